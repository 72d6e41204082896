use super::{Asked, Pages, Served, Shown, places};
use crate::{
    catalog::TitleIndex,
    recommend::Viewport,
    train::{Liked, NewNumbers, Ranker, top},
};

/// One ranking, best first, cut into rows: no rows with a reason, and nothing but what ranks best.
pub(super) struct RankedList<'a> {
    ranker: Box<dyn Ranker>,
    /// The catalog's numbers of the titles that were trained on.
    titles: &'a [u32],
    numbers: NewNumbers,
}

impl<'a> RankedList<'a> {
    /// From a ranker of some of the catalog's titles, which has them under the numbers of their places in `titles`.
    pub(super) fn new(ranker: Box<dyn Ranker>, titles: &'a [u32], catalog_titles: usize) -> Self {
        Self {
            ranker,
            titles,
            numbers: NewNumbers::of(titles, catalog_titles),
        }
    }
}

impl Pages for RankedList<'_> {
    fn serve(&self, _asked: &Asked, history: &[Liked], viewport: Viewport) -> Served {
        let known = history.iter().filter_map(|liked| {
            let title = self.numbers.get(liked.title)?;
            Some(Liked { title, ..*liked })
        });
        let known: Vec<Liked> = known.collect();
        let best = top(
            &self.ranker.scores(&known),
            known.iter().map(|liked| liked.title),
            places(viewport),
        );
        let titles: Vec<TitleIndex> = best
            .iter()
            .map(|title| TitleIndex(self.titles[*title as usize]))
            .collect();
        Shown::of_list(&titles, viewport).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::behavior::UtcMillis;

    /// Ranks titles by what they are numbered, the highest first.
    struct Backward;

    impl Ranker for Backward {
        fn scores(&self, _history: &[Liked]) -> Vec<f32> {
            (0..6).map(|number| number as f32).collect()
        }
    }

    #[test]
    fn the_best_is_the_hero_and_the_others_are_cut_into_rows() {
        let list = RankedList::new(Box::new(Backward), &[30, 31, 32, 33, 34, 35], 40);
        let asked = Asked {
            now: UtcMillis(0),
            known: vec![Liked { title: 34, at_s: 0 }],
            targets: Vec::new(),
        };
        let viewport = Viewport { rows: 2, columns: 2 };
        let shown = list.serve(&asked, &asked.known, viewport).shown;
        let places: Vec<(usize, usize, u32)> = shown
            .places()
            .map(|(row, column, title)| (row, column, title.0))
            .collect();
        assert_eq!(places, [(0, 0, 35), (1, 0, 33), (1, 1, 32), (2, 0, 31), (2, 1, 30)]);
    }
}
