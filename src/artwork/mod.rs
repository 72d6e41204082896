//! What a title looks like: pictures drawn for it from recolored SVG motifs.
//!
//! All follows from four types. A [`Subject`] says what is to be drawn: a [`Motif`] (what the picture shows), a [`Tone`] (how
//! it feels: the six colors of a [`Palette`]) and a seed (which of its compositions). [`draw`] gives [`Pixels`] of any size;
//! [`blocks`] turns pixels into [`Blocks`], cells of block glyphs. A motif is drawn twice: fine, for pixels, and bold, for
//! block glyphs, where a card has no more than 44 × 18 of them.
//!
//! Pure and total: the same subject and size give the same picture, every size is served, and nothing here can fail.

mod blocks;
mod composition;
mod dice;
mod motif;
mod palette;
mod pixels;
mod tone;
mod world;

use crate::catalog::{Appeal, Title};

pub use blocks::{BlockCell, Blocks, GlyphSet, blocks};
pub use composition::{Drawing, Framing, LAST_FRAME};
pub use motif::Motif;
pub use palette::Palette;
pub use pixels::{Pixels, Rgb};
pub use tone::Tone;

/// What is to be drawn. The same subject and size give the same picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Subject {
    pub seed: u64,
    pub motif: Motif,
    pub tone: Tone,
}

impl Subject {
    /// A title's artwork for an appeal. There is one for each; titles beside each other differ in their seeds.
    pub fn of(title: Title<'_>, appeal: Appeal) -> Self {
        let facets: Vec<&str> = title.impersonal_facet_keys().collect();
        let seed = dice::scramble(u64::from(title.id().to_bits()));
        Self {
            seed,
            motif: motif::motif_for(&facets, appeal, seed),
            tone: tone::tone_for(&facets, appeal, seed),
        }
    }

    pub fn palette(self) -> Palette {
        Palette::of(self.tone, self.seed)
    }
}

/// How many pixels a picture has, and their shape.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Grid {
    pub width: u32,
    pub height: u32,
    /// A pixel's width as a share of its height; the parts of a terminal's cell are no squares.
    pub pixel_aspect: f32,
}

impl Grid {
    /// Of a screen's own pixels.
    pub const fn square(width: u32, height: u32) -> Self {
        Self {
            width,
            height,
            pixel_aspect: 1.0,
        }
    }

    /// Of the parts of terminal cells, each of which is twice as high as wide.
    pub fn of_cells(width: u16, height: u16, glyphs: GlyphSet) -> Self {
        let (across, down) = glyphs.grid();
        Self {
            width: u32::from(width) * across,
            height: u32::from(height) * down,
            pixel_aspect: down as f32 / across as f32 / 2.0,
        }
    }
}

/// Draws a subject.
pub fn draw(subject: Subject, drawing: Drawing, framing: Framing, grid: Grid) -> Pixels {
    draw_frame(subject, drawing, framing, grid, 0)
}

/// Draws one frame of a subject that moves, from 0, the still picture, to [`LAST_FRAME`].
pub fn draw_frame(subject: Subject, drawing: Drawing, framing: Framing, grid: Grid, frame: u8) -> Pixels {
    Sketch::of(subject, drawing, framing, grid, frame).draw()
}

/// A picture that is composed and not drawn yet, which costs a hundredth of drawing it.
#[derive(Clone, Debug, PartialEq)]
pub struct Sketch {
    svg: String,
    grid: Grid,
    ground: Rgb,
}

impl Sketch {
    /// One frame of a subject.
    pub fn of(subject: Subject, drawing: Drawing, framing: Framing, grid: Grid, frame: u8) -> Self {
        Self {
            svg: composition::compose(subject, drawing, framing, grid, frame),
            grid,
            ground: subject.palette().deep,
        }
    }

    /// All that is drawn, in words: two sketches that read the same are drawn the same. Whatever is changed in a motif, a
    /// palette or the composition changes these words.
    pub fn words(&self) -> String {
        let Grid { width, height, .. } = self.grid;
        format!("{width} × {height} on {}: {}", self.ground.hex(), self.svg)
    }

    pub fn draw(&self) -> Pixels {
        pixels::raster(&self.svg, self.grid.width, self.grid.height, self.ground)
    }
}

#[cfg(test)]
mod tests;
