//! Buttons in a line: the focused one is filled, and told apart without colors by its mark.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{text, theme::Theme};

pub struct Button<'a> {
    pub label: &'a str,
    pub is_focused: bool,
}

/// Columns between two buttons.
const GAP: u16 = 2;

/// Draws buttons from the left of an area's first line, as many as fit whole.
pub fn draw(buffer: &mut Buffer, area: Rect, buttons: &[Button<'_>], theme: &Theme) {
    let mut x = area.x;
    for button in buttons {
        let width = text::width(button.label) + 2;
        if x + width > area.right() {
            break;
        }
        one(buffer, Rect { x, width, ..area }, button, theme);
        x += width + GAP;
    }
}

/// One button with a column of air on both sides.
pub fn one(buffer: &mut Buffer, area: Rect, button: &Button<'_>, theme: &Theme) {
    let (mark, style) = match button.is_focused {
        true if !theme.has_pictures => ("▸", theme.filled()),
        true => (" ", theme.filled()),
        false => (" ", theme.button()),
    };
    text::line(buffer, area, &format!("{mark}{} ", button.label), style);
}
