//! How a micro-genre is called: words in a fixed order around a noun.
//!
//! *acclaim or length · manner · nationality or language · noun · of the decade · based on · set in · set when · about · with*:
//! “Slow-burn French crime films of the 1960s”, “Feel-good stories with an underdog lead”. It is the order of The Atlantic's
//! reading of Netflix's names (Madrigal 2014), but for the manner, which English puts before the origin.

use super::super::{FacetKind, WrittenFacet, place::nationality};

/// The place of a word in a name, in the order in which they stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Place {
    Acclaim,
    Short,
    Manner,
    Nationality,
    Language,
    Noun,
    Decade,
    Basis,
    Setting,
    StoryEra,
    Theme,
    Lead,
}

impl Place {
    /// What stands here only somebody who knows the story can say.
    pub(super) const fn is_written(self) -> bool {
        matches!(
            self,
            Self::Manner | Self::Basis | Self::Setting | Self::StoryEra | Self::Theme | Self::Lead
        )
    }
}

/// The noun of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NounKind {
    /// “Films”, “stories”.
    Any,
    Genre,
    Pair,
}

/// What a name may be made of, and how many sets are kept of its kind.
pub(super) struct Shape {
    pub(super) places: &'static [Place],
    pub(super) noun: NounKind,
    pub(super) sets_max: usize,
}

const fn shape(places: &'static [Place], noun: NounKind, sets_max: usize) -> Shape {
    Shape { places, noun, sets_max }
}

/// General shapes come first: of two sets that are nearly the same the one named first stays.
pub(super) static SHAPES: &[Shape] = &{
    use NounKind::{Any, Genre, Pair};
    use Place::*;
    [
        shape(&[], Genre, 23),
        shape(&[Nationality], Any, 20),
        shape(&[Decade], Any, 8),
        shape(&[Acclaim], Any, 1),
        shape(&[Language], Any, 8),
        shape(&[], Pair, 35),
        shape(&[Theme], Any, 34),
        shape(&[Manner], Any, 6),
        shape(&[Setting], Any, 16),
        shape(&[StoryEra], Any, 10),
        shape(&[Basis], Any, 6),
        shape(&[Lead], Any, 8),
        shape(&[Manner], Genre, 26),
        shape(&[Manner], Pair, 8),
        shape(&[Theme], Genre, 18),
        shape(&[Setting], Genre, 10),
        shape(&[Lead], Genre, 8),
        shape(&[Basis], Genre, 5),
        shape(&[Manner, Theme], Any, 14),
        shape(&[Manner, Lead], Any, 8),
        shape(&[Manner, Setting], Any, 5),
        shape(&[Theme, Lead], Any, 5),
        shape(&[Manner, Lead], Genre, 4),
        shape(&[Manner, Nationality], Genre, 6),
        shape(&[Nationality], Genre, 60),
        shape(&[Decade], Genre, 26),
        shape(&[Acclaim], Genre, 14),
        shape(&[Short], Genre, 5),
        shape(&[Language], Genre, 6),
        shape(&[Nationality, Decade], Any, 6),
        shape(&[Decade], Pair, 8),
        shape(&[Nationality, Decade], Genre, 8),
        shape(&[Short, Decade], Genre, 3),
    ]
};

/// Where a facet's words stand in a name, and the words; none when it says nothing there.
pub(super) fn words_of(kind: FacetKind, key: &str, value: &str) -> Option<(Place, String)> {
    let written = |place| Some((place, WrittenFacet::by_key(key)?.words?.to_owned()));
    match kind {
        // Most titles are American and in English, so neither says anything.
        FacetKind::Country if value != "United States" => Some((Place::Nationality, nationality(value)?.to_owned())),
        FacetKind::Language if value != "English" => Some((Place::Language, format!("{value}-language"))),
        FacetKind::Decade => Some((Place::Decade, format!("of the {value}s"))),
        FacetKind::Length if value == "short" => Some((Place::Short, "short".to_owned())),
        FacetKind::Acclaim => match value {
            "oscar" => Some((Place::Acclaim, "Oscar-winning".to_owned())),
            "audience" => Some((Place::Acclaim, "well-liked".to_owned())),
            _ => None,
        },
        FacetKind::Tone | FacetKind::Pace => written(Place::Manner),
        FacetKind::Theme => written(Place::Theme),
        FacetKind::Setting => written(Place::Setting),
        FacetKind::Era => written(Place::StoryEra),
        FacetKind::Lead => written(Place::Lead),
        FacetKind::Basis => written(Place::Basis),
        FacetKind::Country
        | FacetKind::Language
        | FacetKind::Length
        | FacetKind::Genre
        | FacetKind::Form
        | FacetKind::Director
        | FacetKind::Cast => None,
    }
}

