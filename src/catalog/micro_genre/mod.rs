//! Micro-genres: sets of titles that share facets, named by a [`grammar`].
//!
//! [`micro_genres`] goes through the grammar's shapes, general ones first, makes all sets of a shape that are large enough,
//! and keeps those that say the most and are not nearly the same as one that is kept already.

mod grammar;

use std::cmp::Reverse;

use rustc_hash::FxHashMap;

use self::grammar::{NounKind, Place, SHAPES, Shape, says_twice, words_of};
use super::{
    FacetIndex, FacetKind, TitleIndex,
    facet::split_key,
    genre::{Genre, pair_name},
    text::capitalized,
};

/// The fewest titles a set has.
const TITLES_MIN: usize = 8;
/// Two sets that share this much of their union are too near each other; the one named first stays.
const JACCARD_MAX: f64 = 0.7;

/// A set as it goes into the packed catalog.
#[derive(Debug, PartialEq, Eq)]
pub struct MicroGenreSet {
    pub key: String,
    pub name: String,
    pub facets: Vec<FacetIndex>,
    pub titles: Vec<TitleIndex>,
}

/// What the sets are made from.
pub struct Shelves<'a> {
    /// Keys in order of index.
    pub keys: &'a [String],
    /// For each facet its titles, ordered.
    pub titles: &'a [Vec<TitleIndex>],
    /// By title: it counts for a set's size, because more than one person rated it or it is an Original.
    pub counts: &'a [bool],
    /// By title.
    pub is_series: &'a [bool],
    /// By title: somebody who knows the story described it.
    pub is_written_up: &'a [bool],
}

/// One part of a name and the facet behind it.
struct Word {
    facet: FacetIndex,
    text: String,
}

/// No genre, one, or two, with the noun that names them.
struct Noun {
    facets: Vec<FacetIndex>,
    /// “Crime films”.
    films: String,
    /// “Crime stories”, among which series belong.
    stories: String,
    titles: Vec<TitleIndex>,
}

/// A set in the making: its titles and the words around the noun so far.
#[derive(Clone)]
struct Partial<'a> {
    titles: Vec<TitleIndex>,
    words: Vec<(Place, &'a Word)>,
}

/// All sets, general ones first; deterministic.
pub fn micro_genres(shelves: &Shelves<'_>) -> Vec<MicroGenreSet> {
    let words = Words::of(shelves);
    let mut kept: Vec<MicroGenreSet> = Vec::new();
    for shape in SHAPES {
        let mut candidates = words.candidates(shape, shelves);
        candidates.sort_by_cached_key(|(interest, set)| (Reverse(*interest), set.key.clone()));
        let enough = kept.len() + shape.sets_max;
        for (_, candidate) in candidates {
            if kept.len() == enough {
                break;
            }
            if !kept.iter().any(|other| is_near(&other.titles, &candidate.titles)) {
                kept.push(candidate);
            }
        }
    }
    kept
}

/// All words of the catalog, by the place they take in a name.
struct Words {
    by_place: FxHashMap<Place, Vec<Word>>,
    any: Vec<Noun>,
    genres: Vec<Noun>,
    pairs: Vec<Noun>,
    /// By facet, how many of the written-up titles have it.
    written_up_with: Vec<usize>,
    written_up: usize,
}

