//! Someone, near: head and shoulders against the light, with a bright rim on the lit side.

use super::super::canvas::{Canvas, Point};
use super::super::color::Color;
use super::super::easel::Easel;

pub fn draw(easel: &mut Easel) {
    let Easel { canvas, colors, dice } = easel;
    let width = canvas.aspect();
    let x = canvas.centered(width * dice.third());
    let side = dice.side();
    // A backdrop in two halves, lit from one side as in a studio.
    canvas.touch_all(|at, y, _| {
        let lit = (0.5 + side * (at - x) * 0.55).clamp(0.0, 1.0);
        colors.sky_top.mix(colors.sky_low, lit * (0.55 + 0.35 * y))
    });
    let halo = (x + side * dice.between(0.1, 0.24), dice.between(0.36, 0.46));
    match dice.below(3) {
        0 => super::orb(canvas, halo, 0.4, colors.accent, 0.45),
        1 => {
            canvas.glow(halo, 1.1, colors.accent, 0.5);
            canvas.ring(halo, 0.44, canvas.at_least(0.03, 0.8), colors.accent, 0.8);
        }
        _ => slats(canvas, colors.accent, side),
    }
    let bust = Bust {
        hair: dice.below(4),
        side,
        face: if dice.chance(0.5) { side } else { -side },
    };
    let rim = canvas.at_least(0.022, 0.55);
    bust.draw(canvas, (x + side * rim, 0.0), colors.accent.mix(colors.sky_low, 0.2));
    bust.draw(canvas, (x - side * rim * 0.3, 0.015), colors.ink.mix(colors.near, 0.3));
}

/// Bars of light through a blind.
fn slats(canvas: &mut Canvas, light: Color, side: f32) {
    let step = canvas.at_least(0.15, 2.0);
    let pixel = canvas.pixel();
    canvas.touch_all(|x, y, behind| {
        let at = (y + side * x * 0.12).rem_euclid(step);
        let covered = ((step * 0.25 - (at - step / 2.0).abs()) / pixel + 0.5).clamp(0.0, 1.0);
        behind.lit(light, covered * 0.42)
    });
}

struct Bust {
    hair: u64,
    side: f32,
    /// Which way the nose points.
    face: f32,
}

impl Bust {
    fn draw(&self, canvas: &mut Canvas, (x, y): Point, color: Color) {
        let face = self.face;
        canvas.ellipse((x, y + 1.1), (0.5, 0.36), color, 1.0);
        canvas.stroke(
            (x - face * 0.03, y + 0.56),
            (x - face * 0.03, y + 0.84),
            (0.095, 0.13),
            color,
            1.0,
        );
        canvas.ellipse((x, y + 0.4), (0.185, 0.24), color, 1.0);
        canvas.ellipse((x - face * 0.05, y + 0.34), (0.19, 0.19), color, 1.0);
        // Nose and chin: what makes an ellipse a face seen from the side.
        let nose = [
            (x + face * 0.15, y + 0.33),
            (x + face * 0.255, y + 0.46),
            (x + face * 0.12, y + 0.48),
        ];
        let nose = if face > 0.0 { nose } else { [nose[0], nose[2], nose[1]] };
        canvas.polygon(&nose, 1.0, color, 1.0);
        canvas.disc((x + face * 0.1, y + 0.58), 0.065, color, 1.0);
        match self.hair {
            0 => hat(canvas, (x, y), face, color),
            1 => {
                canvas.disc((x - face * 0.22, y + 0.22), 0.1, color, 1.0);
            }
            2 => {
                canvas.stroke(
                    (x - face * 0.12, y + 0.3),
                    (x - face * 0.2, y + 0.78),
                    (0.14, 0.12),
                    color,
                    1.0,
                );
            }
            _ => canvas.ellipse((x - self.side * 0.02, y + 0.26), (0.22, 0.16), color, 1.0),
        }
    }
}

/// A fedora.
fn hat(canvas: &mut Canvas, (x, y): Point, face: f32, color: Color) {
    canvas.ellipse(
        (x + face * 0.04, y + 0.24),
        (0.34, canvas.at_least(0.042, 0.5)),
        color,
        1.0,
    );
    canvas.polygon(
        &[
            (x - 0.17, y + 0.05),
            (x + 0.16, y + 0.05),
            (x + 0.2, y + 0.25),
            (x - 0.2, y + 0.25),
        ],
        1.0,
        color,
        1.0,
    );
}
