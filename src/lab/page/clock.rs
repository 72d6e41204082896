//! When pages are asked for: the catalog lays its clock over the audience's timeline by whole weeks, so the audience's time is moved
//! by whole weeks until what a page takes for this week's likes are the likes of the week before.

use crate::{
    behavior::{SECOND_MS, UtcMillis},
    catalog::Catalog,
    train::Interactions,
};

const HOUR_S: i64 = 3_600;
const WEEK_HOURS: i64 = 7 * 24;
const WEEK_S: i64 = WEEK_HOURS * HOUR_S;
/// 1970-01-05 was the first Monday.
const FIRST_MONDAY_S: i64 = 4 * 24 * HOUR_S;

/// Where the catalog's timeline lies in the audience's time.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clock {
    /// The Monday it begins on, in weeks since the first one.
    first_week: i64,
    weeks: i64,
}

/// The moment of a page, and by how much the audience's time was moved for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Asking {
    pub(super) now: UtcMillis,
    /// Whole weeks, in seconds.
    pub(super) moved_s: i64,
}

impl Clock {
    /// The timeline is that of the last whole weeks before the audience's last rating (`catalog::timeline`).
    pub(super) fn of(catalog: &Catalog, audience: &Interactions) -> Self {
        let rated = audience.viewers.iter().chain(&audience.disliked).flatten();
        let last_s = rated.map(|rated| rated.at_s).max().unwrap_or(0);
        let weeks = (i64::from(catalog.timeline_hours()) / WEEK_HOURS).max(1);
        Self {
            first_week: (last_s - FIRST_MONDAY_S).div_euclid(WEEK_S) - weeks,
            weeks,
        }
    }

    /// The last moment of the hour before something was liked: a page counts likes by whole hours, and this one must not be among them.
    /// None in the timeline's first week, before which it knows of no likes: a page would take its end for what came before.
    pub(super) fn before(&self, liked_at_s: i64) -> Option<Asking> {
        let hour = (liked_at_s - FIRST_MONDAY_S - self.first_week * WEEK_S).div_euclid(HOUR_S);
        if hour < WEEK_HOURS {
            return None;
        }
        // What was liked after the timeline's end is asked about some weeks earlier, in its last one.
        let weeks_over = (hour - 1).div_euclid(WEEK_HOURS) - (self.weeks - 1);
        // To a beginning of the cycle, which is laid under the clock over and over.
        let to_cycle = (-self.first_week).rem_euclid(self.weeks);
        let moved_s = (to_cycle - weeks_over.max(0)) * WEEK_S;
        let hour_s = (liked_at_s + moved_s).div_euclid(HOUR_S) * HOUR_S;
        Some(Asking {
            now: UtcMillis(hour_s * SECOND_MS - 1),
            moved_s,
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{
        behavior::HOUR_MS,
        train::{Liked, bundled_audience},
    };

    /// The hour of the cycle at a moment, as pages have it.
    fn hour_of_cycle(clock: &Clock, at: UtcMillis) -> i64 {
        (at.0.div_euclid(HOUR_MS) - FIRST_MONDAY_S / HOUR_S).rem_euclid(clock.weeks * WEEK_HOURS)
    }

    #[test]
    fn every_like_of_the_catalogs_timeline_lies_where_the_audience_liked_it() {
        let catalog = Catalog::bundled().unwrap();
        let audience = bundled_audience(&catalog).unwrap();
        let clock = Clock::of(&catalog, &audience);
        let start_s = FIRST_MONDAY_S + clock.first_week * WEEK_S;
        let hour = |liked: &Liked| ((liked.at_s - start_s).div_euclid(HOUR_S), liked.title);
        let mut likes: Vec<(i64, u32)> = audience.viewers.iter().flatten().map(hour).collect();
        likes.retain(|(hour, _)| (0..clock.weeks * WEEK_HOURS).contains(hour));
        likes.sort_unstable();
        let (hours, titles) = catalog.timeline();
        let laid: Vec<(i64, u32)> = hours
            .iter()
            .zip(titles)
            .map(|(hour, title)| (i64::from(*hour), title.0))
            .collect();
        assert_eq!(likes, laid);
    }

    proptest! {
        #[test]
        fn a_page_is_asked_for_before_the_like_and_knows_a_week_before_it(first_week in 0_i64..3_000, weeks in 2_i64..40, hours in -500_i64..9_000, s in 0_i64..3_600) {
            let clock = Clock { first_week, weeks };
            let start_s = FIRST_MONDAY_S + first_week * WEEK_S;
            let liked_at_s = start_s + hours * HOUR_S + s;
            let asking = clock.before(liked_at_s);
            prop_assert_eq!(asking.is_some(), hours >= WEEK_HOURS);
            if let Some(Asking { now, moved_s }) = asking {
                prop_assert_eq!(moved_s % WEEK_S, 0);
                prop_assert!(now.0 < (liked_at_s + moved_s) * SECOND_MS);
                prop_assert!(now.0 >= (liked_at_s + moved_s - HOUR_S) * SECOND_MS - 1);
                // The likes that the page counts, by the hour of the audience's time, all lie before what is to be foretold.
                let hour = hour_of_cycle(&clock, now);
                prop_assert!(hour + 1 >= WEEK_HOURS, "the window does not begin in the cycle's end");
                prop_assert!(hour < hours);
                prop_assert_eq!(hours - hour > 1, hours > weeks * WEEK_HOURS);
            }
        }
    }
}
