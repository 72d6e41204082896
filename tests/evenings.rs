//! Evenings of the real binary in a pseudo-terminal, at half an hour a second: what comes up over the picture, and what the log
//! says of it afterwards.

#![cfg(unix)]

#[path = "support/pty.rs"]
mod pty;

use std::path::Path;

use pty::Terminal;
use serde_json::Value;

const ESC: &str = "\x1b";
const RIGHT: &str = "\x1b[C";
const SHORT_EPISODES: &str = "Deaths After the News";

#[track_caller]
fn frontrow(home: &Path, arguments: &[&str]) -> String {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_frontrow"))
        .args(["--home", home.to_str().unwrap()])
        .args(arguments)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{arguments:?}: {said}");
    String::from_utf8(output.stdout).unwrap()
}

/// A home of somebody who has picked a title, so that nobody asks for a welcome.
fn home_of_ada() -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    let now = ["--now", "2026-11-22T17:00:00Z"];
    frontrow(
        home.path(),
        &[&now[..], &["profile", "add", "Ada", "--region", "DE"]].concat(),
    );
    frontrow(
        home.path(),
        &[&now[..], &["act", "--profile", "Ada", "pick", "tt0113277"]].concat(),
    );
    home
}

/// On the details of a title, early in an evening.
fn on_details_of(home: &Path, title: &str) -> Terminal {
    let started = ["--profile", "Ada", "--speed", "1800", "--now", "2026-11-22T18:00:00Z"];
    let mut terminal = Terminal::start(home, 100, 30, &started);
    terminal.until_text("Top picks for Ada");
    open(&mut terminal, title);
    terminal
}

fn open(terminal: &mut Terminal, title: &str) {
    terminal.send("/").until_text("Esc");
    pick(terminal, title);
}

/// Types a title's name into the search, and opens it.
fn pick(terminal: &mut Terminal, title: &str) {
    terminal.send(title);
    let name = title.to_owned();
    terminal.until("the title among what was found", |screen| {
        screen.matches(name.as_str()).count() > 1
    });
    terminal.send("\r").until_text("More like this");
}

/// Quits from wherever it is, and reads what was logged; the log has to be sound.
fn events_after(terminal: &mut Terminal, home: &Path) -> Vec<Value> {
    terminal.send("\x03");
    assert_eq!(terminal.wait(), 0);
    frontrow(home, &["log", "verify"]);
    let log = std::fs::read_to_string(home.join("behavior.jsonl")).unwrap();
    log.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn count(events: &[Value], name: &str) -> usize {
    events.iter().filter(|event| event["event"] == name).count()
}

fn named<'a>(events: &'a [Value], name: &str) -> Vec<&'a Value> {
    events.iter().filter(|event| event["event"] == name).collect()
}

#[test]
fn four_episodes_with_the_question_after_the_third() {
    let home = home_of_ada();
    let mut terminal = on_details_of(home.path(), SHORT_EPISODES);
    terminal.send("p").until_text("Next episode in");
    terminal.until_text("Still watching");
    assert!(
        terminal.screen().contains("3 episodes in a row"),
        "{}",
        terminal.screen()
    );
    terminal.send("\r").until_text("S1:E4");
    terminal.until_text("Next episode in");
    let events = events_after(&mut terminal, home.path());
    assert_eq!(count(&events, "still_watching_prompted"), 1);
    assert_eq!(named(&events, "still_watching_answered")[0]["answer"], "continue");
    let episodes: Vec<u64> = named(&events, "video_content_completed")
        .iter()
        .filter_map(|event| event["episode"]["number"].as_u64())
        .collect();
    assert_eq!(episodes, [1, 2, 3, 4]);
    assert_eq!(count(&events, "autoplay_started"), 2, "the fourth was asked for");
    let page: Value = serde_json::from_str(&frontrow(home.path(), &["page", "--profile", "Ada", "--json"])).unwrap();
    let rows = page["rows"].as_array().unwrap();
    let begun = rows.iter().find(|row| row["kind"] == "continue_watching").unwrap();
    assert_eq!(begun["slots"][0]["name"], SHORT_EPISODES);
}

#[test]
fn ninety_minutes_of_a_film_without_a_touch() {
    let home = home_of_ada();
    let mut terminal = on_details_of(home.path(), "Magnolia");
    terminal.send("p").until_text("Still watching");
    assert!(
        terminal.screen().contains("minutes without a touch"),
        "{}",
        terminal.screen()
    );
    // Stop.
    terminal.send(RIGHT).send("\r").until_text("More like this");
    let events = events_after(&mut terminal, home.path());
    let prompted = named(&events, "still_watching_prompted");
    assert_eq!((prompted.len(), &prompted[0]["rule"]), (1, &"minutes".into()));
    assert_eq!(named(&events, "still_watching_answered")[0]["answer"], "stop");
    let exited = named(&events, "video_playback_exited")[0];
    // Time is let go by in steps of a tenth of a second, three minutes of film each.
    let position = exited["position"].as_u64().unwrap();
    assert!((90 * 60..=93 * 60).contains(&position), "{position} s");
    assert_eq!(count(&events, "video_content_completed"), 0);
}

#[test]
fn a_skip_that_was_pressed_asks_nothing() {
    let home = home_of_ada();
    let mut terminal = on_details_of(home.path(), SHORT_EPISODES);
    terminal.send("p");
    for next in 2..=6 {
        terminal.until("the picture", |screen| screen.contains("Playing"));
        terminal.send("n").until_text(&format!("S1:E{next}"));
    }
    let events = events_after(&mut terminal, home.path());
    assert_eq!(count(&events, "still_watching_prompted"), 0);
    assert_eq!(count(&events, "video_playback_started"), 6);
}

#[test]
fn whoever_says_not_tonight_is_left_alone_tonight() {
    let home = home_of_ada();
    let mut terminal = on_details_of(home.path(), "Magnolia");
    terminal.send("p").until_text("Still watching");
    terminal.send(RIGHT).send(RIGHT).send("\r");
    // To its credits, where three titles are offered; then another long film.
    terminal.until_text("After “Magnolia”");
    terminal.send(ESC).until_text("More like this");
    // Back to what was searched for, and something else instead of it.
    terminal
        .send(ESC)
        .until("the search", |screen| !screen.contains("More like this"));
    terminal.send("\x15");
    pick(&mut terminal, "Seven Samurai");
    terminal.send("p").until_text("After “Seven Samurai”");
    let events = events_after(&mut terminal, home.path());
    assert_eq!(count(&events, "still_watching_prompted"), 1);
    assert_eq!(named(&events, "still_watching_answered")[0]["answer"], "not_tonight");
    assert_eq!(count(&events, "video_content_completed"), 2);
}
