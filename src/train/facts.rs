//! What is known about titles beside who liked them, as facets: from the files that lie beside the ratings, and from the catalog
//! where a title can be found in it by IMDb's number.
//!
//! Nothing here follows from ratings, nor from which titles somebody chose to write up: a title that is measured as unknown
//! has to be unknown.

use rustc_hash::FxHashMap;

use super::facts_files::{read_links, read_movies};
use crate::catalog::{Catalog, FacetKind, Problem, SourceFile, Title, TitleId};

/// A facet that two or more titles of the set share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownFacet {
    pub kind: FacetKind,
    /// The catalog's key, such as `genre:crime` or `director:Michael Mann`.
    pub key: String,
}

/// What is known about a set of titles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    pub facets: Vec<KnownFacet>,
    /// For each title by number, its facets by number, ascending; empty where nothing is known.
    pub facets_of: Vec<Vec<u32>>,
}

/// Where facts may come from.
#[derive(Clone, Copy, Debug, Default)]
pub struct FactSources<'a> {
    /// MovieLens' `movies.csv` (movieId, title, genres), or `movies.dat` with `::` between them.
    pub movies: Option<SourceFile<'a>>,
    /// MovieLens' `links.csv` (movieId, imdbId).
    pub links: Option<SourceFile<'a>>,
    pub catalog: Option<&'a Catalog>,
}

/// Ids are taken for IMDb's numbers where at least this share of them is written like one,
const WRITTEN_LIKE_IMDB: f32 = 0.5;
/// and at least this share is found in the catalog.
const FOUND_IN_CATALOG: f32 = 0.05;
/// What is taken from the catalog.
const IMPERSONAL: [FacetKind; 4] = [
    FacetKind::Genre,
    FacetKind::Country,
    FacetKind::Language,
    FacetKind::Decade,
];

impl Facts {
    /// Gathers what is known about titles, given by their ids in the ratings; `None` when that is nothing.
    ///
    /// # Errors
    /// The first line of the sources that cannot be read.
    pub fn gather(titles: &[String], sources: FactSources<'_>) -> Result<Option<Self>, Problem> {
        let mut gathering = Gathering {
            keys_of: vec![Vec::new(); titles.len()],
        };
        if let Some(movies) = sources.movies {
            let by_id = places(titles);
            for movie in read_movies(movies)? {
                if let Some(at) = by_id.get(movie.id.as_str()) {
                    gathering.add_movie(*at, movie.year, &movie.genres);
                }
            }
        }
        if let Some(catalog) = sources.catalog {
            let imdb = imdb_ids(titles, sources.links, catalog)?;
            for (at, id) in imdb.into_iter().enumerate() {
                if let Some(title) = id.and_then(|id| catalog.by_id(id)) {
                    gathering.add_title(at, title);
                }
            }
        }
        Ok(gathering.finish())
    }

    /// The same facts for some of the titles, which get new numbers in the order given.
    pub fn with_titles(&self, kept: &[u32]) -> Self {
        Self {
            facets: self.facets.clone(),
            facets_of: kept.iter().map(|&old| self.facets_of[old as usize].clone()).collect(),
        }
    }
}

/// Where each title stands, by its id.
fn places(titles: &[String]) -> FxHashMap<&str, usize> {
    titles.iter().enumerate().map(|(at, id)| (id.as_str(), at)).collect()
}

/// IMDb's numbers of titles that are given by their ids in the ratings, where they can be told.
pub(super) fn imdb_ids(
    titles: &[String],
    links: Option<SourceFile<'_>>,
    catalog: &Catalog,
) -> Result<Vec<Option<TitleId>>, Problem> {
    match links {
        Some(links) => Ok(linked(read_links(links)?, titles)),
        None => Ok(written_like_imdb(titles, catalog)),
    }
}

