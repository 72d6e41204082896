//! Two people and a great light behind them.

use super::super::canvas::{Canvas, Point};
use super::super::color::Color;
use super::super::dice::Dice;
use super::super::easel::Easel;
use super::super::figure::{birds, leafy_tree, person};
use super::super::ridge::{Grain, Ridge};

pub fn draw(easel: &mut Easel) {
    let Easel { canvas, colors, dice } = easel;
    let width = canvas.aspect();
    let at = width * dice.third();
    super::sky(canvas, colors, 0.85);
    let light = colors.accent.mix(Color::WHITE, 0.1);
    let center = (at + dice.between(-0.12, 0.12), dice.between(0.42, 0.52));
    super::orb(canvas, center, dice.between(0.32, 0.39), light, 0.7);
    birds(canvas, (width - at, 0.22), colors.near, dice);
    let far = Ridge::new(0.74, 0.08, 1.0, Grain::Smooth, dice);
    let hazy = colors.far.mix(colors.sky_low, 0.3);
    super::land(canvas, &far, hazy, hazy.mix(colors.sky_low, 0.3), Some((at, light)));

    let ground = match dice.below(3) {
        0 => {
            shore(canvas, colors.sky_top.mix(colors.ink, 0.4));
            pier(canvas, at, colors.ink);
            0.87
        }
        choice => {
            let hill = Ridge::new(0.9, 0.03, 1.2, Grain::Smooth, dice);
            super::land(
                canvas,
                &hill,
                colors.near.mix(colors.ink, 0.5),
                colors.ink,
                Some((at, light)),
            );
            if choice == 1 {
                let x = width - at;
                leafy_tree(canvas, (x, hill.top(x) + 0.03), 0.62, colors.ink);
            } else {
                lanterns(canvas, width, light, colors.ink, dice.fork());
            }
            hill.top(at) + 0.03
        }
    };
    pair(
        canvas,
        (at, ground),
        dice.between(0.54, 0.6),
        colors.ink,
        dice.chance(0.5),
    );
}

/// Side by side with a pixel of light between their heads, or in each other's arms.
fn pair(canvas: &mut Canvas, (x, foot): Point, height: f32, ink: Color, embracing: bool) {
    let apart = if embracing {
        canvas.at_least(height * 0.11, 1.0)
    } else {
        canvas.at_least(height * 0.2, 1.5)
    };
    let x = canvas.centered(x);
    person(canvas, (x - apart, foot), height, ink);
    person(canvas, (x + apart, foot), height * 0.92, ink);
    // A coat or a skirt, and an arm around the other or a hand in a hand.
    let hem = canvas.at_least(height * 0.16, 0.8);
    let right = canvas.centered(x + apart);
    canvas.polygon(
        &[
            (right, foot - height * 0.5),
            (right + hem, foot - height * 0.14),
            (right - hem, foot - height * 0.14),
        ],
        1.0,
        ink,
        1.0,
    );
    let arm = canvas.at_least(height * 0.035, 0.35);
    let at = foot - height * if embracing { 0.64 } else { 0.46 };
    canvas.stroke((x - apart, at - height * 0.04), (x + apart, at), (arm, arm), ink, 1.0);
}

fn shore(canvas: &mut Canvas, water: Color) {
    canvas.reflect(0.8, water, 0.35);
}

/// A plank walk on posts, from the nearer side of the picture to just past the two.
fn pier(canvas: &mut Canvas, x: f32, ink: Color) {
    let width = canvas.aspect();
    let (from, to) = if x < width / 2.0 {
        (-0.1, x + 0.4)
    } else {
        (x - 0.4, width + 0.1)
    };
    let thick = canvas.at_least(0.028, 0.5);
    canvas.stroke((from, 0.89), (to, 0.89), (thick, thick), ink, 1.0);
    let mut post = from.max(0.0) + 0.12;
    while post < to.min(width) {
        canvas.stroke((post, 0.89), (post, 1.05), (thick * 0.7, thick * 0.7), ink, 1.0);
        post += 0.3;
    }
}

/// A string of lamps above.
fn lanterns(canvas: &mut Canvas, width: f32, light: Color, ink: Color, mut dice: Dice) {
    let sag = dice.between(0.1, 0.18);
    let line = |x: f32| {
        let across = x / width.max(0.01) * 2.0 - 1.0;
        0.06 + sag * (1.0 - across * across)
    };
    let mut x = -0.1;
    while x < width {
        let thin = canvas.at_least(0.005, 0.16);
        canvas.stroke((x, line(x)), (x + 0.22, line(x + 0.22)), (thin, thin), ink, 0.7);
        canvas.glow((x + 0.11, line(x + 0.11) + 0.05), 0.16, light, 0.7);
        canvas.disc(
            (x + 0.11, line(x + 0.11) + 0.05),
            canvas.at_least(0.022, 0.5),
            light,
            1.0,
        );
        x += 0.22;
    }
}
