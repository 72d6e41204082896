//! The real mpv, without a window or a sound, on a clip made here; and programs that only pretend to be mpv. Where mpv or ffmpeg is
//! not installed, a test that needs it says so and is skipped.
#![cfg(unix)]

use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::OnceLock,
    time::Duration,
};

#[path = "support/pty.rs"]
mod pty;

use frontrow::{
    behavior::UtcMillis,
    playback::{Load, PlayerCommand, PlayerEvent, PlayerFailure, Speed},
    runtime::{clock::Clock, mpv::MpvOptions, players::Players},
};

/// Long enough for a loaded machine; only a broken program takes it all.
const PATIENCE: Duration = Duration::from_secs(60);
const CLIP_S: u32 = 30;

fn is_installed(program: &str) -> bool {
    Command::new(program)
        .arg("-version")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok()
}

/// A clip of half a minute; `None`, and a word about it, where it cannot be made or played.
fn clip() -> Option<&'static Path> {
    static CLIP: OnceLock<Option<(tempfile::TempDir, PathBuf)>> = OnceLock::new();
    let clip = CLIP.get_or_init(|| {
        if let Some(missing) = ["mpv", "ffmpeg"].into_iter().find(|program| !is_installed(program)) {
            eprintln!("skipped: {missing} is not installed");
            return None;
        }
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("-clip.mkv");
        film(&path, CLIP_S);
        Some((folder, path))
    });
    clip.as_ref().map(|(_, path)| path.as_path())
}

fn film(path: &Path, seconds: u32) {
    let made = Command::new("ffmpeg")
        .args(["-v", "error", "-f", "lavfi", "-i", "testsrc=size=64x48:rate=10"])
        .args(["-t", &seconds.to_string(), "-c:v", "mpeg4"])
        .arg(path)
        .stdin(Stdio::null())
        .status()
        .unwrap();
    assert!(made.success());
}

fn load(media: &Path, position_s: u32) -> PlayerCommand {
    PlayerCommand::Load(Load {
        media: Some(media.to_str().unwrap().to_owned()),
        name: "A clip".to_owned(),
        length_s: CLIP_S,
        position_s,
        credits_s: CLIP_S - 1,
    })
}

fn headless() -> MpvOptions {
    MpvOptions {
        program: "mpv".into(),
        args: ["--no-config", "--vo=null", "--ao=null"].map(str::to_owned).to_vec(),
        patience: PATIENCE,
    }
}

