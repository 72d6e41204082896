//! The sea: a light low over it, its path on the water, and a sail, a lighthouse or a far coast.

use super::super::canvas::{Bounds, Canvas, Point};
use super::super::color::Color;
use super::super::dice::Dice;
use super::super::easel::Easel;
use super::super::figure::birds;
use super::super::ridge::{Grain, Ridge};

pub fn draw(easel: &mut Easel) {
    let Easel { canvas, colors, dice } = easel;
    let width = canvas.aspect();
    let horizon = canvas.snapped(dice.between(0.5, 0.66));
    super::sky(canvas, colors, horizon);
    let light = (width * dice.third(), horizon - dice.between(0.06, 0.3));
    let sun = colors.accent.mix(Color::WHITE, 0.15);
    super::orb(canvas, light, dice.between(0.13, 0.19), sun, 0.8);
    birds(canvas, (width - light.0, 0.2), colors.near, dice);

    let coast = Ridge::new(horizon - 0.05, 0.08, 0.9, Grain::Sharp, dice);
    let far = colors.far.mix(colors.sky_low, 0.35);
    super::land(canvas, &coast, far, far, None);
    water(
        canvas,
        horizon,
        colors.far.mix(colors.sky_low, 0.25),
        colors.near.mix(colors.ink, 0.4),
    );
    glitter(canvas, (light.0, horizon), sun, dice.fork());

    let x = width - light.0;
    match dice.below(3) {
        0 => boat(
            canvas,
            (x, horizon + 0.18),
            0.5,
            colors.ink,
            colors.accent.mix(colors.sky_low, 0.5),
        ),
        1 => lighthouse(canvas, x, horizon + 0.14, colors.ink, sun),
        _ => boat(canvas, (light.0 + 0.1, horizon + 0.1), 0.36, colors.ink, colors.ink),
    }
}

fn water(canvas: &mut Canvas, horizon: f32, far: Color, near: Color) {
    let deep = (1.0 - horizon).max(0.01);
    canvas.touch(Bounds(0.0, horizon, canvas.aspect(), 1.0), |_, y, _| {
        far.mix(near, ((y - horizon) / deep).sqrt())
    });
}

/// The light's path: short bright strokes, wider apart and wider themselves toward the shore.
fn glitter(canvas: &mut Canvas, (x, horizon): Point, light: Color, mut dice: Dice) {
    let pixel = canvas.pixel();
    let mut y = horizon;
    while y < 1.0 {
        let down = (y - horizon) / (1.0 - horizon).max(0.01);
        let reach = 0.1 + 0.24 * down;
        for _ in 0..2 {
            let (middle, half) = (x + dice.between(-reach, reach) * 0.6, reach * dice.between(0.3, 0.7));
            canvas.rectangle(
                Bounds(middle - half, y, middle + half, y + pixel),
                light,
                (0.62 - 0.4 * down) * dice.between(0.4, 1.0),
            );
        }
        y += pixel;
    }
}

fn boat(canvas: &mut Canvas, (x, water): Point, height: f32, hull: Color, sail: Color) {
    let x = canvas.centered(x);
    let mast = water - height;
    canvas.polygon(
        &[
            (x + 0.01, mast),
            (x + height * 0.42, water - height * 0.16),
            (x + 0.01, water - height * 0.16),
        ],
        1.0,
        sail,
        1.0,
    );
    canvas.polygon(
        &[
            (x - 0.02, mast + height * 0.14),
            (x - 0.02, water - height * 0.16),
            (x - height * 0.3, water - height * 0.16),
        ],
        1.0,
        sail.mix(hull, 0.25),
        1.0,
    );
    let (half, deep) = (height * 0.46, canvas.at_least(height * 0.13, 1.0));
    canvas.polygon(
        &[
            (x - half, water - deep),
            (x + half, water - deep),
            (x + half * 0.66, water),
            (x - half * 0.66, water),
        ],
        1.0,
        hull,
        1.0,
    );
    canvas.rectangle(
        Bounds(x - half, water, x + half, water + canvas.at_least(0.05, 1.0)),
        hull,
        0.4,
    );
}

fn lighthouse(canvas: &mut Canvas, x: f32, shore: f32, ink: Color, light: Color) {
    let x = canvas.centered(x);
    let lamp = (x, 0.24);
    let side = if x > canvas.aspect() / 2.0 { -1.0 } else { 1.0 };
    let beam = [lamp, (x + side * 2.0, 0.02), (x + side * 2.0, 0.34)];
    let beam = if side > 0.0 { beam } else { [beam[0], beam[2], beam[1]] };
    canvas.polygon(&beam, 2.0, light, 0.22);
    canvas.glow(lamp, 0.35, light, 0.8);
    canvas.ellipse((x - side * 0.12, shore + 0.16), (0.55, 0.22), ink, 1.0);
    let (foot, top) = (canvas.at_least(0.075, 0.8), canvas.at_least(0.045, 0.6));
    canvas.polygon(
        &[(x - top, 0.3), (x + top, 0.3), (x + foot, shore), (x - foot, shore)],
        1.0,
        ink,
        1.0,
    );
    canvas.polygon(&[(x, 0.12), (x + top, 0.2), (x - top, 0.2)], 1.0, ink, 1.0);
    canvas.disc(lamp, canvas.at_least(0.045, 0.6), light.mix(Color::WHITE, 0.4), 1.0);
}
