//! Telling on stderr how far training is.

use std::io::{self, IsTerminal, Write};

use crate::train::{Progress, Step};

/// Takes back the line under the cursor.
const CLEAR_LINE: &str = "\r\x1b[K";

/// Does what may take minutes, and tells of each step where somebody looks: in one line of the terminal, gone when it is done.
pub fn on_a_terminal<T>(work: impl FnOnce(&Progress<'_>) -> T) -> T {
    if !io::stderr().is_terminal() {
        return work(&Progress::untold());
    }
    let outcome = work(&Progress::new(&|step| {
        tell(&step);
        true
    }));
    done();
    outcome
}

/// Tells of a step: in place of the one before on a terminal, in a line of its own elsewhere.
pub fn tell(step: &Step) {
    if io::stderr().is_terminal() {
        say(&format!("{CLEAR_LINE}frontrow: {step}"));
    } else {
        say(&format!("frontrow: {step}\n"));
    }
}

/// Leaves no step on the terminal.
pub fn done() {
    if io::stderr().is_terminal() {
        say(CLEAR_LINE);
    }
}

/// Whom nobody hears need not be told.
fn say(text: &str) {
    let mut out = io::stderr().lock();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}
