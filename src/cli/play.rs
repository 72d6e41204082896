//! `frontrow play FILE…`: videos that are in no catalog, with all that Frontrow does around one.

use std::path::{Path, PathBuf, absolute};

use jiff::{Timestamp, tz::TimeZone};

use super::{Failure, Globals, ScreenOptions, home, opening};
use crate::{
    app::{Message, Playable},
    behavior::{ProfileId, UtcMillis},
    catalog::{Catalog, OwnCatalog},
    household::Home,
    runtime::{homepage::require_terminal, journal::Access, own_catalog},
};

#[derive(clap::Args)]
pub struct PlayCommand {
    /// Videos or URLs, played one after another
    #[arg(required = true, value_name = "FILE")]
    files: Vec<String>,
    /// Who watches; may be left out where there is one profile
    #[arg(long, value_name = "NAME")]
    profile: Option<String>,
    #[command(flatten)]
    screen: ScreenOptions,
}

pub fn run(command: &PlayCommand, globals: &Globals) -> Result<(), Failure> {
    let locations = located(&command.files)?;
    require_terminal().map_err(Failure::failed)?;
    let (catalog, titles) = catalog_with(&locations, globals)?;
    let shelf = opening::shelf_of(globals, catalog)?;
    let opened = opening::log(globals, Access::Write).map_err(Failure::failed)?;
    let profile = viewer(command.profile.as_deref(), &opened.home)?;
    let first = vec![Message::PlayAll { profile, titles }];
    home::show(shelf, opened, Access::Write, command.screen, 1, first, globals)
}

/// Whole paths, and URLs as they are; every file that is not there is named.
fn located(files: &[String]) -> Result<Vec<String>, Failure> {
    let mut missing = Vec::new();
    let mut locations = Vec::new();
    for file in files {
        if Path::new(file).exists() {
            let whole = absolute(file).map_err(Failure::failed)?;
            let whole = whole.components().collect::<PathBuf>().into_os_string().into_string();
            locations.push(
                whole.map_err(|_| Failure::failed(format!("{file} lies in a folder whose name is not Unicode")))?,
            );
        } else if file.contains("://") {
            locations.push(file.clone());
        } else {
            missing.push(file.as_str());
        }
    }
    match missing[..] {
        [] => Ok(locations),
        [file] => Err(Failure::failed(format!("{file} is not there"))),
        _ => Err(Failure::failed(format!("these are not there: {}", missing.join(", ")))),
    }
}

/// The catalog with a title for each of these: the one that has this video in the viewer's own catalog, else one made for it.
fn catalog_with(locations: &[String], globals: &Globals) -> Result<(Catalog, Vec<Playable>), Failure> {
    let bundled = Catalog::bundled().map_err(Failure::failed)?;
    let mut own = match globals.own_catalog()? {
        Some(file) => own_catalog::read(&file, &bundled).map_err(Failure::failed)?,
        None => OwnCatalog::default(),
    };
    let now = globals.clock()?.now().at;
    let mut titles = Vec::new();
    for location in locations {
        let known = own.title_of(location);
        titles.push(known.unwrap_or_else(|| (own.add_loose(location, year_of(location, now)), None)));
    }
    let catalog = bundled.with_own(&own).map_err(Failure::failed)?;
    let titles = titles.into_iter();
    let titles = titles
        .filter_map(|(id, episode)| Some((catalog.index_of(id)?, episode)))
        .collect();
    Ok((catalog, titles))
}

/// The year in which a file was written; this year where none is told, as of a stream.
fn year_of(location: &str, now: UtcMillis) -> u16 {
    let written = std::fs::metadata(location).and_then(|file| file.modified()).ok();
    let written = written.and_then(|written| Timestamp::try_from(written).ok());
    let year = written
        .or_else(|| Timestamp::from_millisecond(now.0).ok())
        .map_or(1970, |at| at.to_zoned(TimeZone::UTC).year());
    year.clamp(1870, 2100) as u16
}

fn viewer(asked: Option<&str>, home: &Home) -> Result<ProfileId, Failure> {
    if let Some(asked) = asked {
        return Ok(home.profile(asked).map_err(Failure::failed)?.id.clone());
    }
    match &home.profiles[..] {
        [] => Err(Failure::failed(
            "there is no profile yet; `frontrow profile add NAME` makes one",
        )),
        [only] => Ok(only.id.clone()),
        several => {
            let names: Vec<&str> = several.iter().map(|profile| profile.facts.name.as_str()).collect();
            Err(Failure::usage(format!(
                "say who watches with --profile NAME: {}",
                names.join(", ")
            )))
        }
    }
}
