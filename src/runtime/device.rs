//! What the terminal at hand can do, from its environment: nothing is asked of the terminal itself, so nothing waits for it.

#![allow(clippy::disallowed_methods, reason = "the runtime is where the environment comes in")]

use std::env;

use crate::behavior::{Device, DeviceClass};

/// How pictures are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Images {
    /// Colored blocks where the terminal has the colors for them, else none.
    #[default]
    Auto,
    Blocks,
    None,
}

/// The screen that a homepage is about to be drawn on.
pub fn screen(cols: u16, rows: u16, images: Images) -> Device {
    let colors = colors();
    let blocks = match images {
        Images::Auto => colors >= 256,
        Images::Blocks => true,
        Images::None => false,
    };
    Device {
        class: DeviceClass::of(cols, rows),
        cols,
        rows,
        colors,
        images: if blocks { "blocks" } else { "none" }.to_owned(),
        ssh: is_set("SSH_CONNECTION") || is_set("SSH_TTY"),
    }
}

/// No screen at all: a command. Pages are planned as for a wide screen.
pub fn headless() -> Device {
    Device {
        class: DeviceClass::Headless,
        cols: 140,
        rows: 42,
        colors: 2,
        images: "none".to_owned(),
        ssh: is_set("SSH_CONNECTION") || is_set("SSH_TTY"),
    }
}

/// Columns and rows of the terminal.
pub fn size() -> std::io::Result<(u16, u16)> {
    crossterm::terminal::size()
}

fn is_set(name: &str) -> bool {
    env::var_os(name).is_some_and(|value| !value.is_empty())
}

fn colors() -> u32 {
    if is_set("NO_COLOR") {
        return 2;
    }
    let truecolor = env::var("COLORTERM").is_ok_and(|value| value == "truecolor" || value == "24bit");
    let term = env::var("TERM").unwrap_or_default();
    match term.as_str() {
        _ if truecolor => 1 << 24,
        _ if term.contains("direct") || term.contains("kitty") => 1 << 24,
        _ if term.contains("256color") => 256,
        "dumb" => 2,
        _ => 16,
    }
}
