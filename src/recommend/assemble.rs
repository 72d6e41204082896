//! From candidates to a page, row by row: each next row is worth what it adds to the rows above it, no title stands twice,
//! and then stability decides how far the new order may move what is on the screen.

use super::{
    Caption, Page, PageRow, Request, RowKind, Slot,
    captions::{self, FormsInView, Place},
    evidence, hash,
    rows::{self, Candidate, Ground, Worth},
    score::Scorer,
    stability::Stability,
};
use crate::{
    behavior::DeviceClass,
    catalog::{FacetIndex, TitleIndex},
};

/// Rows and titles a row: a page, and a page on a small screen.
const ROWS: usize = 12;
const ROWS_NARROW: usize = 8;
const TITLES: usize = 20;
const TITLES_NARROW: usize = 12;
/// What a row loses for each row of its kind above it, and micro-genres for each facet they share.
const WATCHED_CROWDING: i32 = 350;
const OPENED_CROWDING: i32 = 600;
const MICRO_GENRE_CROWDING: i32 = 120;
const SHARED_FACET: i32 = 450;
/// What a row loses for following one of its own kind.
const SAME_KIND_AGAIN: i32 = 150;

/// A row in the making.
pub(super) struct Chosen<'a> {
    pub(super) candidate: &'a Candidate<'a>,
    pub(super) value: i32,
    pub(super) titles: Vec<TitleIndex>,
}

/// The limits of a page on this screen.
struct Limits {
    rows: usize,
    titles: usize,
    columns: usize,
    micro_genres: usize,
    watched: usize,
    opened: usize,
}

impl Limits {
    fn of(request: &Request<'_>) -> Self {
        let columns = usize::from(request.viewport.columns).clamp(1, TITLES);
        match request.device {
            DeviceClass::Narrow => Self {
                rows: ROWS_NARROW,
                titles: TITLES_NARROW,
                columns,
                micro_genres: 3,
                watched: 2,
                opened: 1,
            },
            DeviceClass::Standard | DeviceClass::Wide | DeviceClass::Headless => Self {
                rows: ROWS,
                titles: TITLES,
                columns,
                micro_genres: 5,
                watched: 3,
                opened: 2,
            },
        }
    }

    fn of_kind(&self, kind: RowKind) -> usize {
        match kind {
            RowKind::MicroGenre => self.micro_genres,
            RowKind::BecauseYouWatched => self.watched,
            RowKind::BecauseYouOpened => self.opened,
            _ => 1,
        }
    }
}

/// The whole page under the scorer's request.
pub(super) fn page(scorer: &Scorer<'_>) -> Page {
    let mut ground = Ground::new(scorer);
    let mut candidates = rows::gather(&mut ground);
    let stability = Stability::of(scorer, &ground, &mut candidates);
    let mut taken = vec![false; scorer.catalog.len()];
    let hero = stability.hero(scorer, &ground, &candidates);
    for title in [hero, stability.held_title()].into_iter().flatten() {
        taken[title.at()] = true;
    }
    let chosen = stability.arrange(choose(scorer.request, &candidates, &stability, &mut taken));
    let mut slots = Slots::new(scorer);
    let mut page = Page {
        viewport: scorer.request.viewport,
        section: scorer.request.section,
        hero: hero.map(|title| slots.slot(title, None, Place { row: 0, column: 0 })),
        rows: chosen
            .iter()
            .zip(1..)
            .map(|(chosen, row)| slots.row(chosen, row))
            .collect(),
        hash: String::new(),
    };
    page.hash = hash::of(&page);
    page
}

/// Takes rows one by one, each the one that is worth most below those taken. The titles of the row that holds the focus are kept
/// for it before all others choose, so that none of them goes elsewhere while it is looked at; its turn comes with its worth.
fn choose<'a>(
    request: &Request<'_>,
    candidates: &'a [Candidate<'a>],
    stability: &Stability<'_>,
    taken: &mut [bool],
) -> Vec<Chosen<'a>> {
    let limits = Limits::of(request);
    let mut left: Vec<&'a Candidate<'a>> = candidates.iter().collect();
    let top_picks = left.iter().find(|candidate| candidate.kind == RowKind::TopPicks);
    let top = top_picks
        .and_then(|candidate| free_mean(candidate, limits.columns, taken))
        .unwrap_or(0);
    let in_focus = left.iter().position(|candidate| stability.is_focused(&candidate.key));
    let kept = in_focus.map_or_else(Vec::new, |at| take(left[at], limits.titles, stability, taken));
    if let Some(at) = in_focus.filter(|_| kept.is_empty()) {
        left.remove(at);
    }
    let worth = |candidate: &Candidate<'_>, taken: &[bool]| {
        let mean = if stability.is_focused(&candidate.key) {
            mean_of(candidate, limits.columns, 1, |title| kept.contains(&title)).unwrap_or(0)
        } else {
            free_mean(candidate, limits.columns, taken)?
        };
        Some(match candidate.worth {
            Worth::Shown { prior } => mean + prior,
            Worth::BesideTopPicks(beside) => top + beside,
        })
    };
    let mut chosen: Vec<Chosen<'a>> = Vec::new();
    while chosen.len() < limits.rows {
        let is_focus_left = left.iter().any(|candidate| stability.is_focused(&candidate.key));
        let owed = stability.owed(&chosen) + usize::from(is_focus_left);
        let best = left
            .iter()
            .enumerate()
            .filter(|(_, candidate)| has_room(&limits, stability, &chosen, candidate, owed))
            .filter_map(|(at, candidate)| {
                let value = worth(candidate, taken)? - crowding(candidate, &chosen);
                Some((value, std::cmp::Reverse(at)))
            })
            .max();
        let Some((value, std::cmp::Reverse(at))) = best else {
            break;
        };
        let candidate = left.remove(at);
        let titles = if stability.is_focused(&candidate.key) {
            kept.clone()
        } else {
            take(candidate, limits.titles, stability, taken)
        };
        chosen.push(Chosen {
            candidate,
            value,
            titles,
        });
    }
    chosen
}

