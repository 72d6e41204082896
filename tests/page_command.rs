use std::{fs, path::Path};

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

const NOW: &str = "2026-11-22T20:00:00Z";

/// A home with one profile who watched Heat to its end.
fn home() -> TempDir {
    let home = TempDir::new().unwrap();
    let lines = [
        r#"{"v":1,"seq":1,"at":"2026-11-21T20:00:00.000Z","utc_offset_min":0,"session":"s","profile":"ada","event":"profile_created","facts":{"name":"Ada","kids":false,"region":"US"}}"#,
        r#"{"v":1,"seq":2,"at":"2026-11-22T17:00:00.000Z","utc_offset_min":0,"session":"s","profile":"ada","event":"video_playback_started","title":"tt0113277","impression":null,"position":0,"total_length":10200,"autoplayed":false}"#,
        r#"{"v":1,"seq":3,"at":"2026-11-22T19:50:00.000Z","utc_offset_min":0,"session":"s","profile":"ada","event":"video_playback_completed","title":"tt0113277","play":2,"position":10200,"total_length":10200}"#,
    ];
    let path = log_in(home.path());
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, lines.join("\n") + "\n").unwrap();
    home
}

fn log_in(home: &Path) -> std::path::PathBuf {
    let mut command = frontrow(home);
    let output = command.args(["log", "path"]).output().unwrap();
    String::from_utf8(output.stdout).unwrap().trim().into()
}

fn frontrow(home: &Path) -> Command {
    let mut command = Command::cargo_bin("frontrow").unwrap();
    command.arg("--home").arg(home).args(["--now", NOW]);
    command
}

fn json(home: &Path, arguments: &[&str]) -> Value {
    let output = frontrow(home).args(arguments).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn complaint(home: &Path, arguments: &[&str], code: i32) -> String {
    let output = frontrow(home).args(arguments).output().unwrap();
    assert_eq!(output.status.code(), Some(code));
    assert!(output.stdout.is_empty());
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn a_page_has_what_the_design_promises() {
    let home = home();
    let page = json(
        home.path(),
        &["page", "--profile", "Ada", "--viewport", "4x6", "--json"],
    );
    assert_eq!(page["viewport"], serde_json::json!({ "rows": 4, "columns": 6 }));
    assert_eq!(page["hash"].as_str().unwrap().len(), 64);
    let rows = page["rows"].as_array().unwrap();
    assert!(rows.iter().any(|row| row["key"] == "because_you_watched:tt0113277"));
    for slot in rows
        .iter()
        .flat_map(|row| row["slots"].as_array().unwrap())
        .chain([&page["hero"]])
    {
        let parts = slot["parts"].as_object().unwrap();
        let sum: i64 = parts.values().map(|part| part.as_i64().unwrap()).sum();
        assert_eq!(slot["score"].as_i64(), Some(sum));
        assert!(slot["match"].is_null());
        assert!(
            slot["action_prob"]
                .as_f64()
                .is_some_and(|chance| 0.0 < chance && chance <= 1.0)
        );
        for field in ["title", "name", "caption", "appeal"] {
            assert!(slot[field].is_string(), "{field} in {slot}");
        }
    }
}

#[test]
fn asking_again_gives_the_same_page_and_writes_nothing() {
    let home = home();
    let log = log_in(home.path());
    let before = fs::read(&log).unwrap();
    let first = json(home.path(), &["page", "--profile", "Ada", "--json"]);
    assert_eq!(first, json(home.path(), &["page", "--profile", "ada", "--json"]));
    assert_eq!(fs::read(&log).unwrap(), before);
    let chance = json(home.path(), &["page", "--profile", "Ada", "--json", "--seed", "99"]);
    assert_ne!(first["hash"], chance["hash"]);
}

#[test]
fn a_page_reads_well_in_eighty_columns() {
    let home = home();
    let output = frontrow(home.path())
        .args(["page", "--profile", "Ada", "--why"])
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.contains("\nBecause you watched “Heat”\n"));
    assert!(text.contains("popularity"));
    for line in text.lines() {
        let width = unicode_width::UnicodeWidthStr::width(line);
        assert!(width <= 100, "{width} columns: {line}");
    }
}

#[test]
fn why_names_what_a_score_is_made_of_and_because_of_what() {
    let home = home();
    let why = json(home.path(), &["why", "Casino (1995)", "--profile", "Ada", "--json"]);
    let parts = why["parts"].as_object().unwrap();
    assert_eq!(
        why["score"].as_i64(),
        Some(parts.values().map(|part| part.as_i64().unwrap()).sum())
    );
    assert_eq!(why["because"][0]["title"], "tt0113277");
    assert!(why["leaves_after_undoing"].is_array());
}

#[test]
fn wrong_names_get_one_clear_sentence() {
    let home = home();
    let unknown = complaint(home.path(), &["page", "--profile", "Bob"], 1);
    assert!(unknown.contains("Bob") && unknown.contains("Ada"), "{unknown}");
    let title = complaint(home.path(), &["why", "Heet", "--profile", "Ada"], 1);
    assert!(title.contains("Heet") && title.lines().count() == 1, "{title}");
    let viewport = complaint(home.path(), &["page", "--profile", "Ada", "--viewport", "4by6"], 2);
    assert!(viewport.contains("4by6"), "{viewport}");
}
