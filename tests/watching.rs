//! Watching: what the player's screen does with keys, with time, and with what the player tells.

mod support;

use frontrow::{
    app::{Asked, Message, Motion, PlayerChoice, PlayerPrompt, PlayerScreen, Screen, Waiting},
    behavior::{BehaviorEvent, ContinuePoint, PlayerKind, StillWatchingAnswer, StillWatchingRule, TitleEvidence},
    catalog::TitleIndex,
    playback::{PlayerEvent, PlayerFailure, Speed},
};
use support::{Journey, film, shelf};

/// Half-hour episodes: three of them are over before ninety minutes are.
const SHORT_EPISODES: &str = "Deaths After the News";
const HEAT: &str = "tt0113277";

impl Journey {
    fn player(&self) -> Option<&PlayerScreen> {
        match self.state().screen() {
            Screen::Player(player) => Some(player),
            _ => None,
        }
    }

    fn prompt(&self) -> Option<&PlayerPrompt> {
        self.player()?.prompt.as_ref()
    }

    #[track_caller]
    fn asked(&self) -> Asked {
        self.prompt().expect("a question is up").about.clone()
    }

    fn is_playing(&self) -> bool {
        self.player()
            .is_some_and(|player| player.motion == Motion::Playing && player.prompt.is_none())
    }

    fn play(&mut self, title: &str) -> &mut Self {
        self.open(film(title));
        self.press("p")
    }

    fn evidence(&self, title: &str) -> TitleEvidence {
        let visit = self.state().visit.as_ref().unwrap();
        let viewer = self.state().home.viewer(&visit.profile);
        viewer.titles[&shelf().catalog.title(film(title)).id()].clone()
    }

    fn continue_point(&self, title: &str) -> Option<ContinuePoint> {
        self.evidence(title).continue_point()
    }

    /// Waits until a question comes up, at most so many seconds.
    #[track_caller]
    fn wait_for_question(&mut self, most_s: i64) -> Asked {
        for _ in 0..most_s {
            if self.prompt().is_some() {
                return self.asked();
            }
            self.wait_s(1);
        }
        panic!("nobody asked")
    }
}

fn minutes_of(title: &str, episode: usize) -> i64 {
    let shelf = shelf();
    let title = shelf.catalog.title(film(title));
    i64::from(title.episodes().nth(episode).unwrap().runtime_min)
}

#[test]
fn pausing_and_seeking_are_logged_and_a_seek_is_not_watching() {
    let mut journey = Journey::of("Ada");
    journey
        .play(HEAT)
        .wait_s(65)
        .press("Space")
        .wait_s(600)
        .press("Space > > , .")
        .wait_s(10)
        .press("Esc");
    assert_eq!(journey.count("video_playback_paused"), 1);
    assert_eq!(journey.count("video_playback_resumed"), 1);
    assert_eq!(journey.count("video_playback_seek_completed"), 4);
    let play = &journey.evidence(HEAT).plays[0];
    assert_eq!((play.watched_s, play.position_s, play.pauses), (75, 195, 1));
}

#[test]
fn a_faster_film_is_over_sooner_and_the_log_says_how_fast() {
    let mut journey = Journey::of("Ada");
    journey.play(HEAT).press("] ]").wait_s(100).press("Esc");
    assert_eq!(journey.evidence(HEAT).plays[0].position_s, 150);
    let speeds: Vec<f64> = journey
        .events
        .iter()
        .filter_map(|event| match event {
            BehaviorEvent::VideoPlaybackSpeedChanged { speed, .. } => Some(*speed),
            _ => None,
        })
        .collect();
    assert_eq!(speeds, [1.25, 1.5]);
    assert_eq!(journey.count("video_content_playing"), 15, "every ten seconds of film");
}

#[test]
fn the_speed_goes_on_with_the_next_episode() {
    let mut journey = Journey::of("Ada");
    journey.play(SHORT_EPISODES).press("] n");
    let player = journey.player().unwrap();
    assert_eq!((player.episode.unwrap().number, player.speed), (2, Speed::of(1.25)));
}

#[test]
fn whoever_leaves_in_the_credits_has_seen_it_and_whoever_leaves_before_has_not() {
    let credits_s = minutes_of(SHORT_EPISODES, 0) * 60 * 95 / 100;
    for (leaves_at_s, is_seen) in [(credits_s - 1, false), (credits_s, true)] {
        let mut journey = Journey::of("Ada");
        journey.play(SHORT_EPISODES).wait_s(leaves_at_s).press("Esc");
        assert_eq!(journey.evidence(SHORT_EPISODES).plays[0].is_finished(), is_seen);
        assert_eq!(journey.count("video_content_completed"), usize::from(is_seen));
        assert_eq!(journey.count("video_playback_exited"), 1);
        let point = journey.continue_point(SHORT_EPISODES).unwrap();
        assert_eq!(point.next_episode, is_seen);
    }
}

