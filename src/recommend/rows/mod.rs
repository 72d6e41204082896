//! Which rows a page could have: each a reason, a subject and its best titles, ranked and not yet taken by anyone.

mod audience;
mod micro_genre;
mod own;
mod shelves;
mod welcome;

pub(super) use own::together_first;

use super::{RowKind, score::Scorer};
use crate::catalog::{Catalog, FacetIndex, TitleIndex};

/// Titles that score best, from which all rows of discoveries but those about one title or a small micro-genre are cut.
const POOL: usize = 768;
/// Titles kept for a row: enough that the rows above it can take the best and leave it something.
const RANKED: usize = 80;
/// The same for Top Picks, which competes with all others.
const TOP_RANKED: usize = 300;
/// Titles of Continue Watching, My List and Watch It Again at most.
const OWN_TITLES: usize = 20;

/// What a row is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    Nothing,
    Title(TitleIndex),
    MicroGenre(usize),
}

/// How a row's worth is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Worth {
    /// The odds of what it shows in view, plus what the row itself is worth, thousandths.
    Shown { prior: i32 },
    /// So much more or less than Top Picks, thousandths: for rows whose titles the viewer knows already.
    BesideTopPicks(i32),
}

/// A title and what it is worth in one row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ranked {
    pub(super) title: TitleIndex,
    pub(super) score: i32,
}

impl Ranked {
    /// Orders the best first and, among equals, by title: one number, since it is compared a hundred thousand times a page.
    pub(super) fn order(&self) -> u64 {
        let worst_last = (i64::from(i32::MAX) - i64::from(self.score)) as u64;
        worst_last << 32 | u64::from(self.title.0)
    }
}

/// A row that the page could have.
#[derive(Clone, Debug)]
pub(super) struct Candidate<'a> {
    pub(super) kind: RowKind,
    pub(super) subject: Subject,
    /// Stable name of this row, such as `because_you_watched:tt0113277`.
    pub(super) key: String,
    pub(super) worth: Worth,
    /// Best first.
    pub(super) titles: Vec<Ranked>,
    /// The facets of a micro-genre.
    pub(super) facets: &'a [FacetIndex],
}

impl<'a> Candidate<'a> {
    fn new(kind: RowKind, worth: Worth, titles: Vec<Ranked>) -> Self {
        let key = kind.name().to_owned();
        Self {
            kind,
            subject: Subject::Nothing,
            key,
            worth,
            titles,
            facets: &[],
        }
    }

    /// Whether the viewer knows its titles already, and looks for them there: they stand in an order of their own.
    pub(super) const fn is_own(&self) -> bool {
        matches!(self.worth, Worth::BesideTopPicks(_))
    }

    fn about_title(catalog: &Catalog, kind: RowKind, title: TitleIndex, worth: Worth, titles: Vec<Ranked>) -> Self {
        Self {
            subject: Subject::Title(title),
            key: format!("{}:{}", kind.name(), catalog.title(title).id()),
            ..Self::new(kind, worth, titles)
        }
    }
}

/// What all rows draw from: the score of every title that is not spoken for by the viewer's own rows, and the best of these.
pub(super) struct Ground<'a> {
    pub(super) scorer: &'a Scorer<'a>,
    /// By title; [`CLOSED`] for those that may not be shown, and once the viewer's own rows have spoken for some, for those, too.
    open: Vec<i32>,
    /// Best first.
    pool: Vec<Ranked>,
}

/// Lower than any score.
const CLOSED: i32 = i32::MIN;

impl<'a> Ground<'a> {
    pub(super) fn new(scorer: &'a Scorer<'a>) -> Self {
        let totals = scorer.catalog.indices().map(|title| scorer.total(title));
        Self {
            scorer,
            open: totals.map(|total| total.unwrap_or(CLOSED)).collect(),
            pool: Vec::new(),
        }
    }

    /// A title's score if it may be shown, and no row of the viewer's own has it.
    pub(super) fn open(&self, title: TitleIndex) -> Option<i32> {
        self.open.get(title.at()).copied().filter(|score| *score != CLOSED)
    }

    /// Keeps the titles of the viewer's own rows out of all others, and finds the best of the rest.
    fn speak_for(&mut self, titles: &[TitleIndex]) {
        let all = self.open.iter().zip(0..).filter(|(score, _)| **score != CLOSED);
        let mut ranked: Vec<Ranked> = all
            .map(|(score, title)| Ranked {
                title: TitleIndex(title),
                score: *score,
            })
            .collect();
        best(&mut ranked, POOL + titles.len());
        for title in titles {
            self.open[title.at()] = CLOSED;
        }
        ranked.retain(|ranked| self.open(ranked.title).is_some());
        self.pool = ranked;
    }

    /// All Originals; they stand behind the films, and before titles of the viewer's own catalog.
    fn originals(&self) -> impl Iterator<Item = TitleIndex> + use<'_> {
        let catalog = self.scorer.catalog;
        let bundled = (0..catalog.base().len() as u32).rev().map(TitleIndex);
        bundled.take_while(|title| catalog.title(*title).is_original())
    }

    /// The titles of the pool that suit a row, best first.
    fn pooled(&self, suits: impl Fn(TitleIndex) -> bool) -> Vec<Ranked> {
        let suited = self.pool.iter().filter(|ranked| suits(ranked.title));
        suited.take(RANKED).copied().collect()
    }

    /// The best of some titles by their score.
    fn best_of(&self, titles: impl Iterator<Item = TitleIndex>) -> Vec<Ranked> {
        let open = |title| {
            Some(Ranked {
                title,
                score: self.open(title)?,
            })
        };
        let mut ranked: Vec<Ranked> = titles.filter_map(open).collect();
        best(&mut ranked, RANKED);
        ranked
    }
}

/// Leaves the best, in order.
fn best(titles: &mut Vec<Ranked>, most: usize) {
    if titles.len() > most {
        titles.select_nth_unstable_by_key(most, Ranked::order);
        titles.truncate(most);
    }
    titles.sort_unstable_by_key(Ranked::order);
}

/// All rows that this page could have, the viewer's own first.
pub(super) fn gather<'a>(ground: &mut Ground<'a>) -> Vec<Candidate<'a>> {
    let mut candidates = own::rows(ground);
    // A title that the viewer left half seen or put on the list is looked for there, not met by chance.
    let own = candidates
        .iter()
        .filter(|candidate| matches!(candidate.kind, RowKind::ContinueWatching | RowKind::MyList));
    let spoken_for = own.flat_map(|candidate| candidate.titles.iter().map(|ranked| ranked.title));
    let spoken_for: Vec<TitleIndex> = spoken_for.collect();
    ground.speak_for(&spoken_for);
    let ground = &*ground;
    candidates.push(top_picks(ground));
    candidates.extend(audience::rows(ground));
    candidates.extend(welcome::row(ground));
    candidates.extend(shelves::rows(ground));
    candidates.extend(micro_genre::rows(ground));
    candidates.retain(|candidate| candidate.titles.len() >= candidate.kind.shortest());
    candidates
}

fn top_picks<'a>(ground: &Ground<'a>) -> Candidate<'a> {
    let titles = ground.pool.iter().take(TOP_RANKED).copied().collect();
    Candidate::new(RowKind::TopPicks, Worth::Shown { prior: 250 }, titles)
}
