//! What the viewer's evidence was when the page before the last change was made.

use std::collections::VecDeque;

use crate::behavior::{Record, Seq, Viewer};

/// A copy of the viewer that is taken along, one page behind. Copying a long history at every key press would be felt; this copies it once
/// a visit, and then folds each record a second time.
#[derive(Clone, Debug)]
pub struct Behind {
    viewer: Viewer,
    /// Those that the copy does not know yet, in order.
    records: VecDeque<Record>,
}

impl Behind {
    pub(super) fn new(viewer: Viewer) -> Self {
        Self {
            viewer,
            records: VecDeque::new(),
        }
    }

    pub(super) fn note(&mut self, record: &Record) {
        self.records.push_back(record.clone());
    }

    /// Takes the copy along to what was known at a record.
    pub(super) fn follow(&mut self, to: Seq) {
        while let Some(record) = self.records.pop_front_if(|record| record.seq <= to) {
            self.viewer.apply(&record);
        }
    }

    /// The viewer as far as the copy was taken along.
    pub(super) fn viewer(&self) -> &Viewer {
        &self.viewer
    }

    /// The viewer as of a later record.
    pub(super) fn viewer_at(&self, seq: Seq) -> Viewer {
        let mut viewer = self.viewer.clone();
        for record in self.records.iter().take_while(|record| record.seq <= seq) {
            viewer.apply(record);
        }
        viewer
    }
}
