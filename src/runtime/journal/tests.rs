use std::fs;

use tempfile::TempDir;

use super::*;
use crate::{
    behavior::{
        ProfileId, Rating, UtcMillis,
        wire::{self, WireProblem},
    },
    catalog::TitleId,
};

/// A home of its own, gone when the test is over.
struct Stage {
    paths: Paths,
    _directory: TempDir,
}

fn stage() -> Stage {
    let directory = tempfile::tempdir().unwrap();
    let paths = Paths::resolve(Some(directory.path())).unwrap();
    Stage {
        paths,
        _directory: directory,
    }
}

impl Stage {
    fn open(&self, access: Access) -> Opened {
        Journal::open(&self.paths, access).unwrap()
    }

    fn log(&self) -> Vec<u8> {
        fs::read(self.paths.log()).unwrap()
    }

    /// Opens, appends so many records, closes.
    fn record(&self, count: usize) {
        let mut opened = self.open(Access::Write);
        for _ in 0..count {
            append(&mut opened);
        }
        opened.journal.close(&opened.home).unwrap();
    }
}

fn rated(seq: Seq) -> Record {
    Record {
        seq,
        at: UtcMillis(seq.0 as i64 * 1_000),
        utc_offset_min: 0,
        session: "s".to_owned(),
        profile: ProfileId("ada".to_owned()),
        with: Vec::new(),
        event: BehaviorEvent::TitleRated {
            title: TitleId::film(seq.0 as u32),
            rating: Rating::Love,
        },
    }
}

fn append(opened: &mut Opened) {
    let record = rated(opened.home.last_seq.next());
    opened.journal.append(std::slice::from_ref(&record)).unwrap();
    opened.home.apply(&record);
}

#[test]
fn what_was_recorded_is_there_at_the_next_opening() {
    let stage = stage();
    stage.record(3);
    fs::remove_file(stage.paths.snapshot()).unwrap();
    let opened = stage.open(Access::ReadOnly);
    assert_eq!(opened.home.last_seq, Seq(3));
    assert_eq!(opened.report.replayed, 3);
    assert!(opened.report.skipped.is_empty());
}

#[test]
fn a_log_that_does_not_exist_is_empty_and_reading_does_not_make_it() {
    let stage = stage();
    let mut opened = stage.open(Access::ReadOnly);
    assert_eq!(opened.home, Home::default());
    assert!(!stage.paths.log().exists() && !stage.paths.lock().exists());
    let refused = opened.journal.append(&[rated(Seq(1))]);
    assert!(matches!(refused, Err(AppendError::ReadOnly)));
}

#[test]
fn a_second_writer_is_told_who_is_there_and_a_reader_is_let_in() {
    let stage = stage();
    let first = stage.open(Access::Write);
    let refusal = Journal::open(&stage.paths, Access::Write).unwrap_err();
    let JournalError::InUse {
        holder: Some(holder), ..
    } = &refusal
    else {
        panic!("{refusal:?}");
    };
    assert_eq!(holder.pid, std::process::id());
    assert!(refusal.to_string().contains(&holder.since));
    stage.open(Access::ReadOnly);
    drop(first);
    stage.open(Access::Write);
}

#[test]
fn a_torn_last_line_is_kept_ended_and_skipped() {
    let stage = stage();
    stage.record(2);
    let mut torn = stage.log();
    torn.extend_from_slice(b"{\"v\":1,\"seq\":3,\"at\":\"2026");
    fs::write(stage.paths.log(), &torn).unwrap();

    let mut opened = stage.open(Access::Write);
    assert_eq!(
        opened.report.skipped,
        [SkippedRecord {
            line: 3,
            what: WireProblem::Torn
        }]
    );
    append(&mut opened);
    opened.journal.close(&opened.home).unwrap();
    let log = stage.log();
    assert!(log.starts_with(&torn));
    assert_eq!(log[torn.len()], b'\n');
    let last = log[torn.len() + 1..].to_vec();
    assert_eq!(wire::read_line(&last).unwrap().record.seq, Seq(3));
}

#[test]
fn a_whole_last_line_without_its_newline_counts() {
    let stage = stage();
    stage.record(2);
    let mut log = stage.log();
    log.pop();
    fs::write(stage.paths.log(), &log).unwrap();
    let mut opened = stage.open(Access::Write);
    assert_eq!(opened.home.last_seq, Seq(2));
    append(&mut opened);
    drop(opened);
    let reopened = stage.open(Access::ReadOnly);
    assert_eq!(reopened.home.last_seq, Seq(3));
    assert!(reopened.report.skipped.is_empty());
}

