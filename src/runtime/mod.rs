//! The only part that touches the outside world: clock, paths, the log's file, the terminal, the event loop.

pub mod clock;
pub mod device;
pub mod homepage;
pub mod journal;
pub mod locale;
pub mod paths;
pub mod session;
mod terminal;
