//! The page as a whole, stage by stage: the next row is the one that adds most to the rows above it.
//!
//! - A row's worth is the odds of what it shows in this viewport, of titles that stand nowhere above, the first places counting
//!   more ([`odds_in_view`]), raised or lowered by its reason ([`Worth`]);
//! - less what it costs to have the genres shown so far out of proportion with those liked ([`Proportions`]);
//! - less what it says again that a row above it says already ([`crowding`]).
//!
//! A row ends where the next title's odds fall off, the page where the next row adds little ([`Limits`]).

use super::{
    Choices, RowKind, Standing,
    limits::Limits,
    odds::odds_in_view,
    proportions::Proportions,
    rows::{Candidate, Ranked, Worth},
    score::Scorer,
    stability::Stability,
};
use crate::catalog::{FacetIndex, TitleIndex};

/// What a row loses for each row of its kind above it, and micro-genres for each facet they share.
const WATCHED_CROWDING: i32 = 350;
const OPENED_CROWDING: i32 = 600;
const MICRO_GENRE_CROWDING: i32 = 120;
const SHARED_FACET: i32 = 450;
/// What a row loses for following one of its own kind.
const SAME_KIND_AGAIN: i32 = 150;
/// Of so many titles for each place in view Top Picks choose those that keep the genres in proportion.
const PICKED_AMONG: usize = 4;

/// A row in the making.
pub(super) struct Chosen<'a> {
    pub(super) candidate: &'a Candidate<'a>,
    pub(super) value: i32,
    pub(super) row: Row,
    /// It was asked for: the page would have ended above it.
    pub(super) is_beyond: bool,
}

/// The rows in the order of their worth, and whether there are more.
pub(super) struct Plan<'a> {
    pub(super) rows: Vec<Chosen<'a>>,
    pub(super) has_more: bool,
    /// How many rows there are without those that were asked for.
    pub(super) rows_unasked: usize,
}

/// Takes rows one by one, each the one that is worth most below those taken. The titles of the row that holds the focus are kept
/// for it before all others choose, so that none of them goes elsewhere while it is looked at; its turn comes with its worth.
pub(super) fn plan<'a>(
    scorer: &Scorer<'_>,
    candidates: &'a [Candidate<'a>],
    stability: &Stability<'_>,
    taken: &mut [bool],
    hero: Option<TitleIndex>,
) -> Plan<'a> {
    let mut planner = Planner::new(scorer, candidates, stability, taken);
    planner.proportions.show(hero.into_iter(), 0);
    planner.fill();
    planner.complete();
    let rows_unasked = planner.chosen.len();
    if scorer.request.more.rows > 0 {
        planner.limits = planner.limits.beyond(planner.chosen.len(), scorer.request);
        planner.is_beyond = true;
        planner.fill();
        planner.complete();
    }
    let is_left = |candidate: &&Candidate<'_>| planner.odds_of_free(candidate).is_some();
    Plan {
        has_more: Limits::can_grow(scorer.request) && planner.left.iter().any(is_left),
        rows: planner.chosen,
        rows_unasked,
    }
}

struct Planner<'p, 'a> {
    scorer: &'p Scorer<'p>,
    limits: Limits,
    stability: &'p Stability<'p>,
    proportions: Proportions<'p>,
    taken: &'p mut [bool],
    left: Vec<&'a Candidate<'a>>,
    /// The titles of the focused row.
    kept: Row,
    /// What Top Picks are worth before anything is taken: rows of titles that the viewer knows stand beside it.
    top: i32,
    /// The page would have ended; what follows was asked for.
    is_beyond: bool,
    chosen: Vec<Chosen<'a>>,
    /// How many of them have their tails.
    completed: usize,
}

/// Titles taken for a row, and whether it could go on.
#[derive(Clone, Default)]
pub(super) struct Row {
    pub(super) titles: Vec<TitleIndex>,
    /// The mean score of what is in view.
    mean: i32,
    /// There are titles beyond its end.
    pub(super) has_more: bool,
}

