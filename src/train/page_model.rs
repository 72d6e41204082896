//! The model of the page: the learned score as far as it is a sum over the viewer's titles, sparse enough to be compiled in.
//!
//! What a liked title adds to another is weighed beforehand for short, middle and long histories and rounded to thousandths, so
//! that the page adds whole numbers. Of all that a title adds to, the strongest neighbors are kept.

use ndarray::{Array2, parallel::prelude::*};

use super::{
    beside::{Beside, Lately},
    blend::{Blend, OF_THE_PAGE, Signal},
    interactions::{Interactions, Liked, Ranker},
    liking::{self, Reliability},
    linear, popularity,
    progress::{Progress, TrainError},
    score::Score,
    signals::{Learned, Modeled},
    stand_ins::{StandIn, stand_ins},
};
use crate::{
    catalog::{Catalog, TitleIndex},
    recommend::{self, Liking, Neighbor, PartWeights, STAGES, Stages},
};

/// Neighbors kept for a title.
const NEIGHBORS: usize = 48;
/// A film liked by about this many is the origin of popularity; an Original, which no audience rated, stands there.
const ORIGIN_LIKES: std::ops::Range<u32> = 40..60;

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
    let (score, (liking, reliability)) = weighed(likes, beside, progress)?;
    let mut learned = sparse(&score, likes, &stand_ins(catalog, score.learned().modeled()));
    for title in catalog.indices().filter(|title| catalog.title(*title).is_original()) {
        learned.popularity[title.at()] = [0; STAGES];
    }
    learned.facet_shares = popularity::facet_shares(catalog);
    learned.newest_day = popularity::newest_day(catalog);
    learned.liking = liking;
    Ok((learned, reliability))
}

/// The page's score on others' ratings, to be measured beside the whole one: the same signals but for the catalog's, the same
/// sparsity, the same whole numbers.
pub struct PageScore {
    learned: recommend::Learned,
    lately: Option<Lately>,
}

impl PageScore {
    /// # Errors
    /// When the matrices cannot be inverted, or when it is stopped.
    pub fn train(likes: &Interactions, progress: &Progress<'_>) -> Result<Self, TrainError> {
        let (score, _) = weighed(likes, Beside::default(), progress)?;
        let learned = sparse(&score, likes, &own_places(score.learned()));
        Ok(Self {
            learned,
            lately: likes.is_timed.then(|| Lately::of(likes)),
        })
    }
}

impl Ranker for PageScore {
    fn scores(&self, history: &[Liked]) -> Vec<f32> {
        let stages = Stages::of(history.len().max(1) as f64);
        let mut scores: Vec<i32> = self.learned.popularity.iter().map(|own| stages.weigh(*own)).collect();
        for liked in history {
            for neighbor in &self.learned.neighbors[liked.title as usize] {
                scores[neighbor.title().at()] += neighbor.weight(stages);
            }
        }
        let now_s = history.iter().map(|liked| liked.at_s).max();
        if let (Some(lately), Some(now_s)) = (&self.lately, now_s) {
            let weight = stages.weigh(self.learned.weights.rise) as f32;
            for (score, rise) in scores.iter_mut().zip(lately.rises(now_s)) {
                *score += (weight * rise) as i32;
            }
        }
        scores.into_iter().map(|score| score as f32).collect()
    }
}

fn weighed<'a>(
    likes: &Interactions,
    beside: Beside<'_, 'a>,
    progress: &Progress<'_>,
) -> Result<(Score<'a>, (Liking, Reliability)), TrainError> {
    let mut liking = Default::default();
    let score = Score::train_with(&OF_THE_PAGE, likes, beside, progress, |learned, blend, viewers| {
        let table = Table::new(learned, blend);
        let neighbors = rows(&table, &own_places(learned), None);
        liking = liking::fit(learned, blend, &neighbors, likes, viewers);
    })?;
    Ok((score, liking))
}

fn sparse(score: &Score<'_>, likes: &Interactions, places: &[Vec<StandIn>]) -> recommend::Learned {
    let (learned, blend) = (score.learned(), score.blend());
    let both = linear::co_likes(&Modeled::of(likes).only(likes));
    let weight = |signal: Signal| thousandths(blend.weights[signal as usize]);
    recommend::Learned {
        neighbors: rows(&Table::new(learned, blend), places, Some(&both)),
        popularity: popularity_by_stage(learned, blend),
        weights: PartWeights {
            rise: weight(Signal::Rise),
            taste: weight(Signal::Taste),
        },
        ..recommend::Learned::default()
    }
}

