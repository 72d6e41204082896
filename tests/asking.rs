//! Questions after a title: when one is put, and what becomes of it.

mod support;

use frontrow::{
    app::Message,
    behavior::{ProfileId, Rating},
};
use support::{EVENING, Journey, film, shelf};

/// Somebody who has played three films late at night, in the evening of the day after.
fn seasoned() -> Journey {
    let mut journey = Journey::of("Ada");
    journey.wait_s(9_000);
    for name in ["tt0111161", "tt0068646", "tt0137523"] {
        journey.open(film(name));
        journey.press("p").wait_s(600).press("Esc Esc Esc");
    }
    journey.wait_s(21 * 3_600);
    assert_eq!(journey.count("question_shown"), 0, "it was late");
    journey
}

/// Plays a film to its end, by jumping there, and goes back to the page.
fn finish(journey: &mut Journey, name: &str) {
    journey.open(film(name));
    let completed = journey.count("video_content_completed");
    journey.press("p").wait_s(300);
    while journey.count("video_content_completed") == completed {
        journey.press(">").wait_s(1);
    }
    // Past the three titles that are offered, past the details and the search.
    journey.press("Esc Esc Esc");
}

fn asked(journey: &Journey) -> Option<String> {
    journey.state().question_up().map(|question| question.text.clone())
}

#[test]
fn a_question_after_a_film_is_answered_with_two_keys_and_u_takes_it_back() {
    let mut journey = seasoned();
    finish(&mut journey, "tt0113277");
    assert_eq!(asked(&journey).as_deref(), Some("Did you like “Heat”?"));
    assert_eq!(journey.count("question_shown"), 1);
    let viewer = |journey: &Journey| {
        let visit = journey.state().visit.as_ref().unwrap();
        journey.state().home.viewer(&visit.profile).into_owned()
    };
    let (before, page) = (viewer(&journey), journey.page().hash.clone());
    let fresh = journey.fresh_page_at(EVENING);
    journey.press("A Enter");
    assert_eq!(asked(&journey), None);
    assert_eq!(journey.count("question_answered"), 1);
    let heat = shelf().catalog.title(film("tt0113277")).id();
    assert_eq!(viewer(&journey).rating_of(heat), Some(Rating::Love));
    assert_ne!(journey.page().hash, page, "the page follows");
    journey.press("u");
    let after = viewer(&journey);
    assert_eq!(
        (&after.titles[&heat].ratings, after.questions_answered.len()),
        (&before.titles[&heat].ratings, 0)
    );
    assert_eq!(journey.fresh_page_at(EVENING).hash, fresh.hash);
}

#[test]
fn an_ignored_question_goes_by_itself_and_takes_no_focus() {
    let mut journey = seasoned();
    let focused = journey.focused_title();
    finish(&mut journey, "tt0113277");
    assert!(asked(&journey).is_some());
    assert_eq!(journey.focused_title(), focused);
    journey.press("Down").wait_s(19);
    assert!(asked(&journey).is_some(), "moving about leaves it");
    journey.wait_s(2);
    assert_eq!(asked(&journey), None);
    journey.press("A");
    assert!(journey.state().overlays.is_empty(), "there is nothing to answer");
    assert_eq!(
        (journey.count("question_shown"), journey.count("question_answered")),
        (1, 0)
    );
}

#[test]
fn opening_something_or_closing_the_choices_puts_a_question_away() {
    for keys in ["Enter Esc", "S Esc", "A Down Esc", "/ Esc"] {
        let mut journey = seasoned();
        finish(&mut journey, "tt0113277");
        journey.press(keys);
        assert_eq!(asked(&journey), None, "after {keys}");
        assert_eq!(journey.count("question_answered"), 0);
    }
}

#[test]
fn whoever_ignores_two_questions_is_left_alone_for_eighty_hours() {
    let mut journey = seasoned();
    finish(&mut journey, "tt0113277");
    journey.wait_s(47 * 3_600);
    finish(&mut journey, "tt0110912");
    assert_eq!(journey.count("question_shown"), 2);
    journey.wait_s(71 * 3_600);
    finish(&mut journey, "tt0114369");
    assert_eq!(journey.count("question_shown"), 2, "not after 71 hours");
    journey.wait_s(23 * 3_600);
    finish(&mut journey, "tt0133093");
    assert_eq!(journey.count("question_shown"), 3);
}

#[test]
fn nobody_is_asked_in_company_with_the_switch_off_or_on_a_small_screen() {
    for case in 0..3 {
        let mut journey = seasoned();
        match case {
            0 => journey.driver.state.visit.as_mut().unwrap().with = vec![ProfileId("ben".to_owned())],
            1 => {
                journey.send(Message::Act(frontrow::app::Act::Setting {
                    key: "questions".to_owned(),
                    value: "off".to_owned(),
                }));
            }
            _ => {
                journey.send(Message::Resized { cols: 40, rows: 12 });
            }
        }
        finish(&mut journey, "tt0113277");
        assert_eq!(journey.count("question_shown"), 0, "case {case}");
    }
}

#[test]
fn whoever_fell_asleep_is_not_asked_and_whoever_stops_is() {
    for is_awake in [false, true] {
        let mut journey = seasoned();
        // Half-hour episodes: three of them are over before ninety minutes are.
        journey.open(film("Deaths After the News"));
        journey.press("p");
        while journey.count("still_watching_prompted") == 0 {
            journey.wait_s(30);
        }
        if is_awake {
            journey.press("Right Enter");
        } else {
            journey.wait_s(61);
        }
        journey.press("Esc Esc");
        assert_eq!(journey.count("question_shown"), usize::from(is_awake));
    }
}
