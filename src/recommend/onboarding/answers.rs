//! The preference questions, and what each choice means for facets: one table, so that no answer is without effect.

use ndarray::Array1;

use super::Question;
use crate::{behavior::Viewer, catalog::Catalog};

/// What one choice speaks for (positive) or against, in thousandths of a log-odds unit.
struct Meaning {
    question: &'static str,
    choice: &'static str,
    facets: &'static [(&'static str, i32)],
}

const fn means(question: &'static str, choice: &'static str, facets: &'static [(&'static str, i32)]) -> Meaning {
    Meaning {
        question,
        choice,
        facets,
    }
}

const QUESTIONS: &[Question] = &[
    Question {
        key: "mood",
        text: "What are you in the mood for?",
        several: true,
        choices: &[
            ("laugh", "To laugh"),
            ("love", "To fall in love"),
            ("thrill", "To hold my breath"),
            ("think", "To think about it tomorrow"),
            ("wonder", "To see other worlds"),
            ("scare", "To be scared"),
        ],
    },
    Question {
        key: "company",
        text: "Who is watching?",
        several: false,
        choices: &[
            ("alone", "Just me"),
            ("partner", "The two of us"),
            ("friends", "Friends"),
            ("family", "The family"),
        ],
    },
    Question {
        key: "time",
        text: "How much time is there?",
        several: false,
        choices: &[
            ("short", "Under an hour and a half"),
            ("standard", "About two hours"),
            ("evening", "All evening"),
        ],
    },
    Question {
        key: "avoid",
        text: "What should stay away?",
        several: true,
        choices: &[
            ("horror", "Horror"),
            ("war", "War"),
            ("musicals", "Musicals"),
            ("romance", "Love stories"),
            ("animation", "Animation"),
            ("old", "Anything before 1980"),
            ("subtitles", "Subtitles"),
        ],
    },
];

const KIDS_QUESTIONS: &[Question] = &[
    Question {
        key: "mood",
        text: "What would you like to see?",
        several: true,
        choices: &[
            ("laugh", "Something funny"),
            ("adventure", "An adventure"),
            ("wonder", "Magic and other worlds"),
            ("animation", "Cartoons"),
        ],
    },
    Question {
        key: "time",
        text: "How much time is there?",
        several: false,
        choices: &[("short", "A short one"), ("standard", "A whole movie")],
    },
];

const MEANINGS: &[Meaning] = &[
    means(
        "mood",
        "laugh",
        &[
            ("genre:comedy", 1300),
            ("tone:playful", 500),
            ("tone:dry", 300),
            ("genre:horror", -400),
            ("genre:war", -300),
        ],
    ),
    means(
        "mood",
        "love",
        &[
            ("genre:romance", 1500),
            ("tone:bittersweet", 300),
            ("tone:warm", 300),
            ("genre:horror", -500),
            ("genre:crime", -200),
        ],
    ),
    means(
        "mood",
        "thrill",
        &[
            ("genre:thriller", 900),
            ("genre:crime", 900),
            ("genre:mystery", 500),
            ("genre:action", 300),
            ("pace:relentless", 300),
            ("genre:romance", -300),
            ("genre:family", -400),
        ],
    ),
    means(
        "mood",
        "think",
        &[
            ("genre:drama", 500),
            ("genre:biography", 500),
            ("genre:history", 500),
            ("genre:documentary", 700),
            ("pace:slow-burn", 300),
            ("acclaim:oscar", 300),
            ("acclaim:nominated", 200),
        ],
    ),
    means(
        "mood",
        "wonder",
        &[
            ("genre:sci-fi", 1100),
            ("genre:fantasy", 1100),
            ("genre:animation", 400),
            ("genre:adventure", 500),
            ("tone:dreamlike", 400),
        ],
    ),
    means(
        "mood",
        "scare",
        &[
            ("genre:horror", 1900),
            ("genre:thriller", 300),
            ("tone:eerie", 500),
            ("genre:family", -500),
            ("genre:romance", -300),
        ],
    ),
    means(
        "mood",
        "adventure",
        &[("genre:adventure", 1200), ("genre:action", 400), ("lead:underdog", 300)],
    ),
    means("mood", "animation", &[("genre:animation", 1400)]),
    means("company", "alone", &[("pace:slow-burn", 200), ("acclaim:oscar", 100)]),
    means(
        "company",
        "partner",
        &[("genre:romance", 400), ("genre:horror", -200), ("genre:family", -300)],
    ),
    means(
        "company",
        "friends",
        &[
            ("genre:comedy", 400),
            ("genre:action", 400),
            ("genre:horror", 200),
            ("pace:slow-burn", -300),
        ],
    ),
    means(
        "company",
        "family",
        &[
            ("genre:family", 1200),
            ("genre:animation", 700),
            ("genre:adventure", 400),
            ("genre:horror", -1500),
            ("genre:crime", -500),
            ("genre:war", -500),
            ("tone:dark", -500),
        ],
    ),
    means("time", "short", &[("length:short", 800), ("length:long", -900)]),
    means("time", "standard", &[("length:standard", 150), ("length:long", -500)]),
    means(
        "time",
        "evening",
        &[("length:long", 500), ("form:series", 300), ("length:short", -200)],
    ),
    means("avoid", "horror", &[("genre:horror", -4000), ("tone:eerie", -800)]),
    means("avoid", "war", &[("genre:war", -4000)]),
    means("avoid", "musicals", &[("genre:musical", -4000)]),
    means("avoid", "romance", &[("genre:romance", -3000)]),
    means("avoid", "animation", &[("genre:animation", -4000)]),
    means(
        "avoid",
        "old",
        &[
            ("decade:1940", -4000),
            ("decade:1950", -4000),
            ("decade:1960", -4000),
            ("decade:1970", -4000),
        ],
    ),
    // A film in several languages, English among them, keeps most of its standing.
    means(
        "avoid",
        "subtitles",
        &[("language:English", 2500), ("form:film", -2500), ("form:series", -2500)],
    ),
];

