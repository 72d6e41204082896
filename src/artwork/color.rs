//! Colors: bytes outside, floats between 0 and 1 while painting.

/// 24-bit color.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rgb(pub u8, pub u8, pub u8);

/// A color while it is being mixed. It stays in sRGB's own encoding: over such short gradients the eye finds that no worse than
/// linear light, and it spares two powers for each pixel.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Color {
    pub red: f32,
    pub green: f32,
    pub blue: f32,
}

impl Color {
    pub const WHITE: Color = Color {
        red: 1.0,
        green: 1.0,
        blue: 1.0,
    };

    /// This color, with `share` (0 to 1) of the other in it.
    pub fn mix(self, other: Color, share: f32) -> Color {
        Color {
            red: self.red + (other.red - self.red) * share,
            green: self.green + (other.green - self.green) * share,
            blue: self.blue + (other.blue - self.blue) * share,
        }
    }

    /// Light added on top, as a lamp adds to a wall: it brightens and never overflows.
    pub fn lit(self, light: Color, strength: f32) -> Color {
        Color {
            red: self.red + (1.0 - self.red) * light.red * strength,
            green: self.green + (1.0 - self.green) * light.green * strength,
            blue: self.blue + (1.0 - self.blue) * light.blue * strength,
        }
    }

    /// How bright it looks, 0 to 1 (Rec. 709's weights).
    pub fn luma(self) -> f32 {
        0.2126 * self.red + 0.7152 * self.green + 0.0722 * self.blue
    }
}

impl From<Rgb> for Color {
    fn from(Rgb(red, green, blue): Rgb) -> Color {
        let unit = |byte: u8| f32::from(byte) / 255.0;
        Color {
            red: unit(red),
            green: unit(green),
            blue: unit(blue),
        }
    }
}

impl From<Color> for Rgb {
    fn from(color: Color) -> Rgb {
        // A float's `as u8` saturates, so nothing can wrap around.
        let byte = |unit: f32| (unit * 255.0 + 0.5) as u8;
        Rgb(byte(color.red), byte(color.green), byte(color.blue))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_survive_the_way_to_floats_and_back() {
        for byte in 0..=255 {
            let rgb = Rgb(byte, 255 - byte, byte / 2);
            assert_eq!(Rgb::from(Color::from(rgb)), rgb);
        }
    }

    #[test]
    fn light_never_overflows() {
        let white = Rgb::from(Color::WHITE.lit(Color::WHITE, 1.0));
        assert_eq!(white, Rgb(255, 255, 255));
    }
}