/// IMDb's numbers by way of `links.csv`.
fn linked(links: Vec<(String, TitleId)>, titles: &[String]) -> Vec<Option<TitleId>> {
    let by_id = places(titles);
    let mut imdb = vec![None; titles.len()];
    for (id, linked) in links {
        if let Some(at) = by_id.get(id.as_str()) {
            imdb[*at] = Some(linked);
        }
    }
    imdb
}

/// The ids themselves, if they look like IMDb's: `tt` and digits, or seven digits and more.
fn written_like_imdb(titles: &[String], catalog: &Catalog) -> Vec<Option<TitleId>> {
    let ids: Vec<Option<TitleId>> = titles
        .iter()
        .map(|id| {
            let digits = id.trim_start_matches("tt");
            (id.starts_with("tt") || digits.len() >= 7)
                .then(|| imdb_id(digits))
                .flatten()
        })
        .collect();
    let all = titles.len() as f32;
    let written = ids.iter().flatten().count() as f32;
    let found = ids
        .iter()
        .flatten()
        .filter(|id| catalog.index_of(**id).is_some())
        .count() as f32;
    if written < all * WRITTEN_LIKE_IMDB || found < all * FOUND_IN_CATALOG {
        return vec![None; titles.len()];
    }
    ids
}

pub(super) fn imdb_id(digits: &str) -> Option<TitleId> {
    format!("tt{}", digits.trim().trim_start_matches("tt")).parse().ok()
}

/// Keys by title, before they get numbers.
struct Gathering {
    keys_of: Vec<Vec<(FacetKind, String)>>,
}

impl Gathering {
    fn add_movie(&mut self, at: usize, year: Option<u16>, genres: &[String]) {
        let genres = genres.iter().map(|genre| (FacetKind::Genre, genre.to_lowercase()));
        let decade = year.map(|year| (FacetKind::Decade, (year / 10 * 10).to_string()));
        for (kind, value) in genres.chain(decade) {
            self.keys_of[at].push((kind, format!("{}:{value}", kind.name())));
        }
    }

    fn add_title(&mut self, at: usize, title: Title<'_>) {
        for key in title.impersonal_facet_keys() {
            let kind = IMPERSONAL
                .into_iter()
                .find(|kind| key.split_once(':').is_some_and(|(name, _)| name == kind.name()));
            if let Some(kind) = kind {
                self.keys_of[at].push((kind, key.to_owned()));
            }
        }
        let directors = title.directors().map(|name| (FacetKind::Director, name));
        let cast = title.cast().map(|name| (FacetKind::Cast, name));
        for (kind, name) in directors.chain(cast) {
            self.keys_of[at].push((kind, format!("{}:{name}", kind.name())));
        }
    }

    fn finish(mut self) -> Option<Facts> {
        let mut counts: FxHashMap<(FacetKind, &str), u32> = FxHashMap::default();
        for keys in &mut self.keys_of {
            keys.sort_unstable();
            keys.dedup();
        }
        for (kind, key) in self.keys_of.iter().flatten() {
            *counts.entry((*kind, key)).or_default() += 1;
        }
        // What one title has alone says nothing about any other.
        let mut shared: Vec<(FacetKind, &str)> = counts
            .iter()
            .filter(|(_, count)| **count >= 2)
            .map(|(facet, _)| *facet)
            .collect();
        shared.sort_unstable();
        let number = |kind: FacetKind, key: &str| shared.binary_search(&(kind, key)).ok().map(|at| at as u32);
        let facets_of: Vec<Vec<u32>> = self
            .keys_of
            .iter()
            .map(|keys| keys.iter().filter_map(|(kind, key)| number(*kind, key)).collect())
            .collect();
        let facets = shared
            .iter()
            .map(|&(kind, key)| KnownFacet {
                kind,
                key: key.to_owned(),
            })
            .collect();
        facets_of
            .iter()
            .any(|facets| !facets.is_empty())
            .then_some(Facts { facets, facets_of })
    }
}

#[cfg(test)]
#[path = "facts/tests.rs"]
mod tests;
