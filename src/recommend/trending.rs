//! What the audience likes lately: likes of the last seven and 28 days, with the clock laid over the audience's timeline by whole
//! weeks. How much they count in a score was learned (`train`); what rises is what is liked more than usual.

use super::{PartWeights, Stages};
use crate::{
    behavior::{HOUR_MS, UtcMillis},
    catalog::{Catalog, TitleIndex},
};

/// The cycle begins on a Monday at 00:00 UTC; 1970-01-05 was the first.
const FIRST_MONDAY_HOURS: i64 = 4 * 24;
/// How far the two windows reach back: a week and a month, in days.
pub const TREND_DAYS: [u32; 2] = [7, 28];
const WEEK_HOURS: u32 = 7 * 24;
/// Likes granted to both sides, so that one like does not make a trend.
const SHRINK: f32 = 4.0;
const PER_LOG_UNIT: f32 = 700.0;
const MOST: i32 = 1200;

/// One title that the audience liked lately.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Trend {
    pub(super) title: TitleIndex,
    /// Likes in the last seven days.
    pub(super) week: u32,
    /// Likes in the last 28 days.
    pub(super) month: u32,
    /// Likes in an average seven days.
    pub(super) usual: f32,
}

impl Trend {
    /// By how much it is liked more than usual this week, in thousandths of a log unit; negative if it is liked less.
    pub(super) fn rise(&self) -> i32 {
        let lift = ((self.week as f32 + SHRINK) / (self.usual + SHRINK)).ln();
        ((lift * PER_LOG_UNIT) as i32).min(MOST)
    }

    /// What it adds to the score, in thousandths of a log-odds unit.
    pub(super) fn weight(&self, weights: &PartWeights, stages: Stages) -> i32 {
        let (week, month) = (stages.weigh(weights.week), stages.weigh(weights.month));
        (week as f32 * ln_1p_likes(self.week) + month as f32 * ln_1p_likes(self.month)) as i32
    }
}

/// How a number of likes lately counts: the hundredth says little more than the fiftieth.
pub fn ln_1p_likes(likes: u32) -> f32 {
    (likes as f32).ln_1p()
}

/// Every title liked in the last 28 days before `now`, ordered by index.
pub(super) fn trends(catalog: &Catalog, now: UtcMillis) -> Vec<Trend> {
    let cycle = catalog.timeline_hours();
    if cycle < WEEK_HOURS {
        return Vec::new();
    }
    let hours = now.0.div_euclid(HOUR_MS) - FIRST_MONDAY_HOURS;
    let hour = hours.rem_euclid(i64::from(cycle)) as u32;
    let [week, month] = TREND_DAYS.map(|days| likes_in(catalog, hour, (days * 24).min(cycle), cycle));
    let usual = |title: TitleIndex| {
        let likes = catalog.title(title).audience().likes as f32;
        likes * WEEK_HOURS as f32 / cycle as f32
    };
    let liked = catalog.indices().filter(|title| month[title.at()] > 0);
    liked
        .map(|title| Trend {
            title,
            week: week[title.at()],
            month: month[title.at()],
            usual: usual(title),
        })
        .collect()
}

/// Likes by title in so many hours up to an hour of the cycle, the window being (hour − length, hour]; where it begins before
/// the cycle does, its first part is the cycle's end.
fn likes_in(catalog: &Catalog, hour: u32, length: u32, cycle: u32) -> Vec<u32> {
    let (before, now) = if hour + 1 >= length {
        (&[][..], between(catalog, hour + 1 - length, hour + 1))
    } else {
        let before = between(catalog, cycle + hour + 1 - length, cycle);
        (before, between(catalog, 0, hour + 1))
    };
    let mut likes = vec![0_u32; catalog.len()];
    for title in before.iter().chain(now) {
        likes[title.at()] += 1;
    }
    likes
}

/// Likes from hour `from` on and before hour `to` of the cycle.
fn between(catalog: &Catalog, from: u32, to: u32) -> &[TitleIndex] {
    let (hours, titles) = catalog.timeline();
    let start = hours.partition_point(|hour| u32::from(*hour) < from);
    let end = hours.partition_point(|hour| u32::from(*hour) < to);
    titles.get(start..end).unwrap_or(&[])
}
