//! A page beside the page before it.

use frontrow::{
    behavior::Rating,
    recommend::{Difference, Fate, Page, PageChange, Part, RowFate, RowKind, parts_of, row_name},
};
use proptest::prelude::*;

use crate::house::{Watcher, all_titles, catalog, deed, focus_on, id, known_titles, model, some_watcher};

/// Compares the pages of one viewer before and after.
fn between(before: (&Watcher, &Page), after: (&Watcher, &Page)) -> Difference {
    let parts = |watcher: &Watcher, titles: &[_]| {
        parts_of(
            catalog(),
            model(),
            &watcher.viewer,
            &watcher.request(None, None),
            titles,
        )
    };
    Difference::between(
        before.1,
        after.1,
        |titles| parts(before.0, titles),
        |titles| parts(after.0, titles),
    )
}

#[test]
fn a_page_beside_itself_has_no_difference() {
    let watcher = Watcher::new();
    let page = watcher.page();
    let difference = between((&watcher, &page), (&watcher, &page));
    assert!(difference.titles.is_empty() && difference.parts.is_empty());
    assert!(difference.rows.iter().all(|row| row.fate() == Fate::Stayed));
}

#[test]
fn a_row_of_the_log_is_called_by_its_key_what_it_is_called_on_the_page() {
    let mut watcher = Watcher::new();
    watcher.plays(id("Heat (1995)"), 0.5);
    watcher.opens(id("Alien (1979)"));
    watcher.lists(id("Fargo (1996)"));
    let page = watcher.page();
    for row in &page.rows {
        let name = row_name(catalog(), &row.key);
        match row.kind {
            RowKind::TopPicks => assert_eq!(name, "Top picks"),
            RowKind::Short => assert_eq!(name, "Over in an hour and a half"),
            _ => assert_eq!(name, row.name),
        }
    }
    for unknown in ["because_you_watched:tt9999999", "micro_genre:none", "danced", ""] {
        assert_eq!(row_name(catalog(), unknown), unknown);
    }
}

#[test]
fn what_a_dislike_took_from_the_page_went_for_what_the_viewer_did() {
    let before = Watcher::new();
    let page = before.page();
    let slot = &page.rows[2].slots[1];
    let mut after = before.clone();
    after.rates(slot.id, Rating::Dislike);
    let next = after.page_after(&page, focus_on(&page, 0, 0));
    let difference = between((&before, &page), (&after, &next));
    let went = difference.titles.iter().find(|title| title.id == slot.id).unwrap();
    assert_eq!((went.fate, &went.to), (Fate::Went, &None));
    assert_eq!(went.from.as_ref().unwrap().row, page.rows[2].key);
    assert_eq!(went.parts[0].0, Part::History);
    assert!(went.change() < 0);
}

#[test]
fn what_came_because_of_a_film_came_for_those_who_like_it() {
    let before = Watcher::new();
    let page = before.page();
    let mut after = before.clone();
    after.plays(id("Heat (1995)"), 1.0);
    let next = after.page_after(&page, focus_on(&page, 0, 0));
    let difference = between((&before, &page), (&after, &next));
    let key = format!("because_you_watched:{}", id("Heat (1995)"));
    let row = difference.rows.iter().find(|row| row.key == key).unwrap();
    assert_eq!((row.fate(), row.from), (Fate::Came, None));
    let came: Vec<_> = difference
        .titles
        .iter()
        .filter(|title| title.fate == Fate::Came)
        .collect();
    assert!(came.iter().any(|title| {
        title
            .parts
            .iter()
            .any(|(part, change)| *part == Part::Audience && *change > 0)
    }));
    assert!(
        difference
            .parts
            .iter()
            .any(|(part, sum)| *part == Part::Audience && *sum > 1_000)
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn a_difference_leads_from_one_page_to_the_other(
        before in some_watcher(false),
        deed in deed(),
        at in any::<prop::sample::Index>(),
    ) {
        let page = before.page();
        let mut after = before.clone();
        after.tries(&deed, known_titles()[at.index(known_titles().len())]);
        let next = after.page_after(&page, focus_on(&page, 0, 0));
        let difference = between((&before, &page), (&after, &next));
        let (old, new) = (all_titles(&page), all_titles(&next));
        for title in &difference.titles {
            prop_assert_eq!(title.from.is_some(), old.contains(&title.id));
            prop_assert_eq!(title.to.is_some(), new.contains(&title.id));
            let sums = parts_of(catalog(), model(), &after.viewer, &after.request(None, None), &[title.title])[0].sum()
                - parts_of(catalog(), model(), &before.viewer, &before.request(None, None), &[title.title])[0].sum();
            prop_assert_eq!(title.change(), sums);
        }
        let came = difference.titles.iter().filter(|title| title.fate == Fate::Came).count();
        let went = difference.titles.iter().filter(|title| title.fate == Fate::Went).count();
        let change = PageChange::between(&page, &next);
        prop_assert_eq!((came as u32, went as u32), (change.titles_new, change.titles_gone));
        for (row, marked) in difference.rows.iter().zip(&change.rows) {
            let is_same = match marked.fate {
                RowFate::New => row.fate() == Fate::Came,
                RowFate::Moved(places) => row.rose == places,
                RowFate::Stayed => row.fate() == Fate::Stayed,
            };
            prop_assert!(is_same && row.key == marked.key);
        }
        let gone: Vec<&str> = difference.rows.iter().filter(|row| row.fate() == Fate::Went).map(|row| row.key.as_str()).collect();
        prop_assert_eq!(gone, change.gone.iter().map(|(key, _)| key.as_str()).collect::<Vec<_>>());
    }
}
