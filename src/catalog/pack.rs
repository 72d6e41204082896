//! From the facts to the packed form. The same facts give the same bytes.

use std::borrow::Cow;

use super::{
    Catalog, FacetIndex, FacetKind, TitleFacts, TitleId, TitleIndex, TitleKind, WriteUp,
    audience::AudienceRow,
    bundle::{
        AliasRecord, AppealTextRecord, Columns, EpisodeRecord, FacetRecord, MicroGenreRecord, NO_DAY, NONE, Span,
        TitleRecord, WriteUpRecord,
    },
    facet::{facet_key, facet_name},
    facet_shelves::{Facets, Tally},
    micro_genre::{MicroGenreSet, Shelves, micro_genres},
    strings::{Numbered, Strings},
    text::fold,
    timeline::timeline,
};

/// Why a catalog cannot be packed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PackError {
    #[error("{0} is there twice; every title needs an id of its own")]
    TwiceThere(TitleId),
    #[error("the catalog has {0} facets, and {max} is the most that fits", max = u16::MAX - 1)]
    TooManyFacets(usize),
    #[error("the catalog names {0} genres, countries and languages, and {max} is the most that fits", max = u16::MAX)]
    TooManyLabels(usize),
}

/// Packs titles and the audience's ratings, in any order; ratings of titles that are not there are left out.
pub fn pack(titles: &[TitleFacts], audience: &[AudienceRow]) -> Result<Vec<u8>, PackError> {
    let mut sorted: Vec<&TitleFacts> = titles.iter().collect();
    sorted.sort_by_key(|title| title.id);
    if let Some(pair) = sorted.windows(2).find(|pair| pair[0].id == pair[1].id) {
        return Err(PackError::TwiceThere(pair[0].id));
    }
    let index_of = |row: &AudienceRow| {
        sorted
            .binary_search_by_key(&row.title, |title| title.id)
            .ok()
            .map(|at| TitleIndex(at as u32))
    };
    let mut tallies = vec![Tally::default(); sorted.len()];
    for row in audience {
        if let Some(index) = index_of(row) {
            let tally = &mut tallies[index.at()];
            tally.raters += 1;
            tally.likes += u32::from(row.is_like());
            tally.sum += u32::from(row.rating);
        }
    }
    let mut packer = Packer::default();
    let facets = Facets::of(&sorted, &tallies)?;
    for (at, title) in sorted.iter().enumerate() {
        packer.title(title, tallies[at], &facets.by_title[at], facets.leads[at]);
    }
    packer.check_labels()?;
    packer.facets(&facets);
    let counts: Vec<bool> = sorted
        .iter()
        .zip(&tallies)
        .map(|(title, tally)| tally.raters >= 2 || title.id.is_original())
        .collect();
    let is_series: Vec<bool> = sorted.iter().map(|title| title.kind == TitleKind::Series).collect();
    let is_written_up: Vec<bool> = sorted.iter().map(|title| title.write_up.is_some()).collect();
    let sets = micro_genres(&Shelves {
        keys: &facets.keys,
        titles: &facets.titles,
        counts: &counts,
        is_series: &is_series,
        is_written_up: &is_written_up,
    });
    packer.micro_genres(&sets);
    packer.person_aliases(0);
    let timeline = timeline(audience, index_of);
    let mut columns = packer.finish();
    columns.timeline_hours = Cow::Owned(timeline.hours);
    columns.timeline_titles = Cow::Owned(timeline.titles);
    columns.timeline_length = Cow::Owned(vec![timeline.length_hours]);
    Ok(with_appeals(columns).to_bytes())
}

/// Notes for each title which appeals have a caption.
fn with_appeals(columns: Columns) -> Columns {
    let mut catalog = Catalog::of_columns(columns);
    catalog.note_appeals(0);
    catalog.into_columns()
}

