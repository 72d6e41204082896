//! What may stand on this page at all: maturity, region, section, and whether it has premiered.

use super::{Request, Section};
use crate::{
    behavior::UtcMillis,
    catalog::{Catalog, FacetIndex, Title, TitleKind},
};

/// Whether a title can be played yet: an Original only from its premiere on, counted from the day on which this home was
/// first opened.
pub fn is_out(title: Title<'_>, request: &Request<'_>) -> bool {
    days_since_premiere(title, home_day(request)).is_none_or(|days| days >= 0)
}

/// Days from the day this home was first opened until today, in the viewer's time.
fn home_day(request: &Request<'_>) -> i64 {
    let local_day = |at: UtcMillis| at.local(request.utc_offset_min).day;
    local_day(request.now) - local_day(request.since)
}

fn days_since_premiere(title: Title<'_>, home_day: i64) -> Option<i32> {
    title
        .premiere_day()
        .map(|premiere| (home_day - i64::from(premiere)) as i32)
}

/// The filter of one request. Nothing gets past it, whatever it would score.
pub(super) struct Shelf<'a> {
    request: &'a Request<'a>,
    home_day: i64,
    /// Titles that have it are never offered, though a search finds them.
    adult: Option<FacetIndex>,
}

impl<'a> Shelf<'a> {
    pub(super) fn new(catalog: &Catalog, request: &'a Request<'a>) -> Self {
        Self {
            request,
            home_day: home_day(request),
            adult: catalog.facet_by_key("genre:adult"),
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
        days_since_premiere(title, self.home_day)
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
        in_section && self.request.allows(title) && !self.is_adult(title)
    }

    /// Its genres stand first among a title's facets, in order: the first one or two tell.
    fn is_adult(&self, title: Title<'_>) -> bool {
        let Some(adult) = self.adult else {
            return false;
        };
        let up_to_it = title.facets().iter().find(|facet| **facet >= adult);
        up_to_it == Some(&adult)
    }
}
