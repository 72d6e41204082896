//! What suits the hour before anything is known: late at night something lighter and shorter.

use super::Request;
use crate::catalog::{Catalog, FacetIndex};

pub(super) const LATE: &[(&str, i32)] = &[
    ("genre:comedy", 250),
    ("genre:animation", 100),
    ("genre:war", -300),
    ("genre:history", -100),
    ("genre:biography", -100),
    ("tone:playful", 150),
    ("tone:warm", 150),
    ("tone:dark", -150),
    ("length:short", 350),
    ("length:long", -500),
];

/// From this hour on it is evening.
const EVENING: u8 = 18;

/// Whether it is evening by the viewer's clock, or later.
pub(super) fn is_evening(request: &Request<'_>) -> bool {
    is_late(request) || request.now.local(request.utc_offset_min).hour >= EVENING
}

/// Whether the viewer's clock says that it is late: from ten in the evening until four.
pub fn is_late(request: &Request<'_>) -> bool {
    is_late_hour(request.now.local(request.utc_offset_min).hour)
}

pub(super) const fn is_late_hour(hour: u8) -> bool {
    matches!(hour, 22.. | 0..=3)
}

/// Facets that this hour speaks for or against, whoever watches.
pub(super) struct HourPrior(Vec<(FacetIndex, i32)>);

impl HourPrior {
    pub(super) fn at(catalog: &Catalog, request: &Request<'_>) -> Self {
        let table = if is_late(request) { LATE } else { &[] };
        Self(
            table
                .iter()
                .filter_map(|(key, weight)| Some((catalog.facet_by_key(key)?, *weight)))
                .collect(),
        )
    }

    pub(super) fn weight(&self, facet: FacetIndex) -> i32 {
        let found = self.0.iter().find(|(known, _)| *known == facet);
        found.map_or(0, |(_, weight)| *weight)
    }
}
