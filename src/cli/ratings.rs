//! Reading what `eval`, `rank` and `train` are given.

use std::{fs, io::ErrorKind, path::Path};

use super::Failure;
use crate::{
    catalog::{Catalog, SourceFile},
    train::{FactSources, Facts, Format, Ratings},
};

/// Reads a file of ratings.
pub fn read(path: &Path, format: Option<Format>) -> Result<Ratings, Failure> {
    let bytes = fs::read(path).map_err(|error| unreadable(path, &error))?;
    let name = path.display().to_string();
    let file = SourceFile {
        name: &name,
        bytes: &bytes,
    };
    Ratings::read(file, format).map_err(Failure::failed)
}

/// Gathers what is known about the titles of such a file: from what lies beside it, and from the catalog.
pub fn facts(path: &Path, titles: &[String]) -> Result<Option<Facts>, Failure> {
    let movies = match beside(path, "movies.csv")? {
        None => beside(path, "movies.dat")?,
        movies => movies,
    };
    let links = links(path)?;
    let catalog = Catalog::bundled().map_err(Failure::failed)?;
    let sources = FactSources {
        movies: movies.as_ref().map(as_source),
        links: links.as_ref().map(as_source),
        catalog: Some(&catalog),
    };
    Facts::gather(titles, sources).map_err(Failure::failed)
}

/// What says the titles' numbers at IMDb, if it lies beside such a file: its name and bytes.
pub fn links(path: &Path) -> Result<Option<(String, Vec<u8>)>, Failure> {
    beside(path, "links.csv")
}

pub fn as_source((name, bytes): &(String, Vec<u8>)) -> SourceFile<'_> {
    SourceFile { name, bytes }
}

/// A file in the same folder, if there is one.
fn beside(path: &Path, name: &str) -> Result<Option<(String, Vec<u8>)>, Failure> {
    let path = path.with_file_name(name);
    match fs::read(&path) {
        Ok(bytes) => Ok(Some((path.display().to_string(), bytes))),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(unreadable(&path, &error)),
    }
}

fn unreadable(path: &Path, error: &std::io::Error) -> Failure {
    Failure::failed(format!("{} cannot be read: {error}", path.display()))
}
