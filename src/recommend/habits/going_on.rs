//! Habits of going on: what follows a film or an episode late at night, and whether the next episode may begin by itself.

use super::{
    Counted, HabitKind,
    past::{Past, faded},
    watching::{FOLLOWS_WITHIN_MS, Shares},
};
use crate::{catalog::Catalog, recommend::hour::is_late_hour};

/// What was finished late, and whether anything followed. An episode without a next one counts: there is always something.
pub(super) fn stops_late(catalog: &Catalog, past: &Past<'_>) -> Option<Counted> {
    let mut shares = Shares::default();
    for (at, played) in past.plays.iter().enumerate() {
        let ended_at = played.play.last_at;
        let is_known = catalog.by_id(played.title).is_some();
        if !is_known
            || played.play.as_guest
            || !played.play.is_finished()
            || !is_late_hour(ended_at.local(past.utc_offset_min).hour)
        {
            continue;
        }
        let until = ended_at.plus_ms(FOLLOWS_WITHIN_MS);
        // Plays stand in the order in which they began.
        let went_on = past.plays.get(at + 1).is_some_and(|next| next.play.started_at <= until);
        // Whether something follows is not settled yet.
        if went_on || past.now > until {
            shares.add(!went_on, played.weight);
        }
    }
    shares.counted(HabitKind::StopsLate, |hits, trials| {
        format!("After {hits} of {trials} films and episodes that ended late at night you stopped.")
    })
}

pub(super) fn cancels_autoplay(past: &Past<'_>) -> Option<Counted> {
    let mut shares = Shares::default();
    for countdown in &past.viewer.countdowns {
        shares.add(countdown.cancelled, faded(past.now.since(countdown.at)));
    }
    shares.counted(HabitKind::CancelsAutoplay, |hits, trials| {
        format!("You stopped {hits} of {trials} countdowns to a next episode.")
    })
}
