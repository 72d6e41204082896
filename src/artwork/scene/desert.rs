//! A desert: a great low sun, mesas, dunes, and one thing that stands up in all that width.

use super::super::canvas::{Canvas, Point};
use super::super::color::Color;
use super::super::dice::Dice;
use super::super::easel::Easel;
use super::super::figure::person;
use super::super::ridge::{Grain, Ridge};

pub fn draw(easel: &mut Easel) {
    let Easel { canvas, colors, dice } = easel;
    let width = canvas.aspect();
    let horizon = dice.between(0.62, 0.7);
    super::sky(canvas, colors, horizon);
    let light = (width * dice.third(), horizon - dice.between(0.12, 0.28));
    let sun = colors.accent;
    super::orb(canvas, light, dice.between(0.2, 0.28), sun, 0.8);

    let rock = colors.far.mix(colors.sky_low, 0.12);
    mesas(
        canvas,
        (horizon, light.0),
        rock,
        rock.mix(colors.sky_low, 0.4),
        dice.fork(),
    );
    let dune = Ridge::new(horizon + 0.1, 0.06, 1.0, Grain::Smooth, dice);
    super::land(
        canvas,
        &dune,
        colors.far.mix(colors.near, 0.55),
        colors.near,
        Some((light.0, sun)),
    );
    let front = Ridge::new(0.88, 0.07, 1.3, Grain::Smooth, dice);
    super::land(
        canvas,
        &front,
        colors.near.mix(colors.ink, 0.45),
        colors.ink,
        Some((light.0, sun)),
    );

    let x = width - light.0 + dice.between(-0.1, 0.1);
    let foot = (x, front.top(x) + 0.03);
    match dice.below(3) {
        0 => person(canvas, foot, 0.44, colors.ink),
        1 => cactus(canvas, foot, 0.5, colors.ink),
        _ => {
            cactus(canvas, foot, 0.42, colors.ink);
            person(canvas, (light.0, front.top(light.0) + 0.03), 0.4, colors.ink);
        }
    }
}

/// Table mountains: flat on top, steep at the sides, wider at the foot; none before the sun, which they would make a crescent.
fn mesas(canvas: &mut Canvas, (horizon, sun_x): Point, color: Color, foot: Color, mut dice: Dice) {
    let mut x = dice.between(-0.4, 0.2);
    while x < canvas.aspect() {
        let (wide, high) = (dice.between(0.16, 0.5), dice.between(0.14, 0.34));
        if x < sun_x + 0.2 && x + wide > sun_x - 0.2 {
            x = sun_x + dice.between(0.21, 0.4);
        }
        let (left, right, top) = (x, x + wide, horizon - high);
        let table = [
            (left, top),
            (right, top),
            (right + 0.06, horizon + 0.1),
            (left - 0.06, horizon + 0.1),
        ];
        canvas.polygon(&table, 1.0, color, 1.0);
        let rubble = [
            (left - 0.03, horizon - high * 0.4),
            (right + 0.03, horizon - high * 0.4),
            (right + 0.2, horizon + 0.1),
            (left - 0.2, horizon + 0.1),
        ];
        canvas.polygon(&rubble, 1.0, color.mix(foot, 0.5), 1.0);
        x = right + dice.between(0.35, 1.0);
    }
}

fn cactus(canvas: &mut Canvas, (x, foot): Point, height: f32, color: Color) {
    let x = canvas.centered(x);
    let thick = canvas.at_least(height * 0.075, 0.55);
    canvas.stroke((x, foot), (x, foot - height), (thick, thick), color, 1.0);
    for (side, elbow, tip) in [(-1.0, 0.42, 0.74), (1.0, 0.54, 0.88)] {
        let arm = x + side * canvas.at_least(height * 0.24, 2.0);
        let thin = thick * 0.85;
        canvas.stroke(
            (x, foot - height * elbow),
            (arm, foot - height * elbow),
            (thin, thin),
            color,
            1.0,
        );
        canvas.stroke(
            (arm, foot - height * elbow),
            (arm, foot - height * tip),
            (thin, thin),
            color,
            1.0,
        );
    }
}
