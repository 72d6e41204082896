//! `originals/*.json`: one Frontrow Original a file, written by hand.

use super::{
    EpisodeFacts, Maturity, TitleFacts, TitleId, TitleKind, WriteUp,
    fields::{Object, Report, read_document},
    films_file::{read_genres, read_id},
    problem::Problem,
    written::{read_captions, read_facets, read_synopses},
};

/// Reads one Original; either all of it, or everything that is wrong.
pub fn read_original(file: &str, text: &str) -> Result<TitleFacts, Vec<Problem>> {
    read_document(file, text, original_of)
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
        title.billed = title.cast.len();
        people.finish(report);
    } else {
        report.wrong("people", "is missing");
    }
    let mut write_up = WriteUp {
        premiere_day: Some(object.needed_number("premiere_day", -36_500..=36_500, report) as i32),
        hook: object.fraction("hook", report),
        regions: read_regions(&mut object, report),
        synopses: read_synopses(&mut object, report),
        captions: read_captions(&mut object, report),
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
    let known = Maturity::ALL
        .into_iter()
        .find(|maturity| *maturity != Maturity::Unknown && maturity.name() == text);
    known.unwrap_or_else(|| {
        if !text.is_empty() {
            let what = format!("“{text}” is not a maturity; all, 7+, 12+, 16+ and 18+ are");
            report.wrong("maturity", what);
        }
        Maturity::Unknown
    })
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
