//! Tastes in proportion: a viewer who goes for 70 % crime and 30 % comedy finds these shares on the page, and not crime alone.
//!
//! Steck, Calibrated Recommendations (RecSys 2018): of two choices that are worth the same, that one which brings the genres shown
//! nearer to the genres liked. How far they are apart is KL(p‖q̃), in nats: p are the genres of what the viewer likes, q those of
//! what is shown, and q̃ = 0.99·q + 0.01·p.

use std::ops::Range;

use smallvec::{SmallVec, smallvec};

use super::{odds::attention, score::Scorer};
use crate::catalog::{Catalog, FacetKind, TitleIndex};

/// What a nat of divergence costs, in thousandths of a log-odds unit.
const NAT: f32 = 700.0;
/// How much of p is mixed into q, so that a genre that is not shown is far away and not infinitely far.
const MIXED_IN: f32 = 0.01;
/// Titles' worth of the audience's genres that everybody is granted: who likes one film does not like its genres alone.
const GRANTED: f32 = 3.0;
/// Places that everything shown is granted in the very proportions liked: the first title alone is no page yet.
const GRANTED_PLACES: f32 = 2.0;
/// A title picked in the onboarding, in titles plainly liked.
const PICKED: f32 = 0.9;

/// A number for each genre, of which there are about thirty: what is tried out for every row stays off the heap.
pub(super) type ByGenre = SmallVec<[f32; 32]>;

/// The genres that a viewer likes, and those shown so far.
pub(super) struct Proportions<'a> {
    catalog: &'a Catalog,
    /// Facets that are genres, by index.
    genres: Range<usize>,
    /// p, by genre; adds up to 1.
    liked: ByGenre,
    shown: ByGenre,
    all_shown: f32,
}

/// The genres that one viewer likes, by genre; they add up to 1.
pub(super) fn liked_genres(scorer: &Scorer<'_>) -> ByGenre {
    let proportions = Proportions::of_nothing(scorer);
    let mut liked = ByGenre::from_vec(scorer.audience_shares(proportions.genres.clone()));
    liked.iter_mut().for_each(|share| *share *= GRANTED);
    let by_deed = scorer.taste.titles.iter().filter(|interest| interest.weight > 0);
    let by_deed = by_deed.map(|interest| (interest.title, interest.weight as f32 / 1000.0));
    let picked = scorer.taste.picks.iter().map(|title| (*title, PICKED));
    for (title, weight) in by_deed.chain(picked) {
        proportions.add(&mut liked, title, weight);
    }
    let all: f32 = liked.iter().sum();
    if all > 0.0 {
        liked.iter_mut().for_each(|share| *share /= all);
    }
    liked
}

impl<'a> Proportions<'a> {
    pub(super) fn of(scorer: &Scorer<'a>) -> Self {
        let mut proportions = Self::of_nothing(scorer);
        proportions.liked = liked_genres(scorer);
        let others = scorer.genres_of_company();
        if !others.is_empty() {
            // What a group likes is what its members like on average.
            for (genre, share) in proportions.liked.iter_mut().enumerate() {
                let sum: f32 = others.iter().map(|liked| liked[genre]).sum();
                *share = (*share + sum) / (others.len() + 1) as f32;
            }
        }
        (proportions.shown, proportions.all_shown) = proportions.nothing();
        proportions
    }

    fn of_nothing(scorer: &Scorer<'a>) -> Self {
        let genres = scorer.taste.lens.all_of(FacetKind::Genre);
        Self {
            catalog: scorer.catalog,
            liked: smallvec![0.0; genres.len()],
            shown: smallvec![0.0; genres.len()],
            all_shown: 0.0,
            genres,
        }
    }

    /// Counts titles as shown in a row of so many rows above it; each with how much its place is looked at.
    pub(super) fn show(&mut self, titles: impl Iterator<Item = TitleIndex>, row: usize) {
        let mut shown = std::mem::take(&mut self.shown);
        self.all_shown += self.lay(&mut shown, titles, row);
        self.shown = shown;
    }

    /// What it costs, in thousandths of a log-odds unit, how far what is shown would be from what is liked with these titles as well.
    pub(super) fn cost(&self, titles: impl Iterator<Item = TitleIndex>, row: usize) -> i32 {
        let mut shown = self.shown.clone();
        let all = self.all_shown + self.lay(&mut shown, titles, row);
        (NAT * divergence(&self.liked, &shown, all)) as i32
    }

    /// The same of a row alone, whatever stands above it.
    pub(super) fn cost_alone(&self, titles: impl Iterator<Item = TitleIndex>) -> i32 {
        let (mut shown, granted) = self.nothing();
        let all = granted + self.lay(&mut shown, titles, 0);
        (NAT * divergence(&self.liked, &shown, all)) as i32
    }

    fn nothing(&self) -> (ByGenre, f32) {
        let granted = self.liked.iter().map(|share| GRANTED_PLACES * share);
        (granted.collect(), GRANTED_PLACES)
    }

    fn lay(&self, shown: &mut [f32], titles: impl Iterator<Item = TitleIndex>, row: usize) -> f32 {
        let of_row = attention(row);
        titles
            .enumerate()
            .map(|(column, title)| self.add(shown, title, of_row * attention(column)))
            .sum()
    }

    /// Shares a weight out among a title's genres; says how much of it that was: all, or nothing where it has none.
    fn add(&self, shares: &mut [f32], title: TitleIndex, weight: f32) -> f32 {
        let facets = self.catalog.title(title).facets();
        let start = facets.partition_point(|facet| facet.at() < self.genres.start);
        let end = facets.partition_point(|facet| facet.at() < self.genres.end);
        let own = &facets[start..end];
        for genre in own {
            shares[genre.at() - self.genres.start] += weight / own.len() as f32;
        }
        if own.is_empty() { 0.0 } else { weight }
    }
}

/// KL(p‖q̃) in nats, where q is `shown` as a share of `all`; 0 when nothing is shown or nothing liked.
fn divergence(liked: &[f32], shown: &[f32], all: f32) -> f32 {
    if all <= 0.0 {
        return 0.0;
    }
    let terms = liked.iter().zip(shown).filter(|(liked, _)| **liked > 0.0);
    terms
        .map(|(liked, shown)| {
            let mixed = (1.0 - MIXED_IN) * shown / all + MIXED_IN * liked;
            liked * (liked / mixed).ln()
        })
        .sum::<f32>()
        .max(0.0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn nothing_is_nearer_than_the_very_proportions(
            liked in prop::collection::vec(0.01_f32..1.0, 5),
            other in prop::collection::vec(0.0_f32..1.0, 5),
        ) {
            let all: f32 = liked.iter().sum();
            let shares: Vec<f32> = liked.iter().map(|mass| mass / all).collect();
            let itself = divergence(&shares, &liked, all);
            prop_assert!(itself < 1e-4, "{itself}");
            let shown: f32 = other.iter().sum();
            prop_assert!(divergence(&shares, &other, shown) >= itself - 1e-4);
        }
    }

    #[test]
    fn a_genre_that_is_liked_and_not_shown_is_far_and_not_infinitely_far() {
        let liked = [0.7, 0.3];
        let one_sided = divergence(&liked, &[1.0, 0.0], 1.0);
        let balanced = divergence(&liked, &[0.7, 0.3], 1.0);
        assert!(one_sided.is_finite() && one_sided > balanced + 0.5);
        assert_eq!(divergence(&liked, &[0.0, 0.0], 0.0), 0.0);
    }
}
