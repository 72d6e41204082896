//! *Your taste*: what is concluded is shown, corrected, weakened and deleted from the screen, and the page follows at once.

mod support;

use frontrow::{
    app::{Act, ActPlay, Conclusion, Message, Mouse, MouseDeed, Screen, State, TasteScreen, TasteSection, geometry},
    behavior::{BehaviorEvent, Correction, Rating, StillWatchingAnswer, Trait},
    recommend::{Basis, HabitKind, Segment, Taste},
};
use support::{Journey, shelf};

fn plays(journey: &mut Journey, name: &str, episodes: u32) {
    journey.driver.act(Act::Play(ActPlay {
        title: shelf().catalog.find(name).unwrap().index(),
        fraction: 1.0,
        episodes,
        pauses: 0,
        still_watching: StillWatchingAnswer::Continue,
    }));
    journey.press("");
}

/// Ada, who watches crime, and one episode after another.
fn ada() -> Journey {
    let mut journey = Journey::of("Ada");
    plays(&mut journey, "Heat (1995)", 1);
    plays(&mut journey, "Ronin (1998)", 1);
    plays(&mut journey, "Understudies", 5);
    journey.driver.act(Act::Rate {
        title: shelf().catalog.find("Gravity (2013)").unwrap().index(),
        rating: Rating::Dislike,
    });
    journey
}

#[track_caller]
fn taste(journey: &Journey) -> &TasteScreen {
    match journey.state().screen() {
        Screen::Taste(taste) => taste,
        other => panic!("Your taste is not open: {other:?}"),
    }
}

/// Moves to an entry by its name, from the top.
#[track_caller]
fn select(journey: &mut Journey, section: TasteSection, name: &str) {
    let is_it = |entry: &Conclusion<'_>| entry.section() == section && entry.name() == name;
    let at = taste(journey).entries().iter().position(is_it);
    let at = at.unwrap_or_else(|| panic!("“{name}” is not listed under {section:?}"));
    journey.press("g g");
    for _ in 0..at {
        journey.press("Down");
    }
    assert!(taste(journey).selected_entry().is_some_and(|entry| is_it(&entry)));
}

fn has(journey: &Journey, section: TasteSection, name: &str) -> bool {
    let entries = taste(journey).entries();
    entries
        .iter()
        .any(|entry| entry.section() == section && entry.name() == name)
}

/// What a facet weighs on the page.
fn weight(state: &State, key: &str) -> i32 {
    let visit = state.visit.as_ref().unwrap();
    let (catalog, model) = (&state.shelf.catalog, &state.shelf.model);
    let viewer = state.home.viewer(&visit.profile);
    let taste = Taste::of(catalog, model, &viewer, &state.request().unwrap());
    taste.facets[catalog.facet_by_key(key).unwrap().at()]
}

#[test]
fn a_deleted_taste_counts_for_nothing_and_stays_deleted_whatever_is_watched() {
    let mut journey = ada();
    let before = journey.page().hash.clone();
    journey.press("Y");
    select(&mut journey, TasteSection::Tastes, "Crime");
    assert!(weight(journey.state(), "genre:crime") > 0);
    journey.press("x");
    assert_eq!(weight(journey.state(), "genre:crime"), 0);
    assert!(has(&journey, TasteSection::Deleted, "Crime") && !has(&journey, TasteSection::Tastes, "Crime"));
    let page = journey.page();
    assert_ne!(page.hash, before, "the page behind is ranked again");

    journey.press("Esc");
    let visit = journey.state().visit.as_ref().unwrap();
    assert_eq!(visit.marked.as_ref().unwrap().cause, "you deleted “Crime”");

    plays(&mut journey, "Casino (1995)", 1);
    assert_eq!(weight(journey.state(), "genre:crime"), 0);
    journey.press("Y");
    assert!(has(&journey, TasteSection::Deleted, "Crime") && !has(&journey, TasteSection::Tastes, "Crime"));

    select(&mut journey, TasteSection::Deleted, "Crime");
    journey.press("r");
    assert!(weight(journey.state(), "genre:crime") > 0);
    assert!(has(&journey, TasteSection::Tastes, "Crime") && !has(&journey, TasteSection::Deleted, "Crime"));
}

#[test]
fn a_habit_is_corrected_to_either_side_and_its_segment_follows() {
    let mut journey = ada();
    assert!(journey.state().habits().is(Segment::BingeWatcher));
    journey.press("Y");
    select(&mut journey, TasteSection::Habits, HabitKind::Binge.label());
    journey.press("Left");
    let binge = journey.state().habits().get(HabitKind::Binge).cloned().unwrap();
    assert_eq!((binge.value, binge.basis), (0.1, Basis::Said));
    assert!(!journey.state().habits().is(Segment::BingeWatcher));
    assert!(!has(&journey, TasteSection::Segments, Segment::BingeWatcher.label()));

    journey.press("Right");
    assert!(journey.state().habits().is(Segment::BingeWatcher));
    assert_eq!(journey.count("taste_corrected"), 2, "one for each press");
}

#[test]
fn a_segment_that_the_viewer_says_no_to_is_still_listed_to_say_yes_again() {
    let mut journey = ada();
    journey.press("Y");
    let label = Segment::BingeWatcher.label();
    select(&mut journey, TasteSection::Segments, label);
    journey.press("h");
    assert!(!journey.state().habits().is(Segment::BingeWatcher));
    assert!(has(&journey, TasteSection::Segments, label));
    journey.press("l");
    assert!(journey.state().habits().is(Segment::BingeWatcher));
}

