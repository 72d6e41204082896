//! Pictures as cells of block glyphs: each cell two colors and the glyph that divides it best.

use super::pixels::{Pixels, Rgb};

/// Which block glyphs a terminal draws without gaps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum GlyphSet {
    /// `▀`: 1 × 2 in a cell. Every terminal has it.
    Halves,
    /// `▚`: 2 × 2. Nearly every font has them.
    Quadrants,
    /// `🬗`: 2 × 3, of Unicode 13. Terminals that draw block glyphs themselves have them.
    Sextants,
}

impl GlyphSet {
    /// Pixels of a cell: across and down.
    pub const fn grid(self) -> (u32, u32) {
        match self {
            Self::Halves => (1, 2),
            Self::Quadrants => (2, 2),
            Self::Sextants => (2, 3),
        }
    }

    /// The glyph whose set pixels are those of the mask; bit 0 is the upper left, then row by row.
    const fn glyph(self, mask: u32) -> char {
        const QUADRANTS: [char; 16] = [
            ' ', '▘', '▝', '▀', '▖', '▌', '▞', '▛', '▗', '▚', '▐', '▜', '▄', '▙', '▟', '█',
        ];
        match self {
            Self::Halves => match mask {
                0 => ' ',
                1 => '▀',
                2 => '▄',
                _ => '█',
            },
            Self::Quadrants => QUADRANTS[(mask & 15) as usize],
            Self::Sextants => match mask & 63 {
                0 => ' ',
                // Unicode leaves out those that it had already.
                0b01_0101 => '▌',
                0b10_1010 => '▐',
                63 => '█',
                mask => {
                    let skipped = 1 + (mask > 0b01_0101) as u32 + (mask > 0b10_1010) as u32;
                    match char::from_u32(0x1_fb00 + mask - skipped) {
                        Some(glyph) => glyph,
                        None => ' ',
                    }
                }
            },
        }
    }

    /// The pixels that a glyph of this set sets; none for other glyphs.
    pub fn mask(self, glyph: char) -> u32 {
        let (across, down) = self.grid();
        (0..1 << (across * down))
            .find(|&mask| self.glyph(mask) == glyph)
            .unwrap_or(0)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BlockCell {
    pub glyph: char,
    pub front: Rgb,
    pub back: Rgb,
}

/// `width` × `height` cells, row by row from the top.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blocks {
    pub width: u16,
    pub height: u16,
    cells: Vec<BlockCell>,
}

/// Of a cell among [`Blocks::bytes`]: the glyph's code point, then the two colors.
const CELL_BYTES: usize = 10;

impl Blocks {
    /// All its cells in a row, ten bytes each.
    pub fn bytes(&self) -> Vec<u8> {
        let cell = |cell: &BlockCell| {
            let [a, b, c, d] = u32::from(cell.glyph).to_le_bytes();
            let (front, back) = (cell.front, cell.back);
            [a, b, c, d, front.0, front.1, front.2, back.0, back.1, back.2]
        };
        self.cells.iter().flat_map(cell).collect()
    }

    /// The picture of this size whose [`Blocks::bytes`] these are; none when they are no such picture's.
    pub fn from_bytes(width: u16, height: u16, bytes: &[u8]) -> Option<Self> {
        let (cells, rest) = bytes.as_chunks::<CELL_BYTES>();
        if cells.len() != usize::from(width) * usize::from(height) || !rest.is_empty() {
            return None;
        }
        let cell = |&[a, b, c, d, r, g, bl, br, bg, bb]: &[u8; CELL_BYTES]| {
            Some(BlockCell {
                glyph: char::from_u32(u32::from_le_bytes([a, b, c, d]))?,
                front: Rgb(r, g, bl),
                back: Rgb(br, bg, bb),
            })
        };
        let cells = cells.iter().map(cell).collect::<Option<_>>()?;
        Some(Self { width, height, cells })
    }

