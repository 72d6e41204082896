//! The commands that read the log and keep the household, as somebody at a shell sees them.

use std::{
    fs,
    io::{BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use assert_cmd::cargo::CommandCargoExt;
use serde_json::Value;
use tempfile::TempDir;

/// A home of its own, gone when the test is over.
struct Home(TempDir);

/// What a command printed, and how it ended.
struct Said {
    out: String,
    err: String,
    code: Option<i32>,
}

impl From<Output> for Said {
    fn from(output: Output) -> Self {
        Self {
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
            code: output.status.code(),
        }
    }
}

fn home() -> Home {
    Home(tempfile::tempdir().unwrap())
}

/// A home with a profile, Ada, and a log of four sound records.
fn home_of_ada() -> Home {
    let home = home();
    home.write(concat!(
        r#"{"v":1,"seq":1,"at":"2026-11-20T20:00:00.000Z","utc_offset_min":60,"session":"a","profile":"ada","event":"profile_created","facts":{"name":"Ada","kids":false,"region":"DE"}}"#, "\n",
        r#"{"v":1,"seq":2,"at":"2026-11-20T20:00:05.000Z","utc_offset_min":60,"session":"a","profile":"ada","event":"impression","page":1,"row":"top_picks","element_index":0,"title":"tt0113277","caption":"mood","artwork":"lead","action_prob":0.5,"total_time_visible_ms":2000}"#, "\n",
        r#"{"v":1,"seq":3,"at":"2026-11-20T20:00:09.000Z","utc_offset_min":60,"session":"a","profile":"ada","event":"video_playback_started","title":"tt0113277","impression":{"page":1,"row":"top_picks","element_index":0},"position":0,"total_length":10200,"autoplayed":false}"#, "\n",
        r#"{"v":1,"seq":4,"at":"2026-11-20T20:03:09.000Z","utc_offset_min":60,"session":"a","profile":"ada","event":"video_playback_exited","title":"tt0113277","play":3,"position":180,"total_length":10200}"#, "\n",
    ));
    home
}

impl Home {
    fn path(&self) -> &Path {
        self.0.path()
    }

    fn log(&self) -> PathBuf {
        self.path().join("behavior.jsonl")
    }

    fn write(&self, log: &str) {
        fs::write(self.log(), log).unwrap();
    }

    fn append(&self, line: &str) {
        let log = fs::read_to_string(self.log()).unwrap();
        self.write(&(log + line));
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::cargo_bin("frontrow").unwrap();
        command.env_clear().env("FRONTROW_HOME", self.path()).args(arguments);
        command
    }

    fn run(&self, arguments: &[&str]) -> Said {
        self.command(arguments).output().unwrap().into()
    }

    /// Runs a command that should succeed; gives what it printed.
    #[track_caller]
    fn ok(&self, arguments: &[&str]) -> String {
        let said = self.run(arguments);
        assert_eq!(said.code, Some(0), "{}", said.err);
        said.out
    }

    #[track_caller]
    fn json(&self, arguments: &[&str]) -> Value {
        serde_json::from_str(&self.ok(arguments)).unwrap()
    }

    /// Runs a command that should fail with one sentence; gives that.
    #[track_caller]
    fn refusal(&self, arguments: &[&str], code: i32) -> String {
        let said = self.run(arguments);
        assert_eq!(said.code, Some(code), "{}{}", said.out, said.err);
        assert_eq!(said.out, "");
        assert_eq!(said.err.trim_end().lines().count(), 1, "{}", said.err);
        said.err
    }
}

#[test]
fn a_household_is_kept_in_the_log() {
    let home = home();
    assert_eq!(home.json(&["profile", "list", "--json"]), Value::Array(vec![]));
    home.ok(&["profile", "add", "Ada", "--region", "de"]);
    home.ok(&["profile", "add", "Mio", "--kids"]);
    let listed = home.json(&["profile", "list", "--json"]);
    assert_eq!(listed[0]["id"], "ada");
    assert_eq!(listed[0]["region"], "DE");
    assert_eq!(listed[1]["kids"], true);
    assert_eq!(listed[1]["region"], "US");
    home.ok(&["profile", "remove", "ADA"]);
    assert_eq!(home.ok(&["profile", "list"]), "mio  Mio  US  kids\n");
    assert_eq!(home.ok(&["log", "verify"]), "3 events, all sound\n");
}

#[test]
fn a_profile_is_written_at_the_time_it_is_told_and_never_before_the_last_record() {
    let home = home_of_ada();
    home.ok(&["--now", "2026-11-21T09:00:00+02:00", "profile", "add", "Ben"]);
    home.ok(&["--now", "2020-01-01T00:00:00Z", "profile", "add", "Cleo"]);
    let log = home.ok(&["log", "show", "--event", "profile_created", "--json"]);
    let at: Vec<Value> = log
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap()["at"].clone())
        .collect();
    assert_eq!(at[1], "2026-11-21T07:00:00.000Z");
    assert_eq!(at[2], at[1]);
}

#[test]
fn bad_profiles_are_refused_in_one_sentence() {
    let home = home_of_ada();
    assert!(home.refusal(&["profile", "add", "Ada"], 1).contains("already"));
    assert!(home.refusal(&["profile", "add", " "], 1).contains("1 to 20"));
    assert!(
        home.refusal(&["profile", "add", "Ben", "--region", "Mars"], 1)
            .contains("ISO 3166")
    );
    assert!(home.refusal(&["profile", "remove", "Zed"], 1).contains("Ada"));
    assert!(
        home.refusal(&["--now", "tonight", "profile", "add", "Ben"], 2)
            .contains("is not a time")
    );
}

#[test]
fn while_somebody_has_the_home_open_nobody_else_writes_and_everybody_reads() {
    let home = home_of_ada();
    let lock = fs::File::create(home.path().join("lock")).unwrap();
    lock.lock().unwrap();
    fs::write(home.path().join("lock"), "4711 2026-11-20T20:00:00.000Z\n").unwrap();
    let refusal = home.refusal(&["profile", "add", "Ben"], 1);
    assert!(refusal.contains("process 4711"), "{refusal}");
    assert!(home.ok(&["profile", "list"]).contains("Ada"));
    assert_eq!(home.ok(&["log", "show"]).lines().count(), 4);
}

#[test]
fn a_home_that_cannot_be_written_is_refused_in_one_sentence() {
    let home = home_of_ada();
    let below_a_file = home.log().join("home");
    let below_a_file = below_a_file.to_str().unwrap();
    let refusal = home.refusal(&["--home", below_a_file, "profile", "add", "Ben"], 1);
    assert!(refusal.contains("--home"), "{refusal}");
}

#[test]
fn show_prints_a_readable_line_a_record_in_the_viewers_time() {
    let home = home_of_ada();
    let shown = home.ok(&["log", "show"]);
    let lines: Vec<&str> = shown.lines().collect();
    assert_eq!(
        lines[2],
        "     3  2026-11-20 21:00:09  ada  played “Heat” from 0:00, seen in top_picks[1]"
    );
    assert!(!shown.contains('\u{1b}'));
}

#[test]
fn show_filters_and_prints_raw_lines_unchanged() {
    let home = home_of_ada();
    home.ok(&["profile", "add", "Ben"]);
    let raw = fs::read_to_string(home.log()).unwrap();
    assert_eq!(home.ok(&["log", "show", "--json"]), raw);
    let third = raw.lines().nth(2).unwrap();
    let arguments = ["log", "show", "--json", "--event", "video_playback_started"];
    assert_eq!(home.ok(&arguments).trim_end(), third);
    assert_eq!(home.ok(&["log", "show", "--profile", "Ben"]).lines().count(), 1);
    assert_eq!(home.ok(&["log", "show", "--last", "2"]).lines().count(), 2);
    assert_eq!(home.ok(&["log", "tail", "-n", "3"]).lines().count(), 3);
    let since = [
        "log",
        "show",
        "--profile",
        "ada",
        "--since",
        "2026-11-20T21:00:09+01:00",
    ];
    assert_eq!(home.ok(&since).lines().count(), 2);
}

#[test]
fn show_says_what_each_action_did_to_the_page_and_makes_the_pages_again_to_the_hash() {
    let home = home();
    let at = |time: &str, rest: &[&str]| {
        let now = format!("2026-11-20T{time}:00Z");
        let arguments: Vec<&str> = ["--now", &now].iter().chain(rest).copied().collect();
        home.ok(&arguments)
    };
    at("19:00", &["profile", "add", "Ada"]);
    at("20:00", &["act", "--profile", "Ada", "play", "Ronin (1998)"]);
    at("23:00", &["act", "--profile", "Ada", "hide", "Heat (1995)"]);
    let changes: Vec<Value> = home
        .ok(&["log", "show", "--changes", "--json"])
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert!(changes.len() >= 4, "{}", changes.len());
    assert!(changes.iter().all(|change| change["reproduced"] == true));
    let row_about_it = "because_you_watched:tt0122690";
    let brought = changes.iter().find(|change| {
        let mut rows = change["rows"].as_array().unwrap().iter();
        rows.any(|row| row["key"] == row_about_it && row["fate"] == "came" && row["from"].is_null())
    });
    let brought = brought.expect("playing brings a row about the film");
    let titles = brought["titles"].as_array().unwrap();
    assert!(
        titles
            .iter()
            .any(|title| title["to"]["row"] == row_about_it && title["parts"].is_object())
    );

    let cause = brought["cause"].as_u64().unwrap();
    let text = home.ok(&["log", "show", "--changes", "--event", "video_playback_started"]);
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[0].trim_start().starts_with(&format!("{cause} ")), "{}", lines[0]);
    assert_eq!(lines[1], "        → page 2 after page 1");
    assert!(text.contains("● Because you watched “Ronin”  new at "), "{text}");
    let pages = home.ok(&["log", "show", "--event", "page_served"]);
    assert!(
        pages
            .lines()
            .any(|line| line.contains(": new row “") && line.contains("Because you watched “Ronin”")),
        "{pages}"
    );
    assert_eq!(pages.lines().count(), changes.len());
}

