//! What can be logged: one closed enum. The wire form is in `wire`, what a viewer's evidence takes from it in `viewer`.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    correction::{Correction, Trait},
    time::UtcMillis,
};
use crate::catalog::{Appeal, EpisodeId, TitleId};

/// The version of the log's vocabulary that this build writes.
pub const LOG_VERSION: u32 = 1;

/// A record's number in the log: 1, 2, 3 …
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Seq(pub u64);

impl Seq {
    /// The number of the record after this one. Saturates, so that a damaged number cannot overflow.
    pub fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }
}

/// Names a profile for good, such as `ada`; the name shown may change.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
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

impl DeviceClass {
    /// A screen's class by its size.
    pub const fn of(cols: u16, rows: u16) -> Self {
        if cols < 100 || rows < 30 {
            Self::Narrow
        } else if cols < 140 || rows < 42 {
            Self::Standard
        } else {
            Self::Wide
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Device {
    pub class: DeviceClass,
    pub cols: u16,
    pub rows: u16,
    /// How many colors the terminal shows: 16777216, 256, 16 or 2.
    pub colors: u32,
    /// How pictures are shown: `blocks`, `kitty`, `sixel`, `iterm2` or `none`; `unknown` where the terminal was not asked yet.
    pub images: String,
    pub ssh: bool,
}

impl Device {
    /// There are pictures, and the colors for them.
    pub fn shows_pictures(&self) -> bool {
        self.colors >= 256 && self.images != "none"
    }
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
    /// The price of displacing a row by one place, in thousandths of a log-odds unit; absent where none was named yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub displacement: Option<u16>,
    /// How often more rows were asked for on this page.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub more_rows: u16,
    /// How often more of a row was asked for, by its key.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub more_titles: BTreeMap<String, u16>,
}

fn is_zero(times: &u16) -> bool {
    *times == 0
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
    /// Do not ask this profile again: the setting goes off with it.
    Never,
    /// The countdown ran out.
    NoAnswer,
}

impl StillWatchingAnswer {
    /// What a viewer can choose, in the order in which it is offered.
    pub const CHOICES: [Self; 4] = [Self::Continue, Self::Stop, Self::NotTonight, Self::Never];
}

/// What a play is played by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PlayerKind {
    /// No picture: the position is arithmetic on time.
    #[default]
    Simulated,
    Mpv,
}

impl PlayerKind {
    fn is_simulated(&self) -> bool {
        *self == Self::Simulated
    }
}

/// One thing that happened. Each variant's snake_case name is its `event` in the log.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum BehaviorEvent {
    /// A visit began, on this device, with this build.
    SessionStarted {
        device: Device,
        app_version: String,
        catalog_hash: String,
        model_hash: String,
    },
    /// A visit ended; `reason` is `quit`, `signal` or the like.
    SessionEnded { reason: String },

    /// The record's profile was added to the household.
    ProfileCreated { facts: ProfileFacts },
    /// The profile's facts, the whole of them, as after the change.
    ProfileChanged { facts: ProfileFacts },
    /// The profile left the household, and its evidence with it.
    ProfileRemoved {},
    /// A switch of this profile: `still_watching`, `autoplay` or `previews`, `on` or `off`.
    SettingChanged { key: String, value: String },

    /// A preference question was answered.
    PreferenceAnswered { question: String, answers: Vec<String> },
    /// The onboarding was gone through: what it showed, and the titles picked.
    OnboardingCompleted { shown: Vec<TitleId>, picked: Vec<TitleId> },
    /// The onboarding was left early, with what had been picked until then.
    OnboardingSkipped { shown: Vec<TitleId>, picked: Vec<TitleId> },

    /// A page was made: for which request, because of which record, and its rows in order.
    PageServed {
        page: u32,
        cause: Seq,
        request: ServedRequest,
        hash: String,
        rows: Vec<ServedRow>,
    },
    /// A slot stood on the screen, in the viewport, for a while.
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

    /// The viewer went from one screen or section to another.
    Navigated { from: String, to: String, dwell_ms: u64 },
    /// The focus rested on a title and left it again.
    TitleFocused {
        title: TitleId,
        row: String,
        element_index: u16,
        dwell_ms: u64,
    },
    /// A title's details were opened.
    TitleOpened {
        title: TitleId,
        #[serde(default)]
        impression: Option<ImpressionRef>,
    },
    /// A title was put before the viewer by itself: drawn for *Pick for me*, or one of three after a film. Out of so many of the
    /// best, with this probability.
    TitleSuggested {
        title: TitleId,
        action_prob: f64,
        among: u32,
    },
    /// A panel was opened: `why`, `changes`, `log`, `help` or `settings`.
    PanelOpened {
        panel: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        title: Option<TitleId>,
    },
    /// A title's preview began.
    PreviewStarted { title: TitleId },
    /// A title's preview ended.
    PreviewEnded { title: TitleId, watched_ms: u64 },

    /// A play began; the events after it name it by this record's `seq`.
    VideoPlaybackStarted {
        title: TitleId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        episode: Option<EpisodeId>,
        /// What led to the play; null when no slot on a page did.
        impression: Option<ImpressionRef>,
        position: u32,
        total_length: u32,
        autoplayed: bool,
        /// What plays it; absent for the simulated player.
        #[serde(default, skip_serializing_if = "PlayerKind::is_simulated")]
        player: PlayerKind,
    },
    /// The film or episode itself began.
    VideoContentStarted {
        #[serde(flatten)]
        playhead: Playhead,
    },
    /// It is playing: a heartbeat every 10 s.
    VideoContentPlaying {
        #[serde(flatten)]
        playhead: Playhead,
    },
    /// The film or episode itself was played to its end.
    VideoContentCompleted {
        #[serde(flatten)]
        playhead: Playhead,
    },
    /// The viewer paused.
    VideoPlaybackPaused {
        #[serde(flatten)]
        playhead: Playhead,
    },
    /// Playing goes on after a pause or an interruption.
    VideoPlaybackResumed {
        #[serde(flatten)]
        playhead: Playhead,
    },
    /// A jump from `position` to `seek_position` began.
    VideoPlaybackSeekStarted {
        #[serde(flatten)]
        playhead: Playhead,
        seek_position: u32,
    },
    /// The jump arrived at `seek_position`.
    VideoPlaybackSeekCompleted {
        #[serde(flatten)]
        playhead: Playhead,
        seek_position: u32,
    },
    /// From here on it plays at this speed; 1 is as it was made.
    VideoPlaybackSpeedChanged {
        #[serde(flatten)]
        playhead: Playhead,
        speed: f64,
    },
    /// The picture took the whole screen, or gave it back.
    VideoPlaybackFullScreenChanged {
        #[serde(flatten)]
        playhead: Playhead,
        full_screen: bool,
    },
    /// Playback stopped without the viewer wanting it: the program ended, or the player failed, and why.
    VideoPlaybackInterrupted {
        #[serde(flatten)]
        playhead: Playhead,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
    },
    /// The viewer left the player.
    VideoPlaybackExited {
        #[serde(flatten)]
        playhead: Playhead,
    },
    /// The play came to its end.
    VideoPlaybackCompleted {
        #[serde(flatten)]
        playhead: Playhead,
    },

    /// “Still watching?” came up.
    StillWatchingPrompted {
        title: TitleId,
        rule: StillWatchingRule,
        episodes: u32,
        minutes: u32,
    },
    /// “Still watching?” was answered, or its countdown ran out.
    StillWatchingAnswered {
        title: TitleId,
        answer: StillWatchingAnswer,
    },
    /// The next episode began by itself.
    AutoplayStarted { title: TitleId, episode: EpisodeId },
    /// The viewer stopped the next episode from beginning by itself.
    AutoplayCancelled { title: TitleId, episode: EpisodeId },

    /// Who else is watching from now on, none when the viewer is alone.
    CompanyChanged { company: Vec<ProfileId> },

    /// A question was put beside the page, about a title where one gave rise to it.
    QuestionShown {
        question: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        title: Option<TitleId>,
    },
    /// It was answered, with one of its answers' keys.
    QuestionAnswered {
        question: String,
        answer: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        title: Option<TitleId>,
    },

    /// A title was rated, or its rating taken back.
    TitleRated { title: TitleId, rating: Rating },
    /// A title was put on My List.
    ListAdded { title: TitleId },
    /// A title was taken off My List.
    ListRemoved { title: TitleId },
    /// A title is never to be shown again.
    TitleHidden { title: TitleId },
    /// A title was taken out of Continue Watching.
    ContinueWatchingRemoved { title: TitleId },

    /// A search was made.
    SearchPerformed { query: String, results: u32 },
    /// A title was opened from a search's results.
    SearchResultOpened {
        query: String,
        title: TitleId,
        element_index: u16,
    },

    /// The viewer corrected what was concluded: a taste, a habit or a segment, by its key.
    TasteCorrected {
        about: Trait,
        key: String,
        #[serde(flatten)]
        correction: Correction,
    },

    /// The record numbered `target` never was.
    EventUndone { target: Seq },
}

impl BehaviorEvent {
    /// Every kind of event, by its name in the log.
    pub const NAMES: [&'static str; 47] = [
        "session_started",
        "session_ended",
        "profile_created",
        "profile_changed",
        "profile_removed",
        "setting_changed",
        "preference_answered",
        "onboarding_completed",
        "onboarding_skipped",
        "page_served",
        "impression",
        "navigated",
        "title_focused",
        "title_opened",
        "title_suggested",
        "panel_opened",
        "preview_started",
        "preview_ended",
        "video_playback_started",
        "video_content_started",
        "video_content_playing",
        "video_content_completed",
        "video_playback_paused",
        "video_playback_resumed",
        "video_playback_seek_started",
        "video_playback_seek_completed",
        "video_playback_speed_changed",
        "video_playback_full_screen_changed",
        "video_playback_interrupted",
        "video_playback_exited",
        "video_playback_completed",
        "still_watching_prompted",
        "still_watching_answered",
        "autoplay_started",
        "autoplay_cancelled",
        "company_changed",
        "question_shown",
        "question_answered",
        "title_rated",
        "list_added",
        "list_removed",
        "title_hidden",
        "continue_watching_removed",
        "search_performed",
        "search_result_opened",
        "taste_corrected",
        "event_undone",
    ];

