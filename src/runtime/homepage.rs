//! The homepage: one loop around `update`. Key, mouse, resize, timer and player become messages; effects are carried out
//! in order, and then one frame is drawn.

use std::{
    collections::VecDeque,
    io::{self, IsTerminal, stdin, stdout},
    path::PathBuf,
    time::Duration,
};

use crossterm::event::{self, Event, EventStream, KeyEventKind, MouseButton, MouseEventKind};
use futures::StreamExt;

use super::{
    clock::Clock,
    config::Config,
    exhibition::Exhibition,
    ground,
    journal::{AppendError, Journal},
    picture_cache::PictureCache,
    pictures,
    players::{Players, Told},
    ratings::OthersRatings,
    terminal::Terminal,
    training::{self, BackgroundTraining},
    typed::LateAnswers,
};
use crate::{
    app::{self, Effect, Message, Mouse, MouseDeed, Recording, State, keymap::Key},
    behavior::Record,
};

/// So many events are taken in before a frame is drawn, when they come faster than frames.
const EVENTS_A_FRAME: usize = 32;

/// Why the homepage cannot be shown.
#[derive(Debug, thiserror::Error)]
pub enum HomepageError {
    #[error(
        "the homepage needs a terminal on stdin and stdout; for a script, `frontrow page --profile NAME` prints the page"
    )]
    NoTerminal,
    #[error("the terminal failed: {0}")]
    Terminal(#[from] io::Error),
    #[error(transparent)]
    Journal(#[from] AppendError),
}

/// Whether there is a terminal to show a homepage on.
pub fn require_terminal() -> Result<(), HomepageError> {
    if stdin().is_terminal() && stdout().is_terminal() {
        Ok(())
    } else {
        Err(HomepageError::NoTerminal)
    }
}

/// The outside world as the loop sees it.
pub struct Homepage {
    pub state: State,
    /// `None` when another program holds this home.
    pub journal: Option<Journal>,
    pub players: Players,
    pub clock: Clock,
    pub config: Config,
    pub exhibition: Exhibition,
    /// Where drawn pictures are kept.
    pub pictures: PathBuf,
    pub late_answers: LateAnswers,
    /// Where a model that is trained here is kept.
    pub model_file: PathBuf,
    pub training: Option<BackgroundTraining>,
}

/// Whether to go on.
#[derive(PartialEq, Eq)]
enum Flow {
    GoOn,
    Quit,
}

impl Homepage {
    /// Shows the homepage until the viewer leaves. `first` is what happens before the first frame.
    pub fn run(mut self, first: Vec<Message>) -> Result<(), HomepageError> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        // Before the terminal is taken, so that no signal can leave it taken.
        let signals = runtime.block_on(async { Termination::watch() })?;
        let mut terminal = Terminal::take()?;
        for message in first {
            self.send(message, &mut terminal)?;
        }
        self.draw(&mut terminal)?;
        panic_if_asked();
        let typed = self.find_out(&mut terminal)?;
        let outcome = runtime.block_on(self.attend(&mut terminal, signals, typed));
        runtime.block_on(self.players.close());
        let closed = self.exhibition.close(&mut terminal);
        drop(terminal);
        // The reader of the terminal's events has no end of its own: it is not waited for.
        runtime.shutdown_background();
        if let Some(journal) = self.journal.take() {
            journal.close(&self.state.home)?;
        }
        outcome.and(Ok(closed?))
    }

    /// Finds out what the terminal can show and how bright it is, which it may take a moment to tell. Nobody reads its events
    /// yet: what was typed meanwhile is returned.
    fn find_out(&mut self, terminal: &mut Terminal) -> Result<Vec<Key>, HomepageError> {
        let answers = pictures::answers(&self.config, &self.state.device);
        self.late_answers = LateAnswers::after(&answers, self.clock.now().at);
        let ground = ground::chosen(self.config.theme, &answers).ground;
        let turned = ground != self.state.ground;
        if turned {
            self.send(Message::GroundKnown(ground), terminal)?;
        }
        // Whoever only looks around leaves nothing here.
        let cache = PictureCache::new(self.pictures.clone(), self.journal.is_some());
        let opened = self.exhibition.open(self.config.images, &answers, &self.state, cache);
        if let Some(images) = opened {
            self.send(Message::PicturesKnown(images), terminal)?;
        }
        if turned {
            self.draw(terminal)?;
        }
        Ok(answers.typed)
    }

    /// `typed` is what was typed already.
    async fn attend(
        &mut self,
        terminal: &mut Terminal,
        mut signals: Termination,
        typed: Vec<Key>,
    ) -> Result<(), HomepageError> {
        let mut events = EventStream::new();
        for key in typed {
            if self.send(Message::Key(key), terminal)? == Flow::Quit {
                return Ok(());
            }
            self.draw(terminal)?;
        }
        // A resize between the first frame and the first look at events told nobody.
        let (cols, rows) = terminal.size()?;
        if (cols, rows) != (self.state.device.cols, self.state.device.rows) {
            self.send(Message::Resized { cols, rows }, terminal)?;
            self.draw(terminal)?;
        }
        loop {
            let sleep = tokio::time::sleep(self.until_next_wake());
            let flow = tokio::select! {
                event = events.next() => match event {
                    Some(event) => self.terminal_event(event?, terminal)?,
                    None => self.send(Message::Terminate { reason: "terminal closed" }, terminal)?,
                },
                reason = signals.asked() => self.send(Message::Terminate { reason }, terminal)?,
                () = sleep => self.wake(terminal)?,
                told = self.players.told() => match self.player_told(told, terminal)? {
                    Some(flow) => flow,
                    None => continue,
                },
                told = training::told(&mut self.training) => self.send(told, terminal)?,
                delivery = self.exhibition.delivery() => {
                    self.exhibition.hang(delivery, terminal)?;
                    Flow::GoOn
                }
            };
            if flow == Flow::Quit || self.take_waiting(terminal)? == Flow::Quit {
                return Ok(());
            }
            self.draw(terminal)?;
        }
    }

    /// What came in the meantime is taken in before a frame is drawn for all of it. Asked of the terminal directly: polling the
    /// stream without waiting for it would take away the waker of the one who waits.
    fn take_waiting(&mut self, terminal: &mut Terminal) -> Result<Flow, HomepageError> {
        for _ in 0..EVENTS_A_FRAME {
            if !event::poll(Duration::ZERO)? {
                break;
            }
            if self.terminal_event(event::read()?, terminal)? == Flow::Quit {
                return Ok(Flow::Quit);
            }
        }
        Ok(Flow::GoOn)
    }

    fn until_next_wake(&mut self) -> Duration {
        let now = self.clock.now().at;
        let state = self.state.wakes_at();
        let next = self.players.wakes_at().map_or(state, |at| at.min(state));
        Duration::from_millis(u64::try_from(next.since(now)).unwrap_or(0))
    }

    fn wake(&mut self, terminal: &mut Terminal) -> Result<Flow, HomepageError> {
        for event in self.players.advance(self.clock.now().at) {
            self.send(Message::Player(event), terminal)?;
        }
        self.send(Message::Woke, terminal)
    }

    /// `None` where it changes nothing.
    fn player_told(&mut self, told: Told, terminal: &mut Terminal) -> Result<Option<Flow>, HomepageError> {
        let mut flow = None;
        for event in self.players.take(self.clock.now().at, told) {
            let next = self.send(Message::Player(event), terminal)?;
            if flow != Some(Flow::Quit) {
                flow = Some(next);
            }
        }
        Ok(flow)
    }

    fn terminal_event(&mut self, event: Event, terminal: &mut Terminal) -> Result<Flow, HomepageError> {
        match event {
            // Some terminals tell of releases too; a press is what counts.
            Event::Key(key) if self.late_answers.swallow(&key, self.clock.now().at) => Ok(Flow::GoOn),
            Event::Key(key) if key.kind != KeyEventKind::Release => self.send(Message::Key(Key::from(key)), terminal),
            Event::Mouse(mouse) => {
                let deed = match mouse.kind {
                    MouseEventKind::Down(MouseButton::Left) => MouseDeed::Click,
                    MouseEventKind::ScrollUp => MouseDeed::WheelUp,
                    MouseEventKind::ScrollDown => MouseDeed::WheelDown,
                    _ => return Ok(Flow::GoOn),
                };
                self.send(
                    Message::Mouse(Mouse {
                        column: mouse.column,
                        row: mouse.row,
                        deed,
                    }),
                    terminal,
                )
            }
            Event::Paste(text) => self.send(Message::Paste(text), terminal),
            Event::Resize(cols, rows) => {
                self.exhibition.refit(terminal)?;
                self.send(Message::Resized { cols, rows }, terminal)
            }
            Event::Key(_) | Event::FocusGained | Event::FocusLost => Ok(Flow::GoOn),
        }
    }

    /// One turn of the loop, and those that follow from it: what the player tells is taken in after all that was asked for
    /// before, so that the log's lines stay in order. What one turn logs is written at once, before the next one and before anything is drawn.
    fn send(&mut self, message: Message, terminal: &mut Terminal) -> Result<Flow, HomepageError> {
        let mut flow = Flow::GoOn;
        let mut messages = VecDeque::from([message]);
        while let Some(message) = messages.pop_front() {
            let mut records = Vec::new();
            for effect in app::update(&mut self.state, self.clock.now(), message) {
                match effect {
                    Effect::Append(record) => records.push(*record),
                    Effect::Player(command) => {
                        let told = self.players.command(self.clock.now().at, command);
                        messages.extend(told.into_iter().map(Message::Player));
                    }
                    Effect::TrainModel { number } => {
                        let catalog = &self.state.shelf.catalog;
                        let others = self.config.ratings.clone().map(OthersRatings::of);
                        match BackgroundTraining::begin(number, catalog, others, &self.model_file) {
                            Ok(training) => self.training = Some(training),
                            Err(failed) => messages.push_back(failed),
                        }
                    }
                    Effect::StopTraining => {
                        if let Some(training) = &self.training {
                            training.stop();
                        }
                    }
                    Effect::Redraw => terminal.redraw()?,
                    Effect::Suspend => {
                        terminal.suspend()?;
                        self.exhibition.refit(terminal)?;
                        let (cols, rows) = terminal.size()?;
                        messages.push_back(Message::Resized { cols, rows });
                    }
                    Effect::Quit => flow = Flow::Quit,
                }
            }
            messages.extend(self.append(&records));
        }
        Ok(flow)
    }

    /// Writes before the screen shows: what cannot be written waits in the journal, and a lasting sign says so.
    fn append(&mut self, records: &[Record]) -> Option<Message> {
        let journal = self.journal.as_mut()?;
        if records.is_empty() {
            return None;
        }
        match (journal.append(records), &self.state.recording) {
            (Err(error), Recording::On) => Some(Message::RecordingFailed(error.to_string())),
            (Ok(()), Recording::Failing(_)) => Some(Message::RecordingRestored),
            (Err(_), Recording::Failing(_)) | (_, Recording::ReadOnly) | (Ok(()), Recording::On) => None,
        }
    }

    /// Draws a frame with the pictures that are there, and orders those that it misses.
    fn draw(&mut self, terminal: &mut Terminal) -> Result<(), HomepageError> {
        let (exhibition, state) = (&mut self.exhibition, &self.state);
        terminal.draw(|frame| exhibition.draw(state, frame))?;
        Ok(self.exhibition.tidy(terminal)?)
    }
}

