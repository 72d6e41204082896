//! The viewer's plays and visits in the order in which they happened: what habits are read from.

use crate::{
    behavior::{DAY_MS, HOUR_MS, MINUTE_MS, Play, UtcMillis, Viewer},
    catalog::TitleId,
};

/// After this many days a piece of evidence counts half.
const HALF_LIFE_DAYS: f64 = 60.0;
/// Who comes back within this is still sitting there.
const SITTING_GAP_MS: i64 = 30 * MINUTE_MS;
/// Nothing for so long, and the sitting is over.
const OVER_MS: i64 = 4 * HOUR_MS;

/// A play in its place among all of them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Played<'a> {
    pub(super) title: TitleId,
    pub(super) play: &'a Play,
    /// The first play of its title.
    pub(super) is_first: bool,
    /// What it counts, faded: 1 today.
    pub(super) weight: f64,
}

/// Visits and plays without a longer break between them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sitting {
    pub(super) began_at: UtcMillis,
    pub(super) last_at: UtcMillis,
    pub(super) has_play: bool,
}

#[derive(Debug)]
pub(super) struct Past<'a> {
    pub(super) viewer: &'a Viewer,
    pub(super) now: UtcMillis,
    pub(super) utc_offset_min: i16,
    /// In the order in which they began.
    pub(super) plays: Vec<Played<'a>>,
}

impl<'a> Past<'a> {
    pub(super) fn of(viewer: &'a Viewer, now: UtcMillis, utc_offset_min: i16) -> Self {
        let mut plays: Vec<Played<'a>> = viewer
            .titles
            .iter()
            .flat_map(|(title, evidence)| {
                evidence.plays.iter().enumerate().map(|(at, play)| Played {
                    title: *title,
                    play,
                    is_first: at == 0,
                    weight: faded(now.since(play.started_at)),
                })
            })
            .collect();
        plays.sort_unstable_by_key(|played| (played.play.started_at, played.play.seq));
        Self {
            viewer,
            now,
            utc_offset_min,
            plays,
        }
    }

    /// Plays that were long enough to count as a choice.
    pub(super) fn real(&self) -> impl Iterator<Item = &Played<'a>> {
        self.plays.iter().filter(|played| played.play.is_real())
    }

    /// Plays that the viewer began, not autoplay.
    pub(super) fn chosen(&self) -> impl Iterator<Item = &Played<'a>> {
        self.plays.iter().filter(|played| !played.play.autoplayed)
    }

    /// From the first remembered visit on; none when no visit is.
    pub(super) fn sittings(&self) -> Vec<Sitting> {
        let mut sittings: Vec<Sitting> = Vec::new();
        let mut plays = self.plays.iter().map(|played| played.play).peekable();
        for visit in &self.viewer.visits {
            while let Some(play) = plays.next_if(|play| play.started_at < visit.at) {
                extend(&mut sittings, play);
            }
            match sittings.last_mut() {
                Some(sitting) if visit.at.since(sitting.last_at) <= SITTING_GAP_MS => {
                    sitting.last_at = sitting.last_at.max(visit.at);
                }
                _ => sittings.push(Sitting {
                    began_at: visit.at,
                    last_at: visit.at,
                    has_play: false,
                }),
            }
        }
        for play in plays {
            extend(&mut sittings, play);
        }
        sittings
    }

    /// Whether a sitting is over by now.
    pub(super) fn is_over(&self, sitting: &Sitting) -> bool {
        self.now.since(sitting.last_at) >= OVER_MS
    }
}

/// What evidence counts after so long: 1 at first.
pub(super) fn faded(age_ms: i64) -> f64 {
    (-(age_ms as f64) / (DAY_MS as f64 * HALF_LIFE_DAYS)).exp2()
}

fn extend(sittings: &mut [Sitting], play: &Play) {
    if let Some(sitting) = sittings.last_mut() {
        sitting.last_at = sitting.last_at.max(play.last_at);
        sitting.has_play |= play.is_real();
    }
}
