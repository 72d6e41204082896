use serde::{Deserialize, Serialize};

use super::{
    event::{Playhead, Seq},
    time::{LocalTime, SECOND_MS, UtcMillis},
};
use crate::catalog::EpisodeId;

/// From this share of the length on, in percent, what is left are the credits.
const FINISHED_PERCENT: u64 = 95;
/// A play of real length: this many seconds, or this share of the length in percent.
const REAL_PLAY_S: u32 = 120;
const REAL_PLAY_PERCENT: u64 = 10;
/// Jumps that begin within so many seconds of the beginning may be over an intro.
pub const EARLY_S: u32 = 5 * 60;
/// Percent of the speed at which it was made; what plays slower or faster than this does not play.
const AS_MADE: u16 = 100;
const SPEEDS: std::ops::RangeInclusive<u16> = 10..=1000;

/// How a play stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlayState {
    /// Started, not yet left: the player is open, or the program ended without saying so.
    Open,
    Left,
    Completed,
}

/// What the picture does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Motion {
    #[default]
    Running,
    Paused,
    /// Jumping, and then running again.
    Seeking,
    /// Jumping, and then paused again.
    SeekingPaused,
}

/// One playback of a film or an episode.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Play {
    /// The `seq` of its `video_playback_started`.
    pub seq: Seq,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub episode: Option<EpisodeId>,
    pub started_at: UtcMillis,
    /// When its last event came.
    pub last_at: UtcMillis,
    /// Hour of the viewer's day, 0–23, at which it began.
    pub hour: u8,
    pub weekday: u8,
    /// Seconds into the film or episode, at start and now.
    pub from_s: u32,
    pub position_s: u32,
    pub length_s: u32,
    /// Seconds really played, seeks left out.
    pub watched_s: u32,
    pub pauses: u16,
    /// Seconds jumped over in all by jumps that began in the first [`EARLY_S`], back ones subtracted.
    #[serde(default, skip_serializing_if = "is_nothing")]
    pub early_jumps_s: i32,
    /// Percent: 100 is as it was made.
    #[serde(default = "as_made", skip_serializing_if = "is_as_made")]
    pub speed_percent: u16,
    /// Milliseconds of the viewer's time that speed has saved; negative for what was slowed down.
    #[serde(default, skip_serializing_if = "is_no_time")]
    pub saved_ms: i64,
    pub autoplayed: bool,
    /// How many others were watching.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub company: u8,
    /// Somebody else chose it, and this viewer was there.
    #[serde(default, skip_serializing_if = "is_false")]
    pub as_guest: bool,
    /// The player failed or went away: that it was left early says nothing.
    #[serde(default, skip_serializing_if = "is_false")]
    pub broke_off: bool,
    pub state: PlayState,
    #[serde(default)]
    pub motion: Motion,
}

fn is_zero(company: &u8) -> bool {
    *company == 0
}

fn is_false(flag: &bool) -> bool {
    !flag
}

fn is_nothing(seconds: &i32) -> bool {
    *seconds == 0
}

fn is_no_time(ms: &i64) -> bool {
    *ms == 0
}

const fn as_made() -> u16 {
    AS_MADE
}

fn is_as_made(speed_percent: &u16) -> bool {
    *speed_percent == AS_MADE
}

/// What a player event did, beside moving the playhead.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum PlayerDeed {
    Going,
    SpeedChanged {
        speed: f64,
    },
    Paused,
    /// Paused, and not by the viewer.
    Held,
    Resumed,
    SeekStarted,
    SeekCompleted {
        to_s: u32,
    },
    Left,
    /// Left, and not by the viewer: the player failed.
    BrokeOff,
    Completed,
}

impl Play {
    pub(super) fn started(
        seq: Seq,
        episode: Option<EpisodeId>,
        at: UtcMillis,
        local: LocalTime,
        (position_s, length_s): (u32, u32),
        autoplayed: bool,
    ) -> Self {
        Self {
            seq,
            episode,
            started_at: at,
            last_at: at,
            hour: local.hour,
            weekday: local.weekday,
            from_s: position_s,
            position_s,
            length_s,
            watched_s: 0,
            pauses: 0,
            early_jumps_s: 0,
            speed_percent: AS_MADE,
            saved_ms: 0,
            autoplayed,
            company: 0,
            as_guest: false,
            broke_off: false,
            state: PlayState::Open,
            motion: Motion::Running,
        }
    }

