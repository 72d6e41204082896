//! War: smoke lit from behind, broken ground, wire, a file of soldiers.

use super::super::canvas::{Canvas, Point};
use super::super::color::Color;
use super::super::dice::Dice;
use super::super::easel::Easel;
use super::super::figure::{bare_tree, person};
use super::super::ridge::{Grain, Ridge};

pub fn draw(easel: &mut Easel) {
    let Easel { canvas, colors, dice } = easel;
    let width = canvas.aspect();
    super::sky(canvas, colors, 0.8);
    let fire_x = width * dice.third();
    canvas.glow((fire_x, 0.72), 1.1, colors.accent, 0.75);
    smoke(canvas, fire_x, colors.near, dice.fork());
    if dice.chance(0.5) {
        flare(canvas, (width - fire_x, dice.between(0.16, 0.26)), colors.accent);
    }

    let far = Ridge::new(0.68, 0.07, 0.5, Grain::Sharp, dice);
    super::land(
        canvas,
        &far,
        colors.far.mix(colors.sky_low, 0.15),
        colors.far,
        Some((fire_x, colors.accent)),
    );
    let stump_x = width - fire_x;
    bare_tree(
        canvas,
        (stump_x, 0.82),
        dice.between(0.4, 0.6),
        colors.near.mix(colors.ink, 0.6),
        dice,
    );

    let front = Ridge::new(0.85, 0.05, 0.6, Grain::Sharp, dice);
    soldiers(canvas, fire_x, &front, colors.ink, dice.fork());
    super::land(
        canvas,
        &front,
        colors.ink.mix(colors.near, 0.4),
        colors.ink,
        Some((fire_x, colors.accent)),
    );
    wire(canvas, &front, colors.ink, dice.fork());
}

fn smoke(canvas: &mut Canvas, x: f32, color: Color, mut dice: Dice) {
    for _ in 0..2 {
        let (mut at, drift) = (
            (x + dice.between(-0.8, 0.8), 0.68),
            dice.between(0.02, 0.14) * dice.side(),
        );
        for puff in 0..5 {
            let size = 0.14 + 0.06 * puff as f32;
            canvas.cloud(at, (size * 1.3, size), color, 0.75);
            at = (at.0 + drift, at.1 - 0.14);
        }
    }
}

fn flare(canvas: &mut Canvas, at: Point, light: Color) {
    canvas.glow(at, 0.5, light, 0.7);
    canvas.disc(at, canvas.at_least(0.03, 0.6), light.mix(Color::WHITE, 0.5), 1.0);
}

fn soldiers(canvas: &mut Canvas, x: f32, ground: &Ridge, ink: Color, mut dice: Dice) {
    let step = canvas.at_least(0.27, 3.6);
    let first = x - step * 1.5;
    let count = if canvas.is_coarse() { 3 } else { 3 + dice.below(3) };
    for index in 0..count {
        let x = first + index as f32 * step;
        let foot = ground.top(x) + 0.05;
        let height = dice.between(0.4, 0.46);
        person(canvas, (x, foot), height, ink);
        let x = canvas.centered(x);
        canvas.dome(
            (x, foot - height * 0.89),
            (canvas.at_least(height * 0.14, 0.6), height * 0.13),
            ink,
        );
        let thin = canvas.at_least(0.008, 0.26);
        canvas.stroke(
            (x - 0.05, foot - height * 0.45),
            (x + 0.11, foot - height * 1.05),
            (thin, thin),
            ink,
            0.95,
        );
    }
}

/// Posts and sagging wire before it all.
fn wire(canvas: &mut Canvas, ground: &Ridge, ink: Color, mut dice: Dice) {
    let thin = canvas.at_least(0.012, 0.3);
    let mut last: Option<Point> = None;
    let mut x = -dice.unit() * 0.4;
    while x < canvas.aspect() + 0.5 {
        let post = (canvas.centered(x), ground.top(x) - dice.between(0.1, 0.16));
        canvas.stroke(
            (post.0 + dice.between(-0.04, 0.04), 1.0),
            post,
            (thin * 1.4, thin),
            ink,
            1.0,
        );
        if let Some(before) = last {
            let sag = ((before.0 + post.0) / 2.0, before.1.max(post.1) + 0.06);
            canvas.stroke(before, sag, (thin * 0.5, thin * 0.5), ink, 0.8);
            canvas.stroke(sag, post, (thin * 0.5, thin * 0.5), ink, 0.8);
        }
        last = Some(post);
        x += dice.between(0.4, 0.6) * if canvas.is_coarse() { 1.5 } else { 1.0 };
    }
}
