//! A feast: balloons, bunting or a big wheel, and confetti over it.

use super::super::canvas::{Bounds, Canvas, Point};
use super::super::color::Color;
use super::super::dice::Dice;
use super::super::easel::Easel;

pub fn draw(easel: &mut Easel) {
    let Easel { canvas, colors, dice } = easel;
    let width = canvas.aspect();
    super::sky(canvas, colors, 1.1);
    canvas.glow((width * dice.third(), 0.7), 1.2, colors.accent, 0.35);
    let papers = [
        colors.accent,
        colors.far,
        colors.near,
        colors.sky_low.mix(Color::WHITE, 0.45),
        colors.sky_top.mix(colors.ink, 0.3),
    ];
    match dice.below(3) {
        0 => balloons(canvas, papers, dice.fork()),
        1 => {
            let strings: &[f32] = if canvas.is_coarse() { &[0.12] } else { &[0.02, 0.3] };
            for &top in strings {
                bunting(canvas, papers, (top, 0.3), dice.fork());
            }
        }
        _ => wheel(canvas, (width * dice.third(), 0.52), 0.38, colors.ink, papers),
    }
    shower(canvas, papers, dice.fork());
}

fn balloons(canvas: &mut Canvas, papers: [Color; 5], mut dice: Dice) {
    let (step, larger) = if canvas.is_coarse() { (0.42, 1.25) } else { (0.3, 1.0) };
    let mut x = dice.between(0.05, 0.2);
    let mut color = dice.below(4) as usize;
    while x < canvas.aspect() {
        let (size, y) = (dice.between(0.13, 0.19) * larger, dice.between(0.22, 0.6));
        let thin = canvas.at_least(0.006, 0.16);
        canvas.stroke(
            (x, y + size),
            (x + dice.between(-0.06, 0.06), y + size + 0.4),
            (thin, thin),
            papers[4],
            0.6,
        );
        canvas.ellipse((x, y), (size * 0.86, size), papers[color % 4], 1.0);
        canvas.cloud(
            (x - size * 0.3, y - size * 0.35),
            (size * 0.5, size * 0.5),
            Color::WHITE,
            0.55,
        );
        color += 1 + dice.below(2) as usize;
        x += step * dice.between(0.8, 1.5);
    }
}

/// Flags along a string that sags between its ends.
fn bunting(canvas: &mut Canvas, papers: [Color; 5], (top, sag): (f32, f32), mut dice: Dice) {
    let width = canvas.aspect();
    let wide = canvas.snapped(canvas.at_least(0.17, 3.0));
    let lean = dice.between(-0.12, 0.12);
    let line = |x: f32| {
        let across = x / width.max(0.01) * 2.0 - 1.0;
        top + sag * (1.0 - across * across) + lean * across
    };
    let mut x = -dice.unit() * wide;
    let mut color = dice.below(4) as usize;
    while x < width {
        let (left, right) = (x, x + wide * 0.94);
        let tip = (left + wide * 0.47, line(left + wide * 0.47) + wide * 1.3);
        canvas.polygon(
            &[(left, line(left)), (right, line(right)), tip],
            1.0,
            papers[color % 4],
            1.0,
        );
        color += 1 + dice.below(2) as usize;
        x += wide;
    }
}

/// A Ferris wheel with its cabins.
fn wheel(canvas: &mut Canvas, (x, y): Point, radius: f32, ink: Color, papers: [Color; 5]) {
    let thin = canvas.at_least(0.014, 0.36);
    for side in [-1.0, 1.0] {
        canvas.stroke(
            (x, y),
            (x + side * radius * 0.6, 1.05),
            (thin * 1.4, thin * 1.6),
            ink,
            1.0,
        );
    }
    canvas.ring((x, y), radius, thin * 2.0, ink, 0.95);
    canvas.ring((x, y), radius * 0.62, thin, ink, 0.6);
    for spoke in 0..8_u8 {
        let (sine, cosine) = (f32::from(spoke) * std::f32::consts::FRAC_PI_4 + 0.39).sin_cos();
        let end = (x + radius * cosine, y + radius * sine);
        canvas.stroke((x, y), end, (thin * 0.6, thin * 0.6), ink, 0.7);
        canvas.disc(end, canvas.at_least(0.05, 0.7), papers[usize::from(spoke) % 2 * 3], 1.0);
    }
    canvas.disc((x, y), canvas.at_least(0.04, 0.6), papers[0], 1.0);
}

fn shower(canvas: &mut Canvas, papers: [Color; 5], mut dice: Dice) {
    let density = if canvas.is_coarse() { 4.0 } else { 10.0 };
    let count = (canvas.aspect() * density).min(120.0) as usize;
    let size = canvas.snapped(canvas.at_least(0.03, 1.0));
    for _ in 0..count {
        let (x, y) = (
            canvas.snapped(dice.unit() * canvas.aspect()),
            canvas.snapped(dice.unit()),
        );
        canvas.rectangle(
            Bounds(x, y, x + size, y + size),
            papers[dice.below(4) as usize],
            dice.between(0.35, 0.85),
        );
    }
}
