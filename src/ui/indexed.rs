//! The 256 colors that most terminals share: after sixteen of the terminal's own a cube of 6×6×6, and 24 grays.

use crate::artwork::Rgb;

const LEVELS: [u8; 6] = [0, 95, 135, 175, 215, 255];
const CUBE: u8 = 16;
const GRAYS: u8 = 232;
/// So little is between the highest and the lowest part of what the eye takes for a gray.
const ALMOST_GRAY: u8 = 16;

/// What a color looks like; the first sixteen nobody knows.
pub fn rgb(index: u8) -> Option<Rgb> {
    if index >= GRAYS {
        let level = 8 + 10 * (index - GRAYS);
        return Some(Rgb(level, level, level));
    }
    let at = usize::from(index.checked_sub(CUBE)?);
    Some(Rgb(LEVELS[at / 36], LEVELS[at / 6 % 6], LEVELS[at % 6]))
}

/// The one to show it as: a gray for what is almost one, as the ground is that pictures fade into; else of the cube, which has
/// few dark colors but keeps them colors.
pub fn nearest(Rgb(red, green, blue): Rgb) -> u8 {
    let (low, high) = (red.min(green).min(blue), red.max(green).max(blue));
    if high - low <= ALMOST_GRAY && (4..=246).contains(&low) {
        let mean = (u16::from(red) + u16::from(green) + u16::from(blue)) / 3;
        return GRAYS + (mean.saturating_sub(3) / 10).min(23) as u8;
    }
    let level = |value: u8| {
        let nearest = LEVELS.iter().enumerate().min_by_key(|(_, level)| level.abs_diff(value));
        nearest.map_or(0, |(at, _)| at as u8)
    };
    CUBE + 36 * level(red) + 6 * level(green) + level(blue)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_color_looks_like_itself() {
        for index in CUBE..=u8::MAX {
            let Rgb(red, green, blue) = rgb(index).unwrap();
            let Rgb(shown, ..) = rgb(nearest(Rgb(red, green, blue))).unwrap();
            // The grays of the cube have others beside them that come as near.
            assert!(
                shown.abs_diff(red) <= if red == green && green == blue { 5 } else { 0 },
                "{index}"
            );
        }
        assert_eq!(rgb(15), None);
    }

    #[test]
    fn what_is_almost_a_color_is_shown_as_it() {
        assert_eq!(nearest(Rgb(0x14, 0x12, 0x11)), 233);
        assert_eq!(nearest(Rgb(28, 55, 70)), 23);
        assert_eq!(nearest(Rgb(250, 170, 90)), 215);
        assert_eq!(nearest(Rgb(254, 253, 255)), 231);
    }
}
