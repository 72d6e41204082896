//! Journeys: keys in, state and events out.

mod support;

use frontrow::{
    app::{Message, PlayerPhase, Screen},
    behavior::{BehaviorEvent, ProfileId, Rating, StillWatchingAnswer, StillWatchingRule},
    catalog::{TitleIndex, TitleKind},
    recommend::RowKind,
};
use support::{EVENING, Journey, home_of, shelf, state};

/// A series of which at least this many episodes are out everywhere.
fn long_series(episodes: usize) -> TitleIndex {
    let shelf = shelf();
    shelf
        .catalog
        .indices()
        .map(|index| shelf.catalog.title(index))
        .find(|title| {
            title.kind() == TitleKind::Series
                && title.episodes().len() >= episodes
                && title.is_available_in("DE")
                && title.premiere_day().is_some_and(|day| day <= 0)
        })
        .map(|title| title.index())
        .expect("the catalog has a series that long")
}

fn film(name: &str) -> TitleIndex {
    shelf().catalog.find(name).unwrap().index()
}

/// Opens a title's details by searching for its name.
fn open(journey: &mut Journey, title: TitleIndex) {
    let name = shelf().catalog.title(title).name().to_owned();
    journey.press("/");
    journey.send(Message::Paste(name));
    let Screen::Search(search) = journey.state().screen() else {
        panic!("not searching")
    };
    let at = search
        .hits
        .iter()
        .position(|hit| hit.title == title)
        .expect("the title is found by its name");
    for _ in 0..at {
        journey.press("Down");
    }
    journey.press("Enter");
    assert!(matches!(journey.state().screen(), Screen::Details(_)));
}

fn phase(journey: &Journey) -> Option<PlayerPhase> {
    match journey.state().screen() {
        Screen::Player(player) => Some(player.phase.clone()),
        _ => None,
    }
}

#[test]
fn a_newcomer_makes_a_profile_answers_picks_three_and_sees_a_page() {
    let mut journey = Journey::newcomer(140, 42);
    journey.press("Enter 'Ada' Enter");
    assert!(matches!(journey.state().screen(), Screen::Onboarding(_)));
    // The first choice of each question; behind several answers stands “Go on”. Then three picks.
    while matches!(journey.state().screen(), Screen::Onboarding(_)) {
        journey.press("Enter");
        if matches!(journey.state().screen(), Screen::Onboarding(_)) {
            journey.press("Down Down Down Down Down Down Down Down Down Down");
        }
    }
    assert_eq!(journey.count("onboarding_completed"), 1);
    assert!(journey.count("preference_answered") >= 2);
    let Some(BehaviorEvent::OnboardingCompleted { shown, picked }) = journey
        .events
        .iter()
        .find(|event| event.name() == "onboarding_completed")
    else {
        panic!("the picks are logged");
    };
    assert_eq!(picked.len(), 3);
    assert!(picked.iter().all(|title| shown.contains(title)));
    assert!(journey.page().rows.len() >= 6);
    assert_eq!(journey.count("page_served"), 1);
}

#[test]
fn the_questions_can_be_skipped_at_any_point() {
    for before in ["", "Enter", "Enter Enter"] {
        let mut journey = Journey::newcomer(140, 42);
        journey.press("Enter 'Ada' Enter").press(before).press("Esc");
        assert!(
            matches!(journey.state().screen(), Screen::Browse(_)),
            "after “{before}”"
        );
        assert_eq!(journey.count("onboarding_skipped"), 1);
    }
}

#[test]
fn a_name_that_is_taken_or_blank_is_refused_in_a_sentence() {
    let (home, _) = home_of("Ada", false);
    let mut journey = Journey::on(state(home, 140, 42));
    journey.press("Right Enter 'ada' Enter");
    let Screen::NewProfile(form) = journey.state().screen() else {
        panic!("still at the form")
    };
    assert!(
        form.problem
            .as_ref()
            .is_some_and(|problem| problem.contains("Ada") || problem.contains("ada"))
    );
    assert_eq!(journey.count("profile_created"), 0);
}

