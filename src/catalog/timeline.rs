//! The audience's likes as a timeline that repeats by whole weeks, so that *Trending Now* lives under any clock.

use super::{TitleIndex, audience::AudienceRow};

const WEEK_S: i64 = 7 * 24 * 3_600;
const WEEK_HOURS: u32 = 7 * 24;
/// 1970-01-05 was the first Monday.
const FIRST_MONDAY_S: i64 = 4 * 24 * 3_600;
const WEEKS_MAX: i64 = 35;

/// Likes by the hour of the cycle, which begins on a Monday at 00:00 UTC.
#[derive(Debug, PartialEq, Eq)]
pub struct Timeline {
    pub hours: Vec<u16>,
    pub titles: Vec<TitleIndex>,
    /// A whole number of weeks, at least one.
    pub length_hours: u32,
}

/// Takes the last whole weeks of the ratings, at most 35; where there is not one whole week, those begun.
pub fn timeline(rows: &[AudienceRow], index_of: impl Fn(&AudienceRow) -> Option<TitleIndex>) -> Timeline {
    let week = |at: i64| (at - FIRST_MONDAY_S).div_euclid(WEEK_S);
    let first = rows.iter().map(|row| row.at).min().unwrap_or(0);
    let last = rows.iter().map(|row| row.at).max().unwrap_or(0);
    // A week counts as whole when ratings came before its Monday and after its Sunday.
    let (whole_from, whole_to) = (week(first) + 1, week(last));
    let (from, to) = if whole_from < whole_to {
        (whole_from.max(whole_to - WEEKS_MAX), whole_to)
    } else {
        (week(last), week(last) + 1)
    };
    let start = FIRST_MONDAY_S + from * WEEK_S;
    let mut likes: Vec<(u16, TitleIndex)> = rows
        .iter()
        .filter(|row| row.is_like() && (from..to).contains(&week(row.at)))
        .filter_map(|row| Some((((row.at - start) / 3_600) as u16, index_of(row)?)))
        .collect();
    likes.sort_unstable();
    let (hours, titles) = likes.into_iter().unzip();
    Timeline {
        hours,
        titles,
        length_hours: (to - from) as u32 * WEEK_HOURS,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::TitleId;

    fn row(at: &str, rating: u8) -> AudienceRow {
        let at: jiff::Timestamp = at.parse().unwrap();
        AudienceRow {
            viewer: 1,
            title: TitleId::film(1),
            rating,
            at: at.as_second(),
        }
    }

    #[test]
    fn a_weekday_keeps_its_meaning() {
        let rows = [
            row("2013-02-28T14:00:00Z", 9),
            // A Tuesday, 20:30.
            row("2013-03-05T20:30:00Z", 9),
            row("2013-03-06T10:00:00Z", 6),
            row("2013-11-06T00:00:25Z", 9),
        ];
        let timeline = timeline(&rows, |_| Some(TitleIndex(0)));
        assert_eq!(timeline.length_hours, 35 * 168);
        assert_eq!(timeline.hours, [24 + 20], "the like of a whole week alone");
    }

    #[test]
    fn ratings_of_one_week_make_a_cycle_of_one_week() {
        let timeline = timeline(&[row("2013-03-05T20:30:00Z", 9)], |_| Some(TitleIndex(0)));
        assert_eq!(timeline.length_hours, 168);
        assert_eq!(timeline.hours, [44]);
        let empty = super::timeline(&[], |_| None);
        assert_eq!(empty.length_hours, 168);
    }
}
