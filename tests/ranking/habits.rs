//! Habits are read from what is done, count where they should, and can be corrected.

use frontrow::{
    behavior::{
        BehaviorEvent, Correction, Device, DeviceClass, MINUTE_MS, Playhead, ProfileId, Record, SECOND_MS, Seq, Trait,
    },
    catalog::{EpisodeId, TitleId, TitleIndex},
    recommend::{
        Basis, HabitKind, Habits, Part, Segment, Taste, call_to_action, check_correction, explain, more_or_less,
        portrait,
    },
};
use proptest::prelude::*;

use crate::house::{Watcher, catalog, deed, id, index, known_titles, model};

impl Watcher {
    fn comes(&mut self) {
        self.does(BehaviorEvent::SessionStarted {
            device: Device {
                class: DeviceClass::Standard,
                cols: 120,
                rows: 40,
                colors: 256,
                images: "blocks".to_owned(),
                ssh: false,
            },
            app_version: String::new(),
            catalog_hash: String::new(),
            model_hash: String::new(),
        });
    }

    fn corrects(&mut self, about: Trait, key: &str, correction: Correction) -> Seq {
        self.does(BehaviorEvent::TasteCorrected {
            about,
            key: key.to_owned(),
            correction,
        })
    }

    fn waits_seconds(&mut self, seconds: i64) {
        self.now = self.now.plus_ms(seconds * SECOND_MS);
    }

    /// Plays something of so many minutes to its end, in one step, with pauses.
    fn watches(&mut self, title: TitleId, episode: Option<EpisodeId>, minutes: u32, pauses: u32) {
        let total_length = minutes * 60;
        let play = self.does(BehaviorEvent::VideoPlaybackStarted {
            title,
            episode,
            impression: None,
            position: 0,
            total_length,
            autoplayed: false,
        });
        let at = |position| Playhead {
            title,
            episode,
            play,
            position,
            total_length,
        };
        for pause in 1..=pauses {
            let playhead = at(pause * 60);
            self.does(BehaviorEvent::VideoPlaybackPaused {
                playhead: playhead.clone(),
            });
            self.does(BehaviorEvent::VideoPlaybackResumed { playhead });
        }
        self.now = self.now.plus_ms(i64::from(minutes) * MINUTE_MS);
        self.does(BehaviorEvent::VideoPlaybackCompleted {
            playhead: at(total_length),
        });
    }

    fn watches_episode(&mut self, name: &str, number: u8) {
        self.watches(id(name), Some(EpisodeId { season: 1, number }), 30, 0);
    }

    fn habits(&self) -> Habits {
        Habits::of(catalog(), &self.viewer, self.now, 0)
    }

    fn is(&self, segment: Segment) -> bool {
        self.habits().is(segment)
    }

    fn taste(&self) -> Taste {
        Taste::of(catalog(), model(), &self.viewer, &self.request(None, None))
    }

    fn habits_part(&self, title: TitleIndex) -> i32 {
        explain(catalog(), model(), &self.viewer, &self.request(None, None), title)
            .parts
            .get(Part::Habits)
    }
}

fn films(count: usize) -> impl Iterator<Item = TitleId> {
    known_titles().iter().copied().take(count)
}

