//! Micro-genres worth a row: those whose facets the viewer goes for and that hold much of what would be picked anyway.

use super::{Candidate, Ground, Subject, Worth};
use crate::{catalog::FacetKind, recommend::RowKind};

/// Micro-genres whose titles are ranked.
const CONSIDERED: usize = 24;
const MICRO_GENRE: i32 = 150;
/// How much of the taste for its facets a row is worth on top of its titles, which have it in their scores already.
const AFFINITY: (i32, i32) = (2, 5);
const MOST_AFFINITY: i32 = 900;
/// A row says less the more titles its name fits: per log unit of size, from so many titles on.
const BREADTH: f32 = 220.0;
const NARROW_ENOUGH: f32 = 60.0;

pub(super) fn rows(ground: &Ground<'_>) -> Vec<Candidate> {
    let scorer = ground.scorer;
    let mut considered: Vec<(i32, usize)> = (0..scorer.catalog.micro_genre_count())
        .filter_map(|at| Some((promise(ground, at)?, at)))
        .collect();
    considered.sort_unstable_by_key(|(promise, at)| (std::cmp::Reverse(*promise), *at));
    considered.truncate(CONSIDERED);
    considered
        .into_iter()
        .map(|(_, at)| row(ground, at))
        .collect()
}

fn row(ground: &Ground<'_>, at: usize) -> Candidate {
    let catalog = ground.scorer.catalog;
    let titles = ground.best_of(catalog.micro_genre(at).titles.iter().copied());
    let prior = MICRO_GENRE + affinity(ground, at) - breadth(ground, at);
    let subject = Subject::MicroGenre(at);
    Candidate::about(
        catalog,
        RowKind::MicroGenre,
        subject,
        Worth::Shown { prior },
        titles,
    )
}

/// The mean of its four best titles, the viewer's taste for its facets, and how much its name says.
fn promise(ground: &Ground<'_>, at: usize) -> Option<i32> {
    let mut best = [i32::MIN; 4];
    for score in ground
        .scorer
        .catalog
        .micro_genre(at)
        .titles
        .iter()
        .filter_map(|title| ground.open(*title))
    {
        if score > best[3] {
            best[3] = score;
            best.sort_unstable_by_key(|score| std::cmp::Reverse(*score));
        }
    }
    (best[3] > i32::MIN)
        .then(|| best.iter().sum::<i32>() / 4 + affinity(ground, at) - breadth(ground, at))
}

fn breadth(ground: &Ground<'_>, at: usize) -> i32 {
    let titles = ground.scorer.catalog.micro_genre(at).titles.len() as f32;
    (BREADTH * (titles / NARROW_ENOUGH).ln()).max(0.0) as i32
}

/// The viewer's taste for what the row's name says, the decade left out: nobody comes for a decade alone.
fn affinity(ground: &Ground<'_>, at: usize) -> i32 {
    let scorer = ground.scorer;
    let facets = scorer.catalog.micro_genre(at).facets.iter();
    let sum: i32 = facets
        .filter(|facet| scorer.catalog.facet(**facet).kind != FacetKind::Decade)
        .map(|facet| scorer.facet_pull(*facet))
        .sum();
    (sum * AFFINITY.0 / AFFINITY.1).clamp(-MOST_AFFINITY, MOST_AFFINITY)
}
