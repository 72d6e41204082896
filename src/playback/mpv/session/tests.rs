//! A session against an mpv of a few lines, which answers as the real one does.

use std::collections::VecDeque;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;

/// What the pretended mpv would tell, and what came of it.
struct Stage {
    session: Session,
    now: UtcMillis,
    position_s: f64,
    length_s: Option<f64>,
    at_end: bool,
    version: &'static str,
    entries: i64,
    asked: VecDeque<Value>,
    /// Everything that was asked of it, as words.
    heard: Vec<String>,
    events: Vec<PlayerEvent>,
    is_over: bool,
}

fn load(media: &str, position_s: u32) -> Load {
    Load {
        media: Some(media.to_owned()),
        name: "Heat".to_owned(),
        length_s: 100,
        position_s,
        credits_s: 95,
    }
}

impl Stage {
    fn of(load: Load) -> Self {
        let (session, said) = Session::new(UtcMillis(0), load);
        let mut stage = Self {
            session,
            now: UtcMillis(0),
            position_s: 0.0,
            length_s: Some(90.0),
            at_end: false,
            version: "mpv 0.35.1",
            entries: 0,
            asked: VecDeque::new(),
            heard: Vec::new(),
            events: Vec::new(),
            is_over: false,
        };
        stage.take(said);
        stage
    }

    /// One that plays, from a position.
    fn playing(from_s: u32) -> Self {
        let mut stage = Self::of(load("/films/heat.mkv", from_s));
        stage.opens(f64::from(from_s));
        stage.events.clear();
        stage.heard.clear();
        stage
    }

    fn take(&mut self, said: Said) {
        for line in said.lines {
            assert!(line.ends_with('\n'), "{line:?}");
            self.asked.push_back(serde_json::from_str(&line).unwrap());
        }
        self.events.extend(said.events);
        self.is_over |= said.is_over;
    }

    fn hears(&mut self, line: &Value) -> &mut Self {
        let said = self.session.heard(self.now, line.to_string().as_bytes());
        self.take(said);
        self
    }

    /// Answers all that was asked, in order.
    fn answers(&mut self) -> &mut Self {
        while let Some(request) = self.asked.pop_front() {
            let words = &request["command"];
            self.heard.push(words.to_string());
            let word = |at: usize| words[at].as_str().unwrap_or_default().to_owned();
            let answer = match (word(0).as_str(), word(1).as_str()) {
                ("get_property", "mpv-version") => Some(json!(self.version)),
                ("get_property", "time-pos") => Some(json!(self.position_s)),
                ("get_property", "duration") => self.length_s.map(|length_s| json!(length_s)),
                ("get_property", "eof-reached") => Some(json!(self.at_end)),
                ("loadfile", _) => {
                    self.entries += 1;
                    Some(json!({ "playlist_entry_id": self.entries }))
                }
                _ => Some(Value::Null),
            };
            let error = if answer.is_some() {
                "success"
            } else {
                "property unavailable"
            };
            self.hears(&json!({ "request_id": request["request_id"], "error": error, "data": answer }));
        }
        self
    }

    fn property(&mut self, name: &str, value: Value) -> &mut Self {
        self.hears(&json!({ "event": "property-change", "id": 1, "name": name, "data": value }))
    }

    fn event(&mut self, name: &str) -> &mut Self {
        self.hears(&json!({ "event": name }))
    }

    /// The file that was asked for last opens at a position and shows its picture.
    fn opens(&mut self, at_s: f64) -> &mut Self {
        self.answers();
        self.position_s = at_s;
        self.at_end = false;
        let entry = self.entries;
        self.hears(&json!({ "event": "start-file", "playlist_entry_id": entry }));
        self.property("pause", json!(false))
            .property("eof-reached", json!(false))
            .event("file-loaded")
            .event("seek")
            .property("sid", json!(1))
            .event("playback-restart")
            .answers()
    }

