//! A house alone on its hill, one window lit.

use super::super::canvas::{Bounds, Canvas, Point};
use super::super::color::Color;
use super::super::easel::Easel;
use super::super::figure::bare_tree;
use super::super::ridge::{Grain, Ridge};

pub fn draw(easel: &mut Easel) {
    let Easel { canvas, colors, dice } = easel;
    let width = canvas.aspect();
    super::sky(canvas, colors, 0.85);
    let x = width * dice.third();
    let moon = (x + dice.side() * dice.between(0.35, 0.6), dice.between(0.22, 0.34));
    let moonlight = colors.accent.mix(Color::WHITE, 0.35);
    super::orb(canvas, moon, dice.between(0.13, 0.19), moonlight, 0.65);
    // Torn clouds before the moon.
    for _ in 0..3 {
        let at = (moon.0 + dice.between(-0.6, 0.6), moon.1 + dice.between(-0.12, 0.2));
        canvas.cloud(
            at,
            (dice.between(0.4, 0.7), dice.between(0.06, 0.1)),
            colors.sky_top,
            0.7,
        );
    }
    let far = Ridge::new(0.74, 0.07, 0.8, Grain::Smooth, dice);
    super::land(
        canvas,
        &far,
        colors.far.mix(colors.sky_low, 0.2),
        colors.sky_low.mix(colors.far, 0.4),
        None,
    );
    canvas.cloud((width / 2.0, 0.8), (width * 0.7, 0.2), colors.sky_low, 0.5);

    let crest = dice.between(0.68, 0.74);
    let rough = Ridge::new(0.0, 0.018, 0.3, Grain::Smooth, dice);
    let hill = |at: f32| (crest + 0.32 * (at - x) * (at - x)).min(0.93) + rough.top(at);
    let house_height = dice.between(0.46, 0.54);
    house(
        canvas,
        (x, crest + 0.04),
        house_height,
        colors.ink,
        colors.accent,
        dice.side(),
    );
    canvas.below(hill, |_, depth| {
        colors.near.mix(colors.ink, 0.6 + 0.4 * (depth / 0.2).min(1.0))
    });
    let tree_x = x + dice.side() * dice.between(0.55, 0.75);
    bare_tree(
        canvas,
        (tree_x, hill(tree_x) + 0.03),
        dice.between(0.5, 0.66),
        colors.ink,
        dice,
    );
    if !canvas.is_coarse() {
        fence(canvas, hill, colors.ink, x);
    }
}

fn house(canvas: &mut Canvas, (x, foot): Point, height: f32, ink: Color, light: Color, side: f32) {
    let x = canvas.centered(x);
    let (half, eaves) = (0.2, foot - height * 0.55);
    canvas.rectangle(Bounds(x - half, eaves, x + half, foot), ink, 1.0);
    canvas.polygon(
        &[(x - half - 0.05, eaves), (x, foot - height), (x + half + 0.05, eaves)],
        1.0,
        ink,
        1.0,
    );
    // A turret at one side, higher than the roof.
    let turret = x + side * (half + 0.02);
    let narrow = canvas.at_least(0.07, 0.8);
    canvas.rectangle(
        Bounds(turret - narrow, foot - height * 0.86, turret + narrow, foot),
        ink,
        1.0,
    );
    let spire = [
        (turret - narrow * 1.25, foot - height * 0.86),
        (turret, foot - height * 1.25),
        (turret + narrow * 1.25, foot - height * 0.86),
    ];
    canvas.polygon(&spire, 1.0, ink, 1.0);
    let pane = canvas.at_least(0.05, 1.0);
    let (left, top) = (canvas.snapped(x - side * 0.06), canvas.snapped(eaves + 0.03));
    canvas.glow((left + pane / 2.0, top + pane / 2.0), 0.26, light, 0.55);
    canvas.rectangle(Bounds(left, top, left + pane, top + pane * 1.2), light, 1.0);
    canvas.rectangle(
        Bounds(
            turret - pane * 0.3,
            foot - height * 0.74,
            turret + pane * 0.3,
            foot - height * 0.74 + pane,
        ),
        light,
        0.75,
    );
}

/// A fence that has seen better days, along the near side of the hill.
fn fence(canvas: &mut Canvas, hill: impl Fn(f32) -> f32, ink: Color, house_x: f32) {
    let thin = canvas.at_least(0.01, 0.22);
    let mut x = 0.05;
    while x < canvas.aspect() {
        if (x - house_x).abs() > 0.3 {
            let lean = 0.02 * (x * 17.0).sin();
            canvas.stroke((x, hill(x) + 0.02), (x + lean, hill(x) - 0.09), (thin, thin), ink, 0.9);
        }
        x += canvas.at_least(0.11, 2.0);
    }
}