/// What a program that pretends to be mpv does.
fn pretended(folder: &Path, script: &str) -> MpvOptions {
    let program = folder.join("mpv");
    fs::write(&program, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    MpvOptions {
        program,
        args: Vec::new(),
        patience: Duration::from_millis(300),
    }
}

/// Players in an event loop of their own.
struct Stage {
    players: Players,
    clock: Clock,
    events: Vec<PlayerEvent>,
}

impl Stage {
    fn new(options: MpvOptions) -> Self {
        Self {
            players: Players::new(1, options),
            clock: Clock::system(),
            events: Vec::new(),
        }
    }

    fn command(&mut self, command: PlayerCommand) {
        let now = self.clock.now().at;
        self.events.extend(self.players.command(now, command));
    }

    /// One turn of the loop: what is told, or the time that the players asked for.
    async fn turn(&mut self) {
        let now = self.clock.now().at;
        let left_ms = self.players.wakes_at().map(|at: UtcMillis| at.since(now).max(0));
        let sleep = async {
            match left_ms {
                Some(ms) => tokio::time::sleep(Duration::from_millis(ms as u64)).await,
                None => std::future::pending().await,
            }
        };
        let told = tokio::select! {
            told = self.players.told() => Some(told),
            () = sleep => None,
        };
        let now = self.clock.now().at;
        self.events.extend(match told {
            Some(told) => self.players.take(now, told),
            None => self.players.advance(now),
        });
    }

    /// Goes on until such an event is told; that one. Those before it are forgotten.
    async fn until(&mut self, what: &str, is_it: impl Fn(&PlayerEvent) -> bool) -> PlayerEvent {
        let mut passed = Vec::new();
        let found = tokio::time::timeout(PATIENCE, async {
            loop {
                while !self.events.is_empty() {
                    let event = self.events.remove(0);
                    if is_it(&event) {
                        return event;
                    }
                    passed.push(event);
                }
                self.turn().await;
            }
        });
        let found = found.await;
        found.unwrap_or_else(|_| panic!("{what} was never told, only {passed:?}"))
    }

    async fn until_failed(&mut self) -> PlayerFailure {
        match self
            .until("a failure", |event| matches!(event, PlayerEvent::Failed(_)))
            .await
        {
            PlayerEvent::Failed(failure) => failure,
            other => panic!("{other:?}"),
        }
    }

    async fn until_started(&mut self) -> (u32, u32) {
        match self
            .until("a start", |event| matches!(event, PlayerEvent::Started { .. }))
            .await
        {
            PlayerEvent::Started { position_s, length_s } => (position_s, length_s),
            other => panic!("{other:?}"),
        }
    }
}

fn in_a_loop(journey: impl Future<Output = ()>) {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap()
        .block_on(journey);
}

/// The processes whose command line has this text in it, as their ids.
fn processes_with(text: &str) -> Vec<String> {
    let output = Command::new("pgrep").args(["-f", "--", text]).output().unwrap();
    String::from_utf8_lossy(&output.stdout)
        .lines()
        .map(str::to_owned)
        .collect()
}

/// An option that names one mpv among all those that run here.
fn marked() -> (MpvOptions, String) {
    let folder = tempfile::tempdir().unwrap();
    let mark = format!("--screenshot-directory={}", folder.path().display());
    let mut options = headless();
    options.args.push(mark.clone());
    (options, mark)
}

#[test]
fn a_clip_is_paused_sought_sped_up_and_played_to_its_end_and_the_next_one_follows_in_the_same_process() {
    let Some(clip) = clip() else { return };
    in_a_loop(async {
        let (options, mark) = marked();
        let mut stage = Stage::new(options);
        stage.command(load(clip, 3));
        assert_eq!(stage.until_started().await, (3, CLIP_S));
        let process = processes_with(&mark);
        assert_eq!(process.len(), 1);

        stage.command(PlayerCommand::Pause);
        stage
            .until("a pause", |event| {
                matches!(event, PlayerEvent::Paused { position_s: 3.. })
            })
            .await;
        assert_eq!(stage.players.wakes_at(), None, "nothing wakes while it stands still");
        stage.command(PlayerCommand::Resume);
        stage
            .until("going on", |event| matches!(event, PlayerEvent::Resumed { .. }))
            .await;

        stage.command(PlayerCommand::Seek { to_s: 12 });
        stage
            .until("a jump", |event| {
                matches!(
                    event,
                    PlayerEvent::Sought {
                        from_s: 3..12,
                        to_s: 12
                    }
                )
            })
            .await;
        let speed = Speed::of(2.0);
        stage.command(PlayerCommand::SetSpeed(speed));
        stage
            .until(
                "a speed",
                |event| matches!(event, PlayerEvent::SpeedChanged { speed: told, .. } if *told == speed),
            )
            .await;
        stage.command(PlayerCommand::ToggleFullScreen);
        stage
            .until("full screen", |event| {
                matches!(event, PlayerEvent::FullScreenChanged { full_screen: true, .. })
            })
            .await;
        stage
            .until("where it is", |event| {
                matches!(event, PlayerEvent::Progress { position_s: 13.. })
            })
            .await;

        stage.command(PlayerCommand::Seek { to_s: CLIP_S - 2 });
        stage
            .until("the end", |event| {
                assert!(!matches!(event, PlayerEvent::Paused { .. }), "the end is no pause");
                *event == PlayerEvent::Ended
            })
            .await;
        stage.command(load(clip, 0));
        assert_eq!(stage.until_started().await, (0, CLIP_S));
        // At the speed that the viewer chose.
        stage
            .until("its speed", |event| {
                matches!(event, PlayerEvent::SpeedChanged { position_s: 0, .. })
            })
            .await;
        assert_eq!(processes_with(&mark), process);
        // Skipping on is stopping, and opening another one at once: the window stays for that, too.
        stage.command(PlayerCommand::Stop);
        stage
            .until("stopping", |event| matches!(event, PlayerEvent::Stopped { .. }))
            .await;
        stage.command(load(clip, 20));
        assert_eq!(stage.until_started().await, (20, CLIP_S));
        assert_eq!(processes_with(&mark), process);

        stage.players.close().await;
        assert_eq!(processes_with(&mark), [""; 0], "nothing outlives it");
    });
}

#[test]
fn an_mpv_that_is_killed_is_lost_where_it_was_heard_of_last() {
    let Some(clip) = clip() else { return };
    in_a_loop(async {
        let (options, mark) = marked();
        let mut stage = Stage::new(options);
        stage.command(load(clip, 5));
        stage.until_started().await;
        let heard = stage
            .until("where it is", |event| matches!(event, PlayerEvent::Progress { .. }))
            .await;
        let PlayerEvent::Progress { position_s } = heard else {
            panic!("{heard:?}")
        };
        let process = processes_with(&mark);
        assert!(
            Command::new("kill")
                .args(["-KILL", &process[0]])
                .status()
                .unwrap()
                .success()
        );
        stage
            .until(
                "a loss",
                |event| matches!(event, PlayerEvent::Lost { position_s: told } if *told >= position_s),
            )
            .await;
        // And it can be played again.
        stage.command(load(clip, position_s));
        assert_eq!(stage.until_started().await, (position_s, CLIP_S));
        stage.players.close().await;
    });
}

#[test]
fn a_file_that_is_cut_off_or_none_that_plays_fails_with_words() {
    let Some(clip) = clip() else { return };
    in_a_loop(async {
        let folder = tempfile::tempdir().unwrap();
        let cut = folder.path().join("cut.mkv");
        let whole = fs::read(clip).unwrap();
        fs::write(&cut, &whole[..whole.len() / 10]).unwrap();
        let notes = folder.path().join("notes.txt");
        fs::write(&notes, "milk\n").unwrap();
        let mut stage = Stage::new(headless());
        stage.command(load(&cut, 0));
        let failure = stage.until_failed().await;
        assert!(matches!(failure, PlayerFailure::StreamBroken { .. }), "{failure:?}");
        stage.command(load(&notes, 0));
        let failure = stage.until_failed().await.to_string();
        assert!(
            failure.contains("notes.txt") && failure.contains("unrecognized file format"),
            "{failure}"
        );
        let gone = folder.path().join("gone.mkv");
        stage.command(load(&gone, 0));
        let failure = stage.until_failed().await;
        assert!(matches!(failure, PlayerFailure::FileMissing { .. }), "{failure:?}");
        stage.players.close().await;
    });
}

#[test]
fn an_option_that_mpv_does_not_know_is_told_in_its_words() {
    if clip().is_none() {
        return;
    }
    in_a_loop(async {
        let mut options = headless();
        options.args.push("--no-such-option".to_owned());
        let mut stage = Stage::new(options);
        stage.command(load(Path::new("/dev/null"), 0));
        let failure = stage.until_failed().await.to_string();
        assert!(
            failure.contains("could not be started") && failure.contains("no-such-option"),
            "{failure}"
        );
    });
}

#[test]
fn programs_that_are_no_mpv_are_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let failure_of = |options: MpvOptions| {
        let mut told = None;
        in_a_loop(async {
            let mut stage = Stage::new(options);
            stage.command(load(Path::new("/dev/null"), 0));
            told = Some(stage.until_failed().await);
            stage.players.close().await;
        });
        told.unwrap().to_string()
    };
    let ends = failure_of(pretended(folder.path(), "echo 'no display' >&2; exit 3"));
    assert!(ends.contains("could not be started: no display"), "{ends}");
    let ends = failure_of(pretended(folder.path(), "exit 3"));
    assert!(ends.contains("it ended at once") && ends.contains('3'), "{ends}");
    let silent = failure_of(pretended(folder.path(), "exec sleep 60"));
    assert!(silent.contains("there was none for 0.3 seconds"), "{silent}");
    let missing = failure_of(MpvOptions {
        program: "frontrow-has-no-such-program".into(),
        ..headless()
    });
    assert!(missing.contains("not installed"), "{missing}");
    let misplaced = failure_of(MpvOptions {
        program: folder.path().join("gone"),
        ..headless()
    });
    assert!(misplaced.contains("config.toml"), "{misplaced}");
}

