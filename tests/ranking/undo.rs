//! Undo is exact: the page after it is the one that the log without both events gives.

use frontrow::{
    behavior::{BehaviorEvent, PlayerKind, Playhead, Rating, Record, Seq, StillWatchingAnswer, UtcMillis},
    catalog::TitleId,
    household::Home,
    recommend::{Focus, Page, Request, SessionCaptions, my_list_page, rank},
};
use proptest::{prelude::*, sample::Index};

use crate::house::{START, Watcher, catalog, focus_on, known_titles, model};

/// Something that leaves records behind.
#[derive(Clone, Debug)]
enum Step {
    Session,
    Play { minutes: u32, is_left: bool },
    Rate(Rating),
    Open,
    List(bool),
    Hide,
    TakeOut,
    Search,
    Look,
    Answer(&'static str, &'static str),
    Pick,
    Silence,
    UndoEarlier(Index),
}

fn step() -> impl Strategy<Value = Step> {
    let rating = prop_oneof![
        Just(Rating::Love),
        Just(Rating::Like),
        Just(Rating::Dislike),
        Just(Rating::None)
    ];
    let answer = prop_oneof![
        Just(Step::Answer("mood", "thrill")),
        Just(Step::Answer("mood", "laugh")),
        Just(Step::Answer("avoid", "horror"))
    ];
    prop_oneof![
        1 => Just(Step::Session),
        5 => (1_u32..120, any::<bool>()).prop_map(|(minutes, is_left)| Step::Play { minutes, is_left }),
        3 => rating.prop_map(Step::Rate),
        2 => Just(Step::Open),
        2 => any::<bool>().prop_map(Step::List),
        1 => Just(Step::Hide),
        1 => Just(Step::TakeOut),
        1 => Just(Step::Search),
        2 => Just(Step::Look),
        1 => answer,
        1 => Just(Step::Pick),
        1 => Just(Step::Silence),
        1 => any::<Index>().prop_map(Step::UndoEarlier),
    ]
}

/// A log in the making.
struct Log {
    records: Vec<Record>,
    watcher: Watcher,
    session: u32,
}

impl Log {
    fn of(steps: &[(Step, Index, i64)]) -> Self {
        let mut log = Self {
            records: Vec::new(),
            watcher: Watcher::new(),
            session: 1,
        };
        let facts = log.watcher.profile.facts.clone();
        log.logs(BehaviorEvent::ProfileCreated { facts });
        // A few titles only, so that deeds meet each other.
        let titles = &known_titles()[..12];
        for (step, at, hours_later) in steps {
            log.watcher.waits_minutes(60 * hours_later);
            log.takes(step, titles[at.index(titles.len())]);
        }
        log
    }

    fn logs(&mut self, event: BehaviorEvent) -> Seq {
        let seq = Seq(self.records.len() as u64 + 1);
        self.records.push(Record {
            seq,
            at: self.watcher.now,
            utc_offset_min: 0,
            session: format!("s{}", self.session),
            profile: self.watcher.profile.id.clone(),
            with: Vec::new(),
            event,
        });
        seq
    }

    fn takes(&mut self, step: &Step, title: TitleId) {
        let event = match step {
            Step::Session => {
                self.session += 1;
                BehaviorEvent::SessionEnded { reason: "quit".into() }
            }
            Step::Play { minutes, is_left } => return self.plays(title, *minutes, *is_left),
            Step::Rate(rating) => BehaviorEvent::TitleRated { title, rating: *rating },
            Step::Open => BehaviorEvent::TitleOpened {
                title,
                impression: None,
            },
            Step::List(true) => BehaviorEvent::ListAdded { title },
            Step::List(false) => BehaviorEvent::ListRemoved { title },
            Step::Hide => BehaviorEvent::TitleHidden { title },
            Step::TakeOut => BehaviorEvent::ContinueWatchingRemoved { title },
            Step::Search => {
                let query = "heat".to_owned();
                self.logs(BehaviorEvent::SearchPerformed {
                    query: query.clone(),
                    results: 3,
                });
                BehaviorEvent::SearchResultOpened {
                    query,
                    title,
                    element_index: 0,
                }
            }
            Step::Look => BehaviorEvent::TitleFocused {
                title,
                row: "top_picks".into(),
                element_index: 2,
                dwell_ms: 40_000,
            },
            Step::Answer(question, answer) => BehaviorEvent::PreferenceAnswered {
                question: (*question).into(),
                answers: vec![(*answer).into()],
            },
            Step::Pick => BehaviorEvent::OnboardingCompleted {
                shown: vec![title],
                picked: vec![title],
            },
            Step::Silence => BehaviorEvent::StillWatchingAnswered {
                title,
                answer: StillWatchingAnswer::NotTonight,
            },
            Step::UndoEarlier(at) => match self.undoable() {
                undoable if undoable.is_empty() => return,
                undoable => BehaviorEvent::EventUndone {
                    target: undoable[at.index(undoable.len())],
                },
            },
        };
        self.logs(event);
    }

