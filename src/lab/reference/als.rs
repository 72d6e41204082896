//! Matrix factorization by alternating least squares, its settings found one after the other.

use std::convert::Infallible;

use super::{climb, quality};
use crate::{
    lab::Split,
    train::{Als, AlsSettings, Interactions},
};

const UNOBSERVED: [f32; 5] = [0.01, 0.03, 0.1, 0.3, 1.0];
const REGULARIZATION: [f32; 5] = [0.001, 0.003, 0.01, 0.03, 0.1];
const FACTORS: [usize; 5] = [8, 16, 32, 64, 128];
const FACTORS_AT_START: usize = 32;
/// With more factors than one for so many titles, a model learns by heart.
const TITLES_A_FACTOR: usize = 4;

/// Tunes one setting after the other, and the first two again with the factors that came out best.
pub(super) fn tuned(likes: &Interactions, seed: u64) -> Als {
    let split = Split::of(likes, seed.wrapping_add(1));
    let factors: Vec<usize> = FACTORS
        .into_iter()
        .filter(|factors| *factors == FACTORS[0] || factors * TITLES_A_FACTOR <= split.training.titles)
        .collect();
    let factors_at_start = factors
        .iter()
        .rposition(|factors| *factors <= FACTORS_AT_START)
        .unwrap_or(0);
    let start = AlsSettings {
        factors: factors[factors_at_start],
        unobserved: 0.1,
        regularization: 0.01,
        sweeps: 8,
    };
    let better = |settings: &[AlsSettings], start: usize| {
        let look = |at: usize| Ok::<_, Infallible>(quality(&Als::train(&split.training, settings[at], seed), &split));
        let Ok(best) = climb(settings.len(), start, look);
        settings[best]
    };
    let by_unobserved = |from: AlsSettings| {
        let start = UNOBSERVED.iter().position(|one| *one == from.unobserved).unwrap_or(0);
        better(&UNOBSERVED.map(|unobserved| AlsSettings { unobserved, ..from }), start)
    };
    let by_regularization = |from: AlsSettings| {
        let start = REGULARIZATION.iter().position(|one| *one == from.regularization);
        let settings = REGULARIZATION.map(|regularization| AlsSettings { regularization, ..from });
        better(&settings, start.unwrap_or(0))
    };
    let few = by_regularization(by_unobserved(start));
    let with_factors: Vec<AlsSettings> = factors.iter().map(|&factors| AlsSettings { factors, ..few }).collect();
    let more = better(&with_factors, factors_at_start);
    Als::train(likes, by_regularization(by_unobserved(more)), seed)
}