#[test]
fn what_has_no_media_is_simulated_and_nothing_is_started() {
    in_a_loop(async {
        let folder = tempfile::tempdir().unwrap();
        let mut stage = Stage::new(pretended(folder.path(), "exit 3"));
        stage.command(PlayerCommand::Load(Load {
            media: None,
            name: "Heat".to_owned(),
            length_s: 100,
            position_s: 7,
            credits_s: 95,
        }));
        assert_eq!(stage.until_started().await, (7, 100));
        stage
            .until("where it is", |event| {
                matches!(event, PlayerEvent::Progress { position_s: 8.. })
            })
            .await;
        stage.command(PlayerCommand::Stop);
        stage
            .until("stopping", |event| matches!(event, PlayerEvent::Stopped { .. }))
            .await;
    });
}

fn frontrow(home: &Path, arguments: &[&str]) -> std::process::Output {
    Command::new(env!("CARGO_BIN_EXE_frontrow"))
        .args(["--home", home.to_str().unwrap()])
        .args(arguments)
        .output()
        .unwrap()
}

/// A home with one profile that was welcomed, whose mpv shows nothing and bears a mark.
fn home_with_mpv() -> (tempfile::TempDir, String) {
    let home = tempfile::tempdir().unwrap();
    for arguments in [
        ["profile", "add", "Ada", "--region", "DE"].as_slice(),
        &["act", "--profile", "Ada", "pick", "tt0113277"],
    ] {
        assert!(frontrow(home.path(), arguments).status.success());
    }
    let mark = format!("--screenshot-directory={}", home.path().display());
    let config = format!("[mpv]\nargs = [\"--no-config\", \"--vo=null\", \"--ao=null\", \"{mark}\"]\n");
    fs::write(home.path().join("config.toml"), config).unwrap();
    (home, mark)
}

