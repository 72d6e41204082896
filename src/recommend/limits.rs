//! How long a page and its rows are: what the screen holds at most, and where what follows is no longer worth a look.

use super::{Choices, Request, RowKind, Segment, score::Scorer};
use crate::behavior::DeviceClass;

/// Rows and titles a row: a page, and a page on a small screen.
const ROWS: usize = 12;
const ROWS_NARROW: usize = 8;
const TITLES: usize = 20;
const TITLES_NARROW: usize = 12;
/// The same for somebody who finds it hard to choose, on any screen.
const ROWS_OF_FEW: usize = 5;
const TITLES_OF_FEW: usize = 6;
/// Each time that more is asked for there are so many rows more,
const MORE_ROWS: usize = 6;
/// until the page has grown so often.
const MOST_MORE: u16 = 6;
/// A row ends where a title's odds are less than half of those of what is in view: ln 2.
const ROW_FALL: i32 = 693;
/// The page ends where a row adds less than this share to the odds of all rows above it.
const PAGE_SHARE: f32 = 0.02;

/// The limits of a page on this screen.
pub(super) struct Limits {
    pub(super) rows: usize,
    /// Rows that a page has whatever they are worth: a viewport full, and the heading of one more. A page that is looked at gets no
    /// shorter: what is below would slip away.
    pub(super) rows_least: usize,
    pub(super) columns: usize,
    titles: usize,
    micro_genres: usize,
    watched: usize,
    opened: usize,
}

impl Choices {
    /// For somebody who finds it hard to choose, fewer. A page that is looked at keeps as many as it has.
    pub(super) fn of(scorer: &Scorer<'_>) -> Self {
        match scorer.request.previous {
            Some(previous) => previous.choices,
            None if scorer.habits.is(Segment::Hesitant) => Self::Few,
            None => Self::Many,
        }
    }
}

impl Limits {
    pub(super) fn of(request: &Request<'_>, choices: Choices) -> Self {
        let columns = usize::from(request.viewport.columns).clamp(1, TITLES);
        let (rows, titles, micro_genres, watched, opened) = match request.device {
            DeviceClass::Narrow => (ROWS_NARROW, TITLES_NARROW, 3, 2, 1),
            DeviceClass::Standard | DeviceClass::Wide | DeviceClass::Headless => (ROWS, TITLES, 5, 3, 2),
        };
        let (rows, titles) = match choices {
            Choices::Many => (rows, titles),
            Choices::Few => (ROWS_OF_FEW, TITLES_OF_FEW.max(columns)),
        };
        let standing = request.previous.map_or(0, |page| page.rows_unasked);
        Self {
            rows,
            rows_least: (usize::from(request.viewport.rows) + 1).max(standing).min(rows),
            columns,
            titles,
            micro_genres,
            watched,
            opened,
        }
    }

    /// Of a page that has so many rows already and goes on as often as it was asked to. It has them whatever they are worth.
    pub(super) fn beyond(&self, rows: usize, request: &Request<'_>) -> Self {
        let asked = usize::from(request.more.rows.min(MOST_MORE));
        let rows = rows + asked * MORE_ROWS;
        Self {
            rows,
            rows_least: rows,
            columns: self.columns,
            titles: self.titles,
            micro_genres: self.micro_genres + asked * MORE_ROWS,
            watched: self.watched + asked,
            opened: self.opened + asked,
        }
    }

    /// Whether a row can be asked for more.
    pub(super) fn can_go_on(request: &Request<'_>, key: &str) -> bool {
        request.more.of_row(key) < MOST_MORE
    }

    /// Whether a page can be asked for more.
    pub(super) const fn can_grow(request: &Request<'_>) -> bool {
        request.more.rows < MOST_MORE
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

    /// Whether a row of this worth adds too little to those above it.
    pub(super) fn ends_before(&self, value: i32, above: impl ExactSizeIterator<Item = i32>) -> bool {
        let odds = |value: i32| (value as f32 / 1000.0).exp();
        above.len() >= self.rows_least && odds(value) < PAGE_SHARE * above.map(odds).sum::<f32>()
    }

    /// Whether a title's odds are too far below those of what its row shows in view, of which this is the mean.
    pub(super) const fn falls_off(score: i32, mean: i32) -> bool {
        score < mean - ROW_FALL
    }
}
