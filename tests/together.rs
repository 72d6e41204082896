//! Watching together, by keys: who else is here, what the page makes of it, and what each remembers.

mod support;

use frontrow::{
    app::{
        Act, ActPlay, Message, Mouse, MouseDeed, Overlay, Screen,
        replay::{Remade, Replay},
    },
    behavior::{BehaviorEvent, ProfileFacts, ProfileId, Record, StillWatchingAnswer},
    household::Home,
    recommend::{Part, RowKind},
};
use support::{EVENING, Journey, home_of, shelf, state};

fn id(text: &str) -> ProfileId {
    ProfileId(text.to_owned())
}

/// Ada's household: Ben, and Finn, who is a child. None of them has seen anything.
fn household() -> Home {
    let (mut home, _) = home_of("Ada", false);
    for (name, kids) in [("Ben", false), ("Finn", true)] {
        let facts = ProfileFacts {
            name: name.to_owned(),
            kids,
            region: "DE".to_owned(),
        };
        let welcome = BehaviorEvent::OnboardingSkipped {
            shown: Vec::new(),
            picked: Vec::new(),
        };
        for event in [BehaviorEvent::ProfileCreated { facts }, welcome] {
            home.apply(&Record {
                seq: home.last_seq.next(),
                at: EVENING.at,
                utc_offset_min: EVENING.utc_offset_min,
                session: "before".to_owned(),
                profile: id(&name.to_lowercase()),
                with: Vec::new(),
                event,
            });
        }
    }
    home
}

/// Ada, alone on her first page.
fn ada() -> Journey {
    let mut journey = Journey::on(state(household(), 140, 42));
    journey.send(Message::Enter(id("ada")));
    journey
}

fn with(journey: &Journey) -> Vec<&str> {
    let visit = journey.state().visit.as_ref().unwrap();
    visit.with.iter().map(|id| id.0.as_str()).collect()
}

fn all_are_for_children(journey: &Journey) -> bool {
    let catalog = &journey.state().shelf.catalog;
    let mut slots = journey.page().slots();
    slots.all(|(_, _, slot)| catalog.title(slot.title).maturity().is_for_kids())
}

/// A log begins where the household does; here it is only what happened since.
fn replay_of(journey: &Journey, before: &Home) -> Vec<Remade> {
    let mut records = Vec::new();
    let mut home = Home::default();
    for profile in &before.profiles {
        let record = Record {
            seq: home.last_seq.next(),
            at: EVENING.at,
            utc_offset_min: EVENING.utc_offset_min,
            session: "before".to_owned(),
            profile: profile.id.clone(),
            with: Vec::new(),
            event: BehaviorEvent::ProfileCreated {
                facts: profile.facts.clone(),
            },
        };
        home.apply(&record);
        records.push(record);
    }
    records.extend(journey.records.iter().cloned());
    let mut replay = Replay::new(shelf());
    let changes = records.iter().filter_map(|record| replay.take(record));
    changes.map(|change| change.remade).collect()
}

#[test]
fn a_child_comes_and_everything_is_for_children_until_the_child_is_gone() {
    let mut journey = ada();
    assert!(!all_are_for_children(&journey));
    let pages = journey.count("page_served");
    journey.press("W Down Space");
    // What was chosen holds once the overlay is closed: the page changes once.
    assert_eq!((with(&journey).len(), journey.count("page_served")), (0, pages));
    journey.press("Up Enter Esc");
    assert_eq!(with(&journey), ["ben", "finn"]);
    assert_eq!(journey.count("page_served"), pages + 1);
    assert!(all_are_for_children(&journey));
    let visit = journey.state().visit.as_ref().unwrap();
    assert_eq!(visit.marked.as_ref().unwrap().cause, "Ben and Finn are here, too");
    assert!(
        visit
            .page
            .rows
            .iter()
            .any(|row| row.name == "Top picks for Ada, Ben and Finn")
    );
    let changed = journey
        .records
        .iter()
        .find(|record| record.event.name() == "company_changed");
    let changed = changed.unwrap();
    assert_eq!(changed.with, [id("ben"), id("finn")]);
    assert_eq!(
        changed.event,
        BehaviorEvent::CompanyChanged {
            company: changed.with.clone()
        }
    );
    assert!(
        journey
            .records
            .iter()
            .filter(|record| record.seq > changed.seq)
            .all(|record| record.with == changed.with)
    );
    journey.press("W Space Down Space q");
    assert!(with(&journey).is_empty() && !all_are_for_children(&journey));
    let visit = journey.state().visit.as_ref().unwrap();
    assert_eq!(visit.marked.as_ref().unwrap().cause, "you are alone again");
    // Closing it as it was changes nothing.
    let events = journey.count("company_changed");
    journey.press("W Down W");
    assert!(journey.state().overlays.is_empty());
    assert_eq!(journey.count("company_changed"), events);
}

#[test]
fn company_ends_with_the_visit() {
    let mut journey = ada();
    journey.press("W Enter Esc");
    assert_eq!(with(&journey), ["ben"]);
    journey.send(Message::Enter(id("ben")));
    assert!(with(&journey).is_empty());
    let started = journey
        .records
        .iter()
        .rfind(|record| record.event.name() == "session_started");
    assert!(started.unwrap().with.is_empty());
}

