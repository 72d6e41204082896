//! What can be watched: titles, episodes, facets, captions, availability; search. Knows nothing of viewers.
//!
//! The types everything else follows from:
//! - [`Catalog`]: opened once, read-only, borrowed straight from the bytes compiled into the program;
//! - [`Title`]: a borrowed view of one title, all of whose accessors are cheap;
//! - [`TitleIndex`] and [`FacetIndex`] for arithmetic inside one catalog, [`TitleId`] for everything that is written down.

mod id;
mod vocabulary;

pub use id::*;
pub use vocabulary::*;

use std::borrow::Cow;

/// Everything that can be watched. Cheap to share by reference; never changes after it is opened.
#[derive(Debug)]
pub struct Catalog {}

/// One caption or synopsis framing, and what it speaks to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppealText<'a> {
    pub appeal: Appeal,
    pub text: Cow<'a, str>,
}

/// What the audience thinks of a title.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct AudienceRating {
    /// How many people rated it.
    pub raters: u32,
    /// How many of them gave 7 or more out of 10.
    pub likes: u32,
    /// Mean rating out of 10; 0 without raters.
    pub mean: f32,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Episode<'a> {
    pub id: EpisodeId,
    pub name: &'a str,
    pub runtime_min: u16,
    pub logline: &'a str,
}

/// A facet of the vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facet<'a> {
    pub kind: FacetKind,
    /// `genre:crime`; for the log, for `viewer --json`, for tests.
    pub key: &'a str,
    /// For people's eyes: `Crime`, `Michael Mann`, `1990s`.
    pub name: &'a str,
}

/// A named set of titles that share facets, such as “French crime films of the 1960s”; at least 8 titles.
#[derive(Clone, Copy, Debug)]
pub struct MicroGenre<'a> {
    /// Its facets' keys joined by `+`, sorted; stable, goes into the log as the row's key.
    pub key: &'a str,
    pub name: &'a str,
    pub facets: &'a [FacetIndex],
    /// Ordered by index.
    pub titles: &'a [TitleIndex],
}

/// A borrowed view of one title.
#[derive(Clone, Copy, Debug)]
pub struct Title<'a> {
    catalog: &'a Catalog,
    index: TitleIndex,
}

/// Why a TITLE argument names no single title.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FindTitleError {
    /// Holds what was asked for and the nearest names, each as `Heat (1995) tt0113277`.
    #[error("no title is called “{asked}”; the nearest are: {}", nearest.join(", "))]
    Unknown { asked: String, nearest: Vec<String> },
    #[error("“{asked}” names several titles; say which: {}", candidates.join(", "))]
    Ambiguous { asked: String, candidates: Vec<String> },
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CatalogError {
    #[error("the catalog's bytes are damaged: {0}; build it again with `frontrow catalog build`")]
    Damaged(&'static str),
}

/// One hit of a search.
#[derive(Clone, Debug, PartialEq)]
pub struct SearchHit {
    pub title: TitleIndex,
    /// Why it was found: the person's or the genre's name, none when the title's own name matched.
    pub through: Option<String>,
    pub score: u32,
}

impl Catalog {
    /// The catalog compiled into the program.
    pub fn bundled() -> Result<Self, CatalogError> {
        todo!()
    }
    /// A catalog packed by [`pack`], owned.
    pub fn from_bytes(_bytes: &[u8]) -> Result<Self, CatalogError> {
        todo!()
    }
    /// SHA-256 of its bytes, in hexadecimal, the first 16 digits. Stored in the bundle, not computed at opening.
    pub fn hash(&self) -> &str {
        todo!()
    }
    pub fn len(&self) -> usize {
        todo!()
    }
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
    pub fn indices(&self) -> impl Iterator<Item = TitleIndex> + use<> {
        (0..self.len() as u32).map(TitleIndex)
    }
    pub fn index_of(&self, _id: TitleId) -> Option<TitleIndex> {
        todo!()
    }
    pub fn title(&self, index: TitleIndex) -> Title<'_> {
        Title { catalog: self, index }
    }
    pub fn by_id(&self, id: TitleId) -> Option<Title<'_>> {
        self.index_of(id).map(|index| self.title(index))
    }
    /// An id (`tt0113277`), a name with its year (`Heat (1995)`), or a name that only one title has. Case does not count.
    pub fn find(&self, _asked: &str) -> Result<Title<'_>, FindTitleError> {
        todo!()
    }
    /// Fuzzy search over names, people and genres; best first, at most `most`. Deterministic.
    pub fn search(&self, _query: &str, _most: usize) -> Vec<SearchHit> {
        todo!()
    }

    pub fn facet_count(&self) -> usize {
        todo!()
    }
    pub fn facet(&self, _facet: FacetIndex) -> Facet<'_> {
        todo!()
    }
    pub fn facet_by_key(&self, _key: &str) -> Option<FacetIndex> {
        todo!()
    }
    /// The titles that have a facet, ordered by index.
    pub fn titles_with(&self, _facet: FacetIndex) -> &[TitleIndex] {
        todo!()
    }
    pub fn micro_genre_count(&self) -> usize {
        todo!()
    }
    pub fn micro_genre(&self, _at: usize) -> MicroGenre<'_> {
        todo!()
    }

    /// The audience's ratings as a timeline laid under the clock by whole weeks, cyclically:
    /// `(hour within the cycle, title)` ordered by hour, likes only.
    pub fn timeline(&self) -> (&[u16], &[TitleIndex]) {
        todo!()
    }
    /// Length of that cycle in hours; a whole number of weeks.
    pub fn timeline_hours(&self) -> u32 {
        todo!()
    }
}

