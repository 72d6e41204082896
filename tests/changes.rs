//! What changed on the page: on the screen, and again from the log.

mod support;

use frontrow::{
    app::{
        Message, Overlay, PanelKind, Screen, WhyText,
        difference::{Mark, ShownDifference},
        replay::{Change, Remade, Replay},
    },
    behavior::{BehaviorEvent, Record},
    recommend::{Fate, Part, RowDifference},
};
use proptest::{prelude::*, sample::select};
use support::{Journey, shelf};

/// The changes that a log tells of, each page made again.
fn replayed(records: &[Record]) -> Vec<Change> {
    let mut replay = Replay::new(shelf());
    records.iter().filter_map(|record| replay.take(record)).collect()
}

#[track_caller]
fn assert_all_remade(records: &[Record]) -> usize {
    let changes = replayed(records);
    for change in &changes {
        assert!(
            !matches!(change.remade, Remade::No(_)),
            "page {} in record {}: {:?}",
            change.page,
            change.seq.0,
            change.remade
        );
    }
    changes.len()
}

/// Ada is new, has answered and picked, and is on her first page.
fn newcomer(cols: u16, rows: u16) -> Journey {
    let mut journey = Journey::newcomer(cols, rows);
    journey.press("Enter 'Ada' Enter");
    while matches!(journey.state().screen(), Screen::Onboarding(_)) {
        journey.press("Enter");
        if matches!(journey.state().screen(), Screen::Onboarding(_)) {
            journey.press("Down Down Down Down Down Down Down Down Down Down");
        }
    }
    journey
}

/// The overlay of the last change, if it is open; without a change it says nothing.
fn overlay(journey: &Journey) -> Option<Option<ShownDifference>> {
    match journey.state().overlays.last()? {
        Overlay::Difference { shown, .. } => Some(shown.as_deref().cloned()),
        Overlay::Help { .. } | Overlay::Settings { .. } | Overlay::Company { .. } | Overlay::Question { .. } => None,
    }
}

#[test]
fn every_page_of_an_evening_is_made_again_from_the_log_to_the_hash() {
    let mut journey = newcomer(140, 42);
    journey.press("Down Right t Right a d").wait_s(3).press("L Down x u");
    journey
        .press("Enter")
        .wait_s(5)
        .press("p")
        .wait_s(1_300)
        .press("Esc Esc");
    journey
        .press("2 Down a 4 Down t 1 /")
        .send(Message::Paste("alien".to_owned()));
    journey
        .press("Enter Esc Esc")
        .send(Message::Resized { cols: 90, rows: 26 });
    journey.press("Down Down t u u").wait_s(3_700);
    journey
        .press("P Down Enter 'Ben' Enter Esc Down t P Enter")
        .wait_s(2)
        .press("Down T q");
    assert!(assert_all_remade(&journey.records) > 20);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4))]

    #[test]
    fn whatever_is_pressed_the_log_gives_the_pages_again(
        keys in prop::collection::vec(
            select(vec!["Down", "Right", "t", "T", "d", "a", "x", "u", "p", "Esc", "Enter", "1", "2", "3", "4", "w"]),
            12,
        ),
        is_small in any::<bool>(),
    ) {
        let (cols, rows) = if is_small { (80, 24) } else { (140, 42) };
        let mut journey = newcomer(cols, rows);
        for key in keys {
            journey.press(key).wait_s(7);
        }
        assert_all_remade(&journey.records);
        let visit = journey.state().visit.as_ref().unwrap();
        // What changed under another screen is several changes of the log.
        if visit.last_change.as_ref().is_some_and(|change| change.causes.len() == 1)
            && let Remade::Difference(from_the_log) = replayed(&journey.records).pop().unwrap().remade
        {
            prop_assert_eq!(journey.state().difference(), Some(*from_the_log));
        }
    }
}

