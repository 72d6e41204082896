use std::collections::BTreeSet;

use frontrow::{
    behavior::{DeviceClass, Rating},
    catalog::{Maturity, TitleKind},
    recommend::{Part, RowKind, Section},
};
use proptest::prelude::*;

use crate::house::{Watcher, all_titles, catalog, id, in_view, some_watcher};

#[test]
fn an_unknown_viewer_sees_what_the_audience_likes_best() {
    let page = Watcher::new().page();
    let hero = page.hero.unwrap();
    let leading = hero.parts.iter().max_by_key(|(_, thousandths)| *thousandths);
    let leading = leading.map(|(part, _)| part);
    assert!(
        matches!(leading, Some(Part::Popularity | Part::Trending)),
        "{leading:?}"
    );
    assert!((8..=12).contains(&page.rows.len()), "{} rows", page.rows.len());
}

#[test]
fn opposed_answers_share_at_most_half_of_what_is_in_view() {
    let (mut warm, mut dark) = (Watcher::new(), Watcher::new());
    warm.answers("mood", &["laugh", "love"]);
    warm.answers("avoid", &["horror", "war"]);
    dark.answers("mood", &["thrill", "scare"]);
    dark.answers("avoid", &["romance", "musicals"]);
    let warm: BTreeSet<_> = in_view(&warm.page(), 4, 6).into_iter().collect();
    let dark: BTreeSet<_> = in_view(&dark.page(), 4, 6).into_iter().collect();
    let shared = warm.intersection(&dark).count();
    assert!(shared <= 12, "{shared} of 24 are shared");
}

#[test]
fn what_a_viewer_wants_to_avoid_is_not_in_view() {
    let mut watcher = Watcher::new();
    watcher.answers("mood", &["thrill"]);
    watcher.answers("avoid", &["horror"]);
    let horror = catalog().facet_by_key("genre:horror").unwrap();
    for title in in_view(&watcher.page(), 4, 6) {
        let title = catalog().by_id(title).unwrap();
        assert!(!title.facets().contains(&horror), "{}", title.name());
    }
}

#[test]
fn a_region_sees_only_what_is_available_there() {
    let salt_road = id("Salt Road (2025)");
    let mut watcher = Watcher::new();
    watcher.section = Section::Series;
    watcher.profile.facts.region = "NO".into();
    assert!(all_titles(&watcher.page()).contains(&salt_road));
    watcher.profile.facts.region = "US".into();
    assert!(!all_titles(&watcher.page()).contains(&salt_road));
}

#[test]
fn an_original_is_announced_until_it_premieres() {
    let to_come = id("Thirty-Six Months (2026)");
    let mut watcher = Watcher::new();
    let rows_with_it = |watcher: &Watcher| -> Vec<RowKind> {
        let page = watcher.page();
        let has_it = page
            .rows
            .iter()
            .filter(|row| row.slots.iter().any(|slot| slot.id == to_come));
        has_it.map(|row| row.kind).collect()
    };
    assert!(rows_with_it(&watcher).iter().all(|kind| *kind == RowKind::ComingSoon));
    watcher.waits_days(22);
    assert!(!rows_with_it(&watcher).contains(&RowKind::ComingSoon));
}

#[test]
fn the_series_section_holds_series_only() {
    let mut watcher = Watcher::new();
    watcher.section = Section::Series;
    let titles = all_titles(&watcher.page());
    assert!(titles.len() >= 4);
    for title in titles {
        assert_eq!(catalog().by_id(title).unwrap().kind(), TitleKind::Series);
    }
}

#[test]
fn the_bonus_for_originals_is_stated_and_at_most_two_tenths() {
    let page = Watcher::new().page();
    for (_, _, slot) in page.slots() {
        let bonus = slot.parts.get(Part::Originals);
        assert_eq!(bonus > 0, slot.id.is_original());
        assert!(bonus <= 200);
    }
}

#[test]
fn a_list_is_kept_in_its_own_row_the_newest_first() {
    let mut watcher = Watcher::new();
    for name in ["Heat (1995)", "Amélie (2001)", "Gravity (2013)"] {
        watcher.waits_minutes(1);
        watcher.lists(id(name));
    }
    let page = watcher.page();
    let row = page.rows.iter().find(|row| row.kind == RowKind::MyList).unwrap();
    let listed: Vec<_> = row.slots.iter().map(|slot| slot.id).collect();
    assert_eq!(listed, [id("Gravity (2013)"), id("Amélie (2001)"), id("Heat (1995)")]);
}

#[test]
fn what_was_left_half_seen_can_be_continued_where_it_was_left() {
    let mut watcher = Watcher::new();
    watcher.plays(id("Heat (1995)"), 0.5);
    let page = watcher.page();
    let (_, row) = page.row("continue_watching").unwrap();
    let progress = row.slots[0].progress.unwrap();
    assert_eq!((progress.position_s, progress.length_s), (3600, 7200));
    assert_eq!(
        page.rows[0].kind,
        RowKind::ContinueWatching,
        "one comes back within minutes to go on"
    );
}

#[test]
fn a_narrow_screen_gets_fewer_rows_and_titles() {
    let mut watcher = Watcher::new();
    watcher.device = DeviceClass::Narrow;
    let page = watcher.page();
    assert!(page.rows.len() <= 8);
    assert!(page.rows.iter().all(|row| row.slots.len() <= 12));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn no_title_stands_twice_and_rows_have_their_length(watcher in some_watcher(false)) {
        let page = watcher.page();
        let titles = all_titles(&page);
        let distinct: BTreeSet<_> = titles.iter().collect();
        prop_assert_eq!(distinct.len(), titles.len());
        prop_assert!(page.rows.len() <= 12);
        for row in &page.rows {
            let shortest = row.kind.shortest();
            prop_assert!((shortest..=20).contains(&row.slots.len()), "{}: {}", row.key, row.slots.len());
        }
    }

    #[test]
    fn kids_never_see_what_is_not_known_to_be_for_them(watcher in some_watcher(true)) {
        for title in all_titles(&watcher.page()) {
            let maturity = catalog().by_id(title).unwrap().maturity();
            prop_assert!(matches!(maturity, Maturity::All | Maturity::Seven), "{title} is {maturity}");
        }
    }

    #[test]
    fn what_was_refused_is_not_shown(watcher in some_watcher(false)) {
        for title in all_titles(&watcher.page()) {
            prop_assert!(!watcher.viewer.is_hidden(title));
            prop_assert_ne!(watcher.viewer.rating_of(title), Some(Rating::Dislike));
        }
    }

    #[test]
    fn the_parts_of_every_score_sum_to_it(watcher in some_watcher(false)) {
        for (_, _, slot) in watcher.page().slots() {
            prop_assert_eq!(slot.parts.iter().map(|(_, thousandths)| thousandths).sum::<i32>(), slot.score);
        }
    }

    #[test]
    fn the_same_request_gives_the_same_page_and_hash(watcher in some_watcher(false)) {
        prop_assert_eq!(watcher.page(), watcher.page());
    }
}
