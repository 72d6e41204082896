//! The real binary in a pseudo-terminal: launch, one whole journey, resize, signals, a panic.
#![cfg(unix)]

#[path = "support/pty.rs"]
mod pty;

use std::{fs, path::Path, process::Command};

use pty::Terminal;

const ESC: &str = "\x1b";
const DOWN: &str = "\x1b[B";
const RIGHT: &str = "\x1b[C";

fn frontrow(home: &Path, arguments: &[&str]) -> std::process::Output {
    Command::new(env!("CARGO_BIN_EXE_frontrow"))
        .args(["--home", home.to_str().unwrap()])
        .args(arguments)
        .output()
        .unwrap()
}

/// A home with one profile that has seen the questions.
fn home_of_ada() -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    assert!(
        frontrow(home.path(), &["profile", "add", "Ada", "--region", "DE"])
            .status
            .success()
    );
    assert!(
        frontrow(home.path(), &["act", "--profile", "Ada", "pick", "tt0113277"])
            .status
            .success()
    );
    home
}

fn log_of(home: &Path) -> String {
    fs::read_to_string(home.join("behavior.jsonl")).unwrap()
}

#[test]
fn from_the_first_run_to_a_page_that_changed() {
    let home = tempfile::tempdir().unwrap();
    // The page follows the clock, which says what trends: an evening like any other.
    let now = ["--speed", "3600", "--now", "2026-11-22T20:00:00Z"];
    let mut terminal = Terminal::start(home.path(), 140, 42, &now);
    terminal
        .until_text("Who's watching?")
        .send("\r")
        .until_text("Name")
        .send("Ada\r");
    terminal.until_text("Esc");
    // Out of the questions at any point.
    terminal.send(ESC).until_text("Top picks for Ada");
    // The first row is of films: a series would go on with its next episode.
    terminal.send(DOWN).send(RIGHT).send("p");
    // Plays at an hour a second, so it is over soon; then the page has changed and says why. A long film asks on the way.
    terminal.until("the end, or the question", |screen| {
        screen.contains("Back to the page") || screen.contains("Still watching")
    });
    if terminal.screen().contains("Still watching") {
        terminal.send("\r");
    }
    terminal
        .until_text("Back to the page")
        .send(ESC)
        .until_text("you finished");
    terminal.until_text("Because you watched");
    terminal.send("q");
    assert_eq!(terminal.wait(), 0);
    assert!(!terminal.is_on_alternate_screen());
    let log = log_of(home.path());
    for event in [
        "profile_created",
        "onboarding_skipped",
        "page_served",
        "video_content_completed",
        "session_ended",
    ] {
        assert!(log.contains(event), "{event} is in the log");
    }
    let verify = frontrow(home.path(), &["log", "verify"]);
    assert!(verify.status.success(), "{}", String::from_utf8_lossy(&verify.stdout));
}

