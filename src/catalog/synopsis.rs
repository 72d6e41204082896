//! Synopses of titles that nobody has written up: one line of facts, led by what an appeal asks for.

use std::borrow::Cow;

use super::{
    Appeal, AppealText, Title,
    caption::{self, in_words},
    place::in_a_sentence,
    text::{capitalized, listed},
};

/// So many people of the cast are named.
const CAST_NAMED: usize = 4;

/// One framing for each appeal that has a caption, those that would read the same left out; never empty.
pub fn from_facts(title: Title<'_>) -> Vec<AppealText<'_>> {
    let mut framings: Vec<AppealText<'_>> = Vec::new();
    for appeal in title.appeals() {
        let text = framed(title, appeal);
        if !framings.iter().any(|framing| framing.text == text) {
            framings.push(AppealText {
                appeal,
                text: Cow::Owned(text),
            });
        }
    }
    if framings.is_empty() {
        framings.push(AppealText {
            appeal: Appeal::Genre,
            text: Cow::Owned(framed(title, Appeal::Genre)),
        });
    }
    framings
}

/// A fact that a line is put together from.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Genre,
    Place,
    Year,
    Length,
    Acclaim,
    Language,
    Director,
    Cast,
}

fn framed(title: Title<'_>, appeal: Appeal) -> String {
    use Part::*;
    let order: &[Part] = match appeal {
        Appeal::Lead => &[Cast, Director, Genre, Place, Year, Length],
        Appeal::Director => &[Director, Cast, Genre, Place, Year, Length],
        Appeal::Place => &[Place, Year, Language, Genre, Director, Cast],
        Appeal::Era => &[Year, Place, Genre, Length, Director, Cast],
        Appeal::Acclaim => &[Acclaim, Director, Genre, Year, Cast],
        Appeal::Length => &[Length, Genre, Year, Director, Cast],
        Appeal::Language => &[Language, Place, Year, Genre, Director],
        Appeal::Romance
        | Appeal::Comedy
        | Appeal::Action
        | Appeal::Suspense
        | Appeal::Chills
        | Appeal::Wonder
        | Appeal::Mood
        | Appeal::Story
        | Appeal::Family
        | Appeal::Genre => &[Genre, Place, Year, Length, Director, Cast],
    };
    let parts: Vec<String> = order.iter().filter_map(|&part| fact(title, part)).collect();
    capitalized(&parts.join(" · "))
}

fn fact(title: Title<'_>, part: Part) -> Option<String> {
    match part {
        Part::Genre => {
            let names: Vec<String> = title.genres().map(str::to_lowercase).collect();
            (!names.is_empty()).then(|| listed(&names))
        }
        Part::Place => {
            let places: Vec<String> = title.countries().map(in_a_sentence).collect();
            (!places.is_empty()).then(|| listed(&places))
        }
        Part::Year => Some(title.year().to_string()),
        Part::Length => (title.runtime_min() > 0).then(|| in_words(title.runtime_min())),
        Part::Acclaim => caption::ways(title, Appeal::Acclaim)
            .into_iter()
            .next()
            .map(|way| way.text),
        Part::Language => {
            let languages: Vec<&str> = title.languages().collect();
            (!languages.is_empty()).then(|| format!("in {}", listed(&languages)))
        }
        Part::Director => {
            let directors: Vec<&str> = title.directors().take(3).collect();
            (!directors.is_empty()).then(|| format!("directed by {}", listed(&directors)))
        }
        Part::Cast => cast(title),
    }
}

/// The best-known of the cast first, then the others as the source lists them.
fn cast(title: Title<'_>) -> Option<String> {
    let known = title.best_known_cast();
    let others = title.cast().filter(|person| Some(*person) != known);
    let named: Vec<&str> = known.into_iter().chain(others).take(CAST_NAMED).collect();
    (!named.is_empty()).then(|| format!("with {}", listed(&named)))
}
