//! What stands beside the page, or over it.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{log, text, theme::Theme, why};
use crate::app::{PanelKind, State, geometry::BrowseGeometry};

pub fn draw(buffer: &mut Buffer, area: &BrowseGeometry, state: &State, theme: &Theme) {
    let (Some(panel), Some(area)) = (&state.panel, area.panel) else {
        return;
    };
    let inner = framed(buffer, area, theme);
    match &panel.kind {
        PanelKind::Why(why) => why::draw(buffer, inner, why.as_deref(), panel, state, theme),
        PanelKind::Log => log::draw(buffer, inner, panel, state, theme),
    }
}

/// Clears an area and sets it off from the page; what is left inside.
fn framed(buffer: &mut Buffer, area: Rect, theme: &Theme) -> Rect {
    for y in area.top()..area.bottom() {
        for x in area.left()..area.right() {
            buffer[(x, y)].reset();
        }
    }
    buffer.set_style(area, theme.raised());
    for y in area.top()..area.bottom() {
        buffer[(area.x, y)].set_char('▏').set_fg(theme.faint);
    }
    Rect {
        x: area.x + 2,
        width: area.width.saturating_sub(4),
        ..area
    }
}

/// Title of a panel, and the key that closes it.
pub fn heading(buffer: &mut Buffer, area: Rect, title: &str, hint: &str, theme: &Theme) -> Rect {
    let line = text::nth_line(area, 0);
    let used = text::line_right(buffer, line, hint, theme.faint());
    text::line(
        buffer,
        Rect {
            width: line.width.saturating_sub(used + 1),
            ..line
        },
        title,
        theme.accented(),
    );
    text::below(area, 2)
}

/// Lines to be scrolled through, each with its style.
pub type Lines = Vec<(String, ratatui::style::Style)>;

/// Draws lines from a scroll position on; the position is held so that the last line stays in view.
pub fn scrolled(buffer: &mut Buffer, area: Rect, lines: &Lines, scroll: u16) {
    let most = lines.len().saturating_sub(usize::from(area.height));
    let from = usize::from(scroll).min(most);
    for (at, (text, style)) in lines.iter().skip(from).take(usize::from(area.height)).enumerate() {
        text::line(buffer, text::nth_line(area, at as u16), text, *style);
    }
}
