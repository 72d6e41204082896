//! A title's details.

use ratatui::layout::Rect;

use super::*;

/// How a title's details are laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DetailsGeometry {
    /// The picture, with the name over it.
    pub picture: Rect,
    /// One line of buttons.
    pub actions: Rect,
    /// Synopsis, people, facts.
    pub words: Rect,
    /// Episodes; empty for a film.
    pub episodes: Rect,
    /// A heading and a line of cards.
    pub more_like: Rect,
    pub columns: u16,
    pub card_width: u16,
    pub caption_height: u16,
}

pub fn details(cols: u16, rows: u16, is_series: bool, panel_open: bool) -> DetailsGeometry {
    let page = browse(cols, rows, panel_open);
    let area = Rect {
        x: page.body.x + MARGIN,
        width: page.body.width.saturating_sub(2 * MARGIN),
        ..page.body
    };
    // What stands below the picture: its gaps are the first to go.
    let (picture_height, gap, more_height) = match area.height {
        36.. => (12, 1, page.art_height + page.caption_height + 2),
        27.. => (7, 1, page.art_height + page.caption_height + 2),
        20.. => (5, 0, page.art_height + page.caption_height + 2),
        _ => (2, 0, 0),
    };
    let picture = Rect {
        height: picture_height,
        ..area
    };
    let actions = Rect {
        y: picture.bottom() + gap,
        height: 1,
        ..area
    };
    let top = actions.bottom() + 1;
    let bottom = area.bottom().saturating_sub(more_height + gap);
    let middle = Rect {
        y: top,
        height: bottom.saturating_sub(top + u16::from(more_height > 0)),
        ..area
    };
    // Side by side where there is room, else the episodes below two lines of words.
    let (words, episodes) = if !is_series {
        (middle, Rect::default())
    } else if area.width >= 96 {
        let width = area.width * 2 / 5;
        let rest = Rect {
            x: middle.x + width + 4,
            width: middle.width - width - 4,
            ..middle
        };
        (Rect { width, ..middle }, rest)
    } else {
        let words = middle.height / 3;
        let rest = Rect {
            y: middle.y + words,
            height: middle.height - words,
            ..middle
        };
        (
            Rect {
                height: words,
                ..middle
            },
            rest,
        )
    };
    DetailsGeometry {
        picture,
        actions,
        words,
        episodes,
        more_like: Rect {
            y: bottom,
            height: more_height,
            ..area
        },
        columns: page.columns,
        card_width: page.card_width,
        caption_height: page.caption_height,
    }
}

impl DetailsGeometry {
    /// The buttons, left to right, for labels of these widths, from the first one on that lets the selected one in; those
    /// that do not fit are empty.
    pub fn buttons(&self, widths: &[u16], selected: usize) -> Vec<Rect> {
        let room = self.actions.width;
        let width_from = |first: usize| {
            let shown = widths.get(first..=selected).unwrap_or(&[]);
            shown
                .iter()
                .map(|width| width + 2 + GAP)
                .sum::<u16>()
                .saturating_sub(GAP)
        };
        let first = (0..=selected)
            .find(|&first| width_from(first) <= room)
            .unwrap_or(selected);
        let mut x = self.actions.x;
        let place = |(index, &width): (usize, &u16)| {
            if index < first {
                return Rect::default();
            }
            let area = Rect {
                x,
                width: width + 2,
                ..self.actions
            };
            x += width + 2 + GAP;
            if area.right() <= self.actions.right() {
                area
            } else {
                Rect::default()
            }
        };
        widths.iter().enumerate().map(place).collect()
    }

    /// The episodes in view: index and area. The selected one has room for its logline; the others are a line each, with a
    /// gap between them if all can have it.
    pub fn episode_lines(&self, selected: usize, count: usize) -> Vec<(usize, Rect)> {
        let room = self.episodes.height;
        let opened = if room >= 8 { 3 } else { 1.min(room) };
        let gap = u16::from(2 * count as u16 + opened <= room + 2);
        let fits = usize::from(room.saturating_sub(opened) + u16::from(opened > 0));
        let first = (selected + 1).saturating_sub(fits);
        let mut y = self.episodes.y;
        let place = |index: usize| {
            let height = if index == selected { opened } else { 1 };
            let area = Rect {
                y,
                height,
                ..self.episodes
            };
            y += height + gap;
            (index, area)
        };
        (first..count)
            .take(fits)
            .map(place)
            .filter(|(_, area)| area.bottom() <= self.episodes.bottom())
            .collect()
    }

    /// The cards of “More like this” in view: index and area.
    pub fn more_cards(&self, selected: usize, count: usize) -> Vec<(usize, Rect)> {
        let columns = usize::from(self.columns);
        let first = (selected + 1).saturating_sub(columns);
        (first..count)
            .take(columns)
            .enumerate()
            .filter(|_| self.more_like.height > 3)
            .map(|(place, index)| {
                let x = self.more_like.x + place as u16 * (self.card_width + GAP);
                let height = self.more_like.height - 1;
                (
                    index,
                    Rect {
                        x,
                        y: self.more_like.y + 1,
                        width: self.card_width,
                        height,
                    },
                )
            })
            .collect()
    }
}
