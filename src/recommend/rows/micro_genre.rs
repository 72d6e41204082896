//! Micro-genres worth a row: those whose facets the viewer goes for and that hold much of what would be picked anyway.

use super::{Candidate, Ground, POOL, Subject, Worth};
use crate::{
    catalog::{FacetIndex, FacetKind, TitleIndex},
    recommend::RowKind,
};

/// Micro-genres whose titles are ranked.
const CONSIDERED: usize = 14;
/// A micro-genre is judged by its best titles, so many, among so many of the pool's best.
const JUDGED_BY: usize = 4;
const JUDGED_AMONG: usize = 400;
const MICRO_GENRE: i32 = 150;
/// How much of the taste for its facets a row is worth on top of its titles, which have it in their scores already.
const AFFINITY: (i32, i32) = (2, 5);
const MOST_AFFINITY: i32 = 900;
/// A row says less the more titles its name fits: per log unit of size, from so many titles on.
const BREADTH: f32 = 220.0;
const NARROW_ENOUGH: f32 = 60.0;

pub(super) fn rows<'a>(ground: &Ground<'a>) -> Vec<Candidate<'a>> {
    let catalog = ground.scorer.catalog;
    let mut judged: Vec<Judged<'a>> = (0..catalog.micro_genre_count())
        .map(|at| Judged::new(ground, at))
        .collect();
    meet(ground, &mut judged);
    judged.retain(|judged| judged.met == JUDGED_BY);
    judged.sort_unstable_by_key(|judged| (std::cmp::Reverse(judged.promise()), judged.at));
    judged.truncate(CONSIDERED);
    judged.iter().map(|judged| judged.row(ground)).collect()
}

/// A micro-genre and what speaks for it.
struct Judged<'a> {
    at: usize,
    facets: &'a [FacetIndex],
    titles: &'a [TitleIndex],
    /// The viewer's taste for what its name says, less its breadth.
    leaning: i32,
    /// How many of its best titles were met, and their scores' sum.
    met: usize,
    sum: i32,
}

impl<'a> Judged<'a> {
    fn new(ground: &Ground<'a>, at: usize) -> Self {
        let (facets, titles) = ground.scorer.catalog.micro_genre_set(at);
        Self {
            at,
            facets,
            titles,
            leaning: affinity(ground, facets) - breadth(titles.len()),
            met: 0,
            sum: 0,
        }
    }

    fn promise(&self) -> i32 {
        self.sum / JUDGED_BY as i32 + self.leaning
    }

    fn row(&self, ground: &Ground<'_>) -> Candidate<'a> {
        // All titles of a small one; of a large one those that stand a chance.
        let titles = if self.titles.len() <= POOL {
            ground.best_of(self.titles.iter().copied())
        } else {
            ground.pooled(|title| self.titles.binary_search(&title).is_ok())
        };
        let worth = Worth::Shown {
            prior: MICRO_GENRE + self.leaning,
        };
        Candidate {
            subject: Subject::MicroGenre(self.at),
            key: format!(
                "{}:{}",
                RowKind::MicroGenre.name(),
                ground.scorer.catalog.micro_genre(self.at).key
            ),
            facets: self.facets,
            ..Candidate::new(RowKind::MicroGenre, worth, titles)
        }
    }
}

/// Goes through the pool, best first, and lets each micro-genre meet its first titles there: a micro-genre waits at its
/// rarest facet, so that a title asks few of them.
fn meet(ground: &Ground<'_>, judged: &mut [Judged<'_>]) {
    let catalog = ground.scorer.catalog;
    let lens = &ground.scorer.taste.lens;
    let mut waiting: Vec<Vec<u16>> = vec![Vec::new(); lens.people_from().at()];
    for (judged, number) in judged.iter().zip(0..) {
        let facets = judged.facets.iter();
        let rarest = facets.min_by_key(|facet| catalog.titles_with(**facet).len());
        if let Some(waiting) = rarest.and_then(|rarest| waiting.get_mut(rarest.at())) {
            waiting.push(number);
        }
    }
    for ranked in ground.pool.iter().take(JUDGED_AMONG) {
        let facets = lens.impersonal(catalog.title(ranked.title).facets());
        for facet in facets {
            waiting[facet.at()].retain(|number| {
                let judged = &mut judged[usize::from(*number)];
                let mut all = judged.facets.iter();
                if all.all(|facet| facets.binary_search(facet).is_ok()) {
                    judged.met += 1;
                    judged.sum += ranked.score;
                }
                judged.met < JUDGED_BY
            });
        }
    }
}

fn breadth(titles: usize) -> i32 {
    (BREADTH * (titles as f32 / NARROW_ENOUGH).ln()).max(0.0) as i32
}

/// The viewer's taste for what the row's name says, the decade left out: nobody comes for a decade alone.
fn affinity(ground: &Ground<'_>, facets: &[FacetIndex]) -> i32 {
    let scorer = ground.scorer;
    let said = facets
        .iter()
        .filter(|facet| scorer.taste.lens.kind(**facet) != FacetKind::Decade);
    let sum: i32 = said.map(|facet| scorer.common_pull(*facet)).sum();
    (sum * AFFINITY.0 / AFFINITY.1).clamp(-MOST_AFFINITY, MOST_AFFINITY)
}