#[test]
fn finishing_a_film_brings_a_row_about_it_into_view_and_moves_nothing_under_the_viewer() {
    let mut journey = Journey::of("Ada");
    journey.press("Down Right");
    let (focused, row) = (journey.focused_title(), journey.row_keys()[0].clone());
    journey.press("p");
    while matches!(journey.state().screen(), Screen::Player(_)) {
        journey.wait_s(30).press("C-l");
    }
    assert_eq!(journey.focused_title(), focused);
    assert_eq!(journey.row_keys()[0], row);
    let added = journey
        .page()
        .rows
        .iter()
        .position(|row| row.kind == RowKind::BecauseYouWatched);
    assert!(
        added.is_some_and(|at| at < 6),
        "a row about the film: {:?}",
        journey.row_keys()
    );
    let marked = journey
        .state()
        .visit
        .as_ref()
        .unwrap()
        .marked
        .as_ref()
        .expect("the change is marked");
    assert!(marked.cause.starts_with("you finished"), "{}", marked.cause);
}

#[test]
fn an_impression_is_logged_for_what_stood_in_view_and_names_its_probability() {
    let mut journey = Journey::of("Ada");
    journey.wait_s(3).press("Enter");
    let impressions: Vec<_> = journey
        .events
        .iter()
        .filter_map(|event| match event {
            BehaviorEvent::Impression {
                action_prob,
                total_time_visible_ms,
                ..
            } => Some((*action_prob, *total_time_visible_ms)),
            _ => None,
        })
        .collect();
    assert!(impressions.len() >= 12, "{}", impressions.len());
    assert!(
        impressions
            .iter()
            .all(|(prob, ms)| *prob > 0.0 && *prob <= 1.0 && *ms == 3_000)
    );
}

#[test]
fn what_went_by_in_less_than_half_a_second_is_no_impression() {
    let mut journey = Journey::of("Ada");
    journey.press("Down Down Down Down Down Enter");
    assert_eq!(journey.count("impression"), 0);
}

#[test]
fn rating_hiding_and_listing_rank_the_page_again_and_undo_takes_it_back() {
    for (key, event) in [
        ("t", "title_rated"),
        ("d", "title_rated"),
        ("x", "title_hidden"),
        ("a", "list_added"),
    ] {
        let mut journey = Journey::of("Ada");
        journey.press("Down Right");
        let before = journey.page().clone();
        let fresh = journey.fresh_page_at(EVENING);
        journey.press(key);
        assert_eq!(journey.count(event), 1, "{key}");
        assert_ne!(journey.page().hash, before.hash, "{key} changes the page");
        journey.press("u");
        assert_eq!(journey.count("event_undone"), 1);
        assert_eq!(journey.fresh_page_at(EVENING).hash, fresh.hash, "after undoing {key}");
    }
}

#[test]
fn a_hidden_title_is_nowhere_on_the_page() {
    let mut journey = Journey::of("Ada");
    journey.press("Down Right");
    let hidden = journey.focused_title().unwrap();
    journey.press("x");
    assert!(journey.page().slots().all(|(_, _, slot)| slot.id != hidden));
}

#[test]
fn the_place_in_a_film_is_kept_and_it_can_be_continued() {
    let mut journey = Journey::of("Ada");
    let heat = film("tt0113277");
    open(&mut journey, heat);
    journey.press("p").wait_s(1_800).press("Esc Esc Esc");
    let row = journey
        .page()
        .rows
        .iter()
        .find(|row| row.kind == RowKind::ContinueWatching);
    assert!(row.is_some(), "{:?}", journey.row_keys());
    let progress = row.expect("there is something to continue").slots[0]
        .progress
        .expect("with its progress");
    assert_eq!(progress.position_s, 1_800);
    open(&mut journey, heat);
    journey.press("p");
    let Screen::Player(player) = journey.state().screen() else {
        panic!("it plays")
    };
    assert_eq!(player.position_s, 1_800);
}

