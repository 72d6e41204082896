use std::{borrow::Cow, fmt};

use super::{
    Appeal, Catalog, EpisodeId, FacetIndex, FactCaption, Maturity, TitleId, TitleIndex, TitleKind,
    bundle::{AppealTextRecord, EpisodeRecord, NO_DAY, NO_LEAD, Span, TitleRecord, WriteUpRecord},
    caption, synopsis,
};

/// A borrowed view of one title.
#[derive(Clone, Copy)]
pub struct Title<'a> {
    pub(super) catalog: &'a Catalog,
    pub(super) index: TitleIndex,
}

impl fmt::Debug for Title<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} ({}) {}", self.name(), self.year(), self.id())
    }
}

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

impl<'a> Title<'a> {
    pub fn index(self) -> TitleIndex {
        self.index
    }

    pub fn id(self) -> TitleId {
        TitleId::from_bits(self.record().id)
    }

    pub fn name(self) -> &'a str {
        let record = self.record();
        self.catalog.text(Span {
            start: record.name_start,
            len: u32::from(record.name_len),
        })
    }

    pub fn year(self) -> u16 {
        self.record().year
    }

    pub fn kind(self) -> TitleKind {
        if self.record().kind == TitleKind::Series as u8 {
            TitleKind::Series
        } else {
            TitleKind::Film
        }
    }

    pub fn is_original(self) -> bool {
        self.id().is_original()
    }

    /// It is of a viewer's own catalog.
    pub fn is_own(self) -> bool {
        self.id().is_own()
    }

    pub fn maturity(self) -> Maturity {
        Maturity::ALL
            .get(usize::from(self.record().maturity))
            .copied()
            .unwrap_or(Maturity::Unknown)
    }

    /// A film's length, or the mean of a series' episodes; 0 when unknown.
    pub fn runtime_min(self) -> u16 {
        self.record().runtime_min
    }

    /// Days since 1970 for a film.
    pub fn released_day(self) -> Option<i32> {
        Some(self.record().released_day).filter(|&day| day != NO_DAY)
    }

    /// For an Original, the day it premieres, counted from the day on which this home was first opened; negative is past.
    pub fn premiere_day(self) -> Option<i32> {
        self.write_up()
            .map(|write_up| write_up.premiere_day)
            .filter(|&day| day != NO_DAY)
    }

    /// Whether it may be shown in a region (ISO 3166 code).
    pub fn is_available_in(self, region: &str) -> bool {
        let regions = self.regions();
        regions.is_empty()
            || regions
                .iter()
                .any(|known| known.eq_ignore_ascii_case(region.as_bytes()))
    }

    /// The regions it may be shown in, as ISO 3166 codes; empty means everywhere.
    pub fn region_codes(self) -> impl Iterator<Item = &'a str> {
        self.regions().iter().filter_map(|code| std::str::from_utf8(code).ok())
    }

    fn regions(self) -> &'a [[u8; 2]] {
        self.write_up()
            .map_or(&[], |write_up| write_up.regions.of(&self.catalog.columns.regions))
    }

    /// All facets, ordered by index (so by kind).
    pub fn facets(self) -> &'a [FacetIndex] {
        let record = self.record();
        let span = Span {
            start: record.facets_start,
            len: u32::from(record.facets_len),
        };
        span.of(&self.catalog.columns.title_facets)
    }

    /// The keys of the facets that are no people, such as `genre:crime`, in the same order. People come last among facets.
    pub fn impersonal_facet_keys(self) -> impl Iterator<Item = &'a str> {
        let facets = self.facets().iter().map(move |&facet| self.catalog.facet(facet));
        facets
            .take_while(|facet| !facet.kind.is_person())
            .map(|facet| facet.key)
    }

    /// Genres' names, `Crime`, in the source's order.
    pub fn genres(self) -> impl ExactSizeIterator<Item = &'a str> {
        let record = self.record();
        self.labels(0, record.genres)
    }

    pub fn countries(self) -> impl ExactSizeIterator<Item = &'a str> {
        let record = self.record();
        self.labels(u32::from(record.genres), record.countries)
    }

    pub fn languages(self) -> impl ExactSizeIterator<Item = &'a str> {
        let record = self.record();
        self.labels(u32::from(record.genres) + u32::from(record.countries), record.languages)
    }

    fn labels(self, skip: u32, len: u8) -> impl ExactSizeIterator<Item = &'a str> {
        let span = Span {
            start: self.record().labels_start.saturating_add(skip),
            len: u32::from(len),
        };
        let columns = &self.catalog.columns;
        span.of(&columns.title_labels).iter().map(move |&label| {
            let name = columns.labels.get(usize::from(label));
            self.catalog.text(name.copied().unwrap_or_default())
        })
    }

    pub fn directors(self) -> impl ExactSizeIterator<Item = &'a str> {
        self.credits(0, u32::from(self.record().directors))
    }

    pub fn writers(self) -> impl ExactSizeIterator<Item = &'a str> {
        let record = self.record();
        self.credits(u32::from(record.directors), u32::from(record.writers))
    }

    /// The leads in billing order, then the others as the source lists them, alphabetically: of those nobody is to be called
    /// a star.
    pub fn cast(self) -> impl ExactSizeIterator<Item = &'a str> {
        let record = self.record();
        self.credits(
            u32::from(record.directors) + u32::from(record.writers),
            u32::from(record.cast),
        )
    }

    /// Those of the cast who are known to be billed, in billing order; empty where nobody curated it.
    pub fn leads(self) -> impl ExactSizeIterator<Item = &'a str> {
        self.cast().take(usize::from(self.record().billed))
    }

    fn credits(self, skip: u32, len: u32) -> impl ExactSizeIterator<Item = &'a str> {
        let span = Span {
            start: self.record().credits_start.saturating_add(skip),
            len,
        };
        let columns = &self.catalog.columns;
        span.of(&columns.credits).iter().map(move |&person| {
            let name = columns.people.get(person as usize);
            self.catalog.text(name.copied().unwrap_or_default())
        })
    }

    /// Everybody credited, as positions in the catalog's list of people.
    pub(super) fn credit_numbers(self) -> &'a [u32] {
        let record = self.record();
        let span = Span {
            start: record.credits_start,
            len: u32::from(record.directors) + u32::from(record.writers) + u32::from(record.cast),
        };
        span.of(&self.catalog.columns.credits)
    }

    /// The person in its cast whom the audience knows best from other titles, too; never said to be its star.
    pub fn best_known_cast(self) -> Option<&'a str> {
        let lead = self.record().lead;
        (lead != NO_LEAD).then(|| self.catalog.facet(FacetIndex(lead)).name)
    }

    pub fn oscars_won(self) -> u8 {
        self.record().oscars_won
    }

    pub fn oscar_nominations(self) -> u8 {
        self.record().oscar_nominations
    }

    pub fn audience(self) -> AudienceRating {
        let record = self.record();
        let mean = if record.raters == 0 {
            0.0
        } else {
            record.rating_sum as f32 / record.raters as f32
        };
        AudienceRating {
            raters: record.raters,
            likes: record.likes,
            mean,
        }
    }

    /// How strongly the first quarter hour hooks, 0 to 1; only written-up titles know.
    pub fn hook(self) -> Option<f32> {
        self.write_up()
            .map(|write_up| write_up.hook)
            .filter(|hook| (0.0..=1.0).contains(hook))
    }

    /// Somebody wrote its captions.
    pub fn is_written_up(self) -> bool {
        self.write_up().is_some_and(|write_up| write_up.captions.len > 0)
    }

    /// The appeals for which there is a caption, in the order of [`Appeal`]; never empty.
    pub fn appeals(self) -> impl Iterator<Item = Appeal> {
        let supported = self.record().appeals;
        Appeal::ALL
            .into_iter()
            .filter(move |appeal| supported & (1 << *appeal as u32) != 0)
    }

    /// One bit for each appeal that has a caption, found by asking for it.
    pub(super) fn supported_appeals(self) -> u32 {
        Appeal::ALL
            .into_iter()
            .filter(|appeal| self.caption(*appeal).is_some())
            .fold(0, |bits, appeal| bits | 1 << appeal as u32)
    }

    /// The caption for an appeal, at most 48 columns: written up, or set out from facts.
    pub fn caption(self, appeal: Appeal) -> Option<Cow<'a, str>> {
        match self.write_up().filter(|_| self.is_written_up()) {
            Some(write_up) => write_up
                .captions
                .of(&self.catalog.columns.appeal_texts)
                .iter()
                .find(|record| record.appeal == appeal as u32)
                .map(|record| Cow::Borrowed(self.catalog.text(record.text))),
            None => caption::ways(self, appeal)
                .into_iter()
                .next()
                .map(|way| Cow::Owned(way.text)),
        }
    }

    /// Every way to set out the facts that speak to an appeal, the bare fact last; none for a title that is written up.
    pub fn fact_captions(self, appeal: Appeal) -> Vec<FactCaption> {
        if self.is_written_up() {
            Vec::new()
        } else {
            caption::ways(self, appeal)
        }
    }

    /// The captions that somebody wrote, in the order of [`Appeal`].
    pub fn written_captions(self) -> impl ExactSizeIterator<Item = AppealText<'a>> {
        let records = self.write_up().map_or(&[][..], |write_up| {
            write_up.captions.of(&self.catalog.columns.appeal_texts)
        });
        records.iter().map(move |record| self.appeal_text(record))
    }

    fn appeal_text(self, record: &AppealTextRecord) -> AppealText<'a> {
        let appeal = u8::try_from(record.appeal).ok().and_then(Appeal::from_u8);
        AppealText {
            // Bytes that passed the check of the bundle name no other appeal.
            appeal: appeal.unwrap_or(Appeal::Genre),
            text: Cow::Borrowed(self.catalog.text(record.text)),
        }
    }

    /// The synopsis framings: written up, or one line of facts led by each appeal the facts support. Never empty.
    pub fn synopses(self) -> Vec<AppealText<'a>> {
        let written = self.write_up().map_or(&[][..], |write_up| {
            write_up.synopses.of(&self.catalog.columns.appeal_texts)
        });
        if written.is_empty() {
            return synopsis::from_facts(self);
        }
        written.iter().map(|record| self.appeal_text(record)).collect()
    }

    pub fn season_count(self) -> u8 {
        self.write_up().map_or(0, |write_up| write_up.seasons.min(255) as u8)
    }

    /// All episodes in order; empty for a film.
    pub fn episodes(self) -> impl ExactSizeIterator<Item = Episode<'a>> {
        self.episode_records().iter().map(move |record| self.episode_of(record))
    }

    pub fn episode(self, id: EpisodeId) -> Option<Episode<'a>> {
        self.episodes().find(|episode| episode.id == id)
    }

    pub fn episode_after(self, id: EpisodeId) -> Option<Episode<'a>> {
        self.episodes().skip_while(|episode| episode.id != id).nth(1)
    }

    /// Names of the scenes of a film or an episode, in order; empty when nobody named them.
    pub fn scenes(self, episode: Option<EpisodeId>) -> impl ExactSizeIterator<Item = &'a str> {
        let span = match episode {
            None => self.write_up().map(|write_up| write_up.scenes),
            Some(id) => self
                .episode_records()
                .iter()
                .find(|record| (record.season, record.number) == (id.season, id.number))
                .map(|record| record.scenes),
        };
        span.unwrap_or_default()
            .of(&self.catalog.columns.scenes)
            .iter()
            .map(move |&name| self.catalog.text(name))
    }

    fn episode_records(self) -> &'a [EpisodeRecord] {
        self.write_up()
            .map_or(&[], |write_up| write_up.episodes.of(&self.catalog.columns.episodes))
    }

    fn episode_of(self, record: &EpisodeRecord) -> Episode<'a> {
        Episode {
            id: EpisodeId {
                season: record.season,
                number: record.number,
            },
            name: self.catalog.text(record.name),
            runtime_min: record.runtime_min,
            logline: self.catalog.text(record.logline),
        }
    }

    pub(super) fn record(self) -> &'a TitleRecord {
        self.catalog.record(self.index)
    }

    fn write_up(self) -> Option<&'a WriteUpRecord> {
        self.catalog.columns.write_ups.get(self.record().write_up as usize)
    }
}
