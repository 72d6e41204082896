//! The behavior log as it is written: newest at the bottom, each event with what it did to the page.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{
    panel::{self, Lines},
    text,
    theme::Theme,
};
use crate::app::{LogLine, Panel, State};

const HEARTBEAT: &str = "video_content_playing";

pub fn draw(buffer: &mut Buffer, area: Rect, panel: &Panel, state: &State, theme: &Theme) {
    let inner = panel::heading(buffer, area, "BEHAVIOR LOG", "L closes", theme);
    let foot = Rect {
        y: inner.bottom().saturating_sub(1),
        height: inner.height.min(1),
        ..inner
    };
    text::line(buffer, foot, "It stays on this machine.", theme.faint());
    let body = Rect {
        height: inner.height.saturating_sub(2),
        ..inner
    };
    let offset = state.moment.utc_offset_min;
    let lines: Lines = state
        .log
        .iter()
        .enumerate()
        .filter(|(at, line)| !is_followed_by_its_like(line, state.log.get(at + 1)))
        .flat_map(|(_, line)| lines_of(line, offset, body.width, theme))
        .collect();
    // Scrolling counts from the newest line.
    let most = lines.len().saturating_sub(usize::from(body.height));
    let from = most.saturating_sub(usize::from(panel.scroll));
    panel::scrolled(buffer, body, &lines, u16::try_from(from).unwrap_or(u16::MAX));
}

/// Of a run of heartbeats only the last is shown: the play goes on, and that is all they say.
fn is_followed_by_its_like(line: &LogLine, next: Option<&LogLine>) -> bool {
    line.event == HEARTBEAT && next.is_some_and(|next| next.event == HEARTBEAT)
}

/// One event, in full where it matters and in one line where it only keeps count, and what it did to the page.
fn lines_of(line: &LogLine, utc_offset_min: i16, width: u16, theme: &Theme) -> Lines {
    let time = format!("{} ", text::clock(line.at, utc_offset_min));
    let indent = text::width(&time);
    let room = width.saturating_sub(indent);
    let (style, words) = match line.event {
        HEARTBEAT | "impression" | "navigated" | "title_focused" => (theme.faint(), vec![text::fit(&line.what, room)]),
        "page_served" => (theme.dim(), text::wrap(&line.what, room)),
        _ => (theme.base(), text::wrap(&line.what, room)),
    };
    let effect = line
        .effect
        .iter()
        .flat_map(|effect| text::wrap(&format!("→ {effect}"), room));
    let words = words.into_iter().map(|words| (words, style));
    let effect = effect.map(|words| (words, theme.good()));
    words
        .chain(effect)
        .enumerate()
        .map(|(at, (words, style))| {
            let left = if at == 0 {
                time.clone()
            } else {
                " ".repeat(usize::from(indent))
            };
            (left + &words, style)
        })
        .collect()
}
