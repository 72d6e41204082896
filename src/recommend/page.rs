//! What a page is: rows of slots, each with its reason. Plain data; `rank` makes it, screens and commands show it.

use serde::Serialize;

use super::{Parts, Section, Viewport};
use crate::{
    behavior::UtcMillis,
    catalog::{Appeal, CaptionForm, TitleId, TitleIndex},
};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RowKind {
    ContinueWatching,
    TopPicks,
    BecauseYouWatched,
    BecauseYouOpened,
    ViewersAlsoWatched,
    Trending,
    MicroGenre,
    Originals,
    New,
    ComingSoon,
    MyList,
    WatchAgain,
    Short,
    LateNight,
    WelcomeBack,
}

impl RowKind {
    pub const ALL: [Self; 15] = [
        Self::ContinueWatching,
        Self::TopPicks,
        Self::BecauseYouWatched,
        Self::BecauseYouOpened,
        Self::ViewersAlsoWatched,
        Self::Trending,
        Self::MicroGenre,
        Self::Originals,
        Self::New,
        Self::ComingSoon,
        Self::MyList,
        Self::WatchAgain,
        Self::Short,
        Self::LateNight,
        Self::WelcomeBack,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            Self::ContinueWatching => "continue_watching",
            Self::TopPicks => "top_picks",
            Self::BecauseYouWatched => "because_you_watched",
            Self::BecauseYouOpened => "because_you_opened",
            Self::ViewersAlsoWatched => "viewers_also_watched",
            Self::Trending => "trending",
            Self::MicroGenre => "micro_genre",
            Self::Originals => "originals",
            Self::New => "new",
            Self::ComingSoon => "coming_soon",
            Self::MyList => "my_list",
            Self::WatchAgain => "watch_again",
            Self::Short => "short",
            Self::LateNight => "late_night",
            Self::WelcomeBack => "welcome_back",
        }
    }

    /// How few titles a row may have and still be shown.
    pub const fn shortest(self) -> usize {
        match self {
            Self::ContinueWatching | Self::MyList | Self::WatchAgain | Self::ComingSoon => 1,
            Self::TopPicks
            | Self::BecauseYouWatched
            | Self::BecauseYouOpened
            | Self::ViewersAlsoWatched
            | Self::Trending
            | Self::MicroGenre
            | Self::Originals
            | Self::New
            | Self::Short
            | Self::LateNight
            | Self::WelcomeBack => 4,
        }
    }
}

/// The caption chosen for a title, and with what probability.
#[derive(Clone, Debug, PartialEq)]
pub struct Caption {
    pub appeal: Appeal,
    pub text: String,
    /// The form of the sentence, when the text was set out from facts.
    pub form: Option<CaptionForm>,
    /// The probability with which this appeal was drawn for this viewer.
    pub action_prob: f64,
}

/// One title in its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Slot {
    pub title: TitleIndex,
    pub id: TitleId,
    pub caption: Caption,
    /// Thousandths of a log-odds unit; the sum of `parts`.
    pub score: i32,
    pub parts: Parts,
    /// The probability that the viewer likes it, watched, in whole percent; none where it cannot be said.
    pub match_percent: Option<u8>,
    /// What stands below the caption in Continue Watching: how far, which episode.
    pub progress: Option<Progress>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// None for a film.
    pub episode: Option<crate::catalog::EpisodeId>,
    /// The episode before this one was finished, and this one was not begun.
    pub is_next: bool,
    pub position_s: u32,
    pub length_s: u32,
}

#[derive(Clone, Debug, PartialEq)]
pub struct PageRow {
    pub kind: RowKind,
    /// Stable name of this row: the kind, and what it is about: `because_you_watched:tt0113277`.
    pub key: String,
    /// For people's eyes: `Because you watched “Heat”`.
    pub name: String,
    /// Why this row is here, one sentence.
    pub evidence: String,
    /// What the row is worth, thousandths; rows stand in falling order except where stability holds them.
    pub value: i32,
    pub slots: Vec<Slot>,
    /// It ends where the odds fall off, and goes on when it is asked for more.
    pub has_more: bool,
}

/// How many titles a page gives to choose from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Choices {
    #[default]
    Many,
    /// Fewer rows and titles, and *Pick for me* beside them: for whom choosing takes long.
    Few,
}

/// A play or a look that gives a row cause, by its last moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deed {
    pub title: TitleId,
    pub at: UtcMillis,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    pub viewport: Viewport,
    pub section: Section,
    /// The latest play or look that this page knew of: another one is news to the page after it. No part of the hash: it shows nowhere.
    pub latest_deed: Option<Deed>,
    pub choices: Choices,
    pub hero: Option<Slot>,
    pub rows: Vec<PageRow>,
    /// It ends where another row would add little, and goes on when it is asked for more.
    pub has_more: bool,
    /// How many rows it ended with by itself; those beyond were asked for.
    pub rows_unasked: usize,
    /// SHA-256 over a canonical encoding of all that is shown of it, in hexadecimal.
    pub hash: String,
}

impl Page {
    /// Before anything was ranked.
    pub fn empty(viewport: Viewport) -> Self {
        Self {
            viewport,
            section: Section::Home,
            latest_deed: None,
            choices: Choices::Many,
            hero: None,
            rows: Vec::new(),
            has_more: false,
            rows_unasked: 0,
            hash: String::new(),
        }
    }

    pub fn row(&self, key: &str) -> Option<(usize, &PageRow)> {
        self.rows.iter().enumerate().find(|(_, row)| row.key == key)
    }

    /// The keys of its rows, in order.
    pub fn keys(&self) -> Vec<&str> {
        self.rows.iter().map(|row| row.key.as_str()).collect()
    }

    /// The caption that each title carries: appeal and the probability it was drawn with.
    pub fn captions(&self) -> impl Iterator<Item = (TitleId, (Appeal, f64))> + '_ {
        let slots = self.slots().map(|(_, _, slot)| slot);
        slots.map(|slot| (slot.id, (slot.caption.appeal, slot.caption.action_prob)))
    }

    /// Every slot, hero first, with its row's key (`hero` for the hero) and its place in the row.
    pub fn slots(&self) -> impl Iterator<Item = (&str, usize, &Slot)> {
        self.hero
            .iter()
            .map(|slot| ("hero", 0, slot))
            .chain(self.rows.iter().flat_map(|row| {
                row.slots
                    .iter()
                    .enumerate()
                    .map(|(at, slot)| (row.key.as_str(), at, slot))
            }))
    }
}
