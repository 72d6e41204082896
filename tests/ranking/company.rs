//! Pages of several who watch together.

use std::borrow::Cow;

use frontrow::{
    behavior::{ProfileId, Rating},
    catalog::TitleIndex,
    recommend::{Companion, Page, Part, Request, RowKind, explain, more_like, parts_of, rank, scores, suggest},
};
use proptest::prelude::*;

use super::house::{Watcher, catalog, id, index, model};

/// One of the household by this name.
fn called(name: &str) -> Watcher {
    let mut watcher = Watcher::new();
    watcher.profile.id = ProfileId(name.to_lowercase());
    watcher.profile.facts.name = name.to_owned();
    watcher
}

fn ada() -> Watcher {
    let mut ada = called("Ada");
    ada.picks(&[id("Heat (1995)"), id("Goodfellas (1990)"), id("Seven (1995)")]);
    ada.plays(id("Ronin (1998)"), 1.0);
    ada
}

fn ben() -> Watcher {
    let mut ben = called("Ben");
    ben.picks(&[
        id("Notting Hill (1999)"),
        id("About Time (2013)"),
        id("Love Actually (2003)"),
    ]);
    ben
}

fn finn() -> Watcher {
    let mut finn = called("Finn");
    finn.profile.facts.kids = true;
    finn
}

fn companion(watcher: &Watcher) -> Companion<'_> {
    Companion {
        profile: &watcher.profile,
        viewer: Cow::Borrowed(&watcher.viewer),
    }
}

fn request<'a>(host: &'a Watcher, others: &[&'a Watcher]) -> Request<'a> {
    Request {
        company: others.iter().map(|other| companion(other)).collect(),
        ..host.request(None, None)
    }
}

fn together(host: &Watcher, others: &[&Watcher]) -> Page {
    rank(catalog(), model(), &host.viewer, &request(host, others))
}

#[test]
fn with_nobody_else_nothing_is_different() {
    let ada = ada();
    let alone = ada.page();
    assert_eq!(together(&ada, &[]), alone);
    assert!(alone.slots().all(|(_, _, slot)| slot.parts.get(Part::Company) == 0));
}

#[test]
fn somebody_of_the_same_taste_changes_no_title() {
    let ada = ada();
    let mut twin = ada.clone();
    twin.profile.id = ProfileId("twin".to_owned());
    let titles = |page: &Page| -> Vec<TitleIndex> { page.slots().map(|(_, _, slot)| slot.title).collect() };
    let page = together(&ada, &[&twin, &twin]);
    assert_eq!(titles(&page), titles(&ada.page()));
    assert!(page.slots().all(|(_, _, slot)| slot.parts.get(Part::Company) == 0));
}

#[test]
fn it_does_not_matter_who_is_named_first() {
    let (ada, ben, finn) = (ada(), ben(), finn());
    assert_eq!(together(&ada, &[&ben, &finn]), together(&ada, &[&finn, &ben]));
}

#[test]
fn with_a_child_everything_is_for_children() {
    let (mut ada, finn) = (ada(), finn());
    ada.lists(id("Casino (1995)"));
    ada.plays(id("Alien (1979)"), 0.5);
    let page = together(&ada, &[&finn]);
    assert!(page.slots().count() > 30);
    for (_, _, slot) in page.slots() {
        let title = catalog().title(slot.title);
        assert!(finn.profile.allows(title), "{} is for no child", title.name());
    }
    let names: Vec<&str> = page.rows.iter().map(|row| row.name.as_str()).collect();
    let is_told = |name: &&str| name.contains("Alien") || name.contains("Casino");
    assert!(!names.iter().any(is_told), "{names:?}");
    let request = request(&ada, &[&finn]);
    for title in more_like(catalog(), model(), &request, index("Toy Story (1995)"), 12) {
        assert!(finn.profile.allows(catalog().title(title)));
    }
    let mut suggested: Vec<TitleIndex> = Vec::new();
    while let Some(picked) =
        suggest(catalog(), model(), &ada.viewer, &request, &suggested).filter(|_| suggested.len() < 12)
    {
        assert!(finn.profile.allows(catalog().title(picked.title)));
        suggested.push(picked.title);
    }
    assert_eq!(suggested.len(), 12);
}

#[test]
fn what_one_refused_is_shown_to_none() {
    let (mut ada, mut ben) = (ada(), ben());
    let before = together(&ada, &[&ben]);
    let best: Vec<_> = before.slots().take(4).map(|(_, _, slot)| slot.id).collect();
    ben.rates(best[0], Rating::Dislike);
    ben.hides(best[1]);
    ben.hides(best[2]);
    ada.lists(best[2]);
    let after = together(&ada, &[&ben]);
    for (_, _, slot) in after.slots() {
        assert!(!best[..3].contains(&slot.id), "{} was refused", slot.id);
    }
    let totals = scores(catalog(), model(), &ada.viewer, &request(&ada, &[&ben]));
    let refused = |title| totals[catalog().index_of(title).unwrap().at()].is_none();
    assert!(best[..3].iter().all(|title| refused(*title)) && !refused(best[3]));
}

#[test]
fn parts_add_up_and_why_says_what_each_gives() {
    let (ada, ben) = (ada(), ben());
    let (request, title) = (request(&ada, &[&ben]), index("Casino (1995)"));
    let why = explain(catalog(), model(), &ada.viewer, &request, title);
    assert_eq!(why.score, why.parts.sum());
    assert_eq!(
        why.parts,
        parts_of(catalog(), model(), &ada.viewer, &request, &[title])[0]
    );
    let names: Vec<&str> = why.company.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["Ada", "Ben"]);
    let (hers, his) = (why.company[0].1, why.company[1].1);
    assert!(hers > his && why.parts.get(Part::Company) < 0, "{:?}", why.company);
    assert_eq!(why.match_percent, None, "a match is of one viewer");
    // The company's part is all that the others change, so the rest is what she has alone.
    let alone = parts_of(catalog(), model(), &ada.viewer, &ada.request(None, None), &[title])[0];
    for (part, thousandths) in alone.iter().filter(|(part, _)| *part != Part::Company) {
        assert_eq!(why.parts.get(part), thousandths, "{}", part.name());
    }
}

