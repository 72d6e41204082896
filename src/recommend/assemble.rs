//! From candidates to a page: rows are planned as if the screen were empty, stability decides how far the plan may move what is on
//! it, and each title gets its slot.

use super::{
    Caption, Choices, Page, PageRow, RowKind, Slot,
    captions::{self, FormsInView, Place},
    evidence, hash,
    plan::{Chosen, plan},
    rows::{self, Ground},
    score::Scorer,
    stability::Stability,
};
use crate::catalog::TitleIndex;

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
    let plan = plan(scorer, &candidates, &stability, &mut taken, hero);
    let chosen = stability.arrange(plan.rows);
    let mut slots = Slots::new(scorer);
    let mut page = Page {
        viewport: scorer.request.viewport,
        section: scorer.request.section,
        latest_deed: stability.latest_deed(),
        choices: Choices::of(scorer),
        hero: hero.map(|title| slots.slot(title, None, Place { row: 0, column: 0 })),
        rows: chosen
            .iter()
            .zip(1..)
            .map(|(chosen, row)| slots.row(chosen, row))
            .collect(),
        has_more: plan.has_more,
        rows_unasked: plan.rows_unasked,
        hash: String::new(),
    };
    page.hash = hash::of(&page);
    page
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
        let titles = chosen.row.titles.iter().zip(0..);
        let slots = titles.map(|(title, column)| self.slot(*title, Some(candidate.kind), Place { row, column }));
        PageRow {
            slots: slots.collect(),
            kind: candidate.kind,
            key: candidate.key.clone(),
            name: evidence::name(self.scorer, candidate),
            evidence: evidence::sentence(self.scorer, candidate, &chosen.row.titles),
            value: chosen.value,
            has_more: chosen.row.has_more,
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
