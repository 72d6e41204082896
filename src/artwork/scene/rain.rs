//! Rain: a street at night, lights out of focus, a lamp, someone under an umbrella.

use super::super::canvas::{Canvas, Point};
use super::super::color::Color;
use super::super::dice::Dice;
use super::super::easel::Easel;
use super::super::figure::person;

pub fn draw(easel: &mut Easel) {
    let Easel { canvas, colors, dice } = easel;
    let width = canvas.aspect();
    let street = dice.between(0.76, 0.84);
    super::sky(canvas, colors, 1.0);
    canvas.touch_all(|_, _, color| color.mix(colors.ink, 0.35));
    lights(canvas, [colors.accent, colors.far, colors.sky_low], street, dice.fork());

    let lamp_x = width * dice.third();
    let side = if lamp_x > width / 2.0 { -1.0 } else { 1.0 };
    let walker_x = lamp_x + side * dice.between(0.45, 0.7);
    lamp(canvas, (lamp_x, street), side, colors.accent, colors.ink);
    walker(canvas, (walker_x, street + 0.03), 0.54, colors.ink);
    canvas.reflect(street, colors.ink, 0.3);
    streaks(
        canvas,
        colors.sky_low.mix(Color::WHITE, 0.5),
        dice.between(0.08, 0.2) * dice.side(),
        dice.fork(),
    );
}

fn lights(canvas: &mut Canvas, tints: [Color; 3], street: f32, mut dice: Dice) {
    let count = (canvas.aspect() * 4.0).min(60.0) as usize;
    for _ in 0..count {
        let (x, y) = (dice.unit() * canvas.aspect(), street - dice.between(0.05, 0.55));
        let radius = canvas.at_least(dice.between(0.04, 0.11), 0.9);
        canvas.disc((x, y), radius, tints[dice.below(3) as usize], dice.between(0.12, 0.42));
    }
}

fn lamp(canvas: &mut Canvas, (x, street): Point, side: f32, light: Color, ink: Color) {
    let x = canvas.centered(x);
    let head = (x + side * 0.1, 0.2);
    let cone = [
        (head.0 - 0.04, head.1),
        (head.0 + 0.04, head.1),
        (head.0 + 0.36, street),
        (head.0 - 0.36, street),
    ];
    canvas.polygon(&cone, 3.0, light, 0.2);
    canvas.glow(head, 0.5, light, 0.7);
    let thin = canvas.at_least(0.016, 0.4);
    canvas.stroke((x, street + 0.02), (x, 0.14), (thin * 1.3, thin), ink, 1.0);
    canvas.stroke((x, 0.14), (head.0, 0.15), (thin, thin), ink, 1.0);
    canvas.disc(head, canvas.at_least(0.05, 0.75), light.mix(Color::WHITE, 0.4), 1.0);
}

fn walker(canvas: &mut Canvas, foot: Point, height: f32, ink: Color) {
    person(canvas, foot, height, ink);
    let x = canvas.centered(foot.0);
    let rim = foot.1 - height * 0.86;
    canvas.dome((x + height * 0.06, rim), (height * 0.42, height * 0.24), ink);
}

fn streaks(canvas: &mut Canvas, color: Color, slant: f32, mut dice: Dice) {
    // On a card few, long and faint: many short ones are noise there.
    let coarse = (canvas.pixel() / 0.045).clamp(1.0, 2.0);
    let count = (canvas.aspect() * 16.0 / (coarse * coarse)).min(120.0) as usize;
    let thin = canvas.at_least(0.006, 0.2);
    for _ in 0..count {
        let (x, y) = (dice.between(-0.2, canvas.aspect() + 0.2), dice.between(-0.2, 0.95));
        let long = dice.between(0.14, 0.3) * coarse;
        canvas.stroke(
            (x, y),
            (x + slant * long * 2.0, y + long),
            (thin, thin),
            color,
            dice.between(0.1, 0.28),
        );
    }
}
