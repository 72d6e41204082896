use super::*;
use crate::behavior::{BehaviorEvent, PlayerKind, Playhead, ProfileId, Record};

const FILM: TitleId = TitleId::film(113_277);
const SERIES: TitleId = TitleId::original(3);
const PILOT: EpisodeId = EpisodeId { season: 1, number: 1 };

/// The fold of these events, numbered from 1.
fn after(events: Vec<BehaviorEvent>) -> Viewer {
    let mut viewer = Viewer::default();
    for (event, seq) in events.into_iter().zip(1..) {
        viewer.apply(&Record {
            seq: Seq(seq),
            at: UtcMillis(seq as i64 * 1_000),
            utc_offset_min: 0,
            session: "s".to_owned(),
            profile: ProfileId("ada".to_owned()),
            with: Vec::new(),
            event,
        });
    }
    viewer
}

fn started(title: TitleId, episode: Option<EpisodeId>, position: u32) -> BehaviorEvent {
    BehaviorEvent::VideoPlaybackStarted {
        player: PlayerKind::Simulated,
        title,
        episode,
        impression: None,
        position,
        total_length: 3_000,
        autoplayed: false,
    }
}

fn left(title: TitleId, episode: Option<EpisodeId>, play: u64, position: u32) -> BehaviorEvent {
    BehaviorEvent::VideoPlaybackExited {
        playhead: Playhead {
            title,
            episode,
            play: Seq(play),
            position,
            total_length: 3_000,
        },
    }
}

#[test]
fn an_unfinished_film_goes_on_where_it_was_left() {
    let viewer = after(vec![started(FILM, None, 0), left(FILM, None, 1, 1_200)]);
    let point = viewer.continue_position(FILM).unwrap();
    assert_eq!((point.position_s, point.next_episode), (1_200, false));
    assert_eq!(viewer.finished_count(FILM), 0);
}

#[test]
fn a_film_left_in_its_credits_is_finished() {
    let viewer = after(vec![started(FILM, None, 0), left(FILM, None, 1, 2_860)]);
    assert_eq!(viewer.continue_position(FILM), None);
    assert_eq!(viewer.finished_count(FILM), 1);
}

#[test]
fn a_series_goes_on_with_the_next_episode_after_a_finished_one() {
    let viewer = after(vec![
        started(SERIES, Some(PILOT), 0),
        left(SERIES, Some(PILOT), 1, 3_000),
    ]);
    let point = viewer.continue_position(SERIES).unwrap();
    assert_eq!((point.episode, point.next_episode), (Some(PILOT), true));
    assert_eq!(point.position_s, 0);
}

#[test]
fn what_was_taken_out_of_continue_watching_comes_back_when_it_is_played_again() {
    let mut events = vec![
        started(FILM, None, 0),
        left(FILM, None, 1, 1_200),
        BehaviorEvent::ContinueWatchingRemoved { title: FILM },
    ];
    let set_aside = after(events.clone());
    assert!(set_aside.is_set_aside(FILM));
    let place = set_aside.continue_position(FILM).map(|point| point.position_s);
    assert_eq!(place, Some(1_200), "its place is kept");
    events.push(started(FILM, None, 1_200));
    assert!(!after(events).is_set_aside(FILM));
}

#[test]
fn a_rating_taken_back_is_none() {
    let rate = |rating| BehaviorEvent::TitleRated { title: FILM, rating };
    assert_eq!(after(vec![rate(Rating::Love)]).rating_of(FILM), Some(Rating::Love));
    assert_eq!(
        after(vec![rate(Rating::Love), rate(Rating::None)]).rating_of(FILM),
        None
    );
}

#[test]
fn my_list_has_the_newest_first_and_nothing_that_was_removed() {
    let viewer = after(vec![
        BehaviorEvent::ListAdded { title: SERIES },
        BehaviorEvent::ListAdded { title: FILM },
        BehaviorEvent::ListAdded {
            title: TitleId::film(1),
        },
        BehaviorEvent::ListRemoved { title: FILM },
    ]);
    assert_eq!(viewer.my_list(), [TitleId::film(1), SERIES]);
    assert!(!viewer.in_list(FILM));
    assert!(viewer.in_list(SERIES));
}

#[test]
fn undoing_a_removal_puts_a_title_back_where_it_was() {
    let viewer = after(vec![
        BehaviorEvent::ListAdded { title: FILM },
        BehaviorEvent::ListRemoved { title: FILM },
        BehaviorEvent::EventUndone { target: Seq(2) },
    ]);
    assert!(viewer.in_list(FILM));
    assert_eq!(viewer.last_undoable(), Some(Seq(1)));
}
