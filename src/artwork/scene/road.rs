//! A road to the horizon.

use super::super::canvas::{Canvas, Point};
use super::super::color::Color;
use super::super::easel::Easel;
use super::super::ridge::{Grain, Ridge};

pub fn draw(easel: &mut Easel) {
    let Easel { canvas, colors, dice } = easel;
    let width = canvas.aspect();
    let horizon = dice.between(0.44, 0.56);
    super::sky(canvas, colors, horizon);
    let goal = (width * dice.between(0.36, 0.64), horizon);
    let light = (
        goal.0 + dice.side() * dice.between(0.1, 0.5),
        horizon - dice.between(0.04, 0.2),
    );
    let sun = colors.accent;
    super::orb(canvas, light, dice.between(0.1, 0.17), sun, 0.9);
    let range = Ridge::new(horizon - 0.03, 0.1, 0.8, Grain::Sharp, dice);
    let hazy = colors.far.mix(colors.sky_low, 0.3);
    super::land(
        canvas,
        &range,
        hazy,
        hazy.mix(colors.sky_low, 0.3),
        Some((light.0, sun)),
    );

    canvas.below(
        |_| horizon,
        |_, depth| colors.far.mix(colors.near, 0.3).mix(colors.ink, (depth * 1.5).min(0.8)),
    );
    let foot = width * 0.5 + (width * 0.5 - goal.0) * 0.6;
    let half = dice.between(0.62, 0.85);
    canvas.polygon(
        &[
            (goal.0 - 0.012, horizon),
            (goal.0 + 0.012, horizon),
            (foot + half, 1.02),
            (foot - half, 1.02),
        ],
        1.0,
        colors.ink.mix(colors.near, 0.35),
        1.0,
    );
    dashes(canvas, goal, foot, sun);
    poles(canvas, goal, if foot < goal.0 { 1.0 } else { -1.0 }, colors.ink);
    if dice.chance(0.5) && !canvas.is_coarse() {
        car(canvas, goal, foot, colors.ink, sun.mix(Color::WHITE, 0.3));
    }
}

/// The middle line, each dash as long as perspective has it.
fn dashes(canvas: &mut Canvas, goal: Point, foot: f32, color: Color) {
    // `near` is the share of the way from the horizon; equal lengths of road lie at 1/1, 1/2, 1/3, ... of it.
    let at = |near: f32| (goal.0 + (foot - goal.0) * near, goal.1 + (1.0 - goal.1) * near);
    for index in 0..7 {
        let (start, end) = (1.0 / (0.85 + index as f32 * 0.62), 1.0 / (1.15 + index as f32 * 0.62));
        let thick = |near: f32| (0.03 * near).max(canvas.pixel() * 0.3);
        canvas.stroke(at(start), at(end), (thick(start), thick(end)), color, 0.9);
    }
}

/// Telegraph poles along one side, and their wire.
fn poles(canvas: &mut Canvas, goal: Point, side: f32, color: Color) {
    let mut last: Option<Point> = None;
    let count = if canvas.is_coarse() { 3 } else { 5 };
    for index in 0..count {
        let near = 1.0 / (1.0 + index as f32 * 0.75);
        let x = canvas.centered(goal.0 + side * near * 0.95);
        let (foot, top) = (goal.1 + near * 0.36, goal.1 - near * 0.46);
        let thin = (0.02 * near).max(canvas.pixel() * 0.32);
        let faint = 0.4 + 0.6 * near;
        canvas.stroke((x, foot), (x, top), (thin, thin), color, faint);
        canvas.stroke(
            (x - near * 0.09, top + near * 0.07),
            (x + near * 0.09, top + near * 0.07),
            (thin * 0.8, thin * 0.8),
            color,
            faint,
        );
        if let Some(before) = last.filter(|_| !canvas.is_coarse()) {
            canvas.stroke(before, (x, top + near * 0.07), (0.006, 0.005), color, 0.5);
        }
        last = Some((x, top + near * 0.07));
    }
}

/// A car coming or going: two lights in the dark.
fn car(canvas: &mut Canvas, goal: Point, foot: f32, body: Color, light: Color) {
    let near = 0.36;
    let (x, y) = (goal.0 + (foot - goal.0) * near + 0.13, goal.1 + (1.0 - goal.1) * near);
    let half = canvas.at_least(0.11, 1.3);
    canvas.ellipse((x, y - 0.06), (half, 0.075), body, 1.0);
    canvas.ellipse((x, y - 0.11), (half * 0.62, 0.07), body, 1.0);
    for side in [-1.0, 1.0] {
        let lamp = (x + side * half * 0.72, y - 0.05);
        canvas.glow(lamp, 0.2, light, 0.8);
        canvas.disc(lamp, canvas.at_least(0.024, 0.45), light, 1.0);
    }
}