    fn closes(&mut self, reason: &str) -> &mut Self {
        let entry = self.entries;
        self.hears(&json!({
            "event": "end-file", "reason": reason, "playlist_entry_id": entry, "file_error": "loading failed",
        }))
    }

    /// The last picture is reached, as it is told: paused first.
    fn reaches(&mut self, end_s: f64) -> &mut Self {
        self.position_s = end_s;
        self.at_end = true;
        self.property("pause", json!(true))
            .property("eof-reached", json!(true))
            .answers()
    }

    fn plays_on(&mut self, ms: i64) -> &mut Self {
        self.now = self.now.plus_ms(ms);
        self.position_s += ms as f64 / 1000.0;
        let said = self.session.beat(self.now);
        self.take(said);
        self.answers()
    }

    fn command(&mut self, command: PlayerCommand) -> &mut Self {
        let said = self.session.command(self.now, command);
        self.take(said);
        self
    }

    fn told(&mut self) -> Vec<PlayerEvent> {
        std::mem::take(&mut self.events)
    }
}

#[test]
fn it_starts_where_it_was_left_under_its_name() {
    let mut stage = Stage::of(load("/films/-heat.mkv", 12));
    stage.opens(12.0);
    assert_eq!(
        stage.told(),
        [PlayerEvent::Started {
            position_s: 12,
            length_s: 90
        }]
    );
    assert_eq!(stage.heard[0], "[\"get_property\",\"mpv-version\"]");
    let after_greeting = &stage.heard[1 + OBSERVED.len()..];
    assert_eq!(
        after_greeting[..4],
        [
            "[\"set_property\",\"force-media-title\",\"Heat\"]",
            "[\"set_property\",\"start\",\"12\"]",
            "[\"set_property\",\"pause\",false]",
            "[\"loadfile\",\"/films/-heat.mkv\",\"replace\"]",
        ]
    );
}

#[test]
fn without_a_length_of_its_own_it_has_the_catalogs() {
    let mut stage = Stage::of(load("https://example.org/live", 0));
    stage.length_s = None;
    stage.opens(0.0);
    assert_eq!(
        stage.told(),
        [PlayerEvent::Started {
            position_s: 0,
            length_s: 100
        }]
    );
}

#[test]
fn an_old_mpv_is_refused_and_one_without_a_number_is_not() {
    let mut old = Stage::of(load("/a", 0));
    old.version = "mpv 0.34.1";
    old.answers();
    let found = "0.34".to_owned();
    assert_eq!(old.told(), [PlayerEvent::Failed(PlayerFailure::TooOld { found })]);
    assert!(old.is_over);

    let mut unnumbered = Stage::of(load("/a", 0));
    unnumbered.version = "mpv git-1a2b3c";
    assert_eq!(unnumbered.opens(0.0).told().len(), 1);
}

#[test]
fn while_it_plays_it_is_asked_once_a_second_where_it_is() {
    let mut stage = Stage::playing(0);
    assert_eq!(stage.session.beats_at(), Some(UtcMillis(1_000)));
    stage.plays_on(1_000).plays_on(400).plays_on(600);
    assert_eq!(
        stage.told(),
        [
            PlayerEvent::Progress { position_s: 1 },
            PlayerEvent::Progress { position_s: 2 }
        ]
    );
    stage.property("pause", json!(true)).answers();
    assert_eq!(stage.session.beats_at(), None);
    assert_eq!(stage.told(), [PlayerEvent::Paused { position_s: 2 }]);
    // One that does not answer is not asked again and again.
    stage.property("pause", json!(false)).answers();
    for _ in 0..5 {
        stage.now = stage.now.plus_ms(1_000);
        let said = stage.session.beat(stage.now);
        stage.take(said);
    }
    assert_eq!(stage.asked.len(), 1);
}

