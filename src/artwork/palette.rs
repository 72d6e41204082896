//! A tone's colors.

use super::color::{Color, Rgb};
use super::dice::{Dice, scramble};
use super::tone::Tone;

/// Six colors that belong together: the sky from its top to the horizon, land far off and near, the light, and the darkest
/// things of the foreground.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    pub sky_top: Rgb,
    pub sky_low: Rgb,
    pub far: Rgb,
    pub near: Rgb,
    pub accent: Rgb,
    pub ink: Rgb,
}

/// A tone's six colors as a colorist would write them down.
type Grade = [u32; 6];

impl Palette {
    /// The seed picks one of the tone's grades and turns its hue a little, so that neighbors differ.
    pub fn of(tone: Tone, seed: u64) -> Palette {
        let mut dice = Dice::new(scramble(seed ^ 0xC0_104));
        let grades = grades(tone);
        let grade = grades[dice.below(grades.len() as u64) as usize];
        let turn = Turn::by_degrees(dice.between(-14.0, 14.0));
        let [sky_top, sky_low, far, near, accent, ink] = grade.map(|hex| turn.apply(from_hex(hex)));
        Palette {
            sky_top,
            sky_low,
            far,
            near,
            accent,
            ink,
        }
    }
}

fn grades(tone: Tone) -> &'static [Grade; 3] {
    match tone {
        Tone::Dark => &[
            [0x0d1630, 0x3a5680, 0x24395c, 0x131f38, 0xf4bd6a, 0x070a12],
            [0x1a1233, 0x6b4468, 0x40305a, 0x231a38, 0xf0a878, 0x0b0814],
            [0x07212a, 0x2f6670, 0x1c444e, 0x0f2830, 0xf2d694, 0x050e12],
        ],
        Tone::Warm => &[
            [0x5a2638, 0xf2a463, 0xa3543f, 0x57272c, 0xffe3ac, 0x24100f],
            [0x3d2c56, 0xf0987c, 0x96506a, 0x4c2a48, 0xffd9b0, 0x1c1022],
            [0x6a3218, 0xe8b04e, 0xa8692a, 0x57341a, 0xfff0c0, 0x22130a],
        ],
        Tone::Tense => &[
            [0x0a2328, 0x4c8a84, 0x27555a, 0x12303a, 0xff9350, 0x060f14],
            [0x191b24, 0x6c6f7e, 0x40434f, 0x23252f, 0xee4f3e, 0x0b0b10],
            [0x14200f, 0x84904a, 0x46562a, 0x263318, 0xf8da68, 0x0a1008],
        ],
        Tone::Playful => &[
            [0x2e76a8, 0xf6d39c, 0xe0876a, 0x74466e, 0xffcc52, 0x2b2040],
            [0xc24d72, 0xffc298, 0xa8446e, 0x62285a, 0xfff0c4, 0x2c1230],
            [0x177f80, 0xcbe4aa, 0x3f9a86, 0x1b5660, 0xffa068, 0x0c2830],
        ],
        Tone::Dreamlike => &[
            [0x2c2a66, 0xcf9dc8, 0x8068b0, 0x42387c, 0xffe8d8, 0x1a1738],
            [0x153a60, 0x8cc6cc, 0x4d86a4, 0x24527a, 0xfaeccb, 0x0c2036],
            [0x42205e, 0xee9fae, 0xa0608e, 0x5c3070, 0xfff0da, 0x22102f],
        ],
        Tone::Gritty => &[
            [0x2e2720, 0xa88a5e, 0x6b5840, 0x3a3026, 0xf0b650, 0x14110d],
            [0x232a30, 0x86969a, 0x525f66, 0x2d363c, 0xe8824a, 0x0e1215],
            [0x331f1a, 0xa0644a, 0x6b4234, 0x3c251f, 0xf4c888, 0x160c0a],
        ],
        Tone::Bittersweet => &[
            [0x283258, 0xd48e7c, 0x705a7c, 0x3a3050, 0xffd4aa, 0x161326],
            [0x1f424e, 0xd0ac88, 0x5f7470, 0x2d464a, 0xffe4b8, 0x0f1e24],
            [0x44304e, 0xb4a4bc, 0x786684, 0x483a56, 0xf8c8b0, 0x1c1424],
        ],
        Tone::Uplifting => &[
            [0x2a69b0, 0xffdc9c, 0x6c95bc, 0x2d5078, 0xfff4cc, 0x12223a],
            [0x2a86aa, 0xd4eecc, 0x62a4a4, 0x2a6470, 0xfff2b4, 0x0f2a34],
            [0xd0602f, 0xffdb8c, 0xc07848, 0x743c34, 0xfff6d0, 0x2e1618],
        ],
        Tone::Eerie => &[
            [0x061a1c, 0x35695a, 0x1f4a40, 0x0f2a26, 0xd0f2b8, 0x030a0a],
            [0x130d24, 0x51406e, 0x32284a, 0x1b1530, 0xdcd8ff, 0x08060f],
            [0x1f090d, 0x742830, 0x48181f, 0x280c12, 0xf4e2c4, 0x0d0406],
        ],
        Tone::Dry => &[
            [0xb47a70, 0xf0d2ae, 0xb0947a, 0x66605c, 0xfff3d6, 0x2c2a2c],
            [0x6f9896, 0xeadebc, 0x9a9e88, 0x566866, 0xffe6b4, 0x22302f],
            [0xb88a3a, 0xf0dca4, 0xb08a58, 0x6c5038, 0xfff6dc, 0x2e2018],
        ],
    }
}