#[test]
fn a_child_joins_and_the_page_is_for_both() {
    let home = home_of_ada();
    assert!(
        frontrow(home.path(), &["profile", "add", "Finn", "--kids"])
            .status
            .success()
    );
    let now = ["--speed", "900", "--now", "2026-11-22T20:00:00Z"];
    let mut terminal = Terminal::start(home.path(), 100, 30, &now);
    terminal.until_text("Who's watching?").send("\r");
    terminal.until_text("Top picks for Ada").send("W");
    terminal
        .until_text("WHO ELSE IS HERE?")
        .until_text("for kids")
        .send(" ");
    terminal.until_text("[✓] Finn").send(ESC);
    terminal
        .until_text("Top picks for Ada and Finn")
        .until_text("Ada + Finn ▾")
        .send("p");
    terminal.until("half an hour of it", |_| {
        log_of(home.path()).matches("video_content_playing").count() > 180
    });
    terminal.send(ESC).until_text("Ada + Finn ▾").send("q");
    assert_eq!(terminal.wait(), 0);
    let played = |line: &&str| line.contains("video_playback_started");
    let log = log_of(home.path());
    let played = log.lines().find(played).unwrap();
    assert!(played.contains(r#""with":["finn"]"#), "{played}");
    assert!(frontrow(home.path(), &["log", "verify"]).status.success());
    let page = frontrow(home.path(), &["page", "--profile", "finn"]);
    assert!(String::from_utf8(page.stdout).unwrap().contains("Continue watching"));
}

#[test]
fn the_theme_is_what_is_asked_for_else_what_is_configured_else_what_the_environment_tells() {
    let dark = Some(vt100::Color::Rgb(0x0e, 0x0f, 0x14));
    let light = Some(vt100::Color::Rgb(0xfb, 0xf9, 0xf4));
    let white_terminal = ("COLORFGBG", "0;15");
    for (config, arguments, env, shown) in [
        ("", [].as_slice(), [].as_slice(), dark),
        ("", &[], &[white_terminal], light),
        ("theme = \"dark\"\n", &[], &[white_terminal], dark),
        ("theme = \"dark\"\n", &["--theme", "light"], &[], light),
        ("theme = \"dark\"\n", &["--theme", "auto"], &[white_terminal], light),
    ] {
        let home = tempfile::tempdir().unwrap();
        fs::write(home.path().join("config.toml"), config).unwrap();
        let mut terminal = Terminal::start_with(home.path(), 80, 24, arguments, env);
        terminal.until_text("Who's watching?");
        assert_eq!(terminal.ground(), shown, "{config}{arguments:?} {env:?}");
        terminal.send("q");
        assert_eq!(terminal.wait(), 0);
    }
}

#[test]
fn a_resize_redraws_at_every_size_and_loses_nothing() {
    let home = home_of_ada();
    let mut terminal = Terminal::start(home.path(), 140, 42, &["--profile", "Ada"]);
    terminal.until_text("FRONTROW");
    for (cols, rows) in [(80, 24), (40, 12), (100, 30)] {
        // The wordmark has no room at 40 columns; the first tab stands at every size.
        terminal.resize(cols, rows).until_text("Home");
    }
    terminal.resize(20, 5).until("a word about the size", |screen| {
        screen.contains("40") && screen.contains("12")
    });
    terminal.resize(140, 42).until_text("FRONTROW").send("q");
    assert_eq!(terminal.wait(), 0);
}

#[cfg(debug_assertions)]
#[test]
fn a_panic_gives_the_terminal_back_and_says_what_happened() {
    let home = home_of_ada();
    let mut terminal = Terminal::start_with(
        home.path(),
        100,
        30,
        &["--profile", "Ada"],
        &[("FRONTROW_PANIC_AFTER_FIRST_FRAME", "1")],
    );
    assert_ne!(terminal.wait(), 0);
    assert!(!terminal.is_on_alternate_screen());
    assert!(!terminal.hides_cursor());
    assert!(terminal.screen().contains("panicked"), "{}", terminal.screen());
}

#[test]
fn a_signal_gives_the_terminal_back_and_ends_the_session_in_the_log() {
    let home = home_of_ada();
    let mut terminal = Terminal::start(home.path(), 100, 30, &["--profile", "Ada"]);
    terminal.until_text("FRONTROW");
    let pid = terminal.pid().to_string();
    assert!(Command::new("kill").args(["-TERM", &pid]).status().unwrap().success());
    terminal.wait();
    assert!(!terminal.is_on_alternate_screen());
    assert!(log_of(home.path()).lines().last().unwrap().contains("session_ended"));
}

#[test]
fn control_c_quits_from_anywhere() {
    let home = tempfile::tempdir().unwrap();
    let mut terminal = Terminal::start(home.path(), 80, 24, &[]);
    terminal
        .until_text("Who's watching?")
        .send("\r")
        .until_text("Name")
        .send("\x03");
    assert_eq!(terminal.wait(), 0);
    assert!(!terminal.is_on_alternate_screen());
}

#[test]
fn a_second_program_on_one_home_says_so_and_offers_to_look_around() {
    let home = home_of_ada();
    let mut first = Terminal::start(home.path(), 100, 30, &["--profile", "Ada"]);
    first.until_text("FRONTROW");
    let before = log_of(home.path());
    let mut second = Terminal::start(home.path(), 100, 30, &["--profile", "Ada"]);
    second
        .until_text("Look around without recording anything?")
        .send("y\r")
        .until_text("READ ONLY")
        .send("q");
    assert_eq!(second.wait(), 0);
    assert_eq!(log_of(home.path()), before, "looking around writes nothing");
    let act = frontrow(home.path(), &["act", "--profile", "Ada", "list", "tt0113277"]);
    assert_eq!(act.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&act.stderr).contains("another Frontrow"));
    first.send("q");
    assert_eq!(first.wait(), 0);
}

#[test]
fn a_damaged_log_does_not_stop_the_screen_which_says_what_it_skipped() {
    let home = home_of_ada();
    let log = home.path().join("behavior.jsonl");
    let mut text = fs::read_to_string(&log).unwrap();
    text.push_str("this is no record\n");
    fs::write(&log, &text).unwrap();
    let mut terminal = Terminal::start(home.path(), 140, 42, &["--profile", "Ada"]);
    terminal.until_text("Skipped 1 line").until_text("FRONTROW").send("q");
    assert_eq!(terminal.wait(), 0);
    assert!(
        log_of(home.path()).starts_with(&text),
        "nothing that was logged is rewritten"
    );
    assert_eq!(frontrow(home.path(), &["log", "verify"]).status.code(), Some(1));
}

#[test]
fn without_a_terminal_it_says_what_to_do() {
    let home = home_of_ada();
    let output = frontrow(home.path(), &["--profile", "Ada"]);
    assert_eq!(output.status.code(), Some(1));
    let message = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(message.lines().count(), 1, "{message}");
    assert!(message.contains("frontrow page"), "{message}");
}

/// What a terminal called so may show it tells only after the first frame.
const XTERM: &[(&str, &str)] = &[("XTERM_VERSION", "XTerm(379)")];

#[test]
fn keys_typed_while_the_terminal_is_asked_are_pressed_once_it_has_answered() {
    let home = home_of_ada();
    let mut terminal = Terminal::start_with(home.path(), 100, 30, &["--profile", "Ada"], XTERM);
    terminal.until_written("the question", |written| written.contains("\x1b[>0q"));
    terminal.send("?\x1bP>|XTerm(379)\x1b\\\x1b[?63;1c");
    terminal.until_text("Undo the last thing").send("q").send("q");
    assert_eq!(terminal.wait(), 0);
}

#[test]
fn an_answer_that_comes_too_late_presses_no_keys() {
    let home = home_of_ada();
    let mut terminal = Terminal::start_with(home.path(), 100, 30, &["--profile", "Ada"], XTERM);
    terminal.until_written("the question", |written| written.contains("\x1b[>0q"));
    // The answer to the last question comes first, so nobody waits for the others.
    terminal.send("\x1b[?63;1c").send("\x1bP>|XTerm(t?L)\x1b\\").send("q");
    assert_eq!(terminal.wait(), 0);
    let log = log_of(home.path());
    assert!(!log.contains("title_rated") && !log.contains("panel_opened"), "{log}");
}

#[test]
fn the_log_says_of_pictures_what_was_known_when_it_was_written() {
    for (env, images) in [(XTERM, "unknown"), (&[], "blocks")] {
        let home = home_of_ada();
        let mut terminal = Terminal::start_with(home.path(), 100, 30, &["--profile", "Ada"], env);
        terminal.until_text("FRONTROW").send("q");
        assert_eq!(terminal.wait(), 0);
        let log = log_of(home.path());
        let said = format!("\"images\":\"{images}\"");
        let mut visits = log.lines().filter(|line| line.contains("\"session_started\""));
        assert!(visits.next_back().unwrap().contains(&said), "{images}: {log}");
    }
}

#[test]
fn the_screen_is_drawn_again_by_a_terminal_that_answers_nothing() {
    let home = home_of_ada();
    let mut terminal = Terminal::start(home.path(), 100, 30, &["--profile", "Ada"]);
    terminal.until_text("FRONTROW");
    let tops = |written: &str| written.matches("FRONTROW").count();
    let before = tops(&String::from_utf8_lossy(&terminal.written));
    terminal
        .send("\x0c")
        .until_written("the wordmark", |written| tops(written) > before);
    terminal.send("q");
    assert_eq!(terminal.wait(), 0);
}

/// Whether a sixel picture was printed that fills cells of this size: its first words are `"1;1;WIDTH;HEIGHT`.
fn has_sixels_of(written: &str, cell: (u16, u16)) -> bool {
    written.split("\x1bP").skip(1).any(|picture| {
        let sides = picture.split('#').next().and_then(|raster| raster.split_once("\"1;1;"));
        let sides = sides.and_then(|(_, sides)| sides.split_once(';'));
        sides.is_some_and(|(width, height)| {
            let whole = |side: &str, one: u16| side.parse::<u16>().is_ok_and(|side| side % one == 0);
            whole(width, cell.0) && whole(height, cell.1)
        })
    })
}

#[test]
fn pictures_of_pixels_follow_the_size_of_the_font() {
    let home = home_of_ada();
    let mut terminal = Terminal::start(home.path(), 100, 30, &["--profile", "Ada", "--images", "sixel"]);
    terminal.refont((7, 13));
    terminal.until_written("the question", |written| written.contains("\x1b[>0q"));
    terminal.send("\x1b[6;13;7t\x1b[?63;1;4c");
    terminal.until_written("a picture", |written| has_sixels_of(written, (7, 13)));
    terminal.refont((11, 23));
    terminal.until_written("a larger one", |written| has_sixels_of(written, (11, 23)));
    terminal.send("q");
    assert_eq!(terminal.wait(), 0);
}

/// What is said of pictures to kitty: all words between this beginning and the pixels, or the end.
fn numbers_told(written: &str, action: &str) -> std::collections::BTreeSet<String> {
    let words = written
        .split("\x1b_G")
        .skip(1)
        .filter_map(|told| told.split([';', '\x1b']).next());
    let said = words.filter(|words| words.split(',').any(|word| word == action));
    said.filter_map(|words| words.split(',').find_map(|word| word.strip_prefix("i=")))
        .map(str::to_owned)
        .collect()
}

#[test]
fn kitty_is_told_to_forget_each_picture_that_it_was_sent() {
    let home = home_of_ada();
    let mut terminal = Terminal::start_with(home.path(), 100, 30, &["--profile", "Ada"], &[("TERM", "xterm-kitty")]);
    terminal.until_written("the question", |written| written.contains("\x1b[>0q"));
    terminal.send("\x1bP>|kitty(0.36.4)\x1b\\\x1b[6;16;8t\x1b[?62;c");
    // The hero, and each card in view.
    terminal.until_written("the pictures", |written| numbers_told(written, "a=T").len() > 6);
    terminal.send("q");
    assert_eq!(terminal.wait(), 0);
    let written = String::from_utf8_lossy(&terminal.written).into_owned();
    assert_eq!(numbers_told(&written, "d=I"), numbers_told(&written, "a=T"));
}

#[test]
fn leaving_while_a_model_is_trained_waits_for_nothing_and_writes_no_model() {
    let home = home_of_ada();
    let mut terminal = Terminal::start(home.path(), 140, 42, &["--profile", "Ada"]);
    terminal.until_text("Top picks for Ada");
    // The page goes on meanwhile.
    terminal.send("M").until_text("M stops").send("?").until_text("KEYS");
    terminal.send("\x03");
    assert_eq!(terminal.wait(), 0);
    assert!(!home.path().join("model.bin").exists());
}

#[test]
fn a_model_that_does_not_fit_is_said_once_and_the_page_is_there() {
    let home = home_of_ada();
    fs::write(home.path().join("model.bin"), "no model").unwrap();
    let mut terminal = Terminal::start(home.path(), 140, 42, &["--profile", "Ada"]);
    terminal
        .until_text("Top picks for Ada")
        .until_text("This home's model does not fit");
    terminal.send("q");
    assert_eq!(terminal.wait(), 0);
}
