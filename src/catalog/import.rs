//! From Wikidata's films.csv and MovieTweetings' ratings.dat and movies.dat to the facts that the catalog keeps.

use std::{borrow::Cow, collections::BTreeMap};

use rustc_hash::FxHashSet;

use super::{
    Maturity, TitleFacts, TitleId,
    audience::{AudienceRow, renumber},
    films_file::day_of_date,
    genre::Genre,
    place::{country_name, language_name},
    problem::Problem,
    text::clean,
};

/// A source file: the name that problems give, and its bytes.
#[derive(Clone, Copy, Debug)]
pub struct SourceFile<'a> {
    pub name: &'a str,
    pub bytes: &'a [u8],
}

impl<'a> SourceFile<'a> {
    /// As text; where it is not UTF-8 it is taken for Latin-1.
    fn text(self) -> Cow<'a, str> {
        match std::str::from_utf8(self.bytes) {
            Ok(text) => Cow::Borrowed(text),
            Err(_) => Cow::Owned(self.bytes.iter().map(|&byte| char::from(byte)).collect()),
        }
    }
}

/// What an import gives.
#[derive(Debug, Default)]
pub struct Imported {
    /// Sorted by id; each has at least one rating.
    pub films: Vec<TitleFacts>,
    /// Viewers renumbered; ratings of these films only.
    pub audience: Vec<AudienceRow>,
}

/// Joins the three sources by IMDb's number. Empty and broken cells are survived; a broken line is an error.
pub fn import(films: SourceFile<'_>, ratings: SourceFile<'_>, movies: SourceFile<'_>) -> Result<Imported, Problem> {
    let mut audience = read_ratings(ratings)?;
    let rated: FxHashSet<TitleId> = audience.iter().map(|row| row.title).collect();
    let mut by_id = read_films_csv(films)?;
    by_id.retain(|id, _| rated.contains(id));
    for (id, genres) in read_movies(movies)? {
        if let Some(film) = by_id.get_mut(&id) {
            add_genres(&mut film.genres, genres.iter().map(String::as_str));
        }
    }
    audience.retain(|row| by_id.contains_key(&row.title));
    Ok(Imported {
        films: by_id.into_values().collect(),
        audience: renumber(audience),
    })
}

/// `viewer::imdb number::rating::unix seconds`.
fn read_ratings(file: SourceFile<'_>) -> Result<Vec<AudienceRow>, Problem> {
    let text = file.text();
    let mut rows = Vec::new();
    for (line, at) in text.lines().zip(1..) {
        let fields: Vec<&str> = line.split("::").collect();
        let [viewer, number, rating, seconds] = fields[..] else {
            let what = format!("has {} fields between ::, not 4", fields.len());
            return Err(Problem::new(file.name, at, "", what));
        };
        let wrong = |field, text: &str, expected| {
            let what = format!("“{}” is not {expected}", clean(text));
            Problem::new(file.name, at, field, what)
        };
        rows.push(AudienceRow {
            viewer: viewer
                .parse()
                .map_err(|_| wrong("viewer", viewer, "a viewer's number"))?,
            title: film_id(number).ok_or_else(|| wrong("film", number, "IMDb's number"))?,
            rating: rating
                .parse()
                .ok()
                .filter(|&rating| rating <= 10)
                .ok_or_else(|| wrong("rating", rating, "a whole number from 0 to 10"))?,
            at: seconds
                .trim()
                .parse()
                .map_err(|_| wrong("time", seconds, "a time in whole seconds since 1970"))?,
        });
    }
    Ok(rows)
}

/// `imdb number::Title (year)::Genre|Genre`, from which only the genres are taken.
fn read_movies(file: SourceFile<'_>) -> Result<Vec<(TitleId, Vec<String>)>, Problem> {
    let text = file.text();
    let mut movies = Vec::new();
    for (line, at) in text.lines().zip(1..) {
        // A title may hold `::` itself, so the number is taken from the left and the genres from the right.
        let parts = line
            .split_once("::")
            .and_then(|(number, rest)| Some((number, rest.rsplit_once("::")?.1)));
        let Some((number, genres)) = parts else {
            return Err(Problem::new(file.name, at, "", "has fewer than 3 fields between ::"));
        };
        let id = film_id(number).ok_or_else(|| {
            let what = format!("“{}” is not IMDb's number", clean(number));
            Problem::new(file.name, at, "film", what)
        })?;
        movies.push((id, genres.split('|').map(str::to_owned).collect()));
    }
    Ok(movies)
}

