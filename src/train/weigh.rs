//! Learns how the signals are weighed, from viewers who were kept out of training.
//!
//! First the likelihood, then the order at the top: both by Newton's steps with a ridge. The likelihood's pulls toward popularity
//! alone, the best score of somebody who knows nothing; the order's toward what is likeliest.

mod likelihood;
mod order;

use ndarray::{Array1, Array2};
use rayon::prelude::*;

use super::{
    blend::{Blend, SIGNALS, Signal},
    example::Example,
    signals::Signals,
};
use crate::recommend::STAGES;
use likelihood::most_likely;
use order::best_ordered;

const SIZE: usize = SIGNALS * STAGES;

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
                *mean += f64::from(signal) / example.candidates.len() as f64;
            }
        }
        for candidate in &example.candidates {
            for (at, square) in squares.iter_mut().enumerate() {
                *square += (f64::from(candidate.signals[at]) - mean[at]).powi(2);
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
fn scaled(signals: &Signals, spread: &[f64; SIGNALS]) -> [f64; SIGNALS] {
    std::array::from_fn(|at| f64::from(signals[at]) / spread[at])
}

fn scores(example: &Example, spread: &[f64; SIGNALS], weights: &Weights) -> Vec<f64> {
    let mut at: [f64; SIGNALS] = [0.0; SIGNALS];
    for (signal, weight) in at.iter_mut().enumerate() {
        for (stage, share) in example.stages.iter().enumerate() {
            *weight += weights[signal * STAGES + stage] * share / spread[signal];
        }
    }
    let score = |signals: &Signals| {
        signals
            .iter()
            .zip(&at)
            .map(|(signal, weight)| f64::from(*signal) * weight)
            .sum()
    };
    example
        .candidates
        .iter()
        .map(|candidate| score(&candidate.signals))
        .collect()
}

fn regularized(mut sums: Sums, count: f64, weights: &Weights, center: &Weights, ridge: f64) -> Sums {
    let off = weights - center;
    sums.value = sums.value / count - ridge / 2.0 * off.dot(&off);
    sums.slope = sums.slope / count - &off * ridge;
    sums.bend /= count;
    sums.bend.diag_mut().mapv_inplace(|bend| bend + ridge);
    sums
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::train::example::Candidate;

    /// Ten candidates of which `liked` was liked; popularity prefers the first, and `telling` has a value for each.
    fn example(liked: usize, times: f64, telling: impl Fn(usize) -> f32) -> Example {
        let candidates = (0..10).map(|at| {
            let mut signals = [0.0; SIGNALS];
            signals[Signal::Liked as usize] = -(at as f32);
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
            signals.map(|(signal, weight)| f64::from(signal * weight)).sum()
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
                .map(|&liked| example(liked, 1.0, |at| f32::from(u8::from(at == liked))))
                .collect();
            let blend = weigh(&examples);
            for (example, liked) in examples.iter().zip(liked) {
                prop_assert_eq!(ranked(&blend, example), liked);
            }
        }

        #[test]
        fn an_example_that_is_two_moments_counts_as_two(liked in prop::collection::vec(0_usize..10, 5..20)) {
            let telling = |at: usize| (at * 7 % 10) as f32;
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
            .map(|at| example(at * at % 10, 1.0, |place| (place * at % 7) as f32))
            .collect();
        let first = weigh(&examples);
        for _ in 0..3 {
            assert_eq!(weigh(&examples), first);
        }
    }
}