#[test]
fn a_change_is_shown_below_the_pages_record_when_its_cause_is_not() {
    let home = home();
    home.ok(&["--now", "2026-11-20T19:00:00Z", "profile", "add", "Ada"]);
    home.ok(&[
        "--now",
        "2026-11-20T20:00:00Z",
        "act",
        "--profile",
        "Ada",
        "hide",
        "Heat (1995)",
    ]);
    let shown = home.ok(&["log", "show", "--changes", "--event", "page_served", "--last", "1"]);
    assert!(
        shown.lines().nth(1).unwrap().ends_with("→ page 2 after page 1"),
        "{shown}"
    );
    assert!(!shown.contains("hid “Heat”"));
}

#[test]
fn bad_filters_are_refused() {
    let home = home_of_ada();
    assert!(home.refusal(&["log", "show", "--profile", "Zed"], 1).contains("Ada"));
    assert!(
        home.refusal(&["log", "show", "--since", "noon"], 2)
            .contains("is not a time")
    );
    let unknown_event = home.run(&["log", "show", "--event", "danced"]);
    assert_eq!(unknown_event.code, Some(2));
}

#[test]
fn control_characters_of_a_hostile_log_do_not_reach_the_terminal() {
    let home = home_of_ada();
    home.append("{\"v\":1,\"seq\":5,\"at\":\"2026-11-20T20:04:00.000Z\",\"utc_offset_min\":60,\"session\":\"a\",\"profile\":\"a\\u001b[2Jda\",\"event\":\"search_performed\",\"query\":\"\\u001b]0;x\\u0007\",\"results\":0}\n");
    let shown = home.ok(&["log", "show"]);
    assert!(shown.chars().all(|one| one == '\n' || !one.is_control()));
}

