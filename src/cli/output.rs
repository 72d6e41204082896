//! What goes to stdout. A reader that goes away, such as `head`, ends a command quietly.

use std::{
    fmt::Display,
    io::{self, BufWriter, ErrorKind, Write},
};

use serde::Serialize;

use super::Failure;
use crate::runtime::terminal_wants_color;

/// Prints as much as `print` likes.
pub fn stream(print: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Failure> {
    let mut out = BufWriter::new(io::stdout().lock());
    match print(&mut out).and_then(|()| out.flush()) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        Err(error) => Err(Failure::failed(error)),
    }
}

pub fn line(text: impl Display) -> Result<(), Failure> {
    stream(|out| writeln!(out, "{text}"))
}

/// Prints a value as JSON, indented.
pub fn json(value: &impl Serialize) -> Result<(), Failure> {
    stream(|out| {
        serde_json::to_writer_pretty(&mut *out, value)?;
        writeln!(out)
    })
}

/// Whether stdout is a terminal that wants colors.
pub fn is_colored() -> bool {
    terminal_wants_color(&io::stdout())
}
