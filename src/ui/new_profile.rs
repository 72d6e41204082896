//! A new profile: a name, whether it is for kids, create.

use ratatui::{buffer::Buffer, layout::Rect, style::Modifier};

use super::{chrome, overlay::boxed, text, theme::Theme};
use crate::app::{NewProfileField, NewProfileScreen, State, geometry};

pub fn draw(buffer: &mut Buffer, form: &NewProfileScreen, state: &State, theme: &Theme) {
    let (cols, rows) = (state.device.cols, state.device.rows);
    let inner = boxed(buffer, geometry::new_profile(cols, rows), theme);
    text::line(buffer, text::nth_line(inner, 0), "NEW PROFILE", theme.accented());
    let name = text::nth_line(inner, 2);
    let is_name = form.field == NewProfileField::Name;
    let used = text::line(
        buffer,
        name,
        "Name   ",
        if is_name { theme.focused() } else { theme.dim() },
    );
    let field = Rect {
        x: name.x + used,
        width: name.width.saturating_sub(used),
        ..name
    };
    input(buffer, field, &form.name, is_name, theme);
    choice(
        buffer,
        text::nth_line(inner, 4),
        &kids_label(form.kids),
        form.field == NewProfileField::Kids,
        theme,
    );
    choice(
        buffer,
        text::nth_line(inner, 6),
        "Create",
        form.field == NewProfileField::Create,
        theme,
    );
    if let Some(problem) = &form.problem {
        text::paragraph(
            buffer,
            Rect {
                height: 2,
                ..text::below(inner, 8)
            },
            problem,
            theme.bad(),
        );
    }
    chrome::footer(buffer, Rect::new(0, rows - 1, cols, 1), state, theme);
}

fn kids_label(kids: bool) -> String {
    format!(
        "[{}] For kids: only titles known to be for them",
        if kids { "x" } else { " " }
    )
}

fn choice(buffer: &mut Buffer, line: Rect, label: &str, is_focused: bool, theme: &Theme) {
    let mark = if is_focused { "▸ " } else { "  " };
    let style = if is_focused { theme.focused() } else { theme.base() };
    text::line(buffer, line, &format!("{mark}{label}"), style);
}

/// A text field with its cursor; a text that is too long shows its end.
pub fn input(buffer: &mut Buffer, area: Rect, input: &tui_input::Input, is_focused: bool, theme: &Theme) {
    if area.is_empty() {
        return;
    }
    let room = usize::from(area.width.saturating_sub(1));
    let scroll = input.visual_scroll(room);
    let mut hidden = 0;
    let shown: String = input
        .value()
        .chars()
        .skip_while(|letter| {
            let width = usize::from(text::width(letter.encode_utf8(&mut [0; 4])));
            let is_hidden = hidden < scroll;
            hidden += if is_hidden { width } else { 0 };
            is_hidden
        })
        .collect();
    text::line(buffer, area, &shown, theme.bold());
    if is_focused {
        let cursor = area.x + input.visual_cursor().saturating_sub(scroll).min(room) as u16;
        buffer[(cursor, area.y)].modifier.insert(Modifier::REVERSED);
    }
}
