//! How a picture is made: composed, then drawn and put into what the terminal shows, or taken from the cache.
//!
//! What is kept is a picture's last form that is the same in every run: the cells of block glyphs, the text that a terminal is
//! told (sixel, iTerm2), or the pixels (kitty, whose text carries a number of this run). Both ways meet there, so a picture
//! from the cache is the one that would be drawn. Its name is a digest of the whole composed drawing and of all that is made
//! of it after that; composing costs a hundredth of drawing. The frames of a picture that moves are not kept: there are
//! fifteen for each, they are drawn faster than they are shown, and they would drive out what every launch needs.

use std::num::NonZeroU16;

use image::{DynamicImage, RgbImage};
use ratatui::{
    buffer::{Buffer, CellDiffOption},
    layout::{Rect, Size},
    widgets::Widget,
};
use ratatui_image::{
    Image, Resize,
    picker::{Picker, ProtocolType},
};

use super::picture_cache::{PictureCache, PictureName};
use crate::{
    artwork::{self, Blocks, Drawing, Framing, GlyphSet, Grid, Pixels, Rgb, Sketch},
    ui::{Art, PictureKey, PixelArt},
};

/// Goes up whenever something else is made of a composed drawing: another fade, other cells, another form.
const MADE_VERSION: u32 = 1;
/// What draws and encodes; a test holds it against `Cargo.lock`.
const MADE_BY: &str = "resvg 0.49.0, ratatui-image 12.0.0-rc.3, icy_sixel 0.5.1, image 0.25.10";
/// What kitty reserves for the cells of a picture; all before it in a cell is for the terminal alone.
const KITTY_CELL: char = '\u{10EEEE}';
/// From so many lines on, blocks are fine enough for the drawing that is made for pixels.
const FINE_FROM: u16 = 8;
/// More does not wait to be kept: somebody scrolls, and what is not kept is drawn again one day.
const WAITING_BYTES_MAX: usize = 4_000_000;

/// A picture that is done.
pub struct Painted {
    pub art: Art,
    /// What the terminal has to be told before it is shown.
    pub tell: Option<String>,
}

/// How pictures are to be drawn on this terminal.
#[derive(Clone, Debug)]
pub struct Style {
    /// In the terminal's own pixels, where it has any.
    pub pixels: Option<Picker>,
    pub glyphs: GlyphSet,
    /// What a hero fades into.
    pub ground: Rgb,
}

/// Drawn, to be kept under this name.
type ToKeep = (PictureName, Vec<u8>);

/// Paints pictures, one at a time.
pub struct Painter {
    style: Style,
    cache: PictureCache,
    version: u32,
    waiting: Vec<ToKeep>,
}

impl Painter {
    pub const fn new(style: Style, cache: PictureCache) -> Self {
        Self {
            style,
            cache,
            version: MADE_VERSION,
            waiting: Vec::new(),
        }
    }

    /// The picture: as it was kept, else drawn.
    pub fn paint(&mut self, key: PictureKey) -> Painted {
        let in_pixels = self
            .style
            .pixels
            .as_ref()
            .and_then(|picker| self.in_pixels(key, picker));
        let (painted, to_keep) = in_pixels.unwrap_or_else(|| self.in_blocks(key));
        let waiting: usize = self.waiting.iter().map(|(_, form)| form.len()).sum();
        if waiting < WAITING_BYTES_MAX {
            self.waiting.extend(to_keep);
        }
        painted
    }

    /// Keeps one of the pictures that were drawn, when there is time for it; says whether there was one.
    pub fn keep_one(&mut self) -> bool {
        let Some((name, form)) = self.waiting.pop() else {
            return false;
        };
        self.cache.keep(&name, &form);
        true
    }

    fn in_blocks(&self, key: PictureKey) -> (Painted, Option<ToKeep>) {
        let grid = Grid::of_cells(key.width, key.height, self.style.glyphs);
        let drawing = if key.height < FINE_FROM {
            Drawing::Bold
        } else {
            Drawing::Fine
        };
        let sketch = sketch(key, drawing, grid);
        let name = self.name(key, &sketch, &format!("blocks of {:?}", self.style.glyphs));
        let hung = |blocks: Blocks| Painted {
            art: Art::Blocks(blocks),
            tell: None,
        };
        let kept = self.kept(name.as_ref());
        if let Some(blocks) = kept.and_then(|form| Blocks::from_bytes(key.width, key.height, &form)) {
            return (hung(blocks), None);
        }
        let pixels = framed(key, &sketch, self.style.ground);
        let blocks = artwork::blocks(&pixels, key.width, key.height, self.style.glyphs);
        let to_keep = name.map(|name| (name, blocks.bytes()));
        (hung(blocks), to_keep)
    }

