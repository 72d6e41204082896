//! The pages of a log, made again: each from the records before it and from what was logged of its request. So a log says what every
//! deed did to the page, long after the page is gone.

use std::{collections::BTreeMap, sync::Arc};

use super::{MadeFrom, Shelf};
use crate::{
    behavior::{BehaviorEvent, Record, Seq, ServedRequest, ServedRow, UtcMillis},
    catalog::Catalog,
    household::Home,
    recommend::{Difference, Page, RowDifference, SessionCaptions, row_differences, row_name},
};

/// What a served page was beside the one before it in its session.
#[derive(Clone, Debug)]
pub struct Change {
    /// Of the record that tells of the page.
    pub seq: Seq,
    /// Of the record that caused it.
    pub cause: Seq,
    /// The page's number in its session.
    pub page: u32,
    /// The page before it on the screen; none when it held nothing still: the first one of a visit, or another section's.
    pub previous: Option<u32>,
    /// Rows × columns in view.
    pub view: (usize, usize),
    /// From the log alone: rows by their keys. All came, on a page that followed no other.
    pub rows: Vec<RowDifference>,
    pub remade: Remade,
}

/// Whether the page could be made again.
#[derive(Clone, Debug)]
pub enum Remade {
    /// To the hash, and the page before it too.
    Difference(Box<Difference>),
    /// To the hash; there is no page before it to compare it with.
    Fresh,
    /// It came out otherwise, or could not be made: why, in a sentence.
    No(&'static str),
}

const OTHER_BUILD: &str = "Another catalog or model made this page, so only its rows are known.";
const OTHER_PAGE: &str =
    "Made again it is another page: the model or the program changed since, or a line of the log is missing.";
const NO_PAGE_BEFORE: &str = "The page before it could not be made again, so only its rows are known.";

/// Rows that a log tells of, without making any page: by session the number of the last page and its rows.
#[derive(Debug, Default)]
pub struct LoggedRows(BTreeMap<String, (u32, Vec<ServedRow>)>);

impl LoggedRows {
    /// What became of the rows since the page before it; none for a record of anything but a page.
    pub fn take(&mut self, record: &Record, catalog: &Catalog) -> Option<Vec<RowDifference>> {
        match &record.event {
            BehaviorEvent::PageServed {
                page, request, rows, ..
            } => {
                let before = self.0.insert(record.session.clone(), (*page, rows.clone()));
                let is_before =
                    |(number, _): &(u32, Vec<ServedRow>)| request.previous != 0 && *number == request.previous;
                let before = before.filter(is_before).map(|(_, rows)| rows);
                Some(between(&before.unwrap_or_default(), rows, catalog))
            }
            BehaviorEvent::SessionEnded { .. } => {
                self.0.remove(&record.session);
                None
            }
            _ => None,
        }
    }
}

fn between(before: &[ServedRow], after: &[ServedRow], catalog: &Catalog) -> Vec<RowDifference> {
    let named = |rows: &[ServedRow]| -> Vec<(String, String)> {
        let rows = rows.iter();
        rows.map(|row| (row.key.clone(), row_name(catalog, &row.key))).collect()
    };
    let (before, after) = (named(before), named(after));
    row_differences(&borrowed(&before), &borrowed(&after))
}

fn borrowed(rows: &[(String, String)]) -> Vec<(&str, &str)> {
    rows.iter().map(|(key, name)| (key.as_str(), name.as_str())).collect()
}

/// A log, taken in record by record.
#[derive(Debug)]
pub struct Replay {
    shelf: Arc<Shelf>,
    home: Home,
    rows: LoggedRows,
    sessions: BTreeMap<String, Session>,
}

/// What is known of a visit that goes on.
#[derive(Debug, Default)]
struct Session {
    /// Its build made its pages from other titles or by another model than those at hand.
    is_of_another_build: bool,
    captions: SessionCaptions,
    /// Its last page, if that could be made again.
    last: Option<Made>,
}

#[derive(Debug)]
struct Made {
    number: u32,
    page: Page,
    from: MadeFrom,
    /// What was known then of those whose evidence it was made from.
    viewers: Home,
}

impl Replay {
    /// Begins before the first record. Pages are made from this shelf.
    pub fn new(shelf: Arc<Shelf>) -> Self {
        Self {
            shelf,
            home: Home::default(),
            rows: LoggedRows::default(),
            sessions: BTreeMap::new(),
        }
    }

