//! Questions after a title: what is asked, when, and what answers are worth.

use frontrow::{
    behavior::{BehaviorEvent, DAY_MS, HOUR_MS, Rating, Seq},
    catalog::TitleId,
    recommend::{AfterTitle, may_ask, question, question_after},
};
use proptest::prelude::*;

use crate::house::{Watcher, catalog, id, index, known_titles, model};

impl Watcher {
    fn is_asked_after(&self, title: TitleId) -> Option<AfterTitle> {
        let at = catalog().index_of(title)?;
        question_after(catalog(), model(), &self.viewer, &self.request(None, None), at)
    }

    fn is_shown(&mut self, asked: &AfterTitle) -> Seq {
        self.does(BehaviorEvent::QuestionShown {
            question: asked.key.clone(),
            title: asked.title,
        })
    }

    fn gives(&mut self, key: &str, title: Option<TitleId>, answer: &str) -> Seq {
        self.does(BehaviorEvent::QuestionAnswered {
            question: key.to_owned(),
            answer: answer.to_owned(),
            title,
        })
    }

    /// What the viewer's evidence and answers make of a facet, as the taste's entry says it.
    fn weight_of(&self, key: &str) -> i32 {
        let told = frontrow::recommend::portrait(catalog(), model(), &self.viewer, &self.request(None, None));
        told.tastes
            .iter()
            .find(|taste| taste.key == key)
            .map_or(0, |taste| taste.weight)
    }
}

/// Somebody who has seen three films, and sits there at eight in the evening some days later.
fn at_eight() -> Watcher {
    let mut watcher = Watcher::new();
    for film in ["Heat (1995)", "Ronin (1998)", "Alien (1979)"] {
        watcher.plays(id(film), 1.0);
    }
    watcher.waits_days(3);
    watcher.waits_until(17);
    watcher
}

#[test]
fn a_finished_film_that_was_not_rated_is_asked_about_and_a_rated_one_is_not() {
    let mut watcher = at_eight();
    let film = id("Fargo (1996)");
    watcher.plays(film, 1.0);
    let asked = watcher.is_asked_after(film).unwrap();
    assert_eq!(asked.text, "Did you like “Fargo”?");
    assert_eq!(asked.address(), "liked:tt0116282");
    watcher.rates(film, Rating::Like);
    let asked = watcher.is_asked_after(film);
    assert!(asked.is_none_or(|asked| asked.key != "liked"));
}

#[test]
fn the_reasons_to_leave_a_film_are_those_that_it_gives() {
    let mut watcher = at_eight();
    let film = id("Stalker (1979)");
    watcher.plays(film, 0.05);
    let asked = watcher.is_asked_after(film).unwrap();
    assert_eq!(asked.text, "What put you off “Stalker”?");
    let keys: Vec<&str> = asked.choices.iter().map(|(key, _)| *key).collect();
    assert_eq!((keys[0], keys[keys.len() - 1]), ("tonight", "kind"));
    let before = watcher.page();
    for (reason, about) in [("long", "length:long"), ("kind", "genre:drama"), ("tonight", "")] {
        let weight = watcher.weight_of(about);
        assert!(keys.contains(&reason), "{keys:?}");
        let seq = watcher.gives(&asked.key, asked.title, reason);
        match reason {
            "tonight" => assert_eq!(watcher.page().hash, before.hash, "it says nothing"),
            _ => assert!(watcher.weight_of(about) < weight, "{reason} speaks against {about}"),
        }
        watcher.undoes(seq);
        assert_eq!(watcher.page().hash, before.hash, "{reason} is undone");
    }
}

#[test]
fn an_answer_about_liking_is_that_rating() {
    for (answer, rating) in [
        ("love", Rating::Love),
        ("like", Rating::Like),
        ("dislike", Rating::Dislike),
    ] {
        let mut watcher = at_eight();
        let film = id("Fargo (1996)");
        watcher.plays(film, 1.0);
        let mut rated = watcher.clone();
        rated.rates(film, rating);
        watcher.gives("liked", Some(film), answer);
        assert_eq!(watcher.viewer.titles, rated.viewer.titles);
        assert_eq!(watcher.page().hash, rated.page().hash);
    }
}

#[test]
fn more_of_a_kind_raises_its_facets_and_less_lowers_them() {
    let mut watcher = at_eight();
    let weight = watcher.weight_of("genre:crime");
    watcher.gives("more:genre:crime", None, "same");
    assert_eq!(watcher.weight_of("genre:crime"), weight);
    let more = watcher.gives("more:genre:crime", None, "more");
    assert!(watcher.weight_of("genre:crime") > weight);
    watcher.undoes(more);
    watcher.gives("more:genre:crime", None, "less");
    assert!(watcher.weight_of("genre:crime") < weight);
}

