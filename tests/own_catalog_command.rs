//! `--catalog FILE` as one types it.

use std::{fs, path::Path};

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

const MINE: &str = r#"# On my disk.
{"title": "Heat (1995)", "media": "films/heat.mkv"}
{"title": "or0001", "episodes": {"S1:E1": "https://example.org/1"}}
{"name": "Holiday in Crete", "year": 2024, "runtime_min": 42, "genres": ["Documentary"], "media": "films/crete.mp4"}
"#;

/// A home with a catalog of its own beside it.
fn home() -> TempDir {
    let home = TempDir::new().unwrap();
    fs::create_dir(home.path().join("films")).unwrap();
    fs::write(home.path().join("films/heat.mkv"), "").unwrap();
    fs::write(home.path().join("mine.jsonl"), MINE).unwrap();
    home
}

fn frontrow(home: &Path, own: bool, arguments: &[&str]) -> (i32, String, String) {
    let mut command = Command::cargo_bin("frontrow").unwrap();
    command
        .arg("--home")
        .arg(home)
        .args(["--now", "2026-11-22T19:00:00Z", "--seed", "7"]);
    if own {
        command.arg("--catalog").arg(home.join("mine.jsonl"));
    }
    let output = command.args(arguments).output().unwrap();
    (
        output.status.code().unwrap_or(-1),
        String::from_utf8(output.stdout).unwrap(),
        String::from_utf8(output.stderr).unwrap(),
    )
}

fn done(home: &Path, own: bool, arguments: &[&str]) -> String {
    let (code, out, err) = frontrow(home, own, arguments);
    assert_eq!((code, err.as_str()), (0, ""), "{arguments:?}");
    out
}

fn json(home: &Path, own: bool, arguments: &[&str]) -> Value {
    serde_json::from_str(&done(home, own, arguments)).unwrap()
}

#[test]
fn a_title_of_ones_own_is_shown_with_its_media() {
    let home = home();
    let crete = json(home.path(), true, &["catalog", "show", "Holiday in Crete", "--json"]);
    assert_eq!(crete["own"], true);
    assert_eq!(
        crete["media"]["location"],
        home.path().join("films/crete.mp4").to_str().unwrap()
    );
    let series = json(home.path(), true, &["catalog", "show", "or0001", "--json"]);
    assert_eq!(series["episodes"][0]["media"]["location"], "https://example.org/1");
    assert_eq!(series["episodes"][1]["media"], Value::Null);
    let stats = json(home.path(), true, &["catalog", "stats", "--json"]);
    assert_eq!((&stats["own"], &stats["with_media"]), (&1.into(), &3.into()));
    let without = json(home.path(), false, &["catalog", "stats", "--json"]);
    assert_eq!((&without["own"], &without["with_media"]), (&0.into(), &0.into()));
}

#[test]
fn check_says_what_is_there_and_what_is_not() {
    let home = home();
    let said = done(home.path(), true, &["check"]);
    assert!(
        said.contains("1 title of its own, 3 titles with media, 1 file is not there"),
        "{said}"
    );
    let said = done(home.path(), true, &["catalog", "check"]);
    assert!(
        said.contains("films/crete.mp4 is not there") && said.ends_with("mine.jsonl: no problems\n"),
        "{said}"
    );
    assert!(!said.contains("heat.mkv"), "{said}");
    let said = json(home.path(), true, &["catalog", "check", "--json"]);
    assert_eq!(said["missing"].as_array().unwrap().len(), 1);
}

#[test]
fn the_configuration_names_one_and_the_flag_goes_before_it() {
    let home = home();
    fs::write(home.path().join("config.toml"), "catalog = \"mine.jsonl\"\n").unwrap();
    done(home.path(), false, &["catalog", "show", "Holiday in Crete"]);
    fs::write(home.path().join("config.toml"), "catalog = \"gone.jsonl\"\n").unwrap();
    let (code, _, err) = frontrow(home.path(), false, &["catalog", "show", "Heat (1995)"]);
    assert_eq!(code, 1);
    assert!(err.contains("gone.jsonl cannot be read"), "{err}");
    done(home.path(), true, &["catalog", "show", "Holiday in Crete"]);
}

#[test]
fn a_wrong_file_stops_every_command_with_all_that_is_wrong() {
    let home = home();
    let wrong = "{\"title\": \"Heat (1995)\", \"medium\": 1}\n\n{\"name\": \"A\"}\n";
    fs::write(home.path().join("mine.jsonl"), wrong).unwrap();
    done(home.path(), false, &["profile", "add", "Ada"]);
    for arguments in [
        &["page", "--profile", "Ada"][..],
        &["check"],
        &["catalog", "stats"],
        &["log", "show"],
    ] {
        let (code, out, err) = frontrow(home.path(), true, arguments);
        assert_eq!((code, out.as_str()), (1, ""), "{arguments:?}: {err}");
        for named in [
            "line 1, field media: ",
            "line 1, field medium: ",
            "line 3, field year: ",
        ] {
            assert!(err.contains(&format!("mine.jsonl, {named}")), "{arguments:?}: {err}");
        }
    }
    let (code, out, _) = frontrow(home.path(), true, &["catalog", "check"]);
    assert_eq!((code, out.lines().count()), (1, 3));
}

/// How many pages a log tells of, and how many of them are made again.
fn remade(home: &Path, own: bool) -> (usize, usize) {
    let out = done(home, own, &["log", "show", "--changes", "--json"]);
    let pages: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let remade = pages.iter().filter(|page| page["reproduced"] == true).count();
    (pages.len(), remade)
}

#[test]
fn what_was_done_with_it_stays_in_the_log_and_does_no_harm_without_it() {
    let home = home();
    let home = home.path();
    done(home, false, &["profile", "add", "Ada"]);
    done(home, true, &["act", "--profile", "Ada", "play", "Holiday in Crete"]);
    assert!(done(home, true, &["log", "verify"]).contains("all sound"));
    assert!(done(home, true, &["log", "show"]).contains("finished “Holiday in Crete”"));
    let (pages, again) = remade(home, true);
    assert!(pages > 0);
    assert_eq!(again, pages);

    // Without the file the title has no name, and pages of another catalog are not made again.
    let id = json(home, true, &["catalog", "show", "Holiday in Crete", "--json"])["id"].clone();
    let shown = done(home, false, &["log", "show"]);
    assert!(
        shown.contains(id.as_str().unwrap()) && !shown.contains("Crete"),
        "{shown}"
    );
    assert_eq!(remade(home, false), (pages, 0));
    let page = json(home, false, &["page", "--profile", "Ada", "--json"]);
    assert!(!page.to_string().contains("Crete"));
    done(home, false, &["viewer", "--profile", "Ada"]);
    done(home, false, &["act", "--profile", "Ada", "play", "Heat (1995)"]);
    assert!(done(home, false, &["log", "verify"]).contains("all sound"));
    // Both kinds of visits in one log: those that were made with it are made again with it, and no others.
    let (all, again) = remade(home, true);
    assert!(all > pages);
    assert_eq!(again, pages);
}

#[test]
fn a_page_for_kids_has_none_of_unknown_maturity() {
    let home = home();
    done(home.path(), true, &["profile", "add", "Finn", "--kids"]);
    let (code, _, err) = frontrow(
        home.path(),
        true,
        &["act", "--profile", "Finn", "play", "Holiday in Crete"],
    );
    assert_eq!(code, 1, "{err}");
}
