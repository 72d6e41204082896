//! The only part that touches the outside world: clock, paths, the log's file, the terminal, the event loop.

pub mod clock;
mod color;
pub mod config;
pub mod device;
pub mod exhibition;
pub mod ground;
pub mod homepage;
pub mod journal;
mod locale;
pub mod model_file;
pub mod mpv;
pub mod own_catalog;
mod painter;
pub mod paths;
pub mod picture_cache;
pub mod pictures;
pub mod players;
pub mod probe;
pub mod ratings;
mod session;
mod studio;

pub use color::terminal_wants_color;
pub use locale::default_region;
pub use session::{new_session, seed_of};
mod terminal;
mod terminals;
pub mod trainer;
pub mod training;
pub mod typed;
