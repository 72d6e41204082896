//! Fuzzy matching of names, typos included, on top of frizbee.

use std::cmp::Reverse;

use frizbee::{CaseMatching, Config, Matcher, Scoring, UnicodeMatching};

use super::{
    Catalog, TitleIndex,
    bundle::{AliasRecord, Span},
};

/// Longer queries say nothing more; this also keeps scores within their 16 bits.
const QUERY_BYTES_MAX: usize = 64;
/// What frizbee gives for each letter that matches.
const LETTER_SCORE: usize = 12;

/// A query as it is matched: folded and cut.
pub fn needle(folded: &str) -> &str {
    let mut end = folded.len().min(QUERY_BYTES_MAX);
    while !folded.is_char_boundary(end) {
        end -= 1;
    }
    &folded[..end]
}

/// What a wrong letter costs: its own score, and a penalty.
const TYPO_COST: usize = 18;

fn config(max_typos: Option<u16>) -> Config {
    // Both sides are folded or differ in case alone, so letter case carries no meaning.
    let scoring = Scoring {
        capitalization_bonus: 0,
        matching_case_bonus: 0,
        ..Scoring::default()
    };
    Config::default()
        .max_typos(max_typos)
        .casing(CaseMatching::Ignore)
        .unicode(UnicodeMatching::Ignore)
        .scoring(scoring)
}

/// The names that a query matches in at least `share` of 100 of its letters' worth, with a score, in order of index.
pub fn matches(needle: &str, names: &[&str], share: usize) -> Vec<(usize, u16)> {
    let full = needle.len() * LETTER_SCORE;
    let least = full * share / 100;
    // More typos than the share leaves room for would only be looked for in vain.
    let typos = ((full - least) / TYPO_COST).min(2) as u16;
    let mut found: Vec<(usize, u16)> = Matcher::new(needle, &config(Some(typos)))
        .match_list(names)
        .into_iter()
        .filter(|found| usize::from(found.score) >= least)
        .map(|found| (found.index as usize, found.score))
        .collect();
    found.sort_unstable();
    found
}

/// So many of the best matches are looked at closely.
const NEAR_CANDIDATES: usize = 200;

/// The titles whose names come nearest: the best matches, ordered by how many letters they are away.
pub fn nearest_names(catalog: &Catalog, folded: &str, most: usize) -> Vec<TitleIndex> {
    let needle = needle(folded);
    let names = catalog.folded_names();
    let mut near: Vec<(usize, Reverse<u32>, TitleIndex)> = Matcher::new(needle, &config(None))
        .match_list(&names)
        .into_iter()
        .take(NEAR_CANDIDATES)
        .map(|found| {
            let index = TitleIndex(found.index);
            let away = edits(needle, &names[index.at()].to_lowercase());
            (away, Reverse(catalog.record(index).likes), index)
        })
        .collect();
    near.sort_unstable();
    near.into_iter().take(most).map(|(.., index)| index).collect()
}

/// Levenshtein's distance: letters to add, drop or replace.
fn edits(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, letter) in one.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = at + 1;
        for (column, candidate) in other.iter().enumerate() {
            let replaced = diagonal + usize::from(letter != *candidate);
            diagonal = row[column + 1];
            row[column + 1] = replaced.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[other.len()]
}

impl Catalog {
    /// Names in order of index; those with accents without them. Letter case is as it is.
    pub(super) fn folded_names(&self) -> Vec<&str> {
        let names = self.indices().map(|index| self.title(index).name());
        self.with_aliases(names.collect(), &self.columns.title_aliases)
    }

    /// The same for people.
    pub(super) fn folded_people(&self) -> Vec<&str> {
        let people = self.columns.people.iter();
        let names = people.map(|&span: &Span| self.text(span)).collect();
        self.with_aliases(names, &self.columns.person_aliases)
    }

    fn with_aliases<'a>(&'a self, mut names: Vec<&'a str>, aliases: &[AliasRecord]) -> Vec<&'a str> {
        for alias in aliases {
            if let Some(name) = names.get_mut(alias.target as usize) {
                *name = self.text(alias.text);
            }
        }
        names
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distance_counts_letters() {
        assert_eq!(edits("heet", "heat"), 1);
        assert_eq!(edits("heat", "heat"), 0);
        assert_eq!(edits("", "heat"), 4);
        assert_eq!(edits("kitten", "sitting"), 3);
    }
}
