//! How the signals about a title are weighed into one score, by how much is known of the viewer.
//!
//! The score is s(title) = Σ wᵢ(n) · signalᵢ(title): learned as log-odds of being liked, then moved toward the best order, so it
//! ranks and is not calibrated. The weights run from those for a viewer of whom little is known over those in between to those for one with a long
//! history, n likes: w(n) = short · 3/(3+n) + middle · (20/(20+n) − 3/(3+n)) + long · n/(20+n). All are learned (`weigh`).

use crate::recommend::{STAGES, stages};

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
    /// How much better than the mean those who rated it liked it: `recommend::esteem`.
    Esteem,
    /// How much more than usual it was liked in the last seven days, in log units: `recommend::rise`.
    Rise,
    /// What the page's taste makes of its facets, in log-odds units.
    Taste,
    /// How much likelier than by chance it is liked with what the viewer liked, in log units, on average.
    Lift,
    /// Logarithm of `Near`, of an average like: ln(near + 1/100).
    NearLog,
    /// Logarithm of `Next`: ln(next + 1/100).
    NextLog,
    /// Logarithm, as of a share, of what a factor model of likes predicts.
    FactorsLog,
}

/// Signals of others' ratings.
pub(super) const OF_RATINGS: [Signal; 21] = [
    Signal::Liked,
    Signal::Share,
    Signal::Lately7,
    Signal::Lately30,
    Signal::Lately180,
    Signal::Lately900,
    Signal::Unborn,
    Signal::Age,
    Signal::Long,
    Signal::LongLog,
    Signal::LongOwn,
    Signal::Short,
    Signal::ShortLog,
    Signal::Near,
    Signal::Next,
    Signal::Facts,
    Signal::Esteem,
    Signal::Lift,
    Signal::NearLog,
    Signal::NextLog,
    Signal::FactorsLog,
];
/// Signals that the page has of the audience: sums over the viewer's titles, so that every title has its share and can be undone
/// exactly.
pub(super) const OF_THE_AUDIENCE: [Signal; 7] = [
    Signal::Liked,
    Signal::Share,
    Signal::Long,
    Signal::Short,
    Signal::Near,
    Signal::Esteem,
    Signal::Lift,
];
/// What the page has beside it, from its clock and its catalog.
pub(super) const OF_THE_MOMENT: [Signal; 2] = [Signal::Rise, Signal::Taste];

/// How many signals there are.
pub(super) const SIGNALS: usize = 23;

pub(super) const LATELY_DAYS: [f64; 4] = [7.0, 30.0, 180.0, 900.0];
/// A like counts half for what comes next after so many further likes.
pub(super) const NEXT_HALF_LIFE: f32 = 5.0;

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
    use super::*;

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
