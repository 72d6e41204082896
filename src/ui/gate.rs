//! “Who's watching?”

use ratatui::{buffer::Buffer, layout::Rect};

use super::{chrome, overlay::boxed, text, theme::Theme};
use crate::app::{GateScreen, State, geometry};

pub fn draw(buffer: &mut Buffer, gate: &GateScreen, state: &State, theme: &Theme) {
    let (cols, rows) = (state.device.cols, state.device.rows);
    let areas = geometry::gate(cols, rows, state.home.profiles.len() + 1);
    let top = areas.first().map_or(0, |area| area.y);
    wordmark(buffer, Rect::new(0, top.saturating_sub(5), cols, 1), theme);
    text::line_center(
        buffer,
        Rect::new(0, top.saturating_sub(3), cols, 1),
        "Who's watching?",
        theme.bold(),
    );
    for (at, area) in areas.iter().enumerate() {
        let profile = state.home.profiles.get(at);
        let name = profile.map_or("Add profile", |profile| profile.facts.name.as_str());
        let initial = profile
            .and_then(|profile| profile.facts.name.chars().next())
            .unwrap_or('+');
        avatar(buffer, *area, initial, name, at == gate.selected, theme);
    }
    chrome::recording_sign(buffer, Rect::new(0, 0, cols.saturating_sub(2), 1), state, theme);
    chrome::footer(buffer, Rect::new(0, rows - 1, cols, 1), state, theme);
}

pub fn wordmark(buffer: &mut Buffer, line: Rect, theme: &Theme) {
    text::line_center(buffer, line, "F R O N T R O W", theme.focused());
}

fn avatar(buffer: &mut Buffer, area: Rect, initial: char, name: &str, is_focused: bool, theme: &Theme) {
    if area.height < 3 {
        return;
    }
    let picture = Rect {
        height: area.height - 1,
        ..area
    };
    let inner = boxed(buffer, picture, theme);
    if is_focused {
        super::card::frame(buffer, picture, theme);
    }
    let middle = text::nth_line(inner, inner.height / 2);
    let style = if is_focused { theme.focused() } else { theme.bold() };
    text::line_center(buffer, middle, &initial.to_uppercase().to_string(), style);
    let below = Rect {
        y: area.bottom() - 1,
        height: 1,
        ..area
    };
    let label = if is_focused {
        format!("▸ {name}")
    } else {
        name.to_owned()
    };
    text::line_center(
        buffer,
        below,
        &label,
        if is_focused { theme.focused() } else { theme.dim() },
    );
}
