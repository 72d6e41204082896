//! The cinema itself: a projector's beam, a reel, a strip of film.

use super::super::canvas::{Bounds, Canvas, Point};
use super::super::color::Color;
use super::super::dice::Dice;
use super::super::easel::Easel;
use super::super::figure::person;

pub fn draw(easel: &mut Easel) {
    if easel.dice.chance(0.5) {
        reel(easel)
    } else {
        screening(easel)
    }
}

/// A reel, and the film that runs from it.
fn reel(easel: &mut Easel) {
    let Easel { canvas, colors, dice } = easel;
    let width = canvas.aspect();
    canvas.touch_all(|_, y, _| colors.sky_top.mix(colors.sky_low, 0.15 + 0.55 * y));
    let x = canvas.centered(width * dice.third());
    let away = if x > width / 2.0 { -1.0 } else { 1.0 };
    canvas.glow((x, 0.45), 1.1, colors.accent, 0.5);
    let strip = (x + away * 0.1, 0.84);
    film(
        canvas,
        strip.1,
        0.3,
        colors.ink,
        colors.sky_low.mix(colors.accent, 0.4),
        dice.fork(),
    );
    spool(
        canvas,
        (x, 0.45),
        0.42,
        colors.ink,
        colors.accent.mix(colors.sky_low, 0.3),
        dice.unit(),
    );
    let small = (x + away * dice.between(0.9, 1.1), 0.42);
    spool(
        canvas,
        small,
        0.25,
        colors.near.mix(colors.ink, 0.4),
        colors.accent.mix(colors.sky_low, 0.5),
        dice.unit(),
    );
}

fn spool(canvas: &mut Canvas, (x, y): Point, radius: f32, metal: Color, light: Color, turn: f32) {
    canvas.disc((x, y), radius, light, 0.85);
    canvas.disc((x, y), radius - canvas.at_least(0.018, 0.4), metal, 1.0);
    // Five holes; four on a card, where a fifth would close the spokes between them to a checkerboard.
    let (holes, size, turn) = if canvas.is_coarse() {
        (4_u8, 0.25, 0.5)
    } else {
        (5, 0.235, turn)
    };
    for hole in 0..holes {
        let (sine, cosine) = ((f32::from(hole) + turn) * std::f32::consts::TAU / f32::from(holes)).sin_cos();
        canvas.disc(
            (x + radius * 0.58 * cosine, y + radius * 0.58 * sine),
            radius * size,
            light,
            0.95,
        );
    }
    canvas.disc((x, y), canvas.at_least(radius * 0.1, 0.5), light, 0.95);
}

/// Film along the bottom: frames between two lines of holes.
fn film(canvas: &mut Canvas, y: f32, high: f32, ink: Color, light: Color, mut dice: Dice) {
    let (top, bottom) = (canvas.snapped(y - high / 2.0), canvas.snapped(y + high / 2.0));
    canvas.rectangle(Bounds(0.0, top, canvas.aspect(), bottom), ink, 1.0);
    let hole = canvas.snapped(canvas.at_least(0.035, 1.0));
    let mut x = canvas.snapped(dice.unit() * hole);
    while x < canvas.aspect() {
        let rows = [top + hole * 0.25, bottom - hole * 1.25].map(|row| canvas.snapped(row));
        for &row in if canvas.is_coarse() { &rows[..1] } else { &rows[..] } {
            canvas.rectangle(Bounds(x, row, x + hole, row + hole), light, 0.85);
        }
        x += hole * 2.0;
    }
}

/// A beam over the heads of the audience onto a screen.
fn screening(easel: &mut Easel) {
    let Easel { canvas, colors, dice } = easel;
    let width = canvas.aspect();
    let dark = colors.ink.mix(colors.near, 0.55);
    canvas.touch_all(|_, y, _| dark.mix(colors.sky_top, 0.5 - 0.4 * y));
    let right = dice.chance(0.5);
    let mirrored = |x: f32| if right { x } else { width - x };
    let half = (width * 0.2).min(0.8);
    let middle = mirrored(width * 0.68);
    let screen = Bounds(
        canvas.snapped(middle - half),
        canvas.snapped(0.14),
        canvas.snapped(middle + half),
        canvas.snapped(0.66),
    );
    canvas.glow((middle, 0.42), half + 0.6, colors.accent, 0.5);
    let horizon = dice.between(0.45, 0.62);
    let picture = colors.sky_low.mix(colors.accent, 0.55);
    canvas.rectangle(screen, picture, 1.0);
    canvas.rectangle(
        Bounds(screen.0, canvas.snapped(horizon), screen.2, screen.3),
        colors.far,
        0.75,
    );
    canvas.disc(
        (middle + dice.between(-0.3, 0.3) * half, horizon - 0.12),
        0.085,
        Color::WHITE.mix(colors.accent, 0.4),
        1.0,
    );
    person(
        canvas,
        (middle + dice.between(-0.6, 0.6) * half, screen.3),
        0.3,
        colors.ink,
    );

    let lens = (mirrored(-0.05), 0.06);
    let beam = if right {
        [lens, (screen.0, screen.1), (screen.0, screen.3)]
    } else {
        [lens, (screen.2, screen.3), (screen.2, screen.1)]
    };
    canvas.polygon(&beam, 2.0, colors.accent, 0.2);
    canvas.glow(lens, 0.5, colors.accent, 0.8);
    audience(canvas, colors.ink, dice.fork());
}

fn audience(canvas: &mut Canvas, ink: Color, mut dice: Dice) {
    let mut x = dice.between(-0.1, 0.1);
    while x < canvas.aspect() + 0.2 {
        let y = dice.between(0.85, 0.9);
        canvas.disc((x, y), 0.072, ink, 1.0);
        canvas.ellipse((x, y + 0.17), (0.15, 0.12), ink, 1.0);
        x += dice.between(0.26, 0.36);
    }
}