impl<'p, 'a> Planner<'p, 'a> {
    fn new(
        scorer: &'p Scorer<'_>,
        candidates: &'a [Candidate<'a>],
        stability: &'p Stability<'_>,
        taken: &'p mut [bool],
    ) -> Self {
        let limits = Limits::of(scorer.request, Choices::of(scorer));
        let mut planner = Self {
            scorer,
            stability,
            proportions: Proportions::of(scorer),
            taken,
            left: candidates.iter().collect(),
            kept: Row::default(),
            top: 0,
            is_beyond: false,
            chosen: Vec::new(),
            completed: 0,
            limits,
        };
        let top_picks = candidates.iter().find(|candidate| candidate.kind == RowKind::TopPicks);
        planner.top = top_picks
            .and_then(|candidate| planner.odds_of_free(candidate))
            .unwrap_or(0);
        let in_focus = candidates
            .iter()
            .position(|candidate| stability.is_focused(&candidate.key));
        if let Some(at) = in_focus {
            let mut kept = planner.take_view(&candidates[at]);
            planner.take_tail(&candidates[at], &mut kept);
            planner.kept = kept;
            if planner.kept.titles.is_empty() {
                planner.left.remove(at);
            }
        }
        planner
    }

    /// Takes rows until there is no room left, or the next one adds too little: then those alone that the page owes.
    fn fill(&mut self) {
        while let Some((value, at)) = self.best(|_| true) {
            let above = self.chosen.iter().map(|row| row.value);
            if !self.is_owed(self.left[at]) && self.limits.ends_before(value, above) {
                break;
            }
            self.choose(at, value);
        }
        while let Some((value, at)) = self.best(|candidate| self.is_owed(candidate)) {
            self.choose(at, value);
        }
    }

    /// The row that is worth most next of those that `may` be taken, with what it is worth; equals stand in the order in which they
    /// were gathered.
    fn best(&self, may: impl Fn(&Candidate<'_>) -> bool) -> Option<(i32, usize)> {
        let owed = self.left.iter().filter(|candidate| self.is_owed(candidate));
        let owed = owed.filter(|candidate| self.worth_beyond(None, candidate).is_some());
        let owed = owed.count();
        let mut best = None;
        for (at, candidate) in self.left.iter().enumerate() {
            if may(candidate) && self.has_room(candidate, owed) {
                let so_far = best.map(|(value, _)| value);
                best = self.worth_beyond(so_far, candidate).map(|value| (value, at)).or(best);
            }
        }
        best
    }

    /// A page keeps the places that it owes, and gives each kind as many as it may have.
    fn has_room(&self, candidate: &Candidate<'_>, owed: usize) -> bool {
        if self.is_owed(candidate) {
            return true;
        }
        let of_kind = self.chosen.iter().filter(|row| row.candidate.kind == candidate.kind);
        let left = self.limits.rows.saturating_sub(self.chosen.len());
        of_kind.count() < self.limits.of_kind(candidate.kind) && left > owed
    }

    /// A page has the focused row, that of the latest deed, and what was left unfinished, whatever they are worth.
    fn is_owed(&self, candidate: &Candidate<'_>) -> bool {
        self.is_unfinished(candidate)
            || self.stability.is_news(&candidate.key)
            || self.stability.is_focused(&candidate.key)
    }

    /// What the viewer is likeliest to go on with was not left early, perhaps for good.
    fn is_unfinished(&self, candidate: &Candidate<'_>) -> bool {
        let likeliest = candidate.titles.first().map(|ranked| ranked.title);
        let interest = likeliest.and_then(|title| self.scorer.taste.interest(title));
        candidate.kind == RowKind::ContinueWatching
            && interest.is_some_and(|interest| interest.standing == Standing::Started)
    }

    /// What a row would add below those chosen; none where too few titles are left for it, or where that is no more than the best so
    /// far. What it costs to be out of proportion is never negative, and is found out only where it can decide.
    fn worth_beyond(&self, so_far: Option<i32>, candidate: &Candidate<'_>) -> Option<i32> {
        let odds = if self.stability.is_focused(&candidate.key) {
            let kept = |title| self.kept.titles.contains(&title);
            odds_in_view(in_view(candidate, self.limits.columns, kept).map(|ranked| ranked.score)).unwrap_or(0)
        } else {
            self.odds_of_free(candidate)?
        };
        let crowding = crowding(candidate, &self.chosen);
        let is_more = |worth: &i32| so_far.is_none_or(|so_far| *worth > so_far);
        let worth = match candidate.worth {
            Worth::Shown { prior } => {
                let at_most = Some(odds + prior - crowding).filter(is_more)?;
                at_most - self.out_of_proportion(candidate)
            }
            Worth::BesideTopPicks(beside) => self.top + beside - crowding,
        };
        Some(worth).filter(is_more)
    }

    /// The odds of what a row would show, of titles that no other row has; none when too few are left.
    fn odds_of_free(&self, candidate: &Candidate<'_>) -> Option<i32> {
        let shortest = candidate.kind.shortest();
        let free = |title: TitleIndex| !self.taken[title.at()];
        let shown = in_view(candidate, self.limits.columns, free);
        if shown.clone().take(shortest).count() < shortest {
            return None;
        }
        odds_in_view(shown.map(|ranked| ranked.score))
    }

    fn out_of_proportion(&self, candidate: &Candidate<'_>) -> i32 {
        let kept = self.stability.is_focused(&candidate.key).then_some(&self.kept.titles);
        let its = |title: TitleIndex| match kept {
            Some(kept) => kept.contains(&title),
            None => !self.taken[title.at()],
        };
        let shown = in_view(candidate, self.limits.columns, its).map(|ranked| ranked.title);
        self.proportions.cost(shown, self.chosen.len() + 1)
    }

    fn choose(&mut self, at: usize, value: i32) {
        let candidate = self.left.remove(at);
        let row = if self.stability.is_focused(&candidate.key) {
            self.kept.clone()
        } else {
            self.take_view(candidate)
        };
        if !candidate.is_own() {
            let shown = row.titles.iter().take(self.limits.columns).copied();
            self.proportions.show(shown, self.chosen.len() + 1);
        }
        // What a row adds can be more once another one stands above it; it still did not go before that one.
        let above = self.chosen.last().map_or(value, |above| above.value);
        self.chosen.push(Chosen {
            candidate,
            value: value.min(above),
            row,
            is_beyond: self.is_beyond,
        });
    }

    /// What is in view goes to the rows in their order, and only then what is beyond it: a row's tail, which few look at, takes nothing
    /// from what the rows below it show.
    fn complete(&mut self) {
        for at in self.completed..self.chosen.len() {
            let candidate = self.chosen[at].candidate;
            if !self.stability.is_focused(&candidate.key) {
                let mut row = std::mem::take(&mut self.chosen[at].row);
                self.take_tail(candidate, &mut row);
                self.chosen[at].row = row;
            }
        }
        self.completed = self.chosen.len();
    }

    /// Takes what a row shows in view out of what is left; the held title stands at its place.
    fn take_view(&mut self, candidate: &Candidate<'_>) -> Row {
        let in_view = self.limits.columns.max(candidate.kind.shortest());
        let held = self.stability.held_in(&candidate.key);
        let mut ranked = self.free(candidate, in_view * PICKED_AMONG);
        if self.is_asked_for_more(candidate) {
            self.stability.keep_order(&candidate.key, &mut ranked);
        } else if candidate.kind == RowKind::TopPicks {
            self.bring_into_proportion(&mut ranked);
        }
        ranked.truncate(in_view - usize::from(held.is_some_and(|(at, _)| at < in_view)));
        let scores = ranked.iter().map(|ranked| ranked.score);
        let mut row = Row {
            mean: scores.sum::<i32>() / ranked.len().max(1) as i32,
            titles: ranked.iter().map(|ranked| ranked.title).collect(),
            has_more: false,
        };
        self.mark_taken(&row.titles);
        if let Some((at, title)) = held.filter(|(at, _)| *at < in_view) {
            row.titles.insert(at.min(row.titles.len()), title);
        }
        row
    }

    /// Lets a row go on beyond the view, up to where it ends.
    fn take_tail(&mut self, candidate: &Candidate<'_>, row: &mut Row) {
        let held = self.stability.held_in(&candidate.key);
        let held = held.filter(|(_, title)| !row.titles.contains(title));
        let most = self.limits.titles(self.scorer.request, &candidate.key);
        let room = most.saturating_sub(row.titles.len() + usize::from(held.is_some()));
        let mut ranked = self.free(candidate, room + 1);
        let is_asked_for_more = self.is_asked_for_more(candidate);
        if is_asked_for_more {
            self.stability.keep_order(&candidate.key, &mut ranked);
        }
        let end = if is_asked_for_more || candidate.is_own() {
            ranked.len()
        } else {
            let falls_off = |ranked: &Ranked| Limits::falls_off(ranked.score, row.mean);
            ranked.iter().position(falls_off).unwrap_or(ranked.len())
        };
        let end = end.min(room);
        row.has_more = ranked.len() > end && Limits::can_go_on(self.scorer.request, &candidate.key);
        let tail: Vec<TitleIndex> = ranked[..end].iter().map(|ranked| ranked.title).collect();
        self.mark_taken(&tail);
        row.titles.extend(tail);
        if let Some((at, title)) = held {
            row.titles.insert(at.min(row.titles.len()), title);
        }
    }

    /// A row's titles that no other row has, best first.
    fn free(&self, candidate: &Candidate<'_>, most: usize) -> Vec<Ranked> {
        let is_free = |ranked: &&Ranked| {
            !self.taken[ranked.title.at()] && !self.stability.is_elsewhere(&candidate.key, ranked.title)
        };
        candidate.titles.iter().filter(is_free).take(most).copied().collect()
    }

    fn mark_taken(&mut self, titles: &[TitleIndex]) {
        for title in titles {
            self.taken[title.at()] = true;
        }
    }

    fn is_asked_for_more(&self, candidate: &Candidate<'_>) -> bool {
        self.scorer.request.more.of_row(&candidate.key) > 0
    }

    /// Brings those to the front of Top Picks that are worth most with what it costs to be out of proportion: Steck's greedy choice,
    /// for the places in view. It looks at this row alone, so that the row stands when others change.
    fn bring_into_proportion(&self, ranked: &mut [Ranked]) {
        let columns = self.limits.columns.min(ranked.len());
        let among = (columns * PICKED_AMONG).min(ranked.len());
        for place in 0..columns {
            let cost = |title: TitleIndex| {
                let before = ranked[..place].iter().map(|ranked| ranked.title);
                self.proportions.cost_alone(before.chain([title]))
            };
            let mut best = (i32::MIN, place);
            for (at, next) in ranked.iter().enumerate().take(among).skip(place) {
                // A cost is never negative: who scores no more than the best is worth no more.
                if next.score > best.0 {
                    let worth = next.score - cost(next.title);
                    best = if worth > best.0 { (worth, at) } else { best };
                }
            }
            ranked[place..=best.1].rotate_right(1);
        }
    }
}

