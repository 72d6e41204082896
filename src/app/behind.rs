//! What was known of those who are there when the page before the last change was made.

use std::collections::VecDeque;

use crate::{
    behavior::{ProfileId, Record, Seq},
    household::Home,
};

/// A copy of the viewers that is taken along, one page behind. Copying a long history at every key press would be felt; this copies it
/// once a visit, and then folds each record a second time.
#[derive(Clone, Debug)]
pub struct Behind {
    /// The viewers alone, of whoever visits and of all that were there, too.
    home: Home,
    /// Those that the copy does not know yet, in order.
    records: VecDeque<Record>,
}

impl Behind {
    pub(super) fn new<'a>(home: &Home, viewers: impl IntoIterator<Item = &'a ProfileId>) -> Self {
        Self {
            home: home.only(viewers),
            records: VecDeque::new(),
        }
    }

    /// Copies what is known of those who came. No page before this one knew of them, so it does not matter that the rest of the copy
    /// is a page behind.
    pub(super) fn meet(&mut self, home: &Home, company: &[ProfileId]) {
        for id in company {
            let viewers = &mut self.home.viewers;
            viewers
                .entry(id.clone())
                .or_insert_with(|| home.viewer(id).into_owned());
        }
    }

    pub(super) fn note(&mut self, record: &Record) {
        self.records.push_back(record.clone());
    }

    /// Takes the copy along to what was known at a record.
    pub(super) fn follow(&mut self, to: Seq) {
        while let Some(record) = self.records.pop_front_if(|record| record.seq <= to) {
            self.home.apply(&record);
        }
    }

    /// The viewers as far as the copy was taken along.
    pub(super) fn home(&self) -> &Home {
        &self.home
    }

    /// The viewers as of a later record.
    pub(super) fn home_at(&self, seq: Seq) -> Home {
        let mut home = self.home.clone();
        for record in self.records.iter().take_while(|record| record.seq <= seq) {
            home.apply(record);
        }
        home
    }
}
