//! Search: a field, and what it finds as one types.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{
    chrome, facts,
    new_profile::input,
    picture, text,
    theme::{Look, Theme},
};
use crate::{
    app::{SearchScreen, State, geometry},
    artwork::Framing,
    catalog::{SearchHit, Title},
};

pub fn draw(buffer: &mut Buffer, search: &SearchScreen, state: &State, theme: &Look<'_>) {
    let (cols, rows) = (state.device.cols, state.device.rows);
    let page = geometry::browse(cols, rows, false);
    chrome::header(buffer, &page, state, theme);
    field(buffer, geometry::search_field(cols), search, theme);
    results(buffer, search, state, theme);
    if let Some(hit) = search.hits.get(search.selected) {
        let title = state.shelf.catalog.title(hit.title);
        preview(buffer, geometry::search_preview(cols, rows), title, state, theme);
    }
    chrome::footer(buffer, page.footer, state, theme);
}

/// A field on its own ground.
fn field(buffer: &mut Buffer, area: Rect, search: &SearchScreen, theme: &Theme) {
    buffer.set_style(area, theme.button());
    let used = text::line(buffer, area, " / ", theme.accented());
    let inner = Rect {
        x: area.x + used,
        width: area.width.saturating_sub(used + 1),
        ..area
    };
    input(buffer, inner, &search.query, true, theme);
}

fn results(buffer: &mut Buffer, search: &SearchScreen, state: &State, theme: &Look<'_>) {
    let (cols, rows) = (state.device.cols, state.device.rows);
    let query = search.query.value().trim();
    let below = Rect {
        y: 4,
        height: rows.saturating_sub(5),
        ..geometry::search_field(cols)
    };
    if query.is_empty() {
        text::paragraph(
            buffer,
            below,
            "Type a title, a person or a genre; letters may be missing.",
            theme.dim(),
        );
    } else if search.hits.is_empty() {
        let sentence = format!("Nothing here is called “{query}”. A few letters of the name are enough.");
        text::paragraph(buffer, below, &sentence, theme.dim());
    }
    for (index, area) in geometry::search_lines(cols, rows, search.selected, search.hits.len()) {
        let hit = &search.hits[index];
        result(
            buffer,
            area,
            hit,
            state.shelf.catalog.title(hit.title),
            index == search.selected,
            theme,
        );
    }
}

/// One line: the name, and what led to it where that was another word than the name.
fn result(buffer: &mut Buffer, area: Rect, hit: &SearchHit, title: Title<'_>, is_focused: bool, theme: &Theme) {
    let mark = if is_focused { "▸ " } else { "  " };
    let (name_style, facts_style) = match is_focused {
        true => (theme.focused(), theme.base()),
        false => (theme.base(), theme.dim()),
    };
    let name = Rect {
        width: area.width / 2,
        ..area
    };
    text::line(buffer, name, &format!("{mark}{}", title.name()), name_style);
    let right = Rect {
        x: name.right() + 1,
        width: area.width.saturating_sub(name.width + 1),
        ..area
    };
    let facts = match &hit.through {
        Some(through) => format!("{} · {through}", facts::line(title)),
        None => facts::with_genres(title, right.width),
    };
    text::line(buffer, right, &facts, facts_style);
}

fn preview(buffer: &mut Buffer, area: Rect, title: Title<'_>, state: &State, theme: &Look<'_>) {
    if area.height < 12 {
        return;
    }
    let picture = Rect {
        height: (area.width / 4).min(area.height / 2),
        ..area
    };
    picture::draw(
        buffer,
        picture,
        title,
        picture::appeal_of(state, title),
        theme,
        Framing::Card,
    );
    let mut rest = text::below(area, picture.height + 1);
    let used = text::paragraph(buffer, rest, title.name(), theme.bold());
    rest = text::below(rest, used);
    let used = text::paragraph(buffer, rest, &facts::with_genres(title, area.width), theme.dim());
    rest = text::below(rest, used + 1);
    for (label, people) in [
        ("By", facts::names(title.directors())),
        ("With", facts::names(title.cast())),
    ] {
        if !people.is_empty() {
            let words = Rect {
                height: rest.height.min(2),
                ..rest
            };
            let used = text::paragraph(buffer, words, &format!("{label} {people}"), theme.dim());
            rest = text::below(rest, used);
        }
    }
}
