//! Space: a planet lit from one side, a ring or a moon, stars, dust.

use super::super::canvas::{Bounds, Canvas, Point};
use super::super::color::Color;
use super::super::easel::Easel;
use super::super::figure;
use super::super::shape::length;

pub fn draw(easel: &mut Easel) {
    let Easel { canvas, colors, dice } = easel;
    let width = canvas.aspect();
    let deep = colors.ink.mix(colors.sky_top, 0.22);
    canvas.touch_all(|_, y, _| deep.mix(colors.sky_top, y * 0.38));
    let dust = (width * dice.unit(), dice.between(0.2, 0.8));
    for _ in 0..4 {
        let at = (dust.0 + dice.between(-0.7, 0.7), dust.1 + dice.between(-0.3, 0.3));
        canvas.cloud(
            at,
            (dice.between(0.6, 1.1), dice.between(0.3, 0.5)),
            colors.sky_low,
            dice.between(0.15, 0.4),
        );
    }
    figure::stars(canvas, 1.6, 15.0, colors.accent.mix(Color::WHITE, 0.5), dice.fork());

    let sunward = (dice.side() * 0.8, -0.6);
    let globe = Globe {
        sunward,
        day: colors.sky_low.mix(colors.accent, 0.25),
        band: colors.far,
        night: colors.ink,
    };
    let x = width * dice.third();
    match dice.below(3) {
        0 => ringed(canvas, &globe, (x, 0.5), dice.between(0.26, 0.32), colors.accent),
        1 => {
            globe.draw(canvas, (x, dice.between(0.75, 0.95)), dice.between(0.55, 0.7));
            let moon = Globe {
                day: colors.accent,
                band: colors.sky_low,
                ..globe
            };
            moon.draw(canvas, (width - x, dice.between(0.24, 0.36)), 0.12);
        }
        _ => sunrise(canvas, x, colors.accent, colors.ink, colors.sky_low),
    }
}

struct Globe {
    sunward: Point,
    day: Color,
    band: Color,
    night: Color,
}

impl Globe {
    /// A ball shaded by Lambert's law, with faint bands as a gas giant has them.
    fn draw(&self, canvas: &mut Canvas, (center_x, center_y): Point, radius: f32) {
        let pixel = canvas.pixel();
        let reach = radius + pixel;
        canvas.glow((center_x, center_y), radius * 1.5, self.day, 0.28);
        canvas.touch(
            Bounds(center_x - reach, center_y - reach, center_x + reach, center_y + reach),
            |x, y, behind| {
                let (across, down) = ((x - center_x) / radius, (y - center_y) / radius);
                let out = length(across, down);
                let toward_us = (1.0 - out * out).max(0.0).sqrt();
                let lit = (across * self.sunward.0 + down * self.sunward.1 + toward_us * 0.35).clamp(0.0, 1.0);
                let band = 0.5 + 0.5 * ((down + across * 0.15) * 9.0).sin();
                let surface = self.day.mix(self.band, band * 0.45);
                let covered = (0.5 - (out - 1.0) * radius / pixel).clamp(0.0, 1.0);
                behind.mix(self.night.mix(surface, lit.sqrt()), covered)
            },
        );
    }
}

/// A globe between the far and the near half of its ring.
fn ringed(canvas: &mut Canvas, globe: &Globe, center: Point, radius: f32, dust: Color) {
    globe.draw(canvas, center, radius);
    let pixel = canvas.pixel();
    let (tilt, flat) = (globe.sunward.0 * 0.25, 0.3);
    let reach = radius * 2.3;
    canvas.touch(
        Bounds(center.0 - reach, center.1 - reach, center.0 + reach, center.1 + reach),
        |x, y, behind| {
            let (across, down) = (x - center.0, y - center.1);
            let (along, off) = (across - down * tilt, (down + across * tilt) / flat);
            let out = length(along, off);
            let inside = (out - radius * 1.4).min(radius * 2.05 - out);
            let covered = (0.5 + inside / (pixel * 2.2)).clamp(0.0, 1.0);
            let hidden = off < 0.0 && length(across, down) < radius;
            if hidden {
                behind
            } else {
                behind.mix(dust, covered * 0.72)
            }
        },
    );
}

/// Seen from orbit: the planet's night side below, its sun just over the edge.
fn sunrise(canvas: &mut Canvas, x: f32, light: Color, ground: Color, air: Color) {
    let center = (x, 2.15);
    canvas.glow((x, 0.68), 1.3, light, 0.45);
    canvas.disc((x, 0.64), 0.085, Color::WHITE.mix(light, 0.3), 1.0);
    canvas.ring(center, 1.52, canvas.at_least(0.07, 1.2), air.mix(light, 0.35), 0.85);
    canvas.disc(center, 1.5, ground, 1.0);
    canvas.cloud((x, 0.72), (1.3, 0.12), light, 0.5);
}
