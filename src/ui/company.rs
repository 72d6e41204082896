//! “Who else is here?”, and who is, in the header.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{text, theme::Theme};
use crate::app::State;

/// The others, one a line with a box each; with nobody else, how to add one.
pub fn draw(buffer: &mut Buffer, area: Rect, selected: usize, is_here: &[bool], state: &State, theme: &Theme) {
    text::line(buffer, area, "WHO ELSE IS HERE?", theme.accented());
    let foot = text::nth_line(area, area.height.saturating_sub(1));
    let list = Rect {
        height: area.height.saturating_sub(3),
        ..text::below(area, 2)
    };
    let others = state.others();
    if others.is_empty() {
        let alone = "There is no other profile. P and “Add profile” make one.";
        text::paragraph(buffer, list, alone, theme.base());
        text::line(buffer, foot, "Esc closes", theme.faint());
        return;
    }
    let shown = usize::from(list.height.max(1));
    let from = (selected + 1).saturating_sub(shown);
    let lines = others.iter().zip(is_here).enumerate().skip(from).take(shown);
    for ((at, (profile, is_here)), line) in lines.zip(0..) {
        let line = text::nth_line(list, line);
        let (mark, style) = match at == selected {
            true => ("▸", theme.focused()),
            false => (" ", theme.base()),
        };
        let kids = if profile.facts.kids { "for kids" } else { "" };
        let used = text::line_right(buffer, line, kids, theme.dim());
        let room = Rect {
            width: line.width.saturating_sub(used + 2),
            ..line
        };
        let check = if *is_here { "✓" } else { " " };
        text::line(buffer, room, &format!("{mark} [{check}] {}", profile.facts.name), style);
    }
    text::line(
        buffer,
        foot,
        "⏎ says who · Esc closes, and the page follows",
        theme.faint(),
    );
}

/// Who is here, in at most so many columns: `Ada + Finn ▾`, else with how many, else the one who visits.
pub fn names(state: &State, room: u16) -> String {
    let Some(host) = state.profile().map(|profile| profile.facts.name.as_str()) else {
        return String::new();
    };
    let others: Vec<&str> = state.company().map(|profile| profile.facts.name.as_str()).collect();
    if others.is_empty() {
        return format!("{host} ▾");
    }
    let count = others.len();
    let forms = [
        format!("{host} + {} ▾", others.join(" + ")),
        format!("{host} + {count} ▾"),
        format!("{} + {count} ▾", text::fit(host, room.saturating_sub(6))),
    ];
    let fits = |form: &&String| text::width(form) <= room;
    forms
        .iter()
        .find(fits)
        .cloned()
        .unwrap_or_else(|| format!("+ {count} ▾"))
}