    fn plays(&mut self, title: TitleId, minutes: u32, is_left: bool) {
        let total_length = 7_200;
        let play = self.logs(BehaviorEvent::VideoPlaybackStarted {
            player: PlayerKind::Simulated,
            title,
            episode: None,
            impression: None,
            position: 0,
            total_length,
            autoplayed: false,
        });
        let at = |position| Playhead {
            title,
            episode: None,
            play,
            position,
            total_length,
        };
        for minute in 1..=minutes {
            self.watcher.waits_minutes(1);
            self.logs(BehaviorEvent::VideoContentPlaying {
                playhead: at(minute * 60),
            });
        }
        if is_left {
            let playhead = at(minutes * 60);
            self.logs(BehaviorEvent::VideoPlaybackExited { playhead });
        }
    }

    fn undoable(&self) -> Vec<Seq> {
        let home = folded(&self.records);
        home.viewer(&self.watcher.profile.id).undoable.clone()
    }

    /// The page that these records give, asked for as after all of this log.
    fn page(&self, records: &[Record], previous: Option<&Page>, focus: Option<Focus>) -> (Page, Page) {
        let home = folded(records);
        let captions = SessionCaptions::new();
        let request = Request {
            since: home.since.unwrap_or(UtcMillis(0)),
            captions: &captions,
            ..self.watcher.request(previous, focus)
        };
        let viewer = home.viewer(&self.watcher.profile.id);
        (
            rank(catalog(), model(), &viewer, &request),
            my_list_page(catalog(), model(), &viewer, &request),
        )
    }
}

fn folded(records: &[Record]) -> Home {
    let mut home = Home::default();
    for record in records {
        home.apply(record);
    }
    home
}

/// The play that a record belongs to.
fn play_of(record: &Record) -> Option<Seq> {
    match &record.event {
        BehaviorEvent::VideoContentPlaying { playhead } | BehaviorEvent::VideoPlaybackExited { playhead } => {
            Some(playhead.play)
        }
        _ => None,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn after_an_undo_the_page_is_as_if_neither_had_ever_been_logged(
        steps in prop::collection::vec((step(), any::<Index>(), 0_i64..30), 1..16),
        at in any::<Index>(),
        is_looked_at in any::<bool>(),
    ) {
        let mut log = Log::of(&steps);
        let undoable = log.undoable();
        prop_assume!(!undoable.is_empty());
        let target = undoable[at.index(undoable.len())];
        let before = log.page(&log.records, None, None).0;
        let undo = log.logs(BehaviorEvent::EventUndone { target });
        let without: Vec<Record> = log
            .records
            .iter()
            .filter(|record| record.seq != target && record.seq != undo && play_of(record) != Some(target))
            .cloned()
            .collect();
        let (previous, focus) = if is_looked_at {
            (Some(&before), Some(focus_on(&before, 1, 0)))
        } else {
            (None, None)
        };
        let undone = log.page(&log.records, previous, focus.clone());
        let never = log.page(&without, previous, focus);
        prop_assert_eq!(&undone.0.hash, &never.0.hash);
        prop_assert_eq!(undone, never);
    }
}

#[test]
fn undoing_a_play_changes_a_page_that_was_about_it() {
    let log = Log::of(&[]);
    let mut watched = Log::of(&[]);
    watched.plays(known_titles()[0], 100, true);
    let play = watched.undoable()[0];
    let with = watched.page(&watched.records, None, None);
    watched.logs(BehaviorEvent::EventUndone { target: play });
    let without = watched.page(&watched.records, None, None);
    assert_ne!(with, without);
    assert_eq!(without, watched.page(&log.records, None, None));
    assert_eq!(log.watcher.now, START);
}
