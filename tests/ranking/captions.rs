use std::collections::BTreeMap;

use frontrow::{catalog::Appeal, recommend::Section};

use crate::house::{Watcher, catalog, id, index};

#[test]
fn the_probabilities_of_a_titles_captions_sum_to_one() {
    // Every appeal is drawn under some seed, and carries the same probability whenever it is drawn.
    let mut watcher = Watcher::new();
    watcher.answers("mood", &["laugh"]);
    let mut drawn: BTreeMap<Appeal, f64> = BTreeMap::new();
    let title = watcher.page().rows[0].slots[0].id;
    for seed in 0..400 {
        watcher.seed = seed;
        let page = watcher.page();
        let slot = page
            .slots()
            .find(|(_, _, slot)| slot.id == title)
            .map(|(_, _, slot)| slot.clone())
            .unwrap();
        let known = drawn.entry(slot.caption.appeal).or_insert(slot.caption.action_prob);
        assert_eq!(*known, slot.caption.action_prob);
    }
    assert_eq!(drawn.len(), catalog().by_id(title).unwrap().appeals().count());
    assert!((drawn.values().sum::<f64>() - 1.0).abs() < 1e-9);
}

#[test]
fn a_caption_stays_within_a_session() {
    let mut watcher = Watcher::new();
    let before = watcher.page();
    for (_, _, slot) in before.slots() {
        watcher
            .captions
            .insert(slot.id, (slot.caption.appeal, slot.caption.action_prob));
    }
    watcher.seed += 1;
    watcher.plays(id("Heat (1995)"), 1.0);
    for (_, _, slot) in watcher.page().slots() {
        if let Some((appeal, action_prob)) = watcher.captions.get(&slot.id) {
            assert_eq!((slot.caption.appeal, slot.caption.action_prob), (*appeal, *action_prob));
        }
    }
}

#[test]
fn a_title_carries_the_same_caption_wherever_it_stands() {
    let mut watcher = Watcher::new();
    let home = watcher.page();
    watcher.section = Section::Films;
    let films = watcher.page();
    let mut both = 0;
    for (row, at, slot) in home.slots() {
        let there = films.slots().find(|(_, _, other)| other.id == slot.id);
        if let Some((_, _, other)) = there.filter(|there| (there.0, there.1) != (row, at)) {
            assert_eq!(other.caption, slot.caption);
            both += 1;
        }
    }
    assert!(both > 0, "no title stands elsewhere among the films");
}

#[test]
fn captions_follow_the_taste_for_their_appeal() {
    let probability = |mood: &str, appeal: Appeal| {
        let mut watcher = Watcher::new();
        watcher.answers("mood", &[mood]);
        let title = id("Silver Linings Playbook (2012)");
        (0..200)
            .find_map(|seed| {
                watcher.seed = seed;
                let page = watcher.page();
                page.slots()
                    .find(|(_, _, slot)| slot.id == title && slot.caption.appeal == appeal)
                    .map(|(_, _, slot)| slot.caption.action_prob)
            })
            .unwrap_or(0.0)
    };
    assert!(probability("love", Appeal::Romance) > probability("think", Appeal::Romance));
}

#[test]
fn a_synopsis_is_framed_for_the_viewer() {
    let title = index("Salt Road (2025)");
    let framing = |mood: &str| {
        let mut watcher = Watcher::new();
        watcher.answers("mood", &[mood]);
        let request = watcher.request(None, None);
        frontrow::recommend::framing(catalog(), &watcher.viewer, &request, title)
    };
    assert_eq!(framing("thrill").0, Appeal::Suspense);
    assert_eq!(framing("think").0, Appeal::Story);
}
