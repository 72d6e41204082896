//! “96 % match”: the probability that a viewer who watches a title likes it, calibrated on viewers of the audience who were kept
//! out of training (`train`).
//!
//! p = 1 / (1 + exp(−(bias + esteem·e + company·c + taste·t))), where e is how well those who saw the title liked it, and c and t
//! are the score's parts for company and taste, in log-odds units.

use bytemuck::{Pod, Zeroable};

use crate::catalog::AudienceRating;

/// Raters that the mean share of likes counts for, before a title's own share does.
const GRANTED_RATERS: f32 = 20.0;
/// Nothing is said of titles that fewer people rated.
const RATERS_LEAST: u32 = 10;
/// Nothing is said to viewers of whom less is known, in titles plainly liked: it would be the audience's match, not theirs.
const LIKES_LEAST: f64 = 3.0;

/// What was learned of how parts become a probability.
#[derive(Clone, Copy, Debug, Default, PartialEq, Pod, Zeroable)]
#[repr(C)]
pub struct Liking {
    pub bias: f32,
    pub esteem: f32,
    pub company: f32,
    pub taste: f32,
    /// The share of all the audience's ratings that are likes.
    pub mean_share: f32,
}

impl Liking {
    /// The probability of liking, in whole percent, of what was rated enough by somebody of whom enough is known. `company` and
    /// `taste` are parts, in thousandths.
    pub fn percent(&self, audience: AudienceRating, likes: f64, company: i32, taste: i32) -> Option<u8> {
        if audience.raters < RATERS_LEAST || likes < LIKES_LEAST || *self == Self::default() {
            return None;
        }
        let esteem = esteem(audience.likes, audience.raters, self.mean_share);
        let [company, taste] = [company, taste].map(|part| part as f32 / 1000.0);
        let odds = self.bias + self.esteem * esteem + self.company * company + self.taste * taste;
        // Nobody is that sure.
        Some((100.0 / (1.0 + (-odds).exp())).round().clamp(1.0, 99.0) as u8)
    }
}

/// How much better than the mean those who rated a title liked it: log-odds of its share of likes, shrunken, less the mean's.
pub fn esteem(likes: u32, raters: u32, mean_share: f32) -> f32 {
    let mean_share = mean_share.clamp(0.01, 0.99);
    let share = (likes as f32 + GRANTED_RATERS * mean_share) / (raters as f32 + GRANTED_RATERS);
    log_odds(share.clamp(0.01, 0.99)) - log_odds(mean_share)
}

fn log_odds(share: f32) -> f32 {
    (share / (1.0 - share)).ln()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const LIKING: Liking = Liking {
        bias: 0.8,
        esteem: 0.9,
        company: 0.3,
        taste: 0.1,
        mean_share: 0.7,
    };

    fn audience(likes: u32, raters: u32) -> AudienceRating {
        AudienceRating {
            raters,
            likes,
            mean: 0.0,
        }
    }

    proptest! {
        #[test]
        fn more_of_anything_that_speaks_for_it_never_lowers_the_match(
            likes in 10_u32..500, company in -3000_i32..3000, taste in -3000_i32..3000
        ) {
            let of = |likes, company, taste| LIKING.percent(audience(likes, 600), 9.0, company, taste).unwrap();
            let own = of(likes, company, taste);
            prop_assert!((1..=99).contains(&own));
            prop_assert!(of(likes + 50, company, taste) >= own);
            prop_assert!(of(likes, company + 200, taste) >= own);
            prop_assert!(of(likes, company, taste + 200) >= own);
        }
    }

    #[test]
    fn nothing_is_said_where_too_little_is_known() {
        assert_eq!(LIKING.percent(audience(4, 5), 9.0, 0, 0), None);
        assert_eq!(LIKING.percent(audience(40, 50), 2.0, 0, 0), None);
        assert_eq!(Liking::default().percent(audience(40, 50), 9.0, 0, 0), None);
        assert!(LIKING.percent(audience(40, 50), 9.0, 0, 0).is_some());
    }

    #[test]
    fn a_title_nobody_rated_is_esteemed_like_the_mean() {
        assert_eq!(esteem(0, 0, 0.7), 0.0);
        assert!(esteem(90, 100, 0.7) > 0.0 && esteem(30, 100, 0.7) < 0.0);
    }
}
