//! A journey: keys in, state and events out, with a clock that stands still unless somebody waits.
#![allow(dead_code, reason = "each test binary uses a part of it")]

use std::{
    collections::VecDeque,
    sync::{Arc, OnceLock},
};

use frontrow::{
    app::{
        Driver, GateScreen, Ground, Message, Moment, Recording, Run, Screen, Shelf, State, Training,
        keymap::{Key, KeyCode},
    },
    behavior::{BehaviorEvent, Device, DeviceClass, ProfileFacts, ProfileId, Record, Seq, UtcMillis},
    catalog::{Catalog, TitleId, TitleIndex},
    household::Home,
    playback::StillWatchingLimits,
    recommend::{Displacement, Model, Page, Request, rank},
};

/// Friday 2026-11-20, 20:00 in Berlin.
pub const EVENING: Moment = Moment {
    at: UtcMillis(1_795_201_200_000),
    utc_offset_min: 60,
};

pub fn shelf() -> Arc<Shelf> {
    static SHELF: OnceLock<Arc<Shelf>> = OnceLock::new();
    SHELF
        .get_or_init(|| {
            let catalog = Catalog::bundled().unwrap().into();
            let model = Model::bundled().unwrap().into();
            Arc::new(Shelf { catalog, model })
        })
        .clone()
}

pub fn device(cols: u16, rows: u16) -> Device {
    Device {
        class: DeviceClass::of(cols, rows),
        cols,
        rows,
        colors: 1 << 24,
        images: "blocks".to_owned(),
        ssh: false,
    }
}

/// The records of a home with one profile that was welcomed.
pub fn home_of(name: &str, kids: bool) -> (Home, ProfileId) {
    let mut home = Home::default();
    let (id, facts) = home.new_profile(name, kids, "DE").unwrap();
    let welcome = BehaviorEvent::OnboardingSkipped {
        shown: Vec::new(),
        picked: Vec::new(),
    };
    for event in [
        BehaviorEvent::ProfileCreated {
            facts: ProfileFacts { ..facts },
        },
        welcome,
    ] {
        let seq = home.last_seq.next();
        home.apply(&Record {
            seq,
            at: EVENING.at,
            utc_offset_min: EVENING.utc_offset_min,
            session: "before".to_owned(),
            profile: id.clone(),
            with: Vec::new(),
            event,
        });
    }
    (home, id)
}

pub fn state(home: Home, cols: u16, rows: u16) -> State {
    State {
        shelf: shelf(),
        run: Run {
            id: "run".to_owned(),
            seed: 7,
            sessions: 0,
            region: "DE".to_owned(),
            displacement: Displacement::USUAL,
            still_watching: StillWatchingLimits::default(),
            lapse: 1,
            with: Vec::new(),
        },
        moment: EVENING,
        device: device(cols, rows),
        ground: Ground::Dark,
        home,
        recording: Recording::On,
        log: VecDeque::new(),
        visit: None,
        screens: vec![Screen::Gate(GateScreen::default())],
        panel: None,
        overlays: Vec::new(),
        notice: None,
        training: Training::default(),
        pending: None,
        touched_at: EVENING.at,
    }
}

/// A title by what a command would call it.
pub fn film(name: &str) -> TitleIndex {
    shelf().catalog.find(name).unwrap().index()
}

/// Somebody at the keys.
pub struct Journey {
    pub driver: Driver,
    pub events: Vec<BehaviorEvent>,
    pub records: Vec<Record>,
}

impl Journey {
    /// Nobody is known yet, and the gate is open.
    pub fn newcomer(cols: u16, rows: u16) -> Self {
        Self::on(state(Home::default(), cols, rows))
    }

    /// On the first page of somebody about whom nothing is known, on a wide screen.
    pub fn of(name: &str) -> Self {
        Self::of_at(name, 140, 42)
    }