    pub fn cell(&self, x: u16, y: u16) -> Option<BlockCell> {
        if x >= self.width {
            return None;
        }
        self.cells
            .get(usize::from(y) * usize::from(self.width) + usize::from(x))
            .copied()
    }
}

/// A picture as cells. It has to have as many pixels as the cells' grid: `width` cells × [`GlyphSet::grid`].
pub fn blocks(pixels: &Pixels, width: u16, height: u16, glyphs: GlyphSet) -> Blocks {
    let (across, down) = glyphs.grid();
    let black = Rgb(0, 0, 0);
    let mut cells = Vec::with_capacity(usize::from(width) * usize::from(height));
    let mut of_cell = Vec::with_capacity((across * down) as usize);
    for y in 0..u32::from(height) {
        for x in 0..u32::from(width) {
            of_cell.clear();
            for dy in 0..down {
                let row = (0..across).map(|dx| pixels.at(x * across + dx, y * down + dy).unwrap_or(black));
                of_cell.extend(row);
            }
            cells.push(divide(&of_cell, glyphs));
        }
    }
    Blocks { width, height, cells }
}

/// The two colors and the division between them that come nearest to a cell's pixels. The pixels are laid in a line along the
/// channel in which they differ most, and cut where the squared error is least: the two-color case of median cut's successors
/// (Wu 1991), which tries every cut instead of the middle.
fn divide(pixels: &[Rgb], glyphs: GlyphSet) -> BlockCell {
    let channel = widest_channel(pixels);
    let mut order: Vec<usize> = (0..pixels.len()).collect();
    order.sort_by_key(|&at| channel(pixels[at]));
    let mut best: Option<(u32, usize)> = None;
    for cut in 1..order.len() {
        let error = spread(pixels, &order[..cut]) + spread(pixels, &order[cut..]);
        if best.is_none_or(|(least, _)| error < least) {
            best = Some((error, cut));
        }
    }
    let cut = best.map_or(0, |(_, cut)| cut);
    let (dark, bright) = order.split_at(cut);
    let mask = bright.iter().fold(0, |mask, &at| mask | 1 << at);
    BlockCell {
        glyph: glyphs.glyph(mask),
        front: mean(pixels, bright),
        back: mean(pixels, if dark.is_empty() { bright } else { dark }),
    }
}

fn widest_channel(pixels: &[Rgb]) -> fn(Rgb) -> u8 {
    let channels: [fn(Rgb) -> u8; 3] = [|color| color.1, |color| color.0, |color| color.2];
    let range = |channel: &fn(Rgb) -> u8| {
        let values = || pixels.iter().map(|color| channel(*color));
        values().max().unwrap_or(0) - values().min().unwrap_or(0)
    };
    // Of equals the first: green, which carries most of the light.
    let widest = channels
        .iter()
        .enumerate()
        .max_by_key(|(at, channel)| (range(channel), 3 - at));
    widest.map_or(channels[0], |(_, channel)| *channel)
}

fn mean(pixels: &[Rgb], chosen: &[usize]) -> Rgb {
    let count = chosen.len().max(1) as u32;
    let of = |channel: fn(Rgb) -> u8| {
        let sum: u32 = chosen.iter().map(|&at| u32::from(channel(pixels[at]))).sum();
        ((sum + count / 2) / count) as u8
    };
    Rgb(of(|color| color.0), of(|color| color.1), of(|color| color.2))
}

/// Squared distances from the mean, all channels together.
fn spread(pixels: &[Rgb], chosen: &[usize]) -> u32 {
    let Rgb(red, green, blue) = mean(pixels, chosen);
    let square = |one: u8, other: u8| u32::from(one.abs_diff(other)).pow(2);
    chosen
        .iter()
        .map(|&at| square(pixels[at].0, red) + square(pixels[at].1, green) + square(pixels[at].2, blue))
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    const DARK: Rgb = Rgb(10, 10, 20);
    const LIGHT: Rgb = Rgb(240, 230, 200);

    fn picture(rows: &[&str]) -> Pixels {
        let colors = rows.iter().flat_map(|row| row.chars());
        Pixels {
            width: rows[0].len() as u32,
            height: rows.len() as u32,
            colors: colors.map(|mark| if mark == '#' { LIGHT } else { DARK }).collect(),
        }
    }

    #[test]
    fn a_cell_gets_the_glyph_that_divides_it_so() {
        for (rows, glyphs, glyph) in [
            (&["#", "."][..], GlyphSet::Halves, '▀'),
            (&["#.", ".#"], GlyphSet::Quadrants, '▚'),
            (&["##", "#."], GlyphSet::Quadrants, '▛'),
            (&["#.", "..", ".."], GlyphSet::Sextants, '🬀'),
            (&["#.", "#.", "#."], GlyphSet::Sextants, '▌'),
            (&[".#", "#.", ".#"], GlyphSet::Sextants, '🬤'),
            (&[".#", "##", "##"], GlyphSet::Sextants, '🬻'),
        ] {
            let cell = blocks(&picture(rows), 1, 1, glyphs).cell(0, 0).unwrap();
            assert_eq!((cell.glyph, cell.front, cell.back), (glyph, LIGHT, DARK), "{rows:?}");
        }
    }

    #[test]
    fn a_picture_is_the_same_after_it_was_bytes_and_other_bytes_are_none() {
        let picture = blocks(&picture(&["#..#", ".##.", "#.#."]), 2, 1, GlyphSet::Sextants);
        let bytes = picture.bytes();
        assert_eq!(Blocks::from_bytes(2, 1, &bytes), Some(picture));
        assert_eq!(Blocks::from_bytes(1, 1, &bytes), None);
        assert_eq!(Blocks::from_bytes(2, 1, &bytes[1..]), None);
        assert_eq!(Blocks::from_bytes(1, 1, &[0xff; 10]), None);
    }

    #[test]
    fn a_cell_of_one_color_is_of_that_color_whatever_its_glyph() {
        let cell = blocks(&Pixels::plain(2, 3, LIGHT), 1, 1, GlyphSet::Sextants)
            .cell(0, 0)
            .unwrap();
        assert_eq!((cell.front, cell.back), (LIGHT, LIGHT));
    }
}
