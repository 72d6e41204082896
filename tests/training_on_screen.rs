//! Training from the screen: what a key asks for, what is shown of it, and what comes of it.

mod support;

use std::sync::{Arc, OnceLock};

use frontrow::{
    app::{
        Effect, Message, Moment, Panel, PanelKind, Recording, RunningTraining, State, Trained, TrainingStep,
        keymap::Key, update,
    },
    recommend::Model,
    train::{Interactions, Liked, Progress, build_model},
};
use support::{EVENING, home_of, shelf, state};

/// Somebody else's model for the same catalog: two camps who like every seventh title of their own.
fn other_model() -> Arc<Model> {
    static MODEL: OnceLock<Arc<Model>> = OnceLock::new();
    let make = || {
        let catalog = shelf().catalog.clone();
        let of = |viewer: u32| {
            let titles = (0..20).map(move |at| (viewer % 2 * 3 + at * 7 + viewer) % 400);
            titles.map(|title| Liked { title, at_s: 0 }).collect()
        };
        let likes = Interactions {
            titles: catalog.len(),
            viewers: (0..60).map(of).collect(),
            is_timed: false,
            is_ordered: false,
            ..Interactions::default()
        };
        let bytes = build_model(&catalog, &likes, &Progress::untold()).unwrap().bytes;
        Arc::new(Model::from_bytes(&bytes).unwrap())
    };
    MODEL.get_or_init(make).clone()
}

/// The screen, and whoever does what it asks for: here nobody but the test.
struct Stage {
    state: State,
    asked: Vec<Effect>,
}

impl Stage {
    fn at(cols: u16, rows: u16) -> Self {
        let (home, id) = home_of("Ada", false);
        let mut stage = Self {
            state: state(home, cols, rows),
            asked: Vec::new(),
        };
        stage.send(Message::Enter(id));
        stage
    }

    /// The effects about training that come of it.
    fn send(&mut self, message: Message) -> Vec<Effect> {
        let moment = Moment {
            at: self.state.moment.at.max(EVENING.at),
            ..EVENING
        };
        let effects = update(&mut self.state, moment, message);
        let (training, others) = effects
            .into_iter()
            .partition(|effect| matches!(effect, Effect::TrainModel { .. } | Effect::StopTraining));
        self.asked = others;
        training
    }

    fn press(&mut self, letter: char) -> Vec<Effect> {
        self.send(Message::Key(Key::char(letter)))
    }

    fn progress(&mut self, number: u32, at: usize) {
        let step = TrainingStep {
            what: "learning who is liked with whom",
            at,
            of: 14,
        };
        assert_eq!(self.send(Message::TrainingProgressed { number, step }), []);
    }

    fn end(&mut self, number: u32, trained: Trained) {
        assert_eq!(self.send(Message::TrainingEnded { number, trained }), []);
    }

    fn notice(&self) -> &str {
        self.state.notice.as_ref().map_or("", |notice| &notice.text)
    }

    fn at_step(&self) -> Option<usize> {
        Some(self.state.training.running?.step?.at)
    }
}

#[test]
fn the_key_begins_it_and_the_same_key_stops_it() {
    let mut stage = Stage::at(140, 42);
    assert_eq!(stage.press('M'), [Effect::TrainModel { number: 1 }]);
    stage.progress(1, 3);
    assert_eq!(stage.at_step(), Some(3));
    let before = stage.state.shelf.model.hash().to_owned();

    assert_eq!(stage.press('M'), [Effect::StopTraining]);
    assert_eq!(stage.press('M'), [], "it is stopping already");
    stage.end(1, Trained::Stopped);
    assert_eq!(stage.state.training.running, None);
    assert!(stage.notice().contains("stopped"), "{}", stage.notice());
    assert_eq!(stage.state.shelf.model.hash(), before);
    assert_eq!(stage.press('M'), [Effect::TrainModel { number: 2 }]);
}

#[test]
fn what_is_heard_of_an_earlier_training_changes_nothing() {
    let mut stage = Stage::at(140, 42);
    stage.press('M');
    stage.press('M');
    stage.end(1, Trained::Stopped);
    stage.press('M');
    stage.progress(1, 9);
    assert_eq!(stage.at_step(), None);
    let before = stage.state.shelf.model.hash().to_owned();
    stage.end(1, Trained::Model(other_model()));
    assert_eq!(stage.state.shelf.model.hash(), before);
    assert_eq!(stage.state.training.running, Some(RunningTraining::default()));
}

#[test]
fn the_page_is_ranked_by_the_new_model_at_once_and_holds_still_what_has_the_focus() {
    let mut stage = Stage::at(140, 42);
    for _ in 0..2 {
        stage.send(Message::Key(Key::char('j')));
    }
    // Of whom nothing is known, no model knows what goes with it.
    stage.press('t');
    stage.press('w');
    let focused = stage.state.focused_slot().unwrap().slot.id;
    let page = stage.state.visit.as_ref().unwrap().page.clone();
    stage.press('M');
    stage.end(1, Trained::Model(other_model()));

    assert_eq!(stage.state.shelf.model.hash(), other_model().hash());
    let visit = stage.state.visit.as_ref().unwrap();
    assert_ne!(visit.page.hash, page.hash);
    assert_eq!(visit.marked.as_ref().unwrap().cause, "a model was trained");
    let slot = stage.state.focused_slot().unwrap().slot;
    assert_eq!(slot.id, focused);
    let Some(Panel {
        kind: PanelKind::Why(Some(why)),
        ..
    }) = &stage.state.panel
    else {
        panic!("the panel stays open");
    };
    assert_eq!(
        why.explanation.score, slot.score,
        "and explains the page that is there now"
    );
    assert!(
        stage.asked.iter().any(|effect| matches!(effect, Effect::Append(_))),
        "the new page is logged"
    );
}

#[test]
fn a_training_that_fails_says_why_and_leaves_everything_as_it_was() {
    let mut stage = Stage::at(140, 42);
    let page = stage.state.visit.as_ref().unwrap().page.hash.clone();
    stage.press('M');
    stage.end(1, Trained::Failed("the disk is full".to_owned()));
    assert_eq!(stage.notice(), "No model was trained: the disk is full.");
    assert_eq!(stage.state.visit.as_ref().unwrap().page.hash, page);
    assert_eq!(stage.state.training.running, None);
}

#[test]
fn whoever_only_looks_around_trains_nothing() {
    let mut stage = Stage::at(140, 42);
    stage.state.recording = Recording::ReadOnly;
    assert_eq!(stage.press('M'), []);
    assert!(stage.notice().contains("only looks around"));
}
