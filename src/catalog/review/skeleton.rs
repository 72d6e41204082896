//! How alike two sentences are built, whatever they speak of.

use super::words::is_function_word;
use crate::catalog::text::fold;

/// Below so many tokens a skeleton is too short to be noticed.
const TOKENS_MIN: usize = 6;

/// A sentence with everything taken out that it speaks of: function words and punctuation stay, and each run of other words
/// becomes one mark.
pub(super) struct Skeleton(Vec<String>);

const ANY: &str = "_";

impl From<&str> for Skeleton {
    fn from(text: &str) -> Self {
        let mut tokens: Vec<String> = Vec::new();
        let folded = fold(text);
        for word in folded.split_whitespace() {
            let bare = word.trim_matches(|ch: char| !ch.is_alphanumeric());
            if is_function_word(bare) {
                tokens.push(bare.to_owned());
            } else if tokens.last().is_none_or(|last| last != ANY) {
                tokens.push(ANY.to_owned());
            }
            if word.ends_with([',', ';', ':', '?']) {
                tokens.push(word.chars().last().into_iter().collect());
            }
        }
        Self(tokens)
    }
}

/// 1 − edit distance / length of the longer, over tokens; 0 where one of them is short.
pub(super) fn shared(one: &Skeleton, other: &Skeleton) -> f64 {
    let (short, long) = (one.0.len().min(other.0.len()), one.0.len().max(other.0.len()));
    if short < TOKENS_MIN {
        return 0.0;
    }
    1.0 - strsim::generic_levenshtein(&one.0, &other.0) as f64 / long as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_of_other_subjects_may_be_built_the_same() {
        let share = |one: &str, other: &str| shared(&Skeleton::from(one), &Skeleton::from(other));
        let plow = "A plow driver finds a car in the snow, and nobody wants it.";
        assert_eq!(
            share(plow, "A night nurse hears a voice in the ward, and nobody answers it."),
            1.0
        );
        assert!(share(plow, "Who moved the barrier is a question for April.") < 0.5);
        assert_eq!(share("Snow falls.", "Rain falls."), 0.0);
    }
}
