//! A castle on its rock before a great moon.

use super::super::canvas::{Bounds, Canvas};
use super::super::color::Color;
use super::super::dice::Dice;
use super::super::easel::Easel;
use super::super::figure::{birds, stars};
use super::super::ridge::{Grain, Ridge};

pub fn draw(easel: &mut Easel) {
    let Easel { canvas, colors, dice } = easel;
    let width = canvas.aspect();
    super::sky(canvas, colors, 0.75);
    let keep_x = width * dice.third();
    let moon = colors.accent.mix(Color::WHITE, 0.25);
    stars(canvas, 0.5, 6.0, moon, dice.fork());
    let moon_x = keep_x + dice.side() * dice.between(0.34, 0.5);
    super::orb(
        canvas,
        (moon_x, dice.between(0.34, 0.42)),
        dice.between(0.24, 0.31),
        moon,
        0.7,
    );
    birds(canvas, (width - keep_x, 0.25), colors.near, dice);

    for (base, swing, haze) in [(0.6, 0.16, 0.55), (0.74, 0.13, 0.22)] {
        let range = Ridge::new(base, swing, 0.7, Grain::Sharp, dice);
        let color = colors.far.mix(colors.sky_low, haze);
        super::land(
            canvas,
            &range,
            color,
            color.mix(colors.sky_low, 0.45),
            Some((moon_x, moon)),
        );
    }
    let wall = colors.near.mix(colors.ink, 0.55);
    let rock_top = dice.between(0.66, 0.72);
    castle(canvas, keep_x, rock_top + 0.08, wall, colors.accent, dice.fork());
    let rock = Ridge::new(0.0, 0.05, 0.25, Grain::Sharp, dice);
    let slope =
        |x: f32| (rock_top + ((x - keep_x).abs() - 0.34).max(0.0) * 0.62 + rock.top(x)).min(0.93 + rock.top(x) * 0.6);
    canvas.below(slope, |_, depth| wall.mix(colors.ink, (depth / 0.25).min(1.0)));
}

fn castle(canvas: &mut Canvas, x: f32, foot: f32, wall: Color, light: Color, mut dice: Dice) {
    let x = canvas.centered(x);
    canvas.rectangle(Bounds(x - 0.34, foot - 0.24, x + 0.34, foot + 0.05), wall, 1.0);
    let mut towers = [
        (-0.3, 0.34, 0.07),
        (-0.1, 0.44, 0.055),
        (0.06, 0.54, 0.085),
        (0.3, 0.3, 0.07),
    ];
    if dice.chance(0.5) {
        towers = towers.map(|(at, high, half)| (-at, high, half));
    }
    for (at, high, half) in towers {
        let half = canvas.at_least(half, 0.7);
        let (middle, top) = (canvas.centered(x + at), foot - high * dice.between(0.86, 1.0));
        canvas.rectangle(Bounds(middle - half, top, middle + half, foot), wall, 1.0);
        // A cone of a roof, a little wider than its tower.
        let roof = half * 1.3;
        canvas.polygon(
            &[
                (middle - roof, top),
                (middle, top - 0.05 - high * 0.22),
                (middle + roof, top),
            ],
            1.0,
            wall,
            1.0,
        );
        // Some towers stay dark: on a card, lights in all of them would be a checkerboard.
        if dice.chance(0.6) {
            let (pane, down) = (canvas.at_least(0.028, 1.0) / 2.0, canvas.snapped(top + 0.06));
            canvas.rectangle(
                Bounds(middle - pane, down, middle + pane, down + pane * 2.2),
                light,
                0.95,
            );
        }
    }
}
