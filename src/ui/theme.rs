//! The colors, as data. With few colors the look is complete without them: focus is reversed and bold, never color alone.

use ratatui::style::{Color, Modifier, Style};

use super::gallery::Gallery;
use crate::{artwork::Rgb, behavior::Device};

/// Named by what they are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    pub ground: Color,
    /// Panels and cards without a picture.
    pub surface: Color,
    pub text: Color,
    pub dim: Color,
    pub faint: Color,
    pub accent: Color,
    pub on_accent: Color,
    pub good: Color,
    pub bad: Color,
    /// Pictures can be shown in colored blocks.
    pub has_pictures: bool,
    /// Focus is told by reversing, as there are no colors to tell it with.
    is_plain: bool,
}

/// On a near-black ground, with one warm accent.
const DARK: Theme = Theme {
    ground: Color::Rgb(0x0e, 0x0f, 0x14),
    surface: Color::Rgb(0x1a, 0x1c, 0x24),
    text: Color::Rgb(0xf0, 0xee, 0xe8),
    dim: Color::Rgb(0xa2, 0xa3, 0xad),
    faint: Color::Rgb(0x5c, 0x5f, 0x6c),
    accent: Color::Rgb(0xff, 0xb4, 0x54),
    on_accent: Color::Rgb(0x1a, 0x12, 0x06),
    good: Color::Rgb(0x8f, 0xd1, 0x9e),
    bad: Color::Rgb(0xff, 0x7b, 0x72),
    has_pictures: true,
    is_plain: false,
};

/// The same in the 256 colors that most terminals share.
const INDEXED: Theme = Theme {
    ground: Color::Indexed(233),
    surface: Color::Indexed(235),
    text: Color::Indexed(255),
    dim: Color::Indexed(248),
    faint: Color::Indexed(241),
    accent: Color::Indexed(215),
    on_accent: Color::Indexed(233),
    good: Color::Indexed(114),
    bad: Color::Indexed(210),
    has_pictures: true,
    is_plain: false,
};

/// The terminal's own colors, whatever its owner made of them.
const SIXTEEN: Theme = Theme {
    ground: Color::Reset,
    surface: Color::Reset,
    text: Color::Reset,
    dim: Color::Reset,
    faint: Color::DarkGray,
    accent: Color::Yellow,
    on_accent: Color::Black,
    good: Color::Green,
    bad: Color::Red,
    has_pictures: false,
    is_plain: false,
};

/// No color at all.
const PLAIN: Theme = Theme {
    ground: Color::Reset,
    surface: Color::Reset,
    text: Color::Reset,
    dim: Color::Reset,
    faint: Color::Reset,
    accent: Color::Reset,
    on_accent: Color::Reset,
    good: Color::Reset,
    bad: Color::Reset,
    has_pictures: false,
    is_plain: true,
};

/// A theme, and the pictures that are at hand.
pub struct Look<'a> {
    theme: Theme,
    pub(super) gallery: &'a Gallery,
}

impl<'a> Look<'a> {
    pub const fn new(theme: Theme, gallery: &'a Gallery) -> Self {
        Self { theme, gallery }
    }
}

impl std::ops::Deref for Look<'_> {
    type Target = Theme;

    fn deref(&self) -> &Theme {
        &self.theme
    }
}

impl Theme {
    pub fn of(device: &Device) -> Self {
        let theme = match device.colors {
            257.. => DARK,
            256 => INDEXED,
            16.. => SIXTEEN,
            _ => PLAIN,
        };
        Self {
            has_pictures: device.shows_pictures(),
            ..theme
        }
    }

    /// What a picture fades into.
    pub fn picture_ground(&self) -> Rgb {
        match self.ground {
            Color::Rgb(red, green, blue) => Rgb(red, green, blue),
            // Of the 256 colors the last 24 are grays, ten levels apart from 8 on.
            Color::Indexed(gray @ 232..) => {
                let level = 8 + 10 * (gray - 232);
                Rgb(level, level, level)
            }
            _ => Rgb(0x0e, 0x0f, 0x14),
        }
    }

    /// The ground of the whole screen.
    pub fn screen(&self) -> Style {
        Style::new().fg(self.text).bg(self.ground)
    }

    /// The ground of panels and boxes.
    pub fn raised(&self) -> Style {
        Style::new().fg(self.text).bg(self.surface)
    }

    /// Plain words, on whatever ground they stand.
    pub fn base(&self) -> Style {
        Style::new().fg(self.text)
    }

    pub fn dim(&self) -> Style {
        Style::new().fg(self.dim)
    }

    pub fn faint(&self) -> Style {
        Style::new().fg(self.faint)
    }

    pub fn bold(&self) -> Style {
        Style::new().fg(self.text).add_modifier(Modifier::BOLD)
    }

    /// Words about what has the focus.
    pub fn focused(&self) -> Style {
        let style = Style::new().fg(self.accent).add_modifier(Modifier::BOLD);
        if self.is_plain {
            style.add_modifier(Modifier::REVERSED)
        } else {
            style
        }
    }

    /// A chosen button or line: filled.
    pub fn filled(&self) -> Style {
        let style = Style::new().add_modifier(Modifier::BOLD);
        if self.is_plain {
            style.add_modifier(Modifier::REVERSED)
        } else {
            style.fg(self.on_accent).bg(self.accent)
        }
    }

    /// A button at rest: set off from the ground where there are colors for it.
    pub fn button(&self) -> Style {
        Style::new().fg(self.text).bg(self.surface)
    }

    pub fn good(&self) -> Style {
        Style::new().fg(self.good)
    }

    pub fn bad(&self) -> Style {
        Style::new().fg(self.bad).add_modifier(Modifier::BOLD)
    }
}
