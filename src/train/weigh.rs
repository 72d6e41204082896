//! Learns how the signals are weighed, from viewers who were kept out of training.
//!
//! First the likelihood: of all titles that a viewer had not liked yet, one of those liked later is drawn with probability
//! Σ exp(s) over them / Σ exp(s) over all. The logarithm of the sum, not the sum of the logarithms: what matters is that something
//! liked stands on top, not that everything does. Then the order: pairs of a liked title and another, weighed by what NDCG@10
//! would gain by swapping them (LambdaLoss; Wang et al., CIKM 2018). Both by Newton's steps with a ridge that pulls toward
//! popularity alone, the best score of somebody who knows nothing.

use ndarray::{Array1, Array2};
use rayon::prelude::*;

use super::{
    blend::{Blend, SIGNALS, Signal},
    example::Example,
    small::solve,
};
use crate::recommend::STAGES;

const SIZE: usize = SIGNALS * STAGES;
const RIDGE_LIKELIHOOD: f64 = 1e-3;
const RIDGE_ORDER: f64 = 1e-2;
const STEPS_LIKELIHOOD: usize = 25;
const STEPS_ORDER: usize = 8;
const DEPTH: usize = 10;

/// Weights in units of each signal's spread, stage by stage: `[signal × STAGES + stage]`.
type Weights = Array1<f64>;

/// Sums over examples: what a step needs.
struct Sums {
    value: f64,
    slope: Array1<f64>,
    bend: Array2<f64>,
}

impl Sums {
    fn zero() -> Self {
        Self {
            value: 0.0,
            slope: Array1::zeros(SIZE),
            bend: Array2::zeros((SIZE, SIZE)),
        }
    }

    fn plus(mut self, other: Self) -> Self {
        self.value += other.value;
        self.slope += &other.slope;
        self.bend += &other.bend;
        self
    }

    /// Spreads one example's sums over the stages it belongs to.
    fn take(&mut self, example: &Example, value: f64, slope: &[f64; SIGNALS], bend: &[[f64; SIGNALS]; SIGNALS]) {
        let (times, stages) = (example.times, example.stages);
        self.value += times * value;
        for (signal, slope) in slope.iter().enumerate() {
            for (stage, share) in stages.iter().enumerate() {
                self.slope[signal * STAGES + stage] += times * share * slope;
            }
        }
        for row in 0..SIGNALS {
            for column in 0..SIGNALS {
                // Only the lower half is filled.
                let bend = times * bend[row.max(column)][row.min(column)];
                for (above, share) in stages.iter().enumerate() {
                    for (beside, other) in stages.iter().enumerate() {
                        self.bend[(row * STAGES + above, column * STAGES + beside)] += bend * share * other;
                    }
                }
            }
        }
    }
}

/// The weights that place best what viewers went on to like; popularity alone where there is nobody to learn from.
pub(super) fn weigh(examples: &[Example]) -> Blend {
    let spread = spread(examples);
    let mut start = Weights::zeros(SIZE);
    for stage in 0..STAGES {
        let liked = Signal::Liked as usize;
        start[liked * STAGES + stage] = spread[liked];
    }
    let weights = if examples.is_empty() {
        start
    } else {
        let likely = most_likely(examples, &spread, start);
        best_ordered(examples, &spread, likely)
    };
    let mut blend = Blend {
        weights: [[0.0; STAGES]; SIGNALS],
    };
    for (signal, by_stage) in blend.weights.iter_mut().enumerate() {
        for (stage, weight) in by_stage.iter_mut().enumerate() {
            *weight = (weights[signal * STAGES + stage] / spread[signal]) as f32;
        }
    }
    blend
}

/// How far each signal's values lie apart within an example, root mean square.
fn spread(examples: &[Example]) -> [f64; SIGNALS] {
    let (mut squares, mut count) = ([0.0; SIGNALS], 0.0);
    for example in examples {
        let mut mean = [0.0; SIGNALS];
        for candidate in &example.candidates {
            for (mean, signal) in mean.iter_mut().zip(candidate.signals) {
                *mean += signal / example.candidates.len() as f64;
            }
        }
        for candidate in &example.candidates {
            for (at, square) in squares.iter_mut().enumerate() {
                *square += (candidate.signals[at] - mean[at]).powi(2);
            }
            count += 1.0;
        }
    }
    squares.map(|square: f64| {
        let spread = (square / f64::max(count, 1.0)).sqrt();
        // A signal that never differs weighs nothing, whatever its weight.
        if spread > 1e-9 { spread } else { 1.0 }
    })
}

/// Examples that are added up by one thread. Sums depend on the order in which they are made, so it must not depend on the threads.
const TOGETHER: usize = 64;

fn summed(examples: &[Example], add: impl Fn(&Example, &mut Sums) + Sync) -> Sums {
    let parts: Vec<Sums> = examples
        .par_chunks(TOGETHER)
        .map(|examples| {
            let mut sums = Sums::zero();
            for example in examples {
                add(example, &mut sums);
            }
            sums
        })
        .collect();
    parts.into_iter().fold(Sums::zero(), Sums::plus)
}

/// How many moments the examples are.
fn moments(examples: &[Example]) -> f64 {
    examples.iter().map(|example| example.times).sum()
}

/// Signals divided by their spread.
fn scaled(signals: &[f64; SIGNALS], spread: &[f64; SIGNALS]) -> [f64; SIGNALS] {
    std::array::from_fn(|at| signals[at] / spread[at])
}

