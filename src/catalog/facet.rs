//! Facets: what titles share, and how each is called.

use super::{
    FacetIndex, FacetKind, TitleFacts, TitleIndex, TitleKind, genre::Genre, text::capitalized,
    written_facets::WrittenFacet,
};

/// A facet of the vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facet<'a> {
    pub kind: FacetKind,
    /// `genre:crime`; for the log, for `viewer --json`, for tests.
    pub key: &'a str,
    /// For people's eyes: `Crime`, `Michael Mann`, `1990s`.
    pub name: &'a str,
}

/// A named set of titles that share facets, such as “French crime films of the 1960s”; at least 8 titles.
#[derive(Clone, Copy, Debug)]
pub struct MicroGenre<'a> {
    /// Its facets' keys joined by `+`, sorted; stable, goes into the log as the row's key.
    pub key: &'a str,
    pub name: &'a str,
    pub facets: &'a [FacetIndex],
    /// Ordered by index.
    pub titles: &'a [TitleIndex],
}

/// Below this many minutes a title is short.
pub const SHORT_BELOW_MIN: u16 = 90;
/// From this many minutes on it is long.
pub const LONG_FROM_MIN: u16 = 150;

/// `length:…` for minutes of one sitting; none when they are unknown.
fn length_value(minutes: u16) -> Option<&'static str> {
    match minutes {
        0 => None,
        1..SHORT_BELOW_MIN => Some("short"),
        SHORT_BELOW_MIN..LONG_FROM_MIN => Some("standard"),
        LONG_FROM_MIN.. => Some("long"),
    }
}

/// Whether so many people liked it that it counts as acclaim: 85 of 100, among 20 and more.
pub fn is_audience_acclaim(raters: u32, likes: u32) -> bool {
    raters >= 20 && u64::from(likes) * 100 >= u64::from(raters) * 85
}

/// The key of a facet.
pub fn facet_key(kind: FacetKind, value: &str) -> String {
    format!("{}:{value}", kind.name())
}

/// The kind and the value of a key.
pub fn split_key(key: &str) -> Option<(FacetKind, &str)> {
    let (name, value) = key.split_once(':')?;
    let kind = FacetKind::ALL.into_iter().find(|kind| kind.name() == name)?;
    Some((kind, value))
}

/// The facets of a title that follow from its own facts; those of people need the whole catalog.
pub fn facets_of(title: &TitleFacts, raters: u32, likes: u32) -> Vec<(FacetKind, String)> {
    let mut facets = Vec::new();
    let mut add = |kind, value: &str| facets.push((kind, facet_key(kind, value)));
    for genre in &title.genres {
        add(FacetKind::Genre, genre);
    }
    for country in &title.countries {
        add(FacetKind::Country, country);
    }
    for language in &title.languages {
        add(FacetKind::Language, language);
    }
    add(FacetKind::Decade, &(title.year / 10 * 10).to_string());
    if let Some(value) = length_value(title.sitting_min()) {
        add(FacetKind::Length, value);
    }
    if title.oscars_won > 0 {
        add(FacetKind::Acclaim, "oscar");
    }
    // A film that won was nominated, whatever the source says.
    if title.oscars_won > 0 || title.oscar_nominations > 0 {
        add(FacetKind::Acclaim, "nominated");
    }
    if is_audience_acclaim(raters, likes) {
        add(FacetKind::Acclaim, "audience");
    }
    add(
        FacetKind::Form,
        match title.kind {
            TitleKind::Film => "film",
            TitleKind::Series => "series",
        },
    );
    let written = title
        .facets
        .iter()
        .filter_map(|key| Some((split_key(key)?.0, key.clone())));
    facets.extend(written);
    facets
}

/// What people read for a facet.
pub fn facet_name(key: &str) -> String {
    let Some((kind, value)) = split_key(key) else {
        return key.to_owned();
    };
    match kind {
        FacetKind::Genre => Genre::by_key(value).map_or_else(|| capitalized(value), |genre| genre.name.to_owned()),
        FacetKind::Country | FacetKind::Language | FacetKind::Director | FacetKind::Cast => value.to_owned(),
        FacetKind::Decade => format!("{value}s"),
        FacetKind::Length => match value {
            "short" => format!("Under {SHORT_BELOW_MIN} minutes"),
            "long" => format!("{LONG_FROM_MIN} minutes and more"),
            _ => format!("{SHORT_BELOW_MIN} to {} minutes", LONG_FROM_MIN - 1),
        },
        FacetKind::Acclaim => match value {
            "oscar" => "Oscar winner".to_owned(),
            "nominated" => "Oscar nominee".to_owned(),
            _ => "Audience favorite".to_owned(),
        },
        FacetKind::Tone
        | FacetKind::Pace
        | FacetKind::Theme
        | FacetKind::Setting
        | FacetKind::Era
        | FacetKind::Lead
        | FacetKind::Basis
        | FacetKind::Form => {
            WrittenFacet::by_key(key).map_or_else(|| capitalized(value), |facet| facet.name.to_owned())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::TitleId;

    #[test]
    fn facets_have_names_for_people() {
        for (key, name) in [
            ("genre:sci-fi", "Science fiction"),
            ("decade:1990", "1990s"),
            ("length:short", "Under 90 minutes"),
            ("acclaim:oscar", "Oscar winner"),
            ("theme:family-secrets", "Family secrets"),
            ("pace:slow-burn", "Slow-burn"),
            ("era:1970s", "Set in the 1970s"),
            ("era:present", "Set in the present day"),
            ("era:far-future", "Set in the far future"),
            ("director:Michael Mann", "Michael Mann"),
        ] {
            assert_eq!(facet_name(key), name);
        }
    }

    #[test]
    fn a_film_of_unknown_length_has_no_length() {
        let mut film = TitleFacts::film(TitleId::film(1), "A", 1968);
        let keys =
            |film: &TitleFacts| -> Vec<String> { facets_of(film, 0, 0).into_iter().map(|(_, key)| key).collect() };
        assert_eq!(keys(&film), ["decade:1960", "form:film"]);
        film.runtime_min = 89;
        film.oscars_won = 1;
        assert_eq!(
            keys(&film),
            [
                "decade:1960",
                "length:short",
                "acclaim:oscar",
                "acclaim:nominated",
                "form:film"
            ]
        );
    }
}