#[test]
fn a_click_beside_the_overlay_closes_it_as_esc_does() {
    let mut journey = ada();
    journey.press("W Enter");
    journey.send(Message::Mouse(Mouse {
        column: 2,
        row: 30,
        deed: MouseDeed::Click,
    }));
    assert!(journey.state().overlays.is_empty());
    assert_eq!(with(&journey), ["ben"]);
}

#[test]
fn with_no_other_profile_there_is_nobody_to_choose() {
    let mut journey = Journey::of("Ada");
    journey.press("W");
    let Some(Overlay::Company { is_here, .. }) = journey.state().overlays.last() else {
        panic!("the overlay is open");
    };
    assert!(is_here.is_empty());
    journey.press("Down Space");
    assert!(journey.state().overlays.is_empty() && journey.count("company_changed") == 0);
}

#[test]
fn what_is_open_and_not_for_a_child_is_left() {
    let mut journey = ada();
    let shelf = shelf();
    let heat = shelf.catalog.find("Heat (1995)").unwrap().index();
    journey.press("/").send(Message::Paste("heat".to_owned()));
    let Screen::Search(search) = journey.state().screen() else {
        panic!("the search is open");
    };
    let at = search.hits.iter().position(|hit| hit.title == heat).unwrap();
    journey.press(&"Down ".repeat(at)).press("Enter");
    assert!(matches!(journey.state().screen(), Screen::Details(details) if details.title == heat));
    journey.press("W Down Space Esc");
    assert!(
        !journey
            .state()
            .screens
            .iter()
            .any(|screen| matches!(screen, Screen::Details(_)))
    );
    let notice = journey.state().notice.as_ref().unwrap();
    assert_eq!(
        notice.text,
        "Finn is here, too. What was open is not for everyone here."
    );
    let Screen::Search(search) = journey.state().screen() else {
        panic!("the search is below");
    };
    assert!(search.hits.iter().all(|hit| hit.title != heat));
    // Nor can it be opened or played in another way.
    let plays = journey.count("video_playback_started");
    journey.send(Message::Act(Act::Open { title: heat }));
    journey.send(Message::Act(Act::Play(ActPlay {
        title: heat,
        fraction: 1.0,
        episodes: 1,
        pauses: 0,
        still_watching: StillWatchingAnswer::Continue,
    })));
    assert_eq!(
        (journey.count("video_playback_started"), journey.count("title_opened")),
        (plays, 1)
    );
}

#[test]
fn what_is_watched_together_is_remembered_by_each_and_weighs_less() {
    let mut journey = ada();
    let before = journey.state().home.clone();
    journey.press("W Down Space Esc");
    // A film from the first row, half of it.
    journey.press("Down").press("Enter");
    let Screen::Details(details) = journey.state().screen() else {
        panic!("a title is open");
    };
    let title = shelf().catalog.title(details.title).id();
    journey.press("Esc p").wait_s(2_400).press("Esc");
    let home = &journey.state().home;
    let play = |who: &str| home.viewer(&id(who)).titles[&title].plays[0].clone();
    assert_eq!((play("ada").as_guest, play("finn").as_guest), (false, true));
    assert_eq!(play("ada").watched_s, play("finn").watched_s);
    assert_eq!((play("finn").company, play("finn").share()), (1, 0.5_f32.sqrt()));
    assert!(home.viewer(&id("finn")).last_undoable().is_none());
    assert!(!home.viewer(&id("ben")).titles.contains_key(&title));
    let heartbeats = journey.records.iter().filter(|record| record.event.is_of_a_play());
    assert!(heartbeats.into_iter().all(|record| record.with == [id("finn")]));
    // Finn's own page goes on with it, and he cannot take it back.
    // (A fresh page: on her own the film is in focus, and stays in its row.)
    let watching = |journey: &Journey| {
        let page = journey.fresh_page_at(journey.state().moment);
        let row = page.rows.iter().find(|row| row.kind == RowKind::ContinueWatching);
        row.is_some_and(|row| row.slots.iter().any(|slot| slot.id == title))
    };
    assert!(watching(&journey));
    journey.send(Message::Enter(id("finn")));
    assert!(watching(&journey));
    journey.press("u");
    assert!(watching(&journey));
    // She can, though he is not there.
    journey.send(Message::Enter(id("ada")));
    journey.press("u u u");
    assert!(!journey.state().home.viewer(&id("finn")).titles.contains_key(&title));
    let remade = replay_of(&journey, &before);
    assert!(
        remade.len() > 6 && remade.iter().all(|remade| !matches!(remade, Remade::No(_))),
        "{remade:?}"
    );
}

#[test]
fn the_last_change_says_what_the_company_did() {
    let mut journey = ada();
    let before = journey.state().home.clone();
    journey.press("Down t Right t").press("W Enter Esc").press("Right t");
    let difference = journey.state().difference().unwrap();
    journey.press("W Enter Esc");
    let last = journey.state().difference().unwrap();
    assert!(last.parts.iter().any(|(part, sum)| *part == Part::Company && *sum > 0));
    let remade = replay_of(&journey, &before);
    let mut from_the_log = remade.into_iter().rev().map(|remade| match remade {
        Remade::Difference(difference) => *difference,
        other => panic!("{other:?}"),
    });
    assert_eq!(from_the_log.next().unwrap(), last);
    assert_eq!(from_the_log.next().unwrap(), difference);
}
