//! Titles like one title, for the details screen.

use super::{Model, Request, Stages, shelf::Shelf};
use crate::catalog::{Catalog, TitleIndex};

/// How much a neighbor's popularity counts beside how near it is: an obscure twin is not what people mean.
const POPULARITY: (i32, i32) = (1, 3);

/// Titles like one title: best first, only what the profile may see, whatever section the page shows.
pub fn more_like(
    catalog: &Catalog,
    model: &Model,
    request: &Request<'_>,
    title: TitleIndex,
    most: usize,
) -> Vec<TitleIndex> {
    let mut request = request.clone();
    request.section = super::Section::Home;
    let shelf = Shelf::new(catalog, &request);
    // As for somebody who likes this title and of whom nothing else is known.
    let stages = Stages::of(1.0);
    let mut near: Vec<(i32, TitleIndex)> = model
        .neighbors(title)
        .iter()
        .filter(|neighbor| shelf.may_show(catalog.title(neighbor.title())))
        .map(|neighbor| {
            let popularity = stages.weigh(model.popularity()[neighbor.title().at()]);
            (
                neighbor.lift() + popularity * POPULARITY.0 / POPULARITY.1,
                neighbor.title(),
            )
        })
        .collect();
    near.sort_unstable_by_key(|(worth, title)| (std::cmp::Reverse(*worth), *title));
    near.into_iter().take(most).map(|(_, title)| title).collect()
}
