//! Which facets there are in a catalog, which titles have them, and who of each cast is known best.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    FacetIndex, FacetKind, TitleFacts, TitleIndex,
    bundle::NO_LEAD,
    facet::{facet_key, facets_of},
    pack::PackError,
};

/// Directors of this many titles are facets.
const DIRECTED_MIN: u32 = 2;
/// People in the cast of this many titles are facets, or billed as leads in that many: who leads twice can be followed.
const CAST_MIN: u32 = 3;
const BILLED_MIN: u32 = 2;

/// What the audience said about one title.
#[derive(Clone, Copy, Default)]
pub struct Tally {
    pub raters: u32,
    pub likes: u32,
    pub sum: u32,
}

/// The vocabulary and who has what.
pub struct Facets {
    /// Sorted by kind and key.
    pub keys: Vec<String>,
    pub kinds: Vec<FacetKind>,
    pub by_title: Vec<Vec<FacetIndex>>,
    pub titles: Vec<Vec<TitleIndex>>,
    /// By title, the facet of the person in its cast who carries the most.
    pub leads: Vec<u16>,
}

impl Facets {
    pub fn of(titles: &[&TitleFacts], tallies: &[Tally]) -> Result<Self, PackError> {
        let directed = people_of(titles, |title| &title.directors, DIRECTED_MIN);
        let mut acted = people_of(titles, |title| &title.cast, CAST_MIN);
        acted.extend(people_of(titles, TitleFacts::leads, BILLED_MIN));
        let named: Vec<Vec<(FacetKind, String)>> = titles
            .iter()
            .zip(tallies)
            .map(|(title, tally)| {
                let mut facets = facets_of(title, tally.raters, tally.likes);
                for (kind, people, known) in [
                    (FacetKind::Director, &title.directors, &directed),
                    (FacetKind::Cast, &title.cast, &acted),
                ] {
                    let known = people.iter().filter(|person| known.contains(person.as_str()));
                    facets.extend(known.map(|person| (kind, facet_key(kind, person))));
                }
                facets
            })
            .collect();
        let distinct: FxHashSet<(FacetKind, &str)> = named
            .iter()
            .flatten()
            .map(|(kind, key)| (*kind, key.as_str()))
            .collect();
        let mut vocabulary: Vec<(FacetKind, &str)> = distinct.into_iter().collect();
        vocabulary.sort_unstable();
        if vocabulary.len() >= usize::from(u16::MAX) {
            return Err(PackError::TooManyFacets(vocabulary.len()));
        }
        let index_of: FxHashMap<&str, FacetIndex> = vocabulary
            .iter()
            .zip(0..)
            .map(|((_, key), at)| (*key, FacetIndex(at)))
            .collect();
        let mut by_facet = vec![Vec::new(); vocabulary.len()];
        let mut by_title = Vec::with_capacity(titles.len());
        for (facets, at) in named.iter().zip(0..) {
            let mut indices: Vec<FacetIndex> = facets.iter().map(|(_, key)| index_of[key.as_str()]).collect();
            indices.sort_unstable();
            indices.dedup();
            for facet in &indices {
                by_facet[facet.at()].push(TitleIndex(at));
            }
            by_title.push(indices);
        }
        let kinds: Vec<FacetKind> = vocabulary.iter().map(|(kind, _)| *kind).collect();
        let keys = vocabulary.iter().map(|(_, key)| (*key).to_owned()).collect();
        let leads = leads(titles, tallies, &kinds, &by_title, &by_facet);
        Ok(Self {
            keys,
            kinds,
            by_title,
            titles: by_facet,
            leads,
        })
    }
}

/// Those who are named in so many titles.
fn people_of<'a>(
    titles: &[&'a TitleFacts],
    people: impl Fn(&'a TitleFacts) -> &'a [String],
    least: u32,
) -> FxHashSet<&'a str> {
    let mut counts: FxHashMap<&'a str, u32> = FxHashMap::default();
    for title in titles {
        let distinct: FxHashSet<&str> = people(title).iter().map(String::as_str).collect();
        for person in distinct {
            *counts.entry(person).or_insert(0) += 1;
        }
    }
    counts
        .into_iter()
        .filter_map(|(person, count)| (count >= least).then_some(person))
        .collect()
}

/// Who of each cast is best known to the audience. A short cast list names its principals, a long one its extras too,
/// so a person's likes in a film are shared out among its cast.
fn leads(
    titles: &[&TitleFacts],
    tallies: &[Tally],
    kinds: &[FacetKind],
    by_title: &[Vec<FacetIndex>],
    by_facet: &[Vec<TitleIndex>],
) -> Vec<u16> {
    let weight = |facet: &FacetIndex| -> f64 {
        by_facet[facet.at()]
            .iter()
            .map(|title| {
                let cast = titles[title.at()].cast.len().max(1) as f64;
                f64::from(tallies[title.at()].likes + 1).sqrt() / cast
            })
            .sum()
    };
    let weights: Vec<f64> = (0..by_facet.len() as u16)
        .map(|facet| weight(&FacetIndex(facet)))
        .collect();
    by_title
        .iter()
        .map(|facets| {
            facets
                .iter()
                .filter(|facet| kinds[facet.at()] == FacetKind::Cast)
                .max_by(|a, b| weights[a.at()].total_cmp(&weights[b.at()]).then(b.cmp(a)))
                .map_or(NO_LEAD, |facet| facet.0)
        })
        .collect()
}