/// Fills the sections.
#[derive(Default)]
pub(super) struct Packer {
    pub(super) strings: Strings,
    pub(super) labels: Numbered,
    pub(super) people: Numbered,
    pub(super) titles: Vec<TitleRecord>,
    pub(super) title_facets: Vec<FacetIndex>,
    pub(super) title_labels: Vec<u16>,
    pub(super) credits: Vec<u32>,
    pub(super) facets: Vec<FacetRecord>,
    pub(super) facet_titles: Vec<TitleIndex>,
    pub(super) micro_genres: Vec<MicroGenreRecord>,
    pub(super) micro_facets: Vec<FacetIndex>,
    pub(super) micro_titles: Vec<TitleIndex>,
    pub(super) write_ups: Vec<WriteUpRecord>,
    pub(super) appeal_texts: Vec<AppealTextRecord>,
    pub(super) episodes: Vec<EpisodeRecord>,
    pub(super) scenes: Vec<Span>,
    pub(super) regions: Vec<[u8; 2]>,
    pub(super) title_aliases: Vec<AliasRecord>,
    pub(super) person_aliases: Vec<AliasRecord>,
}

/// Appends to a section and says where.
pub(super) fn append<T>(section: &mut Vec<T>, items: impl IntoIterator<Item = T>) -> Span {
    let start = section.len() as u32;
    section.extend(items);
    Span {
        start,
        len: section.len() as u32 - start,
    }
}

impl Packer {
    pub(super) fn title(&mut self, title: &TitleFacts, tally: Tally, facets: &[FacetIndex], lead: u16) {
        let name = self.strings.add(&title.name);
        let folded = fold(&title.name);
        if !title.name.is_ascii() && folded != title.name {
            let text = self.strings.add(&folded);
            self.title_aliases.push(AliasRecord {
                target: self.titles.len() as u32,
                text,
            });
        }
        let mut genres = Vec::new();
        for key in &title.genres {
            genres.push(facet_name(&facet_key(FacetKind::Genre, key)));
        }
        let labels_start = self.title_labels.len() as u32;
        let mut label = |names: &[String]| {
            let names = &names[..names.len().min(usize::from(u8::MAX))];
            for name in names {
                let label = self.labels.add(&mut self.strings, name);
                self.title_labels.push(label as u16);
            }
            names.len() as u8
        };
        let genres = label(&genres);
        let countries = label(&title.countries);
        let languages = label(&title.languages);
        let credits_start = self.credits.len() as u32;
        let mut credit = |names: &[String], most: u16| {
            let names = &names[..names.len().min(usize::from(most))];
            for name in names {
                let person = self.people.add(&mut self.strings, name);
                self.credits.push(person);
            }
            names.len() as u16
        };
        let directors = credit(&title.directors, u16::from(u8::MAX)) as u8;
        let writers = credit(&title.writers, u16::MAX);
        let cast = credit(&title.cast, u16::MAX);
        let facets = append(&mut self.title_facets, facets.iter().copied());
        let write_up = title.write_up.as_ref().map_or(NONE, |write_up| self.write_up(write_up));
        self.titles.push(TitleRecord {
            id: title.id.to_bits(),
            name_start: name.start,
            name_len: name.len.min(u32::from(u16::MAX)) as u16,
            year: title.year,
            runtime_min: title.sitting_min(),
            kind: title.kind as u8,
            maturity: title.maturity as u8,
            released_day: title.released_day.unwrap_or(NO_DAY),
            raters: tally.raters,
            likes: tally.likes,
            rating_sum: tally.sum,
            facets_start: facets.start,
            facets_len: facets.len.min(u32::from(u16::MAX)) as u16,
            oscars_won: title.oscars_won,
            oscar_nominations: title.oscar_nominations,
            labels_start,
            genres,
            countries,
            languages,
            directors,
            credits_start,
            writers,
            cast,
            write_up,
            lead,
            billed: (title.billed as u64).min(u64::from(cast)) as u16,
            appeals: 0,
        });
    }

