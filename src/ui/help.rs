//! The help: the binding table of the place one came from, as a table.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{
    panel::{self, Lines},
    text,
    theme::Theme,
};
use crate::app::{
    State,
    keymap::{self, Binding},
};

const KEYS_WIDTH: usize = 16;

pub fn draw(buffer: &mut Buffer, area: Rect, scroll: u16, state: &State, theme: &Theme) {
    text::line(buffer, text::nth_line(area, 0), "KEYS", theme.accented());
    let body = Rect {
        height: area.height.saturating_sub(4),
        ..text::below(area, 2)
    };
    let mut lines: Lines = Vec::new();
    for binding in keymap::in_context(state.context_below()) {
        let keys = keys_of(binding);
        let indent = " ".repeat(KEYS_WIDTH);
        let room = body.width.saturating_sub(KEYS_WIDTH as u16);
        for (at, words) in text::wrap(binding.help, room).into_iter().enumerate() {
            let left = if at == 0 {
                format!("{keys:KEYS_WIDTH$}")
            } else {
                indent.clone()
            };
            lines.push((format!("{left}{words}"), theme.base()));
        }
    }
    panel::scrolled(buffer, body, &lines, scroll);
    let foot = text::nth_line(area, area.height.saturating_sub(1));
    text::line(buffer, foot, "↑↓ scroll · Esc closes", theme.faint());
}

/// All keys of a binding, as one reads them: `p`, `← h`, `gg Home`.
pub fn keys_of(binding: &Binding) -> String {
    let mut keys: Vec<String> = binding.keys.iter().map(ToString::to_string).collect();
    if let Some(letter) = binding.twice {
        keys.insert(0, format!("{letter}{letter}"));
    }
    keys.join(" ")
}
