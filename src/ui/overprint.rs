//! Pictures that print themselves whole (sixel, iTerm2) among text that is drawn cell by cell.
//!
//! A terminal knows nothing of such a picture once it is printed: text drawn over it leaves a hole when it goes, and pixels
//! stay where a picture was. So each complete frame is held against the one before. A picture that is new, has moved, or has
//! other things over it is printed again, and what lies over it after it. Cells that a picture has left are drawn again.

use std::num::NonZeroU16;

use ratatui::{
    buffer::{Buffer, Cell, CellDiffOption},
    layout::{Position, Rect},
    style::Color,
};
use rustc_hash::FxHashMap;

use super::gallery::PictureKey;

/// What the frame before had.
#[derive(Default)]
pub struct Overprint {
    before: FxHashMap<(PictureKey, Rect), Shown>,
}

struct Shown {
    /// What lay over the picture.
    over: Vec<(Position, Cell)>,
    /// Its turn: printed again, it has to differ from what the terminal was told before.
    turn: bool,
}

/// Keeps and takes back the cursor: says nothing to a terminal, and makes what stands before it another text.
const TURN: &str = "\u{1b}7\u{1b}8";
/// What a picture begins with, and no text does.
const ESCAPE: char = '\u{1b}';

impl Overprint {
    /// Marks in a complete frame what has to be printed again.
    /// What lies over a picture stands on the ground. `printed` has each picture's place and what tells the terminal of it.
    pub fn settle(&mut self, printed: &[(PictureKey, Rect, &str)], ground: Color, frame: &mut Buffer) {
        if printed.is_empty() && self.before.is_empty() {
            return;
        }
        let mut now = FxHashMap::default();
        for &(key, area, telling) in printed {
            let over = lay_over(frame, area, ground);
            let before = self.before.get(&(key, area));
            let is_same = before.is_some_and(|before| before.over == over);
            let turn = before.is_some_and(|before| before.turn == is_same);
            let is_hidden = over.len() == area.area() as usize;
            if !is_same {
                for (position, _) in &over {
                    if let Some(cell) = frame.cell_mut(*position) {
                        cell.set_diff_option(CellDiffOption::AlwaysUpdate);
                    }
                }
            }
            if !is_hidden && let Some(first) = frame.cell_mut(area.as_position()) {
                print(first, area, telling, turn);
            }
            now.insert((key, area), Shown { over, turn });
        }
        for (_, area) in self.before.keys().filter(|place| !now.contains_key(place)) {
            uncover(frame, *area);
        }
        self.before = now;
    }
}

/// Makes a picture's first cell print the picture. Where something lies over that cell, too, it follows in the same cell: all
/// else that lies over the picture comes later in the frame, so nothing is printed over.
fn print(first: &mut Cell, area: Rect, telling: &str, turn: bool) {
    let turn = if turn { TURN } else { "" };
    let symbol = if first.symbol().starts_with(ESCAPE) {
        format!("{telling}{turn}")
    } else {
        let (row, column) = (area.y + 1, area.x + 1);
        format!("{telling}{turn}\u{1b}[{row};{column}H{}", first.symbol())
    };
    let one = CellDiffOption::ForcedWidth(NonZeroU16::MIN);
    first.set_symbol(&symbol).set_diff_option(one);
}

/// The cells of a picture's area that something else was drawn into, made to be drawn: the picture had them skipped.
fn lay_over(frame: &mut Buffer, area: Rect, ground: Color) -> Vec<(Position, Cell)> {
    let mut over = Vec::new();
    for position in area.positions() {
        let Some(cell) = frame.cell_mut(position) else { continue };
        let is_blank = cell.symbol() == " " && cell.fg == Color::Reset && cell.bg == Color::Reset;
        let is_picture = is_blank || cell.symbol().starts_with(ESCAPE);
        if is_picture {
            continue;
        }
        if cell.bg == Color::Reset {
            cell.set_bg(ground);
        }
        cell.set_diff_option(CellDiffOption::None);
        over.push((position, cell.clone()));
    }
    over
}

/// Where a picture was and text is now, the text is drawn whether it changed or not.
fn uncover(frame: &mut Buffer, area: Rect) {
    let area = area.intersection(frame.area);
    for position in area.positions() {
        if let Some(cell) = frame.cell_mut(position)
            && cell.diff_option == CellDiffOption::None
        {
            cell.set_diff_option(CellDiffOption::AlwaysUpdate);
        }
    }
}

#[cfg(test)]
mod tests {
    use ratatui::style::Style;

