//! Micro-genres: sets of titles that share facets, named by a small grammar:
//! *acclaim, length, nationality or language · genre noun · of the decade*.

use std::cmp::Reverse;

use super::{
    FacetIndex, FacetKind, TitleIndex,
    facet::split_key,
    genre::{Genre, pair_name},
    place::nationality,
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
}

/// One part of a name and the facet behind it.
#[derive(Clone)]
struct Word {
    facet: FacetIndex,
    text: String,
}

/// A genre or two, with the noun that names them.
#[derive(Clone)]
struct Noun {
    facets: Vec<FacetIndex>,
    text: String,
    /// The word says films, so series stay out.
    films_only: bool,
    titles: Vec<TitleIndex>,
}

/// The shapes a name has, and how many sets of each are kept; about 400 in all. General shapes come first.
struct Shape {
    before: Before,
    noun: NounKind,
    decade: bool,
    sets_max: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Before {
    Nothing,
    Nationality,
    Language,
    Short,
    Oscar,
    Liked,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum NounKind {
    /// “Films”.
    Any,
    Genre,
    Pair,
}

const fn shape(before: Before, noun: NounKind, decade: bool, sets_max: usize) -> Shape {
    Shape {
        before,
        noun,
        decade,
        sets_max,
    }
}

static SHAPES: [Shape; 16] = [
    shape(Before::Nothing, NounKind::Genre, false, 30),
    shape(Before::Nationality, NounKind::Any, false, 25),
    shape(Before::Nothing, NounKind::Any, true, 8),
    shape(Before::Oscar, NounKind::Any, false, 1),
    shape(Before::Language, NounKind::Any, false, 10),
    shape(Before::Nothing, NounKind::Pair, false, 45),
    shape(Before::Nationality, NounKind::Genre, false, 60),
    shape(Before::Nothing, NounKind::Genre, true, 70),
    shape(Before::Oscar, NounKind::Genre, false, 15),
    shape(Before::Liked, NounKind::Genre, false, 15),
    shape(Before::Short, NounKind::Genre, false, 12),
    shape(Before::Language, NounKind::Genre, false, 15),
    shape(Before::Nationality, NounKind::Any, true, 25),
    shape(Before::Nothing, NounKind::Pair, true, 35),
    shape(Before::Nationality, NounKind::Genre, true, 25),
    shape(Before::Short, NounKind::Genre, true, 9),
];

/// All sets, general ones first; deterministic.
pub fn micro_genres(shelves: &Shelves<'_>) -> Vec<MicroGenreSet> {
    let words = Words::of(shelves);
    let mut kept: Vec<MicroGenreSet> = Vec::new();
    for shape in &SHAPES {
        let mut candidates = words.candidates(shape, shelves);
        candidates.sort_by_cached_key(|set| (Reverse(interest(set, shelves)), set.key.clone()));
        let enough = kept.len() + shape.sets_max;
        for candidate in candidates {
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

/// How much a set says: many titles, and more of them than its facets would share by chance (the lift, as in
/// association rules). “Japanese animation” says more than “British dramas” with far fewer titles.
fn interest(set: &MicroGenreSet, shelves: &Shelves<'_>) -> u64 {
    let all = shelves.counts.len().max(1) as f64;
    let by_chance: f64 = set
        .facets
        .iter()
        .map(|facet| shelves.titles[facet.at()].len() as f64 / all)
        .product();
    let size = set.titles.len() as f64;
    let lift = (size / all / by_chance).max(1.0);
    (1_000.0 * size.sqrt() * (0.25 + lift.ln())) as u64
}

/// All words of the catalog, by the place they take in a name.
struct Words {
    nationalities: Vec<Word>,
    languages: Vec<Word>,
    short: Vec<Word>,
    oscar: Vec<Word>,
    liked: Vec<Word>,
    decades: Vec<Word>,
    any: Vec<Noun>,
    genres: Vec<Noun>,
    pairs: Vec<Noun>,
}

impl Words {
    fn of(shelves: &Shelves<'_>) -> Self {
        let facets = || {
            (0u16..).zip(shelves.keys).filter_map(|(at, key)| {
                let (kind, value) = split_key(key)?;
                Some((FacetIndex(at), kind, value))
            })
        };
        let words = |wanted: FacetKind, text: &dyn Fn(&str) -> Option<String>| -> Vec<Word> {
            facets()
                .filter(|(_, kind, _)| *kind == wanted)
                .filter_map(|(facet, _, value)| {
                    Some(Word {
                        facet,
                        text: text(value)?,
                    })
                })
                .collect()
        };
        let acclaim =
            |wanted: &str, text: &str| words(FacetKind::Acclaim, &|value| (value == wanted).then(|| text.to_owned()));
        let genres: Vec<(FacetIndex, &'static Genre)> = facets()
            .filter(|(_, kind, _)| *kind == FacetKind::Genre)
            .filter_map(|(facet, _, value)| Some((facet, Genre::by_key(value)?)))
            .filter(|(_, genre)| genre.key != "adult")
            .collect();
        Self {
            // Most titles are American and in English, so neither says anything.
            nationalities: words(FacetKind::Country, &|country| {
                let adjective = nationality(country)?;
                (country != "United States").then(|| adjective.to_owned())
            }),
            languages: words(FacetKind::Language, &|language| {
                (language != "English").then(|| format!("{language}-language"))
            }),
            short: words(FacetKind::Length, &|value| {
                (value == "short").then(|| "short".to_owned())
            }),
            oscar: acclaim("oscar", "Oscar-winning"),
            liked: acclaim("audience", "well-liked"),
            decades: words(FacetKind::Decade, &|decade| Some(format!("of the {decade}s"))),
            any: vec![Noun {
                facets: Vec::new(),
                text: "films".to_owned(),
                films_only: true,
                titles: (0..shelves.counts.len() as u32).map(TitleIndex).collect(),
            }],
            genres: genres
                .iter()
                .map(|&(facet, genre)| Noun {
                    facets: vec![facet],
                    text: genre.many.to_owned(),
                    films_only: genre.says_films(),
                    titles: shelves.titles[facet.at()].clone(),
                })
                .collect(),
            pairs: pairs(&genres, shelves),
        }
    }

    fn before(&self, before: Before) -> Option<&[Word]> {
        match before {
            Before::Nothing => None,
            Before::Nationality => Some(&self.nationalities),
            Before::Language => Some(&self.languages),
            Before::Short => Some(&self.short),
            Before::Oscar => Some(&self.oscar),
            Before::Liked => Some(&self.liked),
        }
    }

    fn candidates(&self, shape: &Shape, shelves: &Shelves<'_>) -> Vec<MicroGenreSet> {
        let nouns = match shape.noun {
            NounKind::Any => &self.any,
            NounKind::Genre => &self.genres,
            NounKind::Pair => &self.pairs,
        };
        let decades: Option<&[Word]> = shape.decade.then_some(&self.decades);
        let mut candidates = Vec::new();
        for noun in nouns {
            // “Short short films” would say it twice.
            if shape.before == Before::Short && noun.text.starts_with("short") {
                continue;
            }
            for before in choices(self.before(shape.before)) {
                let narrowed = narrow(&noun.titles, before, shelves);
                if narrowed.len() < TITLES_MIN {
                    continue;
                }
                for decade in choices(decades) {
                    let titles = narrow(&narrowed, decade, shelves);
                    candidates.extend(set(noun, before, decade, titles, shelves));
                }
            }
        }
        candidates
    }
}

/// Each word, or once nothing where the shape has no such word.
fn choices(words: Option<&[Word]>) -> Vec<Option<&Word>> {
    match words {
        None => vec![None],
        Some(words) => words.iter().map(Some).collect(),
    }
}

fn pairs(genres: &[(FacetIndex, &'static Genre)], shelves: &Shelves<'_>) -> Vec<Noun> {
    let mut pairs = Vec::new();
    for (at, &(one_facet, one)) in genres.iter().enumerate() {
        for &(other_facet, other) in &genres[at + 1..] {
            if let Some((head, adjective)) = pair_name(one, other) {
                pairs.push(Noun {
                    facets: vec![one_facet, other_facet],
                    text: format!("{adjective} {}", head.many),
                    films_only: false,
                    titles: intersection(&shelves.titles[one_facet.at()], &shelves.titles[other_facet.at()]),
                });
            }
        }
    }
    pairs
}

fn narrow(titles: &[TitleIndex], word: Option<&Word>, shelves: &Shelves<'_>) -> Vec<TitleIndex> {
    match word {
        None => titles.to_vec(),
        Some(word) => intersection(titles, &shelves.titles[word.facet.at()]),
    }
}

fn set(
    noun: &Noun,
    before: Option<&Word>,
    decade: Option<&Word>,
    mut titles: Vec<TitleIndex>,
    shelves: &Shelves<'_>,
) -> Option<MicroGenreSet> {
    if noun.films_only {
        titles.retain(|title| !shelves.is_series[title.at()]);
    }
    let counted = titles.iter().filter(|title| shelves.counts[title.at()]).count();
    if counted < TITLES_MIN {
        return None;
    }
    let words = [
        before.map(|word| word.text.as_str()),
        Some(noun.text.as_str()),
        decade.map(|word| word.text.as_str()),
    ];
    let words: Vec<&str> = words.into_iter().flatten().collect();
    let mut facets = noun.facets.clone();
    facets.extend(before.iter().chain(&decade).map(|word| word.facet));
    facets.sort_unstable();
    let mut keys: Vec<&str> = facets.iter().map(|facet| shelves.keys[facet.at()].as_str()).collect();
    keys.sort_unstable();
    Some(MicroGenreSet {
        key: keys.join("+"),
        name: capitalized(&words.join(" ")),
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
