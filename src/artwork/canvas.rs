//! A grid of pixels that coverage is painted onto.
//!
//! Lengths are in picture heights, so a scene is written once for all sizes: `y` runs from 0 at the top to 1 at the bottom, `x`
//! from 0 to `aspect()`. A half block is about as wide as it is high, so a circle is a circle.

use super::color::{Color, Rgb};
use super::picture::{HalfBlock, Picture};

pub type Point = (f32, f32);

pub struct Canvas {
    width: u16,
    height: u16,
    pixels: Vec<Color>,
    pixel: f32,
}

/// A rectangle of lengths: left, top, right, bottom.
#[derive(Clone, Copy, Debug)]
pub struct Bounds(pub f32, pub f32, pub f32, pub f32);

impl Canvas {
    /// A black canvas of `width` x `height` cells.
    pub fn new(width: u16, height: u16) -> Canvas {
        let (columns, lines) = (usize::from(width), usize::from(height) * 2);
        let black = Color {
            red: 0.0,
            green: 0.0,
            blue: 0.0,
        };
        Canvas {
            width,
            height,
            pixels: vec![black; columns * lines],
            pixel: 1.0 / lines.max(1) as f32,
        }
    }

    fn columns(&self) -> usize {
        usize::from(self.width)
    }

    fn lines(&self) -> usize {
        usize::from(self.height) * 2
    }

    /// The width in heights: 2.2 for a card of 22 x 5 cells.
    pub fn aspect(&self) -> f32 {
        self.columns() as f32 * self.pixel
    }

    /// The length of one pixel.
    pub fn pixel(&self) -> f32 {
        self.pixel
    }

    /// `length`, but no less than so many pixels: what would be lost on a card is drawn bolder there.
    pub fn at_least(&self, length: f32, pixels: f32) -> f32 {
        length.max(pixels * self.pixel)
    }

    /// Whether a picture is so small, a card, that fine things would be noise in it and are best left out.
    pub fn is_coarse(&self) -> bool {
        self.pixel > 0.06
    }

    /// The middle of the pixel that `length` falls into: a thing one pixel wide must not be smeared over two.
    pub fn centered(&self, length: f32) -> f32 {
        ((length / self.pixel).floor() + 0.5) * self.pixel
    }

    /// The nearest border between two pixels.
    pub fn snapped(&self, length: f32) -> f32 {
        (length / self.pixel).round() * self.pixel
    }

    /// Asks for each pixel within bounds, by its middle, what becomes of the color there.
    pub fn touch(&mut self, bounds: Bounds, mut change: impl FnMut(f32, f32, Color) -> Color) {
        let Bounds(left, top, right, bottom) = bounds;
        let (first_column, last_column) = span(left, right, self.pixel, self.columns());
        let (first_line, last_line) = span(top, bottom, self.pixel, self.lines());
        let columns = self.columns();
        for line in first_line..last_line {
            let y = (line as f32 + 0.5) * self.pixel;
            let row = &mut self.pixels[line * columns + first_column..line * columns + last_column];
            for (column, pixel) in (first_column..).zip(row) {
                *pixel = change((column as f32 + 0.5) * self.pixel, y, *pixel);
            }
        }
    }

    /// As `touch`, for every pixel.
    pub fn touch_all(&mut self, change: impl FnMut(f32, f32, Color) -> Color) {
        self.touch(Bounds(0.0, 0.0, self.aspect(), 1.0), change);
    }

    /// Mirrors what stands above the line `y` below it, as still water does, squeezed and with `share` of `water` in it.
    pub fn reflect(&mut self, y: f32, water: Color, share: f32) {
        let (columns, lines) = (self.columns(), self.lines());
        let shore = ((y.max(0.0) / self.pixel).round() as usize).min(lines);
        for line in shore..lines {
            // Water seen at a slant shows more than its own depth of the sky: 1.6 lines up for each line down.
            let up = ((line - shore) as f32 * 1.6) as usize + 1;
            let depth = (line - shore) as f32 / (lines - shore) as f32;
            // Every other line takes more of the water: the ripple that tells a lake from a mirror.
            let ripple = if (line - shore) % 2 == 1 { 0.12 } else { 0.0 };
            let water_share = (share + ripple + depth * 0.2).min(1.0);
            for column in 0..columns {
                let source = self.pixels[shore.saturating_sub(up).min(lines - 1) * columns + column];
                self.pixels[line * columns + column] = source.mix(water, water_share);
            }
        }
    }

    /// Darkens the rim, so that a picture ends softly on a nearly black terminal; the middle keeps all its light.
    pub fn vignette(&mut self) {
        let night = Color::from(Rgb(8, 9, 14));
        let half_width = (self.aspect() / 2.0).max(f32::MIN_POSITIVE);
        self.touch_all(|x, y, color| {
            let (across, down) = ((x / half_width - 1.0).abs(), (y * 2.0 - 1.0).abs());
            let rim = across.powi(6) * 0.45 + down.powi(4) * 0.28;
            color.mix(night, rim.min(0.62))
        });
    }

    pub fn finish(&self) -> Picture {
        let columns = self.columns();
        let mut cells = Vec::with_capacity(columns * usize::from(self.height));
        for pair in self.pixels.chunks_exact((columns * 2).max(1)) {
            let (upper, lower) = pair.split_at(columns);
            cells.extend(upper.iter().zip(lower).map(|(&upper, &lower)| HalfBlock {
                upper: upper.into(),
                lower: lower.into(),
            }));
        }
        Picture::new(self.width, self.height, cells)
    }
}

/// The pixels that the lengths from `low` to `high` touch, as a half-open range within 0 to `count`.
fn span(low: f32, high: f32, pixel: f32, count: usize) -> (usize, usize) {
    // A float's `as usize` saturates and cuts: what lies left of the picture becomes 0, the rest is rounded down, and there is
    // no call to the mathematics library, which on the plainest x86 `floor` would be.
    let (low, high) = (low / pixel, high / pixel);
    let whole = high as usize;
    let last = whole.saturating_add(usize::from(high > whole as f32)).min(count);
    ((low as usize).min(last), last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn touching_reaches_only_pixels_within_bounds() {
        let mut canvas = Canvas::new(8, 4);
        let mut touched = 0;
        canvas.touch(Bounds(0.25, 0.5, 0.5, 0.75), |_, _, color| {
            touched += 1;
            color
        });
        assert_eq!(touched, 4);
    }

    #[test]
    fn bounds_outside_or_upside_down_touch_nothing() {
        let mut canvas = Canvas::new(8, 4);
        for bounds in [
            Bounds(-3.0, -3.0, -1.0, -1.0),
            Bounds(9.0, 9.0, 12.0, 12.0),
            Bounds(0.9, 0.9, 0.1, 0.1),
        ] {
            canvas.touch(bounds, |_, _, _| panic!("{bounds:?} lies outside"));
        }
    }

    #[test]
    fn water_mirrors_what_stands_above_it() {
        let mut canvas = Canvas::new(1, 2);
        canvas.touch(Bounds(0.0, 0.25, 1.0, 0.5), |_, _, _| Color::WHITE);
        canvas.reflect(
            0.5,
            Color {
                red: 0.0,
                green: 0.0,
                blue: 0.0,
            },
            0.2,
        );
        let mirrored = canvas.finish().cell(0, 1).map(|cell| cell.upper);
        assert!(matches!(mirrored, Some(Rgb(level, _, _)) if level > 150));
    }
}
