use proptest::prelude::*;

use super::*;
use crate::behavior::PlayerKind;
use crate::behavior::{PlayState, ProfileId, arbitrary};

fn fold(log: &[Record]) -> Viewer {
    let mut viewer = Viewer::default();
    for record in log {
        viewer.apply(record);
    }
    viewer
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn going_on_from_a_snapshot_is_folding_all(log in arbitrary::log(60), at in 0..60_usize) {
        let (before, after) = log.split_at(at.min(log.len()));
        let snapshot = serde_json::to_string(&fold(before)).unwrap();
        let mut restored: Viewer = serde_json::from_str(&snapshot).unwrap();
        for record in after {
            restored.apply(record);
        }
        prop_assert_eq!(restored, fold(&log));
    }

    #[test]
    fn what_was_undone_never_was(log in arbitrary::log(60), deed in 0..60_usize, later in 0..60_usize) {
        let deeds: Vec<usize> = (0..log.len()).filter(|at| log[*at].event.is_undoable()).collect();
        prop_assume!(!deeds.is_empty());
        let deed = deeds[deed % deeds.len()];
        let later = deed + 1 + later % (log.len() - deed);

        let mut undone = log.clone();
        let undo = Record {
            seq: Seq(1_000),
            event: BehaviorEvent::EventUndone { target: log[deed].seq },
            ..log[later - 1].clone()
        };
        undone.insert(later, undo);
        let mut without = log.clone();
        without.remove(deed);
        prop_assert_eq!(fold(&undone), fold(&without));
    }

    #[test]
    fn undoing_what_cannot_be_undone_changes_nothing(log in arbitrary::log(40), target in 0..60_u64) {
        let viewer = fold(&log);
        prop_assume!(!viewer.undoable.contains(&Seq(target)));
        let mut after = viewer.clone();
        after.undo(Seq(target));
        prop_assert_eq!(after, viewer);
    }

    #[test]
    fn no_entry_says_nothing(log in arbitrary::log(60)) {
        for (title, evidence) in fold(&log).titles {
            prop_assert!(evidence != TitleEvidence::default(), "{}", title);
        }
    }
}

const FILM: TitleId = TitleId::film(113_277);

fn started() -> BehaviorEvent {
    BehaviorEvent::VideoPlaybackStarted {
        player: PlayerKind::Simulated,
        title: FILM,
        episode: None,
        impression: None,
        position: 100,
        total_length: 6_000,
        autoplayed: false,
    }
}

/// A log of one film's play, which is record 1, and the player's events, ten seconds apart.
fn play(events: Vec<BehaviorEvent>) -> Play {
    let log: Vec<Record> = std::iter::once(started())
        .chain(events)
        .zip(1..)
        .map(|(event, seq)| Record {
            seq: Seq(seq),
            at: UtcMillis(seq as i64 * 10_000),
            utc_offset_min: 0,
            session: "s".to_owned(),
            profile: ProfileId("ada".to_owned()),
            with: Vec::new(),
            event,
        })
        .collect();
    fold(&log).titles[&FILM].plays[0].clone()
}

fn at(position: u32) -> Playhead {
    Playhead {
        title: FILM,
        episode: None,
        play: Seq(1),
        position,
        total_length: 6_000,
    }
}

#[test]
fn watching_counts_from_where_the_play_began() {
    let play = play(vec![
        BehaviorEvent::VideoContentPlaying { playhead: at(110) },
        BehaviorEvent::VideoContentPlaying { playhead: at(120) },
        BehaviorEvent::VideoPlaybackExited { playhead: at(125) },
    ]);
    assert_eq!((play.watched_s, play.position_s), (25, 125));
    assert_eq!(play.state, PlayState::Left);
    assert_eq!(play.last_at, UtcMillis(40_000));
}

#[test]
fn a_jump_is_not_watching() {
    let play = play(vec![
        BehaviorEvent::VideoPlaybackSeekStarted {
            playhead: at(130),
            seek_position: 5_000,
        },
        BehaviorEvent::VideoPlaybackSeekCompleted {
            playhead: at(130),
            seek_position: 5_000,
        },
        BehaviorEvent::VideoContentPlaying { playhead: at(5_010) },
    ]);
    assert_eq!((play.watched_s, play.position_s), (40, 5_010));
}

