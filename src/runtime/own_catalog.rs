//! The viewer's own catalog file, read from the disk.

use std::{
    fs, io,
    path::{Path, PathBuf, absolute},
};

use super::paths::user_home;
use crate::catalog::{Catalog, NamedFrom, OwnCatalog, PackError, Problem, read_own_catalog};

/// Why a viewer's own catalog cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum OwnCatalogError {
    #[error("{} cannot be read: {source}; --catalog, or catalog in config.toml, names it", path.display())]
    NotRead { path: PathBuf, source: io::Error },
    /// All that is wrong with it, a line each.
    #[error("{}", listed(.0))]
    Wrong(Vec<Problem>),
    #[error("{} does not fit: {why}", path.display())]
    DoesNotFit { path: PathBuf, why: PackError },
}

fn listed(problems: &[Problem]) -> String {
    let lines: Vec<String> = problems.iter().map(Problem::to_string).collect();
    lines.join("\n")
}

/// What a file says; whether the videos that it names are there, is not looked at.
///
/// # Errors
/// When it cannot be read, or something in it is wrong.
pub fn read(file: &Path, catalog: &Catalog) -> Result<OwnCatalog, OwnCatalogError> {
    let not_read = |source| OwnCatalogError::NotRead {
        path: file.to_owned(),
        source,
    };
    let text = fs::read_to_string(file).map_err(not_read)?;
    // A player may be started from another folder.
    let whole = absolute(file).map_err(not_read)?;
    let home = user_home();
    let from = NamedFrom {
        folder: whole.parent().unwrap_or(&whole),
        home: home.as_deref(),
    };
    read_own_catalog(&file.display().to_string(), &text, from, catalog).map_err(OwnCatalogError::Wrong)
}

/// A catalog with what a file says beside it.
///
/// # Errors
/// When the file cannot be read, something in it is wrong, or there is no room for it.
pub fn beside(catalog: Catalog, file: &Path) -> Result<Catalog, OwnCatalogError> {
    let own = read(file, &catalog)?;
    catalog.with_own(&own).map_err(|why| OwnCatalogError::DoesNotFit {
        path: file.to_owned(),
        why,
    })
}

/// The videos that are named as files and are not there.
pub fn missing(catalog: &Catalog) -> Vec<&str> {
    let titles = catalog.indices().map(|index| catalog.title(index));
    let files = titles.flat_map(|title| title.all_media()).map(|(_, media)| media);
    let gone = files.filter(|media| !media.is_url() && !Path::new(&media.location).exists());
    gone.map(|media| media.location.as_str()).collect()
}
