//! What may stand on this page at all: maturity, region, section, and whether it has premiered.

use super::{Request, Section};
use crate::{
    behavior::UtcMillis,
    catalog::{Catalog, Title, TitleIndex, TitleKind},
};

/// The filter of one request. Nothing gets past it, whatever it would score.
pub(super) struct Shelf<'a> {
    request: &'a Request<'a>,
    /// Days from the day this home was first opened until today, in the viewer's time.
    day: i64,
    /// Never offered, though a search finds them; ordered by index.
    adult: &'a [TitleIndex],
}

impl<'a> Shelf<'a> {
    pub(super) fn new(catalog: &'a Catalog, request: &'a Request<'a>) -> Self {
        let local_day = |at: UtcMillis| at.local(request.utc_offset_min).day;
        Self {
            request,
            day: local_day(request.now) - local_day(request.since),
            adult: catalog
                .facet_by_key("genre:adult")
                .map_or(&[], |adult| catalog.titles_with(adult)),
        }
    }

    /// May be shown, and played: the profile allows it, the section wants it, and it has premiered.
    pub(super) fn may_show(&self, title: Title<'_>) -> bool {
        self.is_wanted(title) && self.has_premiered(title)
    }

    /// May be announced: it would be shown if it had premiered.
    pub(super) fn may_announce(&self, title: Title<'_>) -> bool {
        self.is_wanted(title) && !self.has_premiered(title)
    }

    /// Whole days since an Original premiered; negative before.
    pub(super) fn days_since_premiere(&self, title: Title<'_>) -> Option<i32> {
        title
            .premiere_day()
            .map(|day| (self.day - i64::from(day)) as i32)
    }

    fn has_premiered(&self, title: Title<'_>) -> bool {
        self.days_since_premiere(title).is_none_or(|days| days >= 0)
    }

    fn is_wanted(&self, title: Title<'_>) -> bool {
        let in_section = match self.request.section {
            Section::Home => true,
            Section::Series => title.kind() == TitleKind::Series,
            Section::Films => title.kind() == TitleKind::Film,
        };
        in_section
            && self.request.profile.allows(title)
            && self.adult.binary_search(&title.index()).is_err()
    }
}
