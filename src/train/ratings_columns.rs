//! Which column of a table of ratings is which, and how its cells are read.

use crate::catalog::Problem;

/// Where each column stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Columns {
    pub viewer: usize,
    pub title: usize,
    pub rating: Option<usize>,
    pub time: Option<usize>,
}

/// What others call each column; compared without case, underscores and blanks, and up to a colon (`user_id:token`).
const VIEWER: &[&str] = &[
    "user",
    "userid",
    "uid",
    "viewer",
    "viewerid",
    "profile",
    "customer",
    "customerid",
];
const TITLE: &[&str] = &[
    "item",
    "itemid",
    "iid",
    "title",
    "titleid",
    "movie",
    "movieid",
    "film",
    "filmid",
    "imdbid",
    "product",
    "productid",
    "book",
    "bookid",
    "track",
    "trackid",
    "artist",
    "artistid",
];
const RATING: &[&str] = &["rating", "score", "stars", "value"];
const TIME: &[&str] = &[
    "timestamp",
    "time",
    "ts",
    "at",
    "date",
    "unixtime",
    "unixseconds",
    "createdat",
    "ratedat",
];

impl Columns {
    /// Finds them in a header; `required` names those beside viewer and title that have to be there.
    pub fn find(file: &str, header: &csv::StringRecord, required: &[&str]) -> Result<Self, Problem> {
        let words: Vec<String> = header.iter().map(plain).collect();
        let find = |names: &[&str]| words.iter().position(|word| names.contains(&word.as_str()));
        let missing = |name: &str| {
            let what = format!(
                "is not among the columns; the first line has to name user and item, and names “{}”",
                { header.iter().collect::<Vec<_>>().join(", ") }
            );
            Problem::new(file, 1, name, what)
        };
        let columns = Self {
            viewer: find(VIEWER).ok_or_else(|| missing("user"))?,
            title: find(TITLE).ok_or_else(|| missing("item"))?,
            rating: find(RATING),
            time: find(TIME),
        };
        for (name, found) in [("rating", columns.rating), ("timestamp", columns.time)] {
            if required.contains(&name) && found.is_none() {
                return Err(missing(name));
            }
        }
        Ok(columns)
    }
}

fn plain(name: &str) -> String {
    let name = name.split(':').next().unwrap_or_default();
    name.chars()
        .filter(|letter| letter.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// What stands between the columns, by the first line.
pub(super) fn delimiter(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    [b'\t', b';']
        .into_iter()
        .find(|mark| first.as_bytes().contains(mark))
        .unwrap_or(b',')
}

pub(super) fn number(text: &str) -> Option<f32> {
    text.parse().ok().filter(|number: &f32| number.is_finite())
}

/// Seconds since 1970, written as seconds, milliseconds, or a date with a time (UTC where it names no zone).
pub(super) fn seconds(text: &str) -> Option<i64> {
    /// As seconds that would be the year 5138, as milliseconds 1973.
    const MILLISECONDS_FROM: f64 = 1e11;
    if let Ok(number) = text.parse::<f64>() {
        let seconds = if number.abs() >= MILLISECONDS_FROM {
            number / 1_000.0
        } else {
            number
        };
        return seconds.is_finite().then_some(seconds.floor() as i64);
    }
    let zoned = text.parse::<jiff::Timestamp>().ok();
    let civil = || {
        text.parse::<jiff::civil::DateTime>()
            .ok()?
            .to_zoned(jiff::tz::TimeZone::UTC)
            .ok()
    };
    Some(zoned.or_else(|| Some(civil()?.timestamp()))?.as_second())
}