/// Somebody who left so many films after a few minutes.
fn drops(count: usize) -> Watcher {
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
fn a_habit_can_be_weakened_deleted_said_and_restored() {
    let mut watcher = drops(5);
    let before = watcher.habits();
    let name = HabitKind::DropsEarly.name();
    watcher.corrects(Trait::Habit, name, Correction::Weaken);
    let weakened = watcher.habits();
    let half = before.lean(HabitKind::DropsEarly) / 2.0;
    assert!((weakened.lean(HabitKind::DropsEarly) - half).abs() < 1e-9);
    assert!(!weakened.is(Segment::DropsEarly));
    watcher.corrects(Trait::Habit, name, Correction::Delete);
    assert_eq!(watcher.habits().get(HabitKind::DropsEarly), None);
    watcher.corrects(Trait::Habit, name, Correction::Set { value: 0.05 });
    let said = watcher.habits().get(HabitKind::DropsEarly).unwrap().clone();
    assert_eq!((said.value, said.confidence, said.basis), (0.05, 1.0, Basis::Said));
    assert!(!watcher.is(Segment::DropsEarly));
    watcher.corrects(Trait::Habit, name, Correction::Restore);
    assert_eq!(watcher.habits(), before);
}

#[test]
fn a_segment_can_be_said_and_deleted() {
    let mut watcher = Watcher::new();
    let name = Segment::Hesitant.name();
    watcher.corrects(Trait::Segment, name, Correction::Set { value: 1.0 });
    assert!(watcher.is(Segment::Hesitant));
    watcher.corrects(Trait::Segment, name, Correction::Delete);
    assert!(!watcher.is(Segment::Hesitant));
}

#[test]
fn a_taste_can_be_said_weakened_and_deleted() {
    let mut watcher = Watcher::new();
    watcher.plays(id("Heat (1995)"), 1.0);
    watcher.answers("mood", &["thrill"]);
    let crime = catalog().facet_by_key("genre:crime").unwrap();
    let casino = index("Casino (1995)");
    let part = |watcher: &Watcher| {
        let explanation = explain(
            catalog(),
            model(),
            &watcher.viewer,
            &watcher.request(None, None),
            casino,
        );
        explanation.parts.get(Part::Taste)
    };
    let before = (watcher.taste().facets[crime.at()], part(&watcher));
    watcher.corrects(Trait::Facet, "genre:crime", Correction::Weaken);
    let weakened = (watcher.taste().facets[crime.at()], part(&watcher));
    assert_eq!(weakened.0, before.0 / 2);
    assert!(weakened.1 < before.1);
    watcher.corrects(Trait::Facet, "genre:crime", Correction::Delete);
    assert!(part(&watcher) < weakened.1);
    assert_eq!(watcher.taste().answers[crime.at()], 0);
    watcher.corrects(Trait::Facet, "genre:crime", Correction::Set { value: 2500.0 });
    assert_eq!(watcher.taste().facets[crime.at()], 2500);
    assert!(part(&watcher) > before.1);
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

#[test]
fn a_portrait_names_evidence_and_what_was_deleted() {
    let mut watcher = Watcher::new();
    watcher.plays(id("Heat (1995)"), 1.0);
    watcher.corrects(Trait::Facet, "genre:thriller", Correction::Delete);
    watcher.corrects(Trait::Facet, "decade:1990", Correction::Set { value: 1500.0 });
    let portrait = portrait(catalog(), model(), &watcher.viewer, &watcher.request(None, None));
    let taste = |key: &str| portrait.tastes.iter().find(|taste| taste.key == key);
    assert_eq!(taste("genre:crime").unwrap().evidence, "“Heat”.");
    assert_eq!(taste("genre:thriller"), None);
    let said = taste("decade:1990").unwrap();
    assert_eq!((said.weight, said.basis), (1500, Basis::Said));
    let deleted: Vec<&str> = portrait.deleted.iter().map(|deleted| deleted.name.as_str()).collect();
    assert_eq!(deleted, ["Thriller"]);
    assert!(
        portrait
            .tastes
            .is_sorted_by_key(|taste| std::cmp::Reverse(taste.weight.abs()))
    );
}

#[test]
fn a_correction_of_nothing_or_beyond_bounds_is_refused() {
    let check = |about, key, value| check_correction(catalog(), about, key, Correction::Set { value });
    assert!(check(Trait::Habit, "binge", 0.4).is_ok());
    for (about, key, value) in [
        (Trait::Habit, "binges", 0.4),
        (Trait::Habit, "binge", 1.4),
        (Trait::Facet, "genre:crimes", 100.0),
        (Trait::Facet, "genre:crime", 10_000.0),
        (Trait::Segment, "owl", 1.0),
        (Trait::Habit, "pauses", f64::NAN),
    ] {
        assert!(check(about, key, value).is_err(), "{key} {value}");
    }
}

#[test]
fn more_and_less_move_a_taste_by_a_step_and_back() {
    let mut watcher = Watcher::new();
    watcher.plays(id("Heat (1995)"), 1.0);
    let before = watcher.taste().facets[catalog().facet_by_key("genre:crime").unwrap().at()];
    let crime = (Trait::Facet, "genre:crime");
    let request = watcher.request(None, None);
    let more = more_or_less(catalog(), model(), &watcher.viewer, &request, crime, true);
    let value = f64::from(before + 500);
    assert_eq!(more, Some(Correction::Set { value }));
    let binge = more_or_less(
        catalog(),
        model(),
        &watcher.viewer,
        &request,
        (Trait::Habit, "binge"),
        false,
    );
    assert_eq!(binge, Some(Correction::Set { value: 0.1 }));
}

fn correction() -> impl Strategy<Value = Correction> {
    prop_oneof![
        (0.0..3.0_f64).prop_map(|value| Correction::Set { value }),
        Just(Correction::Weaken),
        Just(Correction::Delete),
        Just(Correction::Restore),
    ]
}

/// A key of each kind, among them those that plays say something of.
fn key() -> impl Strategy<Value = (Trait, &'static str)> {
    prop_oneof![
        prop::sample::select(vec!["genre:crime", "genre:drama", "decade:1990", "form:film"])
            .prop_map(|key| (Trait::Facet, key)),
        prop::sample::select(HabitKind::ALL.map(HabitKind::name).to_vec()).prop_map(|key| (Trait::Habit, key)),
        prop::sample::select(Segment::ALL.map(Segment::name).to_vec()).prop_map(|key| (Trait::Segment, key)),
    ]
}

/// A viewer after visits, deeds and corrections.
fn somebody() -> impl Strategy<Value = Watcher> {
    let step = (
        deed(),
        any::<prop::sample::Index>(),
        prop::option::weighted(0.3, (key(), correction())),
    );
    prop::collection::vec(step, 0..12).prop_map(|steps| {
        let mut watcher = Watcher::new();
        for (deed, at, corrected) in steps {
            watcher.comes();
            watcher.tries(&deed, known_titles()[at.index(12)]);
            if let Some(((about, key), correction)) = corrected {
                watcher.corrects(about, key, correction);
            }
        }
        watcher
    })
}

/// Whether nothing is left of what was deleted.
fn is_gone(watcher: &Watcher, about: Trait, key: &str) -> bool {
    let habits = watcher.habits();
    match about {
        Trait::Facet => {
            let taste = watcher.taste();
            let at = catalog().facet_by_key(key).unwrap().at();
            taste.facets[at] == 0 && taste.answers[at] == 0 && taste.hour[at] == 0
        }
        Trait::Habit => {
            let kind = HabitKind::by_name(key).unwrap();
            habits.get(kind).is_none() && habits.lean(kind) == 0.0
        }
        Trait::Segment => {
            let segment = Segment::by_name(key).unwrap();
            !habits.is(segment) && habits.findings().iter().all(|finding| finding.segment != segment)
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_confidence_is_a_probability_and_evidence_is_told(watcher in somebody()) {
        let habits = watcher.habits();
        for habit in habits.iter() {
            prop_assert!((0.5..=1.0).contains(&habit.confidence) && habit.value.is_finite(), "{:?}", habit);
            prop_assert!((-1.0..=1.0).contains(&habit.lean()) && !habit.evidence.is_empty(), "{:?}", habit);
        }
        for finding in habits.findings() {
            prop_assert!((0.0..=1.0).contains(&finding.confidence), "{:?}", finding);
            prop_assert!(!finding.holds || finding.confidence >= 0.8, "{:?}", finding);
        }
    }

    #[test]
    fn a_correction_that_was_undone_never_was(watcher in somebody(), (about, key) in key(), correction in correction()) {
        let mut corrected = watcher.clone();
        let seq = corrected.corrects(about, key, correction);
        corrected.undoes(seq);
        prop_assert_eq!(corrected.habits(), watcher.habits());
        prop_assert_eq!(corrected.page(), watcher.page());
    }

    #[test]
    fn what_was_deleted_stays_deleted(
        watcher in somebody(),
        (about, key) in key(),
        later in prop::collection::vec((deed(), any::<prop::sample::Index>()), 0..6)
    ) {
        let mut watcher = watcher;
        watcher.corrects(about, key, Correction::Delete);
        prop_assert!(is_gone(&watcher, about, key));
        for (deed, at) in later {
            watcher.comes();
            watcher.tries(&deed, known_titles()[at.index(12)]);
        }
        prop_assert!(is_gone(&watcher, about, key));
    }

    #[test]
    fn no_habit_gives_or_takes_more_than_it_may(watcher in somebody(), at in any::<prop::sample::Index>()) {
        let title = TitleIndex(at.index(catalog().len()) as u32);
        prop_assert!(watcher.habits_part(title).abs() <= 600);
    }
}