#[test]
fn more_and_less_of_a_taste_move_it_by_a_step_without_moving_its_line() {
    let mut journey = ada();
    journey.press("Y");
    select(&mut journey, TasteSection::Tastes, "Crime");
    let (at, before) = (taste(&journey).selected, weight(journey.state(), "genre:crime"));
    journey.press("Left Left");
    assert_eq!(weight(journey.state(), "genre:crime"), before - 400);
    let selected = taste(&journey).selected_entry().map(|entry| entry.name());
    assert_eq!((taste(&journey).selected, selected), (at, Some("Crime")));
    journey.press("z");
    assert_eq!(weight(journey.state(), "genre:crime"), (before - 400) / 2);
}

#[test]
fn a_taste_that_is_said_to_be_nothing_is_still_there_to_be_restored() {
    let mut journey = ada();
    let before = weight(journey.state(), "genre:crime");
    journey.driver.act(Act::Correct {
        about: Trait::Facet,
        key: "genre:crime".to_owned(),
        correction: Correction::Set { value: 0.0 },
    });
    journey.press("Y");
    select(&mut journey, TasteSection::Tastes, "Crime");
    journey.press("r");
    assert_eq!(weight(journey.state(), "genre:crime"), before);
}

#[test]
fn undo_takes_one_press_back_and_gives_the_page_back() {
    let mut journey = ada();
    journey.press("Y");
    select(&mut journey, TasteSection::Tastes, "Crime");
    let (moment, shown) = (journey.state().moment, taste(&journey).portrait.clone());
    let fresh = journey.fresh_page_at(moment).hash;
    journey.press("x");
    assert_ne!(journey.fresh_page_at(moment).hash, fresh);
    journey.press("u");
    assert_eq!(journey.fresh_page_at(moment).hash, fresh);
    assert_eq!(taste(&journey).portrait, shown, "each entry is back in its place");
}

#[test]
fn what_cannot_be_done_is_said_and_nothing_is_logged() {
    let mut journey = ada();
    journey.press("Y");
    select(&mut journey, TasteSection::Tastes, "Crime");
    journey.press("r");
    let notice = |journey: &Journey| journey.state().notice.as_ref().unwrap().text.clone();
    assert!(notice(&journey).contains("nothing to restore"), "{}", notice(&journey));
    journey.press("x");
    select(&mut journey, TasteSection::Deleted, "Crime");
    for key in ["z", "x", "Left", "Right"] {
        journey.press(key);
        assert!(
            notice(&journey).contains("r restores it"),
            "{key}: {}",
            notice(&journey)
        );
    }
    assert_eq!(journey.count("taste_corrected"), 1);
}

#[test]
fn it_opens_from_the_page_and_from_details_and_closes_to_where_one_was() {
    let mut journey = ada();
    for (keys, back) in [("Y", "Esc"), ("Enter Y", "q")] {
        journey.press(keys);
        taste(&journey);
        journey.press(back);
        assert!(!matches!(journey.state().screen(), Screen::Taste(_)));
    }
    assert!(matches!(journey.state().screen(), Screen::Details(_)));
    let went = |event: &BehaviorEvent| matches!(event, BehaviorEvent::Navigated { to, .. } if to == "taste");
    assert_eq!(journey.events.iter().filter(|event| went(event)).count(), 2);
}

#[test]
fn all_tastes_are_listed_when_asked_for_and_what_was_selected_stays_selected() {
    let mut journey = ada();
    journey.press("Y Down Down");
    let name = |journey: &Journey| taste(journey).selected_entry().unwrap().name().to_owned();
    let (selected, listed, more) = (
        name(&journey),
        taste(&journey).portrait.tastes.len(),
        taste(&journey).tastes_more,
    );
    assert!(listed == 24 && more > 0);
    journey.press("a");
    assert_eq!(
        (taste(&journey).portrait.tastes.len(), taste(&journey).tastes_more),
        (listed + more, 0)
    );
    assert_eq!(name(&journey), selected);
}

#[test]
fn tab_goes_from_section_to_section_and_around() {
    let mut journey = ada();
    journey.press("Y");
    let section = |journey: &Journey| taste(journey).selected_entry().unwrap().section();
    let mut seen = Vec::new();
    for _ in 0..4 {
        seen.push(section(&journey));
        journey.press("Tab");
    }
    use TasteSection::{Habits, Segments, Tastes};
    assert_eq!(seen, [Tastes, Habits, Segments, Tastes]);
}

#[test]
fn keys_for_pages_and_ends_move_as_in_other_lists() {
    let mut journey = ada();
    journey.press("Y");
    let last = taste(&journey).entries().len() - 1;
    for (keys, selected) in [
        ("j", 1),
        ("C-d", 11),
        ("C-u", 1),
        ("k k", 0),
        ("G", last),
        ("C-d", last),
        ("g g", 0),
    ] {
        journey.press(keys);
        assert_eq!(taste(&journey).selected, selected, "{keys}");
    }
}

#[test]
fn a_click_selects_and_the_wheel_moves() {
    let mut journey = ada();
    journey.press("Y");
    let lines = geometry::taste(140, 42, false, taste(&journey)).lines;
    let (_, fifth) = lines[5];
    let mouse = |deed| {
        Message::Mouse(Mouse {
            column: fifth.x + 3,
            row: fifth.y,
            deed,
        })
    };
    journey.send(mouse(MouseDeed::Click));
    assert_eq!(taste(&journey).selected, 4, "below the heading");
    journey.send(mouse(MouseDeed::WheelDown));
    assert_eq!(taste(&journey).selected, 5);
}

#[test]
fn of_a_newcomer_nothing_is_listed_and_no_key_does_anything() {
    let mut journey = Journey::of("Ada");
    journey.press("Y x z r Left Right G Tab C-d");
    assert!(taste(&journey).entries().is_empty());
    assert_eq!(journey.count("taste_corrected"), 0);
}
