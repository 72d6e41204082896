//! `films.jsonl`: one film a line, sorted by id, keys in one order, absent instead of empty.

use jiff::civil::Date;
use serde::Serialize;

use super::{
    Maturity, TitleFacts, TitleId,
    fields::{Object, Report},
    genre::Genre,
    problem::Problem,
};

/// A line as it is written. The order of the fields is the order of the keys.
#[derive(Serialize)]
struct FilmLine<'a> {
    id: TitleId,
    name: &'a str,
    year: u16,
    #[serde(skip_serializing_if = "Option::is_none")]
    released: Option<String>,
    #[serde(skip_serializing_if = "is_zero")]
    runtime_min: u16,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    genres: &'a [String],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    countries: &'a [String],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    languages: &'a [String],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    directors: &'a [String],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    writers: &'a [String],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    cast: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    certificate: Option<&'a str>,
    #[serde(skip_serializing_if = "is_zero")]
    oscars_won: u8,
    #[serde(skip_serializing_if = "is_zero")]
    oscar_nominations: u8,
}

fn is_zero<T: Default + PartialEq>(number: &T) -> bool {
    *number == T::default()
}

/// The file's text for films that are sorted by id.
pub fn write_films(films: &[TitleFacts]) -> Result<String, serde_json::Error> {
    let mut out = String::new();
    for film in films {
        let line = FilmLine {
            id: film.id,
            name: &film.name,
            year: film.year,
            released: film.released_day.and_then(date_of_day),
            runtime_min: film.runtime_min,
            genres: &film.genres,
            countries: &film.countries,
            languages: &film.languages,
            directors: &film.directors,
            writers: &film.writers,
            cast: &film.cast,
            certificate: film.certificate.as_deref(),
            oscars_won: film.oscars_won,
            oscar_nominations: film.oscar_nominations,
        };
        out.push_str(&serde_json::to_string(&line)?);
        out.push('\n');
    }
    Ok(out)
}

/// Reads the whole file; either all films, sorted by id, or everything that is wrong.
pub fn read_films(file: &str, text: &str) -> Result<Vec<TitleFacts>, Vec<Problem>> {
    let mut films: Vec<TitleFacts> = Vec::new();
    let mut problems = Vec::new();
    for (line, number) in text.lines().zip(1..) {
        let mut report = Report::of_line(file, number);
        let film = read_film(line, &mut report);
        if let Some(film) = film {
            if films.last().is_some_and(|last| last.id >= film.id) {
                report.wrong("id", format!("{} is not above the line before", film.id));
            }
            films.push(film);
        }
        problems.append(&mut report.problems);
    }
    if problems.is_empty() { Ok(films) } else { Err(problems) }
}

fn read_film(line: &str, report: &mut Report<'_>) -> Option<TitleFacts> {
    let value = match serde_json::from_str(line) {
        Ok(value) => value,
        Err(error) => {
            report.wrong("", format!("is not JSON: {error}"));
            return None;
        }
    };
    let mut object = Object::document(value, report)?;
    let id = read_id(&mut object, report);
    if id.is_some_and(TitleId::is_original) {
        report.wrong("id", "is an Original's; a film's begins with tt");
    }
    let name = object.needed_text("name", report);
    let year = object.needed_number("year", 1870..=2100, report) as u16;
    let mut film = TitleFacts::film(id.unwrap_or(TitleId::film(0)), &name, year);
    film.released_day = object.text("released", report).and_then(|date| {
        let day = day_of_date(&date);
        if day.is_none() {
            report.wrong("released", format!("“{date}” is not a day such as 1995-12-15"));
        }
        day
    });
    film.runtime_min = object.number("runtime_min", 1..=1_500, report).unwrap_or(0) as u16;
    film.genres = read_genres(&mut object, report);
    film.countries = object.texts("countries", report);
    film.languages = object.texts("languages", report);
    film.directors = object.texts("directors", report);
    film.writers = object.texts("writers", report);
    film.cast = object.texts("cast", report);
    film.certificate = object.text("certificate", report);
    if let Some(certificate) = &film.certificate {
        film.maturity = Maturity::from_certificate(certificate);
        if film.maturity == Maturity::Unknown {
            let what = format!(
                "“{certificate}” is no certificate of the United States; G, PG, PG-13, R, NC-17 and their forerunners are known"
            );
            report.wrong("certificate", what);
        }
    }
    film.oscars_won = object.number("oscars_won", 1..=20, report).unwrap_or(0) as u8;
    film.oscar_nominations = object.number("oscar_nominations", 1..=30, report).unwrap_or(0) as u8;
    object.finish(report);
    id.map(|_| film)
}

