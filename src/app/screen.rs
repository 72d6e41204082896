//! The screens: an enum variant carries its own data, and nothing of any other screen.

use std::collections::BTreeMap;

use tui_input::Input;

use super::TasteScreen;
use crate::{
    behavior::{ImpressionRef, Seq, UtcMillis},
    catalog::{EpisodeId, SearchHit, TitleId, TitleIndex},
    playback::{Prompt, StillWatching},
};

#[derive(Clone, Debug)]
pub enum Screen {
    Gate(GateScreen),
    NewProfile(NewProfileScreen),
    Onboarding(OnboardingScreen),
    Browse(BrowseScreen),
    Search(SearchScreen),
    Details(DetailsScreen),
    Player(Box<PlayerScreen>),
    Taste(TasteScreen),
}

/// “Who's watching?” The choices are the profiles in order, and behind them “Add profile”.
#[derive(Clone, Debug, Default)]
pub struct GateScreen {
    pub selected: usize,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NewProfileField {
    #[default]
    Name,
    Kids,
    Create,
}

#[derive(Clone, Debug, Default)]
pub struct NewProfileScreen {
    pub name: Input,
    pub kids: bool,
    pub field: NewProfileField,
    /// Why the last try did not work, one sentence.
    pub problem: Option<String>,
}

#[derive(Clone, Debug)]
pub enum OnboardingStep {
    /// One of `recommend::questions`, by index.
    Question {
        at: usize,
        selected: usize,
        chosen: Vec<bool>,
    },
    /// Pick three you like. `offered` is a grid of six; a picked title is replaced by another one.
    Picks {
        offered: Vec<TitleIndex>,
        selected: usize,
        shown: Vec<TitleId>,
        picked: Vec<TitleId>,
    },
}

#[derive(Clone, Debug)]
pub struct OnboardingScreen {
    pub step: OnboardingStep,
}

/// How many titles are to be picked, and how many are offered at a time.
pub const PICKS_WANTED: usize = 3;
pub const PICKS_OFFERED: usize = 6;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    #[default]
    Home,
    Series,
    Films,
    MyList,
}

impl Tab {
    pub const ALL: [Self; 4] = [Self::Home, Self::Series, Self::Films, Self::MyList];

    pub const fn label(self) -> &'static str {
        match self {
            Self::Home => "Home",
            Self::Series => "Series",
            Self::Films => "Films",
            Self::MyList => "My List",
        }
    }
}

/// What has the focus on a page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    Tabs,
    #[default]
    Hero,
    /// A row of the page by its index; in My List, a line of the grid.
    Row(usize),
}

/// The page and where one is on it. The page itself is in `Visit`.
#[derive(Clone, Debug, Default)]
pub struct BrowseScreen {
    pub tab: Tab,
    pub place: Place,
    /// The index of the focused slot in each row, by the row's key; 0 where absent.
    pub columns: BTreeMap<String, usize>,
    /// The first slot in view of each row, by the row's key; 0 where absent.
    pub offsets: BTreeMap<String, usize>,
    /// The topmost thing in view: 0 is the hero, n the n-th row.
    pub scroll: usize,
}

#[derive(Clone, Debug, Default)]
pub struct SearchScreen {
    pub query: Input,
    pub hits: Vec<SearchHit>,
    /// Into `hits`.
    pub selected: usize,
    /// The query that was last logged, so that each is logged once.
    pub logged: String,
}

/// What can be done on a details screen, left to right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DetailsAction {
    Play,
    List,
    Like,
    Love,
    Dislike,
}

impl DetailsAction {
    pub const ALL: [Self; 5] = [Self::Play, Self::List, Self::Like, Self::Love, Self::Dislike];
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DetailsPane {
    #[default]
    Actions,
    Episodes,
    MoreLike,
}

#[derive(Clone, Debug)]
pub struct DetailsScreen {
    pub title: TitleIndex,
    pub pane: DetailsPane,
    /// Focused index in each pane.
    pub action: usize,
    pub episode: usize,
    pub more: usize,
    /// What is like it, best first.
    pub more_like: Vec<TitleIndex>,
    /// The synopsis in the framing for this viewer.
    pub synopsis: String,
    /// The slot it was opened from, for the log.
    pub impression: Option<ImpressionRef>,
}

/// What the player's screen is doing.
#[derive(Clone, Debug, PartialEq)]
pub enum PlayerPhase {
    Playing,
    Paused,
    /// The next episode starts at `until` unless somebody says no. `play_now` is the focused choice.
    Countdown {
        next: EpisodeId,
        until: UtcMillis,
        play_now: bool,
    },
    /// “Still watching?” Without an answer by `until` it stops, and the place is kept.
    StillWatching {
        prompt: Prompt,
        until: UtcMillis,
        choice: StillWatchingChoice,
        then: AfterPrompt,
    },
}

impl PlayerPhase {
    /// A question stands over the picture and takes the keys.
    pub const fn asks(&self) -> bool {
        match self {
            Self::Playing | Self::Paused => false,
            Self::Countdown { .. } | Self::StillWatching { .. } => true,
        }
    }
}

/// What *continue* continues with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AfterPrompt {
    Resume,
    Next(EpisodeId),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StillWatchingChoice {
    Continue,
    Stop,
    NotTonight,
}

impl StillWatchingChoice {
    pub const ALL: [Self; 3] = [Self::Continue, Self::Stop, Self::NotTonight];

    pub const fn label(self) -> &'static str {
        match self {
            Self::Continue => "Continue",
            Self::Stop => "Stop",
            Self::NotTonight => "Don't ask again tonight",
        }
    }
}

#[derive(Clone, Debug)]
pub struct PlayerScreen {
    pub title: TitleIndex,
    pub episode: Option<EpisodeId>,
    /// The `seq` of this play's `video_playback_started`.
    pub play: Seq,
    pub position_s: u32,
    pub length_s: u32,
    /// Up to where play has been logged by heartbeats.
    pub logged_s: u32,
    pub phase: PlayerPhase,
    pub still: StillWatching,
    /// The player was told to stop in order to go on with this episode.
    pub skipping_to: Option<EpisodeId>,
}

/// A scene of what plays: its name and where it begins, in seconds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scene {
    pub name: String,
    pub starts_s: u32,
}
