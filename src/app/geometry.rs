//! Where things are on a screen of a given size. Pure; `update` asks it where a click fell and what is in view, `view` where to draw.

use ratatui::layout::Rect;

/// The smallest screen that still works; a smaller one says so and waits.
pub const SMALLEST: (u16, u16) = (40, 12);

const MARGIN: u16 = 2;
const GAP: u16 = 2;
const PANEL_WIDTH: u16 = 50;

/// How a page is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BrowseGeometry {
    /// One line: wordmark, tabs, profile.
    pub header: Rect,
    /// Hero and rows.
    pub body: Rect,
    /// One line: keys, or a notice.
    pub footer: Rect,
    /// The docked panel, if one is open.
    pub panel: Option<Rect>,
    /// Lines of the hero with its gap below; 0 where there is no room for one.
    pub hero_height: u16,
    /// Lines of a row: heading, artwork, name, caption, gap.
    pub row_height: u16,
    pub art_height: u16,
    pub columns: u16,
    pub card_width: u16,
}

/// Whether the screen is too small to work on.
pub fn is_too_small(cols: u16, rows: u16) -> bool {
    cols < SMALLEST.0 || rows < SMALLEST.1
}

/// Whether a panel stands beside the page (and the page keeps the keys) or over it.
pub fn docks_panel(cols: u16) -> bool {
    cols >= 120
}

/// How many cards stand side by side in a width.
fn columns_for(width: u16) -> u16 {
    match width {
        136.. => 6,
        112.. => 5,
        88.. => 4,
        66.. => 3,
        _ => 2,
    }
}

pub fn browse(cols: u16, rows: u16, panel_open: bool) -> BrowseGeometry {
    let docked = panel_open && docks_panel(cols);
    let width = if docked { cols - PANEL_WIDTH } else { cols };
    let roomy = rows >= 24;
    let header_lines = if roomy { 2 } else { 1 };
    let body_lines = rows.saturating_sub(header_lines + 1);
    // Heading, name, caption and gap are 4 lines; the artwork takes what makes whole rows fit.
    let (hero_height, art_height) = match body_lines {
        36.. => (body_lines - 3 * 9, 5),
        27.. => (body_lines - 2 * 9, 5),
        24.. => (body_lines - 2 * 8, 4),
        20.. => (body_lines - 2 * 7, 3),
        _ => (0, body_lines.saturating_sub(4).clamp(1, 4)),
    };
    let columns = columns_for(width);
    let inner = width.saturating_sub(2 * MARGIN);
    BrowseGeometry {
        header: Rect::new(0, 0, cols, 1.min(rows)),
        body: Rect::new(0, header_lines.min(rows), width, body_lines),
        footer: Rect::new(0, rows.saturating_sub(1), cols, 1.min(rows)),
        panel: panel_open.then(|| {
            if docked {
                Rect::new(width, header_lines, PANEL_WIDTH, body_lines)
            } else {
                Rect::new(0, header_lines.min(rows), cols, body_lines)
            }
        }),
        hero_height,
        row_height: art_height + 4,
        art_height,
        columns,
        card_width: inner.saturating_sub(GAP * (columns - 1)) / columns,
    }
}

/// How many of the onboarding's titles stand side by side.
pub fn pick_columns(cols: u16) -> usize {
    if cols >= 66 { 3 } else { 2 }
}

impl BrowseGeometry {
    pub fn has_hero(&self) -> bool {
        self.hero_height > 0
    }

    /// How many whole rows fit below the header once the hero is scrolled away; at least 1.
    pub fn rows_in_view(&self) -> u16 {
        // The last row needs no gap below it.
        ((self.body.height + 1) / self.row_height).max(1)
    }

    /// The hero's area when the page is scrolled to the top.
    pub fn hero(&self, scroll: usize) -> Option<Rect> {
        (self.has_hero() && scroll == 0).then(|| Rect {
            x: self.body.x + MARGIN,
            width: self.body.width.saturating_sub(2 * MARGIN),
            height: self.hero_height - 1,
            ..self.body
        })
    }

