//! A page must not jump under the viewer: what is focused stays, rows move only when that is worth it, and what the viewer
//! just did shows its effect in view.

use super::{
    Deed, Displacement, Page, PageRow, RowKind, Standing,
    continuing::can_be_continued,
    plan::Chosen,
    rows::{Candidate, Ground, Ranked, Subject, Worth, together_first},
    score::Scorer,
};
use crate::catalog::{TitleId, TitleIndex};

/// The slot that stays where it is.
struct Held {
    /// The row's key; `None` is the hero.
    row: Option<String>,
    at: usize,
    /// None when the viewer just said no to the title: it goes, and its row stays.
    title: Option<TitleIndex>,
}

/// What the page on the screen asks of the next one; nothing on a fresh visit.
pub(super) struct Stability<'a> {
    previous: Option<&'a Page>,
    displacement: Displacement,
    view_rows: usize,
    held: Option<Held>,
    /// The titles that stand on the page outside the focused row, ordered by index.
    elsewhere: Vec<TitleIndex>,
    /// The key of the row that the viewer's latest deed gives cause for, if the page on the screen knows nothing of it.
    news: Option<String>,
    latest_deed: Option<Deed>,
}

impl<'a> Stability<'a> {
    pub(super) fn of(scorer: &Scorer<'a>, ground: &Ground<'_>, candidates: &mut Vec<Candidate<'_>>) -> Self {
        let previous = scorer.request.previous;
        let mut stability = Self {
            previous,
            displacement: scorer.request.displacement,
            view_rows: usize::from(scorer.request.viewport.rows).max(2),
            held: previous.and_then(|previous| held(scorer, previous)),
            elsewhere: Vec::new(),
            news: None,
            latest_deed: None,
        };
        stability.elsewhere = stability.outside_focus();
        stability.keep_focused_row(scorer, ground, candidates);
        stability.keep_what_stands(scorer, candidates);
        if let Some((deed, kind)) = latest_cause(scorer) {
            stability.latest_deed = Some(deed);
            let is_news = previous.is_some_and(|previous| previous.latest_deed != Some(deed));
            stability.news = is_news.then(|| format!("{}:{}", kind.name(), deed.title));
        }
        let is_there = |key: &String| candidates.iter().any(|candidate| candidate.key == *key);
        stability.news = stability.news.filter(is_there);
        stability
    }

    /// The focused title: it is nobody else's.
    pub(super) fn held_title(&self) -> Option<TitleIndex> {
        self.held.as_ref()?.title
    }

    pub(super) fn latest_deed(&self) -> Option<Deed> {
        self.latest_deed
    }

    /// The held title and its place, if this row holds it.
    pub(super) fn held_in(&self, key: &str) -> Option<(usize, TitleIndex)> {
        let held = self.held.as_ref()?;
        (held.row.as_deref() == Some(key)).then_some(())?;
        Some((held.at, held.title?))
    }

    /// Whether this row holds the focus.
    pub(super) fn is_focused(&self, key: &str) -> bool {
        self.focused_row() == Some(key)
    }

    /// Whether the focused row would take this title from another row on the screen.
    pub(super) fn is_elsewhere(&self, key: &str, title: TitleIndex) -> bool {
        self.is_focused(key) && self.elsewhere.binary_search(&title).is_ok()
    }

    /// What stands in a row stays in its order, and all else follows it: the row goes on.
    pub(super) fn keep_order(&self, key: &str, ranked: &mut [Ranked]) {
        let Some((_, row)) = self.previous.and_then(|previous| previous.row(key)) else {
            return;
        };
        let place = |title: TitleIndex| row.slots.iter().position(|slot| slot.title == title);
        ranked.sort_by_key(|ranked| place(ranked.title).unwrap_or(usize::MAX));
    }

    fn outside_focus(&self) -> Vec<TitleIndex> {
        let Some((previous, focused)) = self.previous.zip(self.focused_row()) else {
            return Vec::new();
        };
        let slots = previous.slots().filter(|(row, _, _)| *row != focused);
        let mut titles: Vec<TitleIndex> = slots.map(|(_, _, slot)| slot.title).collect();
        titles.sort_unstable();
        titles
    }

    /// Whether this is the row of the latest deed, which the page has whatever it is worth.
    pub(super) fn is_news(&self, key: &str) -> bool {
        self.news.as_deref() == Some(key)
    }

    /// The key of the row that holds the focus.
    fn focused_row(&self) -> Option<&str> {
        self.held.as_ref()?.row.as_deref()
    }

