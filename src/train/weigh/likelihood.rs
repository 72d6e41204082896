//! The weights under which what viewers went on to like is likeliest.
//!
//! Of all titles that a viewer had not liked yet, one of those liked later is drawn with probability Σ exp(s) over them / Σ exp(s)
//! over all. The logarithm of the sum, not the sum of the logarithms: what matters is that something liked stands on top, not that
//! everything does.

use super::{Sums, Weights, moments, regularized, scaled, scores, summed};
use crate::train::{blend::SIGNALS, example::Example, small::solve};

const RIDGE: f64 = 1e-3;
const STEPS: usize = 25;

pub(super) fn most_likely(examples: &[Example], spread: &[f64; SIGNALS], center: Weights) -> Weights {
    let all = |weights: &Weights| -> Sums {
        let sums = summed(examples, |example, sums| likelihood(example, spread, weights, sums));
        regularized(sums, moments(examples), weights, &center, RIDGE)
    };
    let mut weights = center.clone();
    let mut sums = all(&weights);
    for _ in 0..STEPS {
        let Some(step) = solve(&sums.bend, &sums.slope) else {
            break;
        };
        let tried = (0..20).map(|halvings| {
            let weights = &weights + &(&step * 0.5_f64.powi(halvings));
            let sums = all(&weights);
            (weights, sums)
        });
        let before = sums.value;
        let Some((better, its_sums)) = tried.into_iter().find(|(_, tried)| tried.value > before) else {
            break;
        };
        (weights, sums) = (better, its_sums);
        if sums.value - before < 1e-6 {
            break;
        }
    }
    weights
}

/// Adds the log-likelihood of one example, its slope, and the covariance of the signals as its bend.
fn likelihood(example: &Example, spread: &[f64; SIGNALS], weights: &Weights, sums: &mut Sums) {
    let scores = scores(example, spread, weights);
    let most = scores.iter().copied().fold(f64::MIN, f64::max);
    let odds: Vec<f64> = scores
        .iter()
        .zip(&example.candidates)
        .map(|(score, candidate)| candidate.stands_for * (score - most).exp())
        .collect();
    let all: f64 = odds.iter().sum();
    let liked: f64 = odds
        .iter()
        .zip(&example.candidates)
        .filter(|(_, candidate)| candidate.is_target)
        .map(|(odds, _)| odds)
        .sum();
    let (mut mean, mut mean_liked) = ([0.0; SIGNALS], [0.0; SIGNALS]);
    let mut second = [[0.0; SIGNALS]; SIGNALS];
    for (candidate, odds) in example.candidates.iter().zip(&odds) {
        let signals = scaled(&candidate.signals, spread);
        let share = odds / all;
        for row in 0..SIGNALS {
            let weighted = share * signals[row];
            mean[row] += weighted;
            if candidate.is_target {
                mean_liked[row] += odds / liked.max(f64::MIN_POSITIVE) * signals[row];
            }
            for column in 0..=row {
                second[row][column] += weighted * signals[column];
            }
        }
    }
    let slope = std::array::from_fn(|at| mean_liked[at] - mean[at]);
    for (row, second) in second.iter_mut().enumerate() {
        for (column, second) in second.iter_mut().enumerate().take(row + 1) {
            *second -= mean[row] * mean[column];
        }
    }
    sums.take(example, (liked.max(f64::MIN_POSITIVE) / all).ln(), &slope, &second);
}
