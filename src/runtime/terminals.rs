//! Which terminals are asked what they are: those that are known by their name to answer, or that somebody wants pixels of. A
//! multiplexer is never asked: what is behind it cannot be told, and its settings are not ours.

#![allow(clippy::disallowed_methods, reason = "the runtime is where the environment comes in")]

use std::env;

use super::device::{Images, is_set};

/// What is known of a terminal by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Known {
    Nothing,
    /// It answers, at least what its background is.
    Answers,
    /// It answers, and some versions of it show pixels.
    MayShowPixels,
}

/// Parts of names as terminals give them to the programs in them.
const NAMES: [(&str, Known); 12] = [
    ("kitty", Known::MayShowPixels),
    ("ghostty", Known::MayShowPixels),
    ("foot", Known::MayShowPixels),
    ("wezterm", Known::MayShowPixels),
    ("mlterm", Known::MayShowPixels),
    ("contour", Known::MayShowPixels),
    ("iterm", Known::MayShowPixels),
    ("vscode", Known::MayShowPixels),
    ("mintty", Known::MayShowPixels),
    ("rio", Known::MayShowPixels),
    ("alacritty", Known::Answers),
    ("apple_terminal", Known::Answers),
];

/// Variables that a terminal sets for the programs in it.
const VARIABLES: [(&str, Known); 3] = [
    ("XTERM_VERSION", Known::MayShowPixels),
    ("WT_SESSION", Known::MayShowPixels),
    ("VTE_VERSION", Known::Answers),
];

/// Whether the terminal is asked what pictures it can show.
pub fn tells_of_pictures(images: Images) -> bool {
    match images {
        _ if is_multiplexed() => false,
        Images::Kitty | Images::Sixel | Images::Iterm2 => true,
        Images::Blocks | Images::None => false,
        Images::Auto => known() >= Known::MayShowPixels,
    }
}

/// Whether the terminal is asked what its background is.
pub fn tells_of_background() -> bool {
    !is_multiplexed() && known() >= Known::Answers
}

/// Inside tmux or screen. There pictures would have to be let through, which is a setting of the multiplexer that is not
/// changed here.
pub fn is_multiplexed() -> bool {
    let term = env::var("TERM").unwrap_or_default();
    is_set("TMUX") || is_set("STY") || term.starts_with("tmux") || term.starts_with("screen")
}

fn known() -> Known {
    let said: Vec<String> = ["TERM", "TERM_PROGRAM", "LC_TERMINAL"]
        .iter()
        .filter_map(|name| env::var(name).ok())
        .collect();
    known_by(&said, is_set)
}

fn known_by(said: &[String], is_set: impl Fn(&str) -> bool) -> Known {
    let names: Vec<String> = said.iter().map(|name| name.to_lowercase()).collect();
    let by_name = NAMES
        .iter()
        .filter(|(part, _)| names.iter().any(|name| name.contains(part)));
    let by_variable = VARIABLES.iter().filter(|(name, _)| is_set(name));
    let known = by_name.chain(by_variable).map(|(_, known)| *known).max();
    known.unwrap_or(Known::Nothing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_is_known_by_its_name_or_by_what_it_sets() {
        let known = |said: &str, set: &str| known_by(&[said.to_owned()], |name| name == set);
        assert_eq!(known("xterm-kitty", ""), Known::MayShowPixels);
        assert_eq!(known("iTerm.app", ""), Known::MayShowPixels);
        assert_eq!(known("Apple_Terminal", ""), Known::Answers);
        assert_eq!(known("xterm-256color", ""), Known::Nothing);
        assert_eq!(known("xterm-256color", "XTERM_VERSION"), Known::MayShowPixels);
        assert_eq!(known("xterm-256color", "VTE_VERSION"), Known::Answers);
        // Started from another one, whose variables it inherits.
        assert_eq!(known("xterm-kitty", "VTE_VERSION"), Known::MayShowPixels);
    }
}
