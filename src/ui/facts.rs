//! A title's facts in one line, and what can be said of its length and age.

use crate::{
    app::words::duration,
    catalog::{Maturity, Title, TitleKind},
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

/// The same, and the genres on a line of their own.
pub fn in_lines(title: Title<'_>) -> String {
    format!(
        "{}\n{}",
        line(title),
        title.genres().take(2).collect::<Vec<_>>().join(", ")
    )
}

/// The same with the first genres.
pub fn line_with_genres(title: Title<'_>) -> String {
    let genres: Vec<&str> = title.genres().take(3).collect();
    if genres.is_empty() {
        line(title)
    } else {
        format!("{} · {}", line(title), genres.join(", "))
    }
}

/// How much there is of it: length, or seasons and episodes.
pub fn extent(title: Title<'_>) -> Option<String> {
    match title.kind() {
        TitleKind::Film => (title.runtime_min() > 0).then(|| duration(u32::from(title.runtime_min()))),
        TitleKind::Series => {
            let episodes = title.episodes().len();
            Some(match title.season_count() {
                0 | 1 => format!("{episodes} episodes"),
                seasons => format!("{seasons} seasons, {episodes} episodes"),
            })
        }
    }
}
