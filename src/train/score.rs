//! The whole score, trained: what the likes say, and how it is weighed.

use rand::{SeedableRng, seq::SliceRandom};
use rand_pcg::Pcg64Mcg;
use rayon::prelude::*;

use super::{
    beside::Beside,
    blend::{Blend, OF_RATINGS, SIGNALS, Signal},
    example::{Example, later},
    gain::{discount, ideal_gain},
    interactions::{Interactions, Liked, Ranker},
    linear::ItemModel,
    progress::{Progress, Steps, TrainError},
    signals::{Learned, Pairs},
    weigh::weigh,
};

const FOLDS: usize = 4;
/// A viewer with fewer likes tells nothing about what comes after them.
const LIKES_LEAST: usize = 4;
/// More viewers than this make the weights no better.
const VIEWERS_MOST: usize = 1500;
/// The regularizations that are tried for long histories.
const REGULARIZATIONS: [f32; 4] = [50.0, 150.0, 400.0, 1000.0];
/// One for each regularization; two for each fold, but for one of the first that is among those already; and two in the end.
const MATRICES: usize = REGULARIZATIONS.len() + 2 * (FOLDS + 1) - 1;
const SEED: u64 = 0x46_72_6f_6e_74_72_6f_77;

/// A trained score.
pub struct Score<'a> {
    learned: Learned<'a>,
    blend: Blend,
}

impl<'a> Score<'a> {
    /// Trains on likes and, where there are any, on the titles' facets, given by title. Weights and regularization are found by
    /// cross-validation among these viewers; the same input gives the same score.
    ///
    /// # Errors
    /// When the matrices cannot be inverted, or when it is stopped.
    pub fn train(
        likes: &Interactions,
        facets_of: Option<&[Vec<u32>]>,
        progress: &Progress<'_>,
    ) -> Result<Self, TrainError> {
        let beside = Beside {
            facets_of,
            catalog: None,
        };
        Self::train_with(&OF_RATINGS, likes, beside, progress, |_, _, _, _| ())
    }

    /// The same with some of the signals. Shows what was learned without some viewers, the weights, the likes that it was learned
    /// from, and those viewers.
    pub(super) fn train_with(
        asked: &[Signal],
        likes: &Interactions,
        beside: Beside<'_, 'a>,
        progress: &Progress<'_>,
        show: impl FnOnce(&Learned<'_>, &Blend, &Interactions, &[usize]),
    ) -> Result<Self, TrainError> {
        let shuffled = (!likes.is_ordered).then(|| shuffled(likes));
        let likes = shuffled.as_ref().unwrap_or(likes);
        let held_out = folds(likes);
        let matrices = progress.steps("learning who is liked with whom", MATRICES);
        let Tuned {
            regularization,
            pairs,
            long,
        } = Tuned::on(likes, &held_out[0], &matrices)?;
        let mut first = Some((pairs, long));
        let mut examples = Vec::new();
        let mut last = None;
        for (viewers, fold) in held_out.iter().zip(1..) {
            // Two at a time would be too much memory.
            drop(last.take());
            let rest = without(likes, viewers);
            let learned = match first.take() {
                Some((pairs, long)) => Learned::with(pairs, long, &rest, beside, asked, &matrices)?,
                None => Learned::from(&rest, beside, asked, regularization, &matrices)?,
            };
            progress.report("asking viewers who were kept out", fold, FOLDS)?;
            examples.extend(examples_of(likes, viewers, &learned));
            last = Some((learned, rest, viewers));
        }
        progress.report("weighing what was learned", 1, 1)?;
        let blend = weigh(&examples);
        drop(examples);
        if let Some((learned, rest, viewers)) = last {
            show(&learned, &blend, &rest, viewers);
        }
        Ok(Self {
            learned: Learned::from(likes, beside, asked, regularization, &matrices)?,
            blend,
        })
    }

    pub(super) fn learned(&self) -> &Learned<'a> {
        &self.learned
    }

