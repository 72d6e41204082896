use std::{fmt, sync::Arc};

use super::{
    Facet, FacetIndex, FacetKind, MicroGenre, Title, TitleId, TitleIndex,
    bundle::{Columns, NO_TITLE, Span, TitleRecord},
    media::MediaByTitle,
};

/// The packed catalog, aligned so that its sections can be read in place.
#[repr(C, align(16))]
struct Aligned<T: ?Sized>(T);

static BUNDLE: &Aligned<[u8]> = &Aligned(*include_bytes!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/catalog/bundle.bin"
)));

/// Everything that can be watched. Cheap to share by reference; never changes after it is opened.
pub struct Catalog {
    pub(super) columns: Columns,
    hash: [u8; 16],
    /// What a viewer's own titles were appended to, if any were.
    base: Option<Arc<Catalog>>,
    pub(super) media: MediaByTitle,
}

/// Eight thousand titles in a failed assertion help nobody.
impl fmt::Debug for Catalog {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Catalog({} titles, {})", self.len(), self.hash())
    }
}

/// Why a packed catalog cannot be opened.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CatalogError {
    /// Says what is wrong, or names the section that is.
    #[error("the catalog's bytes are damaged: {0}; build it again with `frontrow catalog build`")]
    Damaged(&'static str),
}

impl Catalog {
    /// The catalog compiled into the program.
    pub fn bundled() -> Result<Self, CatalogError> {
        let (columns, hash) = Columns::borrow(&BUNDLE.0)?;
        Ok(Self::new(columns, hash))
    }

