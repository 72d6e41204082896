//! The weights that bring what viewers went on to like to the top.
//!
//! Pairs of a liked title and another, weighed by what NDCG@10 would gain by swapping them (LambdaLoss; Wang et al., CIKM 2018).

use rayon::prelude::*;

use super::{Sums, Weights, moments, regularized, scaled, scores, summed};
use crate::train::{
    blend::SIGNALS,
    example::Example,
    gain::{discount, ideal_gain},
    small::solve,
};

const RIDGE: f64 = 1e-2;
const STEPS: usize = 8;
const DEPTH: usize = 10;

pub(super) fn best_ordered(examples: &[Example], spread: &[f64; SIGNALS], center: Weights) -> Weights {
    let gain = |weights: &Weights| -> f64 {
        let gains: Vec<f64> = examples
            .par_iter()
            .map(|example| example.times * Order::new(example, &scores(example, spread, weights)).gain())
            .collect();
        gains.iter().sum::<f64>() / moments(examples)
    };
    let mut weights = center.clone();
    let mut best = gain(&weights);
    for _ in 0..STEPS {
        let sums = summed(examples, |example, sums| {
            pairs(example, spread, &scores(example, spread, &weights), sums);
        });
        let sums = regularized(sums, moments(examples), &weights, &center, RIDGE);
        let Some(step) = solve(&sums.bend, &sums.slope) else {
            break;
        };
        let tried = (0..6).map(|shrinks| {
            let weights = &weights + &(&step * 0.4_f64.powi(shrinks));
            let gain = gain(&weights);
            (weights, gain)
        });
        let Some((better, its_gain)) = tried.into_iter().find(|(_, gain)| *gain > best + 1e-5) else {
            break;
        };
        (weights, best) = (better, its_gain);
    }
    weights
}

/// The places of the listed candidates of an example by score.
struct Order<'a> {
    example: &'a Example,
    /// Listed candidates, by number.
    listed: Vec<usize>,
    /// The place of each candidate, 0 on top; that of one which is not listed says nothing.
    places: Vec<usize>,
    ideal: f64,
}

impl<'a> Order<'a> {
    fn new(example: &'a Example, scores: &[f64]) -> Self {
        let mut listed: Vec<usize> = (0..scores.len())
            .filter(|at| example.candidates[*at].is_listed)
            .collect();
        listed.sort_by(|left, right| scores[*right].total_cmp(&scores[*left]).then(left.cmp(right)));
        let mut places = vec![usize::MAX; scores.len()];
        for (place, at) in listed.iter().enumerate() {
            places[*at] = place;
        }
        Self {
            example,
            listed,
            places,
            ideal: ideal_gain(example.targets, DEPTH),
        }
    }

    /// NDCG@10 among the candidates.
    fn gain(&self) -> f64 {
        let liked = self.listed.iter().take(DEPTH).enumerate();
        let gained: f64 = liked
            .filter(|(_, at)| self.example.candidates[**at].is_target)
            .map(|(place, _)| discount(place))
            .sum();
        gained / self.ideal
    }

    /// What swapping two candidates would change.
    fn change(&self, one: usize, other: usize) -> f64 {
        let counts = |at: usize| {
            let place = self.places[at];
            if place < DEPTH { discount(place) } else { 0.0 }
        };
        (counts(one) - counts(other)).abs() / self.ideal
    }
}

fn pairs(example: &Example, spread: &[f64; SIGNALS], scores: &[f64], sums: &mut Sums) {
    let order = Order::new(example, scores);
    let (mut slope, mut bend) = ([0.0; SIGNALS], [[0.0; SIGNALS]; SIGNALS]);
    let signals: Vec<[f64; SIGNALS]> = example
        .candidates
        .iter()
        .map(|candidate| scaled(&candidate.signals, spread))
        .collect();
    for &liked in &order.listed {
        if !example.candidates[liked].is_target {
            continue;
        }
        for &other in &order.listed {
            let change = order.change(liked, other);
            if example.candidates[other].is_target || change == 0.0 {
                continue;
            }
            let wrong = 1.0 / (1.0 + (scores[liked] - scores[other]).exp());
            let weight = change * wrong * (1.0 - wrong);
            let apart: [f64; SIGNALS] = std::array::from_fn(|at| signals[liked][at] - signals[other][at]);
            for row in 0..SIGNALS {
                slope[row] += change * wrong * apart[row];
                for column in 0..=row {
                    bend[row][column] += weight * apart[row] * apart[column];
                }
            }
        }
    }
    sums.take(example, 0.0, &slope, &bend);
}