/// Pairs that say one thing in two words that do not look alike.
static SAID_TWICE: &[(&str, &str)] = &[
    ("theme:love", "genre:romance"),
    ("theme:marriage", "lead:couple"),
    ("theme:investigation", "genre:mystery"),
    ("theme:investigation", "lead:detective"),
    ("theme:police", "lead:detective"),
    ("theme:space-travel", "setting:space"),
    ("theme:space-travel", "genre:sci-fi"),
    ("theme:war", "setting:battlefield"),
    ("theme:gangsters", "genre:crime"),
    ("theme:monsters", "genre:horror"),
    ("theme:coming-of-age", "lead:teenage-lead"),
    ("theme:survival", "tone:tense"),
    ("theme:ghosts", "setting:haunted-house"),
    ("basis:true-story", "genre:biography"),
    ("basis:true-story", "genre:history"),
    ("basis:fairy-tale", "genre:fantasy"),
    ("tone:scary", "genre:horror"),
    ("tone:eerie", "genre:horror"),
    ("tone:tense", "genre:thriller"),
    ("tone:spectacular", "genre:action"),
    ("setting:other-world", "genre:fantasy"),
    ("setting:battlefield", "genre:war"),
    ("setting:courtroom", "theme:justice"),
    ("setting:prison", "theme:escape"),
    ("setting:high-school", "lead:teenage-lead"),
    ("era:far-future", "genre:sci-fi"),
    ("era:near-future", "genre:sci-fi"),
    ("lead:superhero", "basis:comic"),
    ("lead:soldier", "genre:war"),
    ("lead:child-lead", "genre:family"),
];

/// Whether two parts of a name say the same: “war stories about war”, “romances about love”.
pub(super) fn says_twice(one: (&str, &str), other: (&str, &str)) -> bool {
    let ((one_key, one_words), (other_key, other_words)) = (one, other);
    let known = SAID_TWICE
        .iter()
        .any(|pair| *pair == (one_key, other_key) || *pair == (other_key, one_key));
    known || stems(one_words).any(|stem| stems(other_words).any(|theirs| stem == theirs))
}

/// The beginnings of the words that say something, long enough to tell “family” and “families” from others.
fn stems(words: &str) -> impl Iterator<Item = &str> {
    const SILENT: &[&str] = &["stories", "films", "with", "about", "based", "lead", "story", "leads"];
    words
        .split([' ', '-'])
        .filter(|word| word.len() >= 3 && !SILENT.contains(word) && !["set", "the"].contains(word))
        .map(|word| word.char_indices().nth(5).map_or(word, |(end, _)| &word[..end]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_says_one_thing_twice_is_noticed() {
        for (one, other) in [
            (("theme:war", "about war"), ("genre:war", "war stories")),
            (("theme:family", "about families"), ("genre:family", "family stories")),
            (("theme:love", "about love"), ("genre:romance", "romances")),
            (("genre:romance", "romances"), ("theme:love", "about love")),
        ] {
            assert!(says_twice(one, other), "{one:?} {other:?}");
        }
        let (space, lead) = ("set in space", "with a strong female lead");
        assert!(!says_twice(("setting:space", space), ("lead:strong-female-lead", lead)));
        assert!(!says_twice(("setting:space", space), ("genre:crime", "crime stories")));
    }

    #[test]
    fn words_stand_where_english_puts_them() {
        assert!(Place::Manner < Place::Nationality && Place::Nationality < Place::Noun);
        assert!(Place::Noun < Place::Decade && Place::Theme < Place::Lead);
        let place = |kind, key: &str, value| words_of(kind, key, value);
        assert_eq!(
            place(FacetKind::Theme, "theme:family-secrets", "family-secrets"),
            Some((Place::Theme, "about family secrets".to_owned()))
        );
        assert_eq!(
            place(FacetKind::Country, "country:United States", "United States"),
            None
        );
        assert_eq!(place(FacetKind::Pace, "pace:steady", "steady"), None);
    }
}
