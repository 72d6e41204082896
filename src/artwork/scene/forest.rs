//! A forest: trunks in fog with light behind them, or firs under a moon.

use super::super::canvas::Canvas;
use super::super::color::Color;
use super::super::dice::Dice;
use super::super::easel::Easel;
use super::super::figure::{fir, person};
use super::super::ridge::{Grain, Ridge};

pub fn draw(easel: &mut Easel) {
    if easel.dice.chance(0.55) {
        trunks(easel)
    } else {
        firs(easel)
    }
}

fn trunks(easel: &mut Easel) {
    let Easel { canvas, colors, dice } = easel;
    let width = canvas.aspect();
    let light_x = width * dice.third();
    let light = colors.accent.mix(colors.sky_low, 0.4);
    canvas.touch_all(|_, y, _| colors.sky_top.mix(colors.sky_low, 0.35 + 0.5 * y));
    canvas.glow((light_x, 0.5), 1.1, light, 0.8);
    for (depth, count, thick) in [(0.0, 5.5, 0.022), (0.5, 3.6, 0.036), (1.0, 1.9, 0.06)] {
        let color = colors.far.mix(colors.sky_low, 0.45).mix(colors.ink, depth);
        stand(canvas, count, thick, color, light_x, dice.fork());
        // Fog between the rows.
        canvas.cloud((light_x, 0.85), (1.6, 0.5), light, 0.3 * (1.0 - depth));
    }
    let ground = Ridge::new(0.9, 0.04, 0.6, Grain::Smooth, dice);
    super::land(
        canvas,
        &ground,
        colors.ink.mix(colors.near, 0.5),
        colors.ink,
        Some((light_x, light)),
    );
    if dice.chance(0.6) {
        person(canvas, (light_x, 0.93), 0.42, colors.ink);
    }
}

/// A row of trunks that leaves the light free.
fn stand(canvas: &mut Canvas, count_per_height: f32, thick: f32, color: Color, light_x: f32, mut dice: Dice) {
    let step = 1.0 / count_per_height;
    let mut x = -dice.unit() * step;
    while x < canvas.aspect() + step {
        let at = canvas.centered(x + dice.between(-0.3, 0.3) * step);
        let lean = dice.between(-0.05, 0.05);
        let thick = canvas.at_least(thick * dice.between(0.7, 1.4), 0.5);
        if (at - light_x).abs() > 0.18 {
            canvas.stroke((at, 1.0), (at + lean, -0.1), (thick * 1.2, thick * 0.8), color, 1.0);
        }
        x += step;
    }
}

fn firs(easel: &mut Easel) {
    let Easel { canvas, colors, dice } = easel;
    let width = canvas.aspect();
    super::sky(canvas, colors, 0.85);
    let moon = (width * dice.third(), dice.between(0.22, 0.36));
    super::orb(
        canvas,
        moon,
        dice.between(0.13, 0.19),
        colors.accent.mix(Color::WHITE, 0.3),
        0.7,
    );
    for (base, height, haze, step) in [(0.72, 0.3, 0.55, 0.13), (0.88, 0.44, 0.2, 0.2), (1.06, 0.6, 0.0, 0.34)] {
        let body = if haze == 0.0 {
            colors.ink
        } else {
            colors.near.mix(colors.far, haze).mix(colors.sky_low, haze * 0.5)
        };
        let ground = Ridge::new(base, 0.05, 0.9, Grain::Smooth, dice);
        let mut row = dice.fork();
        let mut x = -row.unit() * step;
        while x < width + step {
            // The front row opens toward the moon.
            let gap = if haze == 0.0 && (x - moon.0).abs() < 0.4 {
                0.5
            } else {
                1.0
            };
            fir(
                canvas,
                (x, ground.top(x) + 0.04),
                height * gap * row.between(0.65, 1.15),
                body,
            );
            x += step * row.between(0.7, 1.3);
        }
        super::land(canvas, &ground, body, body.mix(colors.sky_low, 0.35 * haze), None);
    }
}
