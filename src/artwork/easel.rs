//! All that a scene sees: the canvas, the colors, the dice.

use super::Subject;
use super::canvas::Canvas;
use super::color::Color;
use super::dice::{Dice, scramble};
use super::palette::Palette;

pub struct Easel {
    pub canvas: Canvas,
    pub colors: Colors,
    pub dice: Dice,
}

/// A palette ready for mixing.
#[derive(Clone, Copy, Debug)]
pub struct Colors {
    pub sky_top: Color,
    pub sky_low: Color,
    pub far: Color,
    pub near: Color,
    pub accent: Color,
    pub ink: Color,
}

impl Easel {
    pub fn new(subject: Subject, width: u16, height: u16) -> Easel {
        let palette = Palette::of(subject.tone, subject.seed);
        let colors = Colors {
            sky_top: palette.sky_top.into(),
            sky_low: palette.sky_low.into(),
            far: palette.far.into(),
            near: palette.near.into(),
            accent: palette.accent.into(),
            ink: palette.ink.into(),
        };
        // Scrambled apart from the palette's own use of the seed, so that a composition does not always come in the same colors.
        let dice = Dice::new(scramble(subject.seed ^ 0x5CE2_E000 ^ ((subject.motif as u64) << 48)));
        Easel {
            canvas: Canvas::new(width, height),
            colors,
            dice,
        }
    }
}
