//! Rows that the audience knows: because you watched, because you looked at, viewers like you also watched, trending now.

use super::{Candidate, Ground, RANKED, Ranked, Worth};
use crate::{
    behavior::UtcMillis,
    catalog::TitleIndex,
    recommend::{Neighbor, RowKind, Standing, interest::half_life},
};

/// Anchors considered for rows of each of the two kinds.
const WATCHED_ANCHORS: usize = 5;
const OPENED_ANCHORS: usize = 2;
/// Interest below which nothing was really watched.
const WATCHED_LEAST: i32 = 150;

const WATCHED: i32 = -500;
const WATCHED_GAINS: f32 = 1400.0;
const OPENED: i32 = -900;
const OPENED_GAINS: f32 = 1300.0;
const ALSO_WATCHED: i32 = -500;
const ALSO_WATCHED_LEAST_TITLES: usize = 3;
const TRENDING: i32 = -650;
/// Likes in a week from which a title can be said to trend.
const TRENDING_LEAST: u32 = 3;

pub(super) fn rows<'a>(ground: &Ground<'a>) -> Vec<Candidate<'a>> {
    let mut rows = because_you_watched(ground);
    rows.extend(because_you_opened(ground));
    rows.extend(viewers_also_watched(ground));
    rows.push(trending(ground));
    rows
}

/// A row says what it is about: that, too, has to be for everybody who is here.
fn may_be_named(ground: &Ground<'_>, title: TitleIndex) -> bool {
    let scorer = ground.scorer;
    scorer.request.allows(scorer.catalog.title(title))
}

fn because_you_watched<'a>(ground: &Ground<'a>) -> Vec<Candidate<'a>> {
    let mut anchors: Vec<(i32, TitleIndex, UtcMillis)> = ground
        .scorer
        .taste
        .titles
        .iter()
        .filter(|interest| interest.weight >= WATCHED_LEAST && !interest.is_refused())
        .filter(|interest| may_be_named(ground, interest.title))
        .filter(|interest| matches!(interest.standing, Standing::Started | Standing::Finished))
        .filter_map(|interest| {
            let at = interest.played_at?;
            let fresh = half_life(ground.scorer.request.now.since(at), 2.0);
            Some((interest.weight + (1500.0 * fresh) as i32, interest.title, at))
        })
        .collect();
    anchors.sort_unstable_by_key(|(weight, title, _)| (std::cmp::Reverse(*weight), *title));
    // The latest deed is always an anchor: its row is what the viewer looks for.
    if let Some(at) = (0..anchors.len()).max_by_key(|at| (anchors[*at].2, anchors[*at].1)) {
        anchors[..=at].rotate_right(1);
    }
    anchors.truncate(WATCHED_ANCHORS);
    anchors
        .into_iter()
        .map(|(_, title, at)| {
            let fresh = half_life(ground.scorer.request.now.since(at), 0.5);
            let prior = WATCHED + (WATCHED_GAINS * fresh) as i32;
            like(ground, RowKind::BecauseYouWatched, title, prior)
        })
        .collect()
}

fn because_you_opened<'a>(ground: &Ground<'a>) -> Vec<Candidate<'a>> {
    let mut anchors: Vec<(UtcMillis, TitleIndex)> = ground
        .scorer
        .taste
        .titles
        .iter()
        .filter(|interest| interest.standing == Standing::Untouched && !interest.is_refused())
        .filter(|interest| may_be_named(ground, interest.title))
        .filter(|interest| interest.rating.is_none())
        .filter_map(|interest| Some((interest.opened_at?, interest.title)))
        .collect();
    anchors.sort_unstable_by_key(|(at, title)| (std::cmp::Reverse(*at), *title));
    anchors.truncate(OPENED_ANCHORS);
    anchors
        .into_iter()
        .filter_map(|(at, title)| {
            let fresh = half_life(ground.scorer.request.now.since(at), 0.25);
            let prior = OPENED + (OPENED_GAINS * fresh) as i32;
            (fresh > 0.001).then(|| like(ground, RowKind::BecauseYouOpened, title, prior))
        })
        .collect()
}

/// A row of the neighbors of one title.
fn like<'a>(ground: &Ground<'a>, kind: RowKind, anchor: TitleIndex, prior: i32) -> Candidate<'a> {
    let scorer = ground.scorer;
    let near = |neighbor: &Neighbor| {
        let title = neighbor.title();
        // Nearness first: who asks for more like this wants no other film that everybody likes.
        let score = ground.open(title)? / 2 + neighbor.lift() * 3 / 4;
        Some(Ranked { title, score })
    };
    let neighbors = scorer.model.neighbors(anchor).iter();
    let mut titles: Vec<Ranked> = neighbors.filter_map(near).collect();
    super::best(&mut titles, RANKED);
    let worth = Worth::Shown { prior };
    Candidate::about_title(scorer.catalog, kind, anchor, worth, titles)
}

fn viewers_also_watched<'a>(ground: &Ground<'a>) -> Option<Candidate<'a>> {
    let scorer = ground.scorer;
    let watched = scorer.taste.titles.iter();
    let liked = watched.filter(|interest| interest.weight >= WATCHED_LEAST);
    if liked.count() + scorer.taste.picks.len() < ALSO_WATCHED_LEAST_TITLES {
        return None;
    }
    let in_company = |ranked: &Ranked| {
        let company = scorer.company(ranked.title);
        let score = ranked.score + company / 5;
        (company > 0).then_some(Ranked { score, ..*ranked })
    };
    let mut titles: Vec<Ranked> = ground.pool.iter().filter_map(in_company).collect();
    super::best(&mut titles, RANKED);
    let worth = Worth::Shown { prior: ALSO_WATCHED };
    Some(Candidate::new(RowKind::ViewersAlsoWatched, worth, titles))
}

fn trending<'a>(ground: &Ground<'a>) -> Candidate<'a> {
    let trends = ground.scorer.trends.iter();
    let mut titles: Vec<Ranked> = trends
        .filter(|trend| trend.week >= TRENDING_LEAST && trend.rise > 0)
        .filter_map(|trend| {
            let title = trend.title;
            let score = ground.open(title)? + trend.rise / 2;
            Some(Ranked { title, score })
        })
        .collect();
    super::best(&mut titles, RANKED);
    let worth = Worth::Shown { prior: TRENDING };
    Candidate::new(RowKind::Trending, worth, titles)
}