fn scores(example: &Example, spread: &[f64; SIGNALS], weights: &Weights) -> Vec<f64> {
    let mut at: [f64; SIGNALS] = [0.0; SIGNALS];
    for (signal, weight) in at.iter_mut().enumerate() {
        for (stage, share) in example.stages.iter().enumerate() {
            *weight += weights[signal * STAGES + stage] * share / spread[signal];
        }
    }
    let score = |signals: &[f64; SIGNALS]| signals.iter().zip(&at).map(|(signal, weight)| signal * weight).sum();
    example
        .candidates
        .iter()
        .map(|candidate| score(&candidate.signals))
        .collect()
}

fn most_likely(examples: &[Example], spread: &[f64; SIGNALS], center: Weights) -> Weights {
    let all = |weights: &Weights| -> Sums {
        let sums = summed(examples, |example, sums| likelihood(example, spread, weights, sums));
        regularized(sums, moments(examples), weights, &center, RIDGE_LIKELIHOOD)
    };
    let mut weights = center.clone();
    let mut sums = all(&weights);
    for _ in 0..STEPS_LIKELIHOOD {
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

fn regularized(mut sums: Sums, count: f64, weights: &Weights, center: &Weights, ridge: f64) -> Sums {
    let off = weights - center;
    sums.value = sums.value / count - ridge / 2.0 * off.dot(&off);
    sums.slope = sums.slope / count - &off * ridge;
    sums.bend /= count;
    sums.bend.diag_mut().mapv_inplace(|bend| bend + ridge);
    sums
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

fn best_ordered(examples: &[Example], spread: &[f64; SIGNALS], center: Weights) -> Weights {
    let gain = |weights: &Weights| -> f64 {
        let gains: Vec<f64> = examples
            .par_iter()
            .map(|example| example.times * Order::new(example, &scores(example, spread, weights)).gain())
            .collect();
        gains.iter().sum::<f64>() / moments(examples)
    };
    let mut weights = center.clone();
    let mut best = gain(&weights);
    for _ in 0..STEPS_ORDER {
        let sums = summed(examples, |example, sums| {
            pairs(example, spread, &scores(example, spread, &weights), sums);
        });
        let sums = regularized(sums, moments(examples), &weights, &center, RIDGE_ORDER);
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

/// What a title at a place counts in NDCG at ten.
fn discount(place: usize) -> f64 {
    if place < DEPTH {
        1.0 / ((place + 2) as f64).log2()
    } else {
        0.0
    }
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
            ideal: (0..example.targets.min(DEPTH)).map(discount).sum(),
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
        (discount(self.places[one]) - discount(self.places[other])).abs() / self.ideal
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::train::example::Candidate;

    /// Ten candidates of which `liked` was liked; popularity prefers the first, and `telling` has a value for each.
    fn example(liked: usize, times: f64, telling: impl Fn(usize) -> f64) -> Example {
        let candidates = (0..10).map(|at| {
            let mut signals = [0.0; SIGNALS];
            signals[Signal::Liked as usize] = -(at as f64);
            signals[Signal::Near as usize] = telling(at);
            Candidate {
                signals,
                stands_for: 1.0,
                is_target: at == liked,
                is_listed: true,
            }
        });
        Example {
            times,
            stages: crate::recommend::stages(5.0),
            candidates: candidates.collect(),
            targets: 1,
        }
    }

    fn ranked(blend: &Blend, example: &Example) -> usize {
        let weights = blend.at(5);
        let score = |candidate: &Candidate| -> f64 {
            let signals = candidate.signals.iter().zip(weights);
            signals.map(|(signal, weight)| signal * f64::from(weight)).sum()
        };
        let best = example
            .candidates
            .iter()
            .max_by(|left, right| score(left).total_cmp(&score(right)));
        best.map_or(0, |best| -best.signals[Signal::Liked as usize] as usize)
    }

    proptest! {
        // Each case is a whole training.
        #![proptest_config(ProptestConfig::with_cases(12))]

        #[test]
        fn what_alone_tells_the_liked_apart_outweighs_popularity(liked in prop::collection::vec(0_usize..10, 20..40)) {
            let examples: Vec<Example> = liked
                .iter()
                .map(|&liked| example(liked, 1.0, |at| f64::from(u8::from(at == liked))))
                .collect();
            let blend = weigh(&examples);
            for (example, liked) in examples.iter().zip(liked) {
                prop_assert_eq!(ranked(&blend, example), liked);
            }
        }

        #[test]
        fn an_example_that_is_two_moments_counts_as_two(liked in prop::collection::vec(0_usize..10, 5..20)) {
            let telling = |at: usize| (at * 7 % 10) as f64;
            let once: Vec<Example> = liked.iter().map(|&liked| example(liked, 2.0, telling)).collect();
            let twice: Vec<Example> = liked
                .iter()
                .flat_map(|&liked| [example(liked, 1.0, telling), example(liked, 1.0, telling)])
                .collect();
            let (once, twice) = (weigh(&once), weigh(&twice));
            for (once, twice) in once.weights.iter().flatten().zip(twice.weights.iter().flatten()) {
                prop_assert!((once - twice).abs() < 1e-3, "{once} {twice}");
            }
        }
    }

    #[test]
    fn without_anybody_to_learn_from_popularity_decides() {
        let blend = weigh(&[]);
        assert!(blend.weights[Signal::Liked as usize].iter().all(|weight| *weight > 0.0));
        let others = blend.weights.iter().flatten().filter(|weight| **weight != 0.0);
        assert_eq!(others.count(), STAGES);
    }

    #[test]
    fn the_same_examples_give_the_same_weights_to_the_last_bit() {
        let examples: Vec<Example> = (0..500)
            .map(|at| example(at * at % 10, 1.0, |place| (place * at % 7) as f64))
            .collect();
        let first = weigh(&examples);
        for _ in 0..3 {
            assert_eq!(weigh(&examples), first);
        }
    }
}
