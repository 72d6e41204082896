//! Watching: the picture, the scenes and the bar.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{
    card::progress_bar,
    chrome, facts, panel, picture, prompt, text,
    theme::{Look, Theme},
};
use crate::{
    app::{
        Motion, PlayerScreen, State,
        geometry::{self, PlayerGeometry},
        words,
    },
    artwork::Framing,
    behavior::PlayerKind,
    catalog::Title,
    playback::Speed,
};

pub fn draw(buffer: &mut Buffer, player: &PlayerScreen, state: &State, theme: &Look<'_>) {
    let (cols, rows) = (state.device.cols, state.device.rows);
    let area = geometry::player(cols, rows, state.panel.is_some());
    let title = state.shelf.catalog.title(player.title);
    let appeal = picture::appeal_of(state, title);
    picture::draw(buffer, area.picture, title, appeal, theme, Framing::Card);
    scenes(buffer, area.scenes, player, state, theme);
    caption(buffer, &area, player, title, theme);
    bar(buffer, area.bar, player, theme);
    prompt::draw(buffer, player, state, theme);
    let sign = Rect {
        y: 0,
        height: 1,
        ..area.footer
    };
    chrome::recording_sign(
        buffer,
        Rect {
            width: sign.width.saturating_sub(2),
            ..sign
        },
        state,
        theme,
    );
    panel::draw(
        buffer,
        &geometry::browse(cols, rows, state.panel.is_some()),
        state,
        theme,
    );
    chrome::footer(buffer, area.footer, state, theme);
}

fn scenes(buffer: &mut Buffer, area: Rect, player: &PlayerScreen, state: &State, theme: &Theme) {
    if area.is_empty() {
        return;
    }
    let scenes = state.scenes();
    let has_names = scenes.iter().any(|scene| !scene.name.is_empty());
    let heading = if has_names { "SCENES" } else { "↑↓ JUMP TO" };
    text::line(buffer, text::nth_line(area, 0), heading, theme.faint());
    let current = scenes
        .iter()
        .rposition(|scene| scene.starts_s <= player.position_s)
        .unwrap_or(0);
    let list = text::below(area, 2);
    let fits = usize::from(list.height);
    let first = (current + 1 + fits / 2).min(scenes.len()).saturating_sub(fits);
    for (line, (index, scene)) in scenes.iter().enumerate().skip(first).take(fits).enumerate() {
        let is_current = index == current;
        let mark = if is_current { "▸" } else { " " };
        let style = if is_current { theme.accented() } else { theme.dim() };
        let words = format!("{mark} {:>7}  {}", words::clock_time(scene.starts_s), scene.name);
        text::line(buffer, text::nth_line(list, line as u16), &words, style);
    }
}

fn caption(buffer: &mut Buffer, area: &PlayerGeometry, player: &PlayerScreen, title: Title<'_>, theme: &Theme) {
    let episode = player.episode.and_then(|id| title.episode(id));
    let name = match episode {
        Some(episode) => format!("{} · {} {}", title.name(), episode.id, episode.name),
        None => title.name().to_owned(),
    };
    let line = text::nth_line(area.words, 0);
    // The simulated one says so: nothing is really shown.
    let played_by = match player.kind {
        PlayerKind::Simulated => "simulated",
        PlayerKind::Mpv => "in mpv",
    };
    let played_by = match player.speed {
        Speed::USUAL => played_by.to_owned(),
        speed => format!("{speed} · {played_by}"),
    };
    let used = text::line_right(buffer, line, &played_by, theme.faint());
    text::line(
        buffer,
        Rect {
            width: line.width.saturating_sub(used + 2),
            ..line
        },
        &name,
        theme.bold(),
    );
    let below = match episode {
        Some(episode) if !episode.logline.is_empty() => episode.logline.to_owned(),
        Some(_) | None => facts::with_genres(title, area.words.width),
    };
    text::paragraph(buffer, text::below(area.words, 1), &below, theme.dim());
}

fn bar(buffer: &mut Buffer, line: Rect, player: &PlayerScreen, theme: &Theme) {
    let state = match player.motion {
        _ if !player.has_started && player.prompt.is_none() => "… Starting",
        _ if !player.has_started => "■ Not played",
        Motion::Playing if player.is_over => "▶ Credits",
        Motion::Playing => "▶ Playing",
        Motion::Paused => "Ⅱ Paused",
        Motion::Ended => "■ Ended",
    };
    let times = format!(
        "{} / {}",
        words::clock_time(player.position_s),
        words::clock_time(player.length_s)
    );
    let right = format!("  {times}");
    let used = text::line_right(buffer, line, &right, theme.dim());
    let left = text::line(buffer, line, &format!("{state}  "), theme.accented());
    let middle = Rect {
        x: line.x + left,
        width: line.width.saturating_sub(left + used),
        ..line
    };
    progress_bar(
        buffer,
        middle,
        player.position_s as f32 / player.length_s.max(1) as f32,
        theme,
    );
}
