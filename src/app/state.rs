//! What the screen is about: one value, changed only by `update`, read by `ui`.

use std::{collections::VecDeque, sync::Arc};

use super::{
    Moment,
    behind::Behind,
    panel::{Overlay, Panel},
    screen::Screen,
    served::MadeFrom,
    training::Training,
};
use crate::{
    behavior::{Device, DeviceClass, ProfileId, Seq, UtcMillis},
    catalog::{Catalog, TitleIndex},
    household::{Home, Profile},
    playback::StillWatchingLimits,
    recommend::{Displacement, Model, More, Page, PageChange, SessionCaptions},
};

/// What pages are made from. Another model takes another shelf, with the same catalog.
#[derive(Debug)]
pub struct Shelf {
    pub catalog: Arc<Catalog>,
    pub model: Arc<Model>,
}

/// What the screen is drawn on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ground {
    /// Light words on dark.
    #[default]
    Dark,
    /// Dark words on light.
    Light,
}

/// Whether what happens is recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Recording {
    On,
    /// Another program holds this home: nothing is written.
    ReadOnly,
    /// The log cannot be written: why. A lasting sign says so.
    Failing(String),
}

/// One line of the log panel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogLine {
    pub seq: Seq,
    pub at: UtcMillis,
    /// The event's name as in the log.
    pub event: &'static str,
    /// The rest in plain words.
    pub what: String,
    /// What it did to the page, once that is known: `Thief ↑2 rows · 1 new row`.
    pub effect: Option<String>,
}

/// A sentence at the bottom for a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    pub text: String,
    pub until: UtcMillis,
}

/// The last change of the page, marked for a moment.
#[derive(Clone, Debug, PartialEq)]
pub struct Marked {
    pub change: PageChange,
    /// What caused it, in words: `you finished “Thief”`.
    pub cause: String,
    pub cause_seq: Seq,
    pub until: UtcMillis,
}

/// The last change of the page, for a closer look.
#[derive(Clone, Debug)]
pub struct LastChange {
    /// The page that the viewer saw before it.
    pub before: Page,
    pub made_from: MadeFrom,
    /// What caused it, in words; several when the page changed under another screen.
    pub causes: Vec<String>,
    pub at: UtcMillis,
    /// The page has not had the screen since.
    pub is_unseen: bool,
}

/// One profile's visit: from choosing the profile to leaving it.
#[derive(Clone, Debug)]
pub struct Visit {
    pub profile: ProfileId,
    /// Who else is here, in the order of the household; empty when alone.
    pub with: Vec<ProfileId>,
    pub session: String,
    pub seed: u64,
    /// The number of the page on the screen, from 1; goes on across sections.
    pub page_number: u32,
    pub page: Page,
    /// What that page was made from; none before the first.
    pub made_from: Option<MadeFrom>,
    /// What was known of the viewer when the page before it was made; none before the first.
    pub behind: Option<Behind>,
    /// None on a page that followed no other.
    pub last_change: Option<LastChange>,
    pub captions: SessionCaptions,
    /// What was asked for beyond where this page and its rows end.
    pub more: More,
    /// Titles that were picked for the viewer in this visit.
    pub suggested: Vec<TitleIndex>,
    pub marked: Option<Marked>,
    /// The hour of the viewer's day for which the page was last ranked.
    pub ranked_hour: u8,
    /// What is in view and in focus, and since when.
    pub whereabouts: super::whereabouts::Whereabouts,
    /// Of the slot in focus, while it may have one.
    pub preview: Option<super::Preview>,
    /// What is asked below the page.
    pub asking: super::Asking,
    /// What is still to be played, where the visit is for nothing else.
    pub to_play: Option<VecDeque<super::Playable>>,
}

/// How this run of the program was started.
#[derive(Clone, Debug)]
pub struct Run {
    /// Names this run; sessions are numbered under it.
    pub id: String,
    pub seed: u64,
    pub sessions: u32,
    pub region: String,
    /// What it costs to displace what is on the screen.
    pub displacement: Displacement,
    /// When “Still watching?” comes up.
    pub still_watching: StillWatchingLimits,
    /// How many times faster than life the simulated player plays.
    pub lapse: u32,
    /// Who else is there when a visit begins; empty when alone.
    pub with: Vec<ProfileId>,
}

/// Everything.
#[derive(Clone, Debug)]
pub struct State {
    pub shelf: Arc<Shelf>,
    pub run: Run,
    pub moment: Moment,
    pub device: Device,
    /// Nothing that personalization learns from, so no part of what is logged of the device.
    pub ground: Ground,
    pub home: Home,
    pub recording: Recording,
    /// The last records, newest last, for the log panel.
    pub log: VecDeque<LogLine>,
    pub visit: Option<Visit>,
    /// Never empty; the last one has the screen.
    pub screens: Vec<Screen>,
    /// Over or beside the screen: why, log.
    pub panel: Option<Panel>,
    /// Modal, the last one on top: help, settings.
    pub overlays: Vec<Overlay>,
    pub notice: Option<Notice>,
    pub training: Training,
    /// A letter that waits for its second press.
    pub pending: Option<char>,
    /// When somebody last touched a key.
    pub touched_at: UtcMillis,
}

impl State {
    pub fn screen(&self) -> &Screen {
        // `screens` starts with one and `pop` keeps one; see `navigation`.
        &self.screens[self.screens.len() - 1]
    }

    pub fn profile(&self) -> Option<&Profile> {
        let visit = self.visit.as_ref()?;
        self.home.profile_by_id(&visit.profile)
    }

    pub fn is_narrow(&self) -> bool {
        self.device.class == DeviceClass::Narrow
    }
}
