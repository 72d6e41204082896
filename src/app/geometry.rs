//! Where things are on a screen of a given size. Pure; `update` asks it where a click fell and what is in view, `view` where to draw.

mod details;
mod player;
mod taste;

use ratatui::layout::Rect;

pub use details::{DetailsGeometry, details};
pub use player::{PlayerGeometry, PromptGeometry, player, prompt};
pub use taste::{TasteGeometry, TasteLine, taste};

use super::{Overlay, Tab, settings::SWITCHES};

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
    /// Lines for a caption: two where there is room, so that few are cut off.
    pub caption_height: u16,
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

/// A card this wide shows nearly every caption to its end in two lines; a caption may have 48 columns.
const CARD_WIDTH_MIN: u16 = 24;

/// How many cards stand side by side in a width: two at least and six at most, as a page says little at a time.
fn columns_for(width: u16) -> u16 {
    (width.saturating_sub(2 * MARGIN - GAP) / (CARD_WIDTH_MIN + GAP)).clamp(2, 6)
}

pub fn browse(cols: u16, rows: u16, panel_open: bool) -> BrowseGeometry {
    let docked = panel_open && docks_panel(cols);
    let width = if docked { cols - PANEL_WIDTH } else { cols };
    let roomy = rows >= 24;
    let header_lines = if roomy { 2 } else { 1 };
    let body_lines = rows.saturating_sub(header_lines + 1);
    // Heading, name and gap are 3 lines; artwork and caption take what makes whole rows fit.
    let (rows_below_hero, art_height, caption_height) = match body_lines {
        38.. => (3, 5, 2),
        34.. => (3, 4, 2),
        25.. => (2, 4, 2),
        20.. => (2, 3, 2),
        _ => (0, body_lines.saturating_sub(4).clamp(1, 4), 1),
    };
    let row_height = art_height + caption_height + 3;
    let hero_height = if rows_below_hero == 0 {
        0
    } else {
        body_lines - rows_below_hero * row_height
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
        row_height,
        art_height,
        caption_height,
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

    /// Lines of a row where no hero is in view: what it leaves, but for one line of the next heading, makes pictures taller.
    fn tall_row_height(&self) -> u16 {
        let rows = self.rows_in_view();
        let left = self.body.height.saturating_sub(rows * self.row_height + 1);
        self.row_height + left / rows
    }

    /// The line of the heading below a row that is the last one wholly in view, if there is room for it.
    pub fn heading_below(&self, row: Rect) -> Option<Rect> {
        let y = row.bottom() + 1;
        (y < self.body.bottom()).then_some(Rect { y, height: 1, ..row })
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
        let (above, row_height) = if hero_in_view {
            (self.hero_height, self.row_height)
        } else {
            (0, self.tall_row_height())
        };
        let top = above.checked_add(nth.checked_mul(row_height)?)?;
        let height = row_height - 1;
        (top + height <= self.body.height).then(|| Rect {
            x: self.body.x + MARGIN,
            y: self.body.y + top,
            width: self.body.width.saturating_sub(2 * MARGIN),
            height,
        })
    }

    /// The last line above the footer, for a question beside the page; none on a screen that is too small for one.
    pub fn question(&self) -> Option<Rect> {
        let is_roomy = self.has_hero() && self.body.width >= 60;
        is_roomy.then(|| Rect {
            x: self.body.x + MARGIN,
            y: self.body.bottom() - 1,
            width: self.body.width - 2 * MARGIN,
            height: 1,
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

/// Whether the header has room for the wordmark beside the tabs.
pub fn has_wordmark(cols: u16) -> bool {
    cols >= 66
}

/// Where the tabs of the header stand, each with a column of air on both sides.
pub fn tabs(cols: u16) -> [Rect; 4] {
    let mut x = if has_wordmark(cols) { 13 } else { 1 };
    Tab::ALL.map(|tab| {
        let width = tab.label().chars().count() as u16 + 2;
        let area = Rect::new(x.min(cols), 0, width.min(cols.saturating_sub(x)), 1);
        x += width + u16::from(has_wordmark(cols));
        area
    })
}

/// The way to the search, behind the tabs; empty where there is no room for it.
pub fn search_tab(cols: u16) -> Rect {
    let left = tabs(cols)[Tab::ALL.len() - 1].right() + 1;
    if has_wordmark(cols) {
        Rect::new(left, 0, 10, 1)
    } else {
        Rect::default()
    }
}

/// A box of this size in the middle, as far as there is room.
fn centered(cols: u16, rows: u16, width: u16, height: u16) -> Rect {
    let (width, height) = (width.min(cols), height.min(rows));
    Rect::new((cols - width) / 2, (rows - height) / 2, width, height)
}

/// Where help, settings, who else is here and the last change stand, over the screen, as high as what they hold.
pub fn overlay(cols: u16, rows: u16, overlay: &Overlay) -> Rect {
    let (width, lines) = match overlay {
        Overlay::Help { .. } => (72, 39),
        Overlay::Settings { .. } => (72, 5 + 4 * SWITCHES.len() as u16),
        Overlay::Company { is_here, .. } => (56, 7 + (is_here.len() as u16).max(2)),
        Overlay::Difference { shown: None, .. } => (72, 9),
        Overlay::Difference { shown: Some(shown), .. } => {
            let changes = shown.told.rows.len() + 3 * shown.told.titles.len();
            (108, u16::try_from(15 + changes).unwrap_or(rows))
        }
        Overlay::Question { question, .. } => (52, 6 + question.choices.len() as u16),
    };
    centered(cols, rows, width, lines.min(rows.saturating_sub(2)))
}

/// The choices at the gate, left to right and on below, as large as lets all of them in.
pub fn gate(cols: u16, rows: u16, count: usize) -> Vec<Rect> {
    const SIZES: [(u16, u16); 3] = [(16, 7), (12, 4), (12, 2)];
    // Above stand the question and the wordmark, below a gap and the footer.
    let room = rows.saturating_sub(6);
    let columns = |width: u16| (cols.saturating_sub(2 * MARGIN - GAP) / (width + GAP)).max(1);
    let lines = |width: u16| (count as u16).div_ceil(columns(width));
    let fitting = SIZES
        .into_iter()
        .find(|&(width, height)| lines(width) * (height + 1) <= room);
    let (width, height) = fitting.unwrap_or(SIZES[2]);
    let across = columns(width).min(count as u16).max(1);
    let left = cols.saturating_sub(across * width + (across - 1) * GAP) / 2;
    // A little below the middle: the heading weighs on the other side.
    let top = (rows.saturating_sub(lines(width) * (height + 1)) / 2 + 2).min(rows.saturating_sub(2).max(4));
    (0..count as u16)
        .map(|at| {
            let (line, place) = (at / across, at % across);
            let area = Rect::new(left + place * (width + GAP), top + line * (height + 1), width, height);
            area.intersection(Rect::new(0, 0, cols, rows.saturating_sub(1)))
        })
        .collect()
}

/// The form of a new profile: name, kids, create.
pub fn new_profile(cols: u16, rows: u16) -> Rect {
    centered(cols, rows, 48, 12)
}

/// The block of a question with its choices: the screen without its first and last lines, as far as there are that many.
fn question_block(cols: u16, rows: u16) -> Rect {
    let area = centered(cols.saturating_sub(2 * MARGIN), rows.saturating_sub(2), 60, 20);
    Rect {
        x: area.x + MARGIN.min(cols),
        y: area.y + 1.min(rows),
        ..area
    }
}

/// The question's own lines, above its choices.
pub fn question(cols: u16, rows: u16) -> Rect {
    let area = question_block(cols, rows);
    Rect {
        height: area.height.min(if area.height >= 16 { 4 } else { 2 }),
        ..area
    }
}

/// The choices of a question, one a line, with a line between them where there is room.
pub fn choices(cols: u16, rows: u16, count: usize) -> Vec<Rect> {
    let area = question_block(cols, rows);
    let above = question(cols, rows).height;
    let step = if area.height.saturating_sub(above) >= 2 * count as u16 {
        2
    } else {
        1
    };
    (0..count as u16)
        .map(|at| Rect::new(area.x, area.y + above + at * step, area.width, 1))
        .map(|line| line.intersection(area))
        .collect()
}

/// The titles to pick from: a grid with its own heading lines above.
pub fn picks(cols: u16, rows: u16, count: usize) -> Vec<Rect> {
    let columns = pick_columns(cols) as u16;
    let lines = (count as u16).div_ceil(columns).max(1);
    let width = ((cols.saturating_sub(2 * MARGIN + GAP * (columns - 1))) / columns).min(34);
    let top = if rows >= 24 { 5 } else { 3 };
    let height = (rows.saturating_sub(top + 1) / lines).min(12);
    let left = cols.saturating_sub(columns * width + GAP * (columns - 1)) / 2;
    (0..count as u16)
        .map(|at| {
            let (line, place) = (at / columns, at % columns);
            let card = height.saturating_sub(u16::from(height > 3));
            Rect::new(left + place * (width + GAP), top + line * height, width, card)
                .intersection(Rect::new(0, 0, cols, rows))
        })
        .collect()
}

/// The line that a search is typed into, behind its mark.
pub fn search_field(cols: u16) -> Rect {
    Rect::new(MARGIN.min(cols), 2, search_width(cols), 1)
}

/// The selected result's picture and facts, beside the results where there is room; else empty.
pub fn search_preview(cols: u16, rows: u16) -> Rect {
    let left = MARGIN + search_width(cols) + 4;
    if cols < 100 {
        return Rect::default();
    }
    Rect::new(left, 4, cols.saturating_sub(left + MARGIN), rows.saturating_sub(6))
}

fn search_width(cols: u16) -> u16 {
    let all = cols.saturating_sub(2 * MARGIN);
    if cols < 100 { all } else { all * 3 / 5 }
}

/// The lines of a search's results that are in view: index and area.
pub fn search_lines(cols: u16, rows: u16, selected: usize, count: usize) -> Vec<(usize, Rect)> {
    let top = 4;
    let fits = usize::from(rows.saturating_sub(top + 2));
    let first = (selected + 1).saturating_sub(fits);
    (first..count)
        .take(fits)
        .enumerate()
        .map(|(line, index)| (index, Rect::new(MARGIN, top + line as u16, search_width(cols), 1)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wide_screen_shows_a_hero_and_three_rows_of_five() {
        let page = browse(140, 42, false);
        assert_eq!(page.columns, 5);
        assert_eq!(browse(160, 42, false).columns, 6);
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
    fn what_the_hero_leaves_makes_pictures_taller_and_the_next_heading_ends_the_page() {
        for (cols, rows, taller) in [(80, 24, 2), (140, 42, 0), (40, 12, 1)] {
            let page = browse(cols, rows, false);
            let scrolled = page.rows_at(1, 12).map(|(_, row)| row).collect::<Vec<_>>();
            assert_eq!(scrolled[0].height, page.row_height - 1 + taller, "{cols}x{rows}");
            let below = page.heading_below(scrolled[scrolled.len() - 1]);
            assert_eq!(
                below.map(|line| line.bottom()),
                (taller > 0).then_some(page.body.bottom())
            );
        }
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
