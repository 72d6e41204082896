//! A viewer's own catalog: a file of JSON lines beside the bundled one. A line gives a title that is known its video, or adds a title.

use std::{cell::OnceCell, collections::BTreeMap};

use rustc_hash::FxHashMap;
use serde_json::Value;

use super::{
    Catalog, EpisodeId, FindTitleError, Media, NamedFrom, Problem, Title, TitleId, TitleIndex, TitleKind,
    fields::{Object, Report},
    media::read_media,
    own_title::{OwnTitle, read_own_title},
};

/// What the file says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OwnCatalog {
    /// Titles that it adds, sorted by id.
    pub(super) titles: Vec<OwnTitle>,
    /// Videos of these and of titles of the catalog.
    pub(super) media: BTreeMap<(TitleId, Option<EpisodeId>), Media>,
}

/// Reads the whole file; either all of it, or everything that is wrong. Blank lines and lines that begin with `#` say nothing.
/// `catalog` is the one that it is to lie beside. Whether a video is there, is not looked at.
pub fn read_own_catalog(
    file: &str,
    text: &str,
    from: NamedFrom<'_>,
    catalog: &Catalog,
) -> Result<OwnCatalog, Vec<Problem>> {
    let mut reading = Reading {
        catalog,
        from,
        own: OwnCatalog::default(),
        names: OnceCell::new(),
        lines: FxHashMap::default(),
        media_lines: FxHashMap::default(),
    };
    let mut problems = Vec::new();
    for (line, number) in text.lines().zip(1..) {
        let line = line.trim();
        if !line.is_empty() && !line.starts_with('#') {
            let mut report = Report::of_line(file, number);
            reading.line(line, number, &mut report);
            problems.append(&mut report.problems);
        }
    }
    if problems.is_empty() {
        reading.own.titles.sort_by_key(|title| title.facts.id);
        Ok(reading.own)
    } else {
        Err(problems)
    }
}

impl OwnCatalog {
    /// The title, and the episode of a series, whose video this is.
    pub fn title_of(&self, location: &str) -> Option<(TitleId, Option<EpisodeId>)> {
        let mut media = self.media.iter();
        media
            .find(|(_, media)| media.location == location)
            .map(|(named, _)| *named)
    }
}

struct Reading<'a> {
    catalog: &'a Catalog,
    from: NamedFrom<'a>,
    own: OwnCatalog,
    names: OnceCell<FxHashMap<String, Vec<TitleIndex>>>,
    /// Where each title was added.
    lines: FxHashMap<TitleId, u64>,
    /// Where each video was named.
    media_lines: FxHashMap<(TitleId, Option<EpisodeId>), u64>,
}

impl<'a> Reading<'a> {
    fn line(&mut self, line: &str, number: u64, report: &mut Report<'_>) {
        let value: Value = match serde_json::from_str(line) {
            Ok(value) => value,
            Err(error) => {
                // Each line is a document of one line to the parser.
                let error = error.to_string().replace(" at line 1 column ", " at column ");
                return report.wrong("", format!("is not JSON: {error}"));
            }
        };
        let Some(mut object) = Object::document(value, report) else {
            return;
        };
        match object.text("title", report) {
            Some(asked) => self.known_title(&asked, object, number, report),
            None if object.has("name") => self.own_title(object, number, report),
            // A `title` that is no text has been named as a problem.
            None if report.problems.is_empty() => {
                let what = "has neither a “title”, which names one that is known, nor a “name”, which adds one";
                report.wrong("", what);
            }
            None => {}
        }
    }

    /// A file may name thousands of titles, so all names are looked through once.
    fn title(&self, asked: &str) -> Result<Title<'a>, FindTitleError> {
        let names = || self.names.get_or_init(|| self.catalog.by_folded_name());
        self.catalog
            .find_by(asked, |folded| names().get(folded).cloned().unwrap_or_default())
    }

    fn known_title(&mut self, asked: &str, mut object: Object, number: u64, report: &mut Report<'_>) {
        let title = match self.title(asked) {
            Ok(title) => title,
            Err(error) => return report.wrong("title", error.to_string()),
        };
        let (media, episodes) = (object.take("media"), object.take("episodes"));
        object.finish(report);
        match title.kind() {
            TitleKind::Film if episodes.is_some() => {
                let what = format!("“{}” is a film and has none; its video is its “media”", title.name());
                report.wrong("episodes", what);
            }
            TitleKind::Film => match media {
                Some(value) => {
                    let media = read_media(value, "media", self.from, report);
                    self.media(title.id(), None, media, "media", number, report);
                }
                None => report.wrong("media", "is missing"),
            },
            TitleKind::Series if media.is_some() => {
                let what = format!(
                    "“{}” is a series; its “episodes” have videos, such as {{\"S1:E1\": \"…\"}}",
                    title.name()
                );
                report.wrong("media", what);
            }
            TitleKind::Series => match episodes {
                Some(value) => {
                    if let Some(episodes) = Object::from_value(value, "episodes".to_owned(), report) {
                        self.episodes(title, episodes, number, report);
                    }
                }
                None => report.wrong("episodes", "is missing"),
            },
        }
    }

    /// The videos of a known series, by `S1:E1`.
    fn episodes(&mut self, title: Title<'_>, episodes: Object, number: u64, report: &mut Report<'_>) {
        for (path, key, value) in episodes.into_fields() {
            let episode = key.parse::<EpisodeId>().ok();
            match episode.filter(|episode| title.episode(*episode).is_some()) {
                Some(episode) => {
                    let media = read_media(value, &path, self.from, report);
                    self.media(title.id(), Some(episode), media, &path, number, report);
                }
                None => {
                    let last = title
                        .episodes()
                        .last()
                        .map_or_else(String::new, |last| last.id.to_string());
                    let what = format!(
                        "“{}” has no such episode; they are called S1:E1 to {last}",
                        title.name()
                    );
                    report.wrong(&path, what);
                }
            }
        }
    }

    fn own_title(&mut self, object: Object, number: u64, report: &mut Report<'_>) {
        let Some((title, media)) = read_own_title(object, self.from, report) else {
            return;
        };
        let id = title.facts.id;
        if let Some(line) = self.lines.insert(id, number) {
            let what = if title.has_made_up_id {
                format!(
                    "is missing, and line {line} has the same name and year; tell the two apart by an id each, such as my0001"
                )
            } else {
                format!("{id} is the id of line {line}, too")
            };
            return report.wrong("id", what);
        }
        for (episode, media) in media {
            self.media(id, episode, Some(media), "media", number, report);
        }
        self.own.titles.push(title);
    }

    fn media(
        &mut self,
        title: TitleId,
        episode: Option<EpisodeId>,
        media: Option<Media>,
        path: &str,
        number: u64,
        report: &mut Report<'_>,
    ) {
        let Some(media) = media else { return };
        match self.media_lines.insert((title, episode), number) {
            Some(line) => report.wrong(path, format!("is named on line {line} already")),
            None => {
                self.own.media.insert((title, episode), media);
            }
        }
    }
}
