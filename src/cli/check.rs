//! `frontrow check`: what was found on this machine, and what to do where something is missing.

use std::{
    io::{self, IsTerminal, stdin, stdout},
    path::Path,
};

use serde::Serialize;

use super::{Failure, Globals, ScreenOptions, opening, output, own::OwnCounts};
use crate::{
    app::{Ground, Shelf},
    artwork::GlyphSet,
    behavior::Device,
    runtime::{
        config::Config,
        default_region, device,
        ground::{self, Chosen},
        journal::{Access, JournalError},
        mpv::{self, FoundMpv, MpvOptions},
        picture_cache::{self, PICTURES_BYTES_MAX},
        pictures::{self, Means},
    },
};

#[derive(clap::Args)]
pub struct CheckCommand {
    #[command(flatten)]
    screen: ScreenOptions,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

/// One thing that was looked at.
#[derive(Serialize)]
struct Found {
    what: &'static str,
    found: String,
    /// What to do, where something is missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    advice: Option<String>,
}

impl Found {
    const fn new(what: &'static str, found: String) -> Self {
        Self {
            what,
            found,
            advice: None,
        }
    }

    fn but(self, advice: &str) -> Self {
        Self {
            advice: Some(advice.to_owned()),
            ..self
        }
    }
}

pub fn run(command: CheckCommand, globals: &Globals) -> Result<(), Failure> {
    let mut found = vec![Found::new("version", env!("CARGO_PKG_VERSION").to_owned())];
    found.extend(paths(globals)?);
    let config = globals.config(command.screen)?;
    found.extend(terminal(&config)?);
    found.push(Found::new("region", format!("{}, for new profiles", default_region())));
    found.extend(shelf(globals)?);
    found.push(player(&config));
    found.push(training(config.ratings.as_deref()));
    found.push(log(globals));
    if command.json {
        return output::json(&found);
    }
    let lines = found.iter().map(|Found { what, found, advice }| {
        let advice = advice
            .as_ref()
            .map_or_else(String::new, |advice| format!("{:<10} → {advice}\n", ""));
        format!("{what:<10} {found}\n{advice}")
    });
    output::print(&lines.collect::<String>())
}

fn paths(globals: &Globals) -> Result<Vec<Found>, Failure> {
    let paths = globals.paths()?;
    let log = paths.log();
    let config = paths.config_file();
    let not_there = |path: &Path| if path.is_file() { "" } else { ", not there" };
    Ok(vec![
        Found::new("log file", format!("{}{}", log.display(), not_there(&log))),
        Found::new("config", format!("{}{}", config.display(), not_there(&config))),
        Found::new("snapshot", paths.snapshot().display().to_string()),
        cache(&paths.pictures()),
    ])
}

fn cache(pictures: &Path) -> Found {
    let megabytes = |bytes: u64| bytes as f64 / 1e6;
    let (path, most) = (pictures.display(), megabytes(PICTURES_BYTES_MAX));
    match picture_cache::held(pictures) {
        Ok(held) => {
            let (count, taken) = (held.pictures, megabytes(held.bytes));
            Found::new(
                "cache",
                format!("{path}, {count} drawn pictures, {taken:.1} of at most {most:.0} MB"),
            )
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Found::new(
            "cache",
            format!("{path}, not there, at most {most:.0} MB of drawn pictures"),
        ),
        Err(error) => Found::new("cache", format!("{path} cannot be read: {error}"))
            .but("pictures are drawn anew at each launch; move it away to have them kept"),
    }
}

fn terminal(config: &Config) -> Result<Vec<Found>, Failure> {
    if !stdin().is_terminal() || !stdout().is_terminal() {
        let found = Found::new("terminal", "stdin and stdout are not one".to_owned());
        return Ok(vec![found.but(
            "run this where you want to watch; the commands work without a terminal",
        )]);
    }
    let (cols, rows) = device::size().map_err(Failure::failed)?;
    let screen = device::screen(cols, rows, config.images);
    let colors = match screen.colors {
        257.. => "16 million colors".to_owned(),
        2 => "no colors".to_owned(),
        colors => format!("{colors} colors"),
    };
    let ssh = if screen.ssh { ", over SSH" } else { "" };
    let mut terminal = Found::new("terminal", format!("{cols} × {rows}, {colors}{ssh}"));
    if cols < 80 || rows < 24 {
        terminal = terminal.but("80 × 24 and more show everything; 40 × 12 is the least");
    }
    let answers = in_raw_mode(|| pictures::answers(config, &screen))?;
    let means = pictures::means(config.images, &answers);
    let chosen = ground::chosen(config.theme, &answers);
    Ok(vec![terminal, theme(&screen, &chosen), shown(&screen, &means)])
}

fn theme(screen: &Device, chosen: &Chosen) -> Found {
    let name = match chosen.ground {
        _ if screen.colors == 2 => return Found::new("theme", "the terminal's own: there are no colors".to_owned()),
        Ground::Dark => "dark",
        Ground::Light => "light",
    };
    Found::new("theme", format!("{name}: {}", chosen.why))
}

fn shown(screen: &Device, means: &Means) -> Found {
    if screen.images == "none" {
        let found = Found::new("pictures", "none: too few colors, or none are wanted".to_owned());
        return found.but("set COLORTERM=truecolor if your terminal has them, or ask with --images blocks");
    }
    let glyphs = match means.glyphs {
        GlyphSet::Halves => "halves of a cell",
        GlyphSet::Quadrants => "quarters of a cell",
        GlyphSet::Sextants => "sixths of a cell",
    };
    let parts = if means.pixels.is_some() {
        String::new()
    } else {
        format!(" of {glyphs}")
    };
    Found::new("pictures", format!("{}{parts}: {}", means.name(), means.why))
}

/// The terminal's answers are for the program and not for the screen.
fn in_raw_mode<T>(ask: impl FnOnce() -> T) -> Result<T, Failure> {
    device::raw(ask).map_err(|error| Failure::failed(format!("the terminal cannot be asked: {error}")))
}

fn shelf(globals: &Globals) -> Result<Vec<Found>, Failure> {
    let opened = opening::shelf(globals)?;
    let shelf = &opened.shelf;
    let path = globals.paths()?.model();
    let whose = if opened.is_own {
        format!("trained here, {}", path.display())
    } else {
        "bundled".to_owned()
    };
    let model = Found::new("model", format!("{}, fits the catalog, {whose}", shelf.model.hash()));
    Ok(vec![
        Found::new(
            "catalog",
            format!("{} titles, {}", shelf.catalog.len(), shelf.catalog.hash()),
        ),
        own_catalog(shelf, globals)?,
        match opened.refused {
            Some(refused) => model.but(&refused.to_string()),
            None => model,
        },
    ])
}

fn own_catalog(shelf: &Shelf, globals: &Globals) -> Result<Found, Failure> {
    let Some(file) = globals.own_catalog()? else {
        let none = "none: --catalog FILE, or catalog in config.toml, names one";
        return Ok(Found::new("own titles", none.to_owned()));
    };
    let own = OwnCounts::of(&shelf.catalog);
    let found = Found::new("own titles", format!("{}: {}", file.display(), own.in_words()));
    Ok(if own.missing.is_empty() {
        found
    } else {
        found.but(&format!(
            "`frontrow --catalog {} catalog check` names them",
            file.display()
        ))
    })
}

fn player(config: &Config) -> Found {
    match mpv::find(&MpvOptions::of(&config.mpv)) {
        Ok(FoundMpv { path, version }) => Found::new("player", format!("{version}, {}, new enough", path.display())),
        Err(failure) => Found::new("player", "simulated only".to_owned()).but(&failure.to_string()),
    }
}

fn training(ratings: Option<&Path>) -> Found {
    match ratings {
        None => Found::new("training", "on the bundled audience".to_owned()),
        Some(file) => {
            let found = Found::new("training", format!("on {}, as config.toml says", file.display()));
            if file.is_file() {
                found
            } else {
                found.but("there is no such file; nothing can be trained until there is")
            }
        }
    }
}

fn log(globals: &Globals) -> Found {
    match opening::log(globals, Access::ReadOnly) {
        Ok(opened) => {
            let skipped = opened.report.skipped.len();
            let (events, profiles) = (opened.home.last_seq.0, opened.home.profiles.len());
            let unreadable = format!("lines that cannot be read: {skipped}");
            let found = Found::new("log", format!("{events} events, profiles: {profiles}, {unreadable}"));
            if skipped == 0 {
                found
            } else {
                found.but("`frontrow log verify` names them")
            }
        }
        Err(error @ JournalError::InUse { .. }) => Found::new("log", error.to_string()),
        Err(error) => Found::new("log", error.to_string()).but("`frontrow log verify` looks closer"),
    }
}
