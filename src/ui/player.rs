//! Watching: the picture, the scenes, the bar, and the questions over it.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{
    buttons::{self, Button},
    card::progress_bar,
    chrome, facts,
    overlay::boxed,
    panel,
    picture::{self, Edge},
    text,
    theme::Theme,
};
use crate::{
    app::{
        PlayerPhase, PlayerScreen, State, StillWatchingChoice,
        geometry::{self, PlayerGeometry},
        words,
    },
    behavior::{StillWatchingRule, UtcMillis},
    catalog::{EpisodeId, Title},
    playback::Prompt,
};

pub fn draw(buffer: &mut Buffer, player: &PlayerScreen, state: &State, theme: &Theme) {
    let (cols, rows) = (state.device.cols, state.device.rows);
    let area = geometry::player(cols, rows, state.panel.is_some());
    let title = state.shelf.catalog.title(player.title);
    let appeal = picture::appeal_of(state, title);
    picture::draw(buffer, area.picture, title, appeal, theme, Edge::Whole);
    scenes(buffer, area.scenes, player, state, theme);
    caption(buffer, &area, player, title, theme);
    bar(buffer, area.bar, player, theme);
    prompt(buffer, area.prompt, player, title, state, theme);
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
        let style = if is_current { theme.focused() } else { theme.dim() };
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
    // It says so: nothing is really shown.
    let used = text::line_right(buffer, line, "simulated", theme.faint());
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
    text::line(buffer, text::nth_line(area.words, 1), &below, theme.dim());
}

fn bar(buffer: &mut Buffer, line: Rect, player: &PlayerScreen, theme: &Theme) {
    let state = match player.phase {
        PlayerPhase::Playing => "▶ Playing",
        PlayerPhase::Paused | PlayerPhase::StillWatching { .. } => "Ⅱ Paused",
        PlayerPhase::Countdown { .. } => "■ Ended",
    };
    let times = format!(
        "{} / {}",
        words::clock_time(player.position_s),
        words::clock_time(player.length_s)
    );
    let right = format!("  {times}");
    let used = text::line_right(buffer, line, &right, theme.dim());
    let left = text::line(buffer, line, &format!("{state}  "), theme.focused());
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

fn prompt(buffer: &mut Buffer, area: Rect, player: &PlayerScreen, title: Title<'_>, state: &State, theme: &Theme) {
    match &player.phase {
        PlayerPhase::Playing | PlayerPhase::Paused => {}
        PlayerPhase::Countdown { next, until, play_now } => {
            let inner = boxed(buffer, area, theme);
            countdown(
                buffer,
                inner,
                title,
                *next,
                seconds_left(state, *until),
                *play_now,
                theme,
            );
        }
        PlayerPhase::StillWatching {
            prompt, until, choice, ..
        } => {
            let inner = boxed(buffer, area, theme);
            still_watching(
                buffer,
                inner,
                title,
                *prompt,
                seconds_left(state, *until),
                *choice,
                theme,
            );
        }
    }
}

fn seconds_left(state: &State, until: UtcMillis) -> i64 {
    (until.since(state.moment.at) + 999) / 1_000
}

fn countdown(
    buffer: &mut Buffer,
    area: Rect,
    title: Title<'_>,
    next: EpisodeId,
    seconds: i64,
    play_now: bool,
    theme: &Theme,
) {
    let name = title.episode(next).map_or("", |episode| episode.name);
    text::line(
        buffer,
        text::nth_line(area, 1),
        &format!("Next episode in {seconds} s"),
        theme.bold(),
    );
    text::line(buffer, text::nth_line(area, 2), &format!("{next} {name}"), theme.dim());
    let choices = [("Play now", play_now), ("Stop", !play_now)];
    let choices = choices.map(|(label, is_focused)| Button { label, is_focused });
    buttons::draw(buffer, text::below(area, 4), &choices, theme);
}

fn still_watching(
    buffer: &mut Buffer,
    area: Rect,
    title: Title<'_>,
    prompt: Prompt,
    seconds: i64,
    choice: StillWatchingChoice,
    theme: &Theme,
) {
    let why = match prompt.rule {
        StillWatchingRule::Episodes => format!("{} episodes in a row without a touch.", prompt.episodes),
        StillWatchingRule::Minutes => format!("{} minutes without a touch.", prompt.minutes),
    };
    text::line(
        buffer,
        text::nth_line(area, 0),
        &format!("Still watching “{}”?", title.name()),
        theme.bold(),
    );
    text::line(buffer, text::nth_line(area, 1), &why, theme.dim());
    text::line(
        buffer,
        text::nth_line(area, 2),
        &format!("Stops in {seconds} s and keeps your place."),
        theme.dim(),
    );
    let choices = StillWatchingChoice::ALL.map(|each| Button {
        label: each.label(),
        is_focused: each == choice,
    });
    buttons::draw(buffer, text::below(area, 4), &choices, theme);
}
