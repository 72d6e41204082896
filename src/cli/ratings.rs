//! Reading what `eval` and `rank` are given.

use std::path::Path;

use super::Failure;
use crate::{
    catalog::Catalog,
    runtime::ratings::{self, Beside},
    train::{FactSources, Facts, Format, Ratings},
};

/// Reads a file of ratings.
pub fn read(path: &Path, format: Option<Format>) -> Result<Ratings, Failure> {
    ratings::read(path, format).map_err(Failure::failed)
}

/// Gathers what is known about the titles of such a file: from what lies beside it, and from the catalog.
pub fn facts(path: &Path, titles: &[String]) -> Result<Option<Facts>, Failure> {
    let beside = |name| ratings::beside(path, name).map_err(Failure::failed);
    let movies = match beside("movies.csv")? {
        None => beside("movies.dat")?,
        movies => movies,
    };
    let links = ratings::links(path).map_err(Failure::failed)?;
    let catalog = Catalog::bundled().map_err(Failure::failed)?;
    let sources = FactSources {
        movies: movies.as_ref().map(Beside::as_source),
        links: links.as_ref().map(Beside::as_source),
        catalog: Some(&catalog),
    };
    Facts::gather(titles, sources).map_err(Failure::failed)
}