fn thousandths(weights: Weights) -> [i32; STAGES] {
    weights.map(|weight| (weight * 1000.0).round() as i32)
}

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
        .filter(|title| ORIGIN_LIKES.contains(&learned.count(*title)))
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

/// Every modeled title stands for itself; the others for nothing.
fn own_places(learned: &Learned<'_>) -> Vec<Vec<StandIn>> {
    let mut places = vec![Vec::new(); learned.titles()];
    for (place, title) in learned.modeled().iter().enumerate() {
        places[*title as usize].push(StandIn {
            place: place as u32,
            share: 1.0,
        });
    }
    places
}

/// The neighbors of every title, the strongest first. `both` says how many liked two titles, by their places.
fn rows(table: &Table<'_>, places: &[Vec<StandIn>], both: Option<&Array2<f32>>) -> Vec<Vec<Neighbor>> {
    places
        .par_iter()
        .enumerate()
        .map(|(title, own)| {
            let to_places = table.from_all(own);
            let co_likes = |other: &[StandIn]| match (both, own.as_slice(), other) {
                (Some(both), [one], [other]) if one.share == 1.0 && other.share == 1.0 => {
                    both[(one.place as usize, other.place as usize)] as u32
                }
                _ => 0,
            };
            let mut found: Vec<(i32, Neighbor)> = Vec::new();
            for (other, stands) in places.iter().enumerate().filter(|(other, _)| *other != title) {
                let mut sum = [0.0; STAGES];
                for stand_in in stands {
                    for (sum, own) in sum.iter_mut().zip(to_places[stand_in.place as usize]) {
                        *sum += stand_in.share * own;
                    }
                }
                let weights = thousandths(sum);
                let choice: i32 = weights.iter().sum();
                if choice > 0 {
                    let neighbor = Neighbor::new(TitleIndex(other as u32), weights, co_likes(stands));
                    found.push((choice, neighbor));
                }
            }
            found.sort_unstable_by_key(|(choice, neighbor)| (std::cmp::Reverse(*choice), neighbor.title()));
            found.truncate(NEIGHBORS);
            found.into_iter().map(|(_, neighbor)| neighbor).collect()
        })
        .collect()
}

/// What every modeled title adds to every other.
struct Table<'a> {
    learned: &'a Learned<'a>,
    blend: &'a Blend,
    /// For each place the most that the title there adds to any other: it is at least as near to itself.
    nearest: Vec<Weights>,
}

impl<'a> Table<'a> {
    fn new(learned: &'a Learned<'a>, blend: &'a Blend) -> Self {
        let mut table = Self {
            learned,
            blend,
            nearest: Vec::new(),
        };
        let size = learned.modeled().len();
        table.nearest = (0..size).into_par_iter().map(|from| table.most(from, size)).collect();
        table
    }

    /// What a like of a title adds to those at all places.
    fn from_all(&self, stand_ins: &[StandIn]) -> Vec<Weights> {
        let mut sums = vec![[0.0; STAGES]; self.nearest.len()];
        for stand_in in stand_ins {
            let from = stand_in.place as usize;
            for (to, sum) in sums.iter_mut().enumerate() {
                let own = if from == to {
                    self.nearest[from]
                } else {
                    self.from_to(from, to)
                };
                for (sum, own) in sum.iter_mut().zip(own) {
                    *sum += stand_in.share * own;
                }
            }
        }
        sums
    }

    fn most(&self, from: usize, size: usize) -> Weights {
        let mut most = [0.0_f32; STAGES];
        for to in (0..size).filter(|to| *to != from) {
            for (most, own) in most.iter_mut().zip(self.from_to(from, to)) {
                *most = most.max(own);
            }
        }
        most
    }

    fn from_to(&self, from: usize, to: usize) -> Weights {
        let added = self.learned.between(from, to);
        std::array::from_fn(|stage| {
            let weighed = |signal: Signal| added[signal as usize] * self.blend.weights[signal as usize][stage];
            weighed(Signal::Long) + weighed(Signal::Short) + weighed(Signal::Near)
        })
    }
}