fn from_hex(hex: u32) -> Rgb {
    let [_, red, green, blue] = hex.to_be_bytes();
    Rgb(red, green, blue)
}

/// A turn of the hue circle that keeps brightness: a rotation about the gray axis of the YIQ space.
struct Turn {
    cosine: f32,
    sine: f32,
}

impl Turn {
    fn by_degrees(degrees: f32) -> Turn {
        let (sine, cosine) = degrees.to_radians().sin_cos();
        Turn { cosine, sine }
    }

    fn apply(&self, rgb: Rgb) -> Rgb {
        let Color { red, green, blue } = rgb.into();
        let luma = 0.299 * red + 0.587 * green + 0.114 * blue;
        let (i, q) = (
            0.5959 * red - 0.2746 * green - 0.3213 * blue,
            0.2115 * red - 0.5227 * green + 0.3112 * blue,
        );
        let (i, q) = (i * self.cosine - q * self.sine, i * self.sine + q * self.cosine);
        Rgb::from(Color {
            red: luma + 0.956 * i + 0.619 * q,
            green: luma - 0.272 * i - 0.647 * q,
            blue: luma - 1.106 * i + 1.703 * q,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luma(rgb: Rgb) -> f32 {
        Color::from(rgb).luma()
    }

    #[test]
    fn every_palette_goes_from_ink_over_land_to_light() {
        for tone in Tone::ALL {
            for seed in 0..60 {
                let palette = Palette::of(tone, seed);
                assert!(luma(palette.ink) < luma(palette.near), "{tone:?} {seed}");
                assert!(luma(palette.near) < luma(palette.far), "{tone:?} {seed}");
                assert!(luma(palette.far) < luma(palette.accent), "{tone:?} {seed}");
                assert!(luma(palette.sky_top) < luma(palette.sky_low), "{tone:?} {seed}");
            }
        }
    }

    #[test]
    fn a_turn_of_nothing_changes_nothing_to_speak_of() {
        let Rgb(red, green, blue) = Turn::by_degrees(0.0).apply(Rgb(200, 100, 50));
        assert!(red.abs_diff(200) < 3 && green.abs_diff(100) < 3 && blue.abs_diff(50) < 3);
    }

    #[test]
    fn neighbors_of_one_tone_come_in_many_colors() {
        let mut palettes: Vec<_> = (0..40).map(|seed| Palette::of(Tone::Warm, seed).sky_low).collect();
        palettes.sort_by_key(|&Rgb(red, green, blue)| (red, green, blue));
        palettes.dedup();
        assert!(palettes.len() > 20);
    }
}