#[test]
fn what_was_ordered_and_what_the_viewer_does_are_told_once_each() {
    let mut stage = Stage::playing(10);
    stage.command(PlayerCommand::Pause).answers();
    assert_eq!(stage.told(), [], "only what mpv has done is told");
    stage.property("pause", json!(true)).answers();
    stage.property("pause", json!(true)).answers();
    stage.property("pause", json!(false)).answers();
    stage.property("speed", json!(1.25)).answers();
    stage.property("fullscreen", json!(true)).answers();
    assert_eq!(
        stage.told(),
        [
            PlayerEvent::Paused { position_s: 10 },
            PlayerEvent::Resumed { position_s: 10 },
            PlayerEvent::SpeedChanged {
                position_s: 10,
                speed: Speed::of(1.25)
            },
            PlayerEvent::FullScreenChanged {
                position_s: 10,
                full_screen: true
            },
        ]
    );
}

#[test]
fn a_seek_goes_from_where_it_was_to_where_it_is() {
    let mut stage = Stage::playing(10);
    stage.position_s = 10.7;
    stage.command(PlayerCommand::Seek { to_s: 60 }).answers();
    stage.position_s = 60.0;
    stage.event("seek").event("playback-restart").answers();
    // By the viewer, 1.5 seconds after it was heard of last.
    stage.now = stage.now.plus_ms(1_500);
    stage.position_s = 20.0;
    stage.event("seek").event("seek").event("playback-restart").answers();
    assert_eq!(
        stage.told(),
        [
            PlayerEvent::Sought { from_s: 10, to_s: 60 },
            PlayerEvent::Sought { from_s: 61, to_s: 20 }
        ]
    );
    // Another sound track: mpv jumps to where it is.
    stage.event("seek").event("playback-restart").answers();
    assert_eq!(stage.told(), [PlayerEvent::Touched]);
}

#[test]
fn the_end_is_an_end_and_no_pause() {
    let mut stage = Stage::playing(80);
    stage.reaches(89.9);
    assert_eq!(
        stage.told(),
        [PlayerEvent::Progress { position_s: 89 }, PlayerEvent::Ended]
    );
    assert!(!stage.is_over, "the next episode has the same window");
    assert_eq!(stage.session.beats_at(), None);
    // Whoever closes the window then does not want another one.
    stage.closes("quit");
    assert_eq!(stage.told(), [PlayerEvent::Stopped { position_s: 89 }]);

    let mut sought = Stage::playing(10);
    sought.command(PlayerCommand::Seek { to_s: 500 }).answers();
    sought.position_s = 89.9;
    sought.event("seek").event("playback-restart").reaches(89.9);
    assert_eq!(
        sought.told(),
        [
            PlayerEvent::Sought { from_s: 10, to_s: 89 },
            PlayerEvent::Progress { position_s: 89 },
            PlayerEvent::Ended
        ]
    );
}

#[test]
fn an_end_without_a_pause_is_a_track_that_was_put_away() {
    let mut stage = Stage::playing(10);
    stage.property("eof-reached", json!(true)).answers();
    stage.property("eof-reached", json!(false)).answers();
    stage.property("pause", json!(true)).answers();
    assert_eq!(stage.told(), [PlayerEvent::Paused { position_s: 10 }]);
}

#[test]
fn what_ends_long_before_its_end_has_broken_off() {
    let mut stage = Stage::playing(10);
    stage.reaches(40.0);
    let [
        PlayerEvent::Progress { position_s: 40 },
        PlayerEvent::Failed(PlayerFailure::StreamBroken { media, why }),
    ] = &stage.told()[..]
    else {
        panic!("not told as broken off");
    };
    assert_eq!(
        (media.as_str(), why.as_str()),
        ("/films/heat.mkv", "40 of 90 seconds were there")
    );
    assert!(stage.is_over);
}

