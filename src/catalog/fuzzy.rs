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

/// How many letters may be wrong.
fn typos(needle: &str) -> u16 {
    match needle.len() {
        0..4 => 0,
        4..8 => 1,
        _ => 2,
    }
}

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
    let least = needle.len() * LETTER_SCORE * share / 100;
    let mut found: Vec<(usize, u16)> = Matcher::new(needle, &config(Some(typos(needle))))
        .match_list(names)
        .into_iter()
        .filter(|found| usize::from(found.score) >= least)
        .map(|found| (found.index as usize, found.score))
        .collect();
    found.sort_unstable();
    found
}

/// The titles whose names come nearest, however far that is.
pub fn nearest_names(catalog: &Catalog, folded: &str, most: usize) -> Vec<TitleIndex> {
    let needle = needle(folded);
    let names = catalog.folded_names();
    let mut near: Vec<(Reverse<i32>, Reverse<u32>, TitleIndex)> =
        Matcher::new(needle, &config(None))
            .match_list(&names)
            .into_iter()
            .map(|found| {
                let index = TitleIndex(found.index);
                // A name much longer than what was asked for matches by accident.
                let spare = names[index.at()].len().abs_diff(needle.len()) as i32;
                let score = i32::from(found.score) - 2 * spare;
                (Reverse(score), Reverse(catalog.record(index).likes), index)
            })
            .collect();
    near.sort_unstable();
    near.into_iter()
        .take(most)
        .map(|(.., index)| index)
        .collect()
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

    fn with_aliases<'a>(
        &'a self,
        mut names: Vec<&'a str>,
        aliases: &[AliasRecord],
    ) -> Vec<&'a str> {
        for alias in aliases {
            if let Some(name) = names.get_mut(alias.target as usize) {
                *name = self.text(alias.text);
            }
        }
        names
    }
}
