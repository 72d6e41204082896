//! The model of the page: the learned score as far as it is a sum over the viewer's titles, sparse enough to be compiled in.
//!
//! What a liked title adds to another is weighed beforehand for short, middle and long histories and rounded to thousandths, so
//! that the page adds whole numbers. Of all that a title adds to, the strongest neighbors are kept.

use ndarray::parallel::prelude::*;

use super::{
    beside::Beside,
    blend::{Blend, OF_THE_AUDIENCE, OF_THE_MOMENT, Signal},
    interactions::{Interactions, Liked, Ranker},
    lift::Lifts,
    liking::{self, Reliability},
    popularity,
    progress::{Progress, TrainError},
    score::Score,
    signals::{Learned, Pairs},
};
use crate::{
    catalog::{Catalog, TitleIndex},
    recommend::{self, Liking, Neighbor, PartWeights, STAGES, Stages},
};

/// Neighbors kept for a title,
const NEIGHBORS: usize = 48;
/// of which so many are the nearest by lift, and the others those to whose scores it adds most.
const NEAREST: usize = 32;
/// How much a neighbor's likes count for being kept, so that known titles are not crowded out by unseen twins.
const KNOWN_IN_CHOICE: f32 = 0.3;
/// Weaker than this is noise, in log units.
const WEAKEST_LIFT: f32 = 0.1;
/// A film liked by so many is the origin of popularity; an Original, which no audience rated, stands there.
const ORIGIN_LIKES: f32 = 50.0;
/// The audience's likes are of what it came across. The page scores against a title drawn as titles are come across, in proportion
/// to a power of their likes, and not against any title whatever: what is seen anyway needs no page to be found. A power of the likes
/// is Steck's model of it (Item popularity and recommendation accuracy, RecSys 2011); that it is the square root was chosen by looking.
const SEEN_ANYWAY: f32 = 0.5;

/// By stage, in log-odds units.
type Weights = [f32; STAGES];

/// Trains the page's model for a catalog on likes of its titles, numbered as the catalog has them.
///
/// # Errors
/// When the matrices cannot be inverted, or when it is stopped.
pub(super) fn train(
    catalog: &Catalog,
    likes: &Interactions,
    progress: &Progress<'_>,
) -> Result<(recommend::Learned, Reliability), TrainError> {
    let beside = Beside {
        facets_of: None,
        catalog: Some(catalog),
    };
    let (score, (liking, reliability)) = weighed(
        &[&OF_THE_AUDIENCE[..], &OF_THE_MOMENT].concat(),
        likes,
        beside,
        progress,
    )?;
    let mut learned = sparse(score.learned(), score.blend(), likes, Some(catalog));
    for (title, popularity) in learned.popularity.iter_mut().enumerate() {
        let seen_anyway = SEEN_ANYWAY * likes_over_origin(score.learned().count(title));
        popularity
            .iter_mut()
            .for_each(|own| *own -= (seen_anyway * 1000.0).round() as i32);
    }
    for title in catalog.indices().filter(|title| catalog.title(*title).is_original()) {
        learned.popularity[title.at()] = [0; STAGES];
    }
    learned.facet_shares = popularity::facet_shares(catalog);
    learned.newest_day = popularity::newest_day(catalog);
    learned.liking = liking;
    Ok((learned, reliability))
}

/// The page's score on others' ratings, to be measured beside the whole one: the same signals but for the clock's and the catalog's,
/// the same sparsity, the same whole numbers.
pub struct PageScore(recommend::Learned);

impl PageScore {
    /// # Errors
    /// When the matrices cannot be inverted, or when it is stopped.
    pub fn train(likes: &Interactions, progress: &Progress<'_>) -> Result<Self, TrainError> {
        let (score, _) = weighed(&OF_THE_AUDIENCE, likes, Beside::default(), progress)?;
        Ok(Self(sparse(score.learned(), score.blend(), likes, None)))
    }
}