impl Words {
    fn of(shelves: &Shelves<'_>) -> Self {
        let mut by_place: FxHashMap<Place, Vec<Word>> = FxHashMap::default();
        let mut genres: Vec<(FacetIndex, &'static Genre)> = Vec::new();
        for (key, at) in shelves.keys.iter().zip(0..) {
            let facet = FacetIndex(at);
            let Some((kind, value)) = split_key(key) else {
                continue;
            };
            if let Some((place, text)) = words_of(kind, key, value) {
                by_place.entry(place).or_default().push(Word { facet, text });
            }
            if kind == FacetKind::Genre {
                genres.extend(Genre::by_key(value).map(|genre| (facet, genre)));
            }
        }
        genres.retain(|(_, genre)| genre.key != "adult");
        let is_written_up = |title: &&TitleIndex| shelves.is_written_up[title.at()];
        Self {
            by_place,
            any: vec![Noun {
                facets: Vec::new(),
                films: "films".to_owned(),
                stories: "stories".to_owned(),
                titles: (0..shelves.counts.len() as u32).map(TitleIndex).collect(),
            }],
            genres: genres
                .iter()
                .map(|&(facet, genre)| Noun {
                    facets: vec![facet],
                    films: genre.many.to_owned(),
                    stories: genre.stories.to_owned(),
                    titles: shelves.titles[facet.at()].clone(),
                })
                .collect(),
            pairs: pairs(&genres, shelves),
            written_up_with: shelves
                .titles
                .iter()
                .map(|titles| titles.iter().filter(is_written_up).count())
                .collect(),
            written_up: shelves.is_written_up.iter().filter(|written| **written).count(),
        }
    }

    /// All sets of a shape, and how much each says.
    fn candidates(&self, shape: &Shape, shelves: &Shelves<'_>) -> Vec<(u64, MicroGenreSet)> {
        let nouns = match shape.noun {
            NounKind::Any => &self.any,
            NounKind::Genre => &self.genres,
            NounKind::Pair => &self.pairs,
        };
        let tells_stories = shape.places.iter().any(|place| place.is_written());
        let mut candidates = Vec::new();
        for noun in nouns {
            let text = if tells_stories { &noun.stories } else { &noun.films };
            let mut titles = noun.titles.clone();
            // A series is no film.
            if text.ends_with("films") {
                titles.retain(|title| !shelves.is_series[title.at()]);
            }
            let mut partials = vec![Partial {
                titles,
                words: Vec::new(),
            }];
            for place in shape.places {
                partials = self.narrowed(partials, *place, noun, text, shelves);
            }
            let sets = partials
                .into_iter()
                .filter_map(|partial| set(partial, noun, text, shelves));
            candidates.extend(sets.map(|set| (self.interest(&set, tells_stories, shelves), set)));
        }
        candidates
    }

    /// Each partial set with each word that may stand at a place.
    fn narrowed<'a>(
        &'a self,
        partials: Vec<Partial<'a>>,
        place: Place,
        noun: &Noun,
        text: &str,
        shelves: &Shelves<'_>,
    ) -> Vec<Partial<'a>> {
        let key = |facet: FacetIndex| shelves.keys[facet.at()].as_str();
        let mut narrowed = Vec::new();
        for partial in &partials {
            for word in self.by_place.get(&place).into_iter().flatten() {
                let this = (key(word.facet), word.text.as_str());
                let repeats_noun = noun.facets.iter().any(|facet| says_twice(this, (key(*facet), text)));
                let mut others = partial
                    .words
                    .iter()
                    .map(|(_, other)| (key(other.facet), other.text.as_str()));
                if repeats_noun || others.any(|other| says_twice(this, other)) {
                    continue;
                }
                let titles = intersection(&partial.titles, &shelves.titles[word.facet.at()]);
                if titles.len() >= TITLES_MIN {
                    let mut words = partial.words.clone();
                    words.push((place, word));
                    narrowed.push(Partial { titles, words });
                }
            }
        }
        narrowed
    }

    /// How much a set says: many titles, and more of them than its facets would share by chance (the lift, as in
    /// association rules). “Japanese animation” says more than “British dramas” with far fewer titles. Chance is reckoned
    /// among the titles that are written up when only those have the facets.
    fn interest(&self, set: &MicroGenreSet, written: bool, shelves: &Shelves<'_>) -> u64 {
        let all = if written { self.written_up } else { shelves.counts.len() };
        let all = all.max(1) as f64;
        let with = |facet: &FacetIndex| {
            if written {
                self.written_up_with[facet.at()]
            } else {
                shelves.titles[facet.at()].len()
            }
        };
        let by_chance: f64 = set.facets.iter().map(|facet| with(facet) as f64 / all).product();
        let size = set.titles.len() as f64;
        let lift = (size / all / by_chance).max(1.0);
        (1_000.0 * size.sqrt() * (0.25 + lift.ln())) as u64
    }
}

fn pairs(genres: &[(FacetIndex, &'static Genre)], shelves: &Shelves<'_>) -> Vec<Noun> {
    let mut pairs = Vec::new();
    for (at, &(one_facet, one)) in genres.iter().enumerate() {
        for &(other_facet, other) in &genres[at + 1..] {
            if let Some((head, adjective)) = pair_name(one, other) {
                let named = |noun: &str| format!("{adjective} {noun}");
                pairs.push(Noun {
                    facets: vec![one_facet, other_facet],
                    films: named(head.many),
                    stories: named(head.stories),
                    titles: intersection(&shelves.titles[one_facet.at()], &shelves.titles[other_facet.at()]),
                });
            }
        }
    }
    pairs
}

/// A finished set, when it is large enough.
fn set(partial: Partial<'_>, noun: &Noun, text: &str, shelves: &Shelves<'_>) -> Option<MicroGenreSet> {
    let titles = partial.titles;
    let counted = titles.iter().filter(|title| shelves.counts[title.at()]).count();
    if counted < TITLES_MIN {
        return None;
    }
    let mut named: Vec<(Place, &str)> = vec![(Place::Noun, text)];
    named.extend(partial.words.iter().map(|(place, word)| (*place, word.text.as_str())));
    named.sort_unstable();
    let named: Vec<&str> = named.into_iter().map(|(_, words)| words).collect();
    let mut facets = noun.facets.clone();
    facets.extend(partial.words.iter().map(|(_, word)| word.facet));
    facets.sort_unstable();
    let mut keys: Vec<&str> = facets.iter().map(|facet| shelves.keys[facet.at()].as_str()).collect();
    keys.sort_unstable();
    Some(MicroGenreSet {
        key: keys.join("+"),
        name: capitalized(&named.join(" ")),
        facets,
        titles,
    })
}

/// What two ordered lists share.
fn intersection(one: &[TitleIndex], other: &[TitleIndex]) -> Vec<TitleIndex> {
    let (small, large) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    let mut rest = large;
    let mut shared = Vec::new();
    for title in small {
        rest = &rest[rest.partition_point(|other| other < title)..];
        if rest.first() == Some(title) {
            shared.push(*title);
        }
    }
    shared
}

fn is_near(one: &[TitleIndex], other: &[TitleIndex]) -> bool {
    let (small, large) = (one.len().min(other.len()), one.len().max(other.len()));
    if (small as f64) < JACCARD_MAX * large as f64 {
        return false;
    }
    let shared = intersection(one, other).len();
    shared as f64 >= JACCARD_MAX * (one.len() + other.len() - shared) as f64
}
