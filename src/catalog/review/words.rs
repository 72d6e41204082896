//! How much two texts share of what they say.

use std::hash::BuildHasher;

use rustc_hash::FxBuildHasher;

use crate::catalog::text::fold;

/// Words that hold a sentence together and say nothing of its subject.
pub(super) static FUNCTION_WORDS: &[&str] = &[
    "a",
    "about",
    "above",
    "after",
    "again",
    "against",
    "all",
    "along",
    "already",
    "also",
    "always",
    "an",
    "and",
    "another",
    "any",
    "anybody",
    "anyone",
    "anything",
    "are",
    "around",
    "as",
    "at",
    "away",
    "back",
    "be",
    "because",
    "been",
    "before",
    "behind",
    "being",
    "below",
    "beneath",
    "beside",
    "between",
    "beyond",
    "both",
    "but",
    "by",
    "can",
    "cannot",
    "could",
    "did",
    "do",
    "does",
    "down",
    "each",
    "either",
    "else",
    "even",
    "every",
    "everybody",
    "everyone",
    "everything",
    "except",
    "few",
    "for",
    "from",
    "had",
    "has",
    "have",
    "he",
    "her",
    "here",
    "hers",
    "him",
    "his",
    "how",
    "if",
    "in",
    "inside",
    "instead",
    "into",
    "is",
    "it",
    "its",
    "just",
    "least",
    "less",
    "like",
    "many",
    "may",
    "might",
    "more",
    "most",
    "much",
    "must",
    "neither",
    "never",
    "no",
    "nobody",
    "none",
    "nor",
    "not",
    "nothing",
    "now",
    "of",
    "off",
    "often",
    "on",
    "once",
    "one",
    "only",
    "onto",
    "or",
    "other",
    "others",
    "our",
    "out",
    "outside",
    "over",
    "own",
    "past",
    "per",
    "quite",
    "rather",
    "s",
    "same",
    "she",
    "should",
    "since",
    "so",
    "some",
    "somebody",
    "someone",
    "something",
    "still",
    "such",
    "t",
    "than",
    "that",
    "the",
    "their",
    "them",
    "then",
    "there",
    "these",
    "they",
    "this",
    "those",
    "though",
    "through",
    "till",
    "to",
    "too",
    "toward",
    "towards",
    "under",
    "unless",
    "until",
    "up",
    "upon",
    "us",
    "very",
    "was",
    "we",
    "were",
    "what",
    "whatever",
    "when",
    "where",
    "which",
    "while",
    "who",
    "whoever",
    "whom",
    "whose",
    "why",
    "will",
    "with",
    "within",
    "without",
    "would",
    "yet",
    "you",
    "your",
];

pub(super) fn is_function_word(word: &str) -> bool {
    FUNCTION_WORDS.binary_search(&word).is_ok()
}

/// Lower-cased words without their accents.
pub(super) fn words(text: &str) -> Vec<String> {
    fold(text)
        .split(|ch: char| !ch.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The words of a text that say something of its subject, each once, as hashes: every text is held against every other, and
/// numbers are compared faster than words.
pub(super) struct Said(Vec<u64>);

impl From<&str> for Said {
    fn from(text: &str) -> Self {
        let words = words(text).into_iter().filter(|word| !is_function_word(word));
        let mut said: Vec<u64> = words.map(|word| FxBuildHasher.hash_one(word)).collect();
        said.sort_unstable();
        said.dedup();
        Self(said)
    }
}

/// The share of the words that both texts have: Dice's coefficient 2·|A∩B| / (|A|+|B|) over their distinct words, function
/// words left out. Texts that share a single word share nothing that a reader would notice.
pub(super) fn shared(one: &Said, other: &Said) -> f64 {
    let both = one.0.iter().filter(|word| other.0.contains(word)).count();
    if both < 2 {
        return 0.0;
    }
    2.0 * both as f64 / (one.0.len() + other.0.len()) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_function_words_are_sorted_so_that_they_are_found() {
        assert!(FUNCTION_WORDS.is_sorted());
    }

    #[test]
    fn function_words_and_accents_do_not_count() {
        let share = |one: &str, other: &str| shared(&Said::from(one), &Said::from(other));
        assert_eq!(share("a café on the quay", "The cafe by a quay"), 1.0);
        assert_eq!(share("a café on the quay", "a café in the hills"), 0.0);
        assert_eq!(
            share("two thieves, one bridge", "two thieves and a dog"),
            2.0 * 2.0 / 6.0
        );
    }
}
