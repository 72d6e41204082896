//! How long a page and its rows are: what the screen holds at most, and where what follows is no longer worth a look.

use super::{Request, RowKind, rows::Candidate};
use crate::behavior::DeviceClass;

/// Rows and titles a row: a page, and a page on a small screen.
const ROWS: usize = 12;
const ROWS_NARROW: usize = 8;
const TITLES: usize = 20;
const TITLES_NARROW: usize = 12;
/// Each time that more is asked for there are so many rows more,
const MORE_ROWS: usize = 6;
/// until the page has grown so often.
const MOST_MORE: u16 = 6;
/// A row ends where a title's odds are less than half of those of what is in view: ln 2.
const ROW_FALL: i32 = 693;
/// The page ends where a row is worth less than Top Picks by this much: an eighth of its odds, ln 8.
const PAGE_FALL: i32 = 2079;

/// The limits of a page on this screen.
pub(super) struct Limits {
    pub(super) rows: usize,
    /// Rows that a page ends with by itself; those beyond were asked for.
    pub(super) rows_unasked: usize,
    /// Rows that a page has whatever they are worth: a viewport full, and the heading of one more.
    pub(super) rows_least: usize,
    pub(super) columns: usize,
    pub(super) can_grow: bool,
    titles: usize,
    micro_genres: usize,
    watched: usize,
    opened: usize,
}

impl Limits {
    pub(super) fn of(request: &Request<'_>) -> Self {
        let columns = usize::from(request.viewport.columns).clamp(1, TITLES);
        let (rows, titles, micro_genres, watched, opened) = match request.device {
            DeviceClass::Narrow => (ROWS_NARROW, TITLES_NARROW, 3, 2, 1),
            DeviceClass::Standard | DeviceClass::Wide | DeviceClass::Headless => (ROWS, TITLES, 5, 3, 2),
        };
        let asked = usize::from(request.more.rows.min(MOST_MORE));
        Self {
            rows: rows + asked * MORE_ROWS,
            rows_unasked: rows,
            rows_least: (usize::from(request.viewport.rows) + 1).min(rows),
            columns,
            can_grow: request.more.rows < MOST_MORE,
            titles,
            micro_genres: micro_genres + asked * MORE_ROWS,
            watched: watched + asked,
            opened: opened + asked,
        }
    }

    /// How many rows of a kind there may be.
    pub(super) fn of_kind(&self, kind: RowKind) -> usize {
        match kind {
            RowKind::MicroGenre => self.micro_genres,
            RowKind::BecauseYouWatched => self.watched,
            RowKind::BecauseYouOpened => self.opened,
            _ => 1,
        }
    }

    /// How many titles a row may have.
    pub(super) fn titles(&self, request: &Request<'_>, key: &str) -> usize {
        self.titles * (1 + usize::from(request.more.of_row(key).min(MOST_MORE)))
    }

    /// Whether the next row adds too little to what stands above it, of which Top Picks are worth `top`.
    pub(super) fn ends_before(&self, rows: usize, value: i32, top: i32) -> bool {
        rows >= self.rows_least && rows < self.rows_unasked && value < top - PAGE_FALL
    }

    /// Where a row of these scores ends by itself, best first; never within the view. Rows that are not in the order of their
    /// scores end nowhere.
    pub(super) fn end_of_row(&self, candidate: &Candidate<'_>, scores: &[i32]) -> usize {
        let in_view = self.columns.max(candidate.kind.shortest()).min(scores.len());
        if candidate.is_own() || in_view == 0 {
            return scores.len();
        }
        let mean = scores[..in_view].iter().sum::<i32>() / in_view as i32;
        let beyond = scores[in_view..].iter().position(|score| *score < mean - ROW_FALL);
        beyond.map_or(scores.len(), |at| in_view + at)
    }
}