#[test]
fn titles_that_please_both_rise_above_those_that_please_one() {
    let (ada, ben) = (ada(), ben());
    let request = request(&ada, &[&ben]);
    let company =
        |name: &str| parts_of(catalog(), model(), &ada.viewer, &request, &[index(name)])[0].get(Part::Company);
    assert!(company("Four Weddings and a Funeral (1994)") > company("Casino (1995)"));
}

#[test]
fn what_was_begun_together_is_gone_on_with_first() {
    let (mut ada, mut ben) = (ada(), ben());
    let both = id("Rush (2013)");
    let play = ada.plays(both, 0.5);
    ada.plays(id("Gravity (2013)"), 0.5);
    // Ben was there: his evidence has the very play.
    let theirs = ada.viewer.titles[&both].clone();
    ben.viewer.titles.insert(both, theirs);
    let first = |page: &Page| {
        let row = page.rows.iter().find(|row| row.kind == RowKind::ContinueWatching);
        row.unwrap().slots[0].id
    };
    assert_eq!(first(&ada.page()), id("Gravity (2013)"));
    assert_eq!(first(&together(&ada, &[&ben])), both);
    ben.viewer.titles.get_mut(&both).unwrap().plays[0].as_guest = true;
    ben.viewer.forget_as_guest(play);
    assert_eq!(first(&together(&ada, &[&ben])), id("Gravity (2013)"));
}

#[test]
fn a_play_in_company_weighs_less() {
    let interest = |others: u8| {
        let mut ada = called("Ada");
        ada.plays(id("Ronin (1998)"), 1.0);
        let evidence = ada.viewer.titles.get_mut(&id("Ronin (1998)")).unwrap();
        evidence.plays[0].company = others;
        let title = catalog().by_id(id("Ronin (1998)")).unwrap();
        frontrow::recommend::Interest::of(title, evidence, ada.now, 20).weight
    };
    assert_eq!((interest(0), interest(1), interest(2)), (1000, 707, 577));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn nobody_is_shown_what_another_may_not_see_or_refused(
        hidden in prop::collection::vec(0_u32..8_000, 0..40),
        liked in prop::collection::vec(0_u32..8_000, 0..12),
        has_child in any::<bool>(),
    ) {
        let (mut ada, mut ben) = (called("Ada"), called("Ben"));
        ben.profile.facts.kids = has_child;
        for title in liked {
            ada.rates(catalog().title(TitleIndex(title)).id(), Rating::Love);
        }
        for title in &hidden {
            ben.hides(catalog().title(TitleIndex(*title)).id());
        }
        let page = together(&ada, &[&ben]);
        for (_, _, slot) in page.slots() {
            prop_assert!(ben.profile.allows(catalog().title(slot.title)));
            prop_assert!(!hidden.contains(&slot.title.0));
        }
        // Whose page it is changes what stands around the titles, not what may be among them.
        for (_, _, slot) in together(&ben, &[&ada]).slots() {
            prop_assert!(ben.profile.allows(catalog().title(slot.title)));
        }
    }
}
