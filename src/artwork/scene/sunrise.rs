//! A great sun with its rays, and small things before it.

use super::super::canvas::{Bounds, Canvas, Point};
use super::super::color::Color;
use super::super::dice::Dice;
use super::super::easel::Easel;
use super::super::figure::{birds, leafy_tree, person};
use super::super::ridge::{Grain, Ridge};
use super::super::shape::length;

pub fn draw(easel: &mut Easel) {
    let Easel { canvas, colors, dice } = easel;
    let width = canvas.aspect();
    super::sky(canvas, colors, 0.8);
    let sun = (width * dice.between(0.34, 0.66), dice.between(0.62, 0.72));
    let light = colors.accent;
    rays(canvas, sun, light, dice.between(7.0, 11.0).floor(), dice.unit());
    let radius = dice.between(0.3, 0.38);
    for (wider, alpha) in [(1.75, 0.16), (1.38, 0.24)] {
        canvas.disc(sun, radius * wider, light, alpha);
    }
    canvas.disc(sun, radius, light.mix(Color::WHITE, 0.15), 1.0);
    birds(canvas, (sun.0 + 0.8 * dice.side(), 0.24), colors.near, dice);

    let back = Ridge::new(0.76, 0.05, 1.2, Grain::Smooth, dice);
    super::land(
        canvas,
        &back,
        colors.far,
        colors.far.mix(colors.near, 0.5),
        Some((sun.0, light)),
    );
    let front = Ridge::new(0.88, 0.05, 1.4, Grain::Smooth, dice);
    super::land(canvas, &front, colors.near, colors.ink, Some((sun.0, light)));
    foreground(canvas, &front, sun.0, colors.ink, dice);
}

/// Every other sector a little lighter, fading outward.
fn rays(canvas: &mut Canvas, (sun_x, sun_y): Point, light: Color, count: f32, turn: f32) {
    let softness = 1.0 / canvas.pixel().max(1e-3);
    // Down to where the land hides them for sure: an arc tangent is the dearest thing in all these pictures.
    canvas.touch(Bounds(0.0, 0.0, canvas.aspect(), 0.84), |x, y, behind| {
        let (across, down) = (x - sun_x, y - sun_y);
        let out = length(across, down).max(0.01);
        let sector = down.atan2(across) / std::f32::consts::TAU * count * 2.0 + turn * 2.0 + count;
        // The sectors are counted from the left, so that none is negative and a cut is a rounding down.
        // A triangle wave with its middle at the sectors' edges: its slope over one pixel is the anti-aliasing.
        let wave = (sector - 2.0 * (sector / 2.0) as i32 as f32 - 1.0).abs() - 0.5;
        let covered = (0.5 + wave * out * softness / count * 2.0).clamp(0.0, 1.0);
        behind.lit(light, covered * 0.3 / (1.0 + out * 0.7))
    });
}

fn foreground(canvas: &mut Canvas, ground: &Ridge, sun_x: f32, ink: Color, dice: &mut Dice) {
    let side = dice.side();
    let at = |apart: f32| (sun_x + side * apart, ground.top(sun_x + side * apart) + 0.02);
    match dice.below(3) {
        0 => leafy_tree(canvas, at(0.3), 0.52, ink),
        1 => {
            person(canvas, at(0.08), 0.4, ink);
            person(canvas, at(-0.16), 0.26, ink);
        }
        _ => {
            person(canvas, at(0.2), 0.3, ink);
            kite(canvas, at(0.2), (sun_x - side * 0.75, 0.2), ink);
        }
    }
}

/// A kite on its string.
fn kite(canvas: &mut Canvas, (x, foot): Point, (kite_x, kite_y): Point, ink: Color) {
    let thin = canvas.at_least(0.005, 0.16);
    canvas.stroke((x, foot - 0.2), (kite_x, kite_y), (thin, thin), ink, 0.7);
    let (wide, high) = (canvas.at_least(0.06, 0.9), canvas.at_least(0.085, 1.2));
    let corners = [
        (kite_x, kite_y - high),
        (kite_x + wide, kite_y),
        (kite_x, kite_y + high),
        (kite_x - wide, kite_y),
    ];
    canvas.polygon(&corners, 1.0, ink, 1.0);
}
