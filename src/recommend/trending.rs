//! What rises with the audience: likes of the last seven days against a title's own average, with the clock laid over the
//! audience's timeline by whole weeks.

use crate::{
    behavior::{HOUR_MS, UtcMillis},
    catalog::{Catalog, TitleIndex},
};

/// The cycle begins on a Monday at 00:00 UTC; 1970-01-05 was the first.
const FIRST_MONDAY_HOURS: i64 = 4 * 24;
const WEEK_HOURS: u32 = 7 * 24;
/// Likes granted to both sides, so that one like does not make a trend.
const SHRINK: f32 = 4.0;
const PER_LOG_UNIT: f32 = 700.0;
const MOST: i32 = 1200;

/// One title that is liked more than usual this week.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rise {
    pub(super) title: TitleIndex,
    /// Likes in the last seven days.
    pub(super) recent: u32,
    /// Likes in an average seven days.
    pub(super) usual: f32,
    /// Thousandths of a log-odds unit, positive.
    pub(super) weight: i32,
}

/// Every title that rises at `now`, ordered by index.
pub(super) fn rises(catalog: &Catalog, now: UtcMillis) -> Vec<Rise> {
    let cycle = catalog.timeline_hours();
    if cycle < WEEK_HOURS {
        return Vec::new();
    }
    let hours = now.0.div_euclid(HOUR_MS) - FIRST_MONDAY_HOURS;
    let hour = hours.rem_euclid(i64::from(cycle)) as u32;
    // The window is (hour − 168, hour]; where it begins before the cycle does, its first part is the cycle's end.
    let (before, now) = if hour + 1 >= WEEK_HOURS {
        let now = between(catalog, hour + 1 - WEEK_HOURS, hour + 1);
        (&[][..], now)
    } else {
        let before = between(catalog, cycle + hour + 1 - WEEK_HOURS, cycle);
        (before, between(catalog, 0, hour + 1))
    };
    let mut likes = vec![0_u32; catalog.len()];
    let mut liked: Vec<TitleIndex> = Vec::new();
    for &title in before.iter().chain(now) {
        let count = &mut likes[title.at()];
        if *count == 0 {
            liked.push(title);
        }
        *count += 1;
    }
    liked.sort_unstable();
    let rises = liked.into_iter();
    rises
        .filter_map(|title| rise(catalog, title, likes[title.at()], cycle))
        .collect()
}

fn rise(catalog: &Catalog, title: TitleIndex, recent: u32, cycle: u32) -> Option<Rise> {
    let likes = catalog.title(title).audience().likes as f32;
    let usual = likes * WEEK_HOURS as f32 / cycle as f32;
    let lift = ((recent as f32 + SHRINK) / (usual + SHRINK)).ln();
    let weight = ((lift * PER_LOG_UNIT) as i32).min(MOST);
    (weight > 0).then_some(Rise {
        title,
        recent,
        usual,
        weight,
    })
}

/// Likes from hour `from` on and before hour `to` of the cycle.
fn between(catalog: &Catalog, from: u32, to: u32) -> &[TitleIndex] {
    let (hours, titles) = catalog.timeline();
    let start = hours.partition_point(|hour| u32::from(*hour) < from);
    let end = hours.partition_point(|hour| u32::from(*hour) < to);
    titles.get(start..end).unwrap_or(&[])
}