/// A test asks for a panic, to see that the terminal is given back; a released program has no such ear.
#[allow(clippy::disallowed_methods, reason = "the runtime is where the environment comes in")]
fn panic_if_asked() {
    #[cfg(debug_assertions)]
    if std::env::var_os("FRONTROW_PANIC_AFTER_FIRST_FRAME").is_some() {
        panic!("asked for by FRONTROW_PANIC_AFTER_FIRST_FRAME");
    }
}

/// The signals that ask the program to end.
#[cfg(unix)]
struct Termination {
    terminate: tokio::signal::unix::Signal,
    hangup: tokio::signal::unix::Signal,
    interrupt: tokio::signal::unix::Signal,
}

#[cfg(unix)]
impl Termination {
    /// From now on they do not end the process by themselves.
    fn watch() -> io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        Ok(Self {
            terminate: signal(SignalKind::terminate())?,
            hangup: signal(SignalKind::hangup())?,
            interrupt: signal(SignalKind::interrupt())?,
        })
    }

    /// Waits for one, and says what it means.
    async fn asked(&mut self) -> &'static str {
        tokio::select! {
            _ = self.terminate.recv() => "terminated",
            _ = self.hangup.recv() => "terminal closed",
            _ = self.interrupt.recv() => "interrupted",
        }
    }
}

#[cfg(not(unix))]
struct Termination;

#[cfg(not(unix))]
impl Termination {
    fn watch() -> io::Result<Self> {
        Ok(Self)
    }

    async fn asked(&mut self) -> &'static str {
        match tokio::signal::ctrl_c().await {
            Ok(()) => "interrupted",
            Err(_) => std::future::pending().await,
        }
    }
}
