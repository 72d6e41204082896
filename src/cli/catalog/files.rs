//! The files of `catalog/`, read and written.

use std::{
    fs,
    path::{Path, PathBuf},
};

use rustc_hash::FxHashMap;

use super::Failure;
use crate::catalog::{
    AudienceRow, KnownFilms, Problem, TitleFacts, TitleId, apply_write_up, pack, read_audience, read_films,
    read_original, read_write_up,
};

pub const FILMS: &str = "films.jsonl";
pub const AUDIENCE: &str = "audience.csv";
pub const WRITE_UPS: &str = "write_ups";
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

/// Everything that a folder of catalog files holds, and everything that is wrong with them.
#[derive(Default)]
pub struct Folder {
    /// Films in order of their ids, written up where somebody did; then the Originals.
    pub titles: Vec<TitleFacts>,
    pub audience: Vec<AudienceRow>,
    pub problems: Vec<Problem>,
}

impl Folder {
    pub fn read(dir: &Path) -> Result<Self, Failure> {
        let mut folder = Self::default();
        let films = films(&dir.join(FILMS))?;
        folder.titles = folder.good(films);
        folder.write_ups(dir)?;
        folder.audience(dir)?;
        folder.originals(dir)?;
        Ok(folder)
    }

    /// What was read, or nothing and its problems noted.
    fn good<T: Default>(&mut self, read: Result<T, Vec<Problem>>) -> T {
        read.unwrap_or_else(|mut found| {
            self.problems.append(&mut found);
            T::default()
        })
    }

    fn write_ups(&mut self, dir: &Path) -> Result<(), Failure> {
        // Films that could not be read cannot be written up; that they could not is said already.
        if self.titles.is_empty() {
            return Ok(());
        }
        let mut write_ups = Vec::new();
        let mut seen = FxHashMap::default();
        let known = KnownFilms::of(&self.titles);
        for path in json_files(&dir.join(WRITE_UPS))? {
            let name = path.display().to_string();
            match read_write_up(&name, &read_text(&path)?, &known) {
                Ok(write_up) => {
                    note_twice(&mut seen, write_up.id, &name, &mut self.problems);
                    write_ups.push(write_up);
                }
                Err(mut found) => self.problems.append(&mut found),
            }
        }
        for write_up in write_ups {
            if let Ok(at) = self.titles.binary_search_by_key(&write_up.id, |film| film.id) {
                apply_write_up(&mut self.titles[at], write_up);
            }
        }
        Ok(())
    }

    fn audience(&mut self, dir: &Path) -> Result<(), Failure> {
        let path = dir.join(AUDIENCE);
        let rows = audience(&path)?;
        self.audience = self.good(rows);
        if self.titles.is_empty() {
            return Ok(());
        }
        let name = path.display().to_string();
        // The header is line 1.
        for (row, line) in self.audience.iter().zip(2..) {
            if self.titles.binary_search_by_key(&row.title, |film| film.id).is_err() {
                let what = format!("{} is not in {FILMS}", row.title);
                self.problems.push(Problem::new(&name, line, "title", what));
            }
        }
        Ok(())
    }

    fn originals(&mut self, dir: &Path) -> Result<(), Failure> {
        let mut seen = FxHashMap::default();
        for path in json_files(&dir.join(ORIGINALS))? {
            let name = path.display().to_string();
            match original(&path)? {
                Ok(original) => {
                    note_twice(&mut seen, original.id, &name, &mut self.problems);
                    self.titles.push(original);
                }
                Err(mut found) => self.problems.append(&mut found),
            }
        }
        Ok(())
    }
}

fn note_twice(seen: &mut FxHashMap<TitleId, String>, id: TitleId, file: &str, problems: &mut Vec<Problem>) {
    if let Some(other) = seen.insert(id, file.to_owned()) {
        problems.push(Problem::new(file, 1, "id", format!("{id} is the id of {other}, too")));
    }
}

/// The JSON files of a folder, sorted by name; none when there is no such folder.
fn json_files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let unreadable = |error| Failure::failed(format!("{} cannot be read: {error}", folder.display()));
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
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

/// Packs the files of a folder.
pub fn packed(dir: &Path) -> Result<Vec<u8>, Failure> {
    let folder = Folder::read(dir)?;
    if !folder.problems.is_empty() {
        return Err(first(folder.problems));
    }
    pack(&folder.titles, &folder.audience).map_err(Failure::failed)
}

/// One clear sentence for many problems.
fn first(problems: Vec<Problem>) -> Failure {
    let more = problems.len().saturating_sub(1);
    let mut message = problems
        .into_iter()
        .next()
        .map_or_else(String::new, |problem| problem.to_string());
    if more > 0 {
        message.push_str(&format!(" (and {more} more; `frontrow catalog check` lists them)"));
    }
    Failure::failed(message)
}