    /// A catalog packed by [`super::pack`], owned.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, CatalogError> {
        let (columns, hash) = Columns::copy(bytes)?;
        Ok(Self::new(columns, hash))
    }

    pub(super) fn of_columns(columns: Columns) -> Self {
        Self::new(columns, [b'0'; 16])
    }

    const fn new(columns: Columns, hash: [u8; 16]) -> Self {
        Self {
            columns,
            hash,
            base: None,
            media: MediaByTitle::new(),
        }
    }

    /// The columns of a catalog with titles appended behind its own.
    pub(super) fn appended(base: Self, columns: Columns) -> Self {
        Self {
            hash: columns.hash_behind(&base.columns, &base.hash),
            base: Some(Arc::new(base)),
            ..Self::of_columns(columns)
        }
    }

    /// This catalog without a viewer's own titles: what models are made for. Its titles and facets have the same indices.
    pub fn base(&self) -> &Self {
        self.base.as_deref().unwrap_or(self)
    }

    /// The same, shared.
    pub fn base_of(catalog: &Arc<Self>) -> Arc<Self> {
        catalog.base.as_ref().unwrap_or(catalog).clone()
    }

    /// Notes for each title from a number on which appeals have a caption, by asking for them.
    pub(super) fn note_appeals(&mut self, from: usize) {
        let titles = self.indices().skip(from).map(|index| self.title(index));
        let appeals: Vec<u32> = titles.map(Title::supported_appeals).collect();
        for (record, appeals) in self.columns.titles.to_mut().iter_mut().skip(from).zip(appeals) {
            record.appeals = appeals;
        }
    }

    pub(super) fn into_columns(self) -> Columns {
        self.columns
    }

    /// SHA-256 of its bytes, in hexadecimal, the first 16 digits. Stored in the bundle, not computed at opening. With a viewer's own
    /// titles, that of the hash before and of all that they added. Media have no part in it: no page is made from them.
    pub fn hash(&self) -> &str {
        std::str::from_utf8(&self.hash).unwrap_or_default()
    }

    pub fn len(&self) -> usize {
        self.columns.titles.len()
    }

    /// How many titles are a viewer's own.
    pub fn own_count(&self) -> usize {
        self.len() - self.base().len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub fn indices(&self) -> impl Iterator<Item = TitleIndex> + use<> {
        (0..self.len() as u32).map(TitleIndex)
    }

    pub fn index_of(&self, id: TitleId) -> Option<TitleIndex> {
        self.columns
            .titles
            .binary_search_by_key(&id.to_bits(), |record| record.id)
            .ok()
            .map(|at| TitleIndex(at as u32))
    }

    pub fn title(&self, index: TitleIndex) -> Title<'_> {
        Title { catalog: self, index }
    }

    pub fn by_id(&self, id: TitleId) -> Option<Title<'_>> {
        self.index_of(id).map(|index| self.title(index))
    }

    pub fn facet_count(&self) -> usize {
        self.columns.facets.len()
    }

    pub fn facet(&self, facet: FacetIndex) -> Facet<'_> {
        let record = self.columns.facets.get(facet.at()).copied().unwrap_or_default();
        Facet {
            kind: self.facet_kind(facet),
            key: self.text(record.key),
            name: self.text(record.name),
        }
    }

    /// A facet's kind, without reading its texts.
    pub fn facet_kind(&self, facet: FacetIndex) -> FacetKind {
        let record = self.columns.facets.get(facet.at()).copied().unwrap_or_default();
        FacetKind::ALL
            .get(record.kind as usize)
            .copied()
            .unwrap_or(FacetKind::Form)
    }

    pub fn facet_by_key(&self, key: &str) -> Option<FacetIndex> {
        let (kind, _) = super::facet::split_key(key)?;
        self.columns
            .facets
            .binary_search_by(|record| {
                // Bytes are in the order of the texts that they are.
                (record.kind, record.key.of(&self.columns.text)).cmp(&(kind as u32, key.as_bytes()))
            })
            .ok()
            .map(|at| FacetIndex(at as u16))
    }

    /// The titles that have a facet, ordered by index.
    pub fn titles_with(&self, facet: FacetIndex) -> &[TitleIndex] {
        self.columns
            .facets
            .get(facet.at())
            .map_or(&[], |record| record.titles.of(&self.columns.facet_titles))
    }

    pub fn micro_genre_count(&self) -> usize {
        self.columns.micro_genres.len()
    }

    /// The facets and the titles of a micro-genre, without its texts.
    pub fn micro_genre_set(&self, at: usize) -> (&[FacetIndex], &[TitleIndex]) {
        let record = self.columns.micro_genres.get(at).copied().unwrap_or_default();
        (
            record.facets.of(&self.columns.micro_facets),
            record.titles.of(&self.columns.micro_titles),
        )
    }

    pub fn micro_genre(&self, at: usize) -> MicroGenre<'_> {
        let record = self.columns.micro_genres.get(at).copied().unwrap_or_default();
        let (facets, titles) = self.micro_genre_set(at);
        MicroGenre {
            key: self.text(record.key),
            name: self.text(record.name),
            facets,
            titles,
        }
    }

    /// The audience's ratings as a timeline laid under the clock by whole weeks, cyclically:
    /// `(hour within the cycle, title)` ordered by hour, likes only. The cycle begins on a Monday at 00:00 UTC.
    pub fn timeline(&self) -> (&[u16], &[TitleIndex]) {
        let (hours, titles) = (&self.columns.timeline_hours, &self.columns.timeline_titles);
        let both = hours.len().min(titles.len());
        (&hours[..both], &titles[..both])
    }

    /// Length of that cycle in hours; a whole number of weeks, at least one.
    pub fn timeline_hours(&self) -> u32 {
        self.columns
            .timeline_length
            .first()
            .map_or(168, |&hours| hours.max(168))
    }

    pub(super) fn record(&self, index: TitleIndex) -> &TitleRecord {
        self.columns.titles.get(index.at()).unwrap_or(&NO_TITLE)
    }

    /// A text of the catalog; empty where the bytes are damaged.
    pub(super) fn text(&self, span: Span) -> &str {
        std::str::from_utf8(span.of(&self.columns.text)).unwrap_or_default()
    }
}
