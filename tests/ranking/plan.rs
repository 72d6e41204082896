use std::collections::{BTreeMap, BTreeSet};

use frontrow::{
    behavior::Rating,
    catalog::TitleId,
    recommend::{Choices, Displacement, More, Page, PageChange, RowFate, RowKind, Viewport},
};
use proptest::prelude::*;

use crate::house::{Watcher, all_titles, catalog, focus_on, id, in_view, some_watcher};

fn share_of(genre: &str, titles: &[TitleId]) -> f32 {
    let genre = catalog().facet_by_key(genre).unwrap();
    let its = titles.iter().filter(|title| {
        let title = catalog().by_id(**title).unwrap();
        title.facets().contains(&genre)
    });
    its.count() as f32 / titles.len() as f32
}

#[test]
fn a_taste_in_two_parts_keeps_both_in_view() {
    let mut watcher = Watcher::new();
    let crime = [
        "Heat (1995)",
        "Goodfellas (1990)",
        "Casino (1995)",
        "Ronin (1998)",
        "Chinatown (1974)",
    ];
    for name in crime.into_iter().chain(["Toy Story (1995)", "WALL-E (2008)"]) {
        watcher.plays(id(name), 1.0);
        watcher.rates(id(name), Rating::Like);
    }
    let shown = in_view(&watcher.page(), 4, 6);
    let (crime, animation) = (share_of("genre:crime", &shown), share_of("genre:animation", &shown));
    assert!(crime > animation && crime > 0.25, "{crime} crime");
    assert!(animation > 0.08, "{animation} animation");
}

#[test]
fn who_goes_on_with_things_finds_them_above_and_who_begins_things_below() {
    let row_of = |page: &Page| page.row("continue_watching").unwrap().0;
    let films = [
        "Heat (1995)",
        "Ronin (1998)",
        "Alien (1979)",
        "Gravity (2013)",
        "Fargo (1996)",
        "Argo (2012)",
    ];
    let (mut goes_on, mut begins) = (Watcher::new(), Watcher::new());
    for name in films {
        for share in [0.3, 0.3, 0.4] {
            goes_on.plays(id(name), share);
            goes_on.waits_days(1);
        }
        begins.plays(id(name), 1.0);
        begins.waits_days(3);
    }
    for watcher in [&mut goes_on, &mut begins] {
        watcher.plays(id("Amélie (2001)"), 0.5);
        watcher.waits_days(6);
    }
    assert!(row_of(&goes_on.page()) < row_of(&begins.page()));
}

#[test]
fn the_smaller_the_viewport_the_sooner_the_page_turns_to_something_else() {
    let mut watcher = Watcher::new();
    for viewport in [Viewport { rows: 2, columns: 2 }, Viewport { rows: 4, columns: 6 }] {
        watcher.viewport = viewport;
        let page = watcher.page();
        assert_eq!(page.viewport, viewport);
        let kinds: BTreeSet<RowKind> = page.rows.iter().take(4).map(|row| row.kind).collect();
        assert!(kinds.len() >= 3, "{kinds:?}");
    }
}