#[test]
fn several_small_jumps_at_the_beginning_add_up_and_later_ones_do_not_count() {
    let jump = |from: u32, to: u32| {
        [
            BehaviorEvent::VideoPlaybackSeekStarted {
                playhead: at(from),
                seek_position: to,
            },
            BehaviorEvent::VideoPlaybackSeekCompleted {
                playhead: at(to),
                seek_position: to,
            },
        ]
    };
    let jumps = [(110, 120), (120, 130), (132, 162), (162, 152), (400, 900)];
    let play = play(jumps.into_iter().flat_map(|(from, to)| jump(from, to)).collect());
    assert_eq!(play.early_jumps_s, 40);
}

#[test]
fn what_speed_saves_is_counted_for_what_was_played_at_it() {
    let speed = |position, speed| BehaviorEvent::VideoPlaybackSpeedChanged {
        playhead: at(position),
        speed,
    };
    let play = play(vec![
        speed(200, 2.0),
        BehaviorEvent::VideoContentPlaying { playhead: at(300) },
        speed(400, 0.5),
        BehaviorEvent::VideoContentPlaying { playhead: at(450) },
        speed(450, f64::NAN),
    ]);
    assert_eq!((play.watched_s, play.saved_ms), (350, 100_000 - 50_000));
    assert_eq!(play.speed_percent, 10, "a speed that is none counts as the slowest");
}

#[test]
fn a_jump_while_paused_stays_paused() {
    let play = play(vec![
        BehaviorEvent::VideoPlaybackPaused { playhead: at(110) },
        BehaviorEvent::VideoPlaybackSeekStarted {
            playhead: at(110),
            seek_position: 50,
        },
        BehaviorEvent::VideoPlaybackSeekCompleted {
            playhead: at(50),
            seek_position: 50,
        },
        BehaviorEvent::VideoContentPlaying { playhead: at(60) },
        BehaviorEvent::VideoPlaybackResumed { playhead: at(60) },
        BehaviorEvent::VideoContentPlaying { playhead: at(65) },
    ]);
    assert_eq!((play.watched_s, play.pauses), (15, 1));
}

#[test]
fn pausing_twice_is_one_pause() {
    let play = play(vec![
        BehaviorEvent::VideoPlaybackPaused { playhead: at(110) },
        BehaviorEvent::VideoPlaybackPaused { playhead: at(110) },
    ]);
    assert_eq!(play.pauses, 1);
}

#[test]
fn a_question_that_holds_the_picture_is_no_pause_of_the_viewer() {
    let mut viewer = Viewer::default();
    let mut at = UtcMillis(0);
    let mut seq = 0;
    let mut does = |later_ms, event| {
        at = at.plus_ms(later_ms);
        seq += 1;
        viewer.apply(&Record {
            seq: Seq(seq),
            at,
            utc_offset_min: 0,
            session: "s".to_owned(),
            profile: ProfileId("ada".to_owned()),
            with: Vec::new(),
            event,
        });
    };
    does(0, started());
    does(
        10_000,
        BehaviorEvent::StillWatchingPrompted {
            title: FILM,
            rule: crate::behavior::StillWatchingRule::Minutes,
            episodes: 1,
            minutes: 90,
        },
    );
    does(
        5,
        BehaviorEvent::VideoPlaybackPaused {
            playhead: self::at(110),
        },
    );
    does(
        2_000,
        BehaviorEvent::VideoPlaybackResumed {
            playhead: self::at(110),
        },
    );
    does(
        10_000,
        BehaviorEvent::VideoPlaybackPaused {
            playhead: self::at(120),
        },
    );
    let play = &viewer.titles[&FILM].plays[0];
    assert_eq!((play.watched_s, play.pauses), (20, 1));
}

#[test]
fn a_completed_play_stays_completed_when_the_player_is_left() {
    let play = play(vec![
        BehaviorEvent::VideoContentCompleted { playhead: at(6_000) },
        BehaviorEvent::VideoPlaybackExited { playhead: at(6_000) },
    ]);
    assert_eq!(play.state, PlayState::Completed);
    assert!(play.is_finished() && play.is_real());
}

#[test]
fn an_impression_is_worth_half_after_three_days() {
    let mut evidence = TitleEvidence::default();
    evidence.count_impression(UtcMillis(0));
    let three_days = UtcMillis(3 * crate::behavior::DAY_MS);
    assert_eq!(evidence.impressions_at(three_days), 0.5);
    evidence.count_impression(three_days);
    assert_eq!(evidence.impressions, 1.5);
}
