//! A stadium at night: floodlights, stands, a mown pitch, someone on it.

use super::super::canvas::{Bounds, Canvas, Point};
use super::super::color::{Color, Rgb};
use super::super::dice::Dice;
use super::super::easel::Easel;
use super::super::figure::person;

pub fn draw(easel: &mut Easel) {
    let Easel { canvas, colors, dice } = easel;
    let width = canvas.aspect();
    let horizon = dice.between(0.58, 0.66);
    super::sky(canvas, colors, horizon);
    canvas.touch_all(|_, _, color| color.mix(colors.ink, 0.3));
    let light = colors.accent.mix(Color::WHITE, 0.4);
    let aim = width * dice.between(0.3, 0.7);
    stands(canvas, horizon, colors.near, light, dice.fork());
    // Grass is green in any light, so the palette gets some; the rest of the picture keeps its tone.
    let grass = colors.far.mix(Rgb(58, 122, 66).into(), 0.55);
    pitch(canvas, (aim, horizon), grass, grass.mix(colors.ink, 0.28));
    if dice.chance(0.5) {
        chalk(canvas, (aim, horizon), light);
    } else {
        goal(canvas, (aim, horizon + 0.06), light);
    }
    let masts: &[f32] = match dice.below(3) {
        0 => &[0.1, 0.9],
        1 => &[0.16],
        _ => &[0.22, 0.84],
    };
    for &share in masts {
        floodlight(
            canvas,
            (width * share, dice.between(0.14, 0.2)),
            (aim, 0.86),
            horizon,
            light,
            colors.ink,
        );
    }
    let x = canvas.centered(aim + dice.side() * dice.between(0.1, 0.6));
    canvas.cloud((x, 0.93), (0.3, 0.06), colors.ink, 0.7);
    person(canvas, (x, 0.93), dice.between(0.42, 0.62), colors.ink);
    canvas.disc((x + dice.side() * 0.24, 0.9), canvas.at_least(0.035, 0.6), light, 1.0);
}

/// Stands that rise toward both sides, full of people: specks, some of them lit.
fn stands(canvas: &mut Canvas, horizon: f32, color: Color, light: Color, mut dice: Dice) {
    let width = canvas.aspect().max(0.01);
    canvas.below(|x| horizon - 0.1 - 0.2 * (x / width * 2.0 - 1.0).powi(2), |_, _| color);
    let pixel = canvas.pixel();
    for _ in 0..(width * 28.0).min(200.0) as usize {
        let (x, up) = (dice.unit() * width, dice.unit());
        let y = horizon - up * (0.1 + 0.2 * (x / width * 2.0 - 1.0).powi(2));
        let (left, top) = (canvas.snapped(x), canvas.snapped(y));
        canvas.rectangle(
            Bounds(left, top, left + pixel, top + pixel),
            light,
            dice.between(0.08, 0.38),
        );
    }
}

/// Stripes of mown grass that meet at the horizon.
fn pitch(canvas: &mut Canvas, (aim, horizon): Point, light: Color, dark: Color) {
    let pixel = canvas.pixel();
    canvas.touch(Bounds(0.0, horizon - pixel, canvas.aspect(), 1.0), |x, y, behind| {
        let down = (y - horizon + 0.22).max(0.01);
        let stripe = ((x - aim) / down * 1.1).rem_euclid(2.0) - 1.0;
        let share = (0.5 + (stripe.abs() - 0.5) * down / pixel * 0.9).clamp(0.0, 1.0);
        let covered = ((y - horizon) / pixel + 0.5).clamp(0.0, 1.0);
        behind.mix(light.mix(dark, share).mix(dark, (y - horizon) * 0.8), covered)
    });
}

/// The near touchline and half a center circle.
fn chalk(canvas: &mut Canvas, (aim, horizon): Point, chalk: Color) {
    let thin = canvas.at_least(0.009, 0.26);
    canvas.stroke(
        (-0.1, horizon + 0.1),
        (canvas.aspect() + 0.1, horizon + 0.1),
        (thin, thin),
        chalk,
        0.55,
    );
    canvas.stroke(
        (aim - 0.75, 1.05),
        (aim - 0.32, horizon + 0.1),
        (thin, thin),
        chalk,
        0.45,
    );
    canvas.stroke(
        (aim + 0.75, 1.05),
        (aim + 0.32, horizon + 0.1),
        (thin, thin),
        chalk,
        0.45,
    );
}

/// A goal seen from the front.
fn goal(canvas: &mut Canvas, (x, foot): Point, frame: Color) {
    let (half, top, thin) = (0.4, foot - 0.24, canvas.at_least(0.014, 0.4));
    canvas.rectangle(Bounds(x - half, top, x + half, foot), frame, 0.1);
    for (from, to) in [
        ((x - half, foot), (x - half, top)),
        ((x - half, top), (x + half, top)),
        ((x + half, top), (x + half, foot)),
    ] {
        canvas.stroke(from, to, (thin, thin), frame, 0.9);
    }
}

fn floodlight(canvas: &mut Canvas, (x, y): Point, aim: Point, horizon: f32, light: Color, ink: Color) {
    let x = canvas.centered(x);
    let mast = canvas.at_least(0.02, 0.4);
    canvas.stroke((x, horizon), (x, y), (mast, mast * 0.8), ink, 1.0);
    // From the lamp down onto the pitch; mirrored for a lamp on the right, with its corners turned to stay clockwise.
    let beam = if aim.0 > x {
        [
            (x, y - 0.05),
            (aim.0 + 0.5, aim.1),
            (aim.0 - 0.2, aim.1 + 0.1),
            (x, y + 0.05),
        ]
    } else {
        [
            (x, y + 0.05),
            (aim.0 + 0.2, aim.1 + 0.1),
            (aim.0 - 0.5, aim.1),
            (x, y - 0.05),
        ]
    };
    canvas.polygon(&beam, 4.0, light, 0.13);
    canvas.glow((x, y), 0.5, light, 0.75);
    let (half, high) = (canvas.at_least(0.1, 1.2), canvas.at_least(0.055, 0.7));
    canvas.rectangle(
        Bounds(x - half, y - high, x + half, y + high),
        Color::WHITE.mix(light, 0.35),
        1.0,
    );
}
