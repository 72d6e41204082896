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
    assert_eq!(code, 0);
    assert!(out.ends_with("catalog: no problems\n"), "{out}");
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

#[test]
fn a_whole_title_is_shown_with_its_loglines_and_framings() {
    let dir = folder();
    let (_, out, _) = frontrow(&["catalog", "show", "or0001"], &dir);
    let (_, json, _) = frontrow(&["catalog", "show", "or0001", "--json"], &dir);
    let title: serde_json::Value = serde_json::from_str(&json).unwrap();
    let texts = |list: &str, field: &str| -> Vec<String> {
        let list = title[list].as_array().unwrap();
        list.iter()
            .map(|entry| entry[field].as_str().unwrap().to_owned())
            .collect()
    };
    for text in [
        texts("captions", "text"),
        texts("synopses", "text"),
        texts("episodes", "logline"),
    ]
    .concat()
    {
        assert!(out.contains(&text), "{text}");
    }
    let lead = title["leads"][0].as_str().unwrap();
    assert!(out.contains(lead));
}

#[test]
fn a_sample_of_captions_is_the_same_for_the_same_draw() {
    let dir = folder();
    let sample = |draw: &str| {
        let (code, out, _) = frontrow(&["catalog", "captions", "--sample", "60", "--draw", draw], &dir);
        assert_eq!((code, out.lines().count()), (0, 60));
        out
    };
    assert_eq!(sample("1"), sample("1"));
    assert_ne!(sample("1"), sample("2"));
    let (_, facts, _) = frontrow(&["catalog", "captions", "--facts", "--sample", "5"], &dir);
    assert_eq!(facts.lines().count(), 5);
}

#[test]
fn a_folder_is_read_in_place_of_the_catalog_in_the_program() {
    let dir = folder();
    let catalog = dir.path().join("mine");
    fs::create_dir_all(catalog.join("write_ups")).unwrap();
    let film = r#"{"id":"tt0000007","name":"Harbor","year":1962,"cast":["Abe","Bea"]}"#;
    fs::write(catalog.join("films.jsonl"), format!("{film}\n")).unwrap();
    fs::write(
        catalog.join("audience.csv"),
        "viewer,title,rating,at\n1,tt0000007,8,1362515400\n",
    )
    .unwrap();
    let write_up = r#"{
  "id": "tt0000007", "name": "Harbor", "year": 1962,
  "leads": ["Bea"],
  "synopses": [{"appeal": "story", "text": "Crates are counted."}],
  "captions": [{"appeal": "place", "text": "cranes in fog"}]
}"#;
    let path = catalog.join("write_ups/tt0000007-harbor.json");
    fs::write(&path, write_up).unwrap();
    let (code, out, err) = frontrow(&["catalog", "show", "Harbor", "--dir", "mine"], &dir);
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(
        out.contains("cranes in fog") && out.contains("leads        Bea\ncast         Abe\n"),
        "{out}"
    );
    let (_, out, _) = frontrow(&["catalog", "captions", "--dir", "mine"], &dir);
    assert_eq!(out.lines().count(), 1, "{out}");
    fs::write(&path, write_up.replace("\"Bea\"", "\"Cid\"")).unwrap();
    let (code, out, _) = frontrow(&["catalog", "check", "mine/write_ups/tt0000007-harbor.json"], &dir);
    assert_eq!(code, 1);
    assert_eq!(
        out,
        "mine/write_ups/tt0000007-harbor.json, line 3, field leads[0]: “Cid” is nobody in films.jsonl\n"
    );
}

#[test]
fn two_titles_that_say_the_same_are_a_problem_of_the_catalog() {
    let dir = folder();
    let catalog = dir.path().join("catalog");
    fs::create_dir_all(catalog.join("write_ups")).unwrap();
    let film = |id: u32| format!(r#"{{"id":"tt000000{id}","name":"Harbor {id}","year":1962}}"#);
    fs::write(catalog.join("films.jsonl"), format!("{}\n{}\n", film(1), film(2))).unwrap();
    fs::write(catalog.join("audience.csv"), "viewer,title,rating,at\n").unwrap();
    for (id, caption) in [(1, "three cranes lost in fog"), (2, "lost cranes, fog and three gulls")] {
        let write_up = format!(
            r#"{{"id": "tt000000{id}", "name": "Harbor {id}", "year": 1962,
            "synopses": [{{"appeal": "story", "text": "Number {id}."}}],
            "captions": [{{"appeal": "place", "text": "{caption}"}}]}}"#
        );
        fs::write(catalog.join(format!("write_ups/{id}.json")), write_up).unwrap();
    }
    let (code, out, err) = frontrow(&["catalog", "check"], &dir);
    assert_eq!((code, err.as_str()), (1, "frontrow: catalog has 1 problem\n"));
    let said =
        "tt0000001: “three cranes lost in fog” says nearly the same as “lost cranes, fog and three gulls” of tt0000002";
    assert!(out.contains(said), "{out}");
    assert!(out.contains("the widest caption: 32 of 48 columns"), "{out}");
}

#[test]
fn a_schema_is_printed_for_each_kind_of_file() {
    let dir = folder();
    for file in ["film", "write-up", "original"] {
        let (code, out, _) = frontrow(&["catalog", "schema", file], &dir);
        let schema: serde_json::Value = serde_json::from_str(&out).unwrap();
        assert_eq!((code, &schema["type"]), (0, &"object".into()));
    }
    assert_eq!(frontrow(&["catalog", "schema", "kite"], &dir).0, 2);
}
