//! Rows cut from the catalog by plain facts: Originals, new, coming soon, short ones, something for late at night.

use super::{Candidate, Ground, Ranked, Worth};
use crate::{
    catalog::{FacetIndex, Title, TitleIndex},
    recommend::{RowKind, hour, onboarding, short::SHORT_MIN},
};

/// The row's lift: no more than an Original's own, and its sentence states both.
const ORIGINALS: i32 = 200;
const NEW: i32 = -250;
const COMING_SOON: i32 = -2700;
/// A short row counts more when time is short: the viewer said so, or it is late.
const SHORT: i32 = -900;
const SHORT_WHEN_ASKED: i32 = 900;
const SHORT_LATE: i32 = 500;
const LATE_NIGHT: i32 = 350;

const SHORT_ROW_MIN: std::ops::RangeInclusive<u16> = 40..=SHORT_MIN;
const LIGHT_MIN: std::ops::RangeInclusive<u16> = 1..=110;
const LIGHT: &[&str] = &[
    "genre:comedy",
    "genre:romance",
    "genre:animation",
    "tone:playful",
    "tone:warm",
    "tone:uplifting",
];
const HEAVY: &[&str] = &[
    "genre:horror",
    "genre:war",
    "genre:crime",
    "genre:thriller",
    "genre:biography",
    "genre:history",
    "genre:documentary",
    "tone:dark",
];

pub(super) fn rows<'a>(ground: &Ground<'a>) -> Vec<Candidate<'a>> {
    let mut rows = vec![originals(ground), new(ground), coming_soon(ground), short(ground)];
    if hour::is_late(ground.scorer.request) {
        rows.push(late_night(ground));
    }
    rows
}

fn originals<'a>(ground: &Ground<'a>) -> Candidate<'a> {
    let worth = Worth::Shown { prior: ORIGINALS };
    Candidate::new(RowKind::Originals, worth, ground.best_of(ground.originals()))
}

fn new<'a>(ground: &Ground<'a>) -> Candidate<'a> {
    let scorer = ground.scorer;
    let fresh = |ranked: &Ranked| {
        let fresh = scorer.freshness(scorer.catalog.title(ranked.title));
        let score = ranked.score + fresh;
        (fresh > 0).then_some(Ranked { score, ..*ranked })
    };
    let mut titles: Vec<Ranked> = ground.pool.iter().filter_map(fresh).collect();
    super::best(&mut titles, super::RANKED);
    Candidate::new(RowKind::New, Worth::Shown { prior: NEW }, titles)
}

fn coming_soon<'a>(ground: &Ground<'a>) -> Candidate<'a> {
    let scorer = ground.scorer;
    let mut titles: Vec<(i32, Ranked)> = ground
        .originals()
        .map(|index| scorer.catalog.title(index))
        .filter(|title| scorer.shelf.may_announce(*title))
        .filter(|title| !scorer.is_refused(title.index()))
        .filter_map(|title| {
            let ranked = Ranked {
                title: title.index(),
                score: scorer.parts(title.index()).sum(),
            };
            Some((-scorer.shelf.days_since_premiere(title)?, ranked))
        })
        .collect();
    titles.sort_unstable_by_key(|(days, ranked)| (*days, ranked.title));
    let titles = titles.into_iter().map(|(_, ranked)| ranked).collect();
    Candidate::new(RowKind::ComingSoon, Worth::BesideTopPicks(COMING_SOON), titles)
}

fn short<'a>(ground: &Ground<'a>) -> Candidate<'a> {
    let scorer = ground.scorer;
    let minutes = |title: TitleIndex| scorer.catalog.title(title).runtime_min();
    let titles = ground.pooled(|title| SHORT_ROW_MIN.contains(&minutes(title)));
    let asked = onboarding::chose(scorer.viewer, "time", "short");
    let late = hour::is_late(scorer.request);
    let prior = SHORT + if asked { SHORT_WHEN_ASKED } else { 0 } + if late { SHORT_LATE } else { 0 };
    Candidate::new(RowKind::Short, Worth::Shown { prior }, titles)
}

fn late_night<'a>(ground: &Ground<'a>) -> Candidate<'a> {
    let catalog = ground.scorer.catalog;
    let known =
        |keys: &[&str]| -> Vec<FacetIndex> { keys.iter().filter_map(|key| catalog.facet_by_key(key)).collect() };
    let (light, heavy) = (known(LIGHT), known(HEAVY));
    let suits = |title: Title<'_>| {
        let has = |facets: &[FacetIndex]| title.facets().iter().any(|facet| facets.contains(facet));
        LIGHT_MIN.contains(&title.runtime_min()) && has(&light) && !has(&heavy)
    };
    let titles = ground.pooled(|title| suits(catalog.title(title)));
    Candidate::new(RowKind::LateNight, Worth::Shown { prior: LATE_NIGHT }, titles)
}
