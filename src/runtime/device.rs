//! What the terminal at hand can do, from its environment: nothing is asked of the terminal itself, so nothing waits for it.

#![allow(clippy::disallowed_methods, reason = "the runtime is where the environment comes in")]

use std::env;

use super::terminals;
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

/// The screen that a homepage is about to be drawn on. What pictures a terminal can show it tells only after the first frame,
/// so they are `unknown` where it is going to be asked.
pub fn screen(cols: u16, rows: u16, images: Images) -> Device {
    let colors = colors();
    Device {
        class: DeviceClass::of(cols, rows),
        cols,
        rows,
        colors,
        images: match images {
            Images::None => "none",
            _ if colors < 256 => "none",
            _ if terminals::tells_of_pictures(images) => "unknown",
            _ => "blocks",
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

/// The terminal's window, as far as the system knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    pub cols: u16,
    pub rows: u16,
    /// In pixels.
    pub width: u16,
    pub height: u16,
}

impl Window {
    /// As it is now; none where the system knows no pixels.
    pub fn now() -> Option<Self> {
        let window = crossterm::terminal::window_size().ok()?;
        let (cols, rows) = (window.columns, window.rows);
        let (width, height) = (window.width, window.height);
        (width >= cols.max(1) && height >= rows.max(1)).then_some(Self {
            cols,
            rows,
            width,
            height,
        })
    }

    /// A cell's width and height in pixels.
    pub fn cell(self) -> Option<(u16, u16)> {
        Some((self.width.checked_div(self.cols)?, self.height.checked_div(self.rows)?))
    }

    /// Whether cells of this size fill it: what is left at its edges is less than one more cell.
    pub fn has_cells_of(self, (width, height): (u16, u16)) -> bool {
        let fits = |whole: u16, count: u16, one: u16| {
            let taken = u32::from(count) * u32::from(one);
            (taken..taken + u32::from(one.max(1))).contains(&u32::from(whole))
        };
        fits(self.width, self.cols, width) && fits(self.height, self.rows, height)
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_keeps_its_size_until_the_window_says_otherwise() {
        let window = |cols, rows, width, height| Window {
            cols,
            rows,
            width,
            height,
        };
        assert_eq!(window(80, 24, 720, 432).cell(), Some((9, 18)));
        assert!(window(80, 24, 720, 432).has_cells_of((9, 18)));
        // A border of less than a cell, and a window that is not a whole number of cells.
        assert!(window(40, 12, 366, 230).has_cells_of((9, 18)));
        assert!(!window(80, 24, 800, 480).has_cells_of((9, 18)), "a larger font");
        assert!(!window(80, 24, 640, 384).has_cells_of((9, 18)), "a smaller font");
        assert!(
            !window(72, 21, 720, 420).has_cells_of((9, 18)),
            "a larger font in the same window"
        );
    }
}