impl Ranker for PageScore {
    fn scores(&self, history: &[Liked]) -> Vec<f32> {
        let Self(learned) = self;
        let stages = Stages::of(history.len().max(1) as f64);
        let mut scores: Vec<i32> = learned.popularity.iter().map(|own| stages.weigh(*own)).collect();
        let lift_a_like = learned.weights.lift_a_like(stages, history.len() as f64);
        for liked in history {
            for neighbor in &learned.neighbors[liked.title as usize] {
                scores[neighbor.title().at()] += neighbor.adds(stages, lift_a_like);
            }
        }
        scores.into_iter().map(|score| score as f32).collect()
    }
}

fn weighed<'a>(
    asked: &[Signal],
    likes: &Interactions,
    beside: Beside<'_, 'a>,
    progress: &Progress<'_>,
) -> Result<(Score<'a>, (Liking, Reliability)), TrainError> {
    let mut liking = Default::default();
    let score = Score::train_with(asked, likes, beside, progress, |learned, blend, rest, viewers| {
        let sparse = sparse(learned, blend, rest, beside.catalog);
        liking = liking::fit(learned, (&sparse.neighbors, &sparse.weights), likes, viewers);
    })?;
    Ok((score, liking))
}

/// What was learned of some likes, without what does not fit into the page's model.
fn sparse(learned: &Learned<'_>, blend: &Blend, likes: &Interactions, catalog: Option<&Catalog>) -> recommend::Learned {
    let weight = |signal: Signal| thousandths(blend.weights[signal as usize]);
    recommend::Learned {
        neighbors: neighbors(learned, blend, likes, catalog),
        popularity: popularity_by_stage(learned, blend),
        weights: PartWeights {
            lift: weight(Signal::Lift),
            rise: weight(Signal::Rise),
            taste: weight(Signal::Taste),
        },
        ..recommend::Learned::default()
    }
}

fn thousandths(weights: Weights) -> [i32; STAGES] {
    weights.map(|weight| (weight * 1000.0).round() as i32)
}

fn likes_over_origin(count: u32) -> f32 {
    ((count as f32 + 0.5) / (ORIGIN_LIKES + 0.5)).ln()
}

/// What each title has before anything is known of the viewer.
fn popularity_by_stage(learned: &Learned<'_>, blend: &Blend) -> Vec<[i32; STAGES]> {
    let of = |title: usize| -> Weights {
        let signals = learned.alone(title);
        std::array::from_fn(|stage| {
            let weights = blend.weights.iter();
            signals
                .iter()
                .zip(weights)
                .map(|(signal, by_stage)| signal * by_stage[stage])
                .sum()
        })
    };
    let middling: Vec<Weights> = (0..learned.titles())
        .filter(|title| likes_over_origin(learned.count(*title)).abs() < 0.2)
        .map(of)
        .collect();
    let origin = |stage: usize| middling.iter().map(|own| own[stage]).sum::<f32>() / middling.len().max(1) as f32;
    let origin: Weights = std::array::from_fn(origin);
    (0..learned.titles())
        .map(|title| {
            let own = of(title);
            thousandths(std::array::from_fn(|stage| own[stage] - origin[stage]))
        })
        .collect()
}

/// The neighbors of every title, the nearest first.
fn neighbors(
    learned: &Learned<'_>,
    blend: &Blend,
    likes: &Interactions,
    catalog: Option<&Catalog>,
) -> Vec<Vec<Neighbor>> {
    let both = Pairs::of(likes).into_both();
    let lifts = Lifts::of(likes, catalog);
    let place = |title: usize| learned.place(title);
    (0..learned.titles())
        .into_par_iter()
        .map(|title| {
            let own = place(title);
            let co_likes = |other: usize| match (own, place(other)) {
                (Some(own), Some(other)) => both[(own, other)],
                _ => 0.0,
            };
            let adds = |other: usize| match (own, place(other)) {
                (Some(own), Some(other)) => added(learned, blend, own, other),
                _ => [0.0; STAGES],
            };
            let lifts = lifts.from(title, co_likes);
            let others = (0..learned.titles()).filter(|other| *other != title);
            let all: Vec<(usize, Weights)> = others.map(|other| (other, adds(other))).collect();
            let chosen = chosen(learned, &lifts, &all);
            let mut kept: Vec<Neighbor> = chosen
                .into_iter()
                .map(|at| {
                    let (other, weights) = all[at];
                    let lift = (lifts[other] * 1000.0).round() as i32;
                    let other_index = TitleIndex(other as u32);
                    Neighbor::new(other_index, thousandths(weights), lift, co_likes(other) as u32)
                })
                .collect();
            kept.sort_unstable_by_key(|neighbor| (std::cmp::Reverse(neighbor.lift()), neighbor.title()));
            kept
        })
        .collect()
}

