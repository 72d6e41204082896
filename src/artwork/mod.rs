//! What a title looks like: a small picture in colored half blocks, so that no card is ever a hole.
//!
//! All follows from four types. A [`Subject`] says what is wanted: a [`Motif`] (what the picture shows), a [`Tone`] (how it
//! feels) and a seed (which of the endless compositions). A [`Palette`] is the tone's six colors. An `Easel` holds a canvas of
//! pixels, the palette and the dice, and is all that a scene sees. A [`Picture`] is what leaves: half blocks, row by row.
//!
//! Pure and total: the same subject and size give the same picture, every size is served, and nothing here can fail.

mod canvas;
mod color;
mod dice;
mod easel;
mod figure;
mod motif;
mod palette;
mod picture;
mod ridge;
mod scene;
mod shape;
mod tone;
mod world;

pub use color::Rgb;
pub use motif::{Motif, motif_for};
pub use palette::Palette;
pub use picture::{HalfBlock, Picture};
pub use tone::{Tone, tone_for};

use easel::Easel;

/// What is to be drawn. Pure: the same subject and size give the same picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Subject {
    pub seed: u64,
    pub motif: Motif,
    pub tone: Tone,
}

/// Paints a subject, `width` x `height` terminal cells large: `width` x 2·`height` pixels.
///
/// The composition depends on the seed alone, so a card and a hero of one subject show the same scene, the hero more of it.
pub fn paint(subject: Subject, width: u16, height: u16) -> Picture {
    let mut easel = Easel::new(subject, width, height);
    scene::draw(subject.motif, &mut easel);
    easel.canvas.vignette();
    easel.canvas.finish()
}

#[cfg(test)]
mod tests;
