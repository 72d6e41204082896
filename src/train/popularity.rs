//! How common each facet is among likes, and what is new.

use super::facets;
use crate::catalog::{Catalog, TitleIndex};

/// Each facet's share of all likes, by facet.
pub(super) fn facet_shares(catalog: &Catalog) -> Vec<f32> {
    let likes = |index: TitleIndex| f64::from(catalog.title(index).audience().likes);
    let all: f64 = catalog.indices().map(likes).sum::<f64>().max(1.0);
    facets(catalog)
        .map(|facet| {
            let liked: f64 = catalog.titles_with(facet).iter().map(|title| likes(*title)).sum();
            (liked / all) as f32
        })
        .collect()
}

/// The day that 99 of 100 ratings' films had come out by; later dates in the source are mostly slips.
pub(super) fn newest_day(catalog: &Catalog) -> i32 {
    let mut days: Vec<(i32, u32)> = catalog
        .indices()
        .filter_map(|index| {
            let title = catalog.title(index);
            Some((title.released_day()?, title.audience().raters))
        })
        .collect();
    days.sort_unstable();
    let all: u64 = days.iter().map(|(_, raters)| u64::from(*raters)).sum();
    let mut seen = 0;
    for (day, raters) in &days {
        seen += u64::from(*raters);
        if seen * 100 >= all * 99 {
            return *day;
        }
    }
    days.last().map_or(0, |(day, _)| *day)
}
