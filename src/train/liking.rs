//! How parts of the score become a probability: a logistic regression on what viewers who were kept out of training rated later,
//! liked or not, given what they had liked before.

use std::fmt;

use ndarray::{Array1, Array2, parallel::prelude::*};

use super::{
    blend::Signal,
    example::later,
    interactions::{Interactions, Liked},
    signals::Learned,
    small::solve,
};
use crate::recommend::{Liking, Neighbor, PartWeights, Stages};

/// Likes known at the moments that are learned from; nobody is told a match with fewer.
const MOMENTS: [usize; 4] = [3, 8, 20, usize::MAX];
/// Bias, esteem, company, taste.
const SIZE: usize = 4;
const RIDGE: f64 = 1.0;
const STEPS: usize = 12;

/// One later rating: what the parts said, and whether the title was liked.
#[derive(Clone, Copy, Debug)]
struct Rated {
    parts: [f64; SIZE],
    liked: bool,
}

/// How far the probabilities of liking hold for viewers whom they were not fitted on.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Reliability {
    /// How many later ratings were foretold.
    pub ratings: usize,
    /// Mean of −ln p of what happened.
    pub log_loss: f64,
    /// The same for somebody who gives every title the mean probability.
    pub log_loss_of_mean: f64,
    /// How far foretold and seen shares of likes lie apart, over ten groups of foretold probability weighed by their sizes.
    pub calibration_error: f64,
}

impl fmt::Display for Reliability {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            ratings,
            log_loss,
            log_loss_of_mean,
            calibration_error,
        } = self;
        write!(
            out,
            "match foretold {ratings} ratings of viewers who were kept out with a log loss of {log_loss:.3} (the mean: \
             {log_loss_of_mean:.3}), and is off by {:.1} % on average",
            calibration_error * 100.0
        )
    }
}

impl Reliability {
    /// Foretells each half of the viewers from the other.
    fn of(by_viewer: &[Vec<Rated>]) -> Self {
        let (one, other) = by_viewer.split_at(by_viewer.len() / 2);
        let (one, other) = (one.concat(), other.concat());
        let mut foretold: Vec<(f64, bool)> = Vec::new();
        for (learned_from, asked) in [(&one, &other), (&other, &one)] {
            let weights = regress(learned_from).map(f64::from);
            foretold.extend(
                asked
                    .iter()
                    .map(|rated| (probability(&weights, &rated.parts), rated.liked)),
            );
        }
        foretold.sort_unstable_by(|(left, _), (right, _)| left.total_cmp(right));
        let count = foretold.len().max(1) as f64;
        let mean = foretold.iter().filter(|(_, liked)| *liked).count() as f64 / count;
        let loss = |p: f64, liked: bool| -(if liked { p } else { 1.0 - p }).max(1e-9).ln();
        let apart = |group: &[(f64, bool)]| {
            let (expected, seen) = group.iter().fold((0.0, 0.0), |(expected, seen), (p, liked)| {
                (expected + p, seen + f64::from(u8::from(*liked)))
            });
            (expected - seen).abs()
        };
        Self {
            ratings: foretold.len(),
            log_loss: foretold.iter().map(|(p, liked)| loss(*p, *liked)).sum::<f64>() / count,
            log_loss_of_mean: foretold.iter().map(|(_, liked)| loss(mean, *liked)).sum::<f64>() / count,
            calibration_error: foretold
                .chunks(foretold.len().div_ceil(10).max(1))
                .map(apart)
                .sum::<f64>()
                / count,
        }
    }
}

/// Fits the probability of liking on viewers whom `learned` and its `neighbors` were not learned from. Nothing is claimed where
/// nobody said what was not liked.
pub(super) fn fit(
    learned: &Learned<'_>,
    (neighbors, weights): (&[Vec<Neighbor>], &PartWeights),
    likes: &Interactions,
    viewers: &[usize],
) -> (Liking, Reliability) {
    let Some(mean_share) = learned.mean_share() else {
        return Default::default();
    };
    let by_viewer: Vec<Vec<Rated>> = viewers
        .par_iter()
        .map(|&viewer| {
            let disliked = likes.disliked.get(viewer).map_or(&[][..], Vec::as_slice);
            rated_later(learned, (neighbors, weights), &likes.viewers[viewer], disliked)
        })
        .collect();
    let [bias, esteem, company, taste] = regress(&by_viewer.concat());
    let liking = Liking {
        bias,
        esteem,
        company,
        taste,
        mean_share,
    };
    (liking, Reliability::of(&by_viewer))
}

