//! A title that a viewer's own catalog adds.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::{
    Appeal, EpisodeFacts, EpisodeId, Maturity, Media, NamedFrom, TitleFacts, TitleId, TitleKind, WriteUp,
    fields::{Object, Report},
    genre::{GENRES, Genre},
    media::read_media,
    place::{country_name, language_name},
    text::{CAPTION_COLUMNS_MAX, columns, fold, listed},
    written::SYNOPSIS_COLUMNS_MAX,
};

/// Made-up ids have nine digits, so that those that people count through by hand never meet one.
const MADE_UP_FROM: u64 = 100_000_000;
const MADE_UP_COUNT: u64 = 900_000_000;
const SEASON_MAX: i64 = 99;
const EPISODE_MAX: i64 = 200;

#[derive(Clone, Debug, PartialEq)]
pub(super) struct OwnTitle {
    /// Of a series, all episodes of a season in one list; what they are called is in `episodes`.
    pub(super) facts: TitleFacts,
    /// In order.
    pub(super) episodes: Vec<EpisodeId>,
    pub(super) has_made_up_id: bool,
}

/// Videos, by episode; a film's under none.
pub(super) type Videos = Vec<(Option<EpisodeId>, Media)>;

/// Reads a title and its videos; none where something is wrong with it.
pub(super) fn read_own_title(
    mut object: Object,
    from: NamedFrom<'_>,
    report: &mut Report<'_>,
) -> Option<(OwnTitle, Videos)> {
    let name = object.needed_text("name", report);
    let year = object.needed_number("year", 1870..=2100, report) as u16;
    let given = object.text("id", report).map(|id| read_own_id(&id, report));
    let id = given.unwrap_or_else(|| made_up_id(&name, year));
    let mut facts = TitleFacts::film(id, &name, year);
    facts.maturity = read_own_maturity(&mut object, report);
    facts.genres = read_own_genres(&mut object, report);
    let named = |names: Vec<String>, one: fn(&str) -> &str| names.iter().map(|name| one(name).to_owned()).collect();
    facts.countries = named(object.texts("countries", report), country_name);
    facts.languages = named(object.texts("languages", report), language_name);
    facts.directors = object.texts("directors", report);
    facts.writers = object.texts("writers", report);
    facts.cast = object.texts("cast", report);
    facts.billed = facts.cast.len();
    let appeal = facts.genres.first().and_then(|genre| Genre::by_key(genre));
    let appeal = appeal.map_or(Appeal::Genre, |genre| genre.appeal);
    let mut write_up = WriteUp {
        captions: read_words(&mut object, "caption", CAPTION_COLUMNS_MAX, appeal, report),
        synopses: read_words(&mut object, "synopsis", SYNOPSIS_COLUMNS_MAX, appeal, report),
        ..WriteUp::default()
    };
    let (mut episodes, mut videos) = (Vec::new(), Vec::new());
    if object.has("episodes") {
        facts.kind = TitleKind::Series;
        let read = read_episodes(&mut object, from, report);
        for ((season, number), (episode, media)) in read {
            let id = EpisodeId { season, number };
            if episodes.last().is_none_or(|last: &EpisodeId| last.season != season) {
                write_up.seasons.push(Vec::new());
            }
            if let Some(season) = write_up.seasons.last_mut() {
                season.push(episode);
            }
            episodes.push(id);
            videos.extend(media.map(|media| (Some(id), media)));
        }
    } else {
        facts.runtime_min = object.number("runtime_min", 1..=1_500, report).unwrap_or(0) as u16;
        let media = object.take("media");
        let media = media.and_then(|media| read_media(media, "media", from, report));
        videos.extend(media.map(|media| (None, media)));
    }
    if write_up != WriteUp::default() {
        facts.write_up = Some(write_up);
    }
    object.finish(report);
    let title = OwnTitle {
        facts,
        episodes,
        has_made_up_id: given.is_none(),
    };
    report.problems.is_empty().then_some((title, videos))
}

fn read_own_id(text: &str, report: &mut Report<'_>) -> TitleId {
    match text.parse::<TitleId>() {
        Ok(id) if id.is_own() => return id,
        Ok(id) => {
            let what = format!("{id} is not one of your own, such as my0001; “title” names a title that is known");
            report.wrong("id", what);
        }
        Err(_) => report.wrong("id", format!("“{text}” is not an id such as my0001")),
    }
    TitleId::own(0)
}