    /// Takes in a record that could not be read, as far as it could.
    pub fn skip(&mut self, seq: Option<Seq>, at: Option<UtcMillis>) {
        self.home.number(seq, at);
    }

    /// Takes in the next record; says what changed when it tells of a page.
    pub fn take(&mut self, record: &Record) -> Option<Change> {
        let rows = self.rows.take(record, &self.shelf.catalog);
        let change = rows.and_then(|rows| self.change(record, rows));
        self.home.apply(record);
        match &record.event {
            BehaviorEvent::SessionStarted {
                catalog_hash,
                model_hash,
                ..
            } => {
                let Shelf { catalog, model } = &*self.shelf;
                let session = Session {
                    is_of_another_build: catalog_hash != catalog.hash() || model_hash != model.hash(),
                    ..Session::default()
                };
                self.sessions.insert(record.session.clone(), session);
            }
            BehaviorEvent::SessionEnded { .. } => {
                self.sessions.remove(&record.session);
            }
            _ => {}
        }
        change
    }

    fn change(&mut self, record: &Record, rows: Vec<RowDifference>) -> Option<Change> {
        let BehaviorEvent::PageServed {
            page,
            cause,
            request,
            hash,
            ..
        } = &record.event
        else {
            return None;
        };
        Some(Change {
            seq: record.seq,
            cause: *cause,
            page: *page,
            previous: (request.previous != 0).then_some(request.previous),
            view: (usize::from(request.rows), usize::from(request.columns)),
            rows,
            remade: self.remake(record, *page, request, hash),
        })
    }

    fn remake(&mut self, record: &Record, number: u32, served: &ServedRequest, hash: &str) -> Remade {
        let session = self.sessions.entry(record.session.clone()).or_default();
        let last = session.last.take();
        if session.is_of_another_build {
            return Remade::No(OTHER_BUILD);
        }
        let before = last.filter(|last| last.number == served.previous);
        if before.is_none() && served.previous != 0 {
            return Remade::No(NO_PAGE_BEFORE);
        }
        let Some(profile) = self.home.profile_by_id(&record.profile) else {
            return Remade::No(OTHER_PAGE);
        };
        let company = record.with.iter().filter(|id| **id != record.profile);
        let company = company.filter_map(|id| self.home.profile_by_id(id));
        let from = MadeFrom {
            shelf: self.shelf.clone(),
            profile: profile.clone(),
            company: company.cloned().collect(),
            utc_offset_min: record.utc_offset_min,
            since: self.home.since.unwrap_or(record.at),
            served: served.clone(),
            last_seq: self.home.last_seq,
        };
        let previous = before.as_ref().map(|before| &before.page);
        let page = from.page(&self.home, previous, &session.captions);
        let Some(page) = page.filter(|page| page.hash == hash) else {
            return Remade::No(OTHER_PAGE);
        };
        session.captions.extend(page.captions());
        let remade = before.map_or(Remade::Fresh, |before| {
            let parts_before = |titles: &[_]| before.from.parts(&before.viewers, titles);
            let parts_after = |titles: &[_]| from.parts(&self.home, titles);
            let difference = Difference::between(&before.page, &page, parts_before, parts_after);
            Remade::Difference(Box::new(difference))
        });
        session.last = Some(Made {
            number,
            page,
            viewers: self.home.only(from.viewers()),
            from,
        });
        remade
    }
}
