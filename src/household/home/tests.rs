use proptest::prelude::*;

use super::*;
use crate::{behavior::arbitrary, catalog::TitleId};

fn id(text: &str) -> ProfileId {
    ProfileId(text.to_owned())
}

fn facts(name: &str) -> ProfileFacts {
    ProfileFacts {
        name: name.to_owned(),
        kids: false,
        region: "DE".to_owned(),
    }
}

/// The fold of these events, each by the profile before it.
fn home(events: Vec<(&str, BehaviorEvent)>) -> Home {
    let mut home = Home::default();
    for ((profile, event), seq) in events.into_iter().zip(1..) {
        home.apply(&Record {
            seq: Seq(seq),
            at: UtcMillis(seq as i64 * 1_000),
            utc_offset_min: 0,
            session: "s".to_owned(),
            profile: id(profile),
            with: Vec::new(),
            event,
        });
    }
    home
}

fn folded(log: &[Record]) -> Home {
    let mut home = Home::default();
    for record in log {
        home.apply(record);
    }
    home
}

/// Ada plays a film with others there, one event a minute, and what `later` says.
fn with_others(with: &[&str], later: Vec<(&str, BehaviorEvent)>) -> Home {
    let film = TitleId::film(1);
    let playhead = |position| crate::behavior::Playhead {
        title: film,
        episode: None,
        play: Seq(1),
        position,
        total_length: 6_000,
    };
    let played = [
        BehaviorEvent::VideoPlaybackStarted {
            player: crate::behavior::PlayerKind::Simulated,
            title: film,
            episode: None,
            impression: None,
            position: 0,
            total_length: 6_000,
            autoplayed: false,
        },
        BehaviorEvent::TitleRated {
            title: film,
            rating: crate::behavior::Rating::Love,
        },
        BehaviorEvent::VideoContentPlaying { playhead: playhead(60) },
        BehaviorEvent::VideoPlaybackExited { playhead: playhead(90) },
    ];
    let with: Vec<ProfileId> = with.iter().map(|who| id(who)).collect();
    let played = played.into_iter().map(|event| ("ada", with.clone(), event));
    let later = later.into_iter().map(|(who, event)| (who, Vec::new(), event));
    let log = played.chain(later).zip(1..).map(|((who, with, event), seq)| Record {
        seq: Seq(seq),
        at: UtcMillis(seq as i64 * 60_000),
        utc_offset_min: 0,
        session: "s".to_owned(),
        profile: id(who),
        with,
        event,
    });
    folded(&log.collect::<Vec<_>>())
}

fn created(name: &str) -> BehaviorEvent {
    BehaviorEvent::ProfileCreated { facts: facts(name) }
}

fn listed() -> BehaviorEvent {
    BehaviorEvent::ListAdded {
        title: TitleId::film(1),
    }
}