#[test]
fn pages_of_another_build_have_the_rows_of_the_log_alone() {
    let mut journey = newcomer(140, 42);
    journey.press("Down p").wait_s(9_000).press("Esc Esc Esc");
    let known = replayed(&journey.records);
    let mut records = journey.records.clone();
    for record in &mut records {
        if let BehaviorEvent::SessionStarted { model_hash, .. } = &mut record.event {
            "another".clone_into(model_hash);
        }
    }
    let unknown = replayed(&records);
    assert_eq!(unknown.len(), known.len());
    let fates = |rows: &[RowDifference]| -> Vec<(String, Fate)> {
        rows.iter().map(|row| (row.key.clone(), row.fate())).collect()
    };
    let mut compared = 0;
    for (unknown, known) in unknown.iter().zip(&known) {
        assert!(matches!(unknown.remade, Remade::No(_)));
        if let Remade::Difference(difference) = &known.remade {
            assert_eq!(fates(&unknown.rows), fates(&difference.rows));
            compared += 1;
        }
    }
    assert!(compared > 0);
}

#[test]
fn a_page_whose_log_was_changed_is_not_taken_for_the_same() {
    let mut journey = newcomer(140, 42);
    journey.press("Down Right t");
    let Some(Remade::Difference(from_the_log)) = replayed(&journey.records).pop().map(|change| change.remade) else {
        panic!("liking a title changes the page")
    };
    assert_eq!(
        journey.state().difference(),
        Some(*from_the_log),
        "screen and log say the same"
    );
    let mut records = journey.records.clone();
    records.retain(|record| record.event.name() != "title_rated");
    let last = replayed(&records).pop().unwrap();
    assert!(matches!(last.remade, Remade::No(why) if why.contains("another page")));
}

#[test]
fn the_last_change_is_shown_with_its_cause_and_closes_by_its_own_key() {
    let mut journey = Journey::of("Ada");
    journey.press("D");
    assert_eq!(overlay(&journey), Some(None), "nothing changed yet");
    journey.press("D Down Right");
    let hidden = journey.focused_title().unwrap();
    let name = shelf().catalog.by_id(hidden).unwrap().name().to_owned();
    journey.press("x D");
    let shown = overlay(&journey).flatten().expect("the change is shown");
    assert_eq!(shown.causes, [format!("you hid “{name}”")]);
    let went = shown.told.titles.iter().find(|told| told.mark == Mark::Went).unwrap();
    assert!(
        went.name.starts_with(&name) && went.parts.contains("history -"),
        "{went:?}"
    );
    assert!(shown.told.parts.is_some_and(|parts| parts.contains("history")));
    for (close, is_open) in [("D", false), ("D", true), ("Esc", false)] {
        journey.press(close);
        assert_eq!(overlay(&journey).is_some(), is_open, "after {close}");
    }
    journey.press("2 D");
    assert_eq!(
        overlay(&journey),
        Some(None),
        "another section's page followed no other"
    );
}

#[test]
fn what_changed_under_the_player_is_one_change_of_the_page_that_was_seen() {
    let mut journey = Journey::of("Ada");
    journey.press("Down Right");
    let before = journey.page().clone();
    journey.press("Enter p").wait_s(20_000).press("Esc Esc D");
    let shown = overlay(&journey).flatten().expect("the change is shown");
    assert!(shown.causes.len() >= 2, "{:?}", shown.causes);
    let difference = journey.state().difference().unwrap();
    assert!(
        difference.parts.iter().any(|(part, _)| *part == Part::Audience),
        "{:?}",
        difference.parts
    );
    let were: Vec<&str> = difference
        .rows
        .iter()
        .filter(|row| row.from.is_some())
        .map(|row| row.key.as_str())
        .collect();
    assert_eq!(were.len(), before.rows.len());
    assert!(before.rows.iter().all(|row| were.contains(&row.key.as_str())));
}

fn explained(journey: &Journey) -> &WhyText {
    match &journey.state().panel.as_ref().unwrap().kind {
        PanelKind::Why(Some(why)) => why,
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_holds_a_title_is_found_out_once_the_focus_rests_on_it() {
    let mut journey = Journey::of("Ada");
    journey.press("Down t w Right");
    assert_eq!(explained(&journey).leaving, None);
    journey.wait_s(1);
    let first = explained(&journey);
    assert!(first.leaving.is_some() && first.leaving_due.is_none());
    journey.press("Right");
    assert_eq!(explained(&journey).leaving, None, "the next title is another question");
    let parts = explained(&journey).explanation.parts;
    journey.press("t");
    assert_ne!(
        explained(&journey).explanation.parts,
        parts,
        "the panel follows the page"
    );
}
