//! A tone's colors.

use super::{
    dice::{Dice, scramble},
    pixels::Rgb,
    tone::Tone,
};

/// Six colors that belong together, by the role they play in a drawing: from dark to light, and one that catches the eye.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// The darkest: silhouettes.
    pub night: Rgb,
    /// Far and dark things.
    pub deep: Rgb,
    pub middle: Rgb,
    /// Pale sky, things in light.
    pub haze: Rgb,
    /// Lamps, moon and sun.
    pub light: Rgb,
    /// The thing to look at.
    pub accent: Rgb,
}

/// Night, deep, middle, haze and light as a colorist would write them down.
type Grade = [u32; 5];

impl Palette {
    /// The seed picks one of the tone's grades and turns its hue a little, so that neighbors differ.
    pub fn of(tone: Tone, seed: u64) -> Palette {
        let mut dice = Dice::new(scramble(seed ^ 0xC0_104));
        let grades = grades(tone);
        let grade = grades[dice.below(grades.len() as u64) as usize];
        let turn = Turn::by_degrees(dice.between(-14.0, 14.0));
        let [night, deep, middle, haze, light] = grade.map(|hex| turn.apply(from_hex(hex)));
        Palette {
            night,
            deep,
            middle,
            haze,
            light,
            accent: from_hex(accent(tone)),
        }
    }

    /// By role, in the order of the drawings' roles.
    pub(super) const fn roles(&self) -> [Rgb; 6] {
        [self.night, self.deep, self.middle, self.haze, self.light, self.accent]
    }
}

/// The one color that catches the eye.
const fn accent(tone: Tone) -> u32 {
    match tone {
        Tone::Dark => 0xe8503a,
        Tone::Warm => 0xd6324f,
        Tone::Tense => 0xf2452f,
        Tone::Playful => 0xff4f6d,
        Tone::Dreamlike => 0xff7ab8,
        Tone::Gritty => 0xdd4527,
        Tone::Bittersweet => 0xe0566f,
        Tone::Uplifting => 0xff5f38,
        Tone::Eerie => 0xe5342f,
        Tone::Dry => 0xd9532a,
    }
}

fn grades(tone: Tone) -> &'static [Grade; 3] {
    match tone {
        Tone::Dark => &[
            [0x070a12, 0x131f38, 0x24395c, 0x3a5680, 0xf4bd6a],
            [0x0b0814, 0x231a38, 0x40305a, 0x6b4468, 0xf0a878],
            [0x050e12, 0x0f2830, 0x1c444e, 0x2f6670, 0xf2d694],
        ],
        Tone::Warm => &[
            [0x24100f, 0x57272c, 0xa3543f, 0xf2a463, 0xffe3ac],
            [0x1c1022, 0x4c2a48, 0x96506a, 0xf0987c, 0xffd9b0],
            [0x22130a, 0x57341a, 0xa8692a, 0xe8b04e, 0xfff0c0],
        ],
        Tone::Tense => &[
            [0x060f14, 0x12303a, 0x27555a, 0x4c8a84, 0xff9350],
            [0x0b0b10, 0x23252f, 0x40434f, 0x6c6f7e, 0xf2d9c0],
            [0x0a1008, 0x263318, 0x46562a, 0x84904a, 0xf8da68],
        ],
        Tone::Playful => &[
            [0x2b2040, 0x74466e, 0xe0876a, 0xf6d39c, 0xffe8b1],
            [0x2c1230, 0x62285a, 0xa8446e, 0xffc298, 0xfff0c4],
            [0x0c2830, 0x1b5660, 0x3f9a86, 0xcbe4aa, 0xffece1],
        ],
        Tone::Dreamlike => &[
            [0x1a1738, 0x42387c, 0x8068b0, 0xcf9dc8, 0xffe8d8],
            [0x0c2036, 0x24527a, 0x4d86a4, 0x8cc6cc, 0xfaeccb],
            [0x22102f, 0x5c3070, 0xa0608e, 0xee9fae, 0xfff0da],
        ],
        Tone::Gritty => &[
            [0x14110d, 0x3a3026, 0x6b5840, 0xa88a5e, 0xf0b650],
            [0x0e1215, 0x2d363c, 0x525f66, 0x86969a, 0xed9b6e],
            [0x160c0a, 0x3c251f, 0x6b4234, 0xa0644a, 0xf4c888],
        ],
        Tone::Bittersweet => &[
            [0x161326, 0x3a3050, 0x705a7c, 0xd48e7c, 0xffd4aa],
            [0x0f1e24, 0x2d464a, 0x5f7470, 0xd0ac88, 0xffe4b8],
            [0x1c1424, 0x483a56, 0x786684, 0xb4a4bc, 0xf8c8b0],
        ],
        Tone::Uplifting => &[
            [0x12223a, 0x2d5078, 0x6c95bc, 0xffdc9c, 0xfff4cc],
            [0x0f2a34, 0x2a6470, 0x62a4a4, 0xd4eecc, 0xfff9dd],
            [0x2e1618, 0x743c34, 0xc07848, 0xffdb8c, 0xfff6d0],
        ],
        Tone::Eerie => &[
            [0x030a0a, 0x0f2a26, 0x1f4a40, 0x35695a, 0xd0f2b8],
            [0x08060f, 0x1b1530, 0x32284a, 0x51406e, 0xdcd8ff],
            [0x0d0406, 0x280c12, 0x48181f, 0x742830, 0xf4e2c4],
        ],
        Tone::Dry => &[
            [0x2c2a2c, 0x66605c, 0xb0947a, 0xf0d2ae, 0xfff3d6],
            [0x22302f, 0x566866, 0x9a9e88, 0xeadebc, 0xffefce],
            [0x2e2018, 0x6c5038, 0xb08a58, 0xf0dca4, 0xfff6dc],
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
        let [red, green, blue] = [rgb.0, rgb.1, rgb.2].map(|byte| f32::from(byte) / 255.0);
        let luma = 0.299 * red + 0.587 * green + 0.114 * blue;
        let (i, q) = (
            0.5959 * red - 0.2746 * green - 0.3213 * blue,
            0.2115 * red - 0.5227 * green + 0.3112 * blue,
        );
        let (i, q) = (i * self.cosine - q * self.sine, i * self.sine + q * self.cosine);
        // A float's `as u8` saturates, so nothing can wrap around.
        let byte = |unit: f32| (unit * 255.0 + 0.5) as u8;
        Rgb(
            byte(luma + 0.956 * i + 0.619 * q),
            byte(luma - 0.272 * i - 0.647 * q),
            byte(luma - 1.106 * i + 1.703 * q),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_palette_goes_from_night_to_light() {
        for tone in Tone::ALL {
            for seed in 0..60 {
                let palette = Palette::of(tone, seed);
                let [night, deep, middle, haze, light, _] = palette.roles().map(Rgb::luma);
                assert!(
                    night < deep && deep < middle,
                    "{tone:?} {seed}: {night} {deep} {middle}"
                );
                assert!(
                    middle < haze && haze < light,
                    "{tone:?} {seed}: {middle} {haze} {light}"
                );
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
        let mut palettes: Vec<_> = (0..40).map(|seed| Palette::of(Tone::Warm, seed).haze).collect();
        palettes.sort_by_key(|&Rgb(red, green, blue)| (red, green, blue));
        palettes.dedup();
        assert!(palettes.len() > 20);
    }
}
