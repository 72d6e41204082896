//! What placing titles that nobody liked yet is measured against.

use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg64Mcg;

use crate::{
    catalog::FacetKind,
    lab::ColdRanker,
    train::{Facts, Interactions, Liked},
};

/// Likes, and facts about the same titles.
#[derive(Clone, Copy)]
pub struct Described<'a> {
    pub likes: &'a Interactions,
    pub facts: &'a Facts,
}

/// By chance, another order for every viewer.
pub struct Random {
    pub seed: u64,
}

impl ColdRanker for Random {
    fn cold_scores(&self, history: &[Liked], hidden: &[Vec<u32>]) -> Vec<f32> {
        let mut chance = Pcg64Mcg::seed_from_u64(self.seed);
        for liked in history {
            chance = Pcg64Mcg::seed_from_u64(chance.random::<u64>() ^ u64::from(liked.title));
        }
        hidden.iter().map(|_| chance.random()).collect()
    }
}

/// How much other titles of the same director are liked, and while there are few of them, other titles of the same genres.
pub struct CreditPopularity {
    /// By facet: its titles, and all their likes.
    by_facet: Vec<(f32, f32)>,
    kinds: Vec<FacetKind>,
    mean: f32,
}

/// A director's titles count as much as the genres' do from so many on.
const GENRES_COUNT_AS: f32 = 1.0;

impl CreditPopularity {
    pub fn of(described: Described<'_>) -> Self {
        let mut by_facet = vec![(0.0, 0.0); described.facts.facets.len()];
        for (facets, count) in described.facts.facets_of.iter().zip(described.likes.counts()) {
            for &facet in facets {
                by_facet[facet as usize].0 += 1.0;
                by_facet[facet as usize].1 += count as f32;
            }
        }
        Self {
            by_facet,
            kinds: described.facts.facets.iter().map(|facet| facet.kind).collect(),
            mean: described.likes.likes() as f32 / described.likes.titles.max(1) as f32,
        }
    }

    /// Titles and likes of those of some facets that are of a kind.
    fn of_kind(&self, facets: &[u32], kind: FacetKind) -> (f32, f32) {
        let alike = facets.iter().filter(|facet| self.kinds[**facet as usize] == kind);
        alike.fold((0.0, 0.0), |(titles, likes), facet| {
            let (more_titles, more_likes) = self.by_facet[*facet as usize];
            (titles + more_titles, likes + more_likes)
        })
    }
}

impl ColdRanker for CreditPopularity {
    fn cold_scores(&self, _history: &[Liked], hidden: &[Vec<u32>]) -> Vec<f32> {
        let score = |facets: &Vec<u32>| {
            let (titles, likes) = self.of_kind(facets, FacetKind::Genre);
            let by_genre = if titles > 0.0 { likes / titles } else { self.mean };
            let (titles, likes) = self.of_kind(facets, FacetKind::Director);
            (likes + GENRES_COUNT_AS * by_genre) / (titles + GENRES_COUNT_AS)
        };
        hidden.iter().map(score).collect()
    }
}

/// How many facets a title shares with the history, each counting by how rare it is among titles.
pub struct SharedFacets {
    weights: Vec<f32>,
    facets_of: Vec<Vec<u32>>,
}

impl SharedFacets {
    pub fn of(described: Described<'_>) -> Self {
        let titles = described.facts.facets_of.len() as f32;
        let mut counts = vec![0.0_f32; described.facts.facets.len()];
        for &facet in described.facts.facets_of.iter().flatten() {
            counts[facet as usize] += 1.0;
        }
        Self {
            weights: counts
                .into_iter()
                .map(|count| ((titles + 1.0) / (count + 1.0)).ln())
                .collect(),
            facets_of: described.facts.facets_of.clone(),
        }
    }
}

impl ColdRanker for SharedFacets {
    fn cold_scores(&self, history: &[Liked], hidden: &[Vec<u32>]) -> Vec<f32> {
        let mut met = vec![0.0; self.weights.len()];
        for liked in history {
            for &facet in &self.facets_of[liked.title as usize] {
                met[facet as usize] += self.weights[facet as usize];
            }
        }
        let norm = |facets: &[u32]| -> f32 { facets.iter().map(|&facet| self.weights[facet as usize].powi(2)).sum() };
        let score = |facets: &Vec<u32>| {
            let shared: f32 = facets
                .iter()
                .map(|&facet| met[facet as usize] * self.weights[facet as usize])
                .sum();
            shared / norm(facets).sqrt().max(f32::MIN_POSITIVE)
        };
        hidden.iter().map(score).collect()
    }
}
