use rand::{SeedableRng, seq::SliceRandom};
use rand_pcg::Pcg64Mcg;

use crate::train::{Interactions, Liked};

/// How many of a viewer's first likes a model may know, and what that is called.
pub const HISTORY_LENGTHS: [(&str, usize); 6] = [
    ("1", 1),
    ("3", 3),
    ("5", 5),
    ("10", 10),
    ("20", 20),
    ("all", usize::MAX),
];

/// Whoever has fewer likes is trained on and never asked.
const LIKES_MIN: usize = 5;
const KEPT_OUT_MAX: usize = 500;
/// At most one in so many of those with enough likes is kept out.
const KEPT_OUT_ONE_IN: usize = 3;
/// The share of a viewer's likes, the last ones, that is to be foretold.
const TARGET_SHARE: f64 = 0.2;

/// A viewer whom no model was trained on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptOut {
    /// The likes that a model may know of, in order.
    pub known: Vec<Liked>,
    /// The titles liked after them, in order; at least one, none of them among the known ones.
    pub targets: Vec<u32>,
    /// When the first of their last likes came, those that are to be foretold: in seconds since 1970, 0 where a set has no times.
    pub asked_at_s: i64,
}

impl KeptOut {
    /// The first `length` likes, or all that there are.
    pub fn history(&self, length: usize) -> &[Liked] {
        &self.known[..length.min(self.known.len())]
    }
}

/// Strong generalization: some viewers train, others are asked, and nobody does both.
///
/// Titles are those that a training viewer liked, numbered from the most liked on, so that ties by number favor what is popular.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Split {
    pub training: Interactions,
    pub kept_out: Vec<KeptOut>,
    /// The training viewers' numbers in the set that was split.
    pub trained_on: Vec<usize>,
    /// The titles' numbers in the set that was split, by their numbers here.
    pub titles: Vec<u32>,
}

impl Split {
    /// Keeps out a third of the viewers with five likes and more, at most 500; the same seed keeps out the same ones. Where a
    /// set says nothing about order, likes are shuffled, so that the order of lines foretells nothing.
    pub fn of(likes: &Interactions, seed: u64) -> Self {
        let mut chance = Pcg64Mcg::seed_from_u64(seed);
        let mut eligible: Vec<usize> = (0..likes.viewers.len())
            .filter(|viewer| likes.viewers[*viewer].len() >= LIKES_MIN)
            .collect();
        eligible.shuffle(&mut chance);
        eligible.truncate((eligible.len() / KEPT_OUT_ONE_IN).min(KEPT_OUT_MAX));
        eligible.sort_unstable();
        let is_kept_out = |viewer: &usize| eligible.binary_search(viewer).is_ok();
        let trained_on: Vec<usize> = (0..likes.viewers.len()).filter(|viewer| !is_kept_out(viewer)).collect();
        let training = likes.with_viewers(trained_on.iter().copied());
        let titles = training.most_liked();
        let mut asked = likes.with_viewers(eligible.iter().copied()).with_titles(&titles);
        if !likes.is_ordered {
            asked.viewers.iter_mut().for_each(|likes| likes.shuffle(&mut chance));
        }
        Self {
            training: training.with_titles(&titles),
            kept_out: asked.viewers.into_iter().filter_map(keep_out).collect(),
            trained_on,
            titles,
        }
    }
}

/// Parts what is known of a viewer from what is to be foretold; nobody can be asked of whom fewer than two likes are left.
fn keep_out(mut likes: Vec<Liked>) -> Option<KeptOut> {
    if likes.len() < 2 {
        return None;
    }
    let targets = ((likes.len() as f64 * TARGET_SHARE).round() as usize).max(1);
    let targets = likes.split_off(likes.len() - targets);
    Some(KeptOut {
        known: likes,
        asked_at_s: targets.first()?.at_s,
        targets: targets.into_iter().map(|liked| liked.title).collect(),
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    prop_compose! {
        fn sets()(
            viewers in prop::collection::vec(prop::collection::btree_set(0_u32..30, 0..20), 0..40),
            is_ordered in any::<bool>(),
        ) -> Interactions {
            let viewers = viewers
                .into_iter()
                .map(|titles| titles.into_iter().zip(100..).map(|(title, at_s)| Liked { title, at_s }).collect())
                .collect();
            Interactions { titles: 30, viewers, is_timed: is_ordered, is_ordered, ..Interactions::default() }
        }
    }

    proptest! {
        #[test]
        fn nobody_is_both_trained_on_and_asked(likes in sets(), seed in any::<u64>()) {
            let split = Split::of(&likes, seed);
            let eligible = likes.viewers.iter().filter(|viewer| viewer.len() >= 5).count();
            prop_assert!(split.kept_out.len() <= eligible / 3);
            prop_assert_eq!(split.training.viewers.len(), likes.viewers.len() - eligible / 3);
            prop_assert_eq!(
                likes.with_viewers(split.trained_on.iter().copied()).with_titles(&split.titles),
                split.training.clone()
            );
            prop_assert!(split.training.counts().iter().is_sorted_by(|a, b| a >= b));
            prop_assert!(split.training.counts().iter().all(|count| *count > 0));
            prop_assert_eq!(split, Split::of(&likes, seed));
        }

        #[test]
        fn what_is_to_be_foretold_comes_last_and_is_never_known(likes in sets(), seed in any::<u64>()) {
            let split = Split::of(&likes, seed);
            for viewer in &split.kept_out {
                prop_assert!(!viewer.known.is_empty() && !viewer.targets.is_empty());
                prop_assert!(viewer.known.iter().all(|liked| !viewer.targets.contains(&liked.title)));
                if likes.is_ordered {
                    prop_assert!(viewer.known.is_sorted_by_key(|liked| liked.at_s));
                    prop_assert!(viewer.known.iter().all(|liked| liked.at_s <= viewer.asked_at_s));
                }
                let all = viewer.known.len() + viewer.targets.len();
                prop_assert_eq!(viewer.targets.len(), ((all as f64 * 0.2).round() as usize).max(1));
                for (_, length) in HISTORY_LENGTHS {
                    prop_assert_eq!(viewer.history(length).len(), length.min(viewer.known.len()));
                }
            }
        }
    }
}