#[test]
fn a_title_taken_out_of_continue_watching_goes_on_where_it_was_and_undo_brings_it_back() {
    let mut journey = Journey::of("Ada");
    let is_in_row = |journey: &Journey| journey.row_keys().contains(&"continue_watching".to_owned());
    let heat = film("tt0113277");
    open(&mut journey, heat);
    journey.press("p").wait_s(1_800).press("Esc X Esc Esc");
    assert!(!is_in_row(&journey), "{:?}", journey.row_keys());
    journey.press("u");
    assert!(is_in_row(&journey), "{:?}", journey.row_keys());
    journey.press("G").press("g g");
    while journey
        .state()
        .focused_slot()
        .and_then(|slot| slot.row)
        .is_none_or(|row| row.kind != RowKind::ContinueWatching)
    {
        journey.press("Down");
    }
    journey.press("X");
    assert!(!is_in_row(&journey), "from under the focus");
    assert_eq!(journey.count("continue_watching_removed"), 2);
    open(&mut journey, heat);
    journey.press("X");
    assert_eq!(journey.count("continue_watching_removed"), 2, "it is out already");
    journey.press("p");
    let Screen::Player(player) = journey.state().screen() else {
        panic!("it plays")
    };
    assert_eq!(player.position_s, 1_800, "its place was kept");
}

#[test]
fn pausing_and_seeking_are_logged_and_a_seek_is_not_watching() {
    let mut journey = Journey::of("Ada");
    open(&mut journey, film("tt0113277"));
    journey
        .press("p")
        .wait_s(65)
        .press("Space")
        .wait_s(600)
        .press("Space > > , .")
        .wait_s(10)
        .press("Esc");
    assert_eq!(journey.count("video_playback_paused"), 1);
    assert_eq!(journey.count("video_playback_resumed"), 1);
    assert_eq!(journey.count("video_playback_seek_completed"), 4);
    let visit = journey.state().visit.as_ref().unwrap();
    let viewer = journey.state().home.viewer(&visit.profile);
    let play = &viewer.titles[&shelf().catalog.title(film("tt0113277")).id()].plays[0];
    assert_eq!((play.watched_s, play.position_s, play.pauses), (75, 195, 1));
}

#[test]
fn an_evening_of_four_episodes_is_asked_about_after_the_third() {
    let mut journey = Journey::of("Ada");
    open(&mut journey, long_series(4));
    journey.press("p");
    for _ in 0..600 {
        if matches!(phase(&journey), Some(PlayerPhase::StillWatching { .. })) {
            break;
        }
        journey.wait_s(30);
    }
    let Some(PlayerPhase::StillWatching { prompt, .. }) = phase(&journey) else {
        panic!("nobody asked")
    };
    // Long episodes bring ninety minutes before the third ends; either rule may ask, and only once.
    assert!(prompt.episodes <= 3);
    assert_eq!(journey.count("still_watching_prompted"), 1);
    let started = journey.count("video_playback_started");
    journey.press("Enter");
    assert_eq!(journey.count("still_watching_answered"), 1);
    journey.wait_s(60);
    assert!(journey.count("video_playback_started") >= started);
    assert_eq!(phase(&journey), Some(PlayerPhase::Playing));
}

#[test]
fn ninety_minutes_untouched_pause_a_film_and_keep_the_place() {
    let mut journey = Journey::of("Ada");
    open(&mut journey, film("tt0113277"));
    journey.press("p").wait_s(90 * 60 + 5);
    let Some(PlayerPhase::StillWatching { prompt, .. }) = phase(&journey) else {
        panic!("nobody asked")
    };
    assert_eq!((prompt.rule, prompt.minutes), (StillWatchingRule::Minutes, 90));
    journey.wait_s(120);
    assert_eq!(phase(&journey), None, "without an answer it stops");
    let answer = journey.events.iter().find_map(|event| match event {
        BehaviorEvent::StillWatchingAnswered { answer, .. } => Some(*answer),
        _ => None,
    });
    assert_eq!(answer, Some(StillWatchingAnswer::NoAnswer));
    let visit = journey.state().visit.as_ref().unwrap();
    let point = journey
        .state()
        .home
        .viewer(&visit.profile)
        .continue_position(shelf().catalog.title(film("tt0113277")).id());
    assert_eq!(point.map(|point| point.position_s), Some(90 * 60));
}