#[test]
fn the_credits_of_a_long_film_are_five_minutes() {
    let mut journey = Journey::of("Ada");
    journey.play(HEAT);
    let player = journey.player().unwrap();
    assert_eq!(player.length_s - player.credits_s, 300);
}

#[test]
fn an_evening_of_four_episodes_is_asked_about_after_the_third() {
    let mut journey = Journey::of("Ada");
    journey.play(SHORT_EPISODES);
    for _ in 0..2 {
        assert!(matches!(journey.wait_for_question(1_800), Asked::Next { .. }));
        journey.wait_s(20);
        assert!(journey.is_playing(), "the next one begins by itself");
    }
    let Asked::StillWatching { prompt, .. } = journey.wait_for_question(1_800) else {
        panic!("another question than the one that is due")
    };
    assert_eq!((prompt.rule, prompt.episodes), (StillWatchingRule::Episodes, 3));
    assert_eq!(journey.count("autoplay_started"), 2);
    assert_eq!(journey.player().unwrap().motion, Motion::Paused);
    let point = journey.continue_point(SHORT_EPISODES).unwrap();
    assert!(
        point.next_episode && point.episode.unwrap().number == 3,
        "the fourth is unseen"
    );
    journey.press("Enter").wait_s(60);
    assert!(journey.is_playing());
    assert_eq!(journey.player().unwrap().episode.unwrap().number, 4);
    assert_eq!(journey.count("still_watching_prompted"), 1);
    assert_eq!(journey.count("still_watching_answered"), 1);
}

#[test]
fn any_input_on_the_way_counts_as_touching() {
    let mut journey = Journey::of("Ada");
    journey.play(SHORT_EPISODES).wait_s(1_000);
    for _ in 0..2 {
        journey.send(Message::Player(PlayerEvent::Touched));
        journey.wait_s(1_500);
    }
    assert_eq!(journey.count("still_watching_prompted"), 0);
}

#[test]
fn ninety_minutes_untouched_pause_a_film_and_keep_the_place() {
    let mut journey = Journey::of("Ada");
    journey.play(HEAT).wait_s(90 * 60 + 5);
    let Asked::StillWatching { prompt, .. } = journey.asked() else {
        panic!("nobody asked")
    };
    assert_eq!((prompt.rule, prompt.minutes), (StillWatchingRule::Minutes, 90));
    journey.wait_s(120);
    assert!(journey.player().is_none(), "without an answer it stops");
    let answer = journey.events.iter().find_map(|event| match event {
        BehaviorEvent::StillWatchingAnswered { answer, .. } => Some(*answer),
        _ => None,
    });
    assert_eq!(answer, Some(StillWatchingAnswer::NoAnswer));
    assert_eq!(
        journey.continue_point(HEAT).map(|point| point.position_s),
        Some(90 * 60)
    );
    assert_eq!(
        journey.evidence(HEAT).plays[0].pauses,
        0,
        "the question's pause is nobody's habit"
    );
}

#[test]
fn whoever_goes_on_in_the_players_own_window_is_still_watching() {
    let mut journey = Journey::of("Ada");
    journey.play(HEAT).wait_s(90 * 60 + 5);
    let position_s = journey.player().unwrap().position_s;
    journey.send(Message::Player(PlayerEvent::Resumed { position_s }));
    assert!(journey.is_playing());
    let answers = journey.events.iter().filter_map(|event| match event {
        BehaviorEvent::StillWatchingAnswered { answer, .. } => Some(*answer),
        _ => None,
    });
    assert_eq!(answers.collect::<Vec<_>>(), [StillWatchingAnswer::Continue]);
}

#[test]
fn a_skip_that_the_viewer_pressed_is_never_followed_by_the_question() {
    let mut journey = Journey::of("Ada");
    journey.play(SHORT_EPISODES);
    for _ in 0..4 {
        journey.wait_s(60).press("n");
        assert!(journey.is_playing());
    }
    assert_eq!(journey.count("still_watching_prompted"), 0);
    assert_eq!(journey.count("video_playback_started"), 5);
    assert_eq!(journey.count("video_playback_exited"), 4);
}