    /// The area of the row with this index, gap left out, when the page is scrolled so; `None` when it is not wholly in view.
    pub fn row(&self, index: usize, scroll: usize) -> Option<Rect> {
        let hero_in_view = self.has_hero() && scroll == 0;
        let first = if self.has_hero() {
            scroll.saturating_sub(1)
        } else {
            scroll
        };
        let nth = u16::try_from(index.checked_sub(first)?).ok()?;
        let above = if hero_in_view { self.hero_height } else { 0 };
        let top = above.checked_add(nth.checked_mul(self.row_height)?)?;
        let height = self.row_height - 1;
        (top + height <= self.body.height).then(|| Rect {
            x: self.body.x + MARGIN,
            y: self.body.y + top,
            width: self.body.width.saturating_sub(2 * MARGIN),
            height,
        })
    }

    /// The area of a card in a row's area by its place in view, from 0: artwork, name, caption.
    pub fn card(&self, row: Rect, place: u16) -> Option<Rect> {
        (place < self.columns).then(|| Rect {
            x: row.x + place * (self.card_width + GAP),
            y: row.y + 1,
            width: self.card_width,
            height: row.height.saturating_sub(1),
        })
    }

    /// The scroll position, as near to `scroll` as can be, at which the hero (`None`) or a row is wholly in view.
    pub fn scroll_to(&self, target: Option<usize>, scroll: usize) -> usize {
        let Some(index) = target else { return 0 };
        if self.row(index, scroll).is_some() {
            return scroll;
        }
        let item = if self.has_hero() { index + 1 } else { index };
        if item <= scroll {
            return item;
        }
        (scroll..=item)
            .find(|&at| self.row(index, at).is_some())
            .unwrap_or(item)
    }

    /// The rows wholly in view at a scroll position, out of `count`.
    pub fn rows_at(&self, scroll: usize, count: usize) -> impl Iterator<Item = (usize, Rect)> + '_ {
        (0..count).filter_map(move |index| Some((index, self.row(index, scroll)?)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wide_screen_shows_a_hero_and_three_rows_of_six() {
        let page = browse(140, 42, false);
        assert_eq!(page.columns, 6);
        assert!(page.hero(0).is_some());
        assert_eq!(page.rows_at(0, 12).count(), 3);
        assert_eq!(page.rows_at(1, 12).count(), usize::from(page.rows_in_view()));
    }

    #[test]
    fn the_smallest_full_screen_shows_a_hero_and_two_rows() {
        let page = browse(80, 24, false);
        assert_eq!((page.columns, page.rows_at(0, 12).count()), (3, 2));
    }

    #[test]
    fn nothing_is_ever_outside_the_screen() {
        for cols in 1..200 {
            for rows in 1..60 {
                let page = browse(cols, rows, cols % 2 == 0);
                let screen = Rect::new(0, 0, cols, rows);
                for (_, row) in page.rows_at(0, 12).chain(page.rows_at(1, 12)) {
                    assert_eq!(row.intersection(screen), row, "{cols}x{rows}");
                    for place in 0..page.columns {
                        let card = page.card(row, place).unwrap_or_default();
                        assert!(is_too_small(cols, rows) || card.right() <= cols, "{cols}x{rows}");
                    }
                }
            }
        }
    }

    #[test]
    fn scrolling_to_a_row_brings_it_wholly_into_view_and_no_farther() {
        let page = browse(80, 24, false);
        for index in 0..12 {
            let scroll = page.scroll_to(Some(index), 0);
            assert!(page.row(index, scroll).is_some());
            assert_eq!(page.scroll_to(Some(index), scroll), scroll);
        }
        assert_eq!(page.scroll_to(None, 5), 0);
    }
}
