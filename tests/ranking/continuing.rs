//! Continue Watching: what is in it, in which order, and what it says.

use frontrow::{
    behavior::{BehaviorEvent, HOUR_MS},
    catalog::{EpisodeId, TitleId},
    recommend::{Page, Progress, Standing},
};
use proptest::prelude::*;

use crate::house::{Watcher, focus_on, id, known_titles, some_watcher};

const ROW: &str = "continue_watching";

fn titles(page: &Page) -> Vec<TitleId> {
    page.row(ROW)
        .map_or_else(Vec::new, |(_, row)| row.slots.iter().map(|slot| slot.id).collect())
}

fn progress(page: &Page, title: &str) -> Option<Progress> {
    let (_, row) = page.row(ROW)?;
    row.slots.iter().find(|slot| slot.id == id(title))?.progress
}

/// Understudies has three seasons of five episodes.
fn episode(season: u8, number: u8) -> EpisodeId {
    EpisodeId { season, number }
}

fn finishes(watcher: &mut Watcher, season: u8, number: u8) {
    watcher.watches(id("Understudies"), Some(episode(season, number)), 30, 0);
}

#[test]
fn after_an_episode_comes_the_next_one_of_the_next_season_too() {
    let mut watcher = Watcher::new();
    for (last, next) in [(episode(1, 3), episode(1, 4)), (episode(1, 5), episode(2, 1))] {
        finishes(&mut watcher, last.season, last.number);
        let told = progress(&watcher.page(), "Understudies").unwrap();
        assert_eq!((told.episode, told.is_next, told.position_s), (Some(next), true, 0));
    }
}

#[test]
fn a_series_whose_last_episode_was_finished_is_over_even_if_others_were_skipped() {
    let mut watcher = Watcher::new();
    finishes(&mut watcher, 3, 4);
    assert_eq!(titles(&watcher.page()), [id("Understudies")]);
    finishes(&mut watcher, 3, 5);
    assert_eq!(titles(&watcher.page()), []);
}

#[test]
fn a_film_that_was_left_in_its_credits_is_over() {
    let mut watcher = Watcher::new();
    watcher.plays(id("Heat (1995)"), 0.9);
    assert_eq!(titles(&watcher.page()), [id("Heat (1995)")]);
    watcher.plays(id("Heat (1995)"), 0.97);
    assert_eq!(titles(&watcher.page()), []);
}

#[test]
fn what_was_hardly_begun_stands_behind_what_is_under_way() {
    let mut watcher = Watcher::new();
    watcher.plays(id("Heat (1995)"), 0.5);
    watcher.plays(id("Ronin (1998)"), 0.05);
    assert_eq!(titles(&watcher.page()), [id("Heat (1995)"), id("Ronin (1998)")]);
}

#[test]
fn what_is_watched_at_this_hour_stands_before_what_was_left_at_another() {
    let mut watcher = Watcher::new();
    watcher.waits_days(1);
    watcher.waits_until(20);
    watcher.plays(id("Heat (1995)"), 0.4);
    watcher.waits_until(13);
    watcher.plays(id("Ronin (1998)"), 0.4);
    watcher.waits_days(2);
    watcher.waits_until(14);
    assert_eq!(titles(&watcher.page()), [id("Ronin (1998)"), id("Heat (1995)")]);
    watcher.waits_until(21);
    assert_eq!(titles(&watcher.page()), [id("Heat (1995)"), id("Ronin (1998)")]);
}

#[test]
fn the_row_stands_still_while_it_is_looked_at_and_follows_afterward() {
    let mut watcher = Watcher::new();
    watcher.waits_days(1);
    watcher.waits_until(20);
    watcher.plays(id("Heat (1995)"), 0.4);
    watcher.waits_until(13);
    watcher.plays(id("Ronin (1998)"), 0.4);
    watcher.waits_days(2);
    watcher.waits_until(14);
    let before = watcher.page();
    let (at, _) = before.row(ROW).unwrap();
    let elsewhere = before.rows.iter().position(|row| row.key == "top_picks").unwrap();
    watcher.waits_until(21);
    for place in 0..2 {
        let looked_at = watcher.page_after(&before, focus_on(&before, at, place));
        assert_eq!(titles(&looked_at), titles(&before));
    }
    let followed = watcher.page_after(&before, focus_on(&before, elsewhere, 0));
    assert_eq!(titles(&followed), [id("Heat (1995)"), id("Ronin (1998)")]);
}

#[test]
fn what_is_set_aside_leaves_its_row_from_under_the_focus_and_nothing_else_changes_about_it() {
    let mut watcher = Watcher::new();
    for name in ["Heat (1995)", "Ronin (1998)", "Alien (1979)"] {
        watcher.plays(id(name), 0.5);
    }
    let before = watcher.page();
    let (at, _) = before.row(ROW).unwrap();
    let title = before.rows[at].slots[1].id;
    let standing = |watcher: &Watcher| watcher.viewer.titles[&title].plays.clone();
    let plays = standing(&watcher);
    let set_aside = watcher.does(BehaviorEvent::ContinueWatchingRemoved { title });
    let after = watcher.page_after(&before, focus_on(&before, at, 1));
    let left: Vec<TitleId> = titles(&before).into_iter().filter(|other| *other != title).collect();
    assert_eq!(titles(&after), left);
    assert_eq!(standing(&watcher), plays);
    assert_eq!(watcher.viewer.continue_position(title).unwrap().position_s, 3600);
    let taste = watcher.taste();
    let interest = taste
        .titles
        .iter()
        .find(|interest| interest.standing == Standing::Finished);
    assert_eq!(interest, None, "nothing is marked as watched");

    watcher.undoes(set_aside);
    assert_eq!(titles(&watcher.page()), titles(&before));
    watcher.does(BehaviorEvent::ContinueWatchingRemoved { title });
    watcher.plays(title, 0.6);
    assert!(titles(&watcher.page()).contains(&title), "a new play brings it back");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn everything_in_the_row_has_an_end_to_come(watcher in some_watcher(false), hours in 0_i64..100) {
        let mut watcher = watcher;
        for title in known_titles().iter().take(3) {
            watcher.plays(*title, 0.5);
        }
        watcher.now = watcher.now.plus_ms(hours * HOUR_MS);
        for (_, _, slot) in watcher.page().slots().filter(|(row, _, _)| *row == ROW) {
            let progress = slot.progress.unwrap();
            prop_assert!(progress.is_next || progress.position_s < progress.length_s, "{:?}", progress);
        }
    }
}