/// A page keeps the places that it owes, to the focused row and to that of the latest deed, and gives each kind as many as it may
/// have.
fn has_room(
    limits: &Limits,
    stability: &Stability<'_>,
    chosen: &[Chosen<'_>],
    candidate: &Candidate<'_>,
    owed: usize,
) -> bool {
    if stability.is_news(&candidate.key) || stability.is_focused(&candidate.key) {
        return true;
    }
    let of_kind = chosen.iter().filter(|row| row.candidate.kind == candidate.kind).count();
    of_kind < limits.of_kind(candidate.kind) && limits.rows - chosen.len() > owed
}

/// The mean score of what the row would show in view, of titles that no other row has; none when too few are left.
fn free_mean(candidate: &Candidate<'_>, columns: usize, taken: &[bool]) -> Option<i32> {
    mean_of(candidate, columns, candidate.kind.shortest(), |title| {
        !taken[title.at()]
    })
}

/// The mean score of the first of its titles that are `its`, the first places counting more; none when they are too few.
fn mean_of(
    candidate: &Candidate<'_>,
    columns: usize,
    shortest: usize,
    its: impl Fn(TitleIndex) -> bool,
) -> Option<i32> {
    let its = candidate.titles.iter().filter(|ranked| its(ranked.title));
    let (mut sum, mut weights, mut count) = (0_i64, 0_i64, 0_usize);
    for (at, ranked) in its.take(columns.max(shortest)).enumerate() {
        let weight = 1000 / (4 + at as i64);
        sum += weight * i64::from(ranked.score);
        weights += weight;
        count += 1;
    }
    (count >= shortest).then(|| (sum / weights) as i32)
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

/// Takes a row's titles out of what is left; the held title stands at its place.
fn take(candidate: &Candidate<'_>, most: usize, stability: &Stability<'_>, taken: &mut [bool]) -> Vec<TitleIndex> {
    let held = stability.held_in(&candidate.key);
    let most = most - usize::from(held.is_some());
    let mut titles: Vec<TitleIndex> = Vec::with_capacity(most + 1);
    for ranked in &candidate.titles {
        if titles.len() == most {
            break;
        }
        if stability.is_elsewhere(&candidate.key, ranked.title) {
            continue;
        }
        if !std::mem::replace(&mut taken[ranked.title.at()], true) {
            titles.push(ranked.title);
        }
    }
    if let Some((at, title)) = held {
        titles.insert(at.min(titles.len()), title);
    }
    titles
}

/// Makes slots, with the captions that stand on the screen at hand.
pub(super) struct Slots<'s, 'a> {
    scorer: &'s Scorer<'a>,
    /// Ordered by title.
    shown: Vec<(TitleIndex, &'a Caption)>,
    forms: FormsInView,
}

impl<'s, 'a> Slots<'s, 'a> {
    pub(super) fn new(scorer: &'s Scorer<'a>) -> Self {
        let previous = scorer.request.previous;
        let slots = previous.into_iter().flat_map(Page::slots);
        let mut shown: Vec<_> = slots.map(|(_, _, slot)| (slot.title, &slot.caption)).collect();
        shown.sort_unstable_by_key(|(title, _)| *title);
        Self {
            scorer,
            shown,
            forms: FormsInView::new(scorer.request.viewport),
        }
    }

    fn row(&mut self, chosen: &Chosen<'_>, row: usize) -> PageRow {
        let candidate = chosen.candidate;
        let titles = chosen.titles.iter().zip(0..);
        let slots = titles.map(|(title, column)| self.slot(*title, Some(candidate.kind), Place { row, column }));
        PageRow {
            slots: slots.collect(),
            kind: candidate.kind,
            key: candidate.key.clone(),
            name: evidence::name(self.scorer, candidate),
            evidence: evidence::sentence(self.scorer, candidate, &chosen.titles),
            value: chosen.value,
        }
    }

    pub(super) fn slot(&mut self, index: TitleIndex, kind: Option<RowKind>, at: Place) -> Slot {
        let title = self.scorer.catalog.title(index);
        let parts = self.scorer.parts(index);
        let shown = self.shown.binary_search_by_key(&index, |(title, _)| *title);
        let shown = shown.ok().map(|at| self.shown[at].1);
        Slot {
            title: index,
            id: title.id(),
            caption: captions::choose(self.scorer, title, shown, &mut self.forms, at),
            score: parts.sum(),
            match_percent: self.scorer.match_percent(index, &parts),
            parts,
            progress: kind
                .filter(|kind| *kind == RowKind::ContinueWatching)
                .and_then(|_| evidence::progress(self.scorer, title)),
        }
    }
}
