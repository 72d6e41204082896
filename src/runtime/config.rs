//! `config.toml`: what somebody wants of this machine's Frontrow whoever watches. What a profile wants is in the log.

use std::{fs, io, path::PathBuf};

use serde::{Deserialize, Deserializer, de};

use super::{device::Images, ground::ThemeChoice, paths::Paths};
use crate::{playback::StillWatchingLimits, recommend::Displacement};

/// All of it may be left out; what nobody knows is an error, so that a slip of the hand is noticed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// As `--images`, which goes before it.
    pub images: Images,
    /// As `--theme`, which goes before it.
    pub theme: ThemeChoice,
    /// Others' ratings that a model is trained on here, from this file's folder; as `train --ratings`, which goes before it.
    pub ratings: Option<PathBuf>,
    /// The viewer's own catalog, from this file's folder; as `--catalog`, which goes before it.
    pub catalog: Option<PathBuf>,
    /// What a row must be worth more than the one above it to take its place on a page that is looked at, in log-odds units.
    #[serde(deserialize_with = "displacement")]
    pub displacement: Displacement,
    /// When “Still watching?” comes up.
    #[serde(deserialize_with = "still_watching")]
    pub still_watching: StillWatchingLimits,
    pub mpv: MpvConfig,
}

/// The program that plays what has a `media`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct MpvConfig {
    /// A name to look for on the `PATH`, `mpv` unless said otherwise; or a file, from this file's folder.
    pub path: Option<PathBuf>,
    /// Options for it, before those that it cannot be talked to without.
    #[serde(deserialize_with = "options")]
    pub args: Vec<String>,
}

/// What is no option would be played.
fn options<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    let args = Vec::<String>::deserialize(deserializer)?;
    match args.iter().find(|arg| !arg.starts_with("--") || arg.len() < 3) {
        None => Ok(args),
        Some(arg) => Err(de::Error::custom(format!("“{arg}” is no option such as --hwdec=auto"))),
    }
}

/// A table of `episodes` and `minutes`, each at least 1, either of which may be left out.
fn still_watching<'de, D: Deserializer<'de>>(deserializer: D) -> Result<StillWatchingLimits, D::Error> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Limits {
        episodes: Option<u32>,
        minutes: Option<u32>,
    }
    let usual = StillWatchingLimits::default();
    let asked = Limits::deserialize(deserializer)?;
    let limits = StillWatchingLimits {
        episodes: asked.episodes.unwrap_or(usual.episodes),
        minutes: asked.minutes.unwrap_or(usual.minutes),
    };
    if limits.episodes == 0 || limits.minutes == 0 {
        let what = "still_watching asks after 1 episode and 1 minute at the earliest; the setting switches it off";
        return Err(de::Error::custom(what));
    }
    Ok(limits)
}

/// Log-odds units, as a number with or without a fraction.
fn displacement<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Displacement, D::Error> {
    let units = f64::deserialize(deserializer)?;
    let most = f64::from(*Displacement::THOUSANDTHS.end()) / 1000.0;
    if (0.0..=most).contains(&units) {
        Ok(Displacement::of_a_place((units * 1000.0).round() as i32))
    } else {
        let what = format!("displacement is {units}, and the price of a place lies between 0 and {most}");
        Err(de::Error::custom(what))
    }
}

/// Why the configuration cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    #[error("{} cannot be read: {source}", path.display())]
    CannotRead { path: PathBuf, source: io::Error },
    #[error("{}, {what}; mend it or move it away", path.display())]
    Wrong { path: PathBuf, what: String },
}

impl Config {
    /// The configuration of a home; the defaults where there is no file.
    pub fn read(paths: &Paths) -> Result<Self, ConfigError> {
        let path = paths.config_file();
        match fs::read_to_string(&path) {
            Ok(text) => match toml::from_str::<Self>(&text) {
                Ok(config) => Ok(config.beside(paths)),
                Err(error) => Err(ConfigError::Wrong {
                    what: sentence(&text, &error),
                    path,
                }),
            },
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Self::default()),
            Err(source) => Err(ConfigError::CannotRead { path, source }),
        }
    }

    /// Files are named from where the configuration lies.
    fn beside(self, paths: &Paths) -> Self {
        let beside = |file: Option<PathBuf>| file.map(|file| paths.config.join(file));
        // A name without a folder is looked for on the PATH.
        let program = self.mpv.path.map(|path| match path.components().count() {
            0 | 1 => path,
            _ => paths.config.join(path),
        });
        Self {
            ratings: beside(self.ratings),
            catalog: beside(self.catalog),
            mpv: MpvConfig {
                path: program,
                ..self.mpv
            },
            ..self
        }
    }

    /// What was asked for in this run goes before it.
    pub fn but(self, images: Option<Images>, theme: Option<ThemeChoice>) -> Self {
        Self {
            images: images.unwrap_or(self.images),
            theme: theme.unwrap_or(self.theme),
            ..self
        }
    }
}

