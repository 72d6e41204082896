//! JSON Schemas of the files under `catalog/`, for editors and for whoever writes such a file. Their vocabularies are those
//! that reading knows; what only a look at other files can show (that a lead is somebody, that an id is there once) is
//! `frontrow catalog check`'s.

use serde_json::{Value, json};

use super::{Appeal, CAPTION_COLUMNS_MAX, Maturity, WRITTEN_FACETS, genre::GENRES, written::SYNOPSIS_COLUMNS_MAX};

const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// One line of `films.jsonl`.
pub fn film_schema() -> Value {
    json!({
        "$schema": DIALECT,
        "title": "A film",
        "description": "One line of films.jsonl: facts about one real film. What is not known is absent.",
        "type": "object",
        "additionalProperties": false,
        "required": ["id", "name", "year"],
        "properties": {
            "id": film_id(),
            "name": text(),
            "year": year(),
            "released": {"type": "string", "format": "date", "description": "The first day on which it was shown."},
            "runtime_min": minutes(),
            "genres": genres(),
            "countries": texts(),
            "languages": texts(),
            "directors": texts(),
            "writers": texts(),
            "cast": described(texts(), "In alphabetical order, as the source has it."),
            "certificate": certificate(),
            "oscars_won": {"type": "integer", "minimum": 1, "maximum": 20, "description": "At least so many."},
            "oscar_nominations": {"type": "integer", "minimum": 1, "maximum": 30, "description": "At least so many."},
        },
    })
}

/// A file of `write_ups/`.
pub fn write_up_schema() -> Value {
    json!({
        "$schema": DIALECT,
        "title": "A write-up",
        "description": "What an editor wrote of one real film.",
        "type": "object",
        "additionalProperties": false,
        "required": ["id", "name", "year", "synopses", "captions"],
        "properties": {
            "id": film_id(),
            "name": described(text(), "As in films.jsonl, so that a wrong id is noticed."),
            "year": year(),
            "certificate": described(certificate(), "Only where films.jsonl has none."),
            "genres": described(genres(), "In place of those of films.jsonl, the main one first."),
            "facets": facets(),
            "leads": described(texts(), "In billing order; everybody is credited in films.jsonl."),
            "synopses": synopses(),
            "captions": captions(),
        },
    })
}

/// A file of `originals/`.
pub fn original_schema() -> Value {
    let episode = json!({
        "type": "object",
        "additionalProperties": false,
        "required": ["name", "runtime_min"],
        "properties": {
            "name": text(),
            "runtime_min": {"type": "integer", "minimum": 1, "maximum": 600},
            "logline": text(),
            "scenes": described(texts(), "Names of its scenes, in order."),
        },
    });
    let maturities = Maturity::ALL
        .into_iter()
        .filter(|maturity| *maturity != Maturity::Unknown);
    let maturities: Vec<&str> = maturities.map(Maturity::name).collect();
    json!({
        "$schema": DIALECT,
        "title": "A Frontrow Original",
        "description": "An invented series or film.",
        "type": "object",
        "additionalProperties": false,
        "required": ["id", "name", "kind", "year", "premiere_day", "maturity", "genres", "people", "synopses", "captions"],
        "properties": {
            "id": {"type": "string", "pattern": "^or[0-9]{4,}$"},
            "name": text(),
            "kind": {"enum": ["series", "film"]},
            "year": year(),
            "premiere_day": {
                "type": "integer",
                "minimum": -36500,
                "maximum": 36500,
                "description": "Counted from the day on which a home is first opened; negative is past.",
            },
            "maturity": {"enum": maturities},
            "genres": genres(),
            "countries": texts(),
            "languages": texts(),
            "regions": {
                "type": "array",
                "items": {"type": "string", "pattern": "^[A-Z]{2}$"},
                "description": "ISO 3166 codes of where it may be shown; absent means everywhere.",
            },
            "facets": facets(),
            "people": {
                "type": "object",
                "additionalProperties": false,
                "properties": {
                    "directors": texts(),
                    "writers": texts(),
                    "leads": described(texts(), "In billing order."),
                },
            },
            "hook": {
                "type": "number",
                "minimum": 0,
                "maximum": 1,
                "description": "How strongly the first quarter hour hooks.",
            },
            "synopses": synopses(),
            "captions": captions(),
            "runtime_min": described(minutes(), "A film's."),
            "scenes": described(texts(), "Names of a film's scenes, in order."),
            "seasons": {
                "type": "array",
                "minItems": 1,
                "maxItems": 99,
                "items": {
                    "type": "object",
                    "additionalProperties": false,
                    "required": ["episodes"],
                    "properties": {"episodes": {"type": "array", "minItems": 1, "maxItems": 200, "items": episode}},
                },
            },
        },
        "if": {"properties": {"kind": {"const": "series"}}},
        "then": {"required": ["seasons"], "not": {"anyOf": [{"required": ["runtime_min"]}, {"required": ["scenes"]}]}},
        "else": {"required": ["runtime_min"], "not": {"required": ["seasons"]}},
    })
}

fn film_id() -> Value {
    json!({"type": "string", "pattern": "^tt[0-9]{7,8}$", "description": "The film's IMDb id."})
}

fn text() -> Value {
    json!({"type": "string", "pattern": "\\S"})
}

fn texts() -> Value {
    json!({"type": "array", "items": text()})
}

fn year() -> Value {
    json!({"type": "integer", "minimum": 1870, "maximum": 2100})
}

fn minutes() -> Value {
    json!({"type": "integer", "minimum": 1, "maximum": 1500})
}

fn genres() -> Value {
    let keys: Vec<&str> = GENRES.iter().map(|genre| genre.key).collect();
    json!({"type": "array", "items": {"enum": keys}})
}

fn certificate() -> Value {
    json!({"enum": ["G", "PG", "GP", "M/PG", "M", "PG-13", "R", "NC-17", "X"]})
}

fn facets() -> Value {
    let keys: Vec<String> = WRITTEN_FACETS.iter().map(super::WrittenFacet::key).collect();
    json!({"type": "array", "items": {"enum": keys}})
}

fn synopses() -> Value {
    let about =
        format!("Framings of one story, each for another appeal; at most {SYNOPSIS_COLUMNS_MAX} terminal columns.");
    appeal_texts(SYNOPSIS_COLUMNS_MAX, &about)
}

fn captions() -> Value {
    let about = format!("Each for another appeal; at most {CAPTION_COLUMNS_MAX} terminal columns.");
    appeal_texts(CAPTION_COLUMNS_MAX, &about)
}

/// A schema can count letters, not terminal columns: a text of wide letters may pass here and not in the check.
fn appeal_texts(letters_max: usize, about: &str) -> Value {
    json!({
        "type": "array",
        "minItems": 1,
        "description": about,
        "items": {
            "type": "object",
            "additionalProperties": false,
            "required": ["appeal", "text"],
            "properties": {
                "appeal": {"enum": Appeal::ALL.map(Appeal::name)},
                "text": {"type": "string", "pattern": "\\S", "maxLength": letters_max},
            },
        },
    })
}

fn described(mut schema: Value, about: &str) -> Value {
    if let Some(fields) = schema.as_object_mut() {
        fields.insert("description".to_owned(), about.into());
    }
    schema
}