#[test]
fn a_skip_that_the_viewer_pressed_is_never_followed_by_the_question() {
    let mut journey = Journey::of("Ada");
    open(&mut journey, long_series(5));
    journey.press("p");
    for _ in 0..4 {
        journey.wait_s(60).press("n");
        assert_eq!(phase(&journey), Some(PlayerPhase::Playing));
    }
    assert_eq!(journey.count("still_watching_prompted"), 0);
    assert_eq!(journey.count("video_playback_started"), 5);
}

#[test]
fn nobody_is_asked_again_tonight_who_said_so_until_six_in_the_morning() {
    let mut journey = Journey::of("Ada");
    let heat = film("tt0113277");
    open(&mut journey, heat);
    journey.press("p").wait_s(90 * 60 + 5).press("Right Right Enter");
    assert_eq!(phase(&journey), Some(PlayerPhase::Playing), "it plays on");
    journey.wait_s(4_000).press("Esc Esc Esc");
    open(&mut journey, film("tt0111161"));
    journey.press("p").wait_s(100 * 60);
    assert_eq!(journey.count("still_watching_prompted"), 1);
    journey.press("Esc Esc Esc").wait_s(9 * 3_600);
    open(&mut journey, film("tt0068646"));
    journey.press("p").wait_s(91 * 60);
    assert_eq!(journey.count("still_watching_prompted"), 2, "a new day");
}

#[test]
fn the_question_can_be_switched_off() {
    let mut journey = Journey::of("Ada");
    journey.press("S Enter Esc");
    assert_eq!(journey.count("setting_changed"), 1);
    open(&mut journey, film("tt0113277"));
    journey.press("p").wait_s(100 * 60);
    assert_eq!(journey.count("still_watching_prompted"), 0);
}

#[test]
fn the_next_episode_waits_ten_seconds_for_a_no() {
    let mut journey = Journey::of("Ada");
    let series = long_series(4);
    let minutes = shelf().catalog.title(series).episodes().next().unwrap().runtime_min;
    open(&mut journey, series);
    journey.press("p").wait_s(i64::from(minutes) * 60 + 1);
    assert!(matches!(phase(&journey), Some(PlayerPhase::Countdown { .. })));
    journey.press("Esc");
    assert_eq!(journey.count("autoplay_cancelled"), 1);
    assert_eq!(journey.count("video_playback_started"), 1);
    assert_eq!(phase(&journey), None);
}

#[test]
fn searching_finds_a_person_and_opening_is_logged_with_the_query() {
    let mut journey = Journey::of("Ada");
    journey.press("/").send(Message::Paste("kurosawa".to_owned()));
    let Screen::Search(search) = journey.state().screen() else {
        panic!("searching")
    };
    assert!(!search.hits.is_empty());
    assert!(
        search
            .hits
            .iter()
            .take(5)
            .any(|hit| hit.through.as_deref().is_some_and(|name| name.contains("Kurosawa")))
    );
    journey.press("Enter");
    assert_eq!(journey.count("search_performed"), 1);
    assert_eq!(journey.count("search_result_opened"), 1);
    assert_eq!(journey.count("title_opened"), 1);
}

#[test]
fn tabs_are_the_same_ranker_with_a_filter() {
    let mut journey = Journey::of("Ada");
    journey.press("2");
    let catalog = &shelf().catalog;
    assert!(
        journey
            .page()
            .slots()
            .all(|(_, _, slot)| catalog.title(slot.title).kind() == TitleKind::Series)
    );
    journey.press("3");
    assert!(
        journey
            .page()
            .slots()
            .all(|(_, _, slot)| catalog.title(slot.title).kind() == TitleKind::Film)
    );
}

#[test]
fn my_list_shows_what_was_added_newest_first() {
    let mut journey = Journey::of("Ada");
    journey.press("Down a");
    let first = journey.focused_title().unwrap();
    journey.press("Right Right a");
    let second = journey.focused_title().unwrap();
    journey.press("4");
    let listed: Vec<_> = journey.page().slots().map(|(_, _, slot)| slot.id).collect();
    assert_eq!(listed, [second, first]);
}

