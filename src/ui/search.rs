//! Search: a field, and what it finds as one types.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{chrome, facts, new_profile::input, text, theme::Theme};
use crate::app::{SearchScreen, State, geometry};

pub fn draw(buffer: &mut Buffer, search: &SearchScreen, state: &State, theme: &Theme) {
    let (cols, rows) = (state.device.cols, state.device.rows);
    let page = geometry::browse(cols, rows, false);
    chrome::header(buffer, &page, state, theme);
    let field = Rect::new(2, 2, cols.saturating_sub(4), 1);
    let used = text::line(buffer, field, "/ ", theme.focused());
    input(
        buffer,
        Rect {
            x: field.x + used,
            width: field.width - used,
            ..field
        },
        &search.query,
        true,
        theme,
    );
    results(buffer, search, state, theme);
    chrome::footer(buffer, page.footer, state, theme);
}

fn results(buffer: &mut Buffer, search: &SearchScreen, state: &State, theme: &Theme) {
    let (cols, rows) = (state.device.cols, state.device.rows);
    let first = Rect::new(2, 4, cols.saturating_sub(4), 1);
    if search.query.value().trim().is_empty() {
        text::line(buffer, first, "A title, a person, a genre.", theme.dim());
        return;
    }
    if search.hits.is_empty() {
        let sentence = format!("Nothing here is called “{}”.", search.query.value().trim());
        text::line(buffer, first, &sentence, theme.dim());
        return;
    }
    for (index, area) in geometry::search_lines(cols, rows, search.selected, search.hits.len()) {
        let hit = &search.hits[index];
        let title = state.shelf.catalog.title(hit.title);
        let is_focused = index == search.selected;
        let mark = if is_focused { "▸ " } else { "  " };
        let style = if is_focused { theme.focused() } else { theme.base() };
        let facts = match &hit.through {
            Some(through) => format!("{through} · {}", facts::line(title)),
            None => facts::line_with_genres(title),
        };
        let half = Rect {
            width: area.width / 2,
            ..area
        };
        text::line(buffer, half, &format!("{mark}{}", title.name()), style);
        let right = Rect {
            x: half.right() + 1,
            width: area.width - half.width - 1,
            ..area
        };
        text::line(
            buffer,
            right,
            &facts,
            if is_focused { theme.base() } else { theme.dim() },
        );
    }
}
