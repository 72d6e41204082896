//! Habits that show in the player: what is jumped over, in how many pieces something is watched, and how fast.

use super::{Counted, HabitKind, past::Past, posterior, watching::Shares};
use crate::{
    behavior::{EARLY_S, HOUR_MS, Play, UtcMillis},
    catalog::EpisodeId,
};

/// Who begins within the first seconds begins at the beginning.
const BEGINNING_S: u32 = 10;
/// Jumps over an intro come to so much in all: less is a slip of the hand, more is looking for a scene.
const INTRO_S: std::ops::RangeInclusive<i32> = 20..=240;

/// From this length on something can be watched in pieces.
const LONG_S: u32 = 60 * 60;
/// From this share on a long one is well begun.
const WELL_BEGUN: f32 = 0.5;
/// Who goes on after this long sits down anew.
const ANEW_MS: i64 = 2 * HOUR_MS;

/// How far the logarithms of speeds lie apart from one hour to the next, for one viewer.
const SPEED_DEVIATION: f64 = 0.15;

pub(super) fn skips_intros(past: &Past<'_>) -> Option<Counted> {
    let mut shares = Shares::default();
    for played in past.begun() {
        let play = played.play;
        let beyond_s = i64::from(play.watched_s) + i64::from(play.early_jumps_s);
        if play.from_s < BEGINNING_S && beyond_s >= i64::from(EARLY_S) {
            shares.add(INTRO_S.contains(&play.early_jumps_s), played.weight);
        }
    }
    shares.counted(HabitKind::SkipsIntros, |hits, trials| {
        format!("In {hits} of {trials} plays from the beginning you jumped 20 s to 4 min ahead within the first five minutes.")
    })
}

/// A film or a long episode, watched from its beginning to where it was left last.
struct Viewing<'a> {
    episode: Option<EpisodeId>,
    last: &'a Play,
    watched_s: u32,
    sittings: u32,
}

impl<'a> Viewing<'a> {
    fn begun(play: &'a Play) -> Self {
        Self {
            episode: play.episode,
            last: play,
            watched_s: play.watched_s,
            sittings: 1,
        }
    }

    /// Another play of it goes on with what was not finished.
    fn goes_on_with(&self, play: &Play) -> bool {
        self.episode == play.episode && !self.last.is_finished() && play.from_s >= BEGINNING_S
    }

    fn go_on(&mut self, play: &'a Play) {
        let left_at: UtcMillis = self.last.last_at;
        self.sittings += u32::from(play.started_at.since(left_at) >= ANEW_MS);
        self.watched_s = self.watched_s.saturating_add(play.watched_s);
        self.last = play;
    }

    fn tells(&self) -> bool {
        let share = self.watched_s as f32 / self.last.length_s.max(1) as f32;
        self.last.is_finished() || share >= WELL_BEGUN
    }
}

pub(super) fn pieces(past: &Past<'_>) -> Option<Counted> {
    let mut shares = Shares::default();
    let mut viewings: Vec<Viewing<'_>> = Vec::new();
    for evidence in past.viewer.titles.values() {
        viewings.clear();
        for play in evidence
            .plays
            .iter()
            .filter(|play| play.length_s >= LONG_S && !play.as_guest)
        {
            match viewings.iter_mut().rfind(|viewing| viewing.episode == play.episode) {
                Some(viewing) if viewing.goes_on_with(play) => viewing.go_on(play),
                Some(_) | None => viewings.push(Viewing::begun(play)),
            }
        }
        for viewing in viewings.iter().filter(|viewing| viewing.tells()) {
            shares.add(viewing.sittings > 1, past.weight(viewing.last));
        }
    }
    shares.counted(HabitKind::Pieces, |hits, trials| {
        format!("{hits} of {trials} films and episodes of an hour and more took you more than one sitting.")
    })
}

/// None where all played as it was made: whoever never touched the speed has no habit of it.
pub(super) fn speed(past: &Past<'_>) -> Option<Counted> {
    let (mut logs, mut hours, mut count) = (0.0, 0.0, 0);
    let (mut played_ms, mut took_ms, mut is_touched) = (0.0, 0.0, false);
    for played in past.real().filter(|played| !played.play.as_guest) {
        let play = played.play;
        let played_of_it = f64::from(play.watched_s) * 1000.0;
        let took = (played_of_it - play.saved_ms as f64).max(1.0);
        let hours_of_it = took / HOUR_MS as f64;
        // What played as it was made adds nothing.
        if play.saved_ms != 0 {
            logs += played.weight * hours_of_it * (played_of_it.max(1.0) / took).ln();
            is_touched = true;
        }
        hours += played.weight * hours_of_it;
        (played_ms, took_ms) = (played_ms + played_of_it, took_ms + took);
        count += 1;
    }
    let kind = HabitKind::Speed;
    is_touched.then(|| Counted {
        belief: posterior::typical(logs, hours, kind.line(), kind.prior(), SPEED_DEVIATION),
        count,
        evidence: format!(
            "{:.1} hours of film in {:.1} hours, {:.2}× on the whole.",
            played_ms / HOUR_MS as f64,
            took_ms / HOUR_MS as f64,
            played_ms / f64::max(took_ms, 1.0)
        ),
    })
}
