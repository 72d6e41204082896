//! What is known about one viewer: a fold over the log, holding evidence by title and by trait and nothing else.
//!
//! Everything that an undo may take back is kept with its `seq`, so that `event_undone` removes exactly that evidence
//! and the state equals the fold of a log without both events. What evidence *means* is derived in `recommend`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    event::{Rating, Record, Seq},
    time::UtcMillis,
};
use crate::catalog::{EpisodeId, TitleId};

/// How a play stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlayState {
    /// Started, not yet left: the player is open, or the program ended without saying so.
    Open,
    Left,
    Completed,
}

/// One playback of a film or an episode.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Play {
    /// The `seq` of its `video_playback_started`.
    pub seq: Seq,
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
    pub state: PlayState,
}

/// A dated fact that an undo may take back.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Dated<T> {
    pub seq: Seq,
    pub at: UtcMillis,
    pub value: T,
}

/// All that one viewer did about one title.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct TitleEvidence {
    pub plays: Vec<Play>,
    pub ratings: Vec<Dated<Rating>>,
    /// `true` for added, `false` for removed.
    pub list: Vec<Dated<bool>>,
    pub hidden: Vec<Dated<()>>,
    pub opened: Vec<Dated<()>>,
    pub continue_removed: Vec<Dated<()>>,
    /// Opened from a search's results.
    pub searched: Vec<Dated<()>>,
    pub focused_ms: u64,
    pub previewed_ms: u64,
    /// Impressions, each worth half as much after three days; counted up to `impressions_at`.
    pub impressions: f32,
    pub impressions_at: UtcMillis,
}

/// When the viewer comes, and with what.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Rhythm {
    pub sessions: u32,
    pub first_at: Option<UtcMillis>,
    pub last_session_at: Option<UtcMillis>,
    /// Sessions begun, by hour of the viewer's day.
    pub sessions_by_hour: [u32; 24],
    pub pages_served: u32,
}

/// An answer to a preference question, or the picks of the onboarding.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    pub question: String,
    pub answers: Vec<String>,
}

/// One viewer's evidence.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Viewer {
    pub titles: BTreeMap<TitleId, TitleEvidence>,
    pub answers: Vec<Dated<Answer>>,
    pub picks: Vec<Dated<Vec<TitleId>>>,
    /// The last queries, newest last, at most 50.
    pub searches: Vec<Dated<String>>,
    pub rhythm: Rhythm,
    /// Answered *don't ask again tonight*; newest last.
    pub silenced: Vec<Dated<()>>,
    /// What `u` would take back, newest last: deeds that can be undone and were not.
    pub undoable: Vec<Seq>,
}

impl Viewer {
    /// Takes one record in. Records of other profiles are the caller's to keep away. About 0.2 µs.
    pub fn apply(&mut self, _record: &Record) {
        todo!()
    }
}
