//! Hills behind hills, each paler than the one before it.

use super::super::color::Color;
use super::super::easel::Easel;
use super::super::figure::{birds, fir, leafy_tree};
use super::super::ridge::{Grain, Ridge};

pub fn draw(easel: &mut Easel) {
    let Easel { canvas, colors, dice } = easel;
    let width = canvas.aspect();
    let alpine = dice.chance(0.5);
    super::sky(canvas, colors, 0.7);
    let light = (width * dice.third(), dice.between(0.2, 0.42));
    let sun = colors.accent.mix(Color::WHITE, 0.2);
    super::orb(canvas, light, dice.between(0.08, 0.15), sun, 0.7);
    birds(canvas, (width - light.0, 0.22), colors.near, dice);

    let ranges = [
        (0.46, 0.22, 0.8, 0.6),
        (0.6, 0.19, 0.62, 0.34),
        (0.75, 0.15, 0.7, 0.12),
        (0.9, 0.11, 0.8, 0.0),
    ];
    for (index, (base, swing, wavelength, haze)) in ranges.into_iter().enumerate() {
        let grain = if alpine && index < 2 {
            Grain::Sharp
        } else {
            Grain::Smooth
        };
        let base = base + dice.between(-0.04, 0.04);
        let ridge = Ridge::new(base, swing * if alpine { 1.3 } else { 1.0 }, wavelength, grain, dice);
        let body = match index {
            0 | 1 => colors.far,
            2 => colors.near.mix(colors.far, 0.35),
            _ => colors.near.mix(colors.ink, 0.6),
        };
        let crest = body.mix(colors.sky_low, haze);
        let foot = crest.mix(colors.sky_low, 0.34);
        super::land(
            canvas,
            &ridge,
            crest,
            if index == 3 { colors.ink } else { foot },
            Some((light.0, sun)),
        );
        if index == 3 {
            let mut grove = dice.fork();
            for _ in 0..2 + grove.below(3) {
                let x = width - light.0 + grove.between(-0.4, 0.4);
                let (foot, height) = ((x, ridge.top(x) + 0.03), grove.between(0.22, 0.36));
                match alpine {
                    true => fir(canvas, foot, height, colors.ink),
                    false => leafy_tree(canvas, foot, height, colors.ink),
                }
            }
        }
    }
}