fn log_of(home: &Path) -> Vec<serde_json::Value> {
    let log = fs::read_to_string(home.join("behavior.jsonl")).unwrap();
    log.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn last_of<'a>(log: &'a [serde_json::Value], event: &str) -> &'a serde_json::Value {
    let found = log.iter().rev().find(|record| record["event"] == event);
    found.unwrap_or_else(|| panic!("{event} is not in the log"))
}

/// Whether the player's screen shows at least this second of the clip; on a loaded machine it may show only every other.
fn is_past(screen: &str, second: u32) -> bool {
    let before = screen
        .split_once(" / 0:30")
        .and_then(|(before, _)| before.rsplit_once("0:"));
    before.is_some_and(|(_, shown)| shown.parse::<u32>().is_ok_and(|shown| shown >= second))
}

#[test]
fn an_own_title_plays_in_mpv_and_the_place_is_kept_when_that_is_killed() {
    let Some(clip) = clip() else { return };
    let (home, mark) = home_with_mpv();
    let own = home.path().join("own.jsonl");
    let title = serde_json::json!({ "name": "Zyzzyva", "year": 2024, "media": clip });
    fs::write(&own, format!("{title}\n")).unwrap();
    let arguments = ["--profile", "Ada", "--catalog", own.to_str().unwrap()];
    let mut terminal = pty::Terminal::start(home.path(), 140, 42, &arguments);
    terminal.until_text("FRONTROW").send("/").send("Zyzzy");
    terminal.until_text("Zyzzyva").send("\r");
    terminal.until_text("2024").send("p");
    terminal.until("two seconds", |screen| is_past(screen, 2)).send(" ");
    terminal.until_text("Paused").send(" ");
    // A heartbeat is logged for every ten seconds from where it went on.
    terminal.until("a heartbeat", |screen| is_past(screen, 16));
    let process = processes_with(&mark);
    assert!(
        Command::new("kill")
            .args(["-KILL", &process[0]])
            .status()
            .unwrap()
            .success()
    );
    terminal.until_text("your place in").send("\x03");
    assert_eq!(terminal.wait(), 0);
    let log = log_of(home.path());
    assert_eq!(last_of(&log, "video_playback_started")["player"], "mpv");
    assert!(last_of(&log, "video_content_playing")["position"].as_u64().unwrap() >= 10);
    let interrupted = last_of(&log, "video_playback_interrupted");
    assert_eq!(interrupted["reason"], "player_lost");
    assert!(interrupted["position"].as_u64().unwrap() >= 10, "{interrupted}");
    assert_eq!(last_of(&log, "video_playback_paused")["total_length"], 30);
    let verify = frontrow(home.path(), &["log", "verify"]);
    assert!(verify.status.success(), "{}", String::from_utf8_lossy(&verify.stdout));
}

