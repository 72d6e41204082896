//! A stage: curtains, a spotlight, one person in it.

use super::super::canvas::{Bounds, Canvas};
use super::super::color::Color;
use super::super::easel::Easel;
use super::super::figure::person;

pub fn draw(easel: &mut Easel) {
    let Easel { canvas, colors, dice } = easel;
    let width = canvas.aspect();
    let floor = 0.8;
    let back = colors.ink.mix(colors.near, 0.5);
    canvas.touch_all(|_, y, _| back.mix(colors.near, y * 0.5));
    canvas.rectangle(Bounds(0.0, floor, width, 1.0), colors.far.mix(colors.ink, 0.45), 1.0);

    let star = width * (0.5 + dice.between(-0.2, 0.2));
    let beams = 1 + dice.below(3);
    let light = colors.accent;
    for beam in 0..beams {
        let from = star + (beam as f32 - (beams - 1) as f32 / 2.0) * 0.9 + dice.between(-0.2, 0.2);
        let cone = [
            (from - 0.05, -0.1),
            (from + 0.05, -0.1),
            (star + 0.34, 0.9),
            (star - 0.34, 0.9),
        ];
        canvas.polygon(&cone, 3.0, light, 0.5 / beams as f32 + 0.08);
    }
    canvas.ellipse((star, 0.9), (0.44, 0.085), light, 0.8);
    canvas.glow((star, 0.6), 0.7, light, 0.3);
    curtain(
        canvas,
        width * dice.between(0.08, 0.24),
        colors.sky_low.mix(colors.sky_top, 0.55),
        colors.ink,
    );

    person(canvas, (star, 0.92), 0.66, colors.ink);
    let x = canvas.centered(star);
    let thin = canvas.at_least(0.01, 0.3);
    match dice.below(3) {
        // A singer at a microphone, a dancer with arms wide, a speaker at a desk.
        0 => canvas.stroke((x + 0.14, 0.92), (x + 0.11, 0.36), (thin, thin), colors.ink, 1.0),
        1 => {
            for side in [-1.0, 1.0] {
                let thin = canvas.at_least(0.022, 0.4);
                canvas.stroke((x, 0.46), (x + side * 0.26, 0.27), (thin, thin), colors.ink, 1.0);
            }
        }
        _ => canvas.polygon(
            &[(x - 0.17, 0.62), (x + 0.17, 0.62), (x + 0.13, 0.93), (x - 0.13, 0.93)],
            1.0,
            colors.ink.mix(colors.near, 0.5),
            1.0,
        ),
    }
}

/// Cloth at both sides, fuller at the top, in folds, and a border above.
fn curtain(canvas: &mut Canvas, reach: f32, cloth: Color, shade: Color) {
    let width = canvas.aspect();
    let pixel = canvas.pixel();
    canvas.touch_all(|x, y, behind| {
        let from_side = x.min(width - x);
        let edge = reach * (1.0 - 0.42 * (1.0 - (1.0 - y) * (1.0 - y)));
        let covered = ((edge - from_side) / pixel + 0.5).clamp(0.0, 1.0);
        let fold = 0.5 + 0.5 * (from_side * 34.0 / (0.6 + reach)).sin();
        behind.mix(cloth.mix(shade, 0.15 + 0.45 * fold), covered)
    });
    let swag = |x: f32| 0.1 + 0.045 * ((x / width.max(0.01)) * 15.7).sin().abs();
    canvas.touch(Bounds(0.0, 0.0, width, 0.2), |x, y, behind| {
        let covered = ((swag(x) - y) / pixel + 0.5).clamp(0.0, 1.0);
        behind.mix(cloth.mix(shade, 0.35), covered)
    });
}
