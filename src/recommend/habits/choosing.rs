//! Habits of choosing: what is new or known, and how long it takes.

use super::{Counted, HabitKind, past::Past, posterior, watching::Shares};
use crate::behavior::{MINUTE_MS, SECOND_MS};

/// A decision within this is none: a command's, or a click on what somebody came for.
const DECISION_LEAST_MS: i64 = SECOND_MS;
/// After this long somebody was not choosing.
const DECISION_MOST_MS: i64 = 30 * MINUTE_MS;

pub(super) fn explores(past: &Past<'_>) -> Option<Counted> {
    let mut shares = Shares::default();
    // Before the first play there was nothing to return to.
    for played in past.chosen().skip(1) {
        shares.add(played.is_first, played.weight);
    }
    shares.counted(HabitKind::Explores, |hits, trials| {
        format!("{hits} of {trials} choices were of a title that you had never played.")
    })
}

/// From the page, since the visit began or the play before it ended, to the next play that was chosen.
pub(super) fn hesitates(past: &Past<'_>) -> Option<Counted> {
    let (mut logs, mut weights, mut count) = (0.0, 0.0, 0);
    let mut visits = past.viewer.visits.iter().peekable();
    let mut page_since = None;
    for played in past.begun() {
        let started_at = played.play.started_at;
        while let Some(visit) = visits.next_if(|visit| visit.at <= started_at) {
            page_since = Some(page_since.map_or(visit.at, |since| visit.at.max(since)));
        }
        let decision_ms = page_since.map(|since| started_at.0 - since.0);
        if let Some(ms) = decision_ms.filter(|ms| (DECISION_LEAST_MS..=DECISION_MOST_MS).contains(ms))
            && !played.play.autoplayed
        {
            logs += played.weight * (ms as f64 / SECOND_MS as f64).ln();
            weights += played.weight;
            count += 1;
        }
        page_since = page_since.map(|since| played.play.last_at.max(since));
    }
    let kind = HabitKind::Hesitates;
    (count > 0).then(|| {
        let typical_s = (logs / weights).exp();
        let choices = if count == 1 {
            "1 choice".to_owned()
        } else {
            format!("{count} choices")
        };
        Counted {
            belief: posterior::duration(logs, weights, kind.line(), kind.prior()),
            count,
            evidence: format!("{choices}, typically {typical_s:.0} s after the page was there."),
        }
    })
}
