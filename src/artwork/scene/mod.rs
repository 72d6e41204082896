//! The scenes, one file a motif, and the sky and land that most of them share.

mod castle;
mod confetti;
mod couple;
mod desert;
mod field;
mod forest;
mod grid;
mod hills;
mod house;
mod portrait;
mod rain;
mod reel;
mod road;
mod sea;
mod skyline;
mod stage;
mod stars;
mod sunrise;
mod trench;
mod window;

use super::canvas::{Canvas, Point};
use super::color::Color;
use super::easel::{Colors, Easel};
use super::motif::Motif;
use super::ridge::Ridge;

pub fn draw(motif: Motif, easel: &mut Easel) {
    let scene: fn(&mut Easel) = match motif {
        Motif::Skyline => skyline::draw,
        Motif::Rain => rain::draw,
        Motif::Hills => hills::draw,
        Motif::Desert => desert::draw,
        Motif::Sea => sea::draw,
        Motif::Stars => stars::draw,
        Motif::Forest => forest::draw,
        Motif::Window => window::draw,
        Motif::Stage => stage::draw,
        Motif::Road => road::draw,
        Motif::Trench => trench::draw,
        Motif::Castle => castle::draw,
        Motif::Sunrise => sunrise::draw,
        Motif::Confetti => confetti::draw,
        Motif::Portrait => portrait::draw,
        Motif::Grid => grid::draw,
        Motif::Field => field::draw,
        Motif::Reel => reel::draw,
        Motif::Couple => couple::draw,
        Motif::House => house::draw,
    };
    scene(easel);
}

/// The whole canvas as sky, lightest at the horizon.
fn sky(canvas: &mut Canvas, colors: &Colors, horizon: f32) {
    canvas.touch_all(|_, y, _| {
        let down = (y / horizon.max(0.01)).min(1.0);
        colors.sky_top.mix(colors.sky_low, down * (0.55 + 0.45 * down))
    });
}

/// A sun or moon with the air around it aglow.
fn orb(canvas: &mut Canvas, center: Point, radius: f32, color: Color, strength: f32) {
    canvas.glow(center, radius * 5.0 + 0.25, color, strength * 0.5);
    canvas.glow(center, radius * 2.2, color, strength * 0.6);
    canvas.disc(center, radius, color, 1.0);
}

/// Land below a ridge, `crest` at its top and fading into `foot`, the mist of the valley; its edge catches the light, if one
/// stands at `light_x`.
fn land(canvas: &mut Canvas, ridge: &Ridge, crest: Color, foot: Color, light: Option<(f32, Color)>) {
    let rim = canvas.pixel() * 2.0;
    canvas.below(
        |x| ridge.top(x),
        |x, depth| {
            let body = crest.mix(foot, (depth / 0.4).min(1.0));
            match light {
                Some((light_x, color)) if depth < rim => {
                    let near = 1.0 / (1.0 + 4.0 * (x - light_x) * (x - light_x));
                    // Fading within the rim, for an edge of it that followed the pixels would turn a slope into stairs.
                    body.mix(color, 0.42 * near * (1.0 - depth / rim))
                }
                _ => body,
            }
        },
    );
}
