//! Colors, and pictures of them.

use resvg::{tiny_skia, usvg};

/// 24-bit color.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rgb(pub u8, pub u8, pub u8);

impl Rgb {
    /// This color with `share` (0 to 1) of the other in it. In sRGB's own encoding: over short gradients the eye finds that no
    /// worse than linear light.
    pub fn mix(self, other: Self, share: f32) -> Self {
        let blend = |from: u8, to: u8| (f32::from(from) + (f32::from(to) - f32::from(from)) * share).round() as u8;
        Self(blend(self.0, other.0), blend(self.1, other.1), blend(self.2, other.2))
    }

    /// How bright it looks, 0 to 1 (Rec. 709's weights).
    pub fn luma(self) -> f32 {
        (0.2126 * f32::from(self.0) + 0.7152 * f32::from(self.1) + 0.0722 * f32::from(self.2)) / 255.0
    }

    /// `#1b2036`.
    pub(super) fn hex(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }
}

/// A picture without a pixel has no file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a picture of no size cannot be written as PNG")]
pub struct NotAPicture;

/// A picture, row by row from the top.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pixels {
    pub width: u32,
    pub height: u32,
    pub colors: Vec<Rgb>,
}

impl Pixels {
    /// One color all over.
    pub fn plain(width: u32, height: u32, color: Rgb) -> Self {
        let colors = vec![color; width as usize * height as usize];
        Self { width, height, colors }
    }

    pub fn at(&self, x: u32, y: u32) -> Option<Rgb> {
        if x >= self.width {
            return None;
        }
        self.colors.get((y * self.width + x) as usize).copied()
    }

    /// The left part fades into the ground, so that words can stand there.
    pub fn faded_left(mut self, ground: Rgb) -> Self {
        let width = self.width.max(1) as usize;
        for row in self.colors.chunks_mut(width) {
            for (x, color) in row.iter_mut().enumerate() {
                *color = color.mix(ground, fade_at(x as f32 / width as f32));
            }
        }
        self
    }

    /// Changes one pixel; outside the picture nothing.
    pub fn set(&mut self, x: u32, y: u32, color: Rgb) {
        let at = (y * self.width + x) as usize;
        if x < self.width
            && let Some(pixel) = self.colors.get_mut(at)
        {
            *pixel = color;
        }
    }

    /// Three bytes a pixel: red, green, blue.
    pub fn bytes(&self) -> Vec<u8> {
        let bytes = |color: &Rgb| [color.0, color.1, color.2];
        self.colors.iter().flat_map(bytes).collect()
    }

    /// As a PNG file. Errors when there is no pixel to put into one.
    pub fn png(&self) -> Result<Vec<u8>, NotAPicture> {
        let mut pixmap = tiny_skia::Pixmap::new(self.width, self.height).ok_or(NotAPicture)?;
        for (pixel, Rgb(red, green, blue)) in pixmap.pixels_mut().iter_mut().zip(&self.colors) {
            *pixel = tiny_skia::ColorU8::from_rgba(*red, *green, *blue, 255).premultiply();
        }
        pixmap.encode_png().map_err(|_| NotAPicture)
    }
}

/// 1 at the left, where words stand, 0 at the right, and no visible step between them.
fn fade_at(share: f32) -> f32 {
    let lit = ((share - 0.32) / 0.40).clamp(0.0, 1.0);
    1.0 - lit * lit * (3.0 - 2.0 * lit)
}

/// Renders a composed motif; what it leaves open shows the ground. A size of nothing gives a picture of nothing.
pub fn raster(svg: &str, width: u32, height: u32, ground: Rgb) -> Pixels {
    let plain = || Pixels::plain(width, height, ground);
    let Some(mut pixmap) = tiny_skia::Pixmap::new(width, height) else {
        return plain();
    };
    // Every motif is parsed in the tests; one that could not be would be a card of one color.
    let Ok(tree) = usvg::Tree::from_str(svg, &usvg::Options::default()) else {
        return plain();
    };
    pixmap.fill(tiny_skia::Color::from_rgba8(ground.0, ground.1, ground.2, 255));
    resvg::render(&tree, tiny_skia::Transform::identity(), &mut pixmap.as_mut());
    let colors = pixmap
        .pixels()
        .iter()
        .map(|pixel| Rgb(pixel.red(), pixel.green(), pixel.blue()));
    Pixels {
        width,
        height,
        colors: colors.collect(),
    }
}
