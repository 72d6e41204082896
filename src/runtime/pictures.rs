//! How pictures are shown on this terminal, and why so.

use ratatui_image::picker::{Picker, ProtocolType};

use super::{
    config::Config,
    device::{self, Images, Window},
    ground,
    probe::{self, Answers},
    terminals,
};
use crate::{artwork::GlyphSet, behavior::Device};

/// The first kitty whose pictures stand in cells of text, so that they survive scrolling and boxes over them.
const KITTY_FROM: (u32, u32) = (0, 28);

/// What pictures are made of, and one sentence that says why.
pub struct Means {
    pub pixels: Option<Picker>,
    pub glyphs: GlyphSet,
    pub why: String,
}

impl Means {
    /// `kitty`, `sixel`, `iterm2` or `blocks`.
    pub fn name(&self) -> &'static str {
        match self.pixels.as_ref().map(Picker::protocol_type) {
            Some(ProtocolType::Kitty) => "kitty",
            Some(ProtocolType::Sixel) => "sixel",
            Some(ProtocolType::Iterm2) => "iterm2",
            Some(ProtocolType::Halfblocks) | None => "blocks",
        }
    }
}

/// What the terminal says, where it is worth asking: where that would change what is shown.
pub fn answers(config: &Config, device: &Device) -> Answers {
    let are_pictures_open = device.shows_pictures() && terminals::tells_of_pictures(config.images);
    let is_ground_open = device.colors > 2 && ground::known(config.theme).is_none();
    let is_worth_asking = are_pictures_open || is_ground_open && terminals::tells_of_background();
    if !is_worth_asking {
        return Answers::default();
    }
    let mut answers = probe::ask();
    // Some tell the size of a cell to the system alone.
    answers.cell = answers.cell.or_else(|| Window::now()?.cell());
    answers
}

/// Decides, from what was asked for and what the terminal answered.
pub fn means(images: Images, answers: &Answers) -> Means {
    let blocks = |why: String| Means {
        pixels: None,
        glyphs: device::glyphs(),
        why,
    };
    let wanted = match images {
        Images::Blocks => return blocks("--images blocks asks for block glyphs".to_owned()),
        Images::None => return blocks("--images none asks for no pictures".to_owned()),
        _ if terminals::is_multiplexed() => {
            return blocks("inside tmux or screen pictures of pixels do not pass; block glyphs do".to_owned());
        }
        Images::Kitty => Some(ProtocolType::Kitty),
        Images::Sixel => Some(ProtocolType::Sixel),
        Images::Iterm2 => Some(ProtocolType::Iterm2),
        Images::Auto => None,
    };
    let version = answers.version.clone().unwrap_or_else(|| "the terminal".to_owned());
    let Some(protocol) = wanted.or_else(|| spoken(answers)) else {
        if version.starts_with("kitty(") {
            return blocks(format!(
                "{version} is older than 0.28, the first whose pictures keep their place among text"
            ));
        }
        return blocks(format!("{version} names no way to show pixels that is known to work"));
    };
    let Some(cell) = answers.cell else {
        return blocks(format!("{version} does not tell the size of a cell in pixels"));
    };
    Means {
        pixels: Some(picker(cell, protocol)),
        glyphs: device::glyphs(),
        why: format!("{version} shows pixels, {} × {} a cell", cell.0, cell.1),
    }
}

/// The way of showing pixels that a terminal has and that works.
fn spoken(answers: &Answers) -> Option<ProtocolType> {
    let version = answers.version.as_deref().unwrap_or_default().to_lowercase();
    if let Some(number) = version.strip_prefix("kitty(") {
        return (kitty_version(number)? >= KITTY_FROM).then_some(ProtocolType::Kitty);
    }
    if version.starts_with("ghostty") {
        return Some(ProtocolType::Kitty);
    }
    if ["wezterm", "iterm2"].iter().any(|name| version.starts_with(name)) {
        return Some(ProtocolType::Iterm2);
    }
    // Konsole lists sixel, and draws pictures over each other; what VTE has of it is a trial.
    let is_sound = ["konsole", "vte"].iter().all(|name| !version.starts_with(name));
    (answers.has_sixel && is_sound).then_some(ProtocolType::Sixel)
}

/// `0.36.4)` → (0, 36).
fn kitty_version(number: &str) -> Option<(u32, u32)> {
    let mut parts = number.split(['.', ')']);
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

/// The crate's own ways to a picker either ask the terminal again or change a setting of tmux; inside tmux this is not called.
#[allow(deprecated, reason = "the size of a cell is known already")]
pub fn picker(cell: (u16, u16), protocol: ProtocolType) -> Picker {
    let mut picker = Picker::from_fontsize(cell.into());
    picker.set_protocol_type(protocol);
    picker
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spoken_by(version: &str, has_sixel: bool) -> Option<ProtocolType> {
        spoken(&Answers {
            version: Some(version.to_owned()),
            cell: Some((9, 18)),
            has_sixel,
            answered: true,
            ..Answers::default()
        })
    }

    #[test]
    fn each_terminal_is_shown_what_works_there() {
        assert_eq!(spoken_by("kitty(0.36.4)", false), Some(ProtocolType::Kitty));
        // It knows no pictures in cells of text, and would show boxes.
        assert_eq!(spoken_by("kitty(0.26.5)", false), None);
        assert_eq!(spoken_by("ghostty 1.2.0", false), Some(ProtocolType::Kitty));
        assert_eq!(spoken_by("WezTerm 20240203", true), Some(ProtocolType::Iterm2));
        assert_eq!(spoken_by("XTerm(379)", true), Some(ProtocolType::Sixel));
        assert_eq!(spoken_by("XTerm(379)", false), None);
        assert_eq!(spoken_by("Konsole 23.08", true), None);
        assert_eq!(spoken_by("VTE(7600)", true), None);
    }

    #[test]
    fn without_the_size_of_a_cell_there_are_blocks() {
        let means = means(Images::Sixel, &Answers::default());
        assert_eq!(means.name(), "blocks");
        assert!(means.why.contains("size of a cell"), "{}", means.why);
    }
}