fn film_id(number: &str) -> Option<TitleId> {
    let digits = number.trim().trim_start_matches("tt");
    format!("tt{digits}").parse().ok()
}

/// All films of films.csv by id; the first of two lines with one id counts.
fn read_films_csv(file: SourceFile<'_>) -> Result<BTreeMap<TitleId, TitleFacts>, Problem> {
    let text = file.text();
    let mut reader = csv::ReaderBuilder::new().from_reader(text.as_bytes());
    let columns = Columns::find(file.name, reader.headers().map_err(|error| broken(file.name, &error))?)?;
    let mut films = BTreeMap::new();
    for record in reader.records() {
        let record = record.map_err(|error| broken(file.name, &error))?;
        let film = columns.film(file.name, &record)?;
        films.entry(film.id).or_insert(film);
    }
    Ok(films)
}

fn broken(file: &str, error: &csv::Error) -> Problem {
    let line = error.position().map_or(1, csv::Position::line);
    Problem::new(file, line, "", format!("is not a line of CSV: {error}"))
}

const COLUMN_NAMES: [&str; 13] = [
    "imdbID", "Title", "Year", "Released", "Runtime", "Genre", "Director", "Writer", "Cast", "Language", "Country",
    "Rating", "Awards",
];

/// Where each column of films.csv stands.
struct Columns([usize; 13]);

impl Columns {
    fn find(file: &str, headers: &csv::StringRecord) -> Result<Self, Problem> {
        let mut at = [0; 13];
        for (slot, name) in at.iter_mut().zip(COLUMN_NAMES) {
            *slot = headers
                .iter()
                .position(|header| header.trim_start_matches('\u{feff}') == name)
                .ok_or_else(|| Problem::new(file, 1, name, "is not among the columns"))?;
        }
        Ok(Self(at))
    }

    fn film(&self, file: &str, record: &csv::StringRecord) -> Result<TitleFacts, Problem> {
        let line = record.position().map_or(1, csv::Position::line);
        let [
            id,
            name,
            year,
            released,
            runtime,
            genres,
            directors,
            writers,
            cast,
            languages,
            countries,
            certificate,
            awards,
        ] = self.0.map(|at| clean(record.get(at).unwrap_or_default()));
        let wrong =
            |field, text: &str, expected| Problem::new(file, line, field, format!("“{text}” is not {expected}"));
        let id = film_id(&id).ok_or_else(|| wrong("imdbID", &id, "an id such as tt0113277"))?;
        if name.is_empty() {
            return Err(Problem::new(file, line, "Title", "is empty"));
        }
        let year = year
            .parse()
            .ok()
            .filter(|year| (1870..=2100).contains(year))
            .ok_or_else(|| wrong("Year", &year, "a year"))?;
        let mut film = TitleFacts::film(id, &name, year);
        // Where Wikidata knows the year alone, the source writes the first of January.
        film.released_day = day_of_date(&released).filter(|_| !released.ends_with("-01-01"));
        film.runtime_min = minutes(&runtime);
        add_genres(&mut film.genres, genres.split(','));
        film.directors = people(&directors);
        film.writers = people(&writers);
        film.cast = people(&cast);
        film.countries = distinct(countries.split(',').map(|name| country_name(name.trim())));
        film.languages = distinct(languages.split(',').map(|name| language_name(name.trim())));
        film.maturity = Maturity::from_certificate(&certificate);
        film.certificate = (film.maturity != Maturity::Unknown).then(|| certificate.into_owned());
        (film.oscars_won, film.oscar_nominations) = oscars(&awards);
        Ok(film)
    }
}

/// `170.0` is 170; what is no length of a film is unknown.
fn minutes(text: &str) -> u16 {
    match text.parse::<f64>() {
        Ok(minutes) if (1.0..=1_500.0).contains(&minutes) => minutes.round() as u16,
        _ => 0,
    }
}

fn add_genres<'a>(genres: &mut Vec<String>, words: impl Iterator<Item = &'a str>) {
    for genre in words.filter_map(|word| Genre::from_source(word.trim())) {
        if !genres.iter().any(|known| known == genre.key) {
            genres.push(genre.key.to_owned());
        }
    }
}

fn distinct<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for name in names {
        if !name.is_empty() && !kept.iter().any(|known| known == name) {
            kept.push(name.to_owned());
        }
    }
    kept
}

/// Names between commas, where the comma in “Robert Downey, Jr.” does not end one.
fn people(text: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for part in text.split(',').map(str::trim).filter(|part| !part.is_empty()) {
        match names.last_mut() {
            Some(name) if matches!(part, "Jr." | "Jr" | "Sr." | "Sr" | "II" | "III") => {
                name.push(' ');
                name.push_str(part);
            }
            _ => names.push(part.to_owned()),
        }
    }
    distinct(names.iter().map(String::as_str))
}

