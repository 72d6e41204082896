use ratatui::{buffer::Buffer, layout::Rect};

use super::{text, theme::Theme};
use crate::app::geometry::SMALLEST;

/// Says so as far as it fits, and waits.
pub fn draw(buffer: &mut Buffer, area: Rect, theme: &Theme) {
    let (cols, rows) = SMALLEST;
    let sentence = format!("Frontrow needs {cols}×{rows}; this is {}×{}.", area.width, area.height);
    text::paragraph(buffer, area, &sentence, theme.dim());
}