#[test]
fn a_file_that_is_gone_silences_what_was_simulated_before() {
    let mut players = Players::new(1, headless());
    players.command(
        UtcMillis(0),
        PlayerCommand::Load(Load {
            media: None,
            name: "Heat".to_owned(),
            length_s: 100,
            position_s: 0,
            credits_s: 95,
        }),
    );
    let told = players.command(UtcMillis(5_000), load(Path::new("/gone/b.mkv"), 0));
    assert!(matches!(
        told[..],
        [PlayerEvent::Failed(PlayerFailure::FileMissing { .. })]
    ));
    assert_eq!(players.wakes_at(), None);
    assert_eq!(players.advance(UtcMillis(20_000)), []);
}

#[test]
fn files_are_played_one_after_another_and_then_the_program_ends() {
    let Some(clip) = clip() else { return };
    let (home, mark) = home_with_mpv();
    let second = home.path().join("A second one (1999).mkv");
    fs::copy(clip, &second).unwrap();
    let mut terminal = pty::Terminal::start(
        home.path(),
        100,
        30,
        &["play", clip.to_str().unwrap(), second.to_str().unwrap()],
    );
    terminal.until("a second", |screen| is_past(screen, 1));
    let process = processes_with(&mark);
    // To the end, by the keys.
    terminal.send(">").until("a second of the second one", |screen| {
        screen.contains("A second one") && is_past(screen, 1)
    });
    assert_eq!(processes_with(&mark), process, "in the same window");
    terminal.send("\x1b");
    assert_eq!(terminal.wait(), 0);
    assert_eq!(processes_with(&mark), [""; 0]);
    let log = log_of(home.path());
    let count = |event: &str| log.iter().filter(|record| record["event"] == event).count();
    assert_eq!(
        (count("video_playback_completed"), count("video_playback_exited")),
        (1, 1)
    );
    assert_eq!(last_of(&log, "session_ended")["reason"], "played");
}

#[test]
fn what_is_watched_to_its_end_is_followed_by_the_next_without_a_pause() {
    if clip().is_none() {
        return;
    }
    let (home, _) = home_with_mpv();
    let files = ["one.mkv", "two.mkv", "three.mkv"].map(|name| home.path().join(name));
    let mut arguments = vec!["play"];
    for file in &files {
        film(file, 2);
        arguments.push(file.to_str().unwrap());
    }
    let mut terminal = pty::Terminal::start(home.path(), 100, 30, &arguments);
    assert_eq!(terminal.wait(), 0);
    let log = log_of(home.path());
    let count = |event: &str| log.iter().filter(|record| record["event"] == event).count();
    assert_eq!(
        (count("video_playback_completed"), count("video_playback_paused")),
        (3, 0)
    );
}

#[test]
fn files_that_are_not_there_are_said_before_anything_opens() {
    let home = tempfile::tempdir().unwrap();
    let said = frontrow(home.path(), &["play", "/gone/a.mkv", "/gone/b.mkv"]);
    assert_eq!(said.status.code(), Some(1));
    let stderr = String::from_utf8_lossy(&said.stderr).into_owned();
    assert!(stderr.contains("/gone/a.mkv, /gone/b.mkv"), "{stderr}");
    assert!(!home.path().join("behavior.jsonl").exists());
}