    /// The hero: the held one, the one on the screen unless another is clearly better, or the best. Never one that was played.
    pub(super) fn hero(
        &self,
        scorer: &Scorer<'_>,
        ground: &Ground<'_>,
        candidates: &[Candidate<'_>],
    ) -> Option<TitleIndex> {
        let held = self.held.as_ref().filter(|held| held.row.is_none());
        if let Some(title) = held.and_then(|held| held.title) {
            return Some(title);
        }
        let unplayed = |title: TitleIndex| {
            scorer
                .taste
                .interest(title)
                .is_none_or(|interest| interest.played_at.is_none())
        };
        let free = |title: TitleIndex| Some(title) != self.held_title() && unplayed(title);
        let top_picks = candidates
            .iter()
            .find(|candidate| candidate.kind == RowKind::TopPicks)?;
        let best = top_picks
            .titles
            .iter()
            .map(|ranked| ranked.title)
            .filter(|title| free(*title))
            .find_map(|title| Some((title, ground.open(title)?)));
        let shown = self
            .previous
            .and_then(|page| page.hero.as_ref())
            .map(|slot| slot.title)
            .filter(|title| free(*title))
            .and_then(|title| Some((title, ground.open(title)?)));
        match (shown, best) {
            (Some((shown, worth)), Some((_, better))) if better <= worth + self.displacement.hero() => Some(shown),
            (_, best) => best.map(|(title, _)| title),
        }
    }

    /// Brings the rows into the order of the page: as on the screen where nothing is clearly better, the focused row at its
    /// place, and the row of the latest deed in view.
    pub(super) fn arrange<'c>(&self, chosen: Vec<Chosen<'c>>) -> Vec<Chosen<'c>> {
        let Some(previous) = self.previous else {
            return chosen;
        };
        let place = |row: &Chosen<'_>| previous.row(&row.candidate.key).map(|(at, _)| at);
        let (mut rows, new): (Vec<_>, Vec<_>) = chosen.into_iter().partition(|row| place(row).is_some());
        rows.sort_by_key(|row| place(row));
        let (beyond, new): (Vec<_>, Vec<_>) = new.into_iter().partition(|row| row.is_beyond);
        for row in new {
            let at = rows
                .iter()
                .position(|standing| standing.value < row.value)
                .unwrap_or(rows.len());
            rows.insert(at, row);
        }
        raise(&mut rows, |row| row.value, self.displacement.place());
        // What was asked for follows what stands.
        rows.extend(beyond);
        let focused = self.focused_row().and_then(|key| {
            let at = rows.iter().position(|row| row.candidate.key == key)?;
            Some((previous.row(key)?.0, rows.remove(at)))
        });
        let top = focused.as_ref().map_or(0, |(at, _)| *at);
        let below_focus = usize::from(focused.is_some());
        if let Some(at) = self
            .news
            .as_ref()
            .and_then(|key| rows.iter().position(|row| row.candidate.key == *key))
        {
            let in_view = top..top + self.view_rows - below_focus;
            if !in_view.contains(&at) {
                let row = rows.remove(at);
                rows.insert(top.min(rows.len()), row);
            }
        }
        if let Some((at, row)) = focused {
            rows.insert(at.min(rows.len()), row);
        }
        rows
    }

    /// A row that is on the screen keeps a small lead, and so do the titles in it, so that nothing flickers.
    fn keep_what_stands(&self, scorer: &Scorer<'_>, candidates: &mut [Candidate<'_>]) {
        let Some(previous) = self.previous else {
            return;
        };
        let focused = self.focused_row();
        for candidate in candidates {
            let Some((_, row)) = previous.row(&candidate.key) else {
                continue;
            };
            match &mut candidate.worth {
                Worth::Shown { prior } => {
                    *prior += self.displacement.row();
                    keep_titles(row, &mut candidate.titles, self.displacement.title());
                }
                Worth::BesideTopPicks(beside) => *beside += self.displacement.row(),
            }
            if candidate.kind == RowKind::ContinueWatching {
                let price = (focused != Some(&row.key)).then(|| self.displacement.title());
                keep_places(row, &mut candidate.titles, price);
                if price.is_some() {
                    together_first(scorer, &mut candidate.titles);
                }
            }
        }
    }

    /// The row that holds the focus is always a candidate, and long enough to hold the focus where it is.
    fn keep_focused_row(&self, scorer: &Scorer<'_>, ground: &Ground<'_>, candidates: &mut Vec<Candidate<'_>>) {
        let focused = self.focused_row();
        let Some((_, row)) = focused.and_then(|key| self.previous?.row(key)) else {
            return;
        };
        // What was finished or taken out of it leaves this row, even from under the focus.
        if row.kind == RowKind::ContinueWatching {
            return;
        }
        let at = candidates
            .iter()
            .position(|candidate| candidate.key == row.key)
            .unwrap_or_else(|| {
                candidates.push(Candidate {
                    kind: row.kind,
                    subject: subject(scorer, row),
                    key: row.key.clone(),
                    worth: Worth::Shown { prior: 0 },
                    titles: Vec::new(),
                    facets: &[],
                });
                candidates.len() - 1
            });
        let titles = &mut candidates[at].titles;
        for slot in &row.slots {
            let known = titles.iter().any(|ranked| ranked.title == slot.title);
            if let Some(score) = ground.open(slot.title).filter(|_| !known) {
                titles.push(Ranked {
                    title: slot.title,
                    score,
                });
            }
        }
    }
}