/// The first titles of a row that are `its`, as many as are in view.
fn in_view(
    candidate: &Candidate<'_>,
    columns: usize,
    its: impl Fn(TitleIndex) -> bool + Clone,
) -> impl Iterator<Item = Ranked> + Clone {
    let most = columns.max(candidate.kind.shortest());
    let own = candidate.titles.iter().filter(move |ranked| its(ranked.title));
    own.take(most).copied()
}

fn crowding(candidate: &Candidate<'_>, chosen: &[Chosen<'_>]) -> i32 {
    let of_kind = chosen.iter().filter(|row| row.candidate.kind == candidate.kind);
    let by_kind = match candidate.kind {
        RowKind::BecauseYouWatched => WATCHED_CROWDING * of_kind.count() as i32,
        RowKind::BecauseYouOpened => OPENED_CROWDING * of_kind.count() as i32,
        RowKind::MicroGenre => of_kind
            .map(|row| {
                let shared = |facet: &&FacetIndex| row.candidate.facets.contains(facet);
                let shared = candidate.facets.iter().filter(shared).count();
                MICRO_GENRE_CROWDING + SHARED_FACET * shared as i32
            })
            .sum(),
        _ => 0,
    };
    let again = chosen.last().is_some_and(|row| row.candidate.kind == candidate.kind);
    by_kind + if again { SAME_KIND_AGAIN } else { 0 }
}
