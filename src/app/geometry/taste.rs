//! Where things are in *Your taste*: a head, one list or two side by side, and the selected entry in full.

use ratatui::layout::Rect;

use super::{MARGIN, browse};
use crate::app::{TasteScreen, TasteSection};

/// From so many columns on two lists stand side by side.
const TWO_LISTS: u16 = 110;
/// Columns between them.
const BETWEEN: u16 = 4;

/// What stands on a line of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TasteLine {
    Heading(TasteSection),
    /// A section without entries says so.
    Nothing(TasteSection),
    /// Of the entries of all sections, from 0.
    Entry(usize),
    /// How many tastes are not listed.
    More,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TasteGeometry {
    /// The screen's name, and below it, where there is room, what it is.
    pub head: Rect,
    /// What is in view of the lists. An entry has two lines where there is room for two of each, else one.
    pub lines: Vec<(TasteLine, Rect)>,
    /// What there is to know of the selected entry.
    pub told: Rect,
}

pub fn taste(cols: u16, rows: u16, panel_open: bool, screen: &TasteScreen) -> TasteGeometry {
    let body = browse(cols, rows, panel_open).body;
    let area = Rect {
        x: body.x + MARGIN.min(body.width),
        width: body.width.saturating_sub(2 * MARGIN),
        ..body
    };
    let (head_height, told_height, gap) = match area.height {
        34.. => (2, 4, 1),
        18.. => (2, 3, 1),
        _ => (1, 3, 0),
    };
    let told = Rect {
        y: area.bottom().saturating_sub(told_height).max(area.y),
        height: told_height.min(area.height),
        ..area
    };
    let head = Rect {
        height: head_height.min(area.height - told.height),
        ..area
    };
    let top = (head.bottom() + gap).min(told.y);
    let lists = Rect {
        y: top,
        height: (told.y - top).saturating_sub(gap),
        ..area
    };
    let lines = if lists.width >= TWO_LISTS {
        let width = (lists.width - BETWEEN) * 9 / 20;
        let left = Rect { width, ..lists };
        let right = Rect {
            x: left.right() + BETWEEN,
            width: lists.width - BETWEEN - width,
            ..lists
        };
        let mut lines = list(left, &TasteSection::ALL[..1], screen);
        lines.extend(list(right, &TasteSection::ALL[1..], screen));
        lines
    } else {
        list(lists, &TasteSection::ALL, screen)
    };
    TasteGeometry { head, lines, told }
}

/// The lines in view of some sections, one below the other, with the selected entry near the middle where it is among them.
fn list(area: Rect, sections: &[TasteSection], screen: &TasteScreen) -> Vec<(TasteLine, Rect)> {
    let roomy = stacked(sections, screen, 2);
    let fits = |lines: &[(TasteLine, Rect)]| lines.last().is_none_or(|(_, last)| last.bottom() <= area.height);
    let lines = if fits(&roomy) {
        roomy
    } else {
        stacked(sections, screen, 1)
    };
    let height = lines.last().map_or(0, |(_, last)| last.bottom());
    let selected = lines
        .iter()
        .find(|(line, _)| *line == TasteLine::Entry(screen.selected));
    let selected_y = selected.map_or(0, |(_, at)| at.y);
    let above = selected_y
        .saturating_sub(area.height / 2)
        .min(height.saturating_sub(area.height));
    let in_view = |(line, at): (TasteLine, Rect)| {
        let y = at.y.checked_sub(above)?;
        (y + at.height <= area.height).then_some((
            line,
            Rect {
                x: area.x,
                y: area.y + y,
                width: area.width,
                height: at.height,
            },
        ))
    };
    lines.into_iter().filter_map(in_view).collect()
}

/// All lines of some sections from line 0 on, as if there were room for them, a gap between two sections.
fn stacked(sections: &[TasteSection], screen: &TasteScreen, entry_height: u16) -> Vec<(TasteLine, Rect)> {
    let mut lines = Vec::new();
    let mut y = 0;
    for &section in sections {
        let count = screen.count(section);
        if count == 0 && section == TasteSection::Deleted {
            continue;
        }
        let mut push = |line, height| {
            lines.push((line, Rect::new(0, y, 0, height)));
            y += height;
        };
        push(TasteLine::Heading(section), 1);
        let first = screen.first_of(section);
        for at in first..first + count {
            push(TasteLine::Entry(at), entry_height);
        }
        if count == 0 {
            push(TasteLine::Nothing(section), 1);
        }
        if section == TasteSection::Tastes && screen.tastes_more > 0 {
            push(TasteLine::More, 1);
        }
        y += 1;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::geometry::is_too_small,
        behavior::Trait,
        recommend::{Deleted, Portrait},
    };

    fn screen(deleted: usize) -> TasteScreen {
        let name = |at: usize| Deleted {
            about: Trait::Habit,
            key: at.to_string(),
            name: at.to_string(),
        };
        TasteScreen::new(Portrait {
            deleted: (0..deleted).map(name).collect(),
            ..Portrait::default()
        })
    }

    #[test]
    fn nothing_is_outside_the_screen_and_the_selected_entry_is_always_in_view() {
        for cols in (1..200).step_by(3) {
            for rows in 1..60 {
                let mut screen = screen(40);
                screen.selected = usize::from(cols + rows) % 40;
                let area = taste(cols, rows, cols % 2 == 0, &screen);
                let whole = Rect::new(0, 0, cols, rows);
                let lines = area.lines.iter().map(|(_, at)| *at);
                for at in lines.chain([area.head, area.told]).filter(|at| !at.is_empty()) {
                    assert_eq!(at.intersection(whole), at, "{cols}x{rows}");
                }
                let is_in_view = area
                    .lines
                    .iter()
                    .any(|(line, _)| *line == TasteLine::Entry(screen.selected));
                assert!(is_in_view || is_too_small(cols, rows), "{cols}x{rows}");
            }
        }
    }

    #[test]
    fn a_wide_screen_has_two_lists_and_entries_of_two_lines_as_long_as_they_fit() {
        let entry = |deleted, cols| {
            let lines = taste(cols, 42, false, &screen(deleted)).lines;
            let (_, first) = lines
                .into_iter()
                .find(|(line, _)| *line == TasteLine::Entry(0))
                .unwrap_or_else(|| panic!("the first entry is in view"));
            (first.x > cols / 3, first.height)
        };
        assert_eq!(entry(3, 140), (true, 2));
        assert_eq!(entry(30, 140), (true, 1));
        assert_eq!(entry(3, 100), (false, 2));
    }
}
