use std::{env, io::IsTerminal};

/// Whether what is printed there may be colored: a terminal, and `NO_COLOR` unset or empty (no-color.org).
#[allow(clippy::disallowed_methods, reason = "the runtime is where the environment comes in")]
pub fn terminal_wants_color(stream: &impl IsTerminal) -> bool {
    stream.is_terminal() && env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}
