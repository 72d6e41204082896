//! What a page is: rows of slots, each with its reason. Plain data; `rank` makes it, screens and commands show it.

use serde::Serialize;

use super::{Parts, SessionCaptions};
use crate::{
    behavior::{DeviceClass, UtcMillis},
    catalog::{Appeal, CaptionForm, TitleId, TitleIndex},
    household::Profile,
};

/// How much of a page is in view at once: rows × columns, in that order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Viewport {
    pub rows: u16,
    pub columns: u16,
}

/// Which titles a page is made of; the same ranker with a filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Section {
    Home,
    Series,
    Films,
}

impl Section {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::Series => "series",
            Self::Films => "films",
        }
    }
}

/// The slot that has the focus while the page is ranked again: it stays where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Focus {
    /// The row's key; `None` is the hero.
    pub row: Option<String>,
    pub element_index: u16,
    pub title: TitleId,
}

/// Everything a page depends on beside catalog, model and viewer.
#[derive(Clone, Debug)]
pub struct Request<'a> {
    pub profile: &'a Profile,
    pub now: UtcMillis,
    pub utc_offset_min: i16,
    pub seed: u64,
    pub viewport: Viewport,
    pub device: DeviceClass,
    pub section: Section,
    /// When this home was first opened: Originals premiere relative to that day. Now, for a home without a log.
    pub since: UtcMillis,
    /// The page on the screen, which the new one must not jump away from. `None` for a fresh visit.
    pub previous: Option<&'a Page>,
    pub focus: Option<Focus>,
    /// Captions already chosen in this session: they stay put.
    pub captions: &'a SessionCaptions,
}

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
}

impl RowKind {
    pub const ALL: [Self; 14] = [
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
            | Self::LateNight => 4,
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
    pub episode: Option<crate::catalog::EpisodeId>,
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
}

#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    pub viewport: Viewport,
    pub section: Section,
    pub hero: Option<Slot>,
    pub rows: Vec<PageRow>,
    /// SHA-256 over a canonical encoding of all the above, in hexadecimal.
    pub hash: String,
}

impl Page {
    /// Before anything was ranked.
    pub fn empty(viewport: Viewport) -> Self {
        Self {
            viewport,
            section: Section::Home,
            hero: None,
            rows: Vec::new(),
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
