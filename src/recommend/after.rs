//! What to offer after a film or the last episode of a series: a few titles to go on with, or to come back to.
//!
//! The first is like what was just seen, the one of its neighbors that scores best; the others are those that score best of all.
//! What was begun, seen, rated or refused is left out. At a late hour the score itself speaks for what is short.

use super::{Model, Request, Section, Standing, more_like::more_like, score::Scorer};
use crate::{
    behavior::Viewer,
    catalog::{Catalog, TitleIndex},
};

/// From so many that are like it the first is taken.
const LIKE_IT: usize = 12;

/// Titles to go on with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offer {
    pub titles: Vec<TitleIndex>,
    /// The first one is like what was just seen.
    pub has_like_it: bool,
    /// How many there were to choose from.
    pub among: usize,
}

/// At most `most` titles to offer after this one. Pure, like `rank`.
pub fn after(
    catalog: &Catalog,
    model: &Model,
    viewer: &Viewer,
    request: &Request<'_>,
    seen: TitleIndex,
    most: usize,
) -> Offer {
    let mut request = request.clone();
    request.section = Section::Home;
    let scorer = Scorer::new(catalog, model, viewer, &request);
    let is_new = |title: &TitleIndex| {
        let interest = scorer.taste.interest(*title);
        *title != seen
            && interest.is_none_or(|interest| interest.standing == Standing::Untouched && interest.rating.is_none())
    };
    let mut best: Vec<(i32, TitleIndex)> = catalog
        .indices()
        .filter(is_new)
        .filter_map(|title| Some((scorer.total(title)?, title)))
        .collect();
    best.sort_unstable_by_key(|(score, title)| (std::cmp::Reverse(*score), *title));
    let like_it = more_like(catalog, model, &request, seen, LIKE_IT);
    let first = best
        .iter()
        .find(|(_, title)| like_it.contains(title))
        .map(|(_, title)| *title);
    let others = best
        .iter()
        .map(|(_, title)| *title)
        .filter(|title| Some(*title) != first);
    Offer {
        has_like_it: first.is_some(),
        titles: first.into_iter().chain(others).take(most).collect(),
        among: best.len(),
    }
}
