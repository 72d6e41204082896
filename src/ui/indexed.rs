//! The 256 colors that most terminals share: after sixteen of the terminal's own a cube of 6×6×6, and 24 grays.

use crate::artwork::Rgb;

const LEVELS: [u8; 6] = [0, 95, 135, 175, 215, 255];
const CUBE: u8 = 16;
const GRAYS: u8 = 232;

/// What a color looks like; the first sixteen nobody knows.
pub fn rgb(index: u8) -> Option<Rgb> {
    if index >= GRAYS {
        let level = 8 + 10 * (index - GRAYS);
        return Some(Rgb(level, level, level));
    }
    let at = usize::from(index.checked_sub(CUBE)?);
    Some(Rgb(LEVELS[at / 36], LEVELS[at / 6 % 6], LEVELS[at % 6]))
}

/// The one that comes nearest, so that what a picture fades into is the ground itself.
pub fn nearest(color: Rgb) -> u8 {
    let Rgb(red, green, blue) = color;
    let level = |value: u8| {
        let nearest = LEVELS.iter().enumerate().min_by_key(|(_, level)| level.abs_diff(value));
        nearest.map_or(0, |(at, _)| at as u8)
    };
    let in_cube = CUBE + 36 * level(red) + 6 * level(green) + level(blue);
    let mean = (u16::from(red) + u16::from(green) + u16::from(blue)) / 3;
    let gray = GRAYS + (mean.saturating_sub(3) / 10).min(23) as u8;
    let distance = |index: &u8| rgb(*index).map_or(u32::MAX, |shown| apart(shown, color));
    [in_cube, gray].into_iter().min_by_key(distance).unwrap_or(in_cube)
}

fn apart(one: Rgb, other: Rgb) -> u32 {
    let square = |one: u8, other: u8| u32::from(one.abs_diff(other)).pow(2);
    square(one.0, other.0) + square(one.1, other.1) + square(one.2, other.2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_color_looks_most_like_itself() {
        for index in CUBE..=u8::MAX {
            let shown = rgb(index).unwrap();
            assert_eq!(rgb(nearest(shown)), Some(shown), "{index}");
        }
        assert_eq!(rgb(15), None);
    }

    #[test]
    fn what_is_almost_a_color_is_shown_as_it() {
        assert_eq!(nearest(Rgb(0x14, 0x12, 0x11)), 233);
        assert_eq!(nearest(Rgb(250, 170, 90)), 215);
        assert_eq!(nearest(Rgb(254, 253, 255)), 231);
    }
}
