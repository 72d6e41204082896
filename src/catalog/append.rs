//! A viewer's own titles behind those of a catalog.
//!
//! They are appended and nothing before them moves: a title's index and a facet's stay what they are, so that a model made for the
//! catalog fits it with them, too. For the same reason they bring no facet that is not there; whom nobody knows is found by a search.

use std::{cmp::Reverse, collections::BTreeMap};

use super::{
    Catalog, EpisodeId, FacetIndex, FacetKind, OwnCatalog, PackError, TitleIndex, TitleKind,
    bundle::{Columns, NO_LEAD, Span},
    facet::{facet_key, facets_of},
    facet_shelves::Tally,
    own_title::OwnTitle,
    pack::{Packer, append},
    strings::{Numbered, Strings},
};

impl Catalog {
    /// This catalog with what a viewer's own one says beside it.
    ///
    /// # Errors
    /// When it does not fit.
    pub fn with_own(self, own: &OwnCatalog) -> Result<Self, PackError> {
        let mut catalog = if own.titles.is_empty() {
            self
        } else {
            self.with_titles(&own.titles)?
        };
        for ((title, episode), media) in &own.media {
            if let Some(index) = catalog.index_of(*title) {
                catalog.media.insert((index, *episode), media.clone());
            }
        }
        Ok(catalog)
    }

    fn with_titles(self, titles: &[OwnTitle]) -> Result<Self, PackError> {
        let mut packer = Packer::behind(&self.columns);
        let people = packer.people.spans.len();
        let mut by_facet: BTreeMap<FacetIndex, Vec<TitleIndex>> = BTreeMap::new();
        let mut by_micro_genre: BTreeMap<usize, Vec<TitleIndex>> = BTreeMap::new();
        for title in titles {
            let facets = self.facets_of_own(title);
            let index = TitleIndex(packer.titles.len() as u32);
            packer.title(&title.facts, Tally::default(), &facets, self.lead_of(&facets));
            packer.call_episodes(&title.episodes);
            for facet in &facets {
                by_facet.entry(*facet).or_default().push(index);
            }
            for at in 0..self.micro_genre_count() {
                if self.is_of_micro_genre(at, &facets, title.facts.kind) {
                    by_micro_genre.entry(at).or_default().push(index);
                }
            }
        }
        packer.person_aliases(people);
        packer.check_labels()?;
        for (facet, new) in by_facet {
            let titles = &mut packer.facets[facet.at()].titles;
            *titles = extended(&mut packer.facet_titles, *titles, &new);
        }
        for (at, new) in by_micro_genre {
            let titles = &mut packer.micro_genres[at].titles;
            *titles = extended(&mut packer.micro_titles, *titles, &new);
        }
        let first = self.len();
        // The audience rated none of them.
        let columns = Columns {
            timeline_hours: self.columns.timeline_hours.clone(),
            timeline_titles: self.columns.timeline_titles.clone(),
            timeline_length: self.columns.timeline_length.clone(),
            ..packer.finish()
        };
        let mut catalog = Self::appended(self, columns);
        catalog.note_appeals(first);
        Ok(catalog)
    }

    /// Those of its facets that the catalog has, ordered.
    fn facets_of_own(&self, title: &OwnTitle) -> Vec<FacetIndex> {
        let facts = &title.facts;
        let person = |kind| move |name: &String| facet_key(kind, name);
        let keys = facets_of(facts, 0, 0).into_iter().map(|(_, key)| key);
        let keys = keys
            .chain(facts.directors.iter().map(person(FacetKind::Director)))
            .chain(facts.cast.iter().map(person(FacetKind::Cast)));
        let mut facets: Vec<FacetIndex> = keys.filter_map(|key| self.facet_by_key(&key)).collect();
        facets.sort_unstable();
        facets.dedup();
        facets
    }

    /// Who of its cast is known from most titles.
    fn lead_of(&self, facets: &[FacetIndex]) -> u16 {
        let cast = facets
            .iter()
            .filter(|facet| self.facet_kind(**facet) == FacetKind::Cast);
        let best = cast.max_by_key(|facet| (self.titles_with(**facet).len(), Reverse(**facet)));
        best.map_or(NO_LEAD, |facet| facet.0)
    }

    /// A title belongs to a micro-genre that has no facet beside the title's; a series to none that speaks of films.
    fn is_of_micro_genre(&self, at: usize, facets: &[FacetIndex], kind: TitleKind) -> bool {
        let (its, _) = self.micro_genre_set(at);
        let speaks_of_films = |name: &str| name.split(' ').any(|word| word.eq_ignore_ascii_case("films"));
        its.iter().all(|facet| facets.binary_search(facet).is_ok())
            && (kind == TitleKind::Film || !speaks_of_films(self.micro_genre(at).name))
    }
}

impl Packer {
    /// Goes on behind the titles that are there.
    fn behind(columns: &Columns) -> Self {
        Self {
            strings: Strings::behind(columns.text.to_vec()),
            labels: Numbered::behind(columns.labels.to_vec()),
            people: Numbered::behind(columns.people.to_vec()),
            titles: columns.titles.to_vec(),
            title_facets: columns.title_facets.to_vec(),
            title_labels: columns.title_labels.to_vec(),
            credits: columns.credits.to_vec(),
            facets: columns.facets.to_vec(),
            facet_titles: columns.facet_titles.to_vec(),
            micro_genres: columns.micro_genres.to_vec(),
            micro_facets: columns.micro_facets.to_vec(),
            micro_titles: columns.micro_titles.to_vec(),
            write_ups: columns.write_ups.to_vec(),
            appeal_texts: columns.appeal_texts.to_vec(),
            episodes: columns.episodes.to_vec(),
            scenes: columns.scenes.to_vec(),
            regions: columns.regions.to_vec(),
            title_aliases: columns.title_aliases.to_vec(),
            person_aliases: columns.person_aliases.to_vec(),
        }
    }

    /// Calls the last episodes by their own numbers: somebody may have the second season alone.
    fn call_episodes(&mut self, ids: &[EpisodeId]) {
        let first = self.episodes.len().saturating_sub(ids.len());
        for (record, id) in self.episodes[first..].iter_mut().zip(ids) {
            (record.season, record.number) = (id.season, id.number);
        }
    }
}

/// Puts what a span names and some more behind a section, and says where all of it is.
fn extended(section: &mut Vec<TitleIndex>, span: Span, more: &[TitleIndex]) -> Span {
    let all: Vec<TitleIndex> = span.of(section).iter().chain(more).copied().collect();
    append(section, all)
}
