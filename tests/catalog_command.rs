//! `frontrow catalog …` as one types it.

use std::fs;

use assert_cmd::Command;
use tempfile::TempDir;

fn frontrow(arguments: &[&str], dir: &TempDir) -> (i32, String, String) {
    let output = Command::cargo_bin("frontrow")
        .unwrap()
        .current_dir(dir)
        .args(arguments)
        .output()
        .unwrap();
    (
        output.status.code().unwrap_or(-1),
        String::from_utf8(output.stdout).unwrap(),
        String::from_utf8(output.stderr).unwrap(),
    )
}

fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

const FILMS: &str = "imdbID,Title,Year,Released,Runtime,Genre,Director,Writer,Cast,Language,Country,Rating,Awards\n\
    tt0000001,Harbor,1962,1962-05-01,88.0,\"Crime, Drama\",A. One,,,French,France,PG-13,Won 2 Oscars.\n\
    tt0000002,Unrated,1970,,,,,,,,,,\n";

#[test]
fn a_build_from_sources_writes_the_same_files_every_time_and_they_check_clean() {
    let dir = folder();
    fs::write(dir.path().join("films.csv"), FILMS).unwrap();
    fs::write(dir.path().join("ratings.dat"), "9::1::8::1362515400\n").unwrap();
    fs::write(dir.path().join("movies.dat"), "1::Harbor (1962)::Film-Noir\n").unwrap();
    let sources = [
        "catalog",
        "build",
        "--films",
        "films.csv",
        "--ratings",
        "ratings.dat",
        "--movies",
        "movies.dat",
    ];
    let (code, out, err) = frontrow(&sources, &dir);
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(out.starts_with("1 titles, "), "{out}");
    let files = || {
        ["films.jsonl", "audience.csv", "bundle.bin"]
            .map(|name| fs::read(dir.path().join("catalog").join(name)).unwrap())
    };
    let first = files();
    assert_eq!(first[1], b"viewer,title,rating,at\n1,tt0000001,8,1362515400\n");
    assert_eq!(frontrow(&sources, &dir).0, 0);
    assert_eq!(frontrow(&["catalog", "build"], &dir).0, 0);
    assert!(first == files());
    let (code, out, _) = frontrow(&["catalog", "check"], &dir);
    assert_eq!((code, out.as_str()), (0, "catalog: no problems\n"));
}

#[test]
fn a_broken_source_line_is_one_sentence_and_exit_code_1() {
    let dir = folder();
    fs::write(dir.path().join("films.csv"), FILMS.replace("1970", "x")).unwrap();
    fs::write(dir.path().join("ratings.dat"), "").unwrap();
    fs::write(dir.path().join("movies.dat"), "").unwrap();
    let (code, out, err) = frontrow(
        &[
            "catalog",
            "build",
            "--films",
            "films.csv",
            "--ratings",
            "ratings.dat",
            "--movies",
            "movies.dat",
        ],
        &dir,
    );
    assert_eq!((code, out.as_str()), (1, ""));
    assert_eq!(err, "frontrow: films.csv, line 3, field Year: “x” is not a year\n");
}

#[test]
fn check_names_line_and_field_of_each_problem() {
    let dir = folder();
    let original = r#"{
  "id": "or0042",
  "name": "Kite",
  "kind": "series",
  "year": 2025,
  "premiere_day": 3,
  "maturity": "13+",
  "genres": ["crime"],
  "facets": ["tone:purple"],
  "people": {"directors": ["A. One"]},
  "synopses": [{"appeal": "story", "text": "A kite."}],
  "captions": [
    {"appeal": "story", "text": "a kite"},
    {"appeal": "mood", "text": "a caption that goes on for very much longer than it may"}
  ],
  "seasons": [{"episodes": [
    {"runtime_min": 40}
  ]}]
}"#;
    fs::write(dir.path().join("kite.json"), original).unwrap();
    let (code, out, err) = frontrow(&["catalog", "check", "kite.json"], &dir);
    assert_eq!(code, 1);
    for found in [
        "kite.json, line 7, field maturity: “13+”",
        "kite.json, line 9, field facets[0]: “tone:purple”",
        "kite.json, line 14, field captions[1].text: is 55 columns wide",
        "kite.json, line 17, field seasons[0].episodes[0].name: is missing",
    ] {
        assert!(out.contains(found), "{found} in {out}");
    }
    assert_eq!(out.lines().count(), 4, "{out}");
    assert_eq!(err, "frontrow: kite.json has 4 problems\n");
    fs::write(dir.path().join("films.jsonl"), "{\"id\":\"tt1\"}\n").unwrap();
    let (code, out, _) = frontrow(&["catalog", "check", "films.jsonl"], &dir);
    assert_eq!(code, 1);
    assert!(out.contains("films.jsonl, line 1, field name: is missing"), "{out}");
    assert_eq!(frontrow(&["catalog", "check", "kite.txt"], &dir).0, 2);
    assert_eq!(frontrow(&["catalog", "check", "gone.csv"], &dir).0, 1);
}

#[test]
fn stats_and_show_print_what_design_promises() {
    let dir = folder();
    let (code, out, _) = frontrow(&["catalog", "stats", "--json"], &dir);
    let stats: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(code, 0);
    assert_eq!(
        stats["titles"].as_u64(),
        Some(stats["films"].as_u64().unwrap() + stats["series"].as_u64().unwrap())
    );
    for field in ["originals", "written_up", "written_up_share_of_ratings", "micro_genres"] {
        assert!(stats[field].is_number(), "{field} in {stats}");
    }
    let (code, out, _) = frontrow(&["catalog", "show", "Heat (1995)", "--json"], &dir);
    let heat: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(
        (code, &heat["id"], &heat["maturity"]),
        (0, &"tt0113277".into(), &"16+".into())
    );
    assert!(
        frontrow(&["catalog", "show", "or0001"], &dir)
            .1
            .contains("series, Original")
    );
    let (code, out, err) = frontrow(&["catalog", "show", "Heet"], &dir);
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(
        err.starts_with("frontrow: no title is called “Heet”; the nearest are: "),
        "{err}"
    );
    assert_eq!(frontrow(&["catalog", "show"], &dir).0, 2);
    assert!(
        frontrow(&["catalog", "check"], &dir)
            .1
            .contains("the catalog in the program")
    );
}