    /// Played to its end, or left when only the credits were to come.
    pub fn is_finished(&self) -> bool {
        self.state == PlayState::Completed
            || (self.length_s > 0 && u64::from(self.position_s) * 100 >= u64::from(self.length_s) * FINISHED_PERCENT)
    }

    /// Long enough to count as a choice: two minutes, or a tenth of it.
    pub fn is_real(&self) -> bool {
        self.watched_s >= REAL_PLAY_S
            || (self.length_s > 0 && u64::from(self.watched_s) * 100 >= u64::from(self.length_s) * REAL_PLAY_PERCENT)
    }

    /// The share of it that was played, 0 to 1; 0 where the length is unknown.
    pub fn watched_fraction(&self) -> f32 {
        if self.length_s == 0 {
            return 0.0;
        }
        (self.watched_s as f32 / self.length_s as f32).min(1.0)
    }

    /// How much of it counts for one of those who were there: 1/√n of n people, so 0.71 of two and 0.58 of three. What is chosen for
    /// several says less of each, and yet more than its nth part of all: the others stayed.
    pub fn share(&self) -> f32 {
        (f32::from(self.company) + 1.0).sqrt().recip()
    }

    pub(super) fn follow(&mut self, at: UtcMillis, playhead: &Playhead, deed: PlayerDeed) {
        let counts = match deed {
            // What comes back from a pause or a jump begins a new stretch.
            PlayerDeed::Resumed | PlayerDeed::SeekCompleted { .. } => false,
            PlayerDeed::Going
            | PlayerDeed::SpeedChanged { .. }
            | PlayerDeed::Paused
            | PlayerDeed::Held
            | PlayerDeed::SeekStarted
            | PlayerDeed::Left
            | PlayerDeed::BrokeOff
            | PlayerDeed::Completed => self.motion == Motion::Running,
        };
        if counts {
            let forward_s = playhead.position.saturating_sub(self.position_s);
            self.watched_s = self.watched_s.saturating_add(forward_s);
            let (played_ms, speed) = (i64::from(forward_s) * SECOND_MS, i64::from(self.speed_percent));
            let took_ms = played_ms * i64::from(AS_MADE) / speed.max(1);
            self.saved_ms = self.saved_ms.saturating_add(played_ms - took_ms);
        }
        if let PlayerDeed::SeekCompleted { to_s } = deed {
            self.note_jump(to_s);
        }
        self.position_s = playhead.position;
        self.last_at = at;
        if playhead.total_length > 0 {
            self.length_s = playhead.total_length;
        }
        match deed {
            PlayerDeed::Going => {}
            // A speed that is none counts as the slowest.
            PlayerDeed::SpeedChanged { speed } => {
                self.speed_percent =
                    ((speed * f64::from(AS_MADE)).round() as u16).clamp(*SPEEDS.start(), *SPEEDS.end());
            }
            PlayerDeed::Paused => {
                if self.motion == Motion::Running {
                    self.pauses = self.pauses.saturating_add(1);
                }
                self.motion = Motion::Paused;
            }
            PlayerDeed::Held => self.motion = Motion::Paused,
            PlayerDeed::Resumed => {
                self.motion = Motion::Running;
                self.leave_off(PlayState::Open);
            }
            PlayerDeed::SeekStarted => {
                self.motion = match self.motion {
                    Motion::Running | Motion::Seeking => Motion::Seeking,
                    Motion::Paused | Motion::SeekingPaused => Motion::SeekingPaused,
                };
            }
            PlayerDeed::SeekCompleted { to_s } => {
                self.position_s = to_s;
                self.motion = match self.motion {
                    Motion::Running | Motion::Seeking => Motion::Running,
                    Motion::Paused | Motion::SeekingPaused => Motion::Paused,
                };
            }
            PlayerDeed::Left => self.leave_off(PlayState::Left),
            PlayerDeed::BrokeOff => {
                self.leave_off(PlayState::Left);
                self.broke_off = true;
            }
            PlayerDeed::Completed => self.state = PlayState::Completed,
        }
    }

    /// A jump from where it stood, which is where the jump began.
    fn note_jump(&mut self, to_s: u32) {
        if self.position_s < EARLY_S {
            let by_s = i64::from(to_s) - i64::from(self.position_s);
            let by_s = by_s.clamp(i64::from(i32::MIN), i64::from(i32::MAX)) as i32;
            self.early_jumps_s = self.early_jumps_s.saturating_add(by_s);
        }
    }

    /// A completed play stays completed, however the player is left after it.
    fn leave_off(&mut self, state: PlayState) {
        if self.state != PlayState::Completed {
            self.state = state;
        }
    }
}
