//! Whether the viewer came to continue something or to discover something, and what: it decides where Continue Watching stands, and
//! in which order its titles do.
//!
//! Taghavi et al., To Be Continued: Helping You Find Shows to Continue Watching on Netflix (2016), estimate
//! P(continue) / P(discover) from how lately and how far something was watched, at which hour, and how this viewer has come before.
//! The log-odds here are a sum of these, with weights chosen by looking; how this viewer has come before is counted.

use super::{
    Interest, Standing,
    interest::{half_life, hour_nearness},
    score::Scorer,
};
use crate::behavior::{Play, UtcMillis};

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

/// The odds of continuing for one viewer at one moment.
pub(super) struct Continuing<'s, 'a> {
    scorer: &'s Scorer<'a>,
    as_before: f32,
}

impl<'s, 'a> Continuing<'s, 'a> {
    pub(super) fn of(scorer: &'s Scorer<'a>) -> Self {
        Self {
            scorer,
            as_before: as_before(scorer),
        }
    }

    /// The log-odds, in thousandths, that the viewer came to continue this title, which was played.
    pub(super) fn odds(&self, interest: &Interest) -> i32 {
        let Some(at) = interest.played_at else { return 0 };
        let request = self.scorer.request;
        let hour_of = |at: UtcMillis| at.local(request.utc_offset_min).hour;
        let recency = half_life(request.now.since(at), HALF_LIFE_DAYS);
        let far = if interest.standing == Standing::Abandoned {
            HARDLY_BEGUN
        } else {
            UNDER_WAY
        };
        let odds = LONG_AGO
            + JUST_NOW * recency
            + SAME_HOUR * hour_nearness(hour_of(at), hour_of(request.now))
            + far
            + self.as_before;
        (odds * 1000.0) as i32
    }

    /// The log-odds, in thousandths, that the viewer came to continue anything, where this is the likeliest: nobody can be sure.
    pub(super) fn of_coming(likeliest: i32) -> i32 {
        let surest = (SUREST * 1000.0) as i32;
        likeliest.clamp(-surest, surest)
    }
}

/// There is a place to go back to: in the midst of a film or an episode, or at the next episode. A title that was left early counts as
/// abandoned and speaks against what is like it, but once it was really begun its place is kept: only the viewer knows whether it was
/// a break. What the viewer took out of the row stays out until it is played again.
pub(super) fn can_be_continued(scorer: &Scorer<'_>, interest: &Interest) -> bool {
    if interest.taken_out || matches!(interest.standing, Standing::Untouched | Standing::Finished) {
        return false;
    }
    let title = scorer.catalog.title(interest.title);
    let evidence = scorer.viewer.titles.get(&title.id());
    let Some((evidence, point)) = evidence.and_then(|evidence| Some((evidence, evidence.continue_point()?))) else {
        return false;
    };
    let next = || title.episode_after(point.episode?);
    let is_at_its_end = point.next_episode && next().is_none();
    let is_kept = interest.standing == Standing::Started || evidence.plays.last().is_some_and(Play::is_real);
    is_kept && !is_at_its_end
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