impl<'a> Title<'a> {
    pub fn index(self) -> TitleIndex {
        self.index
    }
    pub fn id(self) -> TitleId {
        todo!()
    }
    pub fn name(self) -> &'a str {
        todo!()
    }
    pub fn year(self) -> u16 {
        todo!()
    }
    pub fn kind(self) -> TitleKind {
        todo!()
    }
    pub fn is_original(self) -> bool {
        self.id().is_original()
    }
    pub fn maturity(self) -> Maturity {
        todo!()
    }
    /// A film's length, or the mean of a series' episodes; 0 when unknown.
    pub fn runtime_min(self) -> u16 {
        todo!()
    }
    /// Days since 1970 for a film.
    pub fn released_day(self) -> Option<i32> {
        todo!()
    }
    /// For an Original, the day it premieres, counted from the day on which this home was first opened; negative is past.
    pub fn premiere_day(self) -> Option<i32> {
        todo!()
    }
    /// Whether it may be shown in a region (ISO 3166 code).
    pub fn is_available_in(self, _region: &str) -> bool {
        todo!()
    }
    /// All facets, ordered by index (so by kind).
    pub fn facets(self) -> &'a [FacetIndex] {
        todo!()
    }
    /// Genres' names, `Crime`, in the source's order.
    pub fn genres(self) -> impl Iterator<Item = &'a str> {
        std::iter::empty()
    }
    pub fn countries(self) -> impl Iterator<Item = &'a str> {
        std::iter::empty()
    }
    pub fn languages(self) -> impl Iterator<Item = &'a str> {
        std::iter::empty()
    }
    pub fn directors(self) -> impl Iterator<Item = &'a str> {
        std::iter::empty()
    }
    pub fn writers(self) -> impl Iterator<Item = &'a str> {
        std::iter::empty()
    }
    /// Billing order for an Original, alphabetical for a film: then nobody is to be called a star.
    pub fn cast(self) -> impl Iterator<Item = &'a str> {
        std::iter::empty()
    }
    pub fn oscars_won(self) -> u8 {
        todo!()
    }
    pub fn oscar_nominations(self) -> u8 {
        todo!()
    }
    pub fn audience(self) -> AudienceRating {
        todo!()
    }
    /// How strongly the first quarter hour hooks, 0 to 1; only written-up titles know.
    pub fn hook(self) -> Option<f32> {
        todo!()
    }
    /// Somebody wrote its captions and synopses.
    pub fn is_written_up(self) -> bool {
        todo!()
    }
    /// The appeals for which there is a caption, in the order of [`Appeal`]; never empty.
    pub fn appeals(self) -> impl Iterator<Item = Appeal> {
        std::iter::empty()
    }
    /// The caption for an appeal, at most 48 columns: written up, or set out from facts.
    pub fn caption(self, _appeal: Appeal) -> Option<Cow<'a, str>> {
        todo!()
    }
    /// The synopsis framings: written up, or one line of facts led by each appeal the facts support. Never empty.
    pub fn synopses(self) -> Vec<AppealText<'a>> {
        todo!()
    }
    pub fn season_count(self) -> u8 {
        todo!()
    }
    /// All episodes in order; empty for a film.
    pub fn episodes(self) -> impl ExactSizeIterator<Item = Episode<'a>> {
        std::iter::empty()
    }
    pub fn episode(self, _id: EpisodeId) -> Option<Episode<'a>> {
        todo!()
    }
    pub fn episode_after(self, _id: EpisodeId) -> Option<Episode<'a>> {
        todo!()
    }
    /// Names of the scenes of a film or an episode, in order; empty when nobody named them.
    pub fn scenes(self, _episode: Option<EpisodeId>) -> impl ExactSizeIterator<Item = &'a str> {
        std::iter::empty()
    }
}
