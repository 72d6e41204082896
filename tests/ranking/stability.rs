use frontrow::{
    behavior::Rating,
    catalog::TitleId,
    recommend::{Focus, Page, PageChange, RowFate},
};
use proptest::prelude::*;

use crate::house::{Watcher, all_titles, deed, focus_on, id, known_titles, some_watcher};

/// Rows that are new or moved among those around the focused one.
fn changed_in_view(change: &PageChange, top: usize, rows: usize) -> usize {
    let in_view = change.rows.iter().skip(top).take(rows);
    in_view.filter(|row| row.fate != RowFate::Stayed).count()
}

#[test]
fn one_play_moves_or_adds_a_row_in_view() {
    for seed in [1, 2, 3] {
        for name in [
            "Heat (1995)",
            "Amélie (2001)",
            "The Conjuring (2013)",
            "Toy Story (1995)",
            "Gravity (2013)",
        ] {
            for share in [0.5, 1.0] {
                for row in [0, 3, 7] {
                    let mut watcher = Watcher::new();
                    watcher.seed = seed;
                    let before = watcher.page();
                    watcher.plays(id(name), share);
                    let after = watcher.page_after(&before, focus_on(&before, row, 1));
                    let change = PageChange::between(&before, &after);
                    assert!(changed_in_view(&change, row, 4) >= 1, "{name} {share} at row {row}");
                    let key = format!("because_you_watched:{}", id(name));
                    let (at, _) = after.row(&key).unwrap();
                    assert!(
                        (row..row + 4).contains(&at),
                        "its row stands at {at}, the focus at {row}"
                    );
                }
            }
        }
    }
}

#[test]
fn a_play_shows_its_effect_below_a_focused_hero() {
    let mut watcher = Watcher::new();
    let before = watcher.page();
    let hero = before.hero.as_ref().unwrap().id;
    watcher.plays(hero, 1.0);
    let focus = Focus {
        row: None,
        element_index: 0,
        title: hero,
    };
    let after = watcher.page_after(&before, focus);
    assert_eq!(after.hero.as_ref().unwrap().id, hero, "what has the focus stays");
    assert!(
        after
            .row(&format!("because_you_watched:{hero}"))
            .is_some_and(|(at, _)| at < 4)
    );
    assert_ne!(
        watcher.page().hero.unwrap().id,
        hero,
        "nobody is offered first what they just finished"
    );
}

#[test]
fn undoing_gives_the_page_that_would_have_been() {
    let mut watcher = Watcher::new();
    watcher.plays(id("Heat (1995)"), 1.0);
    let before = watcher.page();
    for act in 0..5 {
        let mut doing = watcher.clone();
        let title = id("Amélie (2001)");
        let seq = match act {
            0 => doing.plays(title, 0.7),
            1 => doing.rates(title, Rating::Love),
            2 => doing.lists(title),
            3 => doing.hides(title),
            _ => doing.opens(title),
        };
        doing.now = watcher.now;
        assert_ne!(doing.page().hash, before.hash, "deed {act} changed nothing");
        doing.undoes(seq);
        assert_eq!(doing.page(), before, "deed {act}");
    }
}

#[test]
fn a_title_just_refused_goes_though_it_has_the_focus() {
    let mut watcher = Watcher::new();
    let before = watcher.page();
    let focus = focus_on(&before, 1, 2);
    watcher.hides(focus.title);
    let after = watcher.page_after(&before, focus.clone());
    assert!(!all_titles(&after).contains(&focus.title));
    assert!(after.row(&before.rows[1].key).is_some(), "its row stays");
}

#[test]
fn nothing_done_changes_nothing() {
    let watcher = Watcher::new();
    let before = watcher.page();
    let again = watcher.page_after(&before, focus_on(&before, 2, 3));
    let change = PageChange::between(&before, &again);
    assert!(change.is_empty(), "{change:?}");
}

#[test]
fn a_change_says_what_came_went_and_moved() {
    let watcher = Watcher::new();
    let before = watcher.page();
    let mut after = before.clone();
    let gone = after.rows.remove(4);
    let first = after.rows.remove(0);
    after.rows.insert(2, first);
    let change = PageChange::between(&before, &after);
    assert_eq!(change.gone, [(gone.key, gone.name)]);
    assert_eq!(change.titles_gone as usize, gone.slots.len());
    assert_eq!(change.rows[2].fate, RowFate::Moved(-2));
    assert_eq!(change.rows[0].fate, RowFate::Moved(1));
    assert_eq!(change.rows[3].fate, RowFate::Stayed);
    let back = PageChange::between(&after, &before);
    assert_eq!(back.rows[4].fate, RowFate::New);
    assert_eq!(back.rows[4].new_titles.len(), change.titles_gone as usize);
}

fn place_of(page: &Page, title: TitleId) -> Option<(Option<String>, usize, usize)> {
    let rows = page.rows.iter().enumerate();
    rows.flat_map(|(row_at, row)| {
        row.slots
            .iter()
            .enumerate()
            .map(move |(at, slot)| (row, row_at, at, slot))
    })
    .find(|(_, _, _, slot)| slot.id == title)
    .map(|(row, row_at, at, _)| (Some(row.key.clone()), row_at, at))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn the_focused_title_stays_put_whatever_is_done(
        watcher in some_watcher(false),
        row in any::<prop::sample::Index>(),
        at in any::<prop::sample::Index>(),
        deed in deed(),
        on in prop::option::of(any::<prop::sample::Index>()),
    ) {
        let mut watcher = watcher;
        let before = watcher.page();
        let row = row.index(before.rows.len());
        let focus = focus_on(&before, row, at.index(before.rows[row].slots.len()));
        let title = on.map_or(focus.title, |on| known_titles()[on.index(known_titles().len())]);
        watcher.tries(&deed, title);
        let after = watcher.page_after(&before, focus.clone());
        let refused = watcher.viewer.is_hidden(focus.title)
            || watcher.viewer.rating_of(focus.title) == Some(Rating::Dislike);
        if refused {
            prop_assert_eq!(place_of(&after, focus.title), None);
        } else {
            // Where other titles went and nothing could fill their places, the row is shorter and the focus at its end.
            let length = after.rows[row].slots.len();
            let expected = (focus.row.clone(), row, usize::from(focus.element_index).min(length - 1));
            prop_assert_eq!(place_of(&after, focus.title), Some(expected));
        }
        let titles = all_titles(&after);
        let distinct: std::collections::BTreeSet<_> = titles.iter().collect();
        prop_assert_eq!(distinct.len(), titles.len());
    }
}