    use super::*;
    use crate::artwork::{Framing, Motif, Subject, Tone};

    const AREA: Rect = Rect::new(1, 1, 3, 2);
    const DATA: &str = "\u{1b}Pq~\u{1b}\\";

    fn key() -> PictureKey {
        PictureKey {
            subject: Subject {
                seed: 1,
                motif: Motif::Skyline,
                tone: Tone::Dark,
            },
            framing: Framing::Card,
            width: AREA.width,
            height: AREA.height,
            frame: 0,
        }
    }

    /// A screen of 6 × 4 with the picture, or without it, and with texts over it.
    fn frame(overprint: &mut Overprint, has_picture: bool, over: &[(u16, u16, &str)]) -> Buffer {
        let mut frame = Buffer::empty(Rect::new(0, 0, 6, 4));
        let mut printed = Vec::new();
        if has_picture {
            for position in AREA.positions() {
                frame[position].set_diff_option(CellDiffOption::Skip);
            }
            frame[AREA.as_position()].set_symbol(DATA);
            printed.push((key(), AREA, DATA));
        }
        for (x, y, text) in over {
            frame.set_string(*x, *y, text, Style::new().fg(Color::Red));
        }
        overprint.settle(&printed, Color::Black, &mut frame);
        frame
    }

    /// What a terminal that shows one frame is told for the next.
    fn told(before: &Buffer, now: &Buffer) -> Vec<(u16, u16, String)> {
        let cells = before.diff(now).into_iter();
        cells.map(|(x, y, cell)| (x, y, cell.symbol().to_owned())).collect()
    }

    #[test]
    fn a_picture_is_printed_once_and_again_when_what_lies_over_it_changes() {
        let mut overprint = Overprint::default();
        let empty = Buffer::empty(Rect::new(0, 0, 6, 4));
        let first = frame(&mut overprint, true, &[]);
        assert_eq!(told(&empty, &first), [(1, 1, DATA.to_owned())]);
        let same = frame(&mut overprint, true, &[]);
        assert!(told(&first, &same).is_empty());
        let covered = frame(&mut overprint, true, &[(2, 2, "x")]);
        let again = format!("{DATA}{TURN}");
        assert_eq!(told(&same, &covered), [(1, 1, again), (2, 2, "x".to_owned())]);
        let bare = frame(&mut overprint, true, &[]);
        assert_eq!(told(&covered, &bare), [(1, 1, DATA.to_owned())]);
    }

    #[test]
    fn text_over_its_first_cell_comes_after_the_picture_and_keeps_nothing_of_it_from_being_shown() {
        let mut overprint = Overprint::default();
        let empty = Buffer::empty(Rect::new(0, 0, 6, 4));
        let covered = frame(&mut overprint, true, &[(0, 1, "box")]);
        let texts: Vec<String> = told(&empty, &covered).into_iter().map(|(_, _, text)| text).collect();
        assert_eq!(texts, ["b".to_owned(), format!("{DATA}\u{1b}[2;2Ho"), "x".to_owned()]);
        let same = frame(&mut overprint, true, &[(0, 1, "box")]);
        assert!(told(&covered, &same).iter().all(|(_, _, text)| !text.contains(DATA)));
        let bare = frame(&mut overprint, true, &[]);
        assert!(told(&same, &bare).contains(&(1, 1, format!("{DATA}{TURN}"))));
    }

    #[test]
    fn a_picture_that_is_hidden_wholly_is_not_printed_until_something_of_it_is_seen() {
        let mut overprint = Overprint::default();
        let first = frame(&mut overprint, true, &[]);
        let hidden = frame(&mut overprint, true, &[(1, 1, "box"), (1, 2, "box")]);
        assert!(told(&first, &hidden).iter().all(|(_, _, text)| !text.contains(DATA)));
        let bare = frame(&mut overprint, true, &[]);
        assert!(told(&hidden, &bare).iter().any(|(_, _, text)| text.starts_with(DATA)));
    }

    #[test]
    fn cells_that_a_picture_has_left_are_drawn_though_they_are_blank() {
        let mut overprint = Overprint::default();
        let first = frame(&mut overprint, true, &[]);
        let gone = frame(&mut overprint, false, &[]);
        let told: Vec<_> = told(&first, &gone).into_iter().map(|(x, y, _)| (x, y)).collect();
        assert!(
            AREA.positions()
                .all(|position| told.contains(&(position.x, position.y))),
            "{told:?}"
        );
    }
}