/// The `id` of a title.
pub(super) fn read_id(object: &mut Object, report: &mut Report<'_>) -> Option<TitleId> {
    let text = object.needed_text("id", report);
    match text.parse() {
        Ok(id) => Some(id),
        Err(_) if text.is_empty() => None,
        Err(error) => {
            report.wrong("id", error.to_string());
            None
        }
    }
}

/// The `genres` of a title, as keys.
pub(super) fn read_genres(object: &mut Object, report: &mut Report<'_>) -> Vec<String> {
    let path = object.path_of("genres");
    let genres = object.texts("genres", report);
    for (at, genre) in genres.iter().enumerate() {
        if Genre::by_key(genre).is_none() {
            report.wrong(
                &format!("{path}[{at}]"),
                format!("“{genre}” is not a genre that is known"),
            );
        }
    }
    genres
}

const UNIX_DAY_ZERO: Date = jiff::civil::date(1970, 1, 1);

/// Days since 1970 of `1995-12-15`.
pub(super) fn day_of_date(text: &str) -> Option<i32> {
    let date: Date = text.parse().ok()?;
    UNIX_DAY_ZERO.until(date).ok().map(|span| span.get_days())
}

fn date_of_day(day: i32) -> Option<String> {
    let span = jiff::Span::new().try_days(day).ok()?;
    Some(UNIX_DAY_ZERO.checked_add(span).ok()?.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_reads_back_the_same() {
        let mut heat = TitleFacts::film(TitleId::film(113_277), "Heat", 1995);
        heat.released_day = day_of_date("1995-12-15");
        heat.runtime_min = 170;
        heat.genres = vec!["crime".into(), "sci-fi".into()];
        heat.directors = vec!["Michael “Mike” Mann".into()];
        heat.certificate = Some("R".into());
        heat.maturity = Maturity::Sixteen;
        let bare = TitleFacts::film(TitleId::film(113_278), "A \\ \"B\"", 1960);
        let films = vec![heat, bare];
        let text = write_films(&films).unwrap();
        assert!(text.contains(r#""released":"1995-12-15""#));
        assert!(!text.contains("[]"), "absent instead of empty: {text}");
        assert_eq!(read_films("films.jsonl", &text).unwrap(), films);
    }

    #[test]
    fn each_problem_names_its_line_and_field() {
        let text = concat!(
            "{\"id\":\"tt0000002\",\"name\":\"A\",\"year\":1990}\n",
            "{\"id\":\"tt0000003\",\"name\":\" \",\"year\":\"x\",\"genres\":[\"crime\",\"kitchen\"],\"certificate\":\"Z\",\"shoe\":1}\n",
            "nonsense\n",
            "{\"id\":\"tt0000001\",\"name\":\"B\",\"year\":1990}\n",
        );
        let problems = read_films("films.jsonl", text).unwrap_err();
        let found: Vec<_> = problems
            .iter()
            .map(|problem| (problem.line, problem.field.as_str()))
            .collect();
        assert_eq!(
            found,
            [
                (2, "name"),
                (2, "year"),
                (2, "genres[1]"),
                (2, "certificate"),
                (2, "shoe"),
                (3, ""),
                (4, "id")
            ]
        );
        assert!(problems[0].to_string().starts_with("films.jsonl, line 2, field name: "));
    }
}
