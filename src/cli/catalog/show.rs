use serde_json::{Value, json};

use super::{Failure, print, print_json};
use crate::catalog::{Appeal, Catalog, Media, Title, TitleKind};

pub fn run(catalog: &Catalog, asked: &str, as_json: bool) -> Result<(), Failure> {
    let title = catalog.find(asked).map_err(Failure::failed)?;
    if as_json {
        print_json(&whole_title(catalog, title))
    } else {
        print(&lines(catalog, title))
    }
}

fn captions(title: Title<'_>) -> impl Iterator<Item = (Appeal, String)> {
    title
        .appeals()
        .filter_map(move |appeal| Some((appeal, title.caption(appeal)?.into_owned())))
}

fn whole_title(catalog: &Catalog, title: Title<'_>) -> Value {
    let audience = title.audience();
    let list = |names: Vec<&str>| json!(names);
    let facets: Vec<&str> = title.facets().iter().map(|&facet| catalog.facet(facet).key).collect();
    let episodes: Vec<Value> = title
        .episodes()
        .map(|episode| {
            json!({
                "season": episode.id.season,
                "number": episode.id.number,
                "name": episode.name,
                "runtime_min": episode.runtime_min,
                "logline": episode.logline,
                "media": title.media(Some(episode.id)).map(media),
                "scenes": title.scenes(Some(episode.id)).collect::<Vec<_>>(),
            })
        })
        .collect();
    json!({
        "id": title.id(),
        "name": title.name(),
        "year": title.year(),
        "kind": title.kind(),
        "original": title.is_original(),
        "own": title.is_own(),
        "maturity": title.maturity(),
        "runtime_min": title.runtime_min(),
        "released": title.released_day().and_then(date),
        "premiere_day": title.premiere_day(),
        "regions": title.region_codes().collect::<Vec<_>>(),
        "genres": list(title.genres().collect()),
        "countries": list(title.countries().collect()),
        "languages": list(title.languages().collect()),
        "directors": list(title.directors().collect()),
        "writers": list(title.writers().collect()),
        "leads": list(title.leads().collect()),
        "cast": list(title.cast().collect()),
        "oscars_won": title.oscars_won(),
        "oscar_nominations": title.oscar_nominations(),
        "audience": {"raters": audience.raters, "likes": audience.likes, "mean": audience.mean},
        "hook": title.hook(),
        "written_up": title.is_written_up(),
        "facets": facets,
        "captions": captions(title)
            .map(|(appeal, text)| json!({"appeal": appeal, "text": text}))
            .collect::<Vec<_>>(),
        "synopses": title
            .synopses()
            .into_iter()
            .map(|synopsis| json!({"appeal": synopsis.appeal, "text": synopsis.text}))
            .collect::<Vec<_>>(),
        "seasons": title.season_count(),
        "episodes": episodes,
        "scenes": title.scenes(None).collect::<Vec<_>>(),
        "media": title.media(None).map(media),
    })
}

fn media(media: &Media) -> Value {
    json!({"location": media.location, "credits": media.credits_s, "intro": media.intro})
}

/// Where the video is, and from when to when what is no story goes, in seconds.
fn media_in_words(media: &Media) -> String {
    let intro = media.intro.map(|(from, to)| format!(", intro from {from} to {to} s"));
    let credits = media.credits_s.map(|at| format!(", credits from {at} s"));
    format!(
        "{}{}{}",
        media.location,
        intro.unwrap_or_default(),
        credits.unwrap_or_default()
    )
}

fn date(day: i32) -> Option<String> {
    let at = jiff::Timestamp::from_second(i64::from(day) * 86_400).ok()?;
    Some(at.to_zoned(jiff::tz::TimeZone::UTC).date().to_string())
}

fn lines(catalog: &Catalog, title: Title<'_>) -> String {
    let mut out = format!("{} ({}) {}\n", title.name(), title.year(), title.id());
    let mut line = |name: &str, text: String| {
        if !text.is_empty() {
            out.push_str(&format!("{name:<12} {text}\n"));
        }
    };
    let kind = match title.kind() {
        TitleKind::Film => "film",
        TitleKind::Series => "series",
    };
    let original = if title.is_original() {
        ", Original"
    } else if title.is_own() {
        ", your own"
    } else {
        ""
    };
    line("kind", format!("{kind}{original}"));
    line("maturity", title.maturity().to_string());
    line(
        "written up",
        if title.is_written_up() {
            "yes"
        } else {
            "no, its texts are facts"
        }
        .to_owned(),
    );
    line(
        "hook",
        title.hook().map_or_else(String::new, |hook| format!("{hook:.2}")),
    );
    if title.runtime_min() > 0 {
        line("runtime", format!("{} min", title.runtime_min()));
    }
    line("released", title.released_day().and_then(date).unwrap_or_default());
    if let Some(day) = title.premiere_day() {
        line("premiere", format!("day {day}"));
    }
    line("regions", join(title.region_codes()));
    line("genres", join(title.genres()));
    line("countries", join(title.countries()));
    line("languages", join(title.languages()));
    line("directors", join(title.directors()));
    line("writers", join(title.writers()));
    line("leads", join(title.leads()));
    line("cast", join(title.cast().skip(title.leads().len())));
    if title.oscar_nominations() > 0 || title.oscars_won() > 0 {
        let (won, nominated) = (title.oscars_won(), title.oscar_nominations());
        line("Oscars", format!("at least {won} won, {nominated} nominations"));
    }
    let audience = title.audience();
    if audience.raters > 0 {
        let text = format!(
            "{} raters, {} of them liked it, mean {:.1} of 10",
            audience.raters, audience.likes, audience.mean
        );
        line("audience", text);
    }
    let facets = title.facets().iter().map(|&facet| catalog.facet(facet).key);
    line("facets", join(facets));
    for (appeal, text) in captions(title) {
        line("caption", format!("{:<9} {text}", appeal.name()));
    }
    for synopsis in title.synopses() {
        line("synopsis", format!("{:<9} {}", synopsis.appeal.name(), synopsis.text));
    }
    for episode in title.episodes() {
        let text = format!("{} “{}” {} min", episode.id, episode.name, episode.runtime_min);
        line("episode", text);
        line("", episode.logline.to_owned());
        line("", join(title.scenes(Some(episode.id))));
        line(
            "media",
            title.media(Some(episode.id)).map_or_else(String::new, media_in_words),
        );
    }
    line("scenes", join(title.scenes(None)));
    line("media", title.media(None).map_or_else(String::new, media_in_words));
    out
}

fn join<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.collect::<Vec<_>>().join(", ")
}
