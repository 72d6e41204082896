//! Questions that were put beside the page after a title, and what was answered.

use serde::{Deserialize, Serialize};

use super::{
    event::{Rating, Seq},
    viewer::Viewer,
};
use crate::catalog::TitleId;

/// How a title was liked. Its answer is a rating.
pub const LIKED: &str = "liked";
/// Why it was left early.
pub const PUT_OFF: &str = "put_off";
/// More of a kind, or less: `more:` and the key of its micro-genre.
pub const MORE: &str = "more";

/// A question by its key, about a title where one gave rise to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskedQuestion {
    pub question: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<TitleId>,
}

/// What was answered, by the answer's key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GivenAnswer {
    #[serde(flatten)]
    pub asked: AskedQuestion,
    pub answer: String,
}

impl GivenAnswer {
    /// The title that this rates, and how; none for any other answer.
    pub(super) fn rates(&self) -> Option<(TitleId, Rating)> {
        let rating = match self.answer.as_str() {
            "love" => Rating::Love,
            "like" => Rating::Like,
            "dislike" => Rating::Dislike,
            _ => return None,
        };
        let title = self.asked.title.filter(|_| self.asked.question == LIKED)?;
        Some((title, rating))
    }
}

impl Viewer {
    /// Whether a question was put, or answered without that.
    pub fn was_asked(&self, question: &str, title: Option<TitleId>) -> bool {
        let is_it = |asked: &AskedQuestion| asked.question == question && asked.title == title;
        let shown = self.questions_shown.iter().any(|shown| is_it(&shown.value));
        shown
            || self
                .questions_answered
                .iter()
                .any(|answered| is_it(&answered.value.asked))
    }

    /// The question that was put last, if it was not answered.
    pub fn open_question(&self) -> Option<&AskedQuestion> {
        let last = self.questions_shown.last()?;
        (!self.is_answered(last.seq, &last.value)).then_some(&last.value)
    }

    /// How many questions in a row were not answered, up to the last one.
    pub fn questions_ignored(&self) -> usize {
        let last_first = self.questions_shown.iter().rev();
        last_first
            .take_while(|shown| !self.is_answered(shown.seq, &shown.value))
            .count()
    }

    fn is_answered(&self, shown: Seq, asked: &AskedQuestion) -> bool {
        let mut answers = self.questions_answered.iter();
        answers.any(|given| given.seq > shown && given.value.asked == *asked)
    }
}
