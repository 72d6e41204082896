//! The commands that need no screen: what they print, and what they say to bad input.

use std::{
    io::Write,
    path::Path,
    process::{Command, Output, Stdio},
};

use serde_json::Value;

const NOW: &str = "2026-11-20T20:00:00+01:00";

fn frontrow(home: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_frontrow"))
        .args(["--home", home.to_str().unwrap(), "--seed", "7", "--now", NOW])
        .args(arguments)
        .output()
        .unwrap()
}

#[track_caller]
fn json(home: &Path, arguments: &[&str]) -> Value {
    let output = frontrow(home, arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

#[track_caller]
fn done(home: &Path, arguments: &[&str]) {
    let output = frontrow(home, arguments);
    assert!(
        output.status.success(),
        "{arguments:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
}

/// Tells `act` what to do, one action a line.
#[track_caller]
fn told(home: &Path, lines: &str) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_frontrow"))
        .args(["--home", home.to_str().unwrap(), "--seed", "7", "--now", NOW])
        .args(["act", "--profile", "Ada", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
    assert!(child.wait().unwrap().success());
}

fn home() -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    done(home.path(), &["profile", "add", "Ada", "--region", "DE"]);
    home
}

fn titles(page: &Value) -> Vec<&str> {
    let rows = page["rows"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|row| row["slots"].as_array().unwrap());
    rows.chain([&page["hero"]])
        .filter_map(|slot| slot["title"].as_str())
        .collect()
}

#[test]
fn a_page_says_everything_that_others_rely_on() {
    let home = home();
    let page = json(
        home.path(),
        &["page", "--profile", "Ada", "--viewport", "4x6", "--json"],
    );
    assert_eq!(page["viewport"], serde_json::json!({ "rows": 4, "columns": 6 }));
    assert_eq!(page["hash"].as_str().unwrap().len(), 64);
    for row in page["rows"].as_array().unwrap() {
        assert!(
            ["kind", "key", "name", "evidence"]
                .iter()
                .all(|field| row[field].is_string()),
            "{row}"
        );
        for slot in row["slots"].as_array().unwrap() {
            assert!(slot["match"].is_null(), "not calibrated, so not said");
            let sum: i64 = slot["parts"]
                .as_object()
                .unwrap()
                .values()
                .map(|part| part.as_i64().unwrap())
                .sum();
            assert_eq!(slot["score"].as_i64().unwrap(), sum);
            let probability = slot["action_prob"].as_f64().unwrap();
            assert!(probability > 0.0 && probability <= 1.0);
            assert!(
                ["title", "name", "caption", "appeal"]
                    .iter()
                    .all(|field| slot[field].is_string())
            );
        }
    }
}

#[test]
fn a_page_is_printed_alike_over_and_over_and_nothing_is_written() {
    let home = home();
    let log = home.path().join("behavior.jsonl");
    let before = std::fs::read(&log).unwrap();
    let first = frontrow(home.path(), &["page", "--profile", "Ada", "--json"]).stdout;
    let second = frontrow(home.path(), &["page", "--profile", "Ada", "--json"]).stdout;
    assert_eq!(first, second);
    assert_eq!(std::fs::read(&log).unwrap(), before);
}

#[test]
fn acting_changes_the_page_and_undoing_changes_it_back() {
    let home = home();
    let before = json(home.path(), &["page", "--profile", "Ada", "--json"]);
    done(home.path(), &["act", "--profile", "Ada", "rate", "Heat (1995)", "love"]);
    let loved = json(home.path(), &["page", "--profile", "Ada", "--json"]);
    assert_ne!(loved["hash"], before["hash"]);
    done(home.path(), &["act", "--profile", "Ada", "undo"]);
    let undone = json(home.path(), &["page", "--profile", "Ada", "--json"]);
    assert_eq!(undone["hash"], before["hash"]);
}

#[test]
fn an_evening_of_four_episodes_is_logged_with_its_question_and_verifies() {
    let home = home();
    done(
        home.path(),
        &["act", "--profile", "Ada", "play", "or0001", "--episodes", "4"],
    );
    let stats = json(home.path(), &["log", "stats", "--json"]);
    assert_eq!(stats["by_event"]["video_playback_started"], 4);
    assert_eq!(
        stats["by_event"]["still_watching_prompted"],
        stats["by_event"]["still_watching_answered"]
    );
    assert!(stats["by_event"]["still_watching_prompted"].as_u64() >= Some(1));
    assert_eq!(stats["impressions"], 0, "nobody looked at a command");
    done(home.path(), &["log", "verify"]);
}

#[test]
fn a_question_answered_with_stop_ends_the_evening() {
    let home = home();
    done(
        home.path(),
        &[
            "act",
            "--profile",
            "Ada",
            "play",
            "or0001",
            "--episodes",
            "6",
            "--still-watching",
            "stop",
        ],
    );
    let stats = json(home.path(), &["log", "stats", "--json"]);
    assert!(stats["by_event"]["video_playback_started"].as_u64() < Some(6));
}

#[test]
fn a_series_goes_on_where_autoplay_is_off() {
    let home = home();
    done(home.path(), &["act", "--profile", "Ada", "setting", "autoplay", "off"]);
    done(
        home.path(),
        &["act", "--profile", "Ada", "play", "or0001", "--episodes", "2"],
    );
    let stats = json(home.path(), &["log", "stats", "--json"]);
    assert_eq!(stats["by_event"]["video_playback_started"], 2);
    assert!(stats["by_event"]["autoplay_started"].is_null());
}

#[test]
fn why_adds_up_and_names_what_it_rests_on() {
    let home = home();
    done(home.path(), &["act", "--profile", "Ada", "rate", "Heat (1995)", "love"]);
    let why = json(home.path(), &["why", "Donnie Brasco", "--profile", "Ada", "--json"]);
    let sum: i64 = why["parts"]
        .as_object()
        .unwrap()
        .values()
        .map(|part| part.as_i64().unwrap())
        .sum();
    assert_eq!(why["score"].as_i64().unwrap(), sum);
    assert_eq!(why["because"][0]["title"], "tt0113277");
    assert!(why["leaves_after_undoing"].is_array());
}

#[test]
fn a_viewer_is_told_with_tastes_habits_and_segments() {
    let home = home();
    let script = "wait 200\nplay \"Heat (1995)\" --fraction 0.5 --pauses 4\nwait 300\nplay \"Ronin (1998)\"\nwait 250\nplay or0001\n";
    told(home.path(), script);
    let viewer = json(home.path(), &["viewer", "--profile", "Ada", "--json"]);
    assert!(viewer["taste"]["genre:crime"].as_i64().unwrap() > 0);
    let hesitates = &viewer["habits"]["hesitates"];
    assert!(
        (hesitates["value"].as_f64().unwrap() - 250.0).abs() < 100.0,
        "{hesitates}"
    );
    assert!(hesitates["confidence"].as_f64().unwrap() > 0.8 && hesitates["evidence"].is_string());
    let pauses = viewer["habits"]["pauses"]["evidence"].as_str().unwrap();
    assert!(pauses.starts_with("4 pauses"), "{pauses}");
    let segments = viewer["segments"].as_array().unwrap();
    assert!(segments.contains(&Value::from("hesitant")), "{segments:?}");
    let text = frontrow(home.path(), &["viewer", "--profile", "Ada"]);
    let text = String::from_utf8(text.stdout).unwrap();
    assert!(
        text.contains("Finds it hard to choose") && text.contains("“Heat”"),
        "{text}"
    );
}

#[test]
fn what_is_corrected_is_said_deleted_and_undone_by_commands() {
    let home = home();
    let act = |words: &[&str]| done(home.path(), &[&["act", "--profile", "Ada"], words].concat());
    let viewer = || json(home.path(), &["viewer", "--profile", "Ada", "--json"]);
    act(&["play", "Heat (1995)"]);
    let before = viewer();
    act(&["correct", "facet", "genre:crime", "1.2"]);
    assert_eq!(viewer()["taste"]["genre:crime"], 1200);
    act(&["correct", "facet", "genre:crime", "delete"]);
    assert!(viewer()["taste"]["genre:crime"].is_null());
    assert_eq!(viewer()["deleted"][0]["key"], "genre:crime");
    act(&["undo"]);
    act(&["undo"]);
    assert_eq!(viewer()["taste"], before["taste"]);
    act(&["correct", "segment", "hesitant", "more"]);
    assert_eq!(viewer()["segments"], serde_json::json!(["hesitant"]));
    act(&["correct", "habit", "binge", "less"]);
    assert_eq!(viewer()["habits"]["binge"]["value"], 0.1);
    for words in [
        ["habit", "binges", "more"],
        ["facet", "genre:crime", "lots"],
        ["habit", "binge", "7"],
    ] {
        let refused = frontrow(
            home.path(),
            &[&["act", "--profile", "Ada", "correct"], &words[..]].concat(),
        );
        assert_eq!(refused.status.code(), Some(2), "{words:?}");
    }
}

#[test]
fn who_else_watches_is_in_every_record_of_the_visit() {
    let home = home();
    done(home.path(), &["profile", "add", "Ben"]);
    done(
        home.path(),
        &["act", "--profile", "Ada", "--with", "ben", "play", "Heat (1995)"],
    );
    let viewer = json(home.path(), &["viewer", "--profile", "Ada", "--json"]);
    let company = viewer["habits"]["company"]["evidence"].as_str().unwrap();
    assert!(company.starts_with("On 1 of 1 days"), "{company}");
}

#[test]
fn a_kids_page_holds_nothing_that_is_not_known_to_be_for_kids() {
    let home = home();
    done(home.path(), &["profile", "add", "Kim", "--kids"]);
    let page = json(home.path(), &["page", "--profile", "Kim", "--json"]);
    let titles = titles(&page);
    assert!(titles.len() > 40);
    for title in titles.into_iter().take(60) {
        let shown = json(home.path(), &["catalog", "show", title, "--json"]);
        assert!(["all", "7+"].contains(&shown["maturity"].as_str().unwrap()), "{title}");
    }
    let refused = frontrow(home.path(), &["act", "--profile", "Kim", "play", "Heat (1995)"]);
    assert_eq!(refused.status.code(), Some(1));
}

#[test]
fn bad_input_gets_one_sentence_and_an_exit_code_and_loses_nothing() {
    let home = home();
    let before = std::fs::read(home.path().join("behavior.jsonl")).unwrap();
    let cases: &[(&[&str], i32, &str)] = &[
        (&["page", "--profile", "Nobody"], 1, "nobody here is called"),
        (&["page"], 2, "--profile"),
        (&["page", "--profile", "Ada", "--viewport", "4"], 2, "4x6"),
        (&["frobnicate"], 2, "frobnicate"),
        (&["act", "--profile", "Ada", "play", "Heaat"], 1, "Heat (1995)"),
        (&["act", "--profile", "Ada", "play", "Hamlet"], 1, "several titles"),
        (
            &["act", "--profile", "Ada", "play", "Heat (1995)", "--fraction", "2"],
            2,
            "between 0 and 1",
        ),
        (
            &["act", "--profile", "Ada", "rate", "Heat (1995)", "superb"],
            2,
            "superb",
        ),
        (
            &["act", "--profile", "Ada", "answer", "mood", "blue"],
            2,
            "the answers are",
        ),
        (
            &["act", "--profile", "Ada", "answer", "shoes", "blue"],
            2,
            "the questions are",
        ),
        (
            &["act", "--profile", "Ada", "setting", "volume", "on"],
            2,
            "the settings are",
        ),
        (&["act", "--profile", "Ada", "undo"], 1, "nothing to undo"),
        (&["act", "--profile", "Ada", "play", "or0008"], 1, "still to come"),
        (&["why", "Heaat", "--profile", "Ada"], 1, "Heat (1995)"),
        (&["catalog", "show", "Heaat"], 1, "Heat (1995)"),
        (&["profile", "add", "ada"], 1, "here already"),
        (&["profile", "add", "Bo", "--region", "Europe"], 1, "ISO 3166"),
    ];
    for (arguments, code, says) in cases {
        let output = frontrow(home.path(), arguments);
        let message = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(*code), "{arguments:?}: {message}");
        assert_eq!(message.trim_end().lines().count(), 1, "{arguments:?}: {message}");
        assert!(message.contains(says), "{arguments:?}: {message}");
        assert!(output.stdout.is_empty(), "{arguments:?}");
    }
    let after = std::fs::read(home.path().join("behavior.jsonl")).unwrap();
    assert!(after.starts_with(&before));
}

#[test]
fn many_actions_stop_at_the_first_that_cannot_be_done_and_keep_those_before() {
    let home = home();
    let mut child = Command::new(env!("CARGO_BIN_EXE_frontrow"))
        .args(["--home", home.path().to_str().unwrap(), "act", "--profile", "Ada", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = "# an evening\nlist \"Heat (1995)\"\n\nrate \"Heat (1995)\" like\ndance\nhide \"Heat (1995)\"\n";
    child.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("line 5"));
    let stats = json(home.path(), &["log", "stats", "--json"]);
    assert_eq!(stats["by_event"]["list_added"], 1);
    assert_eq!(stats["by_event"]["title_rated"], 1);
    assert!(stats["by_event"]["title_hidden"].is_null());
}

#[test]
fn an_empty_stdin_is_no_script() {
    let home = home();
    let output = Command::new(env!("CARGO_BIN_EXE_frontrow"))
        .args(["--home", home.path().to_str().unwrap(), "act", "--profile", "Ada", "-"])
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("no action came on stdin"));
}

#[test]
fn check_says_what_was_found_and_what_to_do() {
    let home = home();
    let found = json(home.path(), &["check", "--json"]);
    let about = |what: &str| {
        let entries = found.as_array().unwrap();
        entries.iter().find(|entry| entry["what"] == what).cloned().unwrap()
    };
    assert!(about("log file")["found"].as_str().unwrap().ends_with("behavior.jsonl"));
    assert!(about("catalog")["found"].as_str().unwrap().contains("titles"));
    // The test's own streams are no terminal, and that is said with what to do about it.
    assert!(about("terminal")["advice"].is_string());
    std::fs::write(home.path().join("behavior.jsonl"), "nonsense\n").unwrap();
    let found = json(home.path(), &["check", "--json"]);
    let log = found.as_array().unwrap().last().unwrap();
    assert!(log["found"].as_str().unwrap().contains("cannot be read: 1"), "{log}");
    assert!(log["advice"].as_str().unwrap().contains("log verify"), "{log}");
}

fn refusal(output: &Output) -> String {
    assert!(!output.status.success());
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn what_is_set_aside_leaves_continue_watching_once() {
    let home = home();
    told(
        home.path(),
        "play \"Heat (1995)\" --fraction 0.5\nset-aside \"Heat (1995)\"\n",
    );
    let page = json(home.path(), &["page", "--profile", "Ada", "--json"]);
    let rows = page["rows"].as_array().unwrap();
    assert!(rows.iter().all(|row| row["kind"] != "continue_watching"));
    let again = frontrow(home.path(), &["act", "--profile", "Ada", "set-aside", "Heat (1995)"]);
    assert_eq!(refusal(&again), "frontrow: there is nothing to continue in “Heat”\n");
    done(home.path(), &["act", "--profile", "Ada", "undo"]);
    let page = json(home.path(), &["page", "--profile", "Ada", "--json"]);
    let rows = page["rows"].as_array().unwrap();
    let row = rows.iter().find(|row| row["kind"] == "continue_watching").unwrap();
    assert_eq!(row["slots"][0]["progress"]["next_episode"], false);
}

#[test]
fn a_question_that_a_title_gives_rise_to_can_be_answered_without_a_screen() {
    let home = home();
    told(
        home.path(),
        "play \"Toy Story (1995)\" --fraction 0.1\nplay \"Fargo (1996)\" --fraction 0.1\nplay \"Stalker (1979)\" --fraction 0.05\n",
    );
    let answer =
        |asked: &str, answer: &str| frontrow(home.path(), &["act", "--profile", "Ada", "answer", asked, answer]);
    let other = refusal(&answer("liked:tt0113277", "love"));
    assert!(other.contains("but put_off:tt0079944 was"), "{other}");
    let unknown = refusal(&answer("put_off:tt0079944", "love"));
    assert!(unknown.contains("takes one answer of: tonight, "), "{unknown}");
    assert!(answer("put_off:tt0079944", "kind").status.success());
    let again = refusal(&answer("put_off:tt0079944", "kind"));
    assert!(again.contains("was not asked"), "{again}");
    done(home.path(), &["log", "verify"]);
    let log = frontrow(home.path(), &["log", "show"]);
    let log = String::from_utf8_lossy(&log.stdout).into_owned();
    assert!(log.contains("answered what put one off “Stalker”: kind"), "{log}");
}

#[test]
fn a_stream_of_actions_says_who_is_there_and_pages_are_asked_for_together() {
    let home = home();
    done(home.path(), &["profile", "add", "Finn", "--kids", "--region", "DE"]);
    told(
        home.path(),
        "with Finn\nplay \"Up (2009)\" --fraction 0.5\nalone\nplay \"Heat (1995)\" --fraction 0.5\n",
    );
    let log = std::fs::read_to_string(home.path().join("behavior.jsonl")).unwrap();
    let starts: Vec<&str> = log
        .lines()
        .filter(|line| line.contains("video_playback_started"))
        .collect();
    assert!(
        starts[0].contains(r#""with":["finn"]"#) && !starts[1].contains("finn"),
        "{starts:?}"
    );
    assert_eq!(log.matches("\"company_changed\"").count(), 2);
    done(home.path(), &["log", "verify"]);
    let changes = frontrow(home.path(), &["log", "show", "--changes"]);
    let changes = String::from_utf8(changes.stdout).unwrap();
    assert!(changes.contains("Finn") || changes.contains("finn"), "{changes}");
    let page = json(home.path(), &["page", "--profile", "Ada", "--with", "Finn", "--json"]);
    let row = |key: &str| {
        page["rows"]
            .as_array()
            .unwrap()
            .iter()
            .find(|row| row["key"] == key)
            .cloned()
    };
    assert_eq!(row("top_picks").unwrap()["name"], "Top picks for Ada and Finn");
    assert_eq!(row("continue_watching").unwrap()["slots"][0]["name"], "Up");
    assert!(!titles(&page).contains(&"Heat"), "it is for no child");
    let why = json(
        home.path(),
        &[
            "why",
            "Toy Story (1995)",
            "--profile",
            "Ada",
            "--with",
            "Finn",
            "--json",
        ],
    );
    assert_eq!(why["company"][1]["name"], "Finn");
    assert!(why["parts"]["company"].is_i64());
    for (asked, says) in [
        (
            ["act", "--profile", "Ada", "--with", "Finn", "play", "Heat (1995)"].as_slice(),
            "“Heat” is not shown to Ada with Finn",
        ),
        (&["page", "--profile", "Ada", "--with", "Ada"], "name others"),
        (&["why", "Up (2009)", "--profile", "Ada", "--with", "Zoe"], "Zoe"),
    ] {
        let refused = frontrow(home.path(), asked);
        let told = String::from_utf8(refused.stderr).unwrap();
        assert!(!refused.status.success() && told.contains(says), "{told}");
    }
}
