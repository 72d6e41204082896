//! Habits are read from what is done, and count where they should.

use frontrow::{
    behavior::{BehaviorEvent, Correction, PlayerKind, Playhead, ProfileId, Record, Seq, Trait},
    catalog::TitleId,
    recommend::{HabitKind, Habits, Part, Segment, call_to_action, explain},
};

use crate::house::{Watcher, catalog, id, index, known_titles, model};

fn films(count: usize) -> impl Iterator<Item = TitleId> {
    known_titles().iter().copied().take(count)
}

/// Somebody who left so many films after a few minutes.
pub fn drops(count: usize) -> Watcher {
    let mut watcher = Watcher::new();
    for film in films(count) {
        watcher.plays(film, 0.05);
    }
    watcher
}

#[test]
fn nothing_known_is_no_habit_and_no_part_of_a_score() {
    let watcher = Watcher::new();
    assert_eq!(watcher.habits(), Habits::default());
    assert_eq!(watcher.habits_part(index("Heat (1995)")), 0);
}

#[test]
fn one_episode_after_another_makes_a_binge_watcher() {
    let mut watcher = Watcher::new();
    for number in 1..=5 {
        watcher.watches_episode("Understudies", number);
    }
    watcher.waits_minutes(60);
    assert!(watcher.is(Segment::BingeWatcher));
    let habits = watcher.habits();
    let binge = habits.get(HabitKind::Binge).unwrap();
    assert!(binge.evidence.contains("4 of 5") && binge.confidence > 0.8, "{binge:?}");
    let (series, film) = (index("The Night Toll"), index("Heat (1995)"));
    assert!(watcher.habits_part(series) > watcher.habits_part(film));
}

#[test]
fn an_episode_a_day_is_one_at_a_time() {
    let mut watcher = Watcher::new();
    for number in 1..=5 {
        watcher.watches_episode("Understudies", number);
        watcher.waits_days(1);
    }
    assert!(watcher.is(Segment::OneAtATime));
    assert!(!watcher.is(Segment::BingeWatcher));
}

#[test]
fn whether_another_episode_follows_is_open_for_half_an_hour() {
    let mut watcher = Watcher::new();
    watcher.watches_episode("Understudies", 1);
    assert_eq!(watcher.habits().get(HabitKind::Binge), None);
    watcher.waits_minutes(31);
    assert!(watcher.habits().get(HabitKind::Binge).is_some());
}

#[test]
fn short_plays_raise_what_is_short_and_lower_what_is_long() {
    let mut watcher = Watcher::new();
    for film in films(6) {
        watcher.watches(film, None, 80, 0);
        watcher.waits_days(1);
    }
    assert!(watcher.is(Segment::ShortOfTime));
    assert!(watcher.habits_part(index("Toy Story (1995)")) > 100);
    assert!(watcher.habits_part(index("The Godfather (1972)")) < -100);
}

#[test]
fn short_at_one_hour_is_short_at_that_hour() {
    let mut watcher = Watcher::new();
    for film in films(8) {
        watcher.waits_until(12);
        watcher.watches(film, None, 60, 0);
        watcher.waits_until(20);
        watcher.watches(film, None, 150, 0);
    }
    watcher.waits_until(12);
    let noon = watcher.habits();
    watcher.waits_until(20);
    let evening = watcher.habits();
    assert!(
        noon.shortness() > 0.5 && evening.shortness() < 0.2,
        "{noon:?} {evening:?}"
    );
}

#[test]
fn pausing_often_is_noticed() {
    let mut watcher = Watcher::new();
    for film in films(3) {
        watcher.watches(film, None, 120, 9);
    }
    assert!(watcher.is(Segment::Pauser));
    let habits = watcher.habits();
    assert!(
        habits
            .get(HabitKind::Pauses)
            .unwrap()
            .evidence
            .starts_with("27 pauses in 6.0 hours")
    );
}

#[test]
fn who_leaves_early_gets_what_hooks_early() {
    let watcher = drops(5);
    assert!(watcher.is(Segment::DropsEarly));
    let quick = index("Die Hard (1988)");
    let slow = index("Stalker (1979)");
    assert!(watcher.habits_part(quick) > 0 && watcher.habits_part(slow) < 0);
    assert!(!drops(2).is(Segment::DropsEarly), "two pieces of evidence are too few");
}

