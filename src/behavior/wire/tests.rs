use proptest::prelude::*;

use super::*;
use crate::behavior::arbitrary;

fn line_of(record: &Record) -> Vec<u8> {
    let mut line = Vec::new();
    write_line(record, &mut line);
    line
}

fn problem_of(line: &str) -> SkippedLine {
    read_line(line.as_bytes()).expect_err("the line should be skipped")
}

/// A sound line, and the same with one piece of text replaced.
fn rated_with(from: &str, to: &str) -> String {
    let line = r#"{"v":1,"seq":7,"at":"2026-11-22T20:15:00.000Z","utc_offset_min":60,"session":"s","profile":"ada","event":"title_rated","title":"tt0113277","rating":"love"}"#;
    assert!(line.contains(from));
    line.replace(from, to)
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(record in arbitrary::record()) {
        let line = line_of(&record);
        prop_assert_eq!(line.iter().filter(|byte| **byte == b'\n').count(), 1);
        let read = read_line(&line).unwrap();
        prop_assert_eq!(read.record, record);
        prop_assert_eq!(read.unknown_fields, Vec::<String>::new());
    }

    #[test]
    fn a_line_torn_anywhere_is_skipped(record in arbitrary::record(), share in 0.0..1.0_f64) {
        let line = line_of(&record);
        let whole = line.len() - 1;
        let torn = &line[..(whole as f64 * share) as usize];
        prop_assert!(read_line(torn).is_err());
    }

    #[test]
    fn a_line_is_split_alike_whoever_does_it(record in arbitrary::record(), at in 0..400_usize, byte in 32_u8..127) {
        // Sound as written, and with one byte changed, which seldom stays sound.
        let mut line = line_of(&record);
        for _ in 0..2 {
            if let Ok(text) = std::str::from_utf8(&line[..line.len() - 1]) {
                let mut scanned = Vec::new();
                if scan::scan(text, |name, value| scanned.push((name.to_owned(), value.to_owned()))).is_some() {
                    let parsed: Result<std::collections::BTreeMap<String, Box<serde_json::value::RawValue>>, _> =
                        serde_json::from_str(text);
                    let nested_is_sound = scanned.iter().all(|(_, value)| serde_json::from_str::<serde_json::Value>(value).is_ok());
                    prop_assert_eq!(parsed.is_ok(), nested_is_sound, "{}", text);
                    for (name, value) in parsed.into_iter().flatten() {
                        prop_assert!(scanned.iter().any(|(known, raw)| *known == name && raw == value.get()), "{}", text);
                    }
                }
            }
            let at = at % (line.len() - 1);
            line[at] = byte;
        }
    }

    #[test]
    fn no_bytes_make_reading_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = read_line(&bytes);
    }

    #[test]
    fn every_line_is_as_the_schema_says(record in arbitrary::record()) {
        let validator = jsonschema::validator_for(&line_schema()).unwrap();
        let line: serde_json::Value = serde_json::from_slice(&line_of(&record)).unwrap();
        let wrong = validator.iter_errors(&line).map(|error| error.to_string()).collect::<Vec<_>>();
        prop_assert!(wrong.is_empty(), "{}: {:?}", line, wrong);
    }
}

#[test]
fn the_schema_refuses_what_reading_refuses() {
    let validator = jsonschema::validator_for(&line_schema()).unwrap();
    for (from, to) in [
        (r#""love""#, r#""adore""#),
        ("title_rated", "title_sung"),
        ("tt0113277", "nm0000199"),
        (r#""seq":7,"#, ""),
    ] {
        let line = rated_with(from, to);
        assert!(read_line(line.as_bytes()).is_err(), "{line}");
        assert!(!validator.is_valid(&serde_json::from_str(&line).unwrap()), "{line}");
    }
}

#[test]
fn every_kind_of_event_is_in_the_schema_with_a_description() {
    let schema = line_schema();
    let text = schema.to_string();
    for name in BehaviorEvent::NAMES {
        assert!(text.contains(&format!(r#""const":"{name}""#)), "{name}");
    }
    let kinds = schema["oneOf"].as_array().unwrap();
    assert_eq!(kinds.len(), BehaviorEvent::NAMES.len());
    for kind in kinds {
        assert!(kind["description"].is_string(), "{kind}");
    }
}

#[test]
fn an_unknown_field_is_named_and_the_record_counts() {
    let line = rated_with(r#""rating""#, r#""mood":{"a":[1]},"rating""#);
    let read = read_line(line.as_bytes()).unwrap();
    assert_eq!(read.unknown_fields, ["mood"]);
    assert_eq!(read.record.event.name(), "title_rated");
}

#[test]
fn fields_may_come_in_any_order_and_with_spaces() {
    let line = r#" { "rating" : "love", "title":"tt0113277", "event":"title_rated", "profile":"\u0061da", "session":"s", "utc_offset_min":60, "at":"2026-11-22T21:15:00+01:00", "seq":7, "v":1 } "#;
    assert_eq!(
        read_line(line.as_bytes()).unwrap(),
        read_line(rated_with("ada", "ada").as_bytes()).unwrap()
    );
}

#[test]
fn an_unknown_event_is_skipped_and_its_number_honored() {
    let skipped = problem_of(&rated_with("title_rated", "title_sung"));
    assert_eq!(skipped.seq, Some(Seq(7)));
    assert!(skipped.at.is_some());
    assert_eq!(skipped.problem, WireProblem::UnknownEvent("title_sung".to_owned()));
}

#[test]
fn a_line_from_the_future_is_skipped_and_its_number_honored() {
    let skipped = problem_of(&rated_with(r#""v":1"#, r#""v":2"#));
    assert_eq!(skipped.seq, Some(Seq(7)));
    assert_eq!(skipped.problem, WireProblem::OtherVersion(2));
}

#[test]
fn a_bad_or_missing_value_is_named() {
    assert_eq!(
        problem_of(&rated_with(r#""love""#, r#""adore""#)).problem,
        WireProblem::BadValue {
            field: "rating",
            value: r#""adore""#.to_owned()
        }
    );
    assert_eq!(
        problem_of(&rated_with(r#""title":"tt0113277","#, "")).problem,
        WireProblem::Missing("title")
    );
    assert_eq!(
        problem_of(&rated_with("20:15", "25:15")).problem,
        WireProblem::BadValue {
            field: "at",
            value: r#""2026-11-22T25:15:00.000Z""#.to_owned()
        }
    );
}

#[test]
fn what_is_no_record_at_all_says_so() {
    for line in ["[]", "7", "hello", "{]", "\u{0}"] {
        assert!(matches!(problem_of(line).problem, WireProblem::NotJson(_)), "{line}");
    }
    assert_eq!(problem_of("{}").problem, WireProblem::Missing("v"));
    assert!(read_line(b"\xff\xfe{}").is_err());
}