#[test]
fn the_next_one_is_opened_in_the_same_window_and_hears_nothing_of_the_one_before() {
    let mut stage = Stage::playing(0);
    stage.property("speed", json!(1.5)).answers().told();
    stage.command(PlayerCommand::Pause).plays_on(1_000);
    stage.told();
    // An answer and events of the one before that come when the next one is ordered already.
    stage.position_s = 50.0;
    stage.property("pause", json!(true));
    stage.command(PlayerCommand::Load(load("/films/ronin.mkv", 5)));
    stage.closes("stop").event("playback-restart").event("seek");
    assert_eq!(stage.told(), []);
    stage.opens(5.0);
    assert_eq!(
        stage.told(),
        [
            PlayerEvent::Started {
                position_s: 5,
                length_s: 90
            },
            PlayerEvent::SpeedChanged {
                position_s: 5,
                speed: Speed::of(1.5)
            }
        ]
    );
    assert!(!stage.is_over);
}

#[test]
fn stopping_says_where_at_once_and_then_nothing() {
    let mut stage = Stage::playing(10);
    stage.plays_on(1_000).told();
    stage.command(PlayerCommand::Stop);
    assert_eq!(stage.told(), [PlayerEvent::Stopped { position_s: 11 }]);
    stage.answers().closes("stop").command(PlayerCommand::Stop);
    let said = stage.session.closed(None);
    stage.take(said);
    assert_eq!(stage.told(), []);
}

#[test]
fn a_viewer_who_closes_mpv_has_stopped_and_one_that_was_killed_is_lost() {
    let mut closed = Stage::playing(10);
    closed.closes("quit");
    assert_eq!(closed.told(), [PlayerEvent::Stopped { position_s: 10 }]);
    assert!(closed.is_over);
    let said = closed.session.closed(None);
    closed.take(said);
    assert_eq!(closed.told(), []);

    let mut killed = Stage::playing(10);
    killed.plays_on(1_000).plays_on(1_000).told();
    killed.now = killed.now.plus_ms(900);
    let said = killed.session.closed(None);
    killed.take(said);
    assert_eq!(killed.told(), [PlayerEvent::Lost { position_s: 12 }]);
}

#[test]
fn what_cannot_be_opened_fails_in_mpvs_words() {
    let mut stage = Stage::of(load("/films/notes.txt", 0));
    stage.answers();
    stage
        .hears(&json!({ "event": "start-file", "playlist_entry_id": 1 }))
        .closes("error");
    let failure = PlayerFailure::CannotPlay {
        media: "/films/notes.txt".to_owned(),
        why: "loading failed".to_owned(),
    };
    assert_eq!(stage.told(), [PlayerEvent::Failed(failure)]);
    assert!(stage.is_over);
}

#[test]
fn a_list_is_played_from_its_first_entry() {
    let mut stage = Stage::of(load("https://example.org/list", 0));
    stage.answers();
    stage.hears(&json!({ "event": "start-file", "playlist_entry_id": 1 }));
    stage.hears(&json!({
        "event": "end-file", "reason": "redirect", "playlist_entry_id": 1, "playlist_insert_id": 2,
    }));
    stage.entries = 2;
    assert_eq!(stage.opens(0.0).told().len(), 1);
}

#[test]
fn something_else_in_its_window_stops_it() {
    let mut stage = Stage::playing(10);
    stage.closes("stop");
    assert_eq!(stage.told(), [PlayerEvent::Stopped { position_s: 10 }]);
}

#[test]
fn a_hand_on_the_mouse_is_told_once_a_second_and_not_while_the_window_opens() {
    let mut stage = Stage::playing(0);
    let moves = |stage: &mut Stage, ms: i64| {
        stage.now = stage.now.plus_ms(ms);
        stage.property("mouse-pos", json!({ "x": ms, "y": 0, "hover": true }));
    };
    moves(&mut stage, 100);
    assert_eq!(stage.told(), []);
    moves(&mut stage, 2_000);
    moves(&mut stage, 20);
    stage.property("volume", json!(80));
    assert_eq!(stage.told(), [PlayerEvent::Touched]);
    moves(&mut stage, 1_000);
    assert_eq!(stage.told(), [PlayerEvent::Touched]);
}

