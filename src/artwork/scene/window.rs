//! A dark room, a bright window, someone looking out.

use super::super::canvas::{Bounds, Canvas};
use super::super::color::Color;
use super::super::dice::Dice;
use super::super::easel::{Colors, Easel};
use super::super::figure::person;

pub fn draw(easel: &mut Easel) {
    let Easel { canvas, colors, dice } = easel;
    let width = canvas.aspect();
    let wall = colors.near.mix(colors.ink, 0.45);
    let middle = width * dice.third();
    let half = dice.between(0.34, 0.5);
    let frame = Bounds(
        canvas.snapped(middle - half),
        canvas.snapped(0.12),
        canvas.snapped(middle + half),
        canvas.snapped(0.72),
    );
    // The wall takes the window's light, less the farther off.
    canvas.touch_all(|x, y, _| {
        let apart = ((x - middle).abs() - half).max(0.0) + (y - 0.5).abs() * 0.3;
        wall.mix(colors.far, 0.45 / (1.0 + 3.0 * apart))
    });
    let floor = 0.84;
    canvas.rectangle(Bounds(0.0, floor, width, 1.0), colors.ink, 0.72);
    view(canvas, colors, frame, dice.fork());
    match dice.below(3) {
        0 => blinds(canvas, frame, wall),
        1 => curtains(canvas, frame, colors.near, colors.ink),
        _ => mullions(canvas, frame, wall),
    }
    let slant = dice.side() * dice.between(0.2, 0.4);
    let Bounds(left, _, right, _) = frame;
    let pool = [
        (left + slant * 0.4, floor),
        (right + slant * 0.4, floor),
        (right + slant, 1.1),
        (left + slant, 1.1),
    ];
    canvas.polygon(&pool, 2.5, colors.accent.mix(colors.sky_low, 0.5), 0.42);
    let x = if slant > 0.0 {
        left + half * 0.45
    } else {
        right - half * 0.45
    };
    person(canvas, (x, floor + 0.09), 0.68, colors.ink);
}

/// What one sees outside: a sky, its light, and roofs.
fn view(canvas: &mut Canvas, colors: &Colors, frame: Bounds, mut dice: Dice) {
    let Bounds(left, top, right, bottom) = frame;
    let light = (
        left + (right - left) * dice.between(0.3, 0.7),
        top + (bottom - top) * dice.between(0.25, 0.6),
    );
    let roofs = dice.between(0.68, 0.82);
    let step = canvas.at_least(0.09, 2.0);
    canvas.touch(frame, |x, y, _| {
        let down = (y - top) / (bottom - top).max(0.01);
        let near = (1.0 - ((x - light.0).powi(2) + (y - light.1).powi(2)) * 6.0).max(0.0);
        let roof = roofs + 0.12 * (((x / step).floor() * 2.7).sin());
        if down > roof {
            return colors.far;
        }
        colors
            .sky_top
            .mix(colors.sky_low, 0.35 + 0.65 * down)
            .lit(colors.accent, 0.25 + 0.7 * near * near)
    });
}

fn mullions(canvas: &mut Canvas, Bounds(left, top, right, bottom): Bounds, wood: Color) {
    let thin = canvas.at_least(0.022, 1.0);
    let x = canvas.snapped((left + right) / 2.0 - thin / 2.0);
    canvas.rectangle(Bounds(x, top, x + thin, bottom), wood, 1.0);
    let y = canvas.snapped(top + (bottom - top) * 0.36);
    canvas.rectangle(Bounds(left, y, right, y + thin), wood, 1.0);
}

fn blinds(canvas: &mut Canvas, Bounds(left, top, right, bottom): Bounds, slat: Color) {
    let step = canvas.snapped(canvas.at_least(0.07, 2.0));
    let mut y = top + step / 2.0;
    while y < bottom - step / 4.0 {
        canvas.rectangle(Bounds(left, y, right, y + step / 2.0), slat, 0.72);
        y += step;
    }
}

fn curtains(canvas: &mut Canvas, Bounds(left, top, right, bottom): Bounds, cloth: Color, fold: Color) {
    let reach = (right - left) * 0.26;
    for (inner, outer) in [(left + reach, left - reach * 0.6), (right - reach, right + reach * 0.6)] {
        let (low, high) = (inner.min(outer), inner.max(outer));
        canvas.touch(Bounds(low, top - 0.06, high, bottom + 0.12), |x, y, behind| {
            // Gathered in the middle, wide at both ends.
            let gathered = 1.0 - 0.45 * (1.0 - ((y - top) / (bottom - top).max(0.01) * 2.0 - 1.0).powi(2)).max(0.0);
            let across = (x - outer).abs() / (high - low).max(0.01);
            let covered = ((gathered - across) * 12.0).clamp(0.0, 1.0);
            behind.mix(cloth.mix(fold, 0.35 + 0.3 * (across * 16.0).sin()), covered * 0.94)
        });
    }
}
