//! My List as a page of its own: not ranked, newest first, in lines as wide as the viewport.

use super::{Model, Page, PageRow, Request, RowKind, Viewport, assemble::Slots, captions::Place, hash, score::Scorer};
use crate::{
    behavior::Viewer,
    catalog::{Catalog, TitleIndex},
};

/// My List as a page: its rows are the lines of a grid, newest title first.
pub fn my_list_page(catalog: &Catalog, model: &Model, viewer: &Viewer, request: &Request<'_>) -> Page {
    let scorer = Scorer::new(catalog, model, viewer, request);
    let listed: Vec<TitleIndex> = viewer
        .my_list()
        .into_iter()
        .filter_map(|id| catalog.by_id(id))
        .filter(|title| request.allows(*title) && !scorer.is_refused_by_company(title.index()))
        .map(|title| title.index())
        .collect();
    let mut slots = Slots::new(&scorer);
    let Viewport { columns, .. } = request.viewport;
    let lines = listed.chunks(usize::from(columns.max(1)));
    let rows = lines.enumerate().map(|(at, line)| PageRow {
        kind: RowKind::MyList,
        key: if at == 0 {
            "my_list".to_owned()
        } else {
            format!("my_list:{}", at + 1)
        },
        name: if at == 0 { "My list".to_owned() } else { String::new() },
        evidence: "You put these here.".to_owned(),
        value: 0,
        has_more: false,
        slots: line
            .iter()
            .zip(0..)
            .map(|(&title, column)| slots.slot(title, None, Place { row: at, column }))
            .collect(),
    });
    let mut page = Page {
        rows: rows.collect(),
        ..Page::empty(request.viewport)
    };
    page.hash = hash::of(&page);
    page
}
