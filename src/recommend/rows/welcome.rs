//! Welcome back: what came to Frontrow while somebody was away, and what is being liked more than usual now.

use super::{Candidate, Ground, Ranked, Worth};
use crate::recommend::{RowKind, Segment};

/// It is what somebody who comes back after a gap looks for first.
const WELCOME_BACK: i32 = 900;
/// What premiered meanwhile goes before what merely rises.
const PREMIERED: i32 = 800;

/// For the first hour after a long gap.
pub(super) fn row<'a>(ground: &Ground<'a>) -> Option<Candidate<'a>> {
    let scorer = ground.scorer;
    let habits = &scorer.habits;
    let is_welcome = habits.is(Segment::BackAfterAGap) && habits.was_long_away();
    let days = habits.days_away().filter(|_| is_welcome)?;
    let premiered = ground
        .originals()
        .filter(|title| scorer.has_premiered_within(*title, days))
        .filter_map(|title| {
            let score = ground.open(title)? + PREMIERED;
            Some(Ranked { title, score })
        });
    let rising = scorer.trends.iter().filter(|trend| trend.rise > 0).filter_map(|trend| {
        let title = trend.title;
        let score = ground.open(title)?;
        Some(Ranked { title, score })
    });
    let mut titles: Vec<Ranked> = premiered.chain(rising).collect();
    super::best(&mut titles, super::RANKED);
    Some(Candidate::new(
        RowKind::WelcomeBack,
        Worth::Shown { prior: WELCOME_BACK },
        titles,
    ))
}
