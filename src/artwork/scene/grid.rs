//! A plain without end, ruled in lines, and what stands on its horizon.

use super::super::canvas::{Bounds, Canvas, Point};
use super::super::color::Color;
use super::super::easel::Easel;
use super::super::figure::{person, stars};

pub fn draw(easel: &mut Easel) {
    let Easel { canvas, colors, dice } = easel;
    let width = canvas.aspect();
    let horizon = canvas.snapped(dice.between(0.56, 0.68));
    let deep = colors.sky_top.mix(colors.ink, 0.35);
    canvas.touch_all(|_, y, _| {
        let down = (y / horizon.max(0.01)).min(1.0);
        deep.mix(colors.sky_low, down * down * down)
    });
    stars(
        canvas,
        horizon * 0.7,
        8.0,
        Color::WHITE.mix(colors.accent, 0.5),
        dice.fork(),
    );
    let x = width * dice.between(0.36, 0.64);
    canvas.cloud((x, horizon), (1.5, 0.42), colors.accent, 0.55);
    floor(
        canvas,
        (x, horizon),
        colors.ink.mix(colors.near, 0.5),
        colors.accent.mix(colors.sky_low, 0.4),
    );

    let x = canvas.centered(x);
    match dice.below(3) {
        0 => monolith(canvas, (x, horizon), colors.ink, colors.accent),
        1 => pyramid(canvas, (x, horizon), colors.near, colors.ink, colors.accent),
        _ => sphere(canvas, (x, horizon), colors.ink, colors.accent),
    }
    person(canvas, (x + dice.side() * 0.62, horizon + 0.2), 0.34, colors.ink);
}

fn floor(canvas: &mut Canvas, (middle, horizon): Point, ground: Color, line: Color) {
    let pixel = canvas.pixel();
    canvas.touch(Bounds(0.0, horizon, canvas.aspect(), 1.0), |x, y, _| {
        let down = (y - horizon).max(pixel * 0.5);
        let far = 0.16 / down;
        // `step` is how far the floor moves on within one pixel: a line is as wide as that, and fades where it is most of a tile.
        let ruled = |at: f32, step: f32| {
            let apart = (at - at.round()).abs();
            (1.15 - apart / step.max(0.02)).clamp(0.0, 1.0) * (0.3 / step).min(1.0)
        };
        let across = (x - middle) / down * 0.3;
        let lines = ruled(across, (0.3 + across.abs()) * pixel / down).max(ruled(far * 1.6, far * 1.6 / down * pixel));
        let haze = (1.0 - down * 3.2).max(0.0);
        ground.mix(line, (lines * 0.55).max(haze * haze * 0.6))
    });
}

fn monolith(canvas: &mut Canvas, (x, horizon): Point, ink: Color, light: Color) {
    let (half, top) = (canvas.at_least(0.1, 1.0), 0.14);
    canvas.glow((x, 0.4), 0.6, light, 0.6);
    canvas.rectangle(Bounds(x - half, top, x + half, horizon + 0.03), ink, 1.0);
    let shadow = [
        (x - half, horizon + 0.03),
        (x + half, horizon + 0.03),
        (x + half * 2.6, 1.05),
        (x - half * 2.6, 1.05),
    ];
    canvas.polygon(&shadow, 1.5, ink, 0.6);
}

fn pyramid(canvas: &mut Canvas, (x, horizon): Point, lit: Color, dark: Color, light: Color) {
    let (peak, foot) = (0.16, horizon + 0.04);
    canvas.glow((x, peak), 0.7, light, 0.7);
    canvas.polygon(&[(x, peak), (x + 0.2, foot), (x - 0.52, foot)], 1.0, dark, 1.0);
    canvas.polygon(
        &[(x, peak), (x + 0.52, foot - 0.03), (x + 0.2, foot)],
        1.0,
        lit.mix(light, 0.25),
        1.0,
    );
    canvas.disc((x, peak), canvas.at_least(0.02, 0.5), light, 1.0);
}

fn sphere(canvas: &mut Canvas, (x, horizon): Point, ink: Color, light: Color) {
    let center = (x, horizon - 0.28);
    canvas.glow(center, 0.75, light, 0.6);
    canvas.disc(center, 0.235, light, 0.95);
    canvas.disc((x + 0.025, center.1 + 0.03), 0.21, ink, 1.0);
    canvas.cloud((x, horizon + 0.14), (0.4, 0.08), light, 0.5);
}
