//! *Pick for me*: one title instead of a page of them, for whoever would rather not choose.
//!
//! Drawn from the titles that score best, in proportion to their odds, so that asking again gives another one; the probability it
//! was drawn with goes into the log.

use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg64Mcg;

use super::{Model, Request, Standing, score::Scorer};
use crate::{
    behavior::Viewer,
    catalog::{Catalog, TitleIndex},
};

/// So many of the best are drawn from.
const AMONG: usize = 12;

/// A title picked for the viewer.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Suggestion {
    pub title: TitleIndex,
    /// With what probability it was drawn.
    pub action_prob: f64,
    /// From how many titles.
    pub among: usize,
}

/// Picks one of the best titles that the viewer has not seen and that were not suggested already. The same arguments give the same
/// title. `None` where nothing is left that may be shown.
pub fn suggest(
    catalog: &Catalog,
    model: &Model,
    viewer: &Viewer,
    request: &Request<'_>,
    suggested: &[TitleIndex],
) -> Option<Suggestion> {
    let scorer = Scorer::new(catalog, model, viewer, request);
    let is_new = |title: &TitleIndex| {
        let interest = scorer.taste.interest(*title);
        interest.is_none_or(|interest| interest.standing == Standing::Untouched && interest.rating.is_none())
    };
    let mut best: Vec<(i32, TitleIndex)> = catalog
        .indices()
        .filter(|title| is_new(title) && !suggested.contains(title) && !scorer.taste.picks.contains(title))
        .filter_map(|title| Some((scorer.total(title)?, title)))
        .collect();
    best.sort_unstable_by_key(|(score, title)| (std::cmp::Reverse(*score), *title));
    best.truncate(AMONG);
    let most = best.first()?.0;
    let odds: Vec<f64> = best
        .iter()
        .map(|(score, _)| (f64::from(score - most) / 1000.0).exp())
        .collect();
    let all: f64 = odds.iter().sum();
    let turn = request.seed.wrapping_add(suggested.len() as u64);
    let mut drawn = Pcg64Mcg::seed_from_u64(turn).random::<f64>() * all;
    let at = odds.iter().position(|odds| {
        drawn -= odds;
        drawn < 0.0
    });
    let at = at.unwrap_or(best.len() - 1);
    Some(Suggestion {
        title: best[at].1,
        action_prob: odds[at] / all,
        among: best.len(),
    })
}
