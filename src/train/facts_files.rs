//! The files that describe titles beside a file of ratings.

use super::{facts::imdb_id, ratings_file::as_text};
use crate::catalog::{Problem, SourceFile, TitleId};

/// What such a file says of a title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Movie {
    pub id: String,
    pub year: Option<u16>,
    pub genres: Vec<String>,
}

/// `movieId,title,genres` with a header, or `id::title (year)::genres`; genres stand between `|`.
pub(super) fn read_movies(file: SourceFile<'_>) -> Result<Vec<Movie>, Problem> {
    let text = as_text(file.bytes);
    if text.lines().next().is_some_and(|line| line.contains("::")) {
        return text
            .lines()
            .zip(1..)
            .filter(|(line, _)| !line.trim().is_empty())
            .map(|(line, at)| {
                // A title may hold `::` itself, so the id is taken from the left and the genres from the right.
                let parts = line
                    .split_once("::")
                    .and_then(|(id, rest)| rest.rsplit_once("::").map(|(title, genres)| (id, title, genres)));
                let (id, title, genres) =
                    parts.ok_or_else(|| Problem::new(file.name, at, "", "has fewer than 3 fields between ::"))?;
                Ok(movie(id, title, genres))
            })
            .collect();
    }
    read_columns(
        file.name,
        &text,
        ["movieId", "title", "genres"],
        |[id, title, genres]| Ok(movie(id, title, genres)),
    )
}

/// `movieId,imdbId` with a header, and what else there may be; lines without IMDb's number are passed over.
pub(super) fn read_links(file: SourceFile<'_>) -> Result<Vec<(String, TitleId)>, Problem> {
    let text = as_text(file.bytes);
    let links = read_columns(file.name, &text, ["movieId", "imdbId", "imdbId"], |[id, imdb, _]| {
        if imdb.is_empty() {
            return Ok(None);
        }
        let linked = imdb_id(imdb).ok_or("is not IMDb's number")?;
        Ok(Some((id.to_owned(), linked)))
    })?;
    Ok(links.into_iter().flatten().collect())
}

fn movie(id: &str, title: &str, genres: &str) -> Movie {
    let year = title
        .trim_end()
        .strip_suffix(')')
        .and_then(|title| title.rsplit_once('('))
        .and_then(|(_, year)| year.parse().ok())
        .filter(|year| (1870..=2100).contains(year));
    Movie {
        id: id.trim().to_owned(),
        year,
        genres: genres
            .split('|')
            .map(str::trim)
            // MovieLens writes “(no genres listed)”.
            .filter(|genre| !genre.is_empty() && !genre.starts_with('('))
            .map(str::to_owned)
            .collect(),
    }
}

/// Reads three columns of a CSV by their names.
fn read_columns<T>(
    name: &str,
    text: &str,
    wanted: [&str; 3],
    read: impl Fn([&str; 3]) -> Result<T, &'static str>,
) -> Result<Vec<T>, Problem> {
    let mut reader = csv::ReaderBuilder::new()
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let broken = |error: &csv::Error| {
        let line = error.position().map_or(1, csv::Position::line);
        Problem::new(name, line, "", format!("is not a line of CSV: {error}"))
    };
    let header = reader.headers().map_err(|error| broken(&error))?.clone();
    let mut at = [0; 3];
    for (slot, wanted) in at.iter_mut().zip(wanted) {
        let found = header.iter().position(|column| column == wanted);
        *slot = found.ok_or_else(|| Problem::new(name, 1, wanted, "is not among the columns"))?;
    }
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| broken(&error))?;
        let line = record.position().map_or(1, csv::Position::line);
        let cells = at.map(|at| record.get(at).unwrap_or_default());
        rows.push(read(cells).map_err(|what| Problem::new(name, line, wanted[1], what))?);
    }
    Ok(rows)
}
