//! Silhouettes that more than one scene has use for. Each stands on its foot point and is as high as said.

use super::canvas::{Bounds, Canvas, Point};
use super::color::Color;
use super::dice::Dice;

/// Someone standing. On a card a person is four pixels: never thinner than one, and never smeared over two columns.
pub fn person(canvas: &mut Canvas, (x, foot): Point, height: f32, color: Color) {
    let x = canvas.centered(x);
    let at = |share: f32| foot - height * share;
    let radius = |share: f32, pixels: f32| canvas.at_least(height * share, pixels);
    // Broad shoulders and a head clear of them: else, at this size, a person is a post.
    let (head, shoulder, hip, leg) = (
        radius(0.082, 0.5),
        radius(0.15, 0.7),
        radius(0.09, 0.6),
        radius(0.042, 0.3),
    );
    canvas.disc((x, at(0.915)), head, color, 1.0);
    canvas.rectangle(Bounds(x - head * 0.5, at(0.9), x + head * 0.5, at(0.76)), color, 1.0);
    let neck = shoulder * 0.55;
    let trunk = [
        (x - neck, at(0.82)),
        (x + neck, at(0.82)),
        (x + shoulder, at(0.74)),
        (x + hip, at(0.42)),
        (x - hip, at(0.42)),
        (x - shoulder, at(0.74)),
    ];
    canvas.polygon(&trunk, 1.0, color, 1.0);
    for side in [-1.0, 1.0] {
        // Arms a little off the trunk, legs a little apart.
        let (arm, elbow) = (shoulder * 0.92, shoulder * 1.0);
        canvas.stroke(
            (x + side * arm, at(0.72)),
            (x + side * elbow, at(0.46)),
            (leg * 0.8, leg * 0.6),
            color,
            0.9,
        );
        canvas.stroke(
            (x + side * height * 0.04, at(0.44)),
            (x + side * height * 0.085, foot),
            (leg * 1.25, leg),
            color,
            1.0,
        );
    }
}

/// A fir: a tall triangle with a notch or two, as wide as a third of its height.
pub fn fir(canvas: &mut Canvas, (x, foot): Point, height: f32, color: Color) {
    let notched = [(0.0, 0.62, 0.19), (0.3, 0.84, 0.145), (0.56, 1.0, 0.095)];
    // Notches smaller than a pixel are work for nothing.
    let tiers = if canvas.is_coarse() {
        &[(0.0, 1.0, 0.19)][..]
    } else {
        &notched
    };
    for &(bottom, top, wide) in tiers {
        let wide = canvas.at_least(height * wide, 0.7);
        let corners = [
            (x - wide, foot - height * bottom),
            (x, foot - height * top),
            (x + wide, foot - height * bottom),
        ];
        canvas.polygon(&corners, 1.0, color, 1.0);
    }
}

/// A bare tree: a trunk that parts and parts again.
pub fn bare_tree(canvas: &mut Canvas, foot: Point, height: f32, color: Color, dice: &mut Dice) {
    let lean = dice.between(-0.08, 0.08) * height;
    let fork = (foot.0 + lean, foot.1 - height * 0.45);
    let (thick, thin) = (
        canvas.at_least(height * 0.05, 0.42),
        canvas.at_least(height * 0.012, 0.22),
    );
    canvas.stroke(foot, fork, (thick, thick * 0.7), color, 1.0);
    for side in [-1.0, -0.25, 0.7, 1.15] {
        let bough = (
            fork.0 + side * height * dice.between(0.2, 0.3),
            fork.1 - height * dice.between(0.22, 0.42),
        );
        canvas.stroke(fork, bough, (thick * 0.55, thin), color, 1.0);
        let twig = (
            bough.0 + side * height * 0.08,
            bough.1 - height * dice.between(0.08, 0.16),
        );
        canvas.stroke(bough, twig, (thin, thin * 0.7), color, 0.9);
    }
}

/// A round tree in leaf.
pub fn leafy_tree(canvas: &mut Canvas, (x, foot): Point, height: f32, color: Color) {
    let trunk = canvas.at_least(height * 0.05, 0.35);
    canvas.stroke((x, foot), (x, foot - height * 0.5), (trunk, trunk), color, 1.0);
    canvas.ellipse((x, foot - height * 0.66), (height * 0.36, height * 0.3), color, 1.0);
    canvas.disc((x - height * 0.2, foot - height * 0.52), height * 0.2, color, 1.0);
    canvas.disc((x + height * 0.22, foot - height * 0.55), height * 0.19, color, 1.0);
}

/// Birds far off, a few strokes each; on a card they would be dirt, so there are none.
pub fn birds(canvas: &mut Canvas, (x, y): Point, color: Color, dice: &mut Dice) {
    if canvas.is_coarse() {
        return;
    }
    for _ in 0..4 {
        let (x, y) = (x + dice.between(-0.3, 0.3), y + dice.between(-0.1, 0.1));
        let wing = dice.between(0.035, 0.05);
        for side in [-1.0, 1.0] {
            canvas.stroke((x, y), (x + side * wing, y - wing * 0.5), (0.012, 0.008), color, 0.75);
        }
    }
}

/// Stars above `horizon`, one pixel each, brighter toward the top.
pub fn stars(canvas: &mut Canvas, horizon: f32, density: f32, color: Color, mut dice: Dice) {
    let pixel = canvas.pixel();
    // A star is a pixel, so on a card it is large: fewer of them there, or the sky is all noise.
    let scarce = (0.045 / pixel).min(1.0);
    let count = (canvas.aspect() * density * scarce).min(400.0) as usize;
    for _ in 0..count {
        let (x, y) = (dice.unit() * canvas.aspect(), dice.unit() * horizon);
        let alpha = dice.between(0.15, 0.9) * (1.0 - y / horizon.max(0.01) * 0.7);
        let (left, top) = (canvas.snapped(x), canvas.snapped(y));
        canvas.rectangle(Bounds(left, top, left + pixel, top + pixel), color, alpha);
    }
}
