//! `audience.csv`: who rated which film how, and when. The viewers' numbers are this project's own.

use super::{TitleId, problem::Problem};

/// One rating by one of the audience.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AudienceRow {
    /// Counted from 1, in the order in which the viewers first rated something.
    pub viewer: u32,
    pub title: TitleId,
    /// 0 to 10.
    pub rating: u8,
    /// Seconds since 1970-01-01T00:00:00Z.
    pub at: i64,
}

/// Ratings from here up count as liked.
pub const LIKED_FROM: u8 = 7;

impl AudienceRow {
    pub const fn is_like(self) -> bool {
        self.rating >= LIKED_FROM
    }
}

const HEADER: &str = "viewer,title,rating,at";

/// Iterates over the ratings of an `audience.csv`; `file` is the name that a [`Problem`] gives.
/// A line that cannot be read is a problem and the next line goes on.
pub fn read_audience<'a>(file: &'a str, text: &'a str) -> impl Iterator<Item = Result<AudienceRow, Problem>> + 'a {
    let header = text.lines().next().unwrap_or_default();
    let missing = (header != HEADER).then(|| {
        let what = format!("is not the header {HEADER}");
        Err(Problem::new(file, 1, "", what))
    });
    let rows = text
        .lines()
        .zip(1..)
        .skip(1)
        .map(move |(line, number)| read_row(file, line, number));
    missing.into_iter().chain(rows)
}

fn read_row(file: &str, line: &str, number: u64) -> Result<AudienceRow, Problem> {
    let mut fields = line.split(',');
    let mut next = |field: &str| {
        fields
            .next()
            .map(str::trim)
            .ok_or_else(|| Problem::new(file, number, field, "is missing"))
    };
    let wrong = |field: &str, text: &str, expected: &str| {
        Problem::new(file, number, field, format!("“{text}” is not {expected}"))
    };
    let viewer = next("viewer")?;
    let title = next("title")?;
    let rating = next("rating")?;
    let at = next("at")?;
    let row = AudienceRow {
        viewer: viewer
            .parse()
            .ok()
            .filter(|&viewer| viewer > 0)
            .ok_or_else(|| wrong("viewer", viewer, "a viewer's number, counted from 1"))?,
        title: title
            .parse()
            .map_err(|_| wrong("title", title, "a title's id such as tt0113277"))?,
        rating: rating
            .parse()
            .ok()
            .filter(|&rating| rating <= 10)
            .ok_or_else(|| wrong("rating", rating, "a whole number from 0 to 10"))?,
        at: at
            .parse()
            .map_err(|_| wrong("at", at, "a time in whole seconds since 1970"))?,
    };
    match fields.next() {
        Some(_) => Err(Problem::new(file, number, "", "has more than four fields")),
        None => Ok(row),
    }
}

/// The file's text for rows in the order given.
pub fn write_audience(rows: &[AudienceRow]) -> String {
    use std::fmt::Write;
    let mut out = format!("{HEADER}\n");
    for row in rows {
        let AudienceRow {
            viewer,
            title,
            rating,
            at,
        } = row;
        // Writing to a String cannot fail.
        let _ = writeln!(out, "{viewer},{title},{rating},{at}");
    }
    out
}

/// Gives the viewers numbers that say nothing about who they are elsewhere, and sorts by viewer, time and title.
pub fn renumber(mut rows: Vec<AudienceRow>) -> Vec<AudienceRow> {
    rows.sort_unstable_by_key(|row| (row.at, row.viewer, row.title));
    let mut numbers = rustc_hash::FxHashMap::default();
    for row in &mut rows {
        let next = numbers.len() as u32 + 1;
        row.viewer = *numbers.entry(row.viewer).or_insert(next);
    }
    rows.sort_unstable_by_key(|row| (row.viewer, row.at, row.title));
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(viewer: u32, number: u32, at: i64) -> AudienceRow {
        AudienceRow {
            viewer,
            title: TitleId::film(number),
            rating: 8,
            at,
        }
    }

    #[test]
    fn viewers_are_numbered_by_their_first_rating() {
        let rows = renumber(vec![row(900, 2, 50), row(17, 1, 40), row(900, 3, 10)]);
        assert_eq!(rows, [row(1, 3, 10), row(1, 2, 50), row(2, 1, 40)]);
    }

    #[test]
    fn what_is_written_reads_back_the_same() {
        let rows = vec![row(1, 3, 10), row(2, 1, 40)];
        let text = write_audience(&rows);
        let read: Vec<_> = read_audience("audience.csv", &text).collect::<Result<_, _>>().unwrap();
        assert_eq!(read, rows);
    }

    #[test]
    fn a_broken_line_names_itself_and_its_field_and_the_rest_is_read() {
        let text = "viewer,title,rating,at\n1,tt0000001,11,5\n1,tt0000002,7,5\nx\n";
        let rows: Vec<_> = read_audience("audience.csv", text).collect();
        let problem = rows[0].as_ref().unwrap_err();
        assert_eq!((problem.line, problem.field.as_str()), (2, "rating"));
        assert_eq!(rows[1].as_ref().unwrap().rating, 7);
        assert_eq!(rows[2].as_ref().unwrap_err().line, 4);
        assert!(read_audience("audience.csv", "").next().unwrap().is_err());
    }
}
