//! What changed from one page to the next, so that it can be shown for a moment, and logged with its cause.

use std::collections::BTreeSet;

use super::{Page, PageChange, RowChange, RowFate};
use crate::catalog::TitleId;

/// How each key of a list fared since the list before: the one rule for what moved. Places are counted among the keys that both
/// lists have, so that nothing moves because something came or went above it.
pub fn fates<K: PartialEq>(before: &[K], after: &[K]) -> Vec<RowFate> {
    let common_before: Vec<&K> = before.iter().filter(|key| after.contains(key)).collect();
    let common_after: Vec<&K> = after.iter().filter(|key| before.contains(key)).collect();
    let place = |keys: &[&K], key: &K| keys.iter().position(|other| *other == key);
    let fate = |key: &K| match (place(&common_before, key), place(&common_after, key)) {
        (Some(was), Some(is)) if was != is => RowFate::Moved(was as i32 - is as i32),
        (Some(_), Some(_)) => RowFate::Stayed,
        _ => RowFate::New,
    };
    after.iter().map(fate).collect()
}

impl PageChange {
    /// Compares two pages, row by row and title by title.
    pub fn between(before: &Page, after: &Page) -> Self {
        let titles_before = titles(before);
        let titles_after = titles(after);
        let fates = fates(&before.keys(), &after.keys());
        let rows = after
            .rows
            .iter()
            .zip(fates)
            .map(|(row, fate)| {
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

#[cfg(test)]
mod tests {
    use RowFate::{Moved, New, Stayed};

    use super::*;

    #[test]
    fn what_something_new_pushes_down_has_not_moved() {
        assert_eq!(
            fates(&["a", "b", "c"], &["x", "a", "b", "c"]),
            [New, Stayed, Stayed, Stayed]
        );
        assert_eq!(fates(&["a", "b", "c"], &["b", "c"]), [Stayed, Stayed]);
    }

    #[test]
    fn places_are_counted_among_what_both_have() {
        assert_eq!(
            fates(&["a", "b", "c", "d"], &["d", "x", "a", "c"]),
            [Moved(2), New, Moved(-1), Moved(-1)]
        );
    }
}
