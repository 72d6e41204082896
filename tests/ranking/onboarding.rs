use std::collections::BTreeSet;

use frontrow::{catalog::TitleId, recommend::onboarding_titles};

use crate::house::{Watcher, catalog, id, model};

fn offered(watcher: &Watcher, shown: &[TitleId], picked: &[TitleId], count: usize) -> Vec<TitleId> {
    let request = watcher.request(None, None);
    onboarding_titles(catalog(), model(), &watcher.viewer, &request, shown, picked, count)
        .into_iter()
        .map(|title| catalog().title(title).id())
        .collect()
}

#[test]
fn titles_to_pick_from_are_known_and_differ() {
    let titles = offered(&Watcher::new(), &[], &[], 12);
    let distinct: BTreeSet<_> = titles.iter().collect();
    assert_eq!(distinct.len(), 12);
    let genres: BTreeSet<_> = titles
        .iter()
        .flat_map(|title| catalog().by_id(*title).unwrap().genres())
        .collect();
    assert!(genres.len() >= 8, "{genres:?}");
    assert!(
        titles
            .iter()
            .all(|title| catalog().by_id(*title).unwrap().audience().raters >= 40)
    );
}

#[test]
fn nothing_is_offered_twice() {
    let first = offered(&Watcher::new(), &[], &[], 12);
    let next = offered(&Watcher::new(), &first, &first[..1], 12);
    assert!(next.iter().all(|title| !first.contains(title)));
}

#[test]
fn a_pick_sharpens_what_comes_next() {
    let shown = offered(&Watcher::new(), &[], &[], 6);
    let scary = offered(&Watcher::new(), &shown, &[id("The Conjuring (2013)")], 6);
    let funny = offered(&Watcher::new(), &shown, &[id("Monsters University (2013)")], 6);
    assert!(scary.iter().filter(|title| !funny.contains(title)).count() >= 2);
}

#[test]
fn kids_are_offered_what_is_for_kids() {
    for title in offered(&Watcher::kid(), &[], &[], 12) {
        assert!(catalog().by_id(title).unwrap().maturity().is_for_kids());
    }
}
