//! The loop without a terminal: the same `update`, a simulated player, and a clock that jumps from one event to the next.
//! `frontrow act` runs on it, and so do the journeys in the tests.

use std::collections::VecDeque;

use super::{
    Act, ActPlay, Asked, Effect, Message, Moment, Motion, PlayerChoice, PlayerPrompt, Screen, State,
    keymap::{Key, KeyCode},
    turn::update,
};
use crate::{
    behavior::{ProfileId, Record, StillWatchingAnswer, UtcMillis},
    playback::{Player, SimulatedPlayer},
};

/// How long somebody takes to answer a question.
const ANSWER_MS: i64 = 2_000;

/// How long a pause is that nobody said the length of.
const PAUSE_MS: i64 = 20_000;

/// Drives a [`State`] through time.
#[derive(Debug)]
pub struct Driver {
    pub state: State,
    player: SimulatedPlayer,
    now: UtcMillis,
    records: Vec<Record>,
    has_quit: bool,
}

impl Driver {
    /// Starts at the state's own moment.
    pub fn new(state: State) -> Self {
        Self {
            now: state.moment.at,
            state,
            player: SimulatedPlayer::new(1),
            records: Vec::new(),
            has_quit: false,
        }
    }

    /// The records made since the last call, in order.
    pub fn take_records(&mut self) -> Vec<Record> {
        std::mem::take(&mut self.records)
    }

    pub fn has_quit(&self) -> bool {
        self.has_quit
    }

    pub fn now(&self) -> UtcMillis {
        self.now
    }

    /// Sends one message and carries out what comes of it, in order.
    pub fn send(&mut self, message: Message) {
        let mut messages = VecDeque::from([message]);
        while let Some(message) = messages.pop_front() {
            let moment = Moment {
                at: self.now,
                utc_offset_min: self.state.moment.utc_offset_min,
            };
            let effects = update(&mut self.state, moment, message);
            self.now = self.now.max(self.state.moment.at);
            for effect in effects {
                match effect {
                    Effect::Append(record) => self.records.push(*record),
                    Effect::Player(command) => {
                        messages.extend(self.player.command(self.now, command).into_iter().map(Message::Player));
                    }
                    // A command trains nothing on the side, and a journey tells by itself how training went.
                    Effect::Redraw | Effect::Suspend | Effect::TrainModel { .. } | Effect::StopTraining => {}
                    Effect::Quit => self.has_quit = true,
                }
            }
        }
    }

    pub fn press(&mut self, key: Key) {
        self.send(Message::Key(key));
    }

    /// Lets time pass, waking whoever asked for it on the way.
    pub fn wait_ms(&mut self, ms: i64) {
        let until = self.now.plus_ms(ms);
        while self.step(until) {}
    }

    /// Jumps to the next thing that happens, at most to `until`; false once that is reached.
    fn step(&mut self, until: UtcMillis) -> bool {
        let next = self
            .player
            .wakes_at()
            .map_or(self.state.wakes_at(), |at| at.min(self.state.wakes_at()));
        if next > until {
            self.now = self.now.max(until);
            self.send(Message::Woke);
            return false;
        }
        self.now = self.now.max(next);
        for event in self.player.advance(self.now) {
            self.send(Message::Player(event));
        }
        self.send(Message::Woke);
        true
    }

    /// Begins a visit of a profile, as choosing it at the gate does.
    pub fn enter(&mut self, profile: ProfileId) {
        self.send(Message::Enter(profile));
    }

    /// Carries out one action to its end.
    pub fn act(&mut self, act: Act) {
        self.send(Message::Act(act.clone()));
        match act {
            Act::Play(play) => self.play_through(play),
            Act::Wait { ms } => self.wait_ms(ms),
            Act::Rate { .. }
            | Act::List { .. }
            | Act::Hide { .. }
            | Act::SetAside { .. }
            | Act::Open { .. }
            | Act::Search { .. }
            | Act::Answer { .. }
            | Act::AnswerAfter { .. }
            | Act::Pick { .. }
            | Act::Setting { .. }
            | Act::Correct { .. }
            | Act::Company { .. }
            | Act::Undo => {}
        }
    }

    fn play_through(&mut self, play: ActPlay) {
        let mut begun = 0;
        loop {
            self.watch(play, &mut begun);
            let title = self.state.shelf.catalog.title(play.title);
            let goes_on = begun < play.episodes
                && !self.state.settings().autoplay
                && title.episodes().len() > begun as usize
                && play.still_watching != StillWatchingAnswer::Stop;
            if !goes_on {
                return;
            }
            // Autoplay is off: the viewer starts the next one.
            self.send(Message::Act(Act::Play(play)));
        }
    }

    /// Watches until the player's screen is gone; counts the episodes begun.
    fn watch(&mut self, play: ActPlay, begun: &mut u32) {
        let mut current = None;
        let mut pauses = 0;
        while let Screen::Player(player) = self.state.screen() {
            if current != Some(player.play) {
                current = Some(player.play);
                *begun += 1;
            }
            let is_last = *begun >= play.episodes;
            let share = f64::from(player.position_s) / f64::from(player.length_s.max(1));
            let motion = player.motion;
            if let Some(prompt) = player.prompt.clone() {
                self.answer(&prompt, play, is_last, share);
                continue;
            }
            match motion {
                Motion::Playing if is_last && share >= play.fraction => self.stop(),
                Motion::Playing if is_last && share >= pause_at(play, pauses) => {
                    pauses += 1;
                    self.pause();
                }
                Motion::Paused | Motion::Ended => self.stop(),
                Motion::Playing => {
                    self.step(UtcMillis(i64::MAX));
                }
            }
        }
    }

    /// Answers a question over the picture as somebody would who wants to play so much.
    fn answer(&mut self, prompt: &PlayerPrompt, play: ActPlay, is_last: bool, share: f64) {
        let choice = match prompt.about {
            Asked::StillWatching { .. } => {
                self.wait_ms(ANSWER_MS);
                PlayerChoice::StillWatching(play.still_watching)
            }
            Asked::Next { .. } | Asked::After { .. } if is_last && share < play.fraction => PlayerChoice::WatchCredits,
            Asked::Next { .. } | Asked::After { .. } if is_last => prompt.escape(),
            // It begins by itself.
            Asked::Next { .. } | Asked::After { .. } if prompt.until.is_some() => {
                self.step(UtcMillis(i64::MAX));
                return;
            }
            Asked::Next { .. } | Asked::After { .. } => prompt.lapse(),
            Asked::Failed(_) => PlayerChoice::Simulate,
        };
        self.send(Message::Choose(choice));
    }

    /// Pauses for a moment, with the key.
    fn pause(&mut self) {
        self.press(Key::char(' '));
        self.wait_ms(PAUSE_MS);
        self.press(Key::char(' '));
    }

    /// Leaves the player as `Esc` does.
    fn stop(&mut self) {
        self.press(Key::code(KeyCode::Esc));
    }
}

/// The share of its length at which a play is paused next, after so many pauses; beyond all of it when it is not.
fn pause_at(play: ActPlay, pauses: u32) -> f64 {
    if pauses < play.pauses {
        play.fraction * f64::from(pauses + 1) / f64::from(play.pauses + 1)
    } else {
        f64::INFINITY
    }
}
