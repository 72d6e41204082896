//! Rows of titles that the viewer knows: Continue Watching, My List, Watch It Again.

use super::{Candidate, Ground, OWN_TITLES, Ranked, Worth};
use crate::{
    behavior::{Play, Rating, UtcMillis},
    recommend::{Interest, RowKind, Standing, continuing::odds_of_continuing, interest::half_life},
};

const MY_LIST: i32 = -1200;
const MY_LIST_GAINS: f32 = 900.0;
const WATCH_AGAIN: i32 = -3100;

pub(super) fn rows<'a>(ground: &Ground<'a>) -> Vec<Candidate<'a>> {
    let begun = continue_watching(ground);
    let listed = my_list(ground, &begun);
    let again = watch_again(ground, &begun, &listed);
    vec![begun, listed, again]
}

fn continue_watching<'a>(ground: &Ground<'a>) -> Candidate<'a> {
    let scorer = ground.scorer;
    let mut begun = known(ground, |interest| {
        interest
            .played_at
            .filter(|_| can_be_continued(ground, interest) && !interest.taken_out)
    });
    if !scorer.request.company.is_empty() {
        // What all who are here began together is what they came to go on with.
        begun.sort_by_key(|ranked| !scorer.was_watched_together(ranked.title));
    }
    // Who came to discover looks at Top Picks first, so the odds of coming to continue are the row's odds beside them.
    let newest = begun.first().map(|ranked| ranked.title);
    let worth = Worth::BesideTopPicks(newest.map_or(0, |newest| odds_of_continuing(scorer, newest)));
    Candidate::new(RowKind::ContinueWatching, worth, begun)
}

/// There is a place to go back to. A title that was left early counts as abandoned and speaks against what is like it,
/// but once it was really begun its place is kept: only the viewer knows whether it was a break.
fn can_be_continued(ground: &Ground<'_>, interest: &Interest) -> bool {
    let scorer = ground.scorer;
    match interest.standing {
        Standing::Started => true,
        Standing::Abandoned => {
            let id = scorer.catalog.title(interest.title).id();
            let plays = scorer.viewer.titles.get(&id).map(|known| known.plays.as_slice());
            plays.and_then(<[Play]>::last).is_some_and(Play::is_real)
        }
        Standing::Untouched | Standing::Finished => false,
    }
}

fn my_list<'a>(ground: &Ground<'a>, begun: &Candidate<'_>) -> Candidate<'a> {
    let listed = known(ground, |interest| interest.listed_at.filter(|_| !has(begun, interest)));
    let now = ground.scorer.request.now;
    let newest = listed
        .first()
        .and_then(|ranked| ground.scorer.taste.interest(ranked.title));
    let recency = newest
        .and_then(|interest| interest.listed_at)
        .map_or(0.0, |at| half_life(now.since(at), 1.0));
    let worth = Worth::BesideTopPicks(MY_LIST + (MY_LIST_GAINS * recency) as i32);
    Candidate::new(RowKind::MyList, worth, listed)
}

/// Finished, and liked enough to see again: seen again already, loved, or a while ago.
fn watch_again<'a>(ground: &Ground<'a>, begun: &Candidate<'_>, listed: &Candidate<'_>) -> Candidate<'a> {
    let again = known(ground, |interest| {
        let seen = interest.standing == Standing::Finished;
        let liked = matches!(interest.rating, Some(Rating::Love | Rating::Like) | None);
        let free = !has(begun, interest) && !has(listed, interest);
        interest.played_at.filter(|_| seen && liked && free)
    });
    Candidate::new(RowKind::WatchAgain, Worth::BesideTopPicks(WATCH_AGAIN), again)
}

/// The viewer's own titles that have a date for this row, the latest first.
fn known(ground: &Ground<'_>, dated: impl Fn(&Interest) -> Option<UtcMillis>) -> Vec<Ranked> {
    let mut titles: Vec<(UtcMillis, Ranked)> = ground
        .scorer
        .taste
        .titles
        .iter()
        .filter_map(|interest| {
            let score = ground.open(interest.title)?;
            Some((
                dated(interest)?,
                Ranked {
                    title: interest.title,
                    score,
                },
            ))
        })
        .collect();
    titles.sort_unstable_by_key(|(at, ranked)| (std::cmp::Reverse(*at), ranked.title));
    titles.truncate(OWN_TITLES);
    titles.into_iter().map(|(_, ranked)| ranked).collect()
}

fn has(candidate: &Candidate<'_>, interest: &Interest) -> bool {
    candidate.titles.iter().any(|ranked| ranked.title == interest.title)
}
