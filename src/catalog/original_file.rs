//! `originals/*.json`: one Frontrow Original a file, written by hand.

use super::{
    Appeal, EpisodeFacts, Maturity, TitleFacts, TitleId, TitleKind, WriteUp,
    fields::{Object, Report},
    films_file::{read_genres, read_id},
    problem::Problem,
    text::{CAPTION_COLUMNS_MAX, columns},
};

/// The facets that only somebody who knows the story can give, by kind.
pub static WRITTEN_FACETS: &[(&str, &[&str])] = &[
    (
        "tone",
        &[
            "absurd",
            "bittersweet",
            "bleak",
            "cozy",
            "dark",
            "dreamlike",
            "dry",
            "eerie",
            "feel-good",
            "gritty",
            "heartfelt",
            "ironic",
            "melancholic",
            "playful",
            "satirical",
            "sentimental",
            "tense",
            "uplifting",
            "warm",
            "whimsical",
            "witty",
        ],
    ),
    ("pace", &["brisk", "relentless", "slow-burn", "steady", "unhurried"]),
    (
        "theme",
        &[
            "addiction",
            "ambition",
            "art",
            "betrayal",
            "class",
            "coming-of-age",
            "conspiracy",
            "corruption",
            "faith",
            "family",
            "family-secrets",
            "first-love",
            "food",
            "forbidden-love",
            "found-family",
            "freedom",
            "friendship",
            "grief",
            "growing-old",
            "heist",
            "homecoming",
            "identity",
            "immigration",
            "investigation",
            "justice",
            "loss",
            "love",
            "loyalty",
            "memory",
            "migration",
            "money",
            "motherhood",
            "nature",
            "obsession",
            "parenthood",
            "politics",
            "power",
            "redemption",
            "revenge",
            "rivalry",
            "science",
            "second-chances",
            "secrets",
            "sports",
            "survival",
            "technology",
            "time",
            "work",
        ],
    ),
    (
        "setting",
        &[
            "big-city",
            "border",
            "countryside",
            "courtroom",
            "desert",
            "farm",
            "forest",
            "harbor",
            "hospital",
            "hotel",
            "island",
            "kitchen",
            "mountains",
            "newsroom",
            "office",
            "prison",
            "road",
            "school",
            "sea",
            "ship",
            "small-town",
            "space",
            "stage",
            "suburb",
            "theater",
            "train",
            "village",
            "workplace",
        ],
    ),
    (
        "era",
        &[
            "ancient",
            "medieval",
            "17th-century",
            "18th-century",
            "19th-century",
            "1900s",
            "1910s",
            "1920s",
            "1930s",
            "1940s",
            "1950s",
            "1960s",
            "1970s",
            "1980s",
            "1990s",
            "2000s",
            "present",
            "near-future",
            "far-future",
            "timeless",
        ],
    ),
    (
        "lead",
        &[
            "animal-lead",
            "anti-hero",
            "child-lead",
            "couple",
            "duo",
            "elderly-lead",
            "ensemble",
            "family",
            "loner",
            "outsider",
            "strong-female-lead",
            "teenage-lead",
            "underdog",
        ],
    ),
];

fn is_written_facet(key: &str) -> bool {
    key.split_once(':').is_some_and(|(kind, value)| {
        WRITTEN_FACETS
            .iter()
            .any(|(known, values)| *known == kind && values.contains(&value))
    })
}

/// Reads one Original; either all of it, or everything that is wrong.
pub fn read_original(file: &str, text: &str) -> Result<TitleFacts, Vec<Problem>> {
    let value: serde_json::Value = match serde_json::from_str(text) {
        Ok(value) => value,
        Err(error) => {
            let what = format!("is not JSON: {error}");
            return Err(vec![Problem::new(file, error.line() as u64, "", what)]);
        }
    };
    let mut report = Report::of_document(file, text);
    let original = Object::document(value, &mut report).and_then(|object| original_of(object, &mut report));
    match original {
        Some(original) if report.problems.is_empty() => Ok(original),
        _ => Err(report.problems),
    }
}

