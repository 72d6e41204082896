//! Help, settings, who else is here, the last change and a question, over everything.

use ratatui::{
    buffer::Buffer,
    layout::Rect,
    widgets::{Block, BorderType, Clear, Padding, Widget},
};

use super::{company, difference, help, text, theme::Theme};
use crate::{
    app::{Overlay, State, geometry, settings::SWITCHES},
    recommend::AfterTitle,
};

pub fn draw(buffer: &mut Buffer, overlay: &Overlay, state: &State, theme: &Theme) {
    let area = geometry::overlay(state.device.cols, state.device.rows, overlay);
    let inner = boxed(buffer, area, theme);
    match overlay {
        Overlay::Help { scroll } => help::draw(buffer, inner, *scroll, state, theme),
        Overlay::Settings { selected } => settings(buffer, inner, *selected, state, theme),
        Overlay::Company { selected, is_here } => company::draw(buffer, inner, *selected, is_here, state, theme),
        Overlay::Question { question, selected } => choices(buffer, inner, question, *selected, theme),
        Overlay::Difference { shown, scroll } => {
            difference::draw(
                buffer,
                inner,
                shown.as_deref(),
                *scroll,
                state.moment.utc_offset_min,
                theme,
            );
        }
    }
}

/// Clears an area and draws a border; what is left inside.
pub fn boxed(buffer: &mut Buffer, area: Rect, theme: &Theme) -> Rect {
    Clear.render(area, buffer);
    let block = Block::bordered()
        .border_type(BorderType::Rounded)
        .border_style(theme.faint())
        .style(theme.raised())
        .padding(Padding::new(2, 2, u16::from(area.height > 12), 0));
    let inner = block.inner(area);
    block.render(area, buffer);
    inner
}

fn settings(buffer: &mut Buffer, area: Rect, selected: usize, state: &State, theme: &Theme) {
    text::line(buffer, area, "SETTINGS", theme.accented());
    // Without room for all of it, only the selected switch explains itself.
    let is_roomy = area.height >= 10;
    let foot = text::nth_line(area, area.height.saturating_sub(1));
    let settings = state.settings();
    let mut rest = text::below(
        Rect {
            height: area.height.saturating_sub(1),
            ..area
        },
        1 + u16::from(is_roomy),
    );
    for (at, switch) in SWITCHES.iter().enumerate() {
        let is_focused = at == selected;
        let value = if (switch.is_on)(&settings) { "on" } else { "off" };
        switch_line(buffer, text::nth_line(rest, 0), switch.label, value, is_focused, theme);
        rest = text::below(rest, 1);
        if is_focused || is_roomy {
            // The switches below it stay in view.
            let below = SWITCHES.len() - at - 1;
            let help = Rect {
                x: rest.x + 2,
                width: rest.width.saturating_sub(2),
                height: rest.height.saturating_sub(below as u16),
                ..rest
            };
            rest = text::below(rest, text::paragraph(buffer, help, switch.help, theme.dim()));
        }
        rest = text::below(rest, u16::from(is_roomy));
    }
    text::line(buffer, foot, "⏎ switches · Esc closes", theme.faint());
}

fn choices(buffer: &mut Buffer, area: Rect, question: &AfterTitle, selected: usize, theme: &Theme) {
    let used = text::paragraph(buffer, area, &question.text, theme.accented());
    let rest = text::below(area, used + 1);
    for (at, (_, label)) in question.choices.iter().enumerate() {
        let (mark, style) = if at == selected {
            ("▸ ", theme.focused())
        } else {
            ("  ", theme.base())
        };
        text::line(
            buffer,
            text::nth_line(rest, at as u16),
            &format!("{mark}{label}"),
            style,
        );
    }
    let foot = text::nth_line(area, area.height.saturating_sub(1));
    text::line(buffer, foot, "⏎ answers · Esc closes", theme.faint());
}

fn switch_line(buffer: &mut Buffer, line: Rect, label: &str, value: &str, is_focused: bool, theme: &Theme) {
    let (mark, style) = if is_focused {
        ("▸ ", theme.focused())
    } else {
        ("  ", theme.base())
    };
    let used = text::line_right(buffer, line, value, style);
    let room = Rect {
        width: line.width.saturating_sub(used + 2),
        ..line
    };
    text::line(buffer, room, &format!("{mark}{label}"), style);
}