    pub fn of_at(name: &str, cols: u16, rows: u16) -> Self {
        let (home, id) = home_of(name, false);
        let mut journey = Self::on(state(home, cols, rows));
        journey.driver.enter(id);
        journey.take();
        journey
    }

    pub fn on(state: State) -> Self {
        Self {
            driver: Driver::new(state),
            events: Vec::new(),
            records: Vec::new(),
        }
    }

    fn take(&mut self) {
        let records = self.driver.take_records();
        self.events.extend(records.iter().map(|record| record.event.clone()));
        self.records.extend(records);
    }

    /// Keys by name, in order: `Down Enter p C-c`, or text in quotes: `'Ada'`.
    #[track_caller]
    pub fn press(&mut self, keys: &str) -> &mut Self {
        for word in keys.split_whitespace() {
            if let Some(text) = word.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\'')) {
                for letter in text.chars() {
                    self.driver.press(Key::char(letter));
                }
            } else {
                self.driver.press(key(word));
            }
        }
        self.take();
        self
    }

    /// Opens a title's details by searching for its name.
    #[track_caller]
    pub fn open(&mut self, title: TitleIndex) {
        let name = shelf().catalog.title(title).name().to_owned();
        self.press("/");
        self.send(Message::Paste(name));
        let Screen::Search(search) = self.state().screen() else {
            panic!("not searching")
        };
        let at = search
            .hits
            .iter()
            .position(|hit| hit.title == title)
            .expect("the title is found by its name");
        for _ in 0..at {
            self.press("Down");
        }
        self.press("Enter");
        assert!(matches!(self.state().screen(), Screen::Details(_)));
    }

    pub fn wait_s(&mut self, seconds: i64) -> &mut Self {
        self.driver.wait_ms(seconds * 1_000);
        self.take();
        self
    }

    pub fn send(&mut self, message: Message) -> &mut Self {
        self.driver.send(message);
        self.take();
        self
    }

    pub fn state(&self) -> &State {
        &self.driver.state
    }

    pub fn page(&self) -> &Page {
        &self.state().visit.as_ref().unwrap().page
    }

    /// The page of a fresh visit at that moment, for all that is known by now.
    pub fn fresh_page_at(&self, moment: Moment) -> Page {
        let state = self.state();
        let visit = state.visit.as_ref().unwrap();
        let captions = Default::default();
        let request = Request {
            now: moment.at,
            captions: &captions,
            ..state.request().unwrap()
        };
        rank(
            &state.shelf.catalog,
            &state.shelf.model,
            &state.home.viewer(&visit.profile),
            &request,
        )
    }

    pub fn row_keys(&self) -> Vec<String> {
        self.page().rows.iter().map(|row| row.key.clone()).collect()
    }

    pub fn focused_title(&self) -> Option<TitleId> {
        self.state().focused_slot().map(|focused| focused.slot.id)
    }

    /// How often an event of this name was logged on this journey.
    pub fn count(&self, name: &str) -> usize {
        self.events.iter().filter(|event| event.name() == name).count()
    }

    pub fn last_seq(&self) -> Seq {
        self.state().home.last_seq
    }
}

#[track_caller]
fn key(word: &str) -> Key {
    let code = match word {
        "Up" => KeyCode::Up,
        "Down" => KeyCode::Down,
        "Left" => KeyCode::Left,
        "Right" => KeyCode::Right,
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Esc,
        "Tab" => KeyCode::Tab,
        "Backspace" => KeyCode::Backspace,
        "Space" => KeyCode::Char(' '),
        "PageDown" => KeyCode::PageDown,
        "PageUp" => KeyCode::PageUp,
        _ => {
            if let Some(letter) = word.strip_prefix("C-").and_then(|rest| rest.chars().next()) {
                return Key::ctrl(letter);
            }
            let mut letters = word.chars();
            match (letters.next(), letters.next()) {
                (Some(letter), None) => KeyCode::Char(letter),
                _ => panic!("“{word}” is not a key"),
            }
        }
    };
    Key::code(code)
}
