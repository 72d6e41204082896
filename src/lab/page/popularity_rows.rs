use std::{cmp::Reverse, collections::BTreeMap};

use super::{Asked, Pages, Served, Shown};
use crate::{
    catalog::{Catalog, TitleIndex},
    recommend::Viewport,
    train::{Interactions, Liked},
};

/// A page for everybody: the most liked titles, and those of each of the most liked genres, less what the viewer is known to have
/// liked. A row takes as many titles as are in view, so that those below it keep as much of what is liked as they can.
pub(super) struct PopularityRows {
    /// All titles, and those of each genre: the most liked genres first, and in each the most liked titles.
    shelves: Vec<Vec<TitleIndex>>,
}

impl PopularityRows {
    /// From likes in the catalog's numbers.
    pub(super) fn of(catalog: &Catalog, likes: &Interactions) -> Self {
        let counts = likes.counts();
        let mut all: Vec<TitleIndex> = catalog.indices().filter(|title| counts[title.at()] > 0).collect();
        all.sort_by_key(|title| Reverse(counts[title.at()]));
        let mut by_genre: BTreeMap<&str, (u64, Vec<TitleIndex>)> = BTreeMap::new();
        for title in &all {
            for genre in catalog.title(*title).genres() {
                let (likes, titles) = by_genre.entry(genre).or_default();
                *likes += u64::from(counts[title.at()]);
                titles.push(*title);
            }
        }
        let mut genres: Vec<(u64, Vec<TitleIndex>)> = by_genre.into_values().collect();
        genres.sort_by_key(|(likes, _)| Reverse(*likes));
        let genres = genres.into_iter().map(|(_, titles)| titles);
        Self {
            shelves: [all].into_iter().chain(genres).collect(),
        }
    }
}

impl Pages for PopularityRows {
    fn serve(&self, _asked: &Asked, history: &[Liked], viewport: Viewport) -> Served {
        let mut gone: Vec<TitleIndex> = history.iter().map(|liked| TitleIndex(liked.title)).collect();
        let mut take = |shelf: &[TitleIndex], most: u16| -> Vec<TitleIndex> {
            let left = shelf.iter().copied().filter(|title| !gone.contains(title));
            let taken: Vec<TitleIndex> = left.take(usize::from(most)).collect();
            gone.extend(&taken);
            taken
        };
        let hero = self.shelves.first().and_then(|all| take(all, 1).first().copied());
        let rows: Vec<Vec<TitleIndex>> = self
            .shelves
            .iter()
            .take(usize::from(viewport.rows))
            .map(|shelf| take(shelf, viewport.columns))
            .collect();
        Shown::cut(hero, rows.into_iter().map(Vec::into_iter), viewport).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{behavior::UtcMillis, train::bundled_audience};

    #[test]
    fn everybody_sees_what_is_most_liked_by_genre_and_no_title_twice() {
        let catalog = Catalog::bundled().unwrap();
        let likes = bundled_audience(&catalog).unwrap();
        let counts = likes.counts();
        let pages = PopularityRows::of(&catalog, &likes);
        let viewport = Viewport { rows: 4, columns: 6 };
        let asked = Asked {
            now: UtcMillis(0),
            known: Vec::new(),
            targets: Vec::new(),
        };
        let fresh = pages.serve(&asked, &[], viewport).shown;
        let titles: Vec<TitleIndex> = fresh.titles().collect();
        let mut different = titles.clone();
        different.sort_unstable();
        different.dedup();
        assert_eq!((titles.len(), different.len()), (25, 25));
        let most = counts.iter().max().copied().unwrap();
        assert_eq!(counts[titles[0].at()], most);
        assert!(titles[..7].is_sorted_by_key(|title| Reverse(counts[title.at()])));
        for row in 2..=4 {
            let row: Vec<TitleIndex> = fresh
                .places()
                .filter(|place| place.0 == row)
                .map(|place| place.2)
                .collect();
            let mut genres = catalog.title(row[0]).genres();
            assert!(genres.any(|genre| {
                row.iter()
                    .all(|title| catalog.title(*title).genres().any(|own| own == genre))
            }));
        }
        let seen = Liked {
            title: titles[0].0,
            at_s: 0,
        };
        let other = pages.serve(&asked, &[seen], viewport).shown;
        assert_eq!(other.titles().next(), Some(titles[1]));
        assert!(other.titles().all(|title| title != titles[0]));
    }
}