#[test]
fn stats_count_what_is_there() {
    let stats = home_of_ada().json(&["log", "stats", "--json"]);
    assert_eq!(stats["events"], 4);
    assert_eq!(stats["by_event"]["impression"], 1);
    assert_eq!(stats["impressions"], 1);
    assert_eq!(stats["plays"], 1);
    // Three minutes, led to by the one impression.
    assert_eq!(stats["take_fraction"], 1.0);
}

#[test]
fn stats_of_an_empty_log_have_no_take_fraction() {
    let stats = home().json(&["log", "stats", "--json"]);
    assert_eq!(stats["events"], 0);
    assert_eq!(stats["take_fraction"], Value::Null);
}

#[test]
fn verify_names_every_bad_line_and_changes_nothing() {
    let home = home_of_ada();
    let record = |seq: u64, at: &str, rest: &str| {
        format!(
            r#"{{"v":1,"seq":{seq},"at":"2026-11-20T{at}.000Z","utc_offset_min":60,"session":"a","profile":"ada",{rest}}}"#
        ) + "\n"
    };
    let hidden = r#""event":"title_hidden","title":"tt0000001""#;
    home.append("not json\n");
    home.append(&record(5, "20:04:00", r#""event":"danced""#));
    home.append(&record(6, "20:04:00", &format!(r#"{hidden},"mood":"blue""#)));
    home.append(&record(6, "20:04:00", hidden));
    home.append(&record(7, "20:03:00", hidden));
    home.append(&record(8, "20:05:00", hidden).replace(r#""v":1"#, r#""v":2"#));
    home.append(&record(9, "20:05:00", r#""event":"title_hidden","title":"heat""#));
    home.append(&record(10, "20:06:00", hidden)[..40]);
    let log = fs::read(home.log()).unwrap();

    let said = home.run(&["log", "verify", "--json"]);
    assert_eq!(said.code, Some(1));
    assert!(said.err.contains("8 problems"), "{}", said.err);
    let verdict: Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!((&verdict["lines"], &verdict["events"]), (&12.into(), &7.into()));
    let problems: Vec<(u64, &str)> = verdict["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|problem| (problem["line"].as_u64().unwrap(), problem["what"].as_str().unwrap()))
        .collect();
    let expected = [
        (5, "not a JSON object"),
        (6, "“danced”"),
        (7, "“mood”"),
        (8, "number 6 where 7 was to come"),
        (9, "before"),
        (10, "version 2"),
        (11, "`title`"),
        (12, "breaks off"),
    ];
    assert_eq!(problems.len(), expected.len(), "{problems:?}");
    for ((line, what), (expected_line, says)) in problems.into_iter().zip(expected) {
        assert_eq!(line, expected_line);
        assert!(what.contains(says), "line {line}: {what}");
    }
    assert_eq!(fs::read(home.log()).unwrap(), log);
    // All else counts.
    assert_eq!(home.ok(&["profile", "list"]), "ada  Ada  DE\n");
    assert_eq!(home.run(&["log", "show"]).err.lines().count(), 1);
}

#[test]
fn the_schema_describes_the_lines() {
    let home = home_of_ada();
    let schema = home.json(&["log", "schema"]);
    let validator = jsonschema::validator_for(&schema).unwrap();
    for line in home.ok(&["log", "show", "--json"]).lines() {
        assert!(validator.is_valid(&serde_json::from_str(line).unwrap()), "{line}");
    }
    assert!(!validator.is_valid(&serde_json::json!({"v": 1, "event": "danced"})));
}

#[test]
fn path_says_where_the_log_is() {
    let home = home();
    let path = home.ok(&["log", "path"]);
    assert_eq!(path.trim_end(), home.log().to_str().unwrap());
    assert!(!home.log().exists());
}

#[test]
fn a_reader_that_goes_away_ends_a_command_quietly() {
    let home = home_of_ada();
    let line = fs::read_to_string(home.log()).unwrap();
    // Far more than a pipe holds.
    home.write(&line.repeat(2_000));
    let mut child = home
        .command(&["log", "show"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let said = child.wait_with_output().unwrap();
    assert!(said.status.success());
    assert_eq!(said.stderr, b"");
}

#[test]
fn a_follower_prints_a_record_once_it_is_whole() {
    let home = home_of_ada();
    let arguments = ["log", "tail", "--follow", "-n", "1", "--json"];
    let mut child = home.command(&arguments).stdout(Stdio::piped()).spawn().unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let mut next = || {
        let mut line = String::new();
        out.read_line(&mut line).unwrap();
        line
    };
    let last = next();
    assert!(last.contains(r#""seq":4"#), "{last}");
    let fifth = last.replace(r#""seq":4"#, r#""seq":5"#);
    let (begin, end) = fifth.split_at(50);
    let mut log = fs::OpenOptions::new().append(true).open(home.log()).unwrap();
    log.write_all(begin.as_bytes()).unwrap();
    log.write_all(end.as_bytes()).unwrap();
    assert_eq!(next(), fifth);
    child.kill().unwrap();
    child.wait().unwrap();
}