/// How long previews were watched, as logged.
fn previewed_ms(journey: &Journey) -> Vec<u64> {
    let watched = |event: &BehaviorEvent| match event {
        BehaviorEvent::PreviewEnded { watched_ms, .. } => Some(*watched_ms),
        _ => None,
    };
    journey.events.iter().filter_map(watched).collect()
}

/// How long the program sleeps from here, undisturbed.
fn sleeps_ms(journey: &Journey) -> i64 {
    journey.state().wakes_at().since(journey.driver.now())
}

#[test]
fn a_title_looked_at_for_two_seconds_moves_until_a_key_is_pressed() {
    let mut journey = Journey::of("Ada");
    journey.press("Down Right").wait_s(1);
    assert!(journey.state().preview().is_none());
    journey.wait_s(1);
    assert_eq!(journey.count("preview_started"), 1);
    journey.wait_s(3);
    let shown = journey.state().preview().expect("it runs");
    assert_eq!((shown.moved.map(|moved| moved.frame), shown.turn), (Some(13), 0));
    let title = journey.focused_title().unwrap();
    journey.press("Right");
    assert_eq!(previewed_ms(&journey), [3_000]);
    assert!(journey.state().preview().is_none(), "all is as before");
    let visit = journey.state().visit.as_ref().unwrap();
    let viewer = journey.state().home.viewer(&visit.profile);
    assert_eq!(viewer.titles[&title].previewed_ms, 3_000);
}

#[test]
fn a_preview_that_nobody_ends_stands_still_after_twenty_seconds_and_wakes_nobody() {
    let mut journey = Journey::of("Ada");
    journey.wait_s(6);
    assert!(sleeps_ms(&journey) >= 1 && sleeps_ms(&journey) <= 220);
    journey.wait_s(60);
    assert_eq!(previewed_ms(&journey), [19_800]);
    assert!(journey.state().preview().is_none());
    assert_eq!(sleeps_ms(&journey), 54_000, "the next full minute");
    journey.press("C-l").wait_s(2);
    assert_eq!(journey.count("preview_started"), 2, "somebody is there again");
}

#[test]
fn the_log_tells_that_a_preview_ended_before_it_tells_what_ended_it() {
    for (key, event) in [("Enter", "title_opened"), ("q", "session_ended"), ("t", "title_rated")] {
        let mut journey = Journey::of("Ada");
        journey.wait_s(4).press(key);
        let at = |name: &str| journey.events.iter().position(|event| event.name() == name);
        assert!(at("preview_ended") < at(event), "{key}");
        assert_eq!(journey.count("preview_ended"), 1, "{key}");
    }
}

#[test]
fn any_disturbance_ends_a_preview() {
    let click = Message::Mouse(frontrow::app::Mouse {
        column: 139,
        row: 41,
        deed: frontrow::app::MouseDeed::Click,
    });
    let resize = Message::Resized { cols: 139, rows: 42 };
    for disturbance in [click, Message::Paste("a".to_owned()), resize] {
        let mut journey = Journey::of("Ada");
        journey.wait_s(3).send(disturbance.clone());
        assert_eq!(previewed_ms(&journey), [1_000], "{disturbance:?}");
        journey.wait_s(2);
        assert_eq!(journey.count("preview_started"), 2, "{disturbance:?}");
    }
}

#[test]
fn a_page_that_changes_by_itself_ends_a_preview() {
    let mut journey = Journey::of("Ada");
    // To a moment before the hour, at which the page is ranked again.
    journey.wait_s(3_600 - 10).press("Down").wait_s(9);
    let (page, ended) = (journey.page().hash.clone(), journey.count("preview_ended"));
    assert!(journey.state().preview().is_some());
    journey.wait_s(1);
    assert_ne!(journey.page().hash, page, "the page changed");
    assert_eq!(journey.count("preview_ended"), ended + 1);
}

