//! What rises and what fades with the audience: likes of the last seven days against a title's own average, with the clock laid
//! over the audience's timeline by whole weeks. How much that counts in a score was learned (`train`).

use crate::{
    behavior::{HOUR_MS, UtcMillis},
    catalog::{Catalog, TitleIndex},
};

/// The cycle begins on a Monday at 00:00 UTC; 1970-01-05 was the first.
const FIRST_MONDAY_HOURS: i64 = 4 * 24;
/// How far back a trend reaches.
pub const TREND_DAYS: u32 = 7;
const WEEK_HOURS: u32 = TREND_DAYS * 24;
/// Likes granted to both sides, so that one like does not make a trend.
const SHRINK: f32 = 4.0;
/// A title that fewer people usually like in a week, and nobody this week, neither rises nor fades.
const USUAL_LEAST: f32 = 1.0;

/// How a title that the audience likes fares this week.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Trend {
    pub(super) title: TitleIndex,
    /// Likes in the last seven days.
    pub(super) week: u32,
    /// Likes in an average seven days.
    pub(super) usual: f32,
    /// How much it rises, in thousandths of a log unit; negative if it fades.
    pub(super) rise: i32,
}

/// How much a title is liked more than usual, in log units: ln((week + 4) / (usual + 4)), likes of the last seven days against those
/// of an average week. Negative where it is liked less.
pub fn rise(week: u32, usual: f32) -> f32 {
    if week == 0 && usual < USUAL_LEAST {
        return 0.0;
    }
    ((week as f32 + SHRINK) / (usual + SHRINK)).ln()
}

/// Every title that rises or fades at `now`, ordered by index.
pub(super) fn trends(catalog: &Catalog, now: UtcMillis) -> Vec<Trend> {
    let cycle = catalog.timeline_hours();
    if cycle < WEEK_HOURS {
        return Vec::new();
    }
    let hours = now.0.div_euclid(HOUR_MS) - FIRST_MONDAY_HOURS;
    let hour = hours.rem_euclid(i64::from(cycle)) as u32;
    // The window is (hour − 168, hour]; where it begins before the cycle does, its first part is the cycle's end.
    let (before, now) = if hour + 1 >= WEEK_HOURS {
        (&[][..], between(catalog, hour + 1 - WEEK_HOURS, hour + 1))
    } else {
        let before = between(catalog, cycle + hour + 1 - WEEK_HOURS, cycle);
        (before, between(catalog, 0, hour + 1))
    };
    let mut week = vec![0_u32; catalog.len()];
    for title in before.iter().chain(now) {
        week[title.at()] += 1;
    }
    let of = |title: TitleIndex| {
        let likes = catalog.title(title).audience().likes as f32;
        let usual = likes * WEEK_HOURS as f32 / cycle as f32;
        let week = week[title.at()];
        (week > 0 || usual >= USUAL_LEAST).then(|| Trend {
            title,
            week,
            usual,
            rise: (rise(week, usual) * 1000.0) as i32,
        })
    };
    catalog.indices().filter_map(of).collect()
}

/// Likes from hour `from` on and before hour `to` of the cycle.
fn between(catalog: &Catalog, from: u32, to: u32) -> &[TitleIndex] {
    let (hours, titles) = catalog.timeline();
    let start = hours.partition_point(|hour| u32::from(*hour) < from);
    let end = hours.partition_point(|hour| u32::from(*hour) < to);
    titles.get(start..end).unwrap_or(&[])
}