    fn write_up(&mut self, write_up: &WriteUp) -> u32 {
        let mut texts = |texts: &[(super::Appeal, String)]| {
            let records: Vec<AppealTextRecord> = texts
                .iter()
                .map(|(appeal, text)| AppealTextRecord {
                    appeal: *appeal as u32,
                    text: self.strings.add(text),
                })
                .collect();
            append(&mut self.appeal_texts, records)
        };
        let captions = texts(&write_up.captions);
        let synopses = texts(&write_up.synopses);
        let scenes = self.scenes(&write_up.scenes);
        let mut episodes = Vec::new();
        for (season, number) in write_up.seasons.iter().zip(1..) {
            for (episode, at) in season.iter().zip(1..) {
                episodes.push(EpisodeRecord {
                    name: self.strings.add(&episode.name),
                    logline: self.strings.add(&episode.logline),
                    scenes: self.scenes(&episode.scenes),
                    runtime_min: episode.runtime_min,
                    season: number,
                    number: at,
                });
            }
        }
        let regions = write_up
            .regions
            .iter()
            .filter_map(|region| region.as_bytes().try_into().ok());
        self.write_ups.push(WriteUpRecord {
            captions,
            synopses,
            episodes: append(&mut self.episodes, episodes),
            scenes,
            regions: append(&mut self.regions, regions),
            premiere_day: write_up.premiere_day.unwrap_or(NO_DAY),
            hook: write_up.hook.unwrap_or(-1.0),
            seasons: write_up.seasons.len() as u32,
        });
        self.write_ups.len() as u32 - 1
    }

    fn scenes(&mut self, names: &[String]) -> Span {
        let spans: Vec<Span> = names.iter().map(|name| self.strings.add(name)).collect();
        append(&mut self.scenes, spans)
    }

    fn facets(&mut self, facets: &Facets) {
        for (at, key) in facets.keys.iter().enumerate() {
            self.facets.push(FacetRecord {
                key: self.strings.add(key),
                name: self.strings.add(&facet_name(key)),
                titles: append(&mut self.facet_titles, facets.titles[at].iter().copied()),
                kind: facets.kinds[at] as u32,
            });
        }
    }

    fn micro_genres(&mut self, sets: &[MicroGenreSet]) {
        for set in sets {
            self.micro_genres.push(MicroGenreRecord {
                key: self.strings.add(&set.key),
                name: self.strings.add(&set.name),
                facets: append(&mut self.micro_facets, set.facets.iter().copied()),
                titles: append(&mut self.micro_titles, set.titles.iter().copied()),
            });
        }
    }

    pub(super) fn check_labels(&self) -> Result<(), PackError> {
        match self.labels.spans.len() {
            count if count > usize::from(u16::MAX) => Err(PackError::TooManyLabels(count)),
            _ => Ok(()),
        }
    }

    /// Other spellings of the people from a number on.
    pub(super) fn person_aliases(&mut self, from: usize) {
        for (at, span) in self.people.spans.iter().enumerate().skip(from) {
            let name = std::str::from_utf8(span.of(&self.strings.bytes)).unwrap_or_default();
            if !name.is_ascii() {
                let folded = fold(name);
                self.person_aliases.push(AliasRecord {
                    target: at as u32,
                    text: self.strings.add(&folded),
                });
            }
        }
    }

    pub(super) fn finish(self) -> Columns {
        Columns {
            titles: Cow::Owned(self.titles),
            text: Cow::Owned(self.strings.bytes),
            title_facets: Cow::Owned(self.title_facets),
            title_labels: Cow::Owned(self.title_labels),
            labels: Cow::Owned(self.labels.spans),
            credits: Cow::Owned(self.credits),
            people: Cow::Owned(self.people.spans),
            facets: Cow::Owned(self.facets),
            facet_titles: Cow::Owned(self.facet_titles),
            micro_genres: Cow::Owned(self.micro_genres),
            micro_facets: Cow::Owned(self.micro_facets),
            micro_titles: Cow::Owned(self.micro_titles),
            write_ups: Cow::Owned(self.write_ups),
            appeal_texts: Cow::Owned(self.appeal_texts),
            episodes: Cow::Owned(self.episodes),
            scenes: Cow::Owned(self.scenes),
            regions: Cow::Owned(self.regions),
            title_aliases: Cow::Owned(self.title_aliases),
            person_aliases: Cow::Owned(self.person_aliases),
            ..Columns::default()
        }
    }
}