fn any_line() -> impl Strategy<Value = Value> {
    let entry = 0..3_i64;
    let number = 0..40_u64;
    prop_oneof![
        prop_oneof!["seek", "playback-restart", "shutdown", "file-loaded", "idle"]
            .prop_map(|event| json!({ "event": event })),
        entry
            .clone()
            .prop_map(|entry| json!({ "event": "start-file", "playlist_entry_id": entry })),
        (prop_oneof!["eof", "stop", "quit", "error", "redirect", "other"], entry)
            .prop_map(|(reason, entry)| json!({ "event": "end-file", "reason": reason, "playlist_entry_id": entry })),
        (prop_oneof!["pause", "eof-reached", "fullscreen", "mute"], any::<bool>())
            .prop_map(|(name, on)| json!({ "event": "property-change", "name": name, "data": on })),
        (prop_oneof!["speed", "duration", "volume"], -10.0..1e12)
            .prop_map(|(name, number)| json!({ "event": "property-change", "name": name, "data": number })),
        (number.clone(), -10.0..1e12)
            .prop_map(|(number, data)| json!({ "request_id": number, "error": "success", "data": data })),
        (number.clone(), 0..3_i64).prop_map(
            |(number, id)| json!({ "request_id": number, "error": "success", "data": { "playlist_entry_id": id } })
        ),
        number.prop_map(|number| json!({ "request_id": number, "error": "property unavailable" })),
    ]
}

fn is_last(event: &PlayerEvent) -> bool {
    matches!(
        event,
        PlayerEvent::Ended | PlayerEvent::Stopped { .. } | PlayerEvent::Lost { .. } | PlayerEvent::Failed(_)
    )
}

proptest! {
    /// Whatever mpv says, in whatever order: at most one beginning, at most one end, nothing after the end, and between the two
    /// nothing that did not begin.
    #[test]
    fn a_play_begins_once_and_ends_once_whatever_is_said(plays in any::<bool>(), lines in proptest::collection::vec(any_line(), 0..120)) {
        let mut stage = Stage::of(load("/films/heat.mkv", 3));
        if plays {
            stage.opens(3.0);
        }
        let mut events = stage.told();
        let mut session = stage.session;
        for (at, line) in lines.iter().enumerate() {
            let now = UtcMillis(at as i64 * 300);
            events.extend(session.heard(now, line.to_string().as_bytes()).events);
            events.extend(session.beat(now).events);
        }
        events.extend(session.closed(None).events);
        let starts = |event: &PlayerEvent| matches!(event, PlayerEvent::Started { .. });
        let begun = events.iter().position(starts);
        let beginnings = events.iter().filter(|event| starts(event)).count();
        let ended = events.iter().position(is_last).unwrap_or_default();
        let after = &events[ended + 1..];
        // Once it has ended its window may be closed.
        let is_closed = events[ended] == PlayerEvent::Ended && matches!(after, [PlayerEvent::Stopped { .. }]);
        prop_assert!(is_last(&events[ended]) && (after.is_empty() || is_closed), "{:?}", events);
        prop_assert!(beginnings <= 1);
        prop_assert!(begun.is_none_or(|at| at == 0), "{:?}", events);
    }

    #[test]
    fn junk_changes_nothing(junk in proptest::collection::vec(any::<Vec<u8>>(), 1..20)) {
        let mut stage = Stage::playing(10);
        for line in junk {
            let said = stage.session.heard(stage.now, &line);
            stage.take(said);
        }
        prop_assert_eq!(stage.told(), []);
        stage.reaches(89.9);
        prop_assert_eq!(stage.told(), [PlayerEvent::Progress { position_s: 89 }, PlayerEvent::Ended]);
    }
}