#[test]
fn late_plays_make_a_night_owl_and_late_hours_lighter() {
    let mut watcher = Watcher::new();
    for film in films(5) {
        watcher.waits_until(23);
        watcher.watches(film, None, 60, 0);
    }
    watcher.waits_until(23);
    assert!(watcher.is(Segment::NightOwl));
    let funny = index("Airplane! (1980)");
    let at_night = watcher.habits_part(funny);
    watcher.waits_until(15);
    assert!(at_night > watcher.habits_part(funny));
}

#[test]
fn weekends_and_company_are_noticed() {
    let mut watcher = Watcher::new();
    let with = vec![ProfileId("ben".into())];
    for film in films(4) {
        // The house opens on a Sunday.
        let event = BehaviorEvent::VideoPlaybackStarted {
            player: PlayerKind::Simulated,
            title: film,
            episode: None,
            impression: None,
            position: 0,
            total_length: 600,
            autoplayed: false,
        };
        watcher.seq += 1;
        let play = Seq(watcher.seq);
        watcher.viewer.apply(&Record {
            seq: play,
            at: watcher.now,
            utc_offset_min: 0,
            session: "s".into(),
            profile: watcher.profile.id.clone(),
            with: with.clone(),
            event,
        });
        watcher.does(BehaviorEvent::VideoPlaybackCompleted {
            playhead: Playhead {
                title: film,
                episode: None,
                play,
                position: 600,
                total_length: 600,
            },
        });
        watcher.waits_days(7);
    }
    assert!(watcher.is(Segment::WatchesWithOthers));
    assert!(watcher.is(Segment::WeekendViewer));
}

#[test]
fn who_explores_sees_less_of_what_everybody_likes_and_who_returns_more() {
    let mut explorer = Watcher::new();
    for film in films(20) {
        explorer.plays(film, 0.5);
    }
    let mut returner = Watcher::new();
    for _ in 0..8 {
        returner.plays(id("Heat (1995)"), 0.3);
    }
    assert!(explorer.is(Segment::Explorer) && returner.is(Segment::Returner));
    let popular = index("The Shawshank Redemption (1994)");
    assert!(explorer.habits_part(popular) < returner.habits_part(popular));
}

#[test]
fn the_time_from_the_page_to_a_play_tells_who_hesitates() {
    let decides_after = |seconds: i64| {
        let mut watcher = Watcher::new();
        for film in films(6) {
            watcher.comes();
            watcher.waits_seconds(seconds);
            watcher.watches(film, None, 100, 0);
            watcher.waits_days(1);
        }
        watcher
    };
    assert!(decides_after(300).is(Segment::Hesitant));
    assert!(!decides_after(20).is(Segment::Hesitant));
    let asleep = decides_after(3600).habits();
    assert_eq!(asleep.get(HabitKind::Hesitates), None, "nobody chooses for an hour");
    let command = decides_after(0).habits();
    assert_eq!(command.get(HabitKind::Hesitates), None, "a command does not choose");
}

#[test]
fn the_time_to_choose_begins_again_behind_every_play() {
    let mut watcher = Watcher::new();
    watcher.comes();
    for film in films(5) {
        watcher.waits_seconds(10);
        watcher.watches(film, None, 25, 0);
    }
    let habits = watcher.habits();
    let hesitates = habits.get(HabitKind::Hesitates).unwrap();
    assert!(
        hesitates.evidence.starts_with("5 choices, typically 10 s"),
        "{hesitates:?}"
    );
}

#[test]
fn visits_without_a_play_and_growing_gaps_are_lapsing() {
    let mut watcher = Watcher::new();
    for film in films(5) {
        watcher.comes();
        watcher.watches(film, None, 100, 0);
        watcher.waits_days(1);
    }
    assert!(!watcher.is(Segment::Lapsing));
    for days in [3, 4, 6, 9] {
        watcher.comes();
        watcher.waits_days(days);
    }
    assert!(watcher.is(Segment::Lapsing), "{:?}", watcher.habits());
    let lapsing = watcher.habits().get(HabitKind::Lapsing).unwrap().evidence.clone();
    assert!(lapsing.contains("4 of the last 6 visits"), "{lapsing}");
}

