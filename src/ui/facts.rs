//! A title's facts in one line, and what can be said of its length and age.

use super::text;
use crate::{
    app::words::extent,
    catalog::{Maturity, Title},
};

/// `1995 · 2 h 50 · 16+`, as far as known; `Original` comes first.
pub fn line(title: Title<'_>) -> String {
    let mut facts = Vec::new();
    if title.is_original() {
        facts.push("ORIGINAL".to_owned());
    }
    facts.push(title.year().to_string());
    facts.extend(extent(title));
    if title.maturity() != Maturity::Unknown {
        facts.push(title.maturity().to_string());
    }
    facts.join(" · ")
}

/// The same, and the first genres on a line of their own where there are two.
pub fn in_lines(title: Title<'_>, lines: u16) -> String {
    let genres: Vec<&str> = title.genres().take(2).collect();
    if lines < 2 {
        line(title)
    } else {
        format!("{}\n{}", line(title), genres.join(", "))
    }
}

/// The same with the first genres, as many as fit whole into so many columns.
pub fn with_genres(title: Title<'_>, columns: u16) -> String {
    joined(line(title), title, columns)
}

/// The same behind `96 % match`, where that can be said.
pub fn with_match(match_percent: Option<u8>, title: Title<'_>, columns: u16) -> String {
    match match_percent {
        Some(percent) => joined(format!("{percent} % match · {}", line(title)), title, columns),
        None => with_genres(title, columns),
    }
}

fn joined(mut facts: String, title: Title<'_>, columns: u16) -> String {
    for (at, genre) in title.genres().take(3).enumerate() {
        let longer = format!("{facts}{}{genre}", if at == 0 { " · " } else { ", " });
        if text::width(&longer) > columns {
            break;
        }
        facts = longer;
    }
    facts
}

/// Where it can be watched: what of it has a video, and which; in a few words where there are few columns.
pub fn where_to_watch(title: Title<'_>, columns: u16) -> String {
    if let Some(media) = title.media(None) {
        return format!("in mpv: {}", media.name());
    }
    let (whole, short) = match (title.all_media().count(), title.episodes().len()) {
        (0, _) => (
            "simulated here: no video is known (see --catalog)".to_owned(),
            "simulated: no video is known".to_owned(),
        ),
        (known, all) if known == all => return format!("in mpv: all {all} episodes"),
        (known, all) => (
            format!("in mpv: {known} of {all} episodes, the others are simulated"),
            format!("in mpv: {known} of {all} episodes"),
        ),
    };
    if text::width(&whole) <= columns { whole } else { short }
}

/// The first names, as a list.
pub fn names<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.take(4).collect::<Vec<_>>().join(", ")
}
