//! Help and settings, over everything.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{help, text, theme::Theme};
use crate::app::{Overlay, State, geometry, settings::SWITCHES};

pub fn draw(buffer: &mut Buffer, overlay: Overlay, state: &State, theme: &Theme) {
    let area = geometry::overlay(state.device.cols, state.device.rows);
    let inner = boxed(buffer, area, theme);
    match overlay {
        Overlay::Help { scroll } => help::draw(buffer, inner, scroll, state, theme),
        Overlay::Settings { selected } => settings(buffer, inner, selected, state, theme),
    }
}

/// Clears an area and draws a border; what is left inside.
pub fn boxed(buffer: &mut Buffer, area: Rect, theme: &Theme) -> Rect {
    use ratatui::widgets::{Block, BorderType, Clear, Padding, Widget};
    Clear.render(area, buffer);
    let block = Block::bordered()
        .border_type(BorderType::Rounded)
        .border_style(theme.faint())
        .style(theme.raised())
        .padding(Padding::horizontal(2));
    let inner = block.inner(area);
    block.render(area, buffer);
    inner
}

fn settings(buffer: &mut Buffer, area: Rect, selected: usize, state: &State, theme: &Theme) {
    text::line(buffer, text::nth_line(area, 0), "SETTINGS", theme.focused());
    let settings = state.settings();
    for (at, switch) in SWITCHES.iter().enumerate() {
        let top = 2 + 3 * at as u16;
        let line = text::nth_line(area, top);
        let mark = if at == selected { "▸ " } else { "  " };
        let style = if at == selected { theme.focused() } else { theme.base() };
        let value = if (switch.is_on)(&settings) { "on" } else { "off" };
        let used = text::line_right(buffer, line, value, style);
        let label = Rect {
            width: line.width.saturating_sub(used + 2),
            ..line
        };
        text::line(buffer, label, &format!("{mark}{}", switch.label), style);
        text::line(
            buffer,
            text::nth_line(area, top + 1),
            &format!("  {}", switch.help),
            theme.dim(),
        );
    }
    let foot = text::nth_line(area, area.height.saturating_sub(1));
    text::line(buffer, foot, "⏎ switches · Esc closes", theme.faint());
}
