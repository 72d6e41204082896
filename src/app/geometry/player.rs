//! The player, and the questions over its picture.

use ratatui::layout::Rect;

use super::{MARGIN, PANEL_WIDTH, centered, docks_panel};

/// How the player is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlayerGeometry {
    pub picture: Rect,
    /// Beside the picture where there is room; else empty.
    pub scenes: Rect,
    /// Name, episode and facts.
    pub words: Rect,
    /// One line.
    pub bar: Rect,
    pub footer: Rect,
}

pub fn player(cols: u16, rows: u16, panel_open: bool) -> PlayerGeometry {
    let cols = if panel_open && docks_panel(cols) {
        cols - PANEL_WIDTH
    } else {
        cols
    };
    let words_height = if rows >= 20 { 3 } else { 2 };
    let side = if cols >= 90 { 30 } else { 0 };
    let height = rows.saturating_sub(words_height + 5);
    let width = cols.saturating_sub(2 * MARGIN + side);
    let picture = Rect::new(MARGIN.min(cols), 1.min(rows), width, height);
    let inner = cols.saturating_sub(2 * MARGIN);
    PlayerGeometry {
        picture,
        scenes: Rect::new(
            picture.right() + 2,
            picture.y,
            side.saturating_sub(2),
            if side > 0 { height } else { 0 },
        ),
        words: Rect::new(picture.x, picture.bottom() + 1, inner, words_height),
        bar: Rect::new(picture.x, rows.saturating_sub(2), inner, 1.min(rows)),
        footer: Rect::new(0, rows.saturating_sub(1), cols, 1.min(rows)),
    }
}

/// How a question over the picture is laid out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PromptGeometry {
    pub frame: Rect,
    /// The question, and below it what it rests on.
    pub words: Rect,
    /// One for each choice.
    pub choices: Vec<Rect>,
}

/// Lines of a question's words.
const PROMPT_LINES: u16 = 3;
/// Columns between two choices in a line.
const CHOICE_GAP: u16 = 2;

/// A question's box, given how wide its choices are. Titles stand `below` each other, answers in lines.
pub fn prompt(cols: u16, rows: u16, widths: &[u16], below: bool) -> PromptGeometry {
    let inner_width = 64_u16.min(cols).saturating_sub(6);
    let mut choices = Vec::with_capacity(widths.len());
    let (mut x, mut y) = (0, 0);
    for width in widths {
        let width = (width + 2).min(inner_width);
        if !choices.is_empty() && (below || x + width > inner_width) {
            (x, y) = (0, y + 1);
        }
        choices.push(Rect::new(x, y, width, 1));
        x += width + CHOICE_GAP;
    }
    let choice_lines = y + 1;
    // Air around the words where there is room for it.
    let air = u16::from(rows >= 20);
    let height = 2 + 2 * air + PROMPT_LINES + choice_lines;
    let frame = centered(cols, rows, 64, height);
    let words = Rect {
        x: frame.x + 3.min(frame.width),
        y: frame.y + 1 + air,
        width: inner_width,
        height: PROMPT_LINES,
    }
    .intersection(frame);
    let last = frame.bottom().saturating_sub(1);
    let top = last.saturating_sub(choice_lines).max(frame.y + 1);
    let choices = choices.into_iter().map(|choice| {
        Rect {
            x: words.x + choice.x,
            y: top + choice.y,
            ..choice
        }
        .intersection(Rect {
            height: last.saturating_sub(frame.y),
            ..frame
        })
    });
    PromptGeometry {
        frame,
        words,
        choices: choices.collect(),
    }
}
