//! What a page is asked for: by whom, when, on what screen, beside what stands on it already.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{Companion, Page, SessionCaptions};
use crate::{
    behavior::{DeviceClass, UtcMillis},
    catalog::{Title, TitleId},
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
    /// Who else is there.
    pub company: Vec<Companion<'a>>,
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
    pub displacement: Displacement,
    pub more: &'a More,
}

impl Request<'_> {
    /// The one rule of what may be shown, opened and played: what everybody may see who is there.
    pub fn allows(&self, title: Title<'_>) -> bool {
        let mut company = self.company.iter();
        self.profile.allows(title) && company.all(|companion| companion.profile.allows(title))
    }
}

/// What it costs to displace what is on the screen, by the price of one place, in thousandths of a log-odds unit: a row takes the
/// place of the one above it when it is worth more by this. All else that stands is kept at prices in proportion. Without a page on
/// the screen nothing is displaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Displacement {
    place: i32,
}

impl Displacement {
    /// Odds that are higher by a quarter and more move a row up one place.
    pub const USUAL: Self = Self { place: 250 };
    /// From nothing, in which case a page follows each change at once, to odds higher by a factor of 150.
    pub const THOUSANDTHS: std::ops::RangeInclusive<i32> = 0..=5000;

    /// The price of a place in thousandths, brought into [`Self::THOUSANDTHS`].
    pub fn of_a_place(thousandths: i32) -> Self {
        Self {
            place: thousandths.clamp(*Self::THOUSANDTHS.start(), *Self::THOUSANDTHS.end()),
        }
    }

    /// What a row must be worth more than the one above it to take its place.
    pub const fn place(self) -> i32 {
        self.place
    }

    /// What a row on the screen may be worth less than one that is not and still stay on the page.
    pub const fn row(self) -> i32 {
        self.place * 3 / 5
    }

    /// What a title that stands in a row may be worth less than one that does not and still stay in it.
    pub const fn title(self) -> i32 {
        self.place / 4
    }

    /// What another title must be worth more to become the hero.
    pub const fn hero(self) -> i32 {
        self.place * 6 / 5
    }
}

impl Default for Displacement {
    fn default() -> Self {
        Self::USUAL
    }
}

/// What was asked for beyond where the page and its rows end by themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct More {
    /// How often more rows were asked for.
    pub rows: u16,
    /// How often more of a row was asked for, by its key.
    pub titles: BTreeMap<String, u16>,
}

impl More {
    /// How often more of a row was asked for.
    pub fn of_row(&self, key: &str) -> u16 {
        self.titles.get(key).copied().unwrap_or(0)
    }
}
