//! The finished picture: cells for a terminal.

use super::color::Rgb;

/// One terminal cell drawn as an upper half block: foreground is the upper pixel, background the lower.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HalfBlock {
    pub upper: Rgb,
    pub lower: Rgb,
}

/// `width` x `height` cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    pub width: u16,
    pub height: u16,
    cells: Vec<HalfBlock>,
}

impl Picture {
    /// Takes the cells row by row.
    pub(super) fn new(width: u16, height: u16, cells: Vec<HalfBlock>) -> Picture {
        debug_assert_eq!(cells.len(), usize::from(width) * usize::from(height));
        Picture { width, height, cells }
    }

    /// The cell in column `x` and row `y`, or none outside the picture.
    pub fn cell(&self, x: u16, y: u16) -> Option<HalfBlock> {
        // Without this test a column too far right would be found at the start of the next row.
        if x >= self.width {
            return None;
        }
        self.cells
            .get(usize::from(y) * usize::from(self.width) + usize::from(x))
            .copied()
    }

    /// The rows from the top, each `width` cells long.
    pub fn rows(&self) -> impl Iterator<Item = &[HalfBlock]> {
        // A picture without columns has no rows to walk; `chunks_exact` would refuse a length of 0.
        self.cells.chunks_exact(usize::from(self.width).max(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gray(level: u8) -> HalfBlock {
        HalfBlock {
            upper: Rgb(level, level, level),
            lower: Rgb(level, level, level),
        }
    }

    #[test]
    fn a_cell_is_found_by_column_and_row_and_nowhere_outside() {
        let picture = Picture::new(2, 2, (0..4).map(gray).collect());
        assert_eq!(picture.cell(1, 0), Some(gray(1)));
        assert_eq!(picture.cell(0, 1), Some(gray(2)));
        assert_eq!(picture.cell(2, 0), None);
        assert_eq!(picture.cell(0, 2), None);
    }

    #[test]
    fn rows_are_as_wide_as_the_picture() {
        let picture = Picture::new(3, 2, (0..6).map(gray).collect());
        assert_eq!(picture.rows().map(<[_]>::len).collect::<Vec<_>>(), [3, 3]);
        assert_eq!(Picture::new(0, 5, Vec::new()).rows().count(), 0);
    }
}
