use frontrow::recommend::{Leaving, Part, RowKind, explain, leaving, more_like};

use crate::house::{Watcher, all_titles, catalog, id, index, model};

#[test]
fn an_explanation_has_the_parts_of_the_slot() {
    let mut watcher = Watcher::new();
    watcher.plays(id("Heat (1995)"), 1.0);
    watcher.answers("mood", &["thrill"]);
    let request = watcher.request(None, None);
    for (_, _, slot) in watcher.page().slots().take(60) {
        let explanation = explain(catalog(), model(), &watcher.viewer, &request, slot.title);
        assert_eq!((explanation.score, explanation.parts), (slot.score, slot.parts));
    }
}

#[test]
fn it_names_the_viewers_titles_that_weigh_most() {
    let mut watcher = Watcher::new();
    watcher.plays(id("Heat (1995)"), 1.0);
    watcher.plays(id("Toy Story (1995)"), 1.0);
    let request = watcher.request(None, None);
    let explanation = explain(catalog(), model(), &watcher.viewer, &request, index("Casino (1995)"));
    assert_eq!(explanation.because[0].0, index("Heat (1995)"));
    let shares: i32 = explanation.because.iter().map(|(_, share)| share).sum();
    let learned = explanation.parts.get(Part::Audience) + explanation.parts.get(Part::Taste);
    assert!(shares > 0 && shares <= learned.max(0) + 1500);
}

#[test]
fn undoing_what_it_names_makes_the_title_leave() {
    let mut watcher = Watcher::new();
    watcher.plays(id("Heat (1995)"), 1.0);
    let page = watcher.page();
    let fresh = all_titles(
        &Watcher {
            now: watcher.now,
            ..Watcher::new()
        }
        .page(),
    );
    let only_for_it = page
        .slots()
        .map(|(_, _, slot)| slot)
        .find(|slot| !fresh.contains(&slot.id))
        .unwrap();
    let request = watcher.request(None, None);
    let leaving = leaving(catalog(), model(), &watcher.viewer, &request, only_for_it.title);
    assert!(!leaving.deeds().is_empty(), "{leaving:?}");
    let mut undone = watcher.clone();
    for seq in leaving.deeds() {
        undone.undoes(*seq);
    }
    assert!(!all_titles(&undone.page()).contains(&only_for_it.id));
}

#[test]
fn what_is_not_needed_for_the_title_to_leave_is_not_named() {
    let mut watcher = Watcher::new();
    for film in ["Heat (1995)", "Thief (1981)", "Casino (1995)", "Goodfellas (1990)"] {
        watcher.plays(id(film), 1.0);
        watcher.opens(id(film));
    }
    let request = watcher.request(None, None);
    let mut bounds = 0;
    let page = watcher.page();
    let about_them = page.rows.iter().filter(|row| row.kind == RowKind::BecauseYouWatched);
    for slot in about_them.flat_map(|row| row.slots.iter().take(2)) {
        let leaving = leaving(catalog(), model(), &watcher.viewer, &request, slot.title);
        assert!(leaving.deeds().len() <= 5);
        for kept in leaving.deeds() {
            let mut undone = watcher.clone();
            for seq in leaving.deeds().iter().filter(|seq| *seq != kept) {
                undone.undoes(*seq);
            }
            assert!(
                all_titles(&undone.page()).contains(&slot.id),
                "{leaving:?} without {kept:?}"
            );
        }
        bounds += usize::from(!leaving.deeds().is_empty());
    }
    assert!(bounds > 0, "something is here because of what was watched");
}

#[test]
fn a_title_that_stays_anyway_is_told_from_one_that_is_not_there() {
    let mut watcher = Watcher::new();
    watcher.plays(id("Amélie (2001)"), 1.0);
    let page = watcher.page();
    let request = watcher.request(None, None);
    let of = |title| leaving(catalog(), model(), &watcher.viewer, &request, title);
    let absent = catalog()
        .indices()
        .find(|title| page.slots().all(|(_, _, slot)| slot.title != *title));
    assert_eq!(of(absent.unwrap()), Leaving::Absent);
    let staying = page
        .rows
        .iter()
        .map(|row| &row.slots[0])
        .find_map(|slot| match of(slot.title) {
            Leaving::Stays(deeds) => Some((slot.id, deeds)),
            Leaving::Absent | Leaving::AfterUndoing(_) => None,
        });
    let (staying, deeds) = staying.expect("one film does not make a whole page");
    let mut undone = watcher.clone();
    for seq in deeds {
        undone.undoes(seq);
    }
    assert!(all_titles(&undone.page()).contains(&staying));
}

#[test]
fn titles_like_one_title_are_what_one_expects_and_allowed() {
    let watcher = Watcher::new();
    let like = more_like(
        catalog(),
        model(),
        &watcher.request(None, None),
        index("Heat (1995)"),
        8,
    );
    let names: Vec<_> = like.iter().map(|title| catalog().title(*title).name()).collect();
    assert!(names.contains(&"Goodfellas"), "{names:?}");
    let kid = Watcher::kid();
    for title in more_like(catalog(), model(), &kid.request(None, None), index("Heat (1995)"), 8) {
        assert!(catalog().title(title).maturity().is_for_kids());
    }
}
