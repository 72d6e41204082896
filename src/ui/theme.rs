//! The colors, as data. With few colors the look is complete without them: focus is reversed and bold, never color alone.

use ratatui::style::{Color, Modifier, Style};

use super::{gallery::Gallery, indexed};
use crate::{app::Ground, artwork::Rgb, behavior::Device};

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
    faint: Color::Rgb(0x6b, 0x6e, 0x7c),
    accent: Color::Rgb(0xff, 0xb4, 0x54),
    on_accent: Color::Rgb(0x1a, 0x12, 0x06),
    good: Color::Rgb(0x8f, 0xd1, 0x9e),
    bad: Color::Rgb(0xff, 0x7b, 0x72),
    has_pictures: true,
    is_plain: false,
};

/// On paper: a warm white, and an accent as warm as that of the dark one, burnt until it can be read.
const LIGHT: Theme = Theme {
    ground: Color::Rgb(0xfb, 0xf9, 0xf4),
    surface: Color::Rgb(0xef, 0xeb, 0xe2),
    text: Color::Rgb(0x1f, 0x1d, 0x1a),
    dim: Color::Rgb(0x5a, 0x57, 0x50),
    faint: Color::Rgb(0x82, 0x7d, 0x73),
    accent: Color::Rgb(0xb4, 0x54, 0x0a),
    on_accent: Color::Rgb(0xff, 0xfa, 0xf0),
    good: Color::Rgb(0x2f, 0x7d, 0x46),
    bad: Color::Rgb(0xc0, 0x30, 0x2b),
    ..DARK
};

/// The dark one in the 256 colors that most terminals share.
const INDEXED: Theme = Theme {
    ground: Color::Indexed(233),
    surface: Color::Indexed(235),
    text: Color::Indexed(255),
    dim: Color::Indexed(248),
    faint: Color::Indexed(243),
    accent: Color::Indexed(215),
    on_accent: Color::Indexed(233),
    good: Color::Indexed(114),
    bad: Color::Indexed(210),
    ..DARK
};

/// The light one in them.
const INDEXED_LIGHT: Theme = Theme {
    ground: Color::Indexed(231),
    surface: Color::Indexed(254),
    text: Color::Indexed(234),
    dim: Color::Indexed(240),
    faint: Color::Indexed(243),
    accent: Color::Indexed(130),
    on_accent: Color::Indexed(231),
    good: Color::Indexed(28),
    bad: Color::Indexed(160),
    ..DARK
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

/// Those of them that can be read on white, where yellow and green often cannot.
const SIXTEEN_LIGHT: Theme = Theme {
    accent: Color::Blue,
    on_accent: Color::White,
    good: Color::Reset,
    ..SIXTEEN
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
    pub fn of(device: &Device, ground: Ground) -> Self {
        let theme = match (device.colors, ground) {
            (257.., Ground::Dark) => DARK,
            (257.., Ground::Light) => LIGHT,
            (256, Ground::Dark) => INDEXED,
            (256, Ground::Light) => INDEXED_LIGHT,
            (16.., Ground::Dark) => SIXTEEN,
            (16.., Ground::Light) => SIXTEEN_LIGHT,
            _ => PLAIN,
        };
        Self {
            has_pictures: device.shows_pictures(),
            ..theme
        }
    }

    /// What a picture fades into.
    pub fn picture_ground(&self) -> Rgb {
        seen(self.ground).unwrap_or(Rgb(0x0e, 0x0f, 0x14))
    }

    /// The colors of what stands on a picture. Pictures are dark on either ground, and on one paper would be a hole.
    pub fn on_pictures(&self) -> Self {
        match self.ground {
            _ if !self.has_pictures => *self,
            ground if ground == LIGHT.ground => DARK,
            ground if ground == INDEXED_LIGHT.ground => INDEXED,
            _ => *self,
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

    /// Names, headings and lines that stand out whatever has the focus.
    pub fn accented(&self) -> Style {
        Style::new().fg(self.accent).add_modifier(Modifier::BOLD)
    }

    /// Words about what has the focus.
    pub fn focused(&self) -> Style {
        if self.is_plain {
            self.accented().add_modifier(Modifier::REVERSED)
        } else {
            self.accented()
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

/// What a color looks like; the terminal's own ones nobody knows.
fn seen(color: Color) -> Option<Rgb> {
    match color {
        Color::Rgb(red, green, blue) => Some(Rgb(red, green, blue)),
        Color::Indexed(index) => indexed::rgb(index),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// WCAG 2.2: the ratio of two colors' relative luminances, 1 to 21.
    fn contrast(one: Color, other: Color) -> f64 {
        let linear = |value: u8| match f64::from(value) / 255.0 {
            value if value <= 0.040_45 => value / 12.92,
            value => ((value + 0.055) / 1.055).powf(2.4),
        };
        let luminance = |color| {
            let Rgb(red, green, blue) = seen(color).unwrap();
            0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue) + 0.05
        };
        let (one, other) = (luminance(one), luminance(other));
        one.max(other) / one.min(other)
    }

    #[test]
    fn every_word_can_be_read_on_every_ground() {
        for theme in [DARK, LIGHT, INDEXED, INDEXED_LIGHT] {
            let words = [
                ("text", theme.text, 7.0),
                ("dim", theme.dim, 4.5),
                ("faint", theme.faint, 3.0),
                ("accent", theme.accent, 3.0),
                ("good", theme.good, 3.0),
                ("bad", theme.bad, 3.0),
            ];
            for (word, color, least) in words {
                for ground in [theme.ground, theme.surface] {
                    let found = contrast(color, ground);
                    assert!(found >= least, "{word} {color} on {ground}: {found:.2}");
                }
            }
            let filled = contrast(theme.on_accent, theme.accent);
            assert!(filled >= 4.5, "a filled button: {filled:.2}");
        }
    }

    #[test]
    fn contrast_is_that_of_the_standard() {
        let (white, black) = (Color::Rgb(255, 255, 255), Color::Rgb(0, 0, 0));
        assert!((contrast(white, black) - 21.0).abs() < 1e-9);
        let gray = contrast(Color::Rgb(0x76, 0x76, 0x76), white);
        assert!((gray - 4.54).abs() < 0.01, "{gray}");
    }
}
