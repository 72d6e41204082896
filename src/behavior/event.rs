//! What can be logged: one closed enum. The wire form is in `wire`, what a viewer's evidence takes from it in `viewer`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::time::UtcMillis;
use crate::catalog::{Appeal, EpisodeId, TitleId};

/// The version of the log's vocabulary that this build writes.
pub const LOG_VERSION: u32 = 1;

/// A record's number in the log: 1, 2, 3 …
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    JsonSchema,
)]
#[serde(transparent)]
pub struct Seq(pub u64);

impl Seq {
    pub fn next(self) -> Self {
        Self(self.0 + 1)
    }
}

/// Names a profile for good, such as `ada`; the name shown may change.
#[derive(
    Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(transparent)]
pub struct ProfileId(pub String);

/// One line of the log, without its version.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    pub seq: Seq,
    pub at: UtcMillis,
    pub utc_offset_min: i16,
    pub session: String,
    pub profile: ProfileId,
    /// Who else is watching; empty when alone.
    pub with: Vec<ProfileId>,
    pub event: BehaviorEvent,
}

/// How big the screen is and what it can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DeviceClass {
    /// Narrower than 100 columns or lower than 30 rows.
    Narrow,
    Standard,
    /// 140 columns by 42 rows and more.
    Wide,
    /// No screen: a command.
    Headless,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Device {
    pub class: DeviceClass,
    pub cols: u16,
    pub rows: u16,
    /// How many colors the terminal shows: 16777216, 256, 16 or 2.
    pub colors: u32,
    /// How pictures are shown: `blocks`, `kitty`, `sixel`, `iterm2` or `none`.
    pub images: String,
    pub ssh: bool,
}

/// Everything about a profile but its id. A `profile_changed` event carries the whole of it, as after the change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ProfileFacts {
    pub name: String,
    pub kids: bool,
    /// ISO 3166 country code in capitals.
    pub region: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Rating {
    Love,
    Like,
    Dislike,
    /// An earlier rating taken back.
    None,
}

/// Where on which page a title was when the viewer acted on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ImpressionRef {
    pub page: u32,
    /// The row's key, such as `top_picks` or `because_you_watched:tt0113277`.
    pub row: String,
    pub element_index: u16,
}

/// What a page was asked for; with the log before it, enough to make the same page again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ServedRequest {
    pub now: UtcMillis,
    pub seed: u64,
    pub rows: u16,
    pub columns: u16,
    pub hour: u8,
    pub weekday: u8,
    pub device: DeviceClass,
    /// `home`, `series` or `films`.
    pub section: String,
    /// The page on the screen before, 0 when there was none.
    pub previous: u32,
    /// The focused slot, absent when nothing was focused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub focus: Option<ImpressionRef>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ServedRow {
    pub kind: String,
    pub key: String,
}

/// Which playback a player event belongs to, and where in it. Positions and lengths are in seconds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Playhead {
    pub title: TitleId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub episode: Option<EpisodeId>,
    /// The `seq` of the `video_playback_started` that this belongs to, so that undoing a play takes all of it away.
    pub play: Seq,
    pub position: u32,
    pub total_length: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum StillWatchingRule {
    /// Three episodes in a row without touching the player.
    Episodes,
    /// Ninety minutes of play without input.
    Minutes,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum StillWatchingAnswer {
    Continue,
    Stop,
    NotTonight,
    /// The countdown ran out.
    NoAnswer,
}

/// One thing that happened. Each variant's snake_case name is its `event` in the log.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum BehaviorEvent {
    SessionStarted {
        device: Device,
        app_version: String,
        catalog_hash: String,
        model_hash: String,
    },
    SessionEnded {
        reason: String,
    },

    ProfileCreated {
        facts: ProfileFacts,
    },
    ProfileChanged {
        facts: ProfileFacts,
    },
    ProfileRemoved {},
    SettingChanged {
        key: String,
        value: String,
    },

    PreferenceAnswered {
        question: String,
        answers: Vec<String>,
    },
    OnboardingCompleted {
        shown: Vec<TitleId>,
        picked: Vec<TitleId>,
    },
    OnboardingSkipped {
        shown: Vec<TitleId>,
        picked: Vec<TitleId>,
    },

    PageServed {
        page: u32,
        cause: Seq,
        request: ServedRequest,
        hash: String,
        rows: Vec<ServedRow>,
    },
    Impression {
        page: u32,
        row: String,
        element_index: u16,
        title: TitleId,
        caption: Appeal,
        artwork: Appeal,
        action_prob: f64,
        total_time_visible_ms: u64,
    },

    Navigated {
        from: String,
        to: String,
        dwell_ms: u64,
    },
    TitleFocused {
        title: TitleId,
        row: String,
        element_index: u16,
        dwell_ms: u64,
    },
    TitleOpened {
        title: TitleId,
        #[serde(default)]
        impression: Option<ImpressionRef>,
    },
    PanelOpened {
        panel: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        title: Option<TitleId>,
    },
    PreviewStarted {
        title: TitleId,
    },
    PreviewEnded {
        title: TitleId,
        watched_ms: u64,
    },

    VideoPlaybackStarted {
        title: TitleId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        episode: Option<EpisodeId>,
        /// What led to the play; null when no slot on a page did.
        impression: Option<ImpressionRef>,
        position: u32,
        total_length: u32,
        autoplayed: bool,
    },
    VideoContentStarted {
        #[serde(flatten)]
        playhead: Playhead,
    },
    VideoContentPlaying {
        #[serde(flatten)]
        playhead: Playhead,
    },
    VideoContentCompleted {
        #[serde(flatten)]
        playhead: Playhead,
    },
    VideoPlaybackPaused {
        #[serde(flatten)]
        playhead: Playhead,
    },
    VideoPlaybackResumed {
        #[serde(flatten)]
        playhead: Playhead,
    },
    VideoPlaybackSeekStarted {
        #[serde(flatten)]
        playhead: Playhead,
        seek_position: u32,
    },
    VideoPlaybackSeekCompleted {
        #[serde(flatten)]
        playhead: Playhead,
        seek_position: u32,
    },
    VideoPlaybackInterrupted {
        #[serde(flatten)]
        playhead: Playhead,
    },
    VideoPlaybackExited {
        #[serde(flatten)]
        playhead: Playhead,
    },
    VideoPlaybackCompleted {
        #[serde(flatten)]
        playhead: Playhead,
    },

    StillWatchingPrompted {
        title: TitleId,
        rule: StillWatchingRule,
        episodes: u32,
        minutes: u32,
    },
    StillWatchingAnswered {
        title: TitleId,
        answer: StillWatchingAnswer,
    },
    AutoplayStarted {
        title: TitleId,
        episode: EpisodeId,
    },
    AutoplayCancelled {
        title: TitleId,
        episode: EpisodeId,
    },

    TitleRated {
        title: TitleId,
        rating: Rating,
    },
    ListAdded {
        title: TitleId,
    },
    ListRemoved {
        title: TitleId,
    },
    TitleHidden {
        title: TitleId,
    },
    ContinueWatchingRemoved {
        title: TitleId,
    },

    SearchPerformed {
        query: String,
        results: u32,
    },
    SearchResultOpened {
        query: String,
        title: TitleId,
        element_index: u16,
    },

    EventUndone {
        target: Seq,
    },
}
