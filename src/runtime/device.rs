//! What the terminal at hand can do, from its environment: nothing is asked of the terminal itself, so nothing waits for it.

#![allow(clippy::disallowed_methods, reason = "the runtime is where the environment comes in")]

use std::env;

use crate::{
    artwork::GlyphSet,
    behavior::{Device, DeviceClass},
};

/// How pictures are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Images {
    /// Pixels where the terminal is known to show them, else block glyphs where it has the colors for them, else none.
    #[default]
    Auto,
    /// Pixels by kitty's protocol, whatever the terminal's name.
    Kitty,
    /// Pixels as sixels.
    Sixel,
    /// Pixels by iTerm2's protocol.
    Iterm2,
    /// Colored block glyphs.
    Blocks,
    None,
}

/// The screen that a homepage is about to be drawn on.
pub fn screen(cols: u16, rows: u16, images: Images) -> Device {
    let colors = colors();
    let blocks = match images {
        Images::Auto => colors >= 256,
        Images::Kitty | Images::Sixel | Images::Iterm2 | Images::Blocks => true,
        Images::None => false,
    };
    Device {
        class: DeviceClass::of(cols, rows),
        cols,
        rows,
        colors,
        images: match images {
            Images::Kitty => "kitty",
            Images::Sixel => "sixel",
            Images::Iterm2 => "iterm2",
            // What the terminal can do beyond blocks it tells only after the first frame.
            Images::Auto | Images::Blocks | Images::None if blocks => "blocks",
            Images::Auto | Images::Blocks | Images::None => "none",
        }
        .to_owned(),
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

/// Does something while the terminal hands on each byte as it comes, and shows none.
pub fn raw<T>(ask: impl FnOnce() -> T) -> std::io::Result<T> {
    crossterm::terminal::enable_raw_mode()?;
    let answer = ask();
    crossterm::terminal::disable_raw_mode()?;
    Ok(answer)
}

/// A cell's width and height in pixels, as far as the system knows.
pub fn cell_size() -> Option<(u16, u16)> {
    let window = crossterm::terminal::window_size().ok()?;
    let width = window.width.checked_div(window.columns)?;
    let height = window.height.checked_div(window.rows)?;
    (width > 0 && height > 0).then_some((width, height))
}

pub(super) fn is_set(name: &str) -> bool {
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
        // Whatever it calls itself.
        _ if term.contains("256color") || is_set("XTERM_VERSION") => 256,
        "dumb" => 2,
        _ => 16,
    }
}
