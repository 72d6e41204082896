//! What the viewer did: events, their wire form, and the fold into a viewer's evidence. No clock, no file, no taste.

mod correction;
mod deed;
mod event;
mod evidence;
mod play;
mod printable;
mod question;
mod recall;
mod time;
mod undo;
mod viewer;
mod visit;
pub mod wire;
mod words;

#[cfg(test)]
pub(crate) mod arbitrary;

pub use correction::*;
pub use event::*;
pub use evidence::*;
pub use play::*;
pub use printable::printable;
pub use question::*;
pub use recall::*;
pub use time::*;
pub use viewer::*;
pub use visit::*;
