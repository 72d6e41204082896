use serde::Serialize;

use crate::train::{discount, ideal_gain};

/// How good a ranking is, for one viewer; each from 0 to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Metrics {
    pub ndcg_10: f64,
    pub ndcg_100: f64,
    /// The share of the targets within the first 20, of as many as fit there.
    pub recall_20: f64,
    /// 1 if a target stands within the first 6, what a row shows at once.
    pub hit_6: f64,
}

/// A metric's name in the report, and where it stands.
type Metric = (&'static str, fn(&Metrics) -> f64);

impl Metrics {
    pub const ALL: [Metric; 4] = [
        ("ndcg@10", |metrics| metrics.ndcg_10),
        ("ndcg@100", |metrics| metrics.ndcg_100),
        ("recall@20", |metrics| metrics.recall_20),
        ("hit@6", |metrics| metrics.hit_6),
    ];
    /// How much of a ranking has to be there for all of them.
    pub const DEPTH: usize = 100;

    /// Measures a ranking, best first, against the titles that were liked in the end; all zero without any.
    pub fn of(ranking: &[u32], targets: &[u32]) -> Self {
        let hits: Vec<bool> = ranking.iter().map(|title| targets.contains(title)).collect();
        let within = |depth: usize| hits.iter().take(depth).filter(|hit| **hit).count();
        Self {
            ndcg_10: ndcg(&hits, targets.len(), 10),
            ndcg_100: ndcg(&hits, targets.len(), 100),
            recall_20: within(20) as f64 / targets.len().clamp(1, 20) as f64,
            hit_6: f64::from(u8::from(within(6) > 0)),
        }
    }
}

/// Discounted gain, as a share of what the best ranking would have.
fn ndcg(hits: &[bool], targets: usize, depth: usize) -> f64 {
    let ideal = ideal_gain(targets, depth);
    let gained: f64 = (0..hits.len().min(depth))
        .filter(|place| hits[*place])
        .map(discount)
        .sum();
    if ideal == 0.0 { 0.0 } else { gained / ideal }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::train::top;

    #[test]
    fn the_discount_is_the_one_of_the_literature() {
        let metrics = Metrics::of(&[7, 1, 8, 2], &[1, 2]);
        let ideal = 1.0 + 1.0 / 3_f64.log2();
        assert!((metrics.ndcg_10 - (1.0 / 3_f64.log2() + 1.0 / 5_f64.log2()) / ideal).abs() < 1e-12);
        assert_eq!((metrics.recall_20, metrics.hit_6), (1.0, 1.0));
    }

    proptest! {
        #[test]
        fn every_metric_lies_between_none_and_all_and_the_best_ranking_has_all(
            scores in prop::collection::vec(-1_f32..1.0, 30),
            targets in prop::collection::btree_set(0_u32..30, 1..25),
        ) {
            let targets: Vec<u32> = targets.into_iter().collect();
            let some = Metrics::of(&top(&scores, [], Metrics::DEPTH), &targets);
            let best = Metrics::of(&targets, &targets);
            for (name, value) in Metrics::ALL {
                prop_assert!((0.0..=1.0).contains(&value(&some)), "{name}");
                prop_assert!((value(&best) - 1.0).abs() < 1e-12, "{name}");
            }
        }

        /// A target that moves up makes no metric smaller.
        #[test]
        fn a_target_that_moves_up_costs_nothing(
            ranking in Just((0_u32..40).collect::<Vec<_>>()).prop_shuffle(),
            targets in prop::collection::btree_set(0_u32..40, 1..10),
            at in 1_usize..40,
        ) {
            let targets: Vec<u32> = targets.into_iter().filter(|target| *target != ranking[at]).chain([ranking[at]]).collect();
            let mut moved = ranking.clone();
            moved.swap(at, at - 1);
            let (before, after) = (Metrics::of(&ranking, &targets), Metrics::of(&moved, &targets));
            for (name, value) in Metrics::ALL {
                prop_assert!(value(&after) >= value(&before) - 1e-12, "{name}");
            }
        }
    }
}
