//! The methods that everything is measured against. Each is tuned on a part of the training viewers; the viewers that are asked
//! in the end never have a say in it.

mod additive;
mod als;
pub mod cold;
mod ease;
mod item_knn;
mod popularity;

use rayon::prelude::*;

pub use item_knn::{ItemKnn, ItemKnnSettings};
pub use popularity::Popularity;

use super::{
    evaluation::{Contender, FitError},
    metrics::Metrics,
    split::{HISTORY_LENGTHS, Split},
};
use crate::train::{Interactions, Ranker, top};

/// All of them.
pub fn all(seed: u64) -> Vec<Contender> {
    vec![
        Contender::reference("popularity", |likes, _| Ok(Box::new(Popularity::of(likes)))),
        Contender::reference("ease", move |likes, _| ease(likes, seed)),
        Contender::reference("item-knn", move |likes, _| Ok(Box::new(item_knn::tuned(likes, seed)))),
        Contender::reference("als", move |likes, _| Ok(Box::new(als::tuned(likes, seed)))),
    ]
}

/// EASE alone, tuned.
pub(super) fn ease(likes: &Interactions, seed: u64) -> Result<Box<dyn Ranker>, FitError> {
    Ok(Box::new(ease::tuned(likes, seed)?))
}

/// What tuning looks at: NDCG@10, averaged over all viewers kept out of a split and all lengths of history.
fn quality(ranker: &dyn Ranker, split: &Split) -> f64 {
    let of_one = |viewer: &super::KeptOut| -> f64 {
        let of_length = |length: usize| {
            let history = viewer.history(length);
            let known = history.iter().map(|liked| liked.title);
            Metrics::of(&top(&ranker.scores(history), known, 10), &viewer.targets).ndcg_10
        };
        HISTORY_LENGTHS.iter().map(|(_, length)| of_length(*length)).sum()
    };
    let all: Vec<f64> = split.kept_out.par_iter().map(of_one).collect();
    // Added up in order, so that the same viewers always give the same sum.
    all.iter().sum::<f64>() / (all.len() * HISTORY_LENGTHS.len()).max(1) as f64
}

/// The best place of a grid along which quality has one peak: climbs from a start until no step to either side helps.
fn climb<E>(places: usize, start: usize, mut quality_at: impl FnMut(usize) -> Result<f64, E>) -> Result<usize, E> {
    let mut known = vec![None; places];
    let mut look = |at: usize| -> Result<f64, E> {
        if let Some(quality) = known[at] {
            return Ok(quality);
        }
        Ok(*known[at].insert(quality_at(at)?))
    };
    let mut best = start;
    loop {
        let mut next = best;
        for side in [best.checked_sub(1), Some(best + 1).filter(|at| *at < places)] {
            if let Some(side) = side
                && look(side)? > look(next)?
            {
                next = side;
            }
        }
        if next == best {
            return Ok(best);
        }
        best = next;
    }
}

#[cfg(test)]
mod tests;
