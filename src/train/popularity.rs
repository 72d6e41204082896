//! How well each title is liked, and how common each facet is among likes.

use super::facets;
use crate::catalog::{Catalog, TitleIndex};

/// A film liked by this many is the origin of the scale.
const ORIGIN_LIKES: f32 = 50.0;
/// Likes that every title is granted before anybody rated it.
const GRANTED_LIKES: f32 = 4.0;
/// Raters that the mean share of likes counts for, before a title's own share does.
const GRANTED_RATERS: f32 = 20.0;
/// How many people saw a film counts as its square root: the audience saw what was in cinemas while it rated.
const REACH: f32 = 0.5;
/// How well those who saw it liked it counts a little less than in full, since people rate what they expect to like.
const ESTEEM: f32 = 0.8;

/// Thousandths of a log-odds unit, by title. An Original, which no audience has rated, stands at the origin.
pub(super) fn by_title(catalog: &Catalog) -> Vec<i32> {
    let (mut likes, mut raters) = (0_u64, 0_u64);
    for index in catalog.indices() {
        let audience = catalog.title(index).audience();
        likes += u64::from(audience.likes);
        raters += u64::from(audience.raters);
    }
    let mean_share = ((likes as f32 + 1.0) / (raters as f32 + 2.0)).clamp(0.01, 0.99);
    catalog
        .indices()
        .map(|index| of_title(catalog, index, mean_share))
        .collect()
}

fn of_title(catalog: &Catalog, index: TitleIndex, mean_share: f32) -> i32 {
    let title = catalog.title(index);
    if title.is_original() {
        return 0;
    }
    let audience = title.audience();
    let (likes, raters) = (audience.likes as f32, audience.raters as f32);
    let reach = ((likes + GRANTED_LIKES) / (ORIGIN_LIKES + GRANTED_LIKES)).ln();
    let share = (likes + GRANTED_RATERS * mean_share) / (raters + GRANTED_RATERS);
    let esteem = log_odds(share.clamp(0.01, 0.99)) - log_odds(mean_share);
    ((REACH * reach + ESTEEM * esteem) * 1000.0).round() as i32
}

fn log_odds(share: f32) -> f32 {
    (share / (1.0 - share)).ln()
}

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