/// A page that was planned for one screen and is looked at on another.
#[test]
fn a_resized_page_keeps_the_focus_and_repeats_no_title() {
    let mut watcher = Watcher::new();
    let before = watcher.page();
    watcher.viewport = Viewport { rows: 2, columns: 3 };
    let after = watcher.page_after(&before, focus_on(&before, 2, 1));
    assert_eq!(after.rows[2].slots[1].id, before.rows[2].slots[1].id);
    let titles = all_titles(&after);
    assert_eq!(titles.iter().collect::<BTreeSet<_>>().len(), titles.len());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10))]

    #[test]
    fn more_rows_follow_those_that_stand(watcher in some_watcher(false), times in 1_u16..4) {
        let mut watcher = watcher;
        let before = watcher.page();
        prop_assert!(before.has_more);
        let last = before.rows.len() - 1;
        watcher.more.rows = times;
        let after = watcher.page_after(&before, focus_on(&before, last, 0));
        let keys = |page: &Page| -> Vec<String> { page.rows.iter().map(|row| row.key.clone()).collect() };
        let (standing, all) = (keys(&before), keys(&after));
        prop_assert!(all.len() > standing.len());
        prop_assert_eq!(&all[..standing.len()], &standing[..]);
        // Ranked again it stands, and does not go on growing.
        let again = keys(&watcher.page_after(&after, focus_on(&after, last, 0)));
        prop_assert_eq!(&again[..all.len()], &all[..]);
        prop_assert!(again.len() < all.len() + 3);
    }

    #[test]
    fn more_of_a_row_goes_on_where_it_ended(watcher in some_watcher(false)) {
        let mut watcher = watcher;
        let before = watcher.page();
        let Some(at) = before.rows.iter().position(|row| row.has_more) else { return Ok(()) };
        let row = &before.rows[at];
        watcher.more = More { rows: 0, titles: BTreeMap::from([(row.key.clone(), 1)]) };
        let after = watcher.page_after(&before, focus_on(&before, at, row.slots.len() - 1));
        let titles = |page: &Page| -> Vec<TitleId> { page.rows[at].slots.iter().map(|slot| slot.id).collect() };
        prop_assert!(titles(&after).len() > row.slots.len());
        prop_assert_eq!(&titles(&after)[..row.slots.len()], &titles(&before)[..]);
    }

    /// Whatever is done, at the highest price no row takes another's place but that of the deed itself.
    #[test]
    fn what_costs_too_much_does_not_move(watcher in some_watcher(false)) {
        let mut watcher = watcher;
        watcher.displacement = Displacement::of_a_place(i32::MAX);
        let before = watcher.page();
        watcher.plays(id("Heat (1995)"), 1.0);
        let after = watcher.page_after(&before, focus_on(&before, 0, 0));
        let news = format!("because_you_watched:{}", id("Heat (1995)"));
        let change = PageChange::between(&before, &after);
        let rose = change.rows.iter().filter(|row| matches!(row.fate, RowFate::Moved(places) if places > 0));
        for row in rose {
            prop_assert_eq!(&row.key, &news);
        }
    }
}

fn hesitant() -> Watcher {
    let mut watcher = Watcher::new();
    let films = [
        "Heat (1995)",
        "Ronin (1998)",
        "Alien (1979)",
        "Gravity (2013)",
        "Fargo (1996)",
        "Argo (2012)",
    ];
    for name in films {
        watcher.waits_days(1);
        watcher.comes();
        watcher.waits_minutes(6);
        watcher.plays(id(name), 1.0);
    }
    watcher.waits_days(1);
    watcher
}

#[test]
fn who_finds_it_hard_to_choose_has_fewer_titles_to_choose_from() {
    let page = hesitant().page();
    assert_eq!(page.choices, Choices::Few);
    assert!(page.rows.len() <= 5 && page.has_more);
    assert!(page.rows.iter().all(|row| row.slots.len() <= 6));
}

#[test]
fn who_comes_back_after_a_long_time_is_told_what_came_meanwhile() {
    let mut watcher = Watcher::new();
    for name in ["Heat (1995)", "Ronin (1998)", "Alien (1979)", "Gravity (2013)"] {
        watcher.waits_days(2);
        watcher.comes();
        watcher.plays(id(name), 1.0);
    }
    let welcome = |watcher: &Watcher| watcher.page().row("welcome_back").map(|(at, row)| (at, row.clone()));
    watcher.waits_days(2);
    assert_eq!(welcome(&watcher), None);
    watcher.waits_days(40);
    watcher.comes();
    let (at, row) = welcome(&watcher).unwrap();
    assert!(at < 4 && row.evidence.contains("42 days"), "{at}: {}", row.evidence);
    watcher.waits_minutes(61);
    assert_eq!(welcome(&watcher), None, "for the first hour");
}

#[test]
fn what_was_left_unfinished_is_on_the_page_however_long_ago() {
    let mut watcher = Watcher::new();
    for name in [
        "Finding Nemo (2003)",
        "Ratatouille (2007)",
        "Toy Story (1995)",
        "Alien (1979)",
    ] {
        watcher.plays(id(name), 1.0);
        watcher.rates(id(name), Rating::Love);
        watcher.waits_days(1);
    }
    watcher.plays(id("Up (2009)"), 0.5);
    watcher.waits_days(70);
    let page = watcher.page();
    let (at, row) = page.row("continue_watching").unwrap();
    assert_eq!(row.slots[0].id, id("Up (2009)"));
    assert!(at > 0, "few come for what they left so long ago");
}
