//! What the screen is about: state, message, update, effect, keymap, geometry; one file a screen.
//!
//! `update(&mut State, Moment, Message) -> Vec<Effect>` is the only thing that changes a [`State`]. It does no I/O, reads no
//! clock and draws no random number.

pub mod act;
mod effect;
mod exposure;
pub mod geometry;
pub mod keymap;
mod message;
mod moment;
mod panel;
mod screen;
mod state;

pub use effect::*;
pub use exposure::*;
pub use message::*;
pub use moment::*;
pub use panel::*;
pub use screen::*;
pub use state::*;