fn keep_titles(row: &PageRow, titles: &mut [Ranked], lead: i32) {
    let mut standing: Vec<TitleIndex> = row.slots.iter().map(|slot| slot.title).collect();
    standing.sort_unstable();
    for ranked in titles.iter_mut() {
        if standing.binary_search(&ranked.title).is_ok() {
            ranked.score += lead;
        }
    }
    titles.sort_unstable_by_key(Ranked::order);
}

/// What stands in a row stays in its order, what is new to it comes before the first one that it is worth more than; and a title goes
/// past the one before it when it is worth more by the price. Without a price none does: the row is looked at.
fn keep_places(row: &PageRow, titles: &mut Vec<Ranked>, price: Option<i32>) {
    let place = |ranked: &Ranked| row.slots.iter().position(|slot| slot.title == ranked.title);
    let (mut standing, new): (Vec<Ranked>, Vec<Ranked>) = titles.drain(..).partition(|ranked| place(ranked).is_some());
    standing.sort_by_key(|ranked| place(ranked));
    for ranked in new {
        let at = standing.iter().position(|other| other.score < ranked.score);
        standing.insert(at.unwrap_or(standing.len()), ranked);
    }
    if let Some(price) = price {
        raise(&mut standing, |ranked| ranked.score, price);
    }
    *titles = standing;
}

/// The focused slot, without its title if somebody who is there said no to it or may not see it, or it was taken out of its row.
fn held(scorer: &Scorer<'_>, previous: &Page) -> Option<Held> {
    let focus = scorer.request.focus.as_ref()?;
    let title = scorer.catalog.by_id(focus.title)?;
    let interest = scorer.taste.interest(title.index());
    let refused = scorer.is_refused(title.index());
    let row = match &focus.row {
        Some(key) => Some(previous.row(key)?.1),
        None => None,
    };
    let is_over = row.is_some_and(|row| row.kind == RowKind::ContinueWatching)
        && !interest.is_some_and(|interest| can_be_continued(scorer, interest));
    Some(Held {
        row: focus.row.clone(),
        at: usize::from(focus.element_index),
        title: (!refused && !is_over && scorer.request.allows(title)).then_some(title.index()),
    })
}

/// The latest play or look, and the kind of row that it gives cause for.
fn latest_cause(scorer: &Scorer<'_>) -> Option<(Deed, RowKind)> {
    let causes = scorer.taste.titles.iter().filter_map(|interest| {
        let (at, kind) = match interest.standing {
            Standing::Started | Standing::Finished => (interest.played_at?, RowKind::BecauseYouWatched),
            Standing::Untouched => (interest.opened_at?, RowKind::BecauseYouOpened),
            Standing::Abandoned => return None,
        };
        Some((at, interest.title, kind))
    });
    let (at, title, kind) = causes.max_by_key(|(at, title, _)| (*at, *title))?;
    let title = scorer.catalog.title(title).id();
    Some((Deed { title, at }, kind))
}

/// What a row on the screen is about, read back from its key.
fn subject(scorer: &Scorer<'_>, row: &PageRow) -> Subject {
    let about = row.key.split_once(':').map_or("", |(_, about)| about);
    if row.kind == RowKind::MicroGenre {
        let mut all = 0..scorer.catalog.micro_genre_count();
        return all
            .find(|at| scorer.catalog.micro_genre(*at).key == about)
            .map_or(Subject::Nothing, Subject::MicroGenre);
    }
    let title = about.parse::<TitleId>().ok().and_then(|id| scorer.catalog.index_of(id));
    title.map_or(Subject::Nothing, Subject::Title)
}

/// What is worth more than what stands before it by a price goes past it, as long as there is any.
fn raise<T>(all: &mut [T], worth: impl Fn(&T) -> i32, price: i32) {
    let mut moved = true;
    while moved {
        moved = false;
        for at in 1..all.len() {
            if worth(&all[at]) > worth(&all[at - 1]) + price {
                all.swap(at - 1, at);
                moved = true;
            }
        }
    }
}
