//! What the screen is about: state, message, update, effect, keymap, geometry; one file a screen.
//!
//! `update(&mut State, Moment, Message) -> Vec<Effect>` is the only thing that changes a [`State`]. It does no I/O, reads no
//! clock and draws no random number.

mod act;
mod adapt;
mod asking;
mod behind;
mod browse;
mod company;
mod deeds;
mod details;
pub mod difference;
mod driver;
mod effect;
mod gate;
pub mod geometry;
pub mod keymap;
mod message;
mod mouse;
mod navigation;
mod onboarding;
mod panel;
mod player;
mod preview;
pub mod replay;
mod screen;
mod search;
mod served;
pub mod settings;
mod state;
mod suggestion;
mod taste;
mod training;
mod turn;
mod unlisted;
mod wake;
mod whereabouts;
mod why;
pub mod words;

pub use crate::behavior::Moment;
pub use act::*;
pub use adapt::{FocusedSlot, HERO_KEY, in_words};
pub use asking::Asking;
pub use behind::Behind;
pub use driver::Driver;
pub use effect::*;
pub use message::*;
pub use panel::*;
pub use player::*;
pub use preview::{Moved, Preview, PreviewShown};
pub use screen::*;
pub use served::MadeFrom;
pub use state::*;
pub use taste::{Conclusion, TasteScreen, TasteSection};
pub use training::{RunningTraining, Trained, Training, TrainingStep};
pub use turn::{line_of, update};
pub use unlisted::Playable;
pub use whereabouts::Whereabouts;
pub use why::leaving_in_words;