proptest! {
    #[test]
    fn going_on_from_a_snapshot_is_folding_all(log in arbitrary::log(60), at in 0..60_usize) {
        let mut whole = Home::default();
        let mut restored = Home::default();
        for (record, seq) in log.iter().zip(0..) {
            if seq == at {
                restored = serde_json::from_str(&serde_json::to_string(&restored).unwrap()).unwrap();
            }
            whole.apply(record);
            restored.apply(record);
        }
        prop_assert_eq!(restored, whole);
    }

    #[test]
    fn what_was_undone_never_was_for_anybody_who_was_there(
        log in arbitrary::log(60), deed in 0..60_usize, later in 0..60_usize,
    ) {
        // Whoever left the household takes nothing back any more.
        let mut log = log;
        log.retain(|record| !matches!(record.event, BehaviorEvent::ProfileRemoved {}));
        let deeds: Vec<usize> = (0..log.len()).filter(|at| log[*at].event.is_undoable()).collect();
        prop_assume!(!deeds.is_empty());
        let deed = deeds[deed % deeds.len()];
        let later = deed + 1 + later % (log.len() - deed);
        let mut undone = log.clone();
        let undo = Record {
            seq: Seq(1_000),
            profile: log[deed].profile.clone(),
            with: Vec::new(),
            event: BehaviorEvent::EventUndone { target: log[deed].seq },
            ..log[later - 1].clone()
        };
        undone.insert(later, undo);
        let mut without = log.clone();
        without.remove(deed);
        let (undone, without) = (folded(&undone), folded(&without));
        for who in ["ada", "ben", "cy"] {
            prop_assert_eq!(undone.viewer(&id(who)), without.viewer(&id(who)));
        }
    }

    #[test]
    fn a_guest_learns_plays_and_has_nothing_to_undo(log in arbitrary::log(60)) {
        let home = folded(&log);
        let cy = home.viewer(&id("cy"));
        prop_assert!(cy.undoable.is_empty());
        for (title, evidence) in &cy.titles {
            prop_assert!(evidence.plays.iter().all(|play| play.as_guest && play.company > 0));
            let nothing_else = crate::behavior::TitleEvidence { plays: Vec::new(), ..evidence.clone() };
            prop_assert_eq!(nothing_else, Default::default(), "{}", title);
        }
    }

    #[test]
    fn a_name_that_is_taken_in_makes_a_profile_of_its_own(names in proptest::collection::vec(".{0,24}", 0..8)) {
        let mut home = Home::default();
        for name in names {
            if let Ok((id, facts)) = home.new_profile(&name, false, "de") {
                prop_assert!(home.profile_by_id(&id).is_none());
                prop_assert!(!facts.name.chars().any(char::is_control));
                home.put(&id, &facts, UtcMillis(0));
                prop_assert_eq!(&home.profile(&facts.name).unwrap().id, &id);
            }
        }
    }
}

#[test]
fn one_viewers_deeds_are_not_anothers() {
    let home = home(vec![
        ("ada", created("Ada")),
        ("ben", created("Ben")),
        ("ada", listed()),
        ("ben", BehaviorEvent::EventUndone { target: Seq(3) }),
    ]);
    assert!(home.viewer(&id("ada")).in_list(TitleId::film(1)));
    assert!(!home.viewer(&id("ben")).in_list(TitleId::film(1)));
}

#[test]
fn a_removed_profile_leaves_nothing_behind_and_its_id_is_not_given_away() {
    let home = home(vec![
        ("ada", created("Ada")),
        ("ada", listed()),
        ("ada", BehaviorEvent::ProfileRemoved {}),
        (
            "ada",
            BehaviorEvent::SessionEnded {
                reason: "quit".to_owned(),
            },
        ),
    ]);
    assert!(home.profiles.is_empty() && home.viewers.is_empty());
    assert_eq!(home.last_seq, Seq(4));
    let (again, _) = home.new_profile("Ada", false, "DE").unwrap();
    assert_eq!(again, id("ada-2"));
}

#[test]
fn a_profile_is_found_by_id_or_name_and_case_does_not_count() {
    let home = home(vec![("ada-lovelace", created("Ada Lovelace"))]);
    for asked in ["ada-lovelace", "ADA LOVELACE", " ada lovelace "] {
        assert_eq!(home.profile(asked).unwrap().id, id("ada-lovelace"));
    }
    let nobody = home.profile("Ben").unwrap_err().to_string();
    assert!(nobody.contains("Ada Lovelace"), "{nobody}");
}

#[test]
fn a_name_must_fit_and_a_region_must_be_one() {
    let home = home(vec![("ada", created("Ada"))]);
    let refused = |name, region| home.new_profile(name, false, region).unwrap_err();
    assert!(matches!(refused(" \u{1b} ", "DE"), ProfileError::BadName(_)));
    assert!(matches!(
        refused("a name of 21 columns!", "DE"),
        ProfileError::BadName(_)
    ));
    assert!(matches!(refused("ADA", "DE"), ProfileError::Taken(_)));
    assert!(matches!(refused("Ben", "DEU"), ProfileError::BadRegion(_)));
    let (id, facts) = home.new_profile(" Zoë-美\u{7} ", true, "de").unwrap();
    assert_eq!((id.0.as_str(), facts.name.as_str()), ("zoë-美", "Zoë-美"));
    assert_eq!(facts.region, "DE");
}

