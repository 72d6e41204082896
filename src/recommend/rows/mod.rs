//! Which rows a page could have: each a reason, a subject and its best titles, ranked and not yet taken by anyone.

mod audience;
mod micro_genre;
mod own;
mod shelves;

use super::{Part, RowKind, score::Scorer};
use crate::catalog::{Catalog, TitleIndex};

/// Titles kept for a row: enough that the rows above it can take the best and leave it something.
const RANKED: usize = 120;
/// The same for Top Picks, which competes with all others.
const TOP_RANKED: usize = 360;
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
    /// The mean of what it shows, plus what the row itself is worth, thousandths.
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

/// A row that the page could have.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) kind: RowKind,
    pub(super) subject: Subject,
    /// Stable name of this row, such as `because_you_watched:tt0113277`.
    pub(super) key: String,
    pub(super) worth: Worth,
    /// Best first.
    pub(super) titles: Vec<Ranked>,
}

impl Candidate {
    fn new(kind: RowKind, worth: Worth, titles: Vec<Ranked>) -> Self {
        let key = kind.name().to_owned();
        Self {
            kind,
            subject: Subject::Nothing,
            key,
            worth,
            titles,
        }
    }

    fn about(
        catalog: &Catalog,
        kind: RowKind,
        subject: Subject,
        worth: Worth,
        titles: Vec<Ranked>,
    ) -> Self {
        let about = match subject {
            Subject::Nothing => String::new(),
            Subject::Title(title) => format!(":{}", catalog.title(title).id()),
            Subject::MicroGenre(at) => format!(":{}", catalog.micro_genre(at).key),
        };
        Self {
            kind,
            subject,
            key: format!("{}{about}", kind.name()),
            worth,
            titles,
        }
    }
}

/// What all rows draw from: every title's score, and which titles are spoken for by the viewer's own rows.
pub(super) struct Ground<'a> {
    pub(super) scorer: &'a Scorer<'a>,
    totals: Vec<Option<i32>>,
    spoken_for: Vec<bool>,
}

impl<'a> Ground<'a> {
    pub(super) fn new(scorer: &'a Scorer<'a>) -> Self {
        let totals = scorer.totals();
        let spoken_for = vec![false; totals.len()];
        Self {
            scorer,
            totals,
            spoken_for,
        }
    }

    /// A title's score if it may be shown.
    pub(super) fn shown(&self, title: TitleIndex) -> Option<i32> {
        self.totals.get(title.at()).copied().flatten()
    }

    /// A title's score if it may be shown in a row of discoveries.
    pub(super) fn open(&self, title: TitleIndex) -> Option<i32> {
        self.shown(title).filter(|_| !self.spoken_for[title.at()])
    }

    /// All Originals; they stand behind the films.
    fn originals(&self) -> impl Iterator<Item = TitleIndex> + use<'_> {
        let all = (0..self.scorer.catalog.len() as u32).rev().map(TitleIndex);
        all.take_while(|title| self.scorer.catalog.title(*title).is_original())
    }

    fn part(&self, title: TitleIndex, part: Part) -> i32 {
        self.scorer.parts(title).get(part)
    }

    /// The best of some titles for a row, by what each is worth there.
    fn best(&self, most: usize, titles: impl Iterator<Item = Ranked>) -> Vec<Ranked> {
        let mut titles: Vec<Ranked> = titles.collect();
        let order = |ranked: &Ranked| (std::cmp::Reverse(ranked.score), ranked.title);
        if titles.len() > most {
            titles.select_nth_unstable_by_key(most, order);
            titles.truncate(most);
        }
        titles.sort_unstable_by_key(order);
        titles
    }

    /// The best of some titles by their score.
    fn best_of(&self, titles: impl Iterator<Item = TitleIndex>) -> Vec<Ranked> {
        self.best(
            RANKED,
            titles.filter_map(|title| {
                Some(Ranked {
                    title,
                    score: self.open(title)?,
                })
            }),
        )
    }
}

/// All rows that this page could have, the viewer's own first.
pub(super) fn gather(ground: &mut Ground<'_>) -> Vec<Candidate> {
    let mut candidates = own::rows(ground);
    for candidate in &candidates {
        // A title that the viewer left half seen or put on the list is looked for there, not met by chance.
        if matches!(candidate.kind, RowKind::ContinueWatching | RowKind::MyList) {
            for ranked in &candidate.titles {
                ground.spoken_for[ranked.title.at()] = true;
            }
        }
    }
    let ground = &*ground;
    candidates.push(top_picks(ground));
    candidates.extend(audience::rows(ground));
    candidates.extend(shelves::rows(ground));
    candidates.extend(micro_genre::rows(ground));
    candidates.retain(|candidate| candidate.titles.len() >= candidate.kind.shortest());
    candidates
}

fn top_picks(ground: &Ground<'_>) -> Candidate {
    let all = ground.scorer.catalog.indices();
    let ranked = all.filter_map(|title| {
        Some(Ranked {
            title,
            score: ground.open(title)?,
        })
    });
    let titles = ground.best(TOP_RANKED, ranked);
    Candidate::new(RowKind::TopPicks, Worth::Shown { prior: 250 }, titles)
}
