//! What the terminal at hand can do, from its environment: nothing is asked of the terminal itself, so nothing waits for it.

#![allow(clippy::disallowed_methods, reason = "the runtime is where the environment comes in")]

use std::env;

use crate::{
    artwork::GlyphSet,
    behavior::{Device, DeviceClass},
};

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

/// The finest block glyphs that this terminal is known to draw without gaps. Asked of its name alone, as no terminal tells.
pub fn glyphs() -> GlyphSet {
    let term = env::var("TERM").unwrap_or_default();
    let program = env::var("TERM_PROGRAM").unwrap_or_default().to_lowercase();
    // A multiplexer passes glyphs on, but its `TERM` no longer tells to whom.
    let draws_sextants = ["kitty", "ghostty", "foot", "wezterm", "contour", "alacritty"];
    let is_known = |name: &&str| term.contains(*name) || program.contains(*name);
    let tells = is_set("KITTY_WINDOW_ID") || is_set("WEZTERM_PANE") || is_set("GHOSTTY_RESOURCES_DIR");
    match term.as_str() {
        "linux" | "dumb" => GlyphSet::Halves,
        _ if tells || draws_sextants.iter().any(is_known) => GlyphSet::Sextants,
        _ => GlyphSet::Quadrants,
    }
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