#[test]
fn nobody_is_asked_again_tonight_who_said_so_until_six_in_the_morning() {
    let mut journey = Journey::of("Ada");
    journey.play(HEAT).wait_s(90 * 60 + 5).press("Right Right Enter");
    assert!(journey.is_playing(), "it plays on");
    journey.wait_s(3_000).press("Esc Esc Esc");
    journey.play("tt0111161").wait_s(100 * 60);
    assert_eq!(journey.count("still_watching_prompted"), 1);
    journey.press("Esc Esc Esc").wait_s(9 * 3_600);
    journey.play("tt0068646").wait_s(91 * 60);
    assert_eq!(journey.count("still_watching_prompted"), 2, "a new day");
}

#[test]
fn nobody_is_ever_asked_again_who_said_so() {
    let mut journey = Journey::of("Ada");
    journey.play(HEAT).wait_s(90 * 60 + 5).press("Right Right Right Enter");
    assert!(journey.is_playing(), "it plays on");
    assert!(!journey.state().settings().still_watching);
    journey.press("Esc Esc Esc").wait_s(24 * 3_600);
    journey.play("tt0068646").wait_s(100 * 60);
    assert_eq!(journey.count("still_watching_prompted"), 1);
}

#[test]
fn the_question_can_be_switched_off() {
    let mut journey = Journey::of("Ada");
    journey.press("S Enter Esc");
    assert_eq!(journey.count("setting_changed"), 1);
    journey.play(HEAT).wait_s(100 * 60);
    assert_eq!(journey.count("still_watching_prompted"), 0);
}

/// Seconds that a countdown has left when it comes up.
fn countdown_s(journey: &mut Journey) -> Option<i64> {
    journey.wait_for_question(4_000);
    let until = journey.prompt().unwrap().until?;
    Some((until.since(journey.driver.now()) + 999) / 1_000)
}

#[test]
fn the_next_episode_waits_for_a_no_while_the_credits_run() {
    let mut journey = Journey::of("Ada");
    journey.play(SHORT_EPISODES);
    assert_eq!(countdown_s(&mut journey), Some(13), "nothing is known of this viewer");
    journey.press("Esc");
    assert_eq!(journey.count("autoplay_cancelled"), 1);
    assert_eq!(journey.count("video_playback_started"), 1);
    assert!(journey.player().is_none());
}

#[test]
fn the_credits_can_be_watched_and_then_the_page_is_back() {
    let mut journey = Journey::of("Ada");
    journey.play(SHORT_EPISODES);
    journey.wait_for_question(1_800);
    journey.press("Right Enter").wait_s(30);
    assert!(journey.is_playing(), "the credits run on");
    journey.wait_s(60);
    assert!(journey.player().is_none());
    assert_eq!(journey.count("video_playback_completed"), 1);
    assert_eq!(journey.count("video_playback_started"), 1);
}

#[test]
fn the_countdown_gets_shorter_for_those_who_go_on_and_waits_for_those_who_do_not() {
    let mut journey = Journey::of("Ada");
    journey.play(SHORT_EPISODES);
    // Eight episodes in a row, each asked for at once.
    for _ in 0..7 {
        journey.wait_for_question(1_800);
        let next = journey.asked();
        assert!(matches!(next, Asked::Next { why: None, .. }), "{next:?}");
        journey.press("Enter");
    }
    let first = journey.wait_for_question(1_800);
    assert!(matches!(first, Asked::After { .. } | Asked::Next { .. }));
    journey.press("Esc");
    journey.play("Understudies");
    let short = countdown_s(&mut journey).unwrap();
    assert!((5..10).contains(&short), "{short} s");
    // Then the viewer has enough, each time.
    journey.press("Esc Esc Esc");
    for _ in 0..6 {
        journey.wait_s(20 * 3_600);
        journey.play("Understudies");
        if countdown_s(&mut journey).is_none() {
            break;
        }
        journey.press("Esc Esc Esc");
    }
    let prompt = journey.prompt().expect("the next one waits");
    assert_eq!(prompt.until, None);
    assert!(matches!(
        prompt.about,
        Asked::Next {
            why: Some(Waiting::Cancels),
            ..
        }
    ));
    journey.wait_s(3_600);
    assert!(matches!(journey.asked(), Asked::Next { .. }), "however long it takes");
}

#[test]
fn stop_comes_first_late_at_night_for_those_who_stop_then() {
    let mut journey = Journey::of("Ada");
    // 19:00 to 22:40, five nights: one episode that ends late, and then nothing.
    journey.wait_s(3 * 3_600 + 40 * 60);
    for night in 0..6 {
        journey.play(SHORT_EPISODES);
        journey.wait_for_question(1_800);
        if night == 5 {
            break;
        }
        // To the end, so that the countdown is not what was stopped.
        journey.press("Esc Esc Esc").wait_s(24 * 3_600 - 1_800);
    }
    let prompt = journey.prompt().unwrap();
    assert!(matches!(
        prompt.about,
        Asked::Next {
            why: Some(Waiting::StopsLate),
            ..
        }
    ));
    assert_eq!(
        (prompt.choices[0], prompt.focus, prompt.until),
        (PlayerChoice::Stop, 0, None)
    );
}

