//! Where a title's video is, as far as a viewer's own catalog says.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use serde::Serialize;
use serde_json::Value;

use super::{
    EpisodeId, Title, TitleIndex,
    fields::{Object, Report},
};

/// The longest video, in seconds: a day.
const SECONDS_MAX: i64 = 86_400;

/// The video of a film or an episode.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Media {
    /// A path, absolute where the folder of the file that names it is, or a URL. Whether anything is there, nobody has looked.
    pub location: String,
    /// Where the end credits begin, in seconds.
    pub credits_s: Option<u32>,
    /// From when to when the intro goes, in seconds.
    pub intro: Option<(u32, u32)>,
}

impl Media {
    pub fn is_url(&self) -> bool {
        is_url(&self.location)
    }

    /// A file's name without its folders; a URL as it is.
    pub fn name(&self) -> &str {
        let name = Path::new(&self.location).file_name().and_then(|name| name.to_str());
        name.filter(|_| !self.is_url()).unwrap_or(&self.location)
    }
}

/// `scheme://…`.
fn is_url(text: &str) -> bool {
    text.split_once("://").is_some_and(|(scheme, _)| {
        scheme.starts_with(|first: char| first.is_ascii_alphabetic())
            && scheme
                .chars()
                .all(|ch| ch.is_ascii_alphanumeric() || matches!(ch, '+' | '-' | '.'))
    })
}

/// What paths in a file are named from.
#[derive(Clone, Copy, Debug)]
pub struct NamedFrom<'a> {
    /// The folder in which the file lies.
    pub folder: &'a Path,
    /// What `~/` stands for; none on a machine that names no home.
    pub home: Option<&'a Path>,
}

impl NamedFrom<'_> {
    /// A path or URL as it is opened; else what is wrong with it.
    fn location(&self, named: &str) -> Result<String, &'static str> {
        if is_url(named) {
            return Ok(named.to_owned());
        }
        let path = match named.strip_prefix("~/") {
            Some(rest) => self
                .home
                .ok_or("begins with ~/, and this machine names no home")?
                .join(rest),
            None => self.folder.join(named),
        };
        // Without the dots of `./films`.
        let path: PathBuf = path.components().collect();
        let path = path.into_os_string().into_string();
        path.map_err(|_| "lies in a folder whose name is not Unicode")
    }
}

/// Reads `"films/heat.mkv"`, or `{"media": "films/heat.mkv", "credits": 5400, "intro": [30, 95]}`.
pub(super) fn read_media(value: Value, path: &str, from: NamedFrom<'_>, report: &mut Report<'_>) -> Option<Media> {
    match value {
        Value::Object(_) => {
            let mut object = Object::from_value(value, path.to_owned(), report)?;
            let named = object.path_of("media");
            let location = match object.take("media") {
                Some(value) => read_location(&value, &named, from, report),
                None => {
                    report.wrong(&named, "is missing");
                    None
                }
            };
            let credits_s = object.number("credits", 1..=SECONDS_MAX, report).map(|at| at as u32);
            let intro = read_intro(&mut object, report);
            object.finish(report);
            Some(Media {
                location: location?,
                credits_s,
                intro,
            })
        }
        _ => read_location(&value, path, from, report).map(|location| Media {
            location,
            credits_s: None,
            intro: None,
        }),
    }
}

/// As it stands: a file's name may begin with a space.
fn read_location(value: &Value, path: &str, from: NamedFrom<'_>, report: &mut Report<'_>) -> Option<String> {
    let named = match value {
        Value::String(named) if named.trim().is_empty() => Err("is empty"),
        Value::String(named) if named.chars().any(char::is_control) => Err("has a control character in it"),
        Value::String(named) => from.location(named),
        _ => Err("is no path or URL in quotation marks"),
    };
    named.map_err(|what| report.wrong(path, what)).ok()
}

fn read_intro(object: &mut Object, report: &mut Report<'_>) -> Option<(u32, u32)> {
    let path = object.path_of("intro");
    let value = object.take("intro")?;
    let seconds = |value: &Value| value.as_i64().filter(|at| (0..=SECONDS_MAX).contains(at));
    let ends = value
        .as_array()
        .map(|ends| ends.iter().map(seconds).collect::<Vec<_>>());
    match ends.as_deref() {
        Some(&[Some(from), Some(to)]) if from < to => Some((from as u32, to as u32)),
        _ => {
            report.wrong(
                &path,
                format!("{value} is not from when to when, in whole seconds, such as [30, 95]"),
            );
            None
        }
    }
}

/// By title, a film's under no episode.
pub(super) type MediaByTitle = BTreeMap<(TitleIndex, Option<EpisodeId>), Media>;

impl<'a> Title<'a> {
    /// The video of the film, or of an episode, where a viewer's own catalog names one.
    pub fn media(self, episode: Option<EpisodeId>) -> Option<&'a Media> {
        self.catalog.media.get(&(self.index, episode))
    }

    /// All of its videos that are known, in the order of episodes.
    pub fn all_media(self) -> impl Iterator<Item = (Option<EpisodeId>, &'a Media)> {
        self.catalog
            .media
            .range((self.index, None)..)
            .take_while(move |((index, _), _)| *index == self.index)
            .map(|((_, episode), media)| (*episode, media))
    }

    /// Whether any video of it is known.
    pub fn has_media(self) -> bool {
        self.all_media().next().is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_named_from_the_file_that_names_them() {
        let from = NamedFrom {
            folder: Path::new("/shelf"),
            home: Some(Path::new("/home/ada")),
        };
        for (named, meant) in [
            ("films/heat.mkv", "/shelf/films/heat.mkv"),
            ("./heat.mkv", "/shelf/heat.mkv"),
            ("../heat.mkv", "/shelf/../heat.mkv"),
            ("/films/heat.mkv", "/films/heat.mkv"),
            ("~/heat.mkv", "/home/ada/heat.mkv"),
            ("https://example.org/./a?b=c", "https://example.org/./a?b=c"),
            ("1://heat.mkv", "/shelf/1:/heat.mkv"),
        ] {
            assert_eq!(from.location(named).as_deref(), Ok(meant));
        }
        let homeless = NamedFrom { home: None, ..from };
        assert!(homeless.location("~/heat.mkv").is_err());
    }

    #[test]
    fn a_file_is_called_without_its_folders_and_a_url_as_it_is() {
        let name = |location: &str| {
            let media = Media {
                location: location.to_owned(),
                credits_s: None,
                intro: None,
            };
            media.name().to_owned()
        };
        assert_eq!(name("/films/heat.mkv"), "heat.mkv");
        assert_eq!(name("https://example.org/heat.mkv"), "https://example.org/heat.mkv");
    }
}
