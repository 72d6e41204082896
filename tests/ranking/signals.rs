//! Each signal changes the page, and in the direction one expects.

use frontrow::{
    behavior::{DeviceClass, Rating},
    catalog::{TitleId, TitleIndex},
    recommend::{Page, Part, RowKind, explain},
};

use crate::house::{Watcher, all_titles, catalog, id, in_view, index, model};

fn score(watcher: &Watcher, title: TitleIndex) -> i32 {
    explain(catalog(), model(), &watcher.viewer, &watcher.request(None, None), title).score
}

fn part(watcher: &Watcher, title: TitleIndex, part: Part) -> i32 {
    explain(catalog(), model(), &watcher.viewer, &watcher.request(None, None), title)
        .parts
        .get(part)
}

fn after(deeds: impl FnOnce(&mut Watcher)) -> Watcher {
    let mut watcher = Watcher::new();
    deeds(&mut watcher);
    watcher
}

fn shown(page: &Page) -> Vec<TitleId> {
    in_view(page, 4, 6)
}

#[test]
fn watching_raises_what_the_same_people_like() {
    let casino = index("Casino (1995)");
    let watched = after(|watcher| {
        watcher.plays(id("Heat (1995)"), 1.0);
    });
    assert!(score(&watched, casino) > score(&Watcher::new(), casino) + 300);
    let page = watched.page();
    let key = format!("because_you_watched:{}", id("Heat (1995)"));
    assert!(page.row(&key).is_some_and(|(at, _)| at < 4));
}

#[test]
fn the_more_of_a_film_was_watched_the_more_it_counts() {
    let casino = index("Casino (1995)");
    let watched = |share: f32| {
        let watcher = after(|watcher| {
            watcher.plays(id("Heat (1995)"), share);
        });
        part(&watcher, casino, Part::Audience)
    };
    assert!(watched(0.3) < watched(0.6));
    assert!(watched(0.6) < watched(1.0));
    assert_ne!(
        shown(
            &after(|watcher| {
                watcher.plays(id("Heat (1995)"), 0.3);
            })
            .page()
        ),
        shown(
            &after(|watcher| {
                watcher.plays(id("Heat (1995)"), 1.0);
            })
            .page()
        ),
    );
}

#[test]
fn abandoning_lowers_the_title_and_its_like() {
    let abandoned = after(|watcher| {
        watcher.plays(id("Heat (1995)"), 0.05);
    });
    let fresh = Watcher::new();
    assert!(score(&abandoned, index("Heat (1995)")) < score(&fresh, index("Heat (1995)")) - 1000);
    assert!(score(&abandoned, index("Casino (1995)")) < score(&fresh, index("Casino (1995)")));
    assert_ne!(all_titles(&abandoned.page()), all_titles(&fresh.page()));
    let because = |page: &Page| page.rows.iter().any(|row| row.kind == RowKind::BecauseYouWatched);
    assert!(!because(&abandoned.page()));
}

#[test]
fn seeing_again_counts_more_than_seeing_once() {
    let casino = index("Casino (1995)");
    let once = after(|watcher| {
        watcher.plays(id("Heat (1995)"), 1.0);
    });
    let mut again = once.clone();
    again.plays(id("Heat (1995)"), 1.0);
    assert!(part(&again, casino, Part::Audience) > part(&once, casino, Part::Audience));
    assert_ne!(again.page(), once.page());
    assert!(all_titles(&again.page()) != all_titles(&once.page()));
}

#[test]
fn the_hour_at_which_a_viewer_watches_something_brings_it_back_at_that_hour() {
    let mut watcher = Watcher::new();
    for name in ["Toy Story (1995)", "Finding Nemo (2003)", "Up (2009)"] {
        watcher.waits_until(9);
        watcher.plays(id(name), 1.0);
    }
    for name in ["Heat (1995)", "Casino (1995)", "Seven (1995)"] {
        watcher.waits_until(20);
        watcher.plays(id(name), 1.0);
    }
    let ice_age = index("Ice Age (2002)");
    let mut morning = watcher.clone();
    morning.waits_until(9);
    let mut evening = watcher;
    evening.waits_until(20);
    assert!(part(&morning, ice_age, Part::Hour) > part(&evening, ice_age, Part::Hour));
    assert_ne!(shown(&morning.page()), shown(&evening.page()));
}

