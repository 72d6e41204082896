//! What to show, and why: `(catalog, model, viewer, request) -> Page`, a pure function fast enough to call after every key.
//!
//! The types everything else follows from: [`Request`] in, [`Page`] out, [`Parts`] between them, [`Taste`] derived from a
//! [`Viewer`]'s evidence, and [`Model`], what was learned from the audience.

mod after;
mod appeal;
mod assemble;
mod call_to_action;
mod captions;
mod change;
mod continuing;
mod correcting;
mod difference;
mod evidence;
mod explanation;
mod facet_weights;
mod habits;
mod hash;
mod hour;
mod interest;
mod leaving;
mod lens;
mod limits;
mod matching;
mod model;
mod more_like;
mod my_list;
mod odds;
mod onboarding;
mod page;
mod parts;
mod plan;
mod portrait;
mod proportions;
mod request;
mod rows;
mod score;
mod shelf;
mod short;
mod stability;
mod stages;
mod suggestion;
mod taste;
mod trending;

pub use after::{Offer, after};
pub use call_to_action::call_to_action;
pub use change::fates;
pub use correcting::{CorrectionError, FACET_UNIT, check_correction, more_or_less};
pub use difference::{Difference, Fate, RowDifference, SlotPlace, TitleDifference, rows as row_differences};
pub use evidence::row_name;
pub use explanation::explain;
pub use habits::{Basis, Habit, HabitKind, Habits, Segment, SegmentFinding, Unit};
pub use hour::is_late;
pub use interest::{Interest, Standing, rating_weight};
pub use leaving::{Leaving, leaving};
pub use matching::{Liking, esteem};
pub use model::{Learned, Model, Neighbor, PartWeights};
pub use more_like::more_like;
pub use my_list::my_list_page;
pub use onboarding::{onboarding_titles, questions};
pub use page::*;
pub use parts::*;
pub use portrait::{Deleted, Portrait, TasteEntry, called, portrait};
pub use request::{Displacement, Focus, More, Request, Section, Viewport};
pub use shelf::is_out;
pub use stages::{STAGES, Stages, stages};
pub use suggestion::{Suggestion, suggest};
pub use taste::{LikedTastes, Taste};
pub use trending::{TREND_DAYS, rise};

use std::collections::BTreeMap;

use crate::{
    behavior::Viewer,
    catalog::{Appeal, Catalog, TitleId, TitleIndex},
};
use score::Scorer;

/// Captions chosen in this session, by title: appeal and the probability it was drawn with.
pub type SessionCaptions = BTreeMap<TitleId, (Appeal, f64)>;

/// Why a model cannot be used. What to do about it depends on where it lies.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ModelError {
    #[error("the model's bytes are damaged: {0}")]
    Damaged(&'static str),
    #[error("the model is written for another version of this program")]
    OtherVersion,
    #[error("the model was made for another catalog ({made_for}) than this one ({catalog})")]
    OtherCatalog { made_for: String, catalog: String },
}

/// The page for this viewer, now. Pure; the same four arguments give the same page and hash.
pub fn rank(catalog: &Catalog, model: &Model, viewer: &Viewer, request: &Request<'_>) -> Page {
    assemble::page(&Scorer::new(catalog, model, viewer, request))
}

/// The score of every title that may be shown to this viewer now, by index, in thousandths of a log-odds unit.
pub fn scores(catalog: &Catalog, model: &Model, viewer: &Viewer, request: &Request<'_>) -> Vec<Option<i32>> {
    let scorer = Scorer::new(catalog, model, viewer, request);
    catalog.indices().map(|title| scorer.total(title)).collect()
}

/// The parts of some titles' scores, whether a page shows them or not; pure like [`rank`], and the same numbers.
pub fn parts_of(
    catalog: &Catalog,
    model: &Model,
    viewer: &Viewer,
    request: &Request<'_>,
    titles: &[TitleIndex],
) -> Vec<Parts> {
    if titles.is_empty() {
        return Vec::new();
    }
    let scorer = Scorer::new(catalog, model, viewer, request);
    titles.iter().map(|title| scorer.parts(*title)).collect()
}

/// Why a title stands where it stands, or would.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    pub title: TitleIndex,
    pub score: i32,
    pub parts: Parts,
    /// The probability that the viewer likes it, watched, in whole percent; none where it cannot be said.
    pub match_percent: Option<u8>,
    /// The viewer's own titles that weigh most in it, with their share in thousandths, largest first; at most 5.
    pub because: Vec<(TitleIndex, i32)>,
    /// The facets that weigh most in the taste part: name and thousandths, largest absolute first; at most 5.
    pub facets: Vec<(String, i32)>,
    /// What each habit adds, before the cap: its label and thousandths, largest absolute first.
    pub habits: Vec<(String, i32)>,
    /// What the caption speaks to and why it was chosen, one sentence.
    pub caption_reason: String,
}

/// The synopsis framing for this viewer: the text whose appeal the viewer goes for most.
pub fn framing(catalog: &Catalog, viewer: &Viewer, request: &Request<'_>, title: TitleIndex) -> (Appeal, String) {
    let titles = catalog.len().max(1) as f32;
    let share = |facet| catalog.titles_with(facet).len() as f32 / titles;
    let taste = Taste::against(share, catalog, viewer, request);
    captions::framing(&taste, catalog.title(title))
}

/// How a row fared from one page to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowFate {
    New,
    /// By how many places it rose (positive) or fell (negative) among the rows that both pages have.
    Moved(i32),
    Stayed,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowChange {
    pub key: String,
    pub name: String,
    pub fate: RowFate,
    /// Titles in it that were nowhere on the page before.
    pub new_titles: Vec<TitleId>,
}

/// What changed from one page to the next.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageChange {
    /// One for every row of the page after, in its order.
    pub rows: Vec<RowChange>,
    /// Keys and names of rows that went.
    pub gone: Vec<(String, String)>,
    /// Titles that left the page, and that came.
    pub titles_gone: u32,
    pub titles_new: u32,
}

/// A question of the onboarding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Question {
    /// Goes into the log: `mood`, `company`, `time`, `avoid`.
    pub key: &'static str,
    pub text: &'static str,
    /// Whether several answers may be chosen.
    pub several: bool,
    /// Key for the log and label for people's eyes.
    pub choices: &'static [(&'static str, &'static str)],
}