    pub(super) fn blend(&self) -> &Blend {
        &self.blend
    }

    /// Scores for titles that were not trained with and of which the facets alone are known, in the numbers trained with: where
    /// a regression of this viewer's scores on facets puts them. Zeros where it was trained without facets.
    pub fn by_facets(&self, history: &[Liked], facets_of: &[Vec<u32>]) -> Vec<f32> {
        let Some(kinship) = self.learned.kinship() else {
            return vec![0.0; facets_of.len()];
        };
        let known: Vec<bool> = (0..self.learned.titles())
            .map(|title| self.learned.count(title) > 0)
            .collect();
        let worth = kinship.worth(&self.scores(history), &known, FACETS_RIDGE);
        facets_of.iter().map(|facets| kinship.score(&worth, facets)).collect()
    }
}

/// A facet is believed by half when so many titles speak for it.
const FACETS_RIDGE: f32 = 3.0;

impl Ranker for Score<'_> {
    fn scores(&self, history: &[Liked]) -> Vec<f32> {
        let weights = self.blend.at(history.len());
        let weighed = |signals: &[f32; SIGNALS]| -> f32 {
            signals
                .iter()
                .zip(&weights)
                .map(|(signal, weight)| signal * weight)
                .sum()
        };
        self.learned.signals(history, None).iter().map(weighed).collect()
    }
}

/// Viewers to be kept out, fold by fold.
fn folds(likes: &Interactions) -> Vec<Vec<usize>> {
    let mut viewers: Vec<usize> = (0..likes.viewers.len())
        .filter(|viewer| likes.viewers[*viewer].len() >= LIKES_LEAST)
        .collect();
    viewers.shuffle(&mut Pcg64Mcg::seed_from_u64(SEED));
    viewers.truncate(VIEWERS_MOST);
    let mut folds = vec![Vec::new(); FOLDS];
    for (at, viewer) in viewers.into_iter().enumerate() {
        folds[at % FOLDS].push(viewer);
    }
    folds
}

fn without(likes: &Interactions, viewers: &[usize]) -> Interactions {
    let mut kept = vec![true; likes.viewers.len()];
    for viewer in viewers {
        kept[*viewer] = false;
    }
    likes.with_viewers((0..likes.viewers.len()).filter(|viewer| kept[*viewer]))
}

fn examples_of(likes: &Interactions, viewers: &[usize], learned: &Learned<'_>) -> Vec<Example> {
    viewers
        .par_iter()
        .flat_map_iter(|&viewer| Example::of(learned, &likes.viewers[viewer], likes.is_ordered, SEED ^ viewer as u64))
        .collect()
}

/// The same likes, each viewer's in an order drawn by chance: where a set says nothing about order, that of its lines, which is
/// often that of ids and so of the titles' years, must not pass for what came first.
fn shuffled(likes: &Interactions) -> Interactions {
    let mut likes = likes.clone();
    let mut chance = Pcg64Mcg::seed_from_u64(SEED);
    for own in &mut likes.viewers {
        own.shuffle(&mut chance);
    }
    likes
}

/// The model for long histories of those who are not kept out, with the regularization with which it places best, by itself, what
/// those who are liked later.
struct Tuned {
    regularization: f32,
    pairs: Pairs,
    long: ItemModel,
}

impl Tuned {
    /// Takes a step of `matrices` for each regularization.
    fn on(likes: &Interactions, kept_out: &[usize], matrices: &Steps<'_>) -> Result<Self, TrainError> {
        let pairs = Pairs::of(&without(likes, kept_out));
        let asked = pairs.only(&likes.with_viewers(kept_out.iter().copied()));
        let look = |regularization: f32| -> Result<_, TrainError> {
            matrices.next()?;
            let model = pairs.long(regularization)?;
            Ok((quality(&model, &asked), regularization, model))
        };
        let [first, others @ ..] = REGULARIZATIONS;
        let mut best = look(first)?;
        for regularization in others {
            let tried = look(regularization)?;
            if tried.0 > best.0 {
                best = tried;
            }
        }
        let (_, regularization, long) = best;
        Ok(Self {
            regularization,
            pairs,
            long,
        })
    }
}