    /// Its `event` in the log.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::SessionStarted { .. } => "session_started",
            Self::SessionEnded { .. } => "session_ended",
            Self::ProfileCreated { .. } => "profile_created",
            Self::ProfileChanged { .. } => "profile_changed",
            Self::ProfileRemoved { .. } => "profile_removed",
            Self::SettingChanged { .. } => "setting_changed",
            Self::PreferenceAnswered { .. } => "preference_answered",
            Self::OnboardingCompleted { .. } => "onboarding_completed",
            Self::OnboardingSkipped { .. } => "onboarding_skipped",
            Self::PageServed { .. } => "page_served",
            Self::Impression { .. } => "impression",
            Self::Navigated { .. } => "navigated",
            Self::TitleFocused { .. } => "title_focused",
            Self::TitleOpened { .. } => "title_opened",
            Self::TitleSuggested { .. } => "title_suggested",
            Self::PanelOpened { .. } => "panel_opened",
            Self::PreviewStarted { .. } => "preview_started",
            Self::PreviewEnded { .. } => "preview_ended",
            Self::VideoPlaybackStarted { .. } => "video_playback_started",
            Self::VideoContentStarted { .. } => "video_content_started",
            Self::VideoContentPlaying { .. } => "video_content_playing",
            Self::VideoContentCompleted { .. } => "video_content_completed",
            Self::VideoPlaybackPaused { .. } => "video_playback_paused",
            Self::VideoPlaybackResumed { .. } => "video_playback_resumed",
            Self::VideoPlaybackSeekStarted { .. } => "video_playback_seek_started",
            Self::VideoPlaybackSeekCompleted { .. } => "video_playback_seek_completed",
            Self::VideoPlaybackSpeedChanged { .. } => "video_playback_speed_changed",
            Self::VideoPlaybackFullScreenChanged { .. } => "video_playback_full_screen_changed",
            Self::VideoPlaybackInterrupted { .. } => "video_playback_interrupted",
            Self::VideoPlaybackExited { .. } => "video_playback_exited",
            Self::VideoPlaybackCompleted { .. } => "video_playback_completed",
            Self::StillWatchingPrompted { .. } => "still_watching_prompted",
            Self::StillWatchingAnswered { .. } => "still_watching_answered",
            Self::AutoplayStarted { .. } => "autoplay_started",
            Self::AutoplayCancelled { .. } => "autoplay_cancelled",
            Self::CompanyChanged { .. } => "company_changed",
            Self::QuestionShown { .. } => "question_shown",
            Self::QuestionAnswered { .. } => "question_answered",
            Self::TitleRated { .. } => "title_rated",
            Self::ListAdded { .. } => "list_added",
            Self::ListRemoved { .. } => "list_removed",
            Self::TitleHidden { .. } => "title_hidden",
            Self::ContinueWatchingRemoved { .. } => "continue_watching_removed",
            Self::SearchPerformed { .. } => "search_performed",
            Self::SearchResultOpened { .. } => "search_result_opened",
            Self::TasteCorrected { .. } => "taste_corrected",
            Self::EventUndone { .. } => "event_undone",
        }
    }
}