/// The parser's message and its line, without the picture of the file that it draws.
fn sentence(text: &str, error: &toml::de::Error) -> String {
    let start = error.span().map_or(0, |span| span.start);
    let line = text.bytes().take(start).filter(|byte| *byte == b'\n').count() + 1;
    let what = error.message().lines().collect::<Vec<_>>().join(" ");
    format!("line {line}: {what}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Config, String> {
        let home = tempfile::tempdir().unwrap();
        let paths = Paths::resolve(Some(home.path())).unwrap();
        fs::write(paths.config_file(), text).unwrap();
        Config::read(&paths).map_err(|error| error.to_string())
    }

    #[test]
    fn what_is_left_out_is_as_ever() {
        assert_eq!(read(""), Ok(Config::default()));
        assert_eq!(
            read("images = \"sixel\"\n"),
            Ok(Config {
                images: Images::Sixel,
                ..Config::default()
            })
        );
        let home = tempfile::tempdir().unwrap();
        let paths = Paths::resolve(Some(home.path())).unwrap();
        assert_eq!(Config::read(&paths).unwrap(), Config::default());
    }

    #[test]
    fn the_price_of_a_place_is_a_number_of_log_odds_units() {
        let price = |text: &str| read(text).map(|config| config.displacement.place());
        assert_eq!(price(""), Ok(250));
        assert_eq!(price("displacement = 0.4\n"), Ok(400));
        assert_eq!(price("displacement = 0\n"), Ok(0));
        let wrong = price("displacement = -1\n").unwrap_err();
        assert!(wrong.contains("between 0 and 5"), "{wrong}");
    }

    #[test]
    fn still_watching_comes_up_when_the_file_says() {
        let limits = |text: &str| {
            let limits = read(text)?.still_watching;
            Ok::<_, String>((limits.episodes, limits.minutes))
        };
        assert_eq!(limits(""), Ok((3, 90)));
        assert_eq!(limits("[still_watching]\nepisodes = 5\n"), Ok((5, 90)));
        assert_eq!(limits("still_watching = { minutes = 45 }\n"), Ok((3, 45)));
        let wrong = limits("[still_watching]\nminutes = 0\n").unwrap_err();
        assert!(wrong.contains("1 minute at the earliest"), "{wrong}");
    }

    #[test]
    fn what_is_asked_for_goes_before_the_file() {
        let file = read("images = \"sixel\"\ntheme = \"light\"\n").unwrap();
        assert_eq!((file.images, file.theme), (Images::Sixel, ThemeChoice::Light));
        assert_eq!(file.clone().but(None, None), file);
        let asked = file.clone().but(None, Some(ThemeChoice::Auto));
        assert_eq!((asked.images, asked.theme), (Images::Sixel, ThemeChoice::Auto));
        assert_eq!(file.but(Some(Images::Blocks), None).theme, ThemeChoice::Light);
    }

    #[test]
    fn files_are_named_from_where_the_configuration_lies() {
        let home = tempfile::tempdir().unwrap();
        let paths = Paths::resolve(Some(home.path())).unwrap();
        for (named, meant) in [
            ("mine.csv", paths.config.join("mine.csv")),
            ("/of/others.csv", "/of/others.csv".into()),
        ] {
            fs::write(paths.config_file(), format!("ratings = \"{named}\"\n")).unwrap();
            assert_eq!(Config::read(&paths).unwrap().ratings, Some(meant.clone()));
            fs::write(paths.config_file(), format!("catalog = \"{named}\"\n")).unwrap();
            assert_eq!(Config::read(&paths).unwrap().catalog, Some(meant));
        }
    }

    #[test]
    fn mpv_is_a_name_or_a_file_and_is_given_options() {
        let home = tempfile::tempdir().unwrap();
        let paths = Paths::resolve(Some(home.path())).unwrap();
        for (named, meant) in [
            ("mpv-git", "mpv-git".into()),
            ("./mpv", paths.config.join("./mpv")),
            ("bin/mpv", paths.config.join("bin/mpv")),
            ("/opt/mpv", "/opt/mpv".into()),
        ] {
            let text = format!("[mpv]\npath = \"{named}\"\nargs = [\"--vo=null\", \"--mute\"]\n");
            fs::write(paths.config_file(), text).unwrap();
            let mpv = Config::read(&paths).unwrap().mpv;
            assert_eq!(mpv.path, Some(meant));
            assert_eq!(mpv.args, ["--vo=null", "--mute"]);
        }
        // It would be played.
        let said = read("[mpv]\nargs = [\"film.mkv\"]\n").unwrap_err();
        assert!(said.contains("line 2: ") && said.contains("film.mkv"), "{said}");
    }

    #[test]
    fn a_mistake_is_named_with_its_line() {
        let said = read("\nimages = \"kity\"\n").unwrap_err();
        assert!(
            said.contains("config.toml, line 2: ") && said.contains("kity"),
            "{said}"
        );
        let said = read("image = \"kitty\"\n").unwrap_err();
        assert!(said.contains("line 1: ") && said.contains("image"), "{said}");
    }
}