/// Which of all others are kept as neighbors, by their positions.
fn chosen(learned: &Learned<'_>, lifts: &[f32], all: &[(usize, Weights)]) -> Vec<usize> {
    let nearness = |at: &usize| {
        let other = all[*at].0;
        (lifts[other] >= WEAKEST_LIFT).then(|| lifts[other] + KNOWN_IN_CHOICE * likes_over_origin(learned.count(other)))
    };
    let gain = |at: &usize| {
        let sum: f32 = all[*at].1.iter().sum();
        (sum > 0.0).then_some(sum)
    };
    let mut kept = best(0..all.len(), nearness, NEAREST);
    let mut nearest = kept.clone();
    nearest.sort_unstable();
    let others = (0..all.len()).filter(|at| nearest.binary_search(at).is_err());
    kept.extend(best(others, gain, NEIGHBORS - NEAREST));
    kept
}

/// The best few by what is said of them; those of which nothing is said are left out.
fn best(of: impl Iterator<Item = usize>, worth: impl Fn(&usize) -> Option<f32>, count: usize) -> Vec<usize> {
    let mut all: Vec<(f32, usize)> = of.filter_map(|at| Some((worth(&at)?, at))).collect();
    let order = |left: &(f32, usize), right: &(f32, usize)| right.0.total_cmp(&left.0).then(left.1.cmp(&right.1));
    if all.len() > count {
        all.select_nth_unstable_by(count, order);
        all.truncate(count);
    }
    all.into_iter().map(|(_, at)| at).collect()
}

/// What a like of the title at one place adds to the one at another.
fn added(learned: &Learned<'_>, blend: &Blend, from: usize, to: usize) -> Weights {
    let added = learned.between(from, to);
    std::array::from_fn(|stage| {
        let weighed = |signal: Signal| added[signal as usize] * blend.weights[signal as usize][stage];
        weighed(Signal::Long) + weighed(Signal::Short) + weighed(Signal::Near)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sixty viewers in two camps of ten titles, seven likes each, a day apart.
    fn two_camps() -> Interactions {
        let liked = |viewer: u32, at: u32| Liked {
            title: viewer % 2 * 10 + (viewer / 2 + at * 3) % 10,
            at_s: i64::from(viewer + at) * 86_400,
        };
        let viewer = |viewer| ((0..7).map(|at| liked(viewer, at)).collect(), Vec::new());
        Interactions::rated(20, (0..60).map(viewer).collect())
    }

    #[test]
    fn whoever_likes_some_of_a_camp_gets_the_rest_of_it_first() {
        let score = PageScore::train(&two_camps(), &Progress::untold()).unwrap();
        for camp in [0, 10] {
            let history: Vec<Liked> = (camp..camp + 3).map(|title| Liked { title, at_s: 0 }).collect();
            let scores = score.scores(&history);
            let of = |camp: u32| (camp + 3..camp + 10).map(|title| scores[title as usize]);
            let worst_of_own = of(camp).fold(f32::INFINITY, f32::min);
            let best_of_other = of(10 - camp).fold(f32::NEG_INFINITY, f32::max);
            assert!(worst_of_own > best_of_other, "{scores:?}");
        }
    }

    #[test]
    fn the_best_few_are_those_that_sorting_all_would_give() {
        let worth = |at: &usize| (!at.is_multiple_of(3)).then_some((at * 7 % 11) as f32);
        let mut kept = best(0..20, worth, 4);
        kept.sort_unstable();
        let mut expected: Vec<usize> = (0..20_usize).filter(|at| !at.is_multiple_of(3)).collect();
        expected.sort_by_key(|at| (std::cmp::Reverse(at * 7 % 11), *at));
        expected.truncate(4);
        expected.sort_unstable();
        assert_eq!(kept, expected);
    }
}
