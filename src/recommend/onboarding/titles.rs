//! “Pick three you like”: known titles, half of them near what is known of the viewer and half far from everything shown, so
//! that each pick and each title passed over says something.

use super::super::{Model, Request, score::Scorer};
use crate::{
    behavior::{Dated, Seq, Viewer},
    catalog::{Catalog, TitleId, TitleIndex},
};

/// Titles considered: those that most people know. A title nobody knows cannot be recognized, so nothing is learned from it.
const KNOWN: usize = 240;
/// What being known counts for a title that is to spread out, against being like what was shown.
const LIKENESS_PRICE: i32 = 900;

/// The next titles to offer in “pick three you like”: they tell viewers apart given what is known, and each pick sharpens the
/// next. `count` titles, none of them in `shown`.
pub fn onboarding_titles(
    catalog: &Catalog,
    model: &Model,
    viewer: &Viewer,
    request: &Request<'_>,
    shown: &[TitleId],
    picked: &[TitleId],
    count: usize,
) -> Vec<TitleIndex> {
    let mut told = viewer.clone();
    if !picked.is_empty() {
        told.picks.push(Dated {
            seq: Seq::default(),
            at: request.now,
            value: picked.to_vec(),
        });
    }
    let scorer = Scorer::new(catalog, model, &told, request);
    let mut known = known(&scorer, shown);
    let mut near: Vec<TitleIndex> = shown.iter().filter_map(|id| catalog.index_of(*id)).collect();
    let mut offered = Vec::with_capacity(count);
    while offered.len() < count {
        let exploits = offered.len() % 2 == 0;
        let best = known.iter().enumerate().max_by_key(|(_, (title, score))| {
            let price = LIKENESS_PRICE * overlap(&scorer, *title, &near) / if exploits { 3 } else { 1 };
            let worth = if exploits { *score } else { fame(&scorer, *title) };
            (worth - price, std::cmp::Reverse(*title))
        });
        let Some((at, _)) = best else { break };
        let (title, _) = known.swap_remove(at);
        near.push(title);
        offered.push(title);
    }
    offered
}

/// The titles most people rated that may be shown and were not, with their scores.
fn known(scorer: &Scorer<'_>, shown: &[TitleId]) -> Vec<(TitleIndex, i32)> {
    let mut known: Vec<(u32, TitleIndex, i32)> = scorer
        .catalog
        .indices()
        .filter_map(|title| {
            let view = scorer.catalog.title(title);
            let fresh = !shown.contains(&view.id());
            let total = scorer.total(title).filter(|_| fresh)?;
            Some((view.audience().raters, title, total))
        })
        .collect();
    known.sort_unstable_by_key(|(raters, title, _)| (std::cmp::Reverse(*raters), *title));
    known.truncate(KNOWN);
    known.into_iter().map(|(_, title, total)| (title, total)).collect()
}

fn fame(scorer: &Scorer<'_>, title: TitleIndex) -> i32 {
    scorer.popularity(title) / 2
}

/// How much a title repeats those already shown: shared genres and moods, and neighborhood in the audience.
fn overlap(scorer: &Scorer<'_>, title: TitleIndex, near: &[TitleIndex]) -> i32 {
    let own = scorer.catalog.title(title).facets();
    near.iter()
        .map(|other| {
            let theirs = scorer.catalog.title(*other).facets();
            let shared = own
                .iter()
                .filter(|facet| scorer.tells_apart(**facet) && theirs.contains(facet))
                .count() as i32;
            let neighbors = scorer.model.neighbors(*other).iter();
            let liked_together = neighbors.filter(|neighbor| neighbor.title() == title).count() as i32;
            shared + 2 * liked_together
        })
        .max()
        .unwrap_or(0)
}