#[test]
fn who_comes_back_after_weeks_is_welcomed_for_an_hour() {
    let mut watcher = Watcher::new();
    for film in films(3) {
        watcher.comes();
        watcher.watches(film, None, 100, 0);
        watcher.waits_days(2);
    }
    assert!(!watcher.is(Segment::BackAfterAGap));
    watcher.waits_days(20);
    assert!(watcher.is(Segment::BackAfterAGap), "a fresh visit would be one");
    assert_eq!(watcher.habits().days_away(), Some(22));
    watcher.comes();
    watcher.waits_minutes(30);
    assert!(watcher.is(Segment::BackAfterAGap));
    assert_eq!(watcher.habits().days_away(), Some(22));
    watcher.waits_minutes(45);
    assert!(!watcher.is(Segment::BackAfterAGap));
}

#[test]
fn two_weeks_are_no_gap_to_who_comes_every_ten_days() {
    let mut watcher = Watcher::new();
    for _ in 0..4 {
        watcher.comes();
        watcher.waits_days(10);
    }
    watcher.waits_days(6);
    assert!(!watcher.is(Segment::BackAfterAGap));
}

#[test]
fn old_evidence_makes_less_sure() {
    let watcher = drops(5);
    let mut later = watcher.clone();
    later.waits_days(200);
    let sureness = |watcher: &Watcher| watcher.habits().lean(HabitKind::DropsEarly);
    assert!(sureness(&later) < sureness(&watcher));
    assert!(!later.is(Segment::DropsEarly));
}

#[test]
fn one_long_evening_is_one_piece_of_evidence_for_habits_of_time() {
    let mut watcher = Watcher::new();
    watcher.waits_until(22);
    for film in films(5) {
        watcher.watches(film, None, 60, 0);
    }
    let habits = watcher.habits();
    for kind in [HabitKind::Late, HabitKind::Weekend] {
        assert_eq!(habits.get(kind).unwrap().count, 1, "{kind:?}");
    }
    assert!(!watcher.is(Segment::NightOwl) && !watcher.is(Segment::WeekendViewer));
}

#[test]
fn an_explanation_names_the_habits_behind_the_part() {
    let watcher = drops(5);
    let title = index("Die Hard (1988)");
    let explanation = explain(catalog(), model(), &watcher.viewer, &watcher.request(None, None), title);
    let named: i32 = explanation.habits.iter().map(|(_, thousandths)| thousandths).sum();
    assert_eq!(named, explanation.parts.get(Part::Habits));
    assert_eq!(explanation.habits[0].0, HabitKind::DropsEarly.label());
}

/// What stands on a title's button.
fn button(watcher: &Watcher, name: &str) -> String {
    let title = catalog().find(name).unwrap();
    call_to_action(&watcher.viewer, &watcher.habits(), &watcher.request(None, None), title)
}

#[test]
fn the_button_says_where_a_title_goes_on() {
    let mut watcher = Watcher::new();
    assert_eq!(button(&watcher, "Heat (1995)"), "Play");
    watcher.plays(id("Heat (1995)"), 0.6);
    assert_eq!(button(&watcher, "Heat (1995)"), "Resume · 48 min left");
    watcher.plays(id("Heat (1995)"), 1.0);
    assert_eq!(button(&watcher, "Heat (1995)"), "Play again");
    watcher.watches_episode("Understudies", 4);
    assert_eq!(button(&watcher, "Understudies"), "Next: S1:E5");
}

#[test]
fn the_button_speaks_to_the_segment() {
    let said = |segment: Segment| {
        let mut watcher = Watcher::new();
        watcher.corrects(Trait::Segment, segment.name(), Correction::Set { value: 1.0 });
        watcher
    };
    let short = said(Segment::ShortOfTime);
    assert_eq!(button(&short, "Toy Story (1995)"), "Something short · 80 min");
    assert_eq!(button(&short, "Heat (1995)"), "Play");
    let mut binge = said(Segment::BingeWatcher);
    assert_eq!(button(&binge, "The Night Toll"), "Start a series tonight");
    binge.waits_until(9);
    assert_eq!(button(&binge, "The Night Toll"), "Play");
}