fn original_of(mut object: Object, report: &mut Report<'_>) -> Option<TitleFacts> {
    let id = read_id(&mut object, report);
    if id.is_some_and(|id| !id.is_original()) {
        report.wrong("id", "is a real film's; an Original's begins with or");
    }
    let name = object.needed_text("name", report);
    let kind = read_kind(&mut object, report);
    let year = object.needed_number("year", 1870..=2100, report) as u16;
    let mut title = TitleFacts::film(id.unwrap_or(TitleId::original(0)), &name, year);
    title.kind = kind;
    title.maturity = read_maturity(&mut object, report);
    title.genres = read_genres(&mut object, report);
    if title.genres.is_empty() {
        report.wrong("genres", "names no genre");
    }
    title.countries = object.texts("countries", report);
    title.languages = object.texts("languages", report);
    title.facets = read_facets(&mut object, report);
    if let Some(mut people) = object.object("people", report) {
        title.directors = people.texts("directors", report);
        title.writers = people.texts("writers", report);
        title.cast = people.texts("leads", report);
        people.finish(report);
    } else {
        report.wrong("people", "is missing");
    }
    let mut write_up = WriteUp {
        premiere_day: Some(object.needed_number("premiere_day", -36_500..=36_500, report) as i32),
        hook: object.fraction("hook", report),
        regions: read_regions(&mut object, report),
        synopses: read_appeal_texts(&mut object, "synopses", None, report),
        captions: read_appeal_texts(&mut object, "captions", Some(CAPTION_COLUMNS_MAX), report),
        ..WriteUp::default()
    };
    match kind {
        TitleKind::Film => {
            title.runtime_min = object.needed_number("runtime_min", 1..=1_500, report) as u16;
            write_up.scenes = object.texts("scenes", report);
        }
        TitleKind::Series => write_up.seasons = read_seasons(&mut object, report),
    }
    title.write_up = Some(write_up);
    object.finish(report);
    id.map(|_| title)
}

fn read_kind(object: &mut Object, report: &mut Report<'_>) -> TitleKind {
    match object.needed_text("kind", report).as_str() {
        "series" => TitleKind::Series,
        "film" | "" => TitleKind::Film,
        other => {
            report.wrong("kind", format!("“{other}” is neither film nor series"));
            TitleKind::Film
        }
    }
}

fn read_maturity(object: &mut Object, report: &mut Report<'_>) -> Maturity {
    let text = object.needed_text("maturity", report);
    let known = Maturity::ALL.into_iter().find(|maturity| maturity.name() == text);
    known.unwrap_or_else(|| {
        if !text.is_empty() {
            let what = format!("“{text}” is not a maturity; all, 7+, 12+, 16+ and 18+ are");
            report.wrong("maturity", what);
        }
        Maturity::Unknown
    })
}

fn read_facets(object: &mut Object, report: &mut Report<'_>) -> Vec<String> {
    let facets = object.texts("facets", report);
    for (at, facet) in facets.iter().enumerate() {
        if !is_written_facet(facet) {
            report.wrong(
                &format!("facets[{at}]"),
                format!("“{facet}” is not a facet that is known"),
            );
        }
    }
    facets
}

fn read_regions(object: &mut Object, report: &mut Report<'_>) -> Vec<String> {
    let regions = object.texts("regions", report);
    for (at, region) in regions.iter().enumerate() {
        if region.len() != 2 || !region.bytes().all(|byte| byte.is_ascii_uppercase()) {
            report.wrong(
                &format!("regions[{at}]"),
                format!("“{region}” is not an ISO 3166 code such as DE"),
            );
        }
    }
    regions
}

fn read_appeal_texts(
    object: &mut Object,
    name: &str,
    columns_max: Option<usize>,
    report: &mut Report<'_>,
) -> Vec<(Appeal, String)> {
    let mut texts: Vec<(Appeal, String)> = Vec::new();
    for mut entry in object.objects(name, report) {
        let path = entry.path_of("appeal");
        let appeal = entry.needed_text("appeal", report);
        let text = entry.needed_text("text", report);
        let wide = columns(&text);
        if let Some(most) = columns_max.filter(|most| wide > *most) {
            let what = format!("is {wide} columns wide; it may have {most}");
            report.wrong(&entry.path_of("text"), what);
        }
        entry.finish(report);
        match appeal.parse::<Appeal>() {
            Ok(appeal) if texts.iter().any(|(other, _)| *other == appeal) => {
                report.wrong(&path, format!("“{appeal}” is there twice"));
            }
            Ok(appeal) => texts.push((appeal, text)),
            Err(()) if appeal.is_empty() => {}
            Err(()) => report.wrong(&path, format!("“{appeal}” is not an appeal")),
        }
    }
    if texts.is_empty() {
        report.wrong(name, "names nothing");
    }
    texts.sort_by_key(|(appeal, _)| *appeal);
    texts
}

fn read_seasons(object: &mut Object, report: &mut Report<'_>) -> Vec<Vec<EpisodeFacts>> {
    let mut seasons = Vec::new();
    for mut season in object.objects("seasons", report) {
        let mut episodes = Vec::new();
        for mut episode in season.objects("episodes", report) {
            episodes.push(EpisodeFacts {
                name: episode.needed_text("name", report),
                runtime_min: episode.needed_number("runtime_min", 1..=600, report) as u16,
                logline: episode.text("logline", report).unwrap_or_default(),
                scenes: episode.texts("scenes", report),
            });
            episode.finish(report);
        }
        if episodes.is_empty() {
            report.wrong(&season.path_of("episodes"), "names no episode");
        }
        season.finish(report);
        seasons.push(episodes);
    }
    if seasons.is_empty() {
        report.wrong("seasons", "names no season");
    }
    if seasons.len() > 99 || seasons.iter().any(|episodes| episodes.len() > 200) {
        report.wrong("seasons", "has more than 99 seasons or 200 episodes in one");
    }
    seasons
}
