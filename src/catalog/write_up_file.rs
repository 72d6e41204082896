//! `write_ups/*.json`: what an editor wrote of one real film, a file each, laid over the facts of `films.jsonl`.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    Appeal, Maturity, TitleFacts, TitleId, WriteUp,
    fields::{Object, Report, read_document},
    films_file::{read_genres, read_id},
    problem::Problem,
    written::{read_captions, read_facets, read_synopses},
};

/// A write-up as its file has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilmWriteUp {
    pub id: TitleId,
    /// Where the source has none.
    certificate: Option<String>,
    /// In place of the source's genres, when there are any.
    genres: Vec<String>,
    facets: Vec<String>,
    /// In billing order.
    leads: Vec<String>,
    captions: Vec<(Appeal, String)>,
    synopses: Vec<(Appeal, String)>,
}

/// The films that may be written up, and everybody who is credited anywhere.
pub struct KnownFilms<'a> {
    films: FxHashMap<TitleId, &'a TitleFacts>,
    people: FxHashSet<&'a str>,
}

impl<'a> KnownFilms<'a> {
    pub fn of(films: &'a [TitleFacts]) -> Self {
        let people = films
            .iter()
            .flat_map(|film| film.directors.iter().chain(&film.writers).chain(&film.cast))
            .map(String::as_str);
        Self {
            films: films.iter().map(|film| (film.id, film)).collect(),
            people: people.collect(),
        }
    }

    /// Somebody real has this name.
    pub fn has_person(&self, name: &str) -> bool {
        self.people.contains(name)
    }
}

/// Reads one write-up; either all of it, or everything that is wrong. It is held against the films that are known.
pub fn read_write_up(file: &str, text: &str, known: &KnownFilms<'_>) -> Result<FilmWriteUp, Vec<Problem>> {
    read_document(file, text, |object, report| write_up_of(object, known, report))
}

/// Lays a write-up over the facts of its film.
pub fn apply_write_up(film: &mut TitleFacts, write_up: FilmWriteUp) {
    if let Some(certificate) = write_up.certificate {
        film.maturity = Maturity::from_certificate(&certificate);
        film.certificate = Some(certificate);
    }
    if !write_up.genres.is_empty() {
        film.genres = write_up.genres;
    }
    film.facets = write_up.facets;
    film.billed = write_up.leads.len();
    let others = std::mem::take(&mut film.cast);
    let others = others.into_iter().filter(|person| !write_up.leads.contains(person));
    film.cast = write_up.leads.iter().cloned().chain(others).collect();
    film.write_up = Some(WriteUp {
        captions: write_up.captions,
        synopses: write_up.synopses,
        ..WriteUp::default()
    });
}

fn write_up_of(mut object: Object, known: &KnownFilms<'_>, report: &mut Report<'_>) -> Option<FilmWriteUp> {
    let id = read_id(&mut object, report);
    let name = object.needed_text("name", report);
    let year = object.needed_number("year", 1870..=2100, report);
    let film = id.and_then(|id| known.films.get(&id).copied());
    match (id, film) {
        (Some(id), None) => report.wrong("id", format!("{id} is not in films.jsonl")),
        (_, Some(film)) if (film.name.as_str(), i64::from(film.year)) != (name.as_str(), year) => {
            report.wrong("name", format!("{} is {} ({})", film.id, film.name, film.year));
        }
        _ => {}
    }
    let certificate = object.text("certificate", report);
    if let Some(certificate) = &certificate {
        check_certificate(certificate, film, report);
    }
    let write_up = FilmWriteUp {
        id: id.unwrap_or(TitleId::film(0)),
        certificate,
        genres: read_genres(&mut object, report),
        facets: read_facets(&mut object, report),
        leads: read_leads(&mut object, known, report),
        synopses: read_synopses(&mut object, report),
        captions: read_captions(&mut object, report),
    };
    object.finish(report);
    id.map(|_| write_up)
}

fn check_certificate(certificate: &str, film: Option<&TitleFacts>, report: &mut Report<'_>) {
    if Maturity::from_certificate(certificate) == Maturity::Unknown {
        let what = format!("“{certificate}” is no certificate of the United States, such as PG-13");
        report.wrong("certificate", what);
    }
    if let Some(theirs) = film.and_then(|film| film.certificate.as_deref()) {
        report.wrong("certificate", format!("films.jsonl has one: {theirs}"));
    }
}

fn read_leads(object: &mut Object, known: &KnownFilms<'_>, report: &mut Report<'_>) -> Vec<String> {
    let leads = object.texts("leads", report);
    for (at, lead) in leads.iter().enumerate() {
        let path = format!("leads[{at}]");
        if !known.has_person(lead) {
            report.wrong(&path, format!("“{lead}” is nobody in films.jsonl"));
        }
        if leads[..at].contains(lead) {
            report.wrong(&path, format!("“{lead}” is there twice"));
        }
    }
    leads
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = r#"{
  "id": "tt0000007",
  "name": "Harbor",
  "year": 1962,
  "certificate": "PG",
  "genres": ["crime"],
  "facets": ["tone:dry"],
  "leads": ["Zoe", "Abe"],
  "synopses": [{"appeal": "story", "text": "Crates are counted."}],
  "captions": [{"appeal": "place", "text": "cranes in fog"}]
}"#;

    fn harbor() -> TitleFacts {
        let mut film = TitleFacts::film(TitleId::film(7), "Harbor", 1962);
        film.genres = vec!["horror".into()];
        film.cast = vec!["Abe".into(), "Bea".into()];
        film.writers = vec!["Zoe".into()];
        film
    }

    #[test]
    fn a_write_up_is_laid_over_the_facts() {
        let mut films = vec![harbor()];
        let write_up = read_write_up("x.json", TEXT, &KnownFilms::of(&films)).unwrap();
        apply_write_up(&mut films[0], write_up);
        let film = &films[0];
        assert_eq!(film.cast, ["Zoe", "Abe", "Bea"]);
        assert_eq!(film.leads(), ["Zoe", "Abe"]);
        assert_eq!(
            (film.maturity, &film.genres[..]),
            (Maturity::Seven, &["crime".to_owned()][..])
        );
        assert_eq!(film.write_up.as_ref().unwrap().captions[0].1, "cranes in fog");
    }

    #[test]
    fn what_does_not_fit_the_film_is_named_with_its_line() {
        let mut film = harbor();
        film.certificate = Some("R".into());
        let films = [film];
        let known = KnownFilms::of(&films);
        let text = TEXT.replace("1962", "1963").replace("\"Abe\"]", "\"Zoe\", \"Nobody\"]");
        let said: Vec<String> = read_write_up("x.json", &text, &known)
            .unwrap_err()
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(
            said,
            [
                "x.json, line 3, field name: tt0000007 is Harbor (1962)",
                "x.json, line 5, field certificate: films.jsonl has one: R",
                "x.json, line 8, field leads[1]: “Zoe” is there twice",
                "x.json, line 8, field leads[2]: “Nobody” is nobody in films.jsonl",
            ]
        );
        let text = TEXT.replace("tt0000007", "tt0000008");
        let said = read_write_up("x.json", &text, &known).unwrap_err();
        assert_eq!(
            said[0].to_string(),
            "x.json, line 2, field id: tt0000008 is not in films.jsonl"
        );
    }
}
