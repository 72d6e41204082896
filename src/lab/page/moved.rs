use crate::recommend::Page;

/// Of the first rows' places, how many hold another row than before: rows that moved, came or went where the viewer looks. A row
/// that comes in on top moves all those below it.
pub fn rows_moved(before: &Page, after: &Page, rows: u16) -> usize {
    let key = |page: &Page, at: usize| page.rows.get(at).map(|row| row.key.clone());
    (0..usize::from(rows))
        .filter(|at| key(before, *at) != key(after, *at))
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recommend::{PageRow, RowKind, Viewport};

    fn page(keys: &[&str]) -> Page {
        let row = |key: &&str| PageRow {
            kind: RowKind::MicroGenre,
            key: (*key).to_owned(),
            name: String::new(),
            evidence: String::new(),
            value: 0,
            slots: Vec::new(),
            has_more: false,
        };
        Page {
            rows: keys.iter().map(row).collect(),
            ..Page::empty(Viewport { rows: 3, columns: 4 })
        }
    }

    #[test]
    fn places_with_another_row_are_counted_as_far_as_is_looked() {
        let before = page(&["a", "b", "c", "d"]);
        for (after, moved) in [
            (&["a", "b", "c", "d"][..], 0),
            (&["a", "b", "c", "e"], 0),
            (&["a", "e", "c", "d"], 1),
            (&["b", "a", "c", "d"], 2),
            (&["e", "a", "b", "c"], 3),
            (&["a", "b"], 1),
        ] {
            assert_eq!(rows_moved(&before, &page(after), 3), moved, "{after:?}");
        }
    }
}