#[test]
fn unreadable_lines_are_skipped_and_the_numbering_goes_on_behind_them() {
    let stage = stage();
    stage.record(1);
    let mut log = stage.log();
    log.extend_from_slice(b"\x00\xff garbage\n\n");
    log.extend_from_slice(br#"{"v":1,"seq":2,"at":"2026-01-01T00:00:00.000Z","utc_offset_min":0,"session":"s","profile":"ada","event":"danced"}"#);
    log.extend_from_slice(b"\n");
    log.extend_from_slice(br#"{"v":9,"seq":3,"at":"2026-01-02T00:00:00.000Z","event":{"name":"danced"}}"#);
    log.extend_from_slice(b"\n");
    fs::write(stage.paths.log(), &log).unwrap();
    let opened = stage.open(Access::Write);
    let lines: Vec<u64> = opened.report.skipped.iter().map(|one| one.line).collect();
    assert_eq!(lines, [2, 4, 5]);
    assert_eq!(opened.home.last_seq, Seq(3));
    assert_eq!(opened.home.last_at, "2026-01-02T00:00:00.000Z".parse().unwrap());
}

#[test]
fn the_snapshot_stands_for_what_is_before_it() {
    let stage = stage();
    stage.record(5);
    let mut opened = stage.open(Access::Write);
    assert!(opened.report.used_snapshot);
    assert_eq!(opened.report.replayed, 0);
    append(&mut opened);
    // Dropped, as in a crash: the snapshot stays the old one.
    drop(opened);
    let with = stage.open(Access::ReadOnly);
    assert_eq!(with.report.replayed, 1);
    fs::remove_file(stage.paths.snapshot()).unwrap();
    assert_eq!(with.home, stage.open(Access::ReadOnly).home);
}

#[test]
fn a_snapshot_that_does_not_fit_is_ignored() {
    let whole_home = |stage: &Stage| {
        let opened = stage.open(Access::ReadOnly);
        assert!(!opened.report.used_snapshot);
        opened.home
    };
    let stage = stage();
    stage.record(5);
    let (log, snapshot) = (stage.log(), fs::read(stage.paths.snapshot()).unwrap());

    // Another log.
    let other = String::from_utf8(log.clone()).unwrap().replace("love", "like");
    fs::write(stage.paths.log(), other).unwrap();
    assert_eq!(whole_home(&stage).last_seq, Seq(5));

    // A shorter one.
    let half = log.len() / 5 * 2;
    fs::write(stage.paths.log(), &log[..half]).unwrap();
    assert_eq!(whole_home(&stage).last_seq, Seq(2));
    fs::write(stage.paths.log(), &log).unwrap();

    // Another format, another version, damage.
    let text = String::from_utf8(snapshot).unwrap();
    for damaged in [
        text.replace(r#"{"format":3"#, r#"{"format":0"#),
        text.replace(env!("CARGO_PKG_VERSION"), "0.0.1"),
        text[..text.len() - 3].to_owned(),
        String::new(),
    ] {
        assert_ne!(damaged, text);
        fs::write(stage.paths.snapshot(), damaged).unwrap();
        assert_eq!(whole_home(&stage).last_seq, Seq(5));
    }
}

#[test]
fn a_long_tail_leaves_a_snapshot_at_opening() {
    let stage = stage();
    stage.record(0);
    let mut log = Vec::new();
    for seq in 1..=LONG_TAIL_LINES {
        wire::write_line(&rated(Seq(seq)), &mut log);
    }
    fs::write(stage.paths.log(), log).unwrap();
    drop(stage.open(Access::Write));
    assert!(stage.open(Access::ReadOnly).report.used_snapshot);
}

#[test]
fn a_home_that_is_not_the_whole_fold_leaves_no_snapshot() {
    let stage = stage();
    stage.record(1);
    let mut opened = stage.open(Access::Write);
    let before = opened.home.clone();
    append(&mut opened);
    opened.journal.close(&before).unwrap();
    let reopened = stage.open(Access::ReadOnly);
    assert_eq!(reopened.report.replayed, 1);
    assert_eq!(reopened.home.last_seq, Seq(2));
}
