//! What to show, and why: `(catalog, model, viewer, request) -> Page`, a pure function fast enough to call after every key.
//!
//! The types everything else follows from: [`Request`] in, [`Page`] out, [`Parts`] between them, [`Taste`] derived from a
//! [`Viewer`]'s evidence, and [`Model`], what was learned from the audience.

mod page;
mod parts;

pub use page::*;
pub use parts::*;

use std::collections::BTreeMap;

use crate::{
    behavior::{Rating, Seq, Viewer},
    catalog::{Appeal, Catalog, TitleId, TitleIndex},
};

/// Captions chosen in this session, by title: appeal and the probability it was drawn with.
pub type SessionCaptions = BTreeMap<TitleId, (Appeal, f64)>;

/// What was learned from the audience.
#[derive(Debug)]
pub struct Model {}

impl Model {
    /// The model compiled into the program, which fits the bundled catalog.
    pub fn bundled(_catalog: &Catalog) -> Result<Self, ModelError> {
        todo!()
    }
    /// First 16 hexadecimal digits of its SHA-256.
    pub fn hash(&self) -> &str {
        todo!()
    }
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ModelError {
    #[error("the model's bytes are damaged: {0}; build it again with `frontrow catalog build`")]
    Damaged(&'static str),
    #[error(
        "the model was made for another catalog ({made_for}) than this one ({catalog}); build it again with `frontrow catalog build`"
    )]
    OtherCatalog { made_for: String, catalog: String },
}

/// The page for this viewer, now. Pure; the same four arguments give the same page and hash.
pub fn rank(_catalog: &Catalog, _model: &Model, _viewer: &Viewer, _request: &Request<'_>) -> Page {
    todo!()
}

/// Why a title stands where it stands, or would.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    pub title: TitleIndex,
    pub score: i32,
    pub parts: Parts,
    /// The viewer's own titles that weigh most in it, with their share in thousandths, largest first; at most 5.
    pub because: Vec<(TitleIndex, i32)>,
    /// The facets that weigh most in the taste part: name and thousandths, largest absolute first; at most 5.
    pub facets: Vec<(String, i32)>,
    /// What the caption speaks to and why it was chosen, one sentence.
    pub caption_reason: String,
    /// A greedy bound: the viewer's own actions that would have to be undone for the title to leave the page.
    pub leaves_after_undoing: Vec<Seq>,
}

/// Explains one title under a request; its parts are those of the slot on the page of the same request.
pub fn explain(
    _catalog: &Catalog,
    _model: &Model,
    _viewer: &Viewer,
    _request: &Request<'_>,
    _title: TitleIndex,
) -> Explanation {
    todo!()
}

/// Titles like one title, for the details screen: best first, only what the profile may see.
pub fn more_like(
    _catalog: &Catalog,
    _model: &Model,
    _request: &Request<'_>,
    _title: TitleIndex,
    _most: usize,
) -> Vec<TitleIndex> {
    todo!()
}

/// The synopsis framing for this viewer: the text whose appeal the viewer goes for most.
pub fn framing(_catalog: &Catalog, _viewer: &Viewer, _request: &Request<'_>, _title: TitleIndex) -> (Appeal, String) {
    todo!()
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

impl PageChange {
    pub fn between(_before: &Page, _after: &Page) -> Self {
        todo!()
    }
    /// No row moved, came or went and no title changed.
    pub fn is_empty(&self) -> bool {
        todo!()
    }
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

/// The preference questions, in order; for kids, the ones that fit.
pub fn questions(_kids: bool) -> &'static [Question] {
    todo!()
}

/// The next titles to offer in “pick three you like”: they tell viewers apart given what is known, and each pick sharpens the next.
/// `count` titles, none of them in `shown`.
pub fn onboarding_titles(
    _catalog: &Catalog,
    _model: &Model,
    _viewer: &Viewer,
    _request: &Request<'_>,
    _shown: &[TitleId],
    _picked: &[TitleId],
    _count: usize,
) -> Vec<TitleIndex> {
    todo!()
}

/// The weight of a rating as evidence, in thousandths.
pub fn rating_weight(_rating: Rating) -> i32 {
    todo!()
}

/// My List as a page: its rows are the lines of a grid, newest title first.
pub fn my_list_page(_catalog: &Catalog, _model: &Model, _viewer: &Viewer, _request: &Request<'_>) -> Page {
    todo!()
}

/// Whether a title can be played yet: an Original has premiered, counted from the day on which this home was first opened.
pub fn is_out(
    _title: crate::catalog::Title<'_>,
    _since: crate::behavior::UtcMillis,
    _now: crate::behavior::UtcMillis,
) -> bool {
    todo!()
}
