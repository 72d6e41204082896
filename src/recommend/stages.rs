//! How much is known of a viewer, in three stages: learned weights run from those for short histories over those for middle ones
//! to those for long ones.

/// Short, middle and long histories.
pub const STAGES: usize = 3;

const SHORT: f64 = 3.0;
const LONG: f64 = 20.0;

/// How much each stage counts for a history of so many likes: 3/(3+n), 20/(20+n) − 3/(3+n), n/(20+n), which add up to 1.
pub fn stages(likes: f64) -> [f64; STAGES] {
    let (short, not_long) = (SHORT / (SHORT + likes), LONG / (LONG + likes));
    [short, not_long - short, 1.0 - not_long]
}

/// The same in thousandths that add up to 1000: what the page weighs with, in whole numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stages([i32; STAGES]);

impl Stages {
    /// For a history of so many likes; what was liked by halves counts half.
    pub fn of(likes: f64) -> Self {
        let [short, middle, _] = stages(likes).map(|share| (share * 1000.0).round() as i32);
        Self([short, middle, 1000 - short - middle])
    }

    /// What weights by stage come to, in the weights' unit.
    pub fn weigh<W: Into<i32> + Copy>(self, weights: [W; STAGES]) -> i32 {
        let sum: i32 = self
            .0
            .iter()
            .zip(weights)
            .map(|(stage, weight)| stage * weight.into())
            .sum();
        sum / 1000
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_stages_share_out_one(likes in 0.0_f64..5000.0) {
            let shares = stages(likes);
            prop_assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-12);
            prop_assert!(shares.iter().all(|share| (0.0..=1.0).contains(share)));
            // In whole numbers nothing is lost either.
            prop_assert_eq!(Stages::of(likes).weigh([1000; STAGES]), 1000);
            prop_assert!(Stages::of(likes).0.iter().all(|share| (0..=1000).contains(share)));
        }
    }

    #[test]
    fn with_nothing_known_only_the_short_weights_count() {
        assert_eq!(Stages::of(0.0).weigh([700, -5000, 9000]), 700);
    }
}
