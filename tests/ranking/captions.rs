use std::collections::BTreeMap;

use frontrow::{
    catalog::{Appeal, CaptionForm},
    recommend::{Caption, Focus, Section},
};

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
fn no_two_facts_in_view_are_put_the_same_way() {
    // Somebody far from what the audience rates most, so that many titles on the page are not written up.
    let mut watcher = Watcher::new();
    for name in ["Le Havre (2011)", "Streamers (1983)", "Glory (1989)", "Rashomon (1950)"] {
        watcher.plays(id(name), 1.0);
    }
    let first = watcher.page();
    watcher.plays(id("Being There (1979)"), 1.0);
    let looked_at = &first.rows[1];
    let focus = Focus {
        row: Some(looked_at.key.clone()),
        element_index: 0,
        title: looked_at.slots[0].id,
    };
    let second = watcher.page_after(&first, focus);
    for page in [first, second] {
        let (rows, columns) = (usize::from(page.viewport.rows), usize::from(page.viewport.columns));
        let facts: Vec<(usize, usize, CaptionForm)> = page
            .rows
            .iter()
            .enumerate()
            .flat_map(|(row, line)| line.slots.iter().enumerate().map(move |(at, slot)| (row, at, slot)))
            .filter_map(|(row, at, slot)| Some((row, at, slot.caption.form?)))
            .filter(|(_, _, form)| *form != CaptionForm::Bare)
            .collect();
        assert!(facts.len() > 20, "{} facts are enough to tell", facts.len());
        for (at, one) in facts.iter().enumerate() {
            for other in &facts[at + 1..] {
                let is_near = one.0.abs_diff(other.0) < rows && one.1.abs_diff(other.1) < columns;
                assert!(!is_near || one.2 != other.2, "{one:?} and {other:?}");
            }
        }
    }
}

#[test]
fn one_film_is_told_differently_to_different_viewers() {
    let probabilities = |watched: &[&str]| {
        let mut watcher = Watcher::new();
        for name in watched {
            watcher.plays(id(name), 1.0);
        }
        let mut drawn = BTreeMap::new();
        for seed in 0..40 {
            watcher.seed = seed;
            for (_, _, slot) in watcher.page().slots() {
                drawn.insert((slot.id, slot.caption.appeal), slot.caption.action_prob);
            }
        }
        drawn
    };
    let romantic = probabilities(&["The Notebook (2004)", "Before Sunrise (1995)", "Roman Holiday (1953)"]);
    let amused = probabilities(&["Airplane! (1980)", "The Hangover (2009)", "Superbad (2007)"]);
    for (appeal, goes_for_it, other) in [
        (Appeal::Romance, &romantic, &amused),
        (Appeal::Comedy, &amused, &romantic),
    ] {
        let both = goes_for_it.iter().filter(|((_, drawn), _)| *drawn == appeal);
        let both: Vec<(f64, f64)> = both
            .filter_map(|(key, probability)| Some((*probability, *other.get(key)?)))
            .collect();
        assert!(
            both.len() >= 3,
            "{} titles were shown to both with {appeal}",
            both.len()
        );
        let mean = |pick: fn(&(f64, f64)) -> f64| both.iter().map(pick).sum::<f64>() / both.len() as f64;
        let (theirs, others) = (mean(|both| both.0), mean(|both| both.1));
        assert!(
            theirs > 2.0 * others,
            "{appeal}: {theirs} for the one, {others} for the other"
        );
    }
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
fn a_title_speaks_to_the_same_appeal_wherever_it_stands() {
    let mut watcher = Watcher::new();
    let home = watcher.page();
    watcher.section = Section::Films;
    let films = watcher.page();
    let mut both = 0;
    for (row, at, slot) in home.slots() {
        let there = films.slots().find(|(_, _, other)| other.id == slot.id);
        if let Some((_, _, other)) = there.filter(|there| (there.0, there.1) != (row, at)) {
            let drawn = |caption: &Caption| (caption.appeal, caption.action_prob);
            assert_eq!(drawn(&other.caption), drawn(&slot.caption));
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
