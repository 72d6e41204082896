//! How the signals about a title are weighed into one score, by how much is known of the viewer.
//!
//! The score is s(title) = Σ wᵢ(n) · signalᵢ(title): learned as log-odds of being liked, then moved toward the best order, so it
//! ranks and is not calibrated. The weights run from those for a viewer of whom little is known over those in between to those for one with a long
//! history, n likes: w(n) = short · 3/(3+n) + middle · (20/(20+n) − 3/(3+n)) + long · n/(20+n). All are learned (`weigh`).

/// What is known of a title for a viewer at a moment. The order is that of the weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub(super) enum Signal {
    /// Logarithm of its likes: ln(count + ½).
    Liked,
    /// The share of the audience that liked it.
    Share,
    /// ln(1 + likes before now, each worth half after 7, 30, 180, 900 days).
    Lately7,
    Lately30,
    Lately180,
    Lately900,
    /// 1 where nobody had liked it yet.
    Unborn,
    /// ln(1 + months since its first like).
    Age,
    /// What the long-history item model adds for the viewer's likes, its intercept included.
    Long,
    /// Its logarithm, as of a share: ln(max(0, long) + 1 / viewers). Returns diminish.
    LongLog,
    /// What the viewer's likes alone add to it: `Long` without the intercept.
    LongOwn,
    /// What the short-history item model predicts, its intercept included.
    Short,
    /// Its logarithm.
    ShortLog,
    /// How often it is liked near what the viewer liked, all likes alike.
    Near,
    /// The same, a like worth half after five further ones: what comes next.
    Next,
    /// How alike it is to what the viewer liked by its facets, 0 to 1 on average.
    Facts,
}

/// How many signals there are.
pub(super) const SIGNALS: usize = 16;
/// Short, middle and long histories.
pub(super) const STAGES: usize = 3;

pub(super) const LATELY_DAYS: [f64; 4] = [7.0, 30.0, 180.0, 900.0];
/// A like counts half for what comes next after so many further likes.
pub(super) const NEXT_HALF_LIFE: f32 = 5.0;

const SHORT: f64 = 3.0;
const LONG: f64 = 20.0;

/// How much each stage counts for a history of so many likes; the three add up to 1.
pub(super) fn stages(likes: f64) -> [f64; STAGES] {
    let (short, not_long) = (SHORT / (SHORT + likes), LONG / (LONG + likes));
    [short, not_long - short, 1.0 - not_long]
}

/// Learned weights: for each signal, by stage.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Blend {
    pub(super) weights: [[f32; STAGES]; SIGNALS],
}

impl Blend {
    /// The weights for a history of so many likes.
    pub(super) fn at(&self, likes: usize) -> [f32; SIGNALS] {
        let stages = stages(likes as f64);
        self.weights.map(|weights| {
            let sum: f64 = weights
                .iter()
                .zip(stages)
                .map(|(weight, stage)| f64::from(*weight) * stage)
                .sum();
            sum as f32
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_stages_share_out_one(likes in 0.0_f64..5000.0) {
            let stages = stages(likes);
            prop_assert!((stages.iter().sum::<f64>() - 1.0).abs() < 1e-12);
            prop_assert!(stages.iter().all(|stage| (0.0..=1.0).contains(stage)));
        }
    }

    #[test]
    fn with_nothing_known_only_the_short_weights_count() {
        let mut blend = Blend {
            weights: [[0.0; STAGES]; SIGNALS],
        };
        blend.weights[Signal::Liked as usize] = [1.5, 7.0, 9.0];
        assert_eq!(blend.at(0)[Signal::Liked as usize], 1.5);
        assert_eq!(blend.at(7)[Signal::Share as usize], 0.0);
    }
}
