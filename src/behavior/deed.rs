//! A viewer's deed in words, long after its record: read back from the evidence that it left.

use super::{Dated, Rating, Seq, TitleEvidence, Viewer, printable, words::question_answered};
use crate::catalog::TitleId;

impl Viewer {
    /// What the viewer did in a record, as far as it still stands, such as `watched “Heat”`. `name_of` says what a title is called.
    pub fn deed_in_words(&self, seq: Seq, name_of: &dyn Fn(TitleId) -> String) -> Option<String> {
        let about = |(title, evidence): (&TitleId, &TitleEvidence)| {
            let pattern = about_title(evidence, seq)?;
            Some(pattern.replace("{}", &name_of(*title)))
        };
        let words = self
            .titles
            .iter()
            .find_map(about)
            .or_else(|| self.picks_in_words(seq, name_of))
            .or_else(|| {
                let answer = &of(&self.answers, seq)?.value;
                Some(format!("answered {}: {}", answer.question, answer.answers.join(", ")))
            })
            .or_else(|| {
                let given = &of(&self.questions_answered, seq)?.value;
                let (question, answer) = (&given.asked.question, &given.answer);
                Some(question_answered(question, answer, given.asked.title.as_ref(), name_of))
            })
            .or_else(|| {
                let made = &of(&self.corrections, seq)?.value;
                Some(made.correction.in_words(made.about, &made.key))
            })
            .or_else(|| Some(format!("searched for “{}”", of(&self.searches, seq)?.value)))?;
        Some(printable(&words).into_owned())
    }

    fn picks_in_words(&self, seq: Seq, name_of: &dyn Fn(TitleId) -> String) -> Option<String> {
        let picked = &of(&self.picks, seq)?.value;
        let names: Vec<String> = picked.iter().map(|title| name_of(*title)).collect();
        Some(format!("picked {}", names.join(", ")))
    }
}

fn of<T>(facts: &[Dated<T>], seq: Seq) -> Option<&Dated<T>> {
    facts.iter().find(|fact| fact.seq == seq)
}

/// What a record did with a title, whose name stands where `{}` is.
fn about_title(evidence: &TitleEvidence, seq: Seq) -> Option<&'static str> {
    if evidence.plays.iter().any(|play| play.seq == seq) {
        return Some("watched {}");
    }
    if let Some(rated) = of(&evidence.ratings, seq) {
        return Some(match rated.value {
            Rating::Love => "loved {}",
            Rating::Like => "liked {}",
            Rating::Dislike => "said that {} is not for you",
            Rating::None => "took back the rating of {}",
        });
    }
    if let Some(listed) = of(&evidence.list, seq) {
        let put = "put {} on My List";
        return Some(if listed.value { put } else { "took {} off My List" });
    }
    let looks = [
        (&evidence.opened, "looked at {}"),
        (&evidence.searched, "searched for {} and opened it"),
        (&evidence.hidden, "hid {}"),
        (&evidence.continue_removed, "took {} out of Continue watching"),
    ];
    let it = looks.into_iter().find(|(facts, _)| of(facts, seq).is_some());
    it.map(|(_, words)| words)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::behavior::{BehaviorEvent, arbitrary};

    proptest! {
        #[test]
        fn every_deed_that_can_be_undone_has_words_but_a_silence(log in arbitrary::log(40)) {
            let mut viewer = Viewer::default();
            for record in &log {
                viewer.apply(record);
            }
            let is_silence = |seq: &Seq| {
                log.iter().any(|record| {
                    record.seq == *seq && matches!(record.event, BehaviorEvent::StillWatchingAnswered { .. })
                })
            };
            for seq in viewer.undoable.iter().filter(|seq| !is_silence(seq)) {
                let words = viewer.deed_in_words(*seq, &|title| format!("“{title}”"));
                prop_assert!(words.is_some_and(|words| !words.is_empty()), "record {}", seq.0);
            }
        }
    }
}
