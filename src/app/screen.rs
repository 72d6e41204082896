//! The screens: an enum variant carries its own data, and nothing of any other screen.

use std::collections::BTreeMap;

use tui_input::Input;

use super::{PlayerScreen, TasteScreen};
use crate::{
    behavior::ImpressionRef,
    catalog::{SearchHit, TitleId, TitleIndex},
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