#[test]
fn late_at_night_there_is_something_light() {
    let mut watcher = Watcher::new();
    watcher.waits_until(23);
    let page = watcher.page();
    let row = page.rows.iter().find(|row| row.kind == RowKind::LateNight).unwrap();
    assert!(
        row.slots
            .iter()
            .all(|slot| catalog().title(slot.title).runtime_min() <= 110)
    );
    watcher.waits_until(15);
    assert!(watcher.page().rows.iter().all(|row| row.kind != RowKind::LateNight));
}

#[test]
fn a_narrow_screen_shows_what_is_surest() {
    let standard = Watcher::new();
    let mut narrow = standard.clone();
    narrow.device = DeviceClass::Narrow;
    let mean_raters = |page: &Page| -> u32 {
        let titles = shown(page);
        let raters = titles
            .iter()
            .map(|title| catalog().by_id(*title).unwrap().audience().raters);
        raters.sum::<u32>() / titles.len() as u32
    };
    assert_ne!(shown(&narrow.page()), shown(&standard.page()));
    assert!(part(&narrow, index("Gravity (2013)"), Part::Device) > 0);
    assert!(mean_raters(&narrow.page()) >= mean_raters(&standard.page()) / 2);
}

#[test]
fn a_dislike_and_a_hidden_title_are_gone_and_weigh_on_their_like() {
    let casino = index("Casino (1995)");
    let fresh = score(&Watcher::new(), casino);
    let disliked = after(|watcher| {
        watcher.rates(id("Heat (1995)"), Rating::Dislike);
    });
    let hidden = after(|watcher| {
        watcher.hides(id("Heat (1995)"));
    });
    assert!(score(&disliked, casino) < fresh);
    assert!(score(&hidden, casino) < fresh);
}

#[test]
fn looking_without_watching_gives_a_row_for_a_while() {
    let mut watcher = Watcher::new();
    watcher.opens(id("Amélie (2001)"));
    let key = format!("because_you_opened:{}", id("Amélie (2001)"));
    assert!(watcher.page().row(&key).is_some());
    watcher.waits_days(10);
    assert!(watcher.page().row(&key).is_none());
}

#[test]
fn picks_bring_their_like_to_the_first_page() {
    let picked = after(|watcher| {
        watcher.picks(&[
            id("Alien (1979)"),
            id("Blade Runner (1982)"),
            id("The Terminator (1984)"),
        ]);
    });
    assert!(part(&picked, index("Aliens (1986)"), Part::Answers) > 300);
    assert!(
        !all_titles(&picked.page())[..40].contains(&id("Alien (1979)")),
        "a pick was seen already"
    );
}

#[test]
fn what_trends_differs_from_week_to_week() {
    let trending = |weeks: i64| -> Vec<TitleId> {
        let mut watcher = Watcher::new();
        watcher.waits_days(7 * weeks);
        watcher.more.rows = 1;
        let page = watcher.page();
        let row = page.rows.iter().find(|row| row.kind == RowKind::Trending).unwrap();
        row.slots.iter().take(6).map(|slot| slot.id).collect()
    };
    let (now, later) = (trending(0), trending(8));
    let same = now.iter().filter(|title| later.contains(title)).count();
    assert!(same <= 2, "{same} of 6 trend in both weeks");
}

#[test]
fn a_taste_that_grows_outweighs_popularity() {
    let mut watcher = Watcher::new();
    for name in [
        "Alien (1979)",
        "The Thing (1982)",
        "The Shining (1980)",
        "Halloween (1978)",
        "Psycho (1960)",
    ] {
        watcher.plays(id(name), 1.0);
        watcher.rates(id(name), Rating::Love);
    }
    let horror = catalog().facet_by_key("genre:horror").unwrap();
    let is_horror = |title: &TitleId| catalog().by_id(*title).unwrap().facets().contains(&horror);
    let share = |page: &Page| shown(page).iter().filter(|title| is_horror(title)).count();
    assert!(share(&watcher.page()) >= share(&Watcher::new().page()) + 4);
}
