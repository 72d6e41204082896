//! Files of others' ratings, with what lies beside them.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use crate::{
    catalog::{Catalog, Problem, SourceFile},
    train::{self, Format, FoundLikes, Interactions, Ratings, TrainError},
};

/// Why ratings cannot be used, in one sentence.
#[derive(Debug, thiserror::Error)]
pub enum RatingsError {
    #[error("{} cannot be read: {source}", path.display())]
    NotRead { path: PathBuf, source: io::Error },
    #[error(transparent)]
    Wrong(#[from] Problem),
    #[error("{}: {why}", path.display())]
    TooFew { path: PathBuf, why: TrainError },
}

/// Reads a file of ratings.
///
/// # Errors
/// When it cannot be read, or the first line that makes no sense.
pub fn read(path: &Path, format: Option<Format>) -> Result<Ratings, RatingsError> {
    let bytes = fs::read(path).map_err(|source| not_read(path, source))?;
    let name = path.display().to_string();
    let file = SourceFile {
        name: &name,
        bytes: &bytes,
    };
    Ok(Ratings::read(file, format)?)
}

/// A file with its name, as the errors in it give it.
pub struct Beside {
    name: String,
    bytes: Vec<u8>,
}

impl Beside {
    pub fn as_source(&self) -> SourceFile<'_> {
        SourceFile {
            name: &self.name,
            bytes: &self.bytes,
        }
    }
}

/// A file in the same folder, if there is one.
///
/// # Errors
/// When it is there and cannot be read.
pub fn beside(path: &Path, name: &str) -> Result<Option<Beside>, RatingsError> {
    let path = path.with_file_name(name);
    match fs::read(&path) {
        Ok(bytes) => Ok(Some(Beside {
            name: path.display().to_string(),
            bytes,
        })),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(not_read(&path, error)),
    }
}

/// What says the titles' numbers at IMDb, if it lies beside such a file.
///
/// # Errors
/// When it is there and cannot be read.
pub fn links(path: &Path) -> Result<Option<Beside>, RatingsError> {
    beside(path, "links.csv")
}

fn not_read(path: &Path, source: io::Error) -> RatingsError {
    let path = path.to_owned();
    RatingsError::NotRead { path, source }
}

/// Others' ratings that a model is to be made from.
#[derive(Clone, Debug, PartialEq)]
pub struct OthersRatings {
    pub file: PathBuf,
    /// None: what its first line looks like.
    pub format: Option<Format>,
    /// From which rating on a title counts as liked; none: what its scale lets one expect.
    pub min_rating: Option<f32>,
}

impl OthersRatings {
    /// All of this file, read as it asks to be read.
    pub const fn of(file: PathBuf) -> Self {
        Self {
            file,
            format: None,
            min_rating: None,
        }
    }

    /// What of it is liked in the catalog.
    ///
    /// # Errors
    /// When it cannot be read, or too little of it is in the catalog.
    pub fn found(&self, catalog: &Catalog) -> Result<FoundLikes, RatingsError> {
        let ratings = read(&self.file, self.format)?;
        let links = links(&self.file)?;
        let min_rating = self.min_rating.unwrap_or_else(|| ratings.default_min_rating());
        let found = FoundLikes::in_catalog(catalog, &ratings, min_rating, links.as_ref().map(Beside::as_source));
        found.map_err(|error| match error {
            TrainError::Problem(problem) => problem.into(),
            why => RatingsError::TooFew {
                path: self.file.clone(),
                why,
            },
        })
    }
}

/// The likes of whoever a model is to be made from: of others where they are named, else of the bundled audience.
///
/// # Errors
/// When they cannot be read, or are too few.
pub fn likes(others: Option<&OthersRatings>, catalog: &Catalog) -> Result<Interactions, RatingsError> {
    match others {
        Some(others) => Ok(others.found(catalog)?.likes),
        None => Ok(train::bundled_audience(catalog)?),
    }
}