#[test]
fn onboarding_welcomes_for_good() {
    let home = home(vec![
        ("ada", created("Ada")),
        (
            "ada",
            BehaviorEvent::OnboardingCompleted {
                shown: vec![],
                picked: vec![TitleId::film(1)],
            },
        ),
        ("ada", BehaviorEvent::EventUndone { target: Seq(2) }),
    ]);
    assert!(home.profiles[0].welcomed);
    assert!(home.viewer(&id("ada")).picks.is_empty());
}

#[test]
fn a_switch_is_turned_for_one_profile_and_an_unknown_one_is_ignored() {
    let turn = |key: &str, value: &str| BehaviorEvent::SettingChanged {
        key: key.to_owned(),
        value: value.to_owned(),
    };
    let home = home(vec![
        ("ada", turn("autoplay", "off")),
        ("ada", turn("lights", "off")),
        ("ada", turn("still_watching", "maybe")),
    ]);
    assert!(!home.settings(&id("ada")).autoplay);
    assert!(home.settings(&id("ada")).still_watching);
    assert!(home.settings(&id("ben")).autoplay);
}

#[test]
fn what_was_played_counts_for_all_who_were_there_and_what_was_said_for_one() {
    let home = with_others(&["ben", "cy", "ben"], Vec::new());
    for (who, as_guest) in [("ada", false), ("ben", true), ("cy", true)] {
        let viewer = home.viewer(&id(who));
        let evidence = &viewer.titles[&TitleId::film(1)];
        assert_eq!(evidence.plays.len(), 1, "{who}");
        let play = &evidence.plays[0];
        assert_eq!(
            (play.watched_s, play.as_guest, play.company),
            (90, as_guest, 2),
            "{who}"
        );
        assert_eq!(evidence.ratings.is_empty(), as_guest, "{who}");
        assert!(viewer.continue_position(TitleId::film(1)).is_some(), "{who}");
    }
}

#[test]
fn whoever_began_a_play_takes_it_back_from_all_and_a_guest_takes_nothing_back() {
    let undo = || BehaviorEvent::EventUndone { target: Seq(1) };
    let by_guest = with_others(&["ben"], vec![("ben", undo())]);
    assert_eq!(by_guest.viewer(&id("ben")).titles[&TitleId::film(1)].plays.len(), 1);
    assert_eq!(by_guest.viewer(&id("ada")).titles[&TitleId::film(1)].plays.len(), 1);
    let by_host = with_others(&["ben"], vec![("ada", undo())]);
    assert!(by_host.viewer(&id("ben")).titles.is_empty());
    assert!(by_host.viewer(&id("ada")).titles[&TitleId::film(1)].plays.is_empty());
}

#[test]
fn who_left_the_household_learns_nothing_at_anybodys_side() {
    let mut home = home(vec![("ben", created("Ben")), ("ben", BehaviorEvent::ProfileRemoved {})]);
    home.apply(&Record {
        seq: Seq(9),
        at: UtcMillis(9_000),
        utc_offset_min: 0,
        session: "s".to_owned(),
        profile: id("ada"),
        with: vec![id("ben")],
        event: BehaviorEvent::VideoPlaybackStarted {
            player: crate::behavior::PlayerKind::Simulated,
            title: TitleId::film(1),
            episode: None,
            impression: None,
            position: 0,
            total_length: 6_000,
            autoplayed: false,
        },
    });
    assert!(!home.viewers.contains_key(&id("ben")) && home.viewers.contains_key(&id("ada")));
}
