//! Whether the viewer came to continue something or to discover something: it decides where Continue Watching stands.
//!
//! Taghavi et al., To Be Continued: Helping You Find Shows to Continue Watching on Netflix (2016), estimate
//! P(continue) / P(discover) from how lately and how far something was watched, at which hour, and how this viewer has come before.
//! The log-odds here are a sum of these, with weights chosen by looking; how this viewer has come before is counted.

use super::{
    Standing,
    interest::{half_life, hour_nearness},
    score::Scorer,
};
use crate::{behavior::UtcMillis, catalog::TitleIndex};

/// Nobody comes for what was left weeks ago,
const LONG_AGO: f32 = -1.1;
/// and most come for what was left a moment ago; half as many after two days.
const JUST_NOW: f32 = 2.0;
const HALF_LIFE_DAYS: f32 = 2.0;
/// It was left at this hour of the day.
const SAME_HOUR: f32 = 0.4;
/// The next episode waits, or more than a little of it was seen.
const UNDER_WAY: f32 = 0.4;
/// Left early: perhaps for good.
const HARDLY_BEGUN: f32 = -0.8;
/// Choices granted to each side before a viewer's own count.
const GRANTED: f32 = 3.0;
/// Beyond these odds nobody can be sure.
const SUREST: f32 = 2.5;

/// The log-odds, in thousandths, that the viewer came to continue the title that was watched last.
pub(super) fn odds_of_continuing(scorer: &Scorer<'_>, newest: TitleIndex) -> i32 {
    let known = scorer.taste.interest(newest);
    let Some((newest, at)) = known.and_then(|interest| Some((interest, interest.played_at?))) else {
        return 0;
    };
    let request = scorer.request;
    let hour_of = |at: UtcMillis| at.local(request.utc_offset_min).hour;
    let recency = half_life(request.now.since(at), HALF_LIFE_DAYS);
    let far = if newest.standing == Standing::Abandoned {
        HARDLY_BEGUN
    } else {
        UNDER_WAY
    };
    let odds = LONG_AGO
        + JUST_NOW * recency
        + SAME_HOUR * hour_nearness(hour_of(at), hour_of(request.now))
        + far
        + as_before(scorer);
    (odds.clamp(-SUREST, SUREST) * 1000.0) as i32
}

/// The log-odds of how this viewer has chosen before: what went on with a title against what began one, by plays that were chosen
/// and did not begin by themselves.
fn as_before(scorer: &Scorer<'_>) -> f32 {
    let (mut went_on, mut began) = (GRANTED, GRANTED);
    for evidence in scorer.viewer.titles.values() {
        let mut own = evidence.plays.iter().filter(|play| !play.as_guest);
        if own.next().is_some() {
            began += 1.0;
            went_on += own.filter(|play| !play.autoplayed).count() as f32;
        }
    }
    (went_on / began).ln()
}
