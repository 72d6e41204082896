use std::path::Path;

use rustc_hash::FxHashMap;

use super::{Failure, files, print};
use crate::catalog::{Catalog, Problem, TitleFacts, TitleId};

/// Checks one file, or the whole of `./catalog`, or the catalog in the program. Problems are the command's data.
pub fn run(file: Option<&Path>) -> Result<(), Failure> {
    let (what, problems) = match file {
        Some(path) => (path.display().to_string(), check_file(path)?),
        None if Path::new("catalog").join(files::FILMS).is_file() => {
            ("catalog".to_owned(), check_folder(Path::new("catalog"))?)
        }
        None => {
            let catalog = Catalog::bundled().map_err(Failure::failed)?;
            return print(&format!(
                "the catalog in the program: {} titles, no problems\n",
                catalog.len()
            ));
        }
    };
    if problems.is_empty() {
        return print(&format!("{what}: no problems\n"));
    }
    let lines: String = problems.iter().map(|problem| format!("{problem}\n")).collect();
    print(&lines)?;
    let count = problems.len();
    let noun = if count == 1 { "problem" } else { "problems" };
    Err(Failure::failed(format!("{what} has {count} {noun}")))
}

/// What kind of file it is follows from its name.
fn check_file(path: &Path) -> Result<Vec<Problem>, Failure> {
    let extension = path.extension().and_then(|extension| extension.to_str());
    Ok(match extension {
        Some("jsonl") => files::films(path)?.err().unwrap_or_default(),
        Some("csv") => files::audience(path)?.err().unwrap_or_default(),
        Some("json") => files::original(path)?.err().unwrap_or_default(),
        _ => {
            return Err(Failure::usage(format!(
                "{} is not a catalog file; films.jsonl, audience.csv and Originals' .json files are",
                path.display()
            )));
        }
    })
}

fn check_folder(dir: &Path) -> Result<Vec<Problem>, Failure> {
    let mut problems = Vec::new();
    let mut take = |read: Result<Vec<TitleFacts>, Vec<Problem>>| {
        read.unwrap_or_else(|mut found| {
            problems.append(&mut found);
            Vec::new()
        })
    };
    let films = take(files::films(&dir.join(files::FILMS))?);
    let mut originals: FxHashMap<TitleId, String> = FxHashMap::default();
    let mut twice = Vec::new();
    for path in files::original_paths(dir)? {
        let name = path.display().to_string();
        let read = files::original(&path)?.map(|original| vec![original]);
        for original in take(read) {
            if let Some(other) = originals.insert(original.id, name.clone()) {
                let what = format!("{} is the id of {other}, too", original.id);
                twice.push(Problem::new(&name, 1, "id", what));
            }
        }
    }
    problems.append(&mut twice);
    let audience = dir.join(files::AUDIENCE);
    match files::audience(&audience)? {
        Err(mut found) => problems.append(&mut found),
        Ok(rows) => {
            let name = audience.display().to_string();
            // The header is line 1. Films that could not be read cannot be missed.
            let unknown = rows.iter().zip(2..).filter(|(row, _)| {
                !films.is_empty() && films.binary_search_by_key(&row.title, |film| film.id).is_err()
            });
            problems.extend(unknown.map(|(row, line)| {
                let what = format!("{} is not in {}", row.title, files::FILMS);
                Problem::new(&name, line, "title", what)
            }));
        }
    }
    Ok(problems)
}
