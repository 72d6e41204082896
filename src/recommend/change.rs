//! What changed from one page to the next, so that it can be shown for a moment, and logged with its cause.

use std::collections::BTreeSet;

use super::{Page, PageChange, RowChange, RowFate};
use crate::catalog::TitleId;

impl PageChange {
    /// Compares two pages, row by row and title by title.
    pub fn between(before: &Page, after: &Page) -> Self {
        let titles_before = titles(before);
        let titles_after = titles(after);
        let common_before: Vec<&str> = common(before, after);
        let common_after: Vec<&str> = common(after, before);
        let rows = after
            .rows
            .iter()
            .map(|row| {
                let was = common_before.iter().position(|key| *key == row.key);
                let is = common_after.iter().position(|key| *key == row.key);
                let fate = match (was, is) {
                    (Some(was), Some(is)) if was != is => RowFate::Moved(was as i32 - is as i32),
                    (Some(_), Some(_)) => RowFate::Stayed,
                    _ => RowFate::New,
                };
                let ids = row.slots.iter().map(|slot| slot.id);
                RowChange {
                    key: row.key.clone(),
                    name: row.name.clone(),
                    fate,
                    new_titles: ids.filter(|id| !titles_before.contains(id)).collect(),
                }
            })
            .collect();
        let gone = before
            .rows
            .iter()
            .filter(|row| after.row(&row.key).is_none())
            .map(|row| (row.key.clone(), row.name.clone()))
            .collect();
        Self {
            rows,
            gone,
            titles_gone: titles_before.difference(&titles_after).count() as u32,
            titles_new: titles_after.difference(&titles_before).count() as u32,
        }
    }

    /// No row moved, came or went and no title changed.
    pub fn is_empty(&self) -> bool {
        self.gone.is_empty()
            && self.titles_gone == 0
            && self.titles_new == 0
            && self.rows.iter().all(|row| row.fate == RowFate::Stayed)
    }
}

fn titles(page: &Page) -> BTreeSet<TitleId> {
    page.slots().map(|(_, _, slot)| slot.id).collect()
}

/// The keys of one page's rows that the other has, too, in the first one's order.
fn common<'a>(page: &'a Page, other: &Page) -> Vec<&'a str> {
    let keys = page.rows.iter().map(|row| row.key.as_str());
    keys.filter(|key| other.row(key).is_some()).collect()
}