/// An id that stays the same when lines move: from the SHA-256 of name and year, in which case and accents do not count.
fn made_up_id(name: &str, year: u16) -> TitleId {
    TitleId::own(made_up_from(&Sha256::digest(format!("{}\n{year}", fold(name)))))
}

/// The number of an id that is made up from a digest.
pub(super) fn made_up_from(digest: &[u8]) -> u32 {
    let first = digest
        .iter()
        .take(8)
        .fold(0_u64, |sum, byte| sum << 8 | u64::from(*byte));
    (MADE_UP_FROM + first % MADE_UP_COUNT) as u32
}

fn read_own_maturity(object: &mut Object, report: &mut Report<'_>) -> Maturity {
    let Some(text) = object.text("maturity", report) else {
        return Maturity::Unknown;
    };
    let known = Maturity::ALL.into_iter().find(|maturity| maturity.name() == text);
    known.unwrap_or_else(|| {
        let what = format!("“{text}” is not a maturity; all, 7+, 12+, 16+ and 18+ are");
        report.wrong("maturity", what);
        Maturity::Unknown
    })
}

/// Genres by key, by name or as others call them, whatever the case; as keys.
fn read_own_genres(object: &mut Object, report: &mut Report<'_>) -> Vec<String> {
    let mut keys: Vec<String> = Vec::new();
    for (at, text) in object.texts("genres", report).iter().enumerate() {
        let found = GENRES.iter().find(|genre| {
            let mut names = [genre.key, genre.name].into_iter().chain(genre.sources.iter().copied());
            names.any(|name| name.eq_ignore_ascii_case(text))
        });
        match found {
            Some(genre) if keys.iter().any(|key| key == genre.key) => {}
            Some(genre) => keys.push(genre.key.to_owned()),
            None => {
                let known: Vec<&str> = GENRES.iter().map(|genre| genre.name).collect();
                let what = format!("“{text}” is not a genre that is known; {} are", listed(&known));
                report.wrong(&format!("genres[{at}]"), what);
            }
        }
    }
    keys
}

/// A text that speaks to the title's first genre, where there is one.
fn read_words(
    object: &mut Object,
    name: &str,
    columns_max: usize,
    appeal: Appeal,
    report: &mut Report<'_>,
) -> Vec<(Appeal, String)> {
    let Some(text) = object.text(name, report) else {
        return Vec::new();
    };
    let wide = columns(&text);
    if wide > columns_max {
        report.wrong(name, format!("is {wide} columns wide; it may have {columns_max}"));
    }
    vec![(appeal, text)]
}

type Episodes = BTreeMap<(u8, u8), (EpisodeFacts, Option<Media>)>;

/// The episodes of a series in order, whatever order they are listed in.
fn read_episodes(object: &mut Object, from: NamedFrom<'_>, report: &mut Report<'_>) -> Episodes {
    let mut episodes = Episodes::new();
    let listed = object.objects("episodes", report);
    if listed.is_empty() && report.problems.is_empty() {
        report.wrong("episodes", "names no episode");
    }
    for mut listed in listed {
        let season = listed.needed_number("season", 1..=SEASON_MAX, report) as u8;
        let number = listed.needed_number("number", 1..=EPISODE_MAX, report) as u8;
        let name = listed.text("name", report);
        let episode = EpisodeFacts {
            name: name.unwrap_or_else(|| format!("Episode {number}")),
            runtime_min: listed.needed_number("runtime_min", 1..=600, report) as u16,
            logline: listed.text("synopsis", report).unwrap_or_default(),
            scenes: Vec::new(),
        };
        let path = listed.path_of("media");
        let media = listed.take("media");
        let media = media.and_then(|media| read_media(media, &path, from, report));
        let path = listed.path_of("number");
        listed.finish(report);
        if episodes.insert((season, number), (episode, media)).is_some() {
            report.wrong(&path, format!("S{season}:E{number} is listed twice"));
        }
    }
    episodes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_made_up_id_depends_on_name_and_year_alone() {
        let id = made_up_id("Holiday in Crete", 2024);
        // Logs hold it: it must never change.
        assert_eq!(id.to_string(), "my572047145");
        assert_eq!(id, made_up_id("HOLIDAY IN CRETE", 2024));
        assert_ne!(id, made_up_id("Holiday in Crete", 2025));
        assert!(id.is_own());
    }
}
