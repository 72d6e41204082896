//! Search over names, people and what titles share.

use std::cmp::Reverse;

use super::{
    Catalog, FacetIndex, TitleIndex,
    fuzzy::{matches, needle},
    text::fold,
};

/// One hit of a search.
#[derive(Clone, Debug, PartialEq)]
pub struct SearchHit {
    pub title: TitleIndex,
    /// Why it was found: the person's or the genre's name, none when the title's own name matched.
    pub through: Option<String>,
    pub score: u32,
}

/// How well something matched; the later, the better.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Tier {
    PersonFuzzy,
    NameFuzzy,
    /// A word of a person's name, or the beginning of a facet's.
    ThroughWord,
    NameWord,
    ThroughExact,
    NamePrefix,
    NameExact,
}

/// How a query stands in a text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fit {
    Exact,
    Prefix,
    Word,
    Fuzzy,
}

/// So many of a query's letters, of 100, count as a match in a title's name and in a person's.
const NAME_SHARE: usize = 66;
const PERSON_SHARE: usize = 80;
/// Shorter queries are not looked for in the middle of names, nor among people.
const FUZZY_BYTES_MIN: usize = 3;

/// The best match of a title so far.
#[derive(Clone, Copy)]
struct Best {
    tier: Tier,
    /// Of the fuzzy match; in other tiers popularity alone decides.
    score: u16,
    through: Through,
}

#[derive(Clone, Copy)]
enum Through {
    Name,
    Person(u32),
    Facet(FacetIndex),
}

impl Catalog {
    /// Fuzzy search over names, people and genres; best first, at most `most`. Deterministic.
    /// Exact names come first, then names that begin so; ties go to the title more people liked.
    pub fn search(&self, query: &str, most: usize) -> Vec<SearchHit> {
        let folded = fold(query);
        let needle = needle(&folded);
        if needle.is_empty() {
            return Vec::new();
        }
        let mut best: Vec<Option<Best>> = vec![None; self.len()];
        self.match_names(needle, folded.trim(), &mut best);
        self.match_facets(needle, &mut best);
        if needle.len() >= FUZZY_BYTES_MIN {
            self.match_people(needle, &mut best);
        }
        let mut hits: Vec<(TitleIndex, Best)> = best
            .into_iter()
            .zip(self.indices())
            .filter_map(|(best, index)| Some((index, best?)))
            .collect();
        let rank = |(index, best): &(TitleIndex, Best)| {
            let likes = self.record(*index).likes;
            (Reverse((best.tier, best.score, likes)), *index)
        };
        if hits.len() > most && most > 0 {
            hits.select_nth_unstable_by_key(most - 1, rank);
        }
        hits.truncate(most);
        hits.sort_unstable_by_key(rank);
        hits.into_iter().map(|(index, best)| self.hit(index, best)).collect()
    }

    fn hit(&self, title: TitleIndex, best: Best) -> SearchHit {
        let through = match best.through {
            Through::Name => None,
            Through::Person(person) => self
                .columns
                .people
                .get(person as usize)
                .map(|&span| self.text(span).to_owned()),
            Through::Facet(facet) => Some(self.facet(facet).name.to_owned()),
        };
        SearchHit {
            title,
            through,
            score: ((best.tier as u32) << 16) | u32::from(best.score),
        }
    }

    /// `whole` is the query with its article: of two names that differ in nothing else it says which was meant.
    fn match_names(&self, needle: &str, whole: &str, best: &mut [Option<Best>]) {
        let names = self.folded_names();
        for (index, score) in matches(needle, &names, NAME_SHARE) {
            let (tier, score) = match fit(&names[index].to_lowercase(), needle) {
                Fit::Exact => (Tier::NameExact, u16::from(names[index].to_lowercase() == whole)),
                Fit::Prefix => (Tier::NamePrefix, 0),
                Fit::Word => (Tier::NameWord, 0),
                Fit::Fuzzy if needle.len() < FUZZY_BYTES_MIN => continue,
                Fit::Fuzzy => (Tier::NameFuzzy, score),
            };
            improve(&mut best[index], tier, score, Through::Name);
        }
    }

    fn match_facets(&self, needle: &str, best: &mut [Option<Best>]) {
        for at in 0..self.facet_count().min(usize::from(u16::MAX)) as u16 {
            let facet = FacetIndex(at);
            // People are matched as people; whoever is a facet comes first there, too.
            if self.facet(facet).kind.is_person() {
                break;
            }
            let tier = match fit(&fold(self.facet(facet).name), needle) {
                Fit::Exact => Tier::ThroughExact,
                Fit::Prefix if needle.len() >= FUZZY_BYTES_MIN => Tier::ThroughWord,
                _ => continue,
            };
            for title in self.titles_with(facet) {
                if let Some(best) = best.get_mut(title.at()) {
                    improve(best, tier, 0, Through::Facet(facet));
                }
            }
        }
    }

    fn match_people(&self, needle: &str, best: &mut [Option<Best>]) {
        let names = self.folded_people();
        let mut people: Vec<Option<(Tier, u16)>> = vec![None; names.len()];
        for (person, score) in matches(needle, &names, PERSON_SHARE) {
            people[person] = Some(match fit(&names[person].to_lowercase(), needle) {
                Fit::Exact => (Tier::ThroughExact, 0),
                Fit::Prefix | Fit::Word => (Tier::ThroughWord, 0),
                Fit::Fuzzy => (Tier::PersonFuzzy, score),
            });
        }
        for (index, best) in self.indices().zip(best) {
            for &person in self.title(index).credit_numbers() {
                if let Some(Some((tier, score))) = people.get(person as usize) {
                    improve(best, *tier, *score, Through::Person(person));
                }
            }
        }
    }
}

fn improve(best: &mut Option<Best>, tier: Tier, score: u16, through: Through) {
    if best.is_none_or(|best| (best.tier, best.score) < (tier, score)) {
        *best = Some(Best { tier, score, through });
    }
}

/// How a folded query stands in a folded text; a leading article does not count.
fn fit(text: &str, needle: &str) -> Fit {
    let bare = ["the ", "a ", "an "]
        .into_iter()
        .find_map(|article| text.strip_prefix(article))
        .unwrap_or(text);
    if text == needle || bare == needle {
        Fit::Exact
    } else if text.starts_with(needle) || bare.starts_with(needle) {
        Fit::Prefix
    } else if begins_a_word(text, needle) {
        Fit::Word
    } else {
        Fit::Fuzzy
    }
}

fn begins_a_word(text: &str, needle: &str) -> bool {
    text.match_indices(needle).any(|(at, _)| {
        text[..at]
            .chars()
            .next_back()
            .is_some_and(|before| !before.is_alphanumeric())
    })
}
