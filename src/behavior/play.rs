use serde::{Deserialize, Serialize};

use super::{
    event::{Playhead, Seq},
    time::{LocalTime, UtcMillis},
};
use crate::catalog::EpisodeId;

/// From this share of the length on, in percent, what is left are the credits.
const FINISHED_PERCENT: u64 = 95;
/// A play of real length: this many seconds, or this share of the length in percent.
const REAL_PLAY_S: u32 = 120;
const REAL_PLAY_PERCENT: u64 = 10;

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
    pub autoplayed: bool,
    /// How many others were watching.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub company: u8,
    /// Somebody else chose it, and this viewer was there.
    #[serde(default, skip_serializing_if = "is_false")]
    pub as_guest: bool,
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

/// What a player event did, beside moving the playhead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PlayerDeed {
    Going,
    Paused,
    /// Paused, and not by the viewer.
    Held,
    Resumed,
    SeekStarted,
    SeekCompleted {
        to_s: u32,
    },
    Left,
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
            autoplayed,
            company: 0,
            as_guest: false,
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
            | PlayerDeed::Paused
            | PlayerDeed::Held
            | PlayerDeed::SeekStarted
            | PlayerDeed::Left
            | PlayerDeed::Completed => self.motion == Motion::Running,
        };
        if counts {
            let forward_s = playhead.position.saturating_sub(self.position_s);
            self.watched_s = self.watched_s.saturating_add(forward_s);
        }
        self.position_s = playhead.position;
        self.last_at = at;
        if playhead.total_length > 0 {
            self.length_s = playhead.total_length;
        }
        match deed {
            PlayerDeed::Going => {}
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
            PlayerDeed::Completed => self.state = PlayState::Completed,
        }
    }

    /// A completed play stays completed, however the player is left after it.
    fn leave_off(&mut self, state: PlayState) {
        if self.state != PlayState::Completed {
            self.state = state;
        }
    }
}
