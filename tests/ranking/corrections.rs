//! What was concluded can be said otherwise, weakened, deleted and restored, and stays so.

use frontrow::{
    behavior::{Correction, Trait},
    catalog::TitleIndex,
    recommend::{Basis, HabitKind, Part, Segment, check_correction, explain, more_or_less, portrait},
};
use proptest::prelude::*;

use crate::{
    habits::drops,
    house::{Watcher, catalog, deed, id, index, known_titles, model},
};

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
    let value = f64::from(before + 200);
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

#[test]
fn more_of_a_habit_never_comes_to_less_than_is_known() {
    let mut watcher = Watcher::new();
    watcher.corrects(Trait::Habit, "pauses", Correction::Set { value: 9.0 });
    let request = watcher.request(None, None);
    let said = |more| {
        let what = (Trait::Habit, "pauses");
        more_or_less(catalog(), model(), &watcher.viewer, &request, what, more)
    };
    assert_eq!(said(true), Some(Correction::Set { value: 9.0 }));
    assert_eq!(said(false), Some(Correction::Set { value: 1.0 }));
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