/// How well a model places what viewers liked later: the sum over them.
fn quality(model: &ItemModel, asked: &Interactions) -> f64 {
    let asked = asked.viewers.par_iter().filter(|own| own.len() >= 2);
    let gains: Vec<f64> = asked
        .map(|own| {
            let (history, later) = own.split_at(own.len() - later(own));
            gain(model, history, later)
        })
        .collect();
    // Added up in order, whatever the threads did.
    gains.iter().sum()
}

/// Discounted gain of what was liked later, over the ideal.
fn gain(model: &ItemModel, history: &[Liked], later: &[Liked]) -> f64 {
    let mut scores = model.intercept.clone();
    for liked in history {
        scores += &model.weights.row(liked.title as usize);
    }
    for liked in history {
        scores[liked.title as usize] = f32::NEG_INFINITY;
    }
    let discounts = later.iter().map(|liked| {
        let own = scores[liked.title as usize];
        discount(scores.iter().filter(|score| **score > own).count())
    });
    discounts.sum::<f64>() / ideal_gain(later.len(), later.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::train::progress::{Stopped, tests::told};

    /// Forty viewers in two camps, six likes each, a day apart.
    fn two_camps() -> Interactions {
        let liked = |viewer: u32, at: u32| Liked {
            title: viewer % 2 * 10 + (viewer / 2 + at * 3) % 10,
            at_s: i64::from(viewer + at) * 86_400,
        };
        Interactions {
            titles: 20,
            viewers: (0..40)
                .map(|viewer| (0..6).map(|at| liked(viewer, at)).collect())
                .collect(),
            is_timed: true,
            is_ordered: true,
            ..Interactions::default()
        }
    }

    #[test]
    fn each_matrix_and_each_fold_is_told_of_and_the_counts_are_those_foretold() {
        let (told, score) = told(usize::MAX, |progress| Score::train(&two_camps(), None, progress));
        score.unwrap();
        let of = |what: &str| -> Vec<usize> {
            let steps = told.iter().filter(|step| step.what.contains(what));
            steps.map(|step| step.at).collect()
        };
        assert_eq!(of("who is liked with whom"), (1..=MATRICES).collect::<Vec<_>>());
        assert_eq!(of("kept out"), (1..=FOLDS).collect::<Vec<_>>());
        assert_eq!(of("weighing"), [1]);
    }

    #[test]
    fn without_times_the_order_of_lines_says_nothing() {
        // Titles stand by number, as in a file sorted by id, and most viewers like those with small numbers.
        let own = |viewer: u32| (0..30).filter(move |title| (viewer * 7 + title * 13) % 31 > *title);
        let likes = Interactions {
            titles: 30,
            viewers: (0..60)
                .map(|viewer| own(viewer).map(|title| Liked { title, at_s: 0 }).collect())
                .collect(),
            ..Interactions::default()
        };
        let score = Score::train(&likes, None, &Progress::untold()).unwrap();
        let scores = score.scores(&[Liked { title: 3, at_s: 0 }]);
        let mean = |titles: std::ops::Range<usize>| scores[titles.clone()].iter().sum::<f32>() / titles.len() as f32;
        assert!(mean(4..12) > mean(20..28), "{scores:?}");
    }

    #[test]
    fn it_can_be_stopped_at_each_step_and_tells_of_none_after() {
        for stop_at in [1, 5, 7, 12] {
            let (told, outcome) = told(stop_at, |progress| Score::train(&two_camps(), None, progress));
            assert_eq!(told.len(), stop_at);
            assert_eq!(outcome.err(), Some(TrainError::Stopped(Stopped)));
        }
    }
}