/// The preference questions, in order; for kids, the ones that fit.
pub fn questions(kids: bool) -> &'static [Question] {
    if kids { KIDS_QUESTIONS } else { QUESTIONS }
}

/// That a profile is for kids is an answer, too.
const FOR_KIDS: &[(&str, i32)] = &[
    ("genre:family", 900),
    ("genre:animation", 900),
    ("genre:adventure", 200),
    ("genre:horror", -1500),
    ("genre:war", -1000),
    ("genre:crime", -500),
    ("genre:thriller", -700),
    ("decade:1940", -600),
    ("decade:1950", -600),
    ("decade:1960", -400),
];

/// What the latest answer to each question comes to, by facet.
pub(in crate::recommend) fn facet_weights(catalog: &Catalog, viewer: &Viewer, kids: bool) -> Array1<i32> {
    let mut weights = Array1::zeros(catalog.facet_count());
    for (key, weight) in FOR_KIDS.iter().filter(|_| kids) {
        if let Some(facet) = catalog.facet_by_key(key) {
            weights[facet.at()] += weight;
        }
    }
    for (at, dated) in viewer.answers.iter().enumerate() {
        let answer = &dated.value;
        let superseded = viewer.answers[at + 1..]
            .iter()
            .any(|later| later.value.question == answer.question);
        if superseded {
            continue;
        }
        for (key, weight) in answer
            .answers
            .iter()
            .filter_map(|choice| meaning(&answer.question, choice))
            .flatten()
        {
            if let Some(facet) = catalog.facet_by_key(key) {
                weights[facet.at()] += weight;
            }
        }
    }
    weights
}

/// Whether the viewer's latest answer to a question holds a choice.
pub(in crate::recommend) fn chose(viewer: &Viewer, question: &str, choice: &str) -> bool {
    let latest = viewer
        .answers
        .iter()
        .rev()
        .find(|dated| dated.value.question == question);
    latest.is_some_and(|dated| dated.value.answers.iter().any(|given| given == choice))
}

fn meaning(question: &str, choice: &str) -> Option<&'static [(&'static str, i32)]> {
    let found = MEANINGS
        .iter()
        .find(|meaning| meaning.question == question && meaning.choice == choice);
    found.map(|meaning| meaning.facets)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_choice_means_something_the_catalog_knows() {
        let catalog = Catalog::bundled().unwrap();
        for question in questions(false).iter().chain(questions(true)) {
            for (choice, _) in question.choices {
                let facets = meaning(question.key, choice).unwrap_or_default();
                let known = facets.iter().filter(|(key, _)| catalog.facet_by_key(key).is_some());
                assert!(known.count() > 0, "{}: {choice} has no effect", question.key);
            }
        }
    }
}