    /// The picture in the terminal's own pixels; none when it cannot be put into them.
    fn in_pixels(&self, key: PictureKey, picker: &Picker) -> Option<(Painted, Option<ToKeep>)> {
        let cell = picker.font_size();
        let grid = Grid::square(
            u32::from(key.width) * u32::from(cell.width),
            u32::from(key.height) * u32::from(cell.height),
        );
        let sketch = sketch(key, Drawing::Fine, grid);
        let name = self.name(key, &sketch, &format!("{:?}", picker.protocol_type()));
        let is_placed = picker.protocol_type() == ProtocolType::Kitty;
        let hung = |form: &[u8]| {
            if is_placed {
                placed(key, picker, grid, form)
            } else {
                printed(key, std::str::from_utf8(form).ok()?)
            }
        };
        if let Some(painted) = self.kept(name.as_ref()).and_then(|form| hung(&form)) {
            return Some((painted, None));
        }
        let pixels = framed(key, &sketch, self.style.ground).bytes();
        let form = if is_placed {
            pixels
        } else {
            telling(key, picker, grid, &pixels)?.into_bytes()
        };
        let painted = hung(&form)?;
        Some((painted, name.map(|name| (name, form))))
    }

    /// What a picture is named; none for one that moves. Only a hero has the ground in it.
    fn name(&self, key: PictureKey, sketch: &Sketch, means: &str) -> Option<PictureName> {
        let ground = match key.framing {
            Framing::Card => String::new(),
            Framing::Hero => format!(" faded into {:?}", self.style.ground),
        };
        let (version, width, height) = (self.version, key.width, key.height);
        let made = format!("{version}, {MADE_BY}: {means}, {width} × {height}{ground}, ");
        (key.frame == 0).then(|| PictureName::of(&(made + &sketch.words())))
    }

    fn kept(&self, name: Option<&PictureName>) -> Option<Vec<u8>> {
        self.cache.find(name?)
    }
}

fn sketch(key: PictureKey, drawing: Drawing, grid: Grid) -> Sketch {
    Sketch::of(key.subject, drawing, key.framing, grid, key.frame)
}

fn framed(key: PictureKey, sketch: &Sketch, ground: Rgb) -> Pixels {
    let pixels = sketch.draw();
    match key.framing {
        Framing::Card => pixels,
        Framing::Hero => pixels.faded_left(ground),
    }
}

/// What prints a picture. As sixels it comes without the blanks that its crate has printed before it: it covers all of its
/// cells, and where it follows another one the blanks would be seen.
fn telling(key: PictureKey, picker: &Picker, grid: Grid, pixels: &[u8]) -> Option<String> {
    const SIXELS: &str = "\u{1b}P";
    let cells = cells(key, picker, grid, pixels)?;
    let told = cells.cell((0, 0))?.symbol();
    Some(told.find(SIXELS).map_or(told, |at| &told[at..]).to_owned())
}

/// The cells of a picture whose first cell prints all of it.
fn printed(key: PictureKey, telling: &str) -> Option<Painted> {
    let mut cells = Buffer::empty(Rect::new(0, 0, key.width, key.height));
    for cell in &mut cells.content {
        cell.set_diff_option(CellDiffOption::Skip);
    }
    cells
        .cell_mut((0, 0))?
        .set_symbol(telling)
        .set_diff_option(CellDiffOption::ForcedWidth(NonZeroU16::MIN));
    let sent_as = None;
    Some(Painted {
        art: Art::Pixels(PixelArt { cells, sent_as }),
        tell: None,
    })
}

/// The cells of a picture that is sent once, apart from them: whatever stands over its first cell, it is there.
fn placed(key: PictureKey, picker: &Picker, grid: Grid, pixels: &[u8]) -> Option<Painted> {
    let mut cells = cells(key, picker, grid, pixels)?;
    let first = cells.cell_mut((0, 0))?;
    let (telling, shown) = first.symbol().split_at(first.symbol().find(KITTY_CELL)?);
    let (telling, shown) = (telling.to_owned(), shown.to_owned());
    first.set_symbol(&shown);
    let sent_as = Some(number(&telling)?);
    Some(Painted {
        art: Art::Pixels(PixelArt { cells, sent_as }),
        tell: Some(telling),
    })
}

/// The number by which kitty is to know a picture: `…,i=NUMBER,…`, before the pixels.
fn number(telling: &str) -> Option<u32> {
    let (words, _) = telling.split_once(';')?;
    words.split(',').find_map(|word| word.strip_prefix("i="))?.parse().ok()
}

/// Pixels as the cells that carry what the terminal is to be told.
fn cells(key: PictureKey, picker: &Picker, grid: Grid, pixels: &[u8]) -> Option<Buffer> {
    let image = RgbImage::from_raw(grid.width, grid.height, pixels.to_vec())?;
    let size = Size::new(key.width, key.height);
    let protocol = picker
        .new_protocol(DynamicImage::ImageRgb8(image), size, Resize::Fit(None))
        .ok()?;
    let area = Rect::new(0, 0, key.width, key.height);
    let mut cells = Buffer::empty(area);
    Image::new(&protocol).render(area, &mut cells);
    Some(cells)
}

#[cfg(test)]
mod tests;
