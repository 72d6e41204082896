//! The files of `catalog/`, read and written.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::Failure;
use crate::catalog::{AudienceRow, Problem, TitleFacts, read_audience, read_films, read_original};

pub const FILMS: &str = "films.jsonl";
pub const AUDIENCE: &str = "audience.csv";
pub const ORIGINALS: &str = "originals";
pub const BUNDLE: &str = "bundle.bin";
pub const MODEL: &str = "model.bin";

pub fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(path).map_err(|error| Failure::failed(format!("{} cannot be read: {error}", path.display())))
}

pub fn read_text(path: &Path) -> Result<String, Failure> {
    String::from_utf8(read(path)?).map_err(|error| {
        let line = error.as_bytes()[..error.utf8_error().valid_up_to()]
            .iter()
            .filter(|byte| **byte == b'\n')
            .count()
            + 1;
        Failure::failed(format!("{}, line {line}: is not UTF-8", path.display()))
    })
}

pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    fs::write(path, bytes).map_err(|error| Failure::failed(format!("{} cannot be written: {error}", path.display())))
}

/// The JSON files of the Originals, sorted by name; none when there is no such folder.
pub fn original_paths(dir: &Path) -> Result<Vec<PathBuf>, Failure> {
    let folder = dir.join(ORIGINALS);
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let unreadable = |error| Failure::failed(format!("{} cannot be read: {error}", folder.display()));
    let mut paths = Vec::new();
    for entry in fs::read_dir(&folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path.extension().is_some_and(|extension| extension == "json") {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

/// One file's contents, or everything that is wrong in it.
pub fn films(path: &Path) -> Result<Result<Vec<TitleFacts>, Vec<Problem>>, Failure> {
    Ok(read_films(&path.display().to_string(), &read_text(path)?))
}

pub fn audience(path: &Path) -> Result<Result<Vec<AudienceRow>, Vec<Problem>>, Failure> {
    let text = read_text(path)?;
    let mut rows = Vec::new();
    let mut problems = Vec::new();
    for row in read_audience(&path.display().to_string(), &text) {
        match row {
            Ok(row) => rows.push(row),
            Err(problem) => problems.push(problem),
        }
    }
    Ok(if problems.is_empty() { Ok(rows) } else { Err(problems) })
}

pub fn original(path: &Path) -> Result<Result<TitleFacts, Vec<Problem>>, Failure> {
    Ok(read_original(&path.display().to_string(), &read_text(path)?))
}