#[test]
fn after_a_film_there_are_three_choices_for_this_viewer() {
    let mut journey = Journey::of("Ada");
    journey.play(HEAT);
    journey.wait_for_question(90 * 60 + 5);
    journey.press("Enter");
    let asked = journey.wait_for_question(2 * 3_600);
    assert_eq!(asked, Asked::After { has_like_it: true });
    let offered: Vec<TitleIndex> = journey
        .prompt()
        .unwrap()
        .choices
        .iter()
        .filter_map(|choice| match choice {
            PlayerChoice::Play(title) => Some(*title),
            _ => None,
        })
        .collect();
    assert_eq!(offered.len(), 3);
    assert!(!offered.contains(&film(HEAT)));
    assert_eq!(journey.count("title_suggested"), 3);
    assert!(journey.prompt().unwrap().choices.contains(&PlayerChoice::WatchCredits));
    journey.wait_s(301);
    assert_eq!(journey.player().unwrap().motion, Motion::Ended);
    assert!(!journey.prompt().unwrap().choices.contains(&PlayerChoice::WatchCredits));
    journey.press("Down Enter");
    assert_eq!(journey.player().unwrap().title, offered[1]);
    let led = journey.events.iter().rev().find_map(|event| match event {
        BehaviorEvent::VideoPlaybackStarted { impression, .. } => impression.clone(),
        _ => None,
    });
    let led = led.expect("the log says what led to it");
    assert_eq!((led.row.as_str(), led.element_index), ("after:tt0113277", 1));
    assert!(journey.evidence(HEAT).plays[0].is_finished());
}

#[test]
fn a_player_that_fails_in_the_middle_offers_the_simulated_one_from_there() {
    let mut journey = Journey::of("Ada");
    journey.play(HEAT).wait_s(605);
    let failure = PlayerFailure::StreamBroken {
        media: "https://example.org/heat.mkv".to_owned(),
        why: "connection reset".to_owned(),
    };
    journey.send(Message::Player(PlayerEvent::Failed(failure.clone())));
    assert_eq!(journey.asked(), Asked::Failed(failure));
    journey.press("Enter");
    assert!(journey.is_playing());
    let player = journey.player().unwrap();
    assert_eq!((player.kind, player.position_s), (PlayerKind::Simulated, 605));
    let reasons = journey.events.iter().filter_map(|event| match event {
        BehaviorEvent::VideoPlaybackInterrupted { reason, .. } => reason.clone(),
        _ => None,
    });
    assert_eq!(reasons.collect::<Vec<_>>(), ["stream_broken"]);
    assert_eq!(journey.evidence(HEAT).plays.len(), 2, "what was seen was seen");
}

#[test]
fn a_player_that_is_gone_keeps_the_place_of_its_last_word() {
    let mut journey = Journey::of("Ada");
    journey.play(HEAT).wait_s(605);
    journey.send(Message::Player(PlayerEvent::Lost { position_s: 605 }));
    assert!(journey.player().is_none());
    assert_eq!(journey.continue_point(HEAT).map(|point| point.position_s), Some(605));
    let notice = &journey.state().notice.as_ref().unwrap().text;
    assert!(notice.contains("your place in “Heat” is kept"), "{notice}");
}

#[test]
fn whoever_watches_faster_is_asked_after_the_third_episode_all_the_same() {
    let mut journey = Journey::of("Ada");
    journey.play(SHORT_EPISODES).press("]");
    for _ in 0..2 {
        assert!(matches!(journey.wait_for_question(1_800), Asked::Next { .. }));
        journey.wait_s(20);
    }
    let Asked::StillWatching { prompt, .. } = journey.wait_for_question(1_800) else {
        panic!("another question than the one that is due")
    };
    assert_eq!(prompt.episodes, 3);
    assert_eq!(journey.player().unwrap().speed, Speed::of(1.25));
}

#[test]
fn a_pause_in_the_players_own_window_holds_the_countdown() {
    let mut journey = Journey::of("Ada");
    journey.play(SHORT_EPISODES);
    assert!(countdown_s(&mut journey).is_some());
    let position_s = journey.player().unwrap().position_s;
    journey.send(Message::Player(PlayerEvent::Paused { position_s }));
    journey.wait_s(60);
    assert!(matches!(journey.asked(), Asked::Next { .. }), "nobody is sent on");
    assert_eq!(journey.count("autoplay_started"), 0);
}