fn rated_later(
    learned: &Learned<'_>,
    (neighbors, weights): (&[Vec<Neighbor>], &PartWeights),
    own: &[Liked],
    disliked: &[Liked],
) -> Vec<Rated> {
    let (known, liked_later) = own.split_at(own.len() - later(own));
    let Some(from_s) = liked_later.first().map(|liked| liked.at_s) else {
        return Vec::new();
    };
    let disliked_later = disliked.iter().filter(|rated| rated.at_s >= from_s);
    let targets: Vec<(usize, bool)> = liked_later
        .iter()
        .map(|liked| (liked, true))
        .chain(disliked_later.map(|rated| (rated, false)))
        .map(|(rated, liked)| (rated.title as usize, liked))
        .collect();
    let mut lengths = MOMENTS.map(|most| known.len().min(most)).to_vec();
    lengths.dedup();
    lengths.retain(|length| *length >= MOMENTS[0]);
    lengths
        .into_iter()
        .flat_map(|length| {
            let history = &known[..length];
            let stages = Stages::of(length as f64);
            let taste_weight = f64::from(stages.weigh(weights.taste)) / 1000.0;
            let signals = learned.signals(history, Some(from_s));
            let lift_a_like = weights.lift_a_like(stages, length as f64);
            let company = |title: usize| -> i32 {
                let near = history.iter().flat_map(|liked| &neighbors[liked.title as usize]);
                near.filter(|neighbor| neighbor.title().at() == title)
                    .map(|neighbor| neighbor.adds(stages, lift_a_like))
                    .sum()
            };
            let of = |&(title, liked): &(usize, bool)| {
                let of_signal = |signal: Signal| f64::from(signals[title][signal as usize]);
                Rated {
                    parts: [
                        1.0,
                        of_signal(Signal::Esteem),
                        f64::from(company(title)) / 1000.0,
                        of_signal(Signal::Taste) * taste_weight,
                    ],
                    liked,
                }
            };
            targets.iter().map(of).collect::<Vec<_>>()
        })
        .collect()
}

/// Logistic regression by Newton's steps, with a ridge on all but the bias. What speaks for a title must not make it less likely to
/// be liked: a part whose weight comes out negative is left out.
fn regress(rated: &[Rated]) -> [f32; SIZE] {
    let mut rated = rated.to_vec();
    loop {
        let weights = unbounded(&rated);
        let Some(negative) = (1..SIZE).find(|at| weights[*at] < 0.0) else {
            return weights.map(|weight| weight as f32);
        };
        for one in &mut rated {
            one.parts[negative] = 0.0;
        }
    }
}

fn unbounded(rated: &[Rated]) -> [f64; SIZE] {
    let mut weights = [0.0; SIZE];
    for _ in 0..STEPS {
        let mut slope = Array1::zeros(SIZE);
        let mut bend = Array2::zeros((SIZE, SIZE));
        for one in rated {
            let expected = probability(&weights, &one.parts);
            let off = f64::from(u8::from(one.liked)) - expected;
            for row in 0..SIZE {
                slope[row] += off * one.parts[row];
                for column in 0..SIZE {
                    bend[(row, column)] += expected * (1.0 - expected) * one.parts[row] * one.parts[column];
                }
            }
        }
        for at in 0..SIZE {
            let ridge = if at == 0 { 1e-6 } else { RIDGE };
            slope[at] -= ridge * weights[at];
            bend[(at, at)] += ridge;
        }
        let Some(step) = solve(&bend, &slope) else {
            break;
        };
        for (weight, step) in weights.iter_mut().zip(&step) {
            *weight += step;
        }
    }
    weights
}

fn probability(weights: &[f64; SIZE], parts: &[f64; SIZE]) -> f64 {
    let odds: f64 = weights.iter().zip(parts).map(|(weight, part)| weight * part).sum();
    1.0 / (1.0 + (-odds).exp())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn on_the_whole_as_much_is_liked_as_was_foretold(
            rated in prop::collection::vec((-2.0_f64..2.0, -2.0_f64..2.0, any::<bool>()), 20..200)
        ) {
            let rated: Vec<Rated> = rated
                .into_iter()
                .map(|(esteem, company, liked)| Rated { parts: [1.0, esteem, company, 0.0], liked })
                .collect();
            prop_assume!(rated.iter().any(|one| one.liked) && rated.iter().any(|one| !one.liked));
            let weights = regress(&rated).map(f64::from);
            let foretold: f64 = rated.iter().map(|one| probability(&weights, &one.parts)).sum();
            let liked = rated.iter().filter(|one| one.liked).count() as f64;
            prop_assert!((foretold - liked).abs() < 0.05, "{foretold} {liked}");
        }
    }

    #[test]
    fn what_tells_the_liked_apart_gets_weight() {
        let rated: Vec<Rated> = (0..400)
            .map(|at| Rated {
                parts: [1.0, f64::from(at % 20) / 10.0 - 1.0, f64::from(at % 7), 0.0],
                liked: at % 20 + at % 3 * 4 > 12,
            })
            .collect();
        let [_, esteem, company, taste] = regress(&rated);
        assert!(
            esteem > 1.0 && company.abs() < 0.1 && taste == 0.0,
            "{esteem} {company} {taste}"
        );
    }
}
