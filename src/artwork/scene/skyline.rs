//! A city at night: towers in layers, lit windows, and something bright behind them.

use super::super::canvas::{Bounds, Canvas};
use super::super::color::Color;
use super::super::dice::Dice;
use super::super::easel::Easel;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Layout {
    /// Across a harbor that mirrors it.
    Harbor,
    /// Down a street between towers.
    Canyon,
    /// One tower above the rest.
    Landmark,
}

pub fn draw(easel: &mut Easel) {
    let Easel { canvas, colors, dice } = easel;
    let width = canvas.aspect();
    let layout = [Layout::Harbor, Layout::Canyon, Layout::Landmark][dice.below(3) as usize];
    let ground = if layout == Layout::Harbor { 0.72 } else { 1.0 };
    super::sky(canvas, colors, ground * 0.9);

    let light_x = width
        * if layout == Layout::Canyon {
            dice.between(0.4, 0.6)
        } else {
            dice.third()
        };
    let light_y = dice.between(0.26, 0.46);
    let moon = colors.accent.mix(Color::WHITE, 0.25);
    super::orb(canvas, (light_x, light_y), dice.between(0.1, 0.16), moon, 0.75);

    let valley = |x: f32| (((x - light_x).abs() / width.max(0.01)) * 2.2).min(1.0);
    let far = Block {
        ground,
        low: 0.24,
        high: 0.54,
        color: colors.far.mix(colors.sky_low, 0.3),
        lit: 0.0,
    };
    far.row(canvas, colors.accent, dice.fork(), |_| 1.0);
    if layout == Layout::Landmark {
        landmark(
            canvas,
            (width - light_x, ground),
            colors.near.mix(colors.far, 0.5),
            colors.accent,
        );
    }
    let near = Block {
        ground,
        low: 0.16,
        high: 0.58,
        color: colors.near,
        lit: 0.36,
    };
    match layout {
        Layout::Canyon => near.row(canvas, colors.accent, dice.fork(), |x| 0.25 + 1.5 * valley(x)),
        _ => near.row(canvas, colors.accent, dice.fork(), |x| 0.6 + 0.5 * valley(x)),
    }
    match layout {
        Layout::Harbor => canvas.reflect(ground, colors.ink.mix(colors.sky_top, 0.5), 0.42),
        _ => {
            let street = Block {
                ground,
                low: 0.05,
                high: 0.16,
                color: colors.ink,
                lit: 0.12,
            };
            street.row(canvas, colors.accent, dice.fork(), |x| 0.4 + valley(x));
        }
    }
}

/// A tower that narrows in three steps to a mast.
fn landmark(canvas: &mut Canvas, (x, ground): (f32, f32), color: Color, light: Color) {
    let x = canvas.centered(x);
    for (half, top) in [(0.15, 0.42), (0.1, 0.26), (0.055, 0.16)] {
        let half = canvas.at_least(half, 0.5);
        canvas.rectangle(Bounds(x - half, top, x + half, ground), color, 1.0);
    }
    let thin = canvas.at_least(0.012, 0.3);
    canvas.stroke((x, 0.16), (x, 0.04), (thin, thin), color, 1.0);
    canvas.glow((x, 0.06), 0.1, light, 0.6);
}

/// How a row of buildings is made: where it stands, how high they are, how many windows are lit.
struct Block {
    ground: f32,
    low: f32,
    high: f32,
    color: Color,
    lit: f32,
}

impl Block {
    fn row(&self, canvas: &mut Canvas, light: Color, mut dice: Dice, envelope: impl Fn(f32) -> f32) {
        let mut left = -dice.between(0.0, 0.15);
        while left < canvas.aspect() {
            let right = canvas
                .snapped(left + canvas.at_least(dice.between(0.14, 0.34), 2.0))
                .max(left + canvas.pixel());
            let tall = dice.between(self.low, self.high) * envelope((left + right) / 2.0);
            let top = self.ground - tall;
            // Each a shade apart from its neighbor, or a row of them would be one wall.
            canvas.rectangle(
                Bounds(left, top, right, self.ground),
                self.color.mix(light, 0.05 * dice.unit()),
                1.0,
            );
            if dice.chance(0.25) {
                let mast = canvas.centered((left + right) / 2.0);
                let thin = canvas.at_least(0.008, 0.25);
                canvas.stroke((mast, top), (mast, top - 0.09), (thin, thin), self.color, 0.9);
            }
            self.windows(canvas, light, Bounds(left, top, right, self.ground), &mut dice);
            left = right
                + if dice.chance(0.2) {
                    canvas.at_least(0.02, 1.0)
                } else {
                    0.0
                };
        }
    }

    fn windows(&self, canvas: &mut Canvas, light: Color, wall: Bounds, dice: &mut Dice) {
        let Bounds(left, top, right, bottom) = wall;
        if self.lit == 0.0 {
            return;
        }
        let pane = canvas.snapped(canvas.at_least(0.028, 1.0));
        let mut y = canvas.snapped(top) + pane;
        while y + pane * 0.5 < bottom {
            // A pier of wall at the side, where there is room for one.
            let mut x = canvas.snapped(left) + if right - left > pane * 2.5 { pane } else { 0.0 };
            while x + pane < right + pane * 0.1 {
                if dice.chance(self.lit) {
                    let glass = Bounds(x, y, x + pane, y + pane);
                    canvas.rectangle(glass, light, dice.between(0.35, 0.95));
                }
                x += pane * 2.0;
            }
            y += pane * 2.0;
        }
    }
}
