//! What the viewer did: events, their wire form, and the fold into a viewer's evidence. No clock, no file, no taste.

mod event;
mod time;
mod viewer;

pub use event::*;
pub use time::*;
pub use viewer::*;