#[test]
fn nothing_moves_over_ssh_without_pictures_or_colors_or_when_it_is_switched_off() {
    let (home, id) = home_of("Ada", false);
    let mut devices = vec![support::device(140, 42); 4];
    devices[0].ssh = true;
    devices[1].images = "none".to_owned();
    devices[2].colors = 16;
    devices[3] = support::device(39, 11);
    for device in devices {
        let mut state = state(home.clone(), device.cols, device.rows);
        state.device = device;
        let mut journey = Journey::on(state);
        journey.driver.enter(id.clone());
        journey.press("Down");
        assert_eq!(sleeps_ms(&journey), 60_000, "{:?}", journey.state().device);
        journey.wait_s(30);
        assert_eq!(journey.count("preview_started"), 0, "{:?}", journey.state().device);
    }
    let mut journey = Journey::of("Ada");
    journey.press("S Down Down Enter Esc");
    assert_eq!(journey.count("setting_changed"), 1);
    journey.wait_s(30);
    assert_eq!(journey.count("preview_started"), 0);
    journey.press("S Down Down Enter Esc").wait_s(2);
    assert_eq!(journey.count("preview_started"), 1, "switched on again");
}

#[test]
fn nothing_moves_where_nobody_looks_at_the_page() {
    for (cols, keys) in [
        (140, "S"),
        (140, "?"),
        (80, "L"),
        (80, "w"),
        (140, "w Tab"),
        (140, "Enter"),
        (140, "Up"),
    ] {
        let mut journey = Journey::of_at("Ada", cols, 42);
        journey.press(keys).wait_s(30);
        assert_eq!(journey.count("preview_started"), 0, "{keys} at {cols}");
    }
    let mut journey = Journey::of("Ada");
    journey.press("L").wait_s(2);
    assert_eq!(
        journey.count("preview_started"),
        1,
        "beside the log the page is looked at"
    );
}

#[test]
fn quitting_ends_the_session_and_logs_where_the_viewer_was() {
    let mut journey = Journey::of("Ada");
    journey.wait_s(2).press("q");
    assert!(journey.driver.has_quit());
    assert_eq!(journey.events.last().map(|event| event.name()), Some("session_ended"));
}

#[test]
fn a_signal_in_the_middle_of_a_film_keeps_the_place() {
    let mut journey = Journey::of("Ada");
    open(&mut journey, film("tt0113277"));
    journey
        .press("p")
        .wait_s(300)
        .send(Message::Terminate { reason: "terminated" });
    assert!(journey.driver.has_quit());
    assert_eq!(journey.count("video_playback_interrupted"), 1);
    assert_eq!(journey.count("session_ended"), 1);
}

#[test]
fn records_are_numbered_without_gaps_and_never_go_back_in_time() {
    let mut journey = Journey::of("Ada");
    journey
        .press("Down Right p")
        .wait_s(700)
        .press("Esc t u Enter")
        .wait_s(3)
        .press("Esc q");
    for pair in journey.records.windows(2) {
        assert_eq!(pair[1].seq, pair[0].seq.next());
        assert!(pair[1].at >= pair[0].at);
    }
}

#[test]
fn every_size_of_screen_can_be_walked_without_losing_the_cursor() {
    for (cols, rows) in [(140, 42), (100, 30), (80, 24), (40, 12), (1, 1)] {
        let mut journey = Journey::of("Ada");
        journey
            .press("Down Down Right Right")
            .send(Message::Resized { cols, rows });
        journey.press("Down Up Left Right PageDown PageUp G");
        journey.send(Message::Resized { cols: 140, rows: 42 });
        assert!(journey.state().focused_slot().is_some(), "{cols}x{rows}");
    }
}

#[test]
fn going_down_past_the_end_of_the_page_brings_more_rows() {
    let mut journey = Journey::of("Ada");
    journey.press("G");
    let before = journey.row_keys();
    journey.press("Down");
    let after = journey.row_keys();
    assert!(after.len() > before.len());
    assert_eq!(&after[..before.len()], &before[..], "what stands stays");
    let focused = journey.state().focused_slot().and_then(|focused| focused.row);
    assert_eq!(focused.map(|row| &row.key), after.get(before.len()));
    let asked = journey.events.iter().rev().find_map(|event| match event {
        BehaviorEvent::PageServed { request, .. } => Some(request.more_rows),
        _ => None,
    });
    assert_eq!(asked, Some(1), "the log says so, so that the page can be made again");
}

