use std::collections::BTreeMap;

use crate::{
    behavior::UtcMillis,
    catalog::{Appeal, TitleId},
};

/// Shorter than this in view is not an impression: it went past.
pub const SEEN_MS: i64 = 500;

/// A slot in view: on which page, where, and showing what.
#[derive(Clone, Debug, PartialEq)]
pub struct Seen {
    pub page: u32,
    pub row: String,
    pub element_index: u16,
    pub title: TitleId,
    pub appeal: Appeal,
    pub action_prob: f64,
}

/// Which slots are in view, and since when.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Exposure {
    since: BTreeMap<(String, u16, TitleId), (Seen, UtcMillis)>,
}

impl Exposure {
    /// Takes what is in view now; gives back what went out of view and was seen long enough, with milliseconds.
    pub fn look(&mut self, now: UtcMillis, in_view: Vec<Seen>) -> Vec<(Seen, u64)> {
        let mut before = std::mem::take(&mut self.since);
        for seen in in_view {
            let key = (seen.row.clone(), seen.element_index, seen.title);
            // A slot that stays in view across pages is one impression, of the page on which it came.
            let kept = before.remove(&key).unwrap_or((seen, now));
            self.since.insert(key, kept);
        }
        before
            .into_values()
            .filter_map(|(seen, since)| {
                let visible_ms = now.since(since);
                (visible_ms >= SEEN_MS).then_some((seen, visible_ms as u64))
            })
            .collect()
    }
}