#[test]
fn where_a_rating_is_known_a_kind_is_asked_for_of_which_others_were_finished_lately() {
    let mut watcher = at_eight();
    let film = id("Fargo (1996)");
    watcher.plays(film, 1.0);
    watcher.rates(film, Rating::Love);
    let asked = watcher.is_asked_after(film).unwrap();
    assert!(asked.key.starts_with("more:") && asked.title.is_none(), "{asked:?}");
    assert_eq!(
        question(catalog(), &asked.key, None),
        Some(asked),
        "it can be put again from the log"
    );
    watcher.waits_days(20);
    watcher.plays(film, 1.0);
    assert_eq!(watcher.is_asked_after(film), None, "the others were not lately");
}

#[test]
fn nobody_is_asked_before_the_third_play_and_no_child() {
    let mut watcher = Watcher::new();
    watcher.waits_days(1);
    watcher.waits_until(10);
    for (count, film) in known_titles().iter().enumerate().take(4) {
        watcher.plays(*film, 1.0);
        assert_eq!(
            watcher.is_asked_after(*film).is_some(),
            count >= 2,
            "after {}",
            count + 1
        );
    }
    watcher.profile.facts.kids = true;
    assert_eq!(watcher.is_asked_after(known_titles()[3]), None);
}

#[test]
fn two_ignored_in_a_row_make_it_eighty_hours_and_an_answer_twenty_again() {
    let mut watcher = at_eight();
    let until_asked = |watcher: &Watcher| {
        let mut later = watcher.clone();
        (0..2_000).find(|hours| {
            later.now = watcher.now.plus_ms(hours * HOUR_MS);
            // The hour of the day has no say here: on this clock it is never late.
            let offset_min = (12 * 60 - later.now.0.rem_euclid(DAY_MS) / 60_000) as i16;
            may_ask(&later.viewer, later.now, offset_min)
        })
    };
    let films: Vec<AfterTitle> = known_titles()
        .iter()
        .take(9)
        .map(|film| question(catalog(), "liked", Some(*film)).unwrap())
        .collect();
    assert_eq!(until_asked(&watcher), Some(0));
    for (asked, hours) in films.iter().zip([40, 80, 160, 320, 640, 720, 720]) {
        watcher.is_shown(asked);
        assert_eq!(until_asked(&watcher), Some(hours));
    }
    watcher.is_shown(&films[8]);
    let answer = watcher.gives("liked", films[8].title, "like");
    assert_eq!(until_asked(&watcher), Some(20));
    watcher.undoes(answer);
    assert_eq!(until_asked(&watcher), Some(720));
}

#[derive(Clone, Copy, Debug)]
struct Evening {
    later_h: i64,
    share: f32,
    answers: bool,
}

fn evening() -> impl Strategy<Value = Evening> {
    (1_i64..60, prop_oneof![Just(1.0_f32), Just(0.05)], any::<bool>()).prop_map(|(later_h, share, answers)| Evening {
        later_h,
        share,
        answers,
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10))]

    #[test]
    fn nothing_is_asked_twice_nor_late_nor_too_soon(evenings in prop::collection::vec(evening(), 1..18)) {
        let mut watcher = at_eight();
        let mut asked: Vec<(String, Option<TitleId>)> = Vec::new();
        let (mut last, mut apart_h) = (None, 20);
        for (at, evening) in evenings.iter().enumerate() {
            watcher.now = watcher.now.plus_ms(evening.later_h * HOUR_MS);
            let film = known_titles()[at % 6];
            watcher.plays(film, evening.share);
            let Some(question) = watcher.is_asked_after(film) else { continue };
            let hour = watcher.now.local(0).hour;
            prop_assert!((4..22).contains(&hour), "at {hour}");
            let since_h = last.map(|last| watcher.now.since(last) / HOUR_MS);
            prop_assert!(since_h.is_none_or(|since_h| since_h >= apart_h), "{since_h:?} {apart_h}");
            let key = (question.key.clone(), question.title);
            prop_assert!(!asked.contains(&key), "{key:?}");
            asked.push(key);
            watcher.is_shown(&question);
            last = Some(watcher.now);
            apart_h = if evening.answers {
                watcher.gives(&question.key, question.title, question.choices[0].0);
                20
            } else {
                (apart_h * 2).min(720)
            };
        }
    }
}

#[test]
fn a_title_of_which_nothing_is_known_gives_no_question() {
    let watcher = at_eight();
    let title = index("Fargo (1996)");
    let asked = question_after(catalog(), model(), &watcher.viewer, &watcher.request(None, None), title);
    assert_eq!(asked, None);
}
