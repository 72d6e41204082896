//! Rows of titles that the viewer knows: Continue Watching, My List, Watch It Again.

use std::cmp::Reverse;

use super::{Candidate, Ground, OWN_TITLES, Ranked, Worth};
use crate::{
    behavior::{Rating, UtcMillis},
    catalog::TitleIndex,
    recommend::{
        Interest, RowKind, Standing,
        continuing::{Continuing, can_be_continued},
        interest::half_life,
        score::Scorer,
    },
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

/// What the viewer is likeliest to go on with stands first; a score here is the log-odds of that.
fn continue_watching<'a>(ground: &Ground<'a>) -> Candidate<'a> {
    let scorer = ground.scorer;
    let continuing = Continuing::of(scorer);
    let known = scorer.taste.titles.iter();
    let begun = known.filter(|interest| can_be_continued(scorer, interest) && ground.open(interest.title).is_some());
    let mut begun: Vec<(Reverse<i32>, Reverse<Option<UtcMillis>>, TitleIndex)> = begun
        .map(|interest| {
            let odds = continuing.odds(interest);
            (Reverse(odds), Reverse(interest.played_at), interest.title)
        })
        .collect();
    begun.sort_unstable();
    begun.truncate(OWN_TITLES);
    let ranked = |(Reverse(score), _, title)| Ranked { title, score };
    let mut begun: Vec<Ranked> = begun.into_iter().map(ranked).collect();
    // Who came to discover looks at Top Picks first, so the odds of coming to continue are the row's odds beside them.
    let likeliest = begun.first().map_or(0, |first| first.score);
    together_first(scorer, &mut begun);
    let worth = Worth::BesideTopPicks(Continuing::of_coming(likeliest));
    Candidate::new(RowKind::ContinueWatching, worth, begun)
}

/// What all who are here began together is what they came to go on with.
pub(in crate::recommend) fn together_first(scorer: &Scorer<'_>, begun: &mut [Ranked]) {
    if !scorer.request.company.is_empty() {
        begun.sort_by_key(|ranked| !scorer.was_watched_together(ranked.title));
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
    titles.sort_unstable_by_key(|(at, ranked)| (Reverse(*at), ranked.title));
    titles.truncate(OWN_TITLES);
    titles.into_iter().map(|(_, ranked)| ranked).collect()
}

fn has(candidate: &Candidate<'_>, interest: &Interest) -> bool {
    candidate.titles.iter().any(|ranked| ranked.title == interest.title)
}
