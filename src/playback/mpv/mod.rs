//! What is said to mpv and by mpv over its JSON socket, line by line; nothing here opens anything.
//!
//! [`Session`] is the state machine: commands and lines go in, [`Said`] comes out: lines to write, and what happened.
//! `runtime::mpv` starts the program and carries the lines.

mod heard;
mod request;
mod session;
mod version;

pub(crate) use session::quit_line;
pub use session::{Said, Session};
pub use version::{LEAST, Version};