#[test]
fn going_right_past_the_end_of_a_row_brings_more_of_it() {
    let mut journey = Journey::of("Ada");
    let rows = &journey.page().rows;
    let at = rows.iter().position(|row| row.has_more).unwrap();
    let length = rows[at].slots.len();
    let down = "Down ".repeat(at + 1);
    let right = "Right ".repeat(length);
    journey.press(&format!("{down}{right}"));
    assert!(journey.page().rows[at].slots.len() > length);
    assert_eq!(journey.state().focused_slot().unwrap().element_index, length);
}

#[test]
fn a_resized_screen_has_its_page_planned_again() {
    let mut journey = Journey::of("Ada");
    journey.send(Message::Resized { cols: 80, rows: 24 });
    let viewport = journey.state().viewport();
    assert_eq!(journey.page().viewport, viewport);
    assert!(journey.page().rows.iter().all(|row| row.slots.len() <= 12));
}

#[test]
fn pick_for_me_opens_one_title_after_another_and_logs_the_chance() {
    let mut journey = Journey::of("Ada");
    journey.press("m m");
    let picked: Vec<_> = journey
        .events
        .iter()
        .filter_map(|event| match event {
            BehaviorEvent::TitleSuggested { title, action_prob, .. } => Some((*title, *action_prob)),
            _ => None,
        })
        .collect();
    assert_eq!(picked.len(), 2);
    assert_ne!(picked[0].0, picked[1].0);
    assert!(
        picked
            .iter()
            .all(|(_, chance)| (0.0..1.0).contains(chance) && *chance > 0.0)
    );
    assert_eq!(journey.count("title_opened"), 0, "nobody chose to look at it");
    journey.press("Esc");
    assert!(journey.state().focused_slot().is_some(), "one step back is the page");
}

/// Somebody who has played three films late at night, in the evening of the day after.
fn seasoned() -> Journey {
    let mut journey = Journey::of("Ada");
    journey.wait_s(9_000);
    for name in ["tt0111161", "tt0068646", "tt0137523"] {
        open(&mut journey, film(name));
        journey.press("p").wait_s(600).press("Esc Esc Esc");
    }
    journey.wait_s(21 * 3_600);
    assert_eq!(journey.count("question_shown"), 0, "it was late");
    journey
}

/// Plays a film to its end, by jumping there, and goes back to the page.
fn finish(journey: &mut Journey, name: &str) {
    open(journey, film(name));
    journey.press("p").wait_s(300);
    while matches!(journey.state().screen(), Screen::Player(_)) {
        journey.press(">").wait_s(1);
    }
    journey.press("Esc Esc");
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
            0 => journey.driver.state.run.with = vec![ProfileId("ben".to_owned())],
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
    let shelf = shelf();
    let is_short = |title: &TitleIndex| {
        let title = shelf.catalog.title(*title);
        let three: u16 = title.episodes().take(3).map(|episode| episode.runtime_min).sum();
        title.episodes().len() > 3
            && three < 85
            && title.is_available_in("DE")
            && title.premiere_day().is_some_and(|day| day <= 0)
    };
    let series = shelf
        .catalog
        .indices()
        .find(is_short)
        .expect("a series of short episodes");
    for is_awake in [false, true] {
        let mut journey = seasoned();
        open(&mut journey, series);
        journey.press("p");
        while !matches!(phase(&journey), Some(PlayerPhase::StillWatching { .. })) {
            journey.wait_s(30);
        }
        if is_awake {
            journey.press("Right Enter");
        } else {
            journey.wait_s(61);
        }
        assert_eq!(phase(&journey), None);
        journey.press("Esc Esc");
        assert_eq!(journey.count("question_shown"), usize::from(is_awake));
    }
}
