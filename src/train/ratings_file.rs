//! Ratings as others publish them: who rated what, how well, and when.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use super::{
    interactions::{Interactions, Liked},
    ratings_columns::{Columns, delimiter, number, seconds},
};
use crate::catalog::{Problem, SourceFile, clean};

/// How a file of ratings is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// CSV whose header names userId, movieId, rating and timestamp
    Movielens,
    /// `viewer::title::rating::seconds` without a header, as MovieTweetings and MovieLens 1M have it
    Movietweetings,
    /// CSV whose header names user and item, perhaps rating and timestamp, in any order
    Csv,
}

impl Format {
    /// The format of a text, by its first line that is not empty.
    pub fn of(text: &str) -> Self {
        let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
        let is_movielens = ["userId", "movieId", "rating", "timestamp"]
            .iter()
            .all(|name| first.contains(name));
        match first {
            _ if first.contains("::") => Self::Movietweetings,
            _ if is_movielens => Self::Movielens,
            _ => Self::Csv,
        }
    }
}

/// One line of such a file; viewer and title are positions in [`Ratings`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rating {
    pub viewer: u32,
    pub title: u32,
    /// 0 throughout where the file has no ratings.
    pub rating: f32,
    /// Seconds since 1970; 0 throughout where the file has no times.
    pub at_s: i64,
}

/// A file of ratings. Ids are kept as they are written, in the order of their first lines.
#[derive(Clone, Debug, PartialEq)]
pub struct Ratings {
    pub viewers: Vec<String>,
    pub titles: Vec<String>,
    pub rows: Vec<Rating>,
    pub has_ratings: bool,
    pub has_times: bool,
}

impl Ratings {
    /// Reads a file of ratings; what is not UTF-8 is taken for Latin-1.
    ///
    /// # Errors
    /// The first line that cannot be read, or a column that is not there.
    pub fn read(file: SourceFile<'_>, format: Option<Format>) -> Result<Self, Problem> {
        let text = as_text(file.bytes);
        match format.unwrap_or_else(|| Format::of(&text)) {
            Format::Movietweetings => read_colons(file.name, &text),
            Format::Movielens => read_csv(file.name, &text, &["rating", "timestamp"]),
            Format::Csv => read_csv(file.name, &text, &[]),
        }
    }

    /// The rating from which on a title counts as liked where nobody says: 4 of 5, 7 of 10, and so on; anything where the file
    /// has no ratings or only one.
    pub fn default_min_rating(&self) -> f32 {
        let bounds = |(low, high): (f32, f32), row: &Rating| (low.min(row.rating), high.max(row.rating));
        let (low, high) = self.rows.iter().fold((f32::INFINITY, f32::NEG_INFINITY), bounds);
        match high {
            _ if low >= high => low,
            high if high <= 1.0 => high,
            high if high <= 5.0 => 4.0,
            high if high <= 10.0 => 7.0,
            high => 0.7 * high,
        }
    }

    /// Who liked what: each title once a viewer, at its first time; in the order of time, ties as the file has them. Titles keep
    /// their numbers; viewers who liked nothing are left out.
    pub fn liked(&self, min_rating: f32) -> Interactions {
        let mut rated = vec![(Vec::new(), Vec::new()); self.viewers.len()];
        for row in &self.rows {
            let (likes, disliked) = &mut rated[row.viewer as usize];
            let side = if row.rating >= min_rating { likes } else { disliked };
            side.push(Liked {
                title: row.title,
                at_s: row.at_s,
            });
        }
        let first = self.rows.first().map(|row| row.at_s);
        // Without times the order of lines is mostly that of ids, and says nothing.
        let is_timed = self.has_times && self.rows.iter().any(|row| Some(row.at_s) != first);
        Interactions {
            is_timed,
            is_ordered: is_timed,
            ..Interactions::rated(self.titles.len(), rated)
        }
    }
}

pub(super) fn as_text(bytes: &[u8]) -> Cow<'_, str> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => Cow::Owned(bytes.iter().map(|&byte| char::from(byte)).collect()),
    }
}

/// Ids under numbers, in the order of their first use.
#[derive(Default)]
struct Numbers<'a> {
    by_id: FxHashMap<Cow<'a, str>, u32>,
    ids: Vec<String>,
}

impl<'a> Numbers<'a> {
    fn of(&mut self, id: Cow<'a, str>) -> u32 {
        if let Some(number) = self.by_id.get(&id) {
            return *number;
        }
        let number = self.ids.len() as u32;
        self.ids.push(id.clone().into_owned());
        self.by_id.insert(id, number);
        number
    }
}

fn read_colons(name: &str, text: &str) -> Result<Ratings, Problem> {
    let (mut viewers, mut titles) = (Numbers::default(), Numbers::default());
    let mut rows = Vec::new();
    let mut has_times = true;
    for (line, at) in text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty()) {
        let mut fields = line.split("::").map(str::trim);
        let (Some(viewer), Some(title), Some(rating), time, None) = (
            fields.next(),
            fields.next(),
            fields.next(),
            fields.next(),
            fields.next(),
        ) else {
            let what = format!("has {} fields between ::, not 4", line.split("::").count());
            return Err(Problem::new(name, at, "", what));
        };
        has_times &= time.is_some();
        rows.push(Rating {
            viewer: viewers.of(Cow::Borrowed(viewer)),
            title: titles.of(Cow::Borrowed(title)),
            rating: number(rating).ok_or_else(|| wrong(name, at, "rating", rating, "a number"))?,
            at_s: time.map_or(Ok(0), |time| {
                seconds(time).ok_or_else(|| wrong(name, at, "time", time, "a time in seconds since 1970"))
            })?,
        });
    }
    Ok(Ratings {
        viewers: viewers.ids,
        titles: titles.ids,
        rows,
        has_ratings: true,
        has_times,
    })
}

fn read_csv(name: &str, text: &str, required: &[&str]) -> Result<Ratings, Problem> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter(text))
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let broken = |error: &csv::Error| {
        let line = error.position().map_or(1, csv::Position::line);
        Problem::new(name, line, "", format!("is not a line of CSV: {error}"))
    };
    let columns = Columns::find(name, reader.headers().map_err(|error| broken(&error))?, required)?;
    let (mut viewers, mut titles) = (Numbers::default(), Numbers::default());
    let mut rows = Vec::new();
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record).map_err(|error| broken(&error))? {
        let line = record.position().map_or(1, csv::Position::line);
        let field = |at: usize| record.get(at).unwrap_or_default();
        let given = |at: Option<usize>| at.map(field);
        rows.push(Rating {
            viewer: viewers.of(Cow::Owned(field(columns.viewer).to_owned())),
            title: titles.of(Cow::Owned(field(columns.title).to_owned())),
            rating: given(columns.rating).map_or(Ok(0.0), |text| {
                number(text).ok_or_else(|| wrong(name, line, "rating", text, "a number"))
            })?,
            at_s: given(columns.time).map_or(Ok(0), |text| {
                seconds(text).ok_or_else(|| wrong(name, line, "timestamp", text, "a time in seconds since 1970"))
            })?,
        });
    }
    Ok(Ratings {
        viewers: viewers.ids,
        titles: titles.ids,
        rows,
        has_ratings: columns.rating.is_some(),
        has_times: columns.time.is_some(),
    })
}

fn wrong(file: &str, line: u64, field: &str, text: &str, expected: &str) -> Problem {
    Problem::new(file, line, field, format!("“{}” is not {expected}", clean(text)))
}

#[cfg(test)]
#[path = "ratings_file/tests.rs"]
mod tests;