/// `(won, nominated)` from “Won 2 Oscars. Nominated for 6 Oscars.”
fn oscars(text: &str) -> (u8, u8) {
    let count_after = |words: &str| {
        text.split('.')
            .filter_map(|sentence| sentence.trim().strip_prefix(words))
            .filter(|rest| rest.contains("Oscar"))
            .find_map(|rest| rest.split_whitespace().next()?.parse().ok())
            .unwrap_or(0)
    };
    (count_after("Won "), count_after("Nominated for "))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILMS: &str = "imdbID,Title,Year,Released,Runtime,Genre,Director,Writer,Cast,Language,Country,Rating,Awards\n\
        tt0000001,\"Harbor, Late\",1962,1962-05-01,88.0,\"Crime, Drama\",\"A. One, B. Two\",,\"Roy Low, Jr., Zed Moe\",\"Standard Chinese, Putonghua\",British Hong Kong,PG-13,Won 2 Oscars. Nominated for 6 Oscars.\n\
        tt0000001,Harbor again,1990,,,,,,,,,,\n\
        tt0000002,Never\u{7} rated,1970,,,,,,,,,,\n\
        tt0000003,Bare,1980,soon,long,,,,,,,Z,Something\n";
    const RATINGS: &str = "77::0000001::8::1000\n77::0000003::3::2000\n5::1::10::500\n5::9999999::10::500\n";
    const MOVIES: &str = "0000001::Harbor:: Late (1962)::Drama|Film-Noir\n0000004::Else (1999)::Western\n";

    fn source<'a>(name: &'a str, text: &'a str) -> SourceFile<'a> {
        SourceFile {
            name,
            bytes: text.as_bytes(),
        }
    }

    fn run(films: &str, ratings: &str, movies: &str) -> Result<Imported, Problem> {
        import(
            source("films.csv", films),
            source("ratings.dat", ratings),
            source("movies.dat", movies),
        )
    }

    #[test]
    fn facts_are_joined_by_number_and_only_rated_films_are_kept() {
        let imported = run(FILMS, RATINGS, MOVIES).unwrap();
        let [harbor, bare] = &imported.films[..] else {
            panic!("{:?}", imported.films);
        };
        assert_eq!(harbor.name, "Harbor, Late");
        assert_eq!(harbor.genres, ["crime", "drama", "film-noir"]);
        assert_eq!(harbor.cast, ["Roy Low Jr.", "Zed Moe"]);
        assert_eq!(harbor.languages, ["Mandarin"]);
        assert_eq!(harbor.countries, ["Hong Kong"]);
        assert_eq!((harbor.oscars_won, harbor.oscar_nominations), (2, 6));
        assert_eq!(harbor.maturity, Maturity::Twelve);
        assert_eq!(harbor.runtime_min, 88);
        assert_eq!(*bare, TitleFacts::film(TitleId::film(3), "Bare", 1980));
        let audience: Vec<_> = imported.audience.iter().map(|row| (row.viewer, row.at)).collect();
        assert_eq!(audience, [(1, 500), (2, 1000), (2, 2000)]);
    }

    #[test]
    fn a_broken_line_is_named_with_its_file_and_field() {
        let short = format!("{FILMS}tt0000005,Too short,1990\n");
        assert_eq!(run(&short, RATINGS, MOVIES).unwrap_err().line, 6);
        let no_year = format!("{FILMS}tt0000005,Yearless,19x0,,,,,,,,,,\n");
        let problem = run(&no_year, RATINGS, MOVIES).unwrap_err();
        assert_eq!(
            problem.to_string(),
            "films.csv, line 6, field Year: “19x0” is not a year"
        );
        let problem = run(FILMS, "1::2::11::5\n", MOVIES).unwrap_err();
        assert_eq!(
            problem.to_string(),
            "ratings.dat, line 1, field rating: “11” is not a whole number from 0 to 10"
        );
        assert_eq!(run(FILMS, RATINGS, "x\n").unwrap_err().file, "movies.dat");
        let problem = run("imdbID,Title\n", RATINGS, MOVIES).unwrap_err();
        assert_eq!(problem.field, "Year");
    }

    #[test]
    fn bytes_that_are_not_utf8_are_read_as_latin_1() {
        let file = SourceFile {
            name: "films.csv",
            bytes: b"Am\xe9lie",
        };
        assert_eq!(file.text(), "Amélie");
    }
}
