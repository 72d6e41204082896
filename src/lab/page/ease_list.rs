use super::{Asked, Pages, Served, Shown};
use crate::{
    catalog::TitleIndex,
    lab::Split,
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
    /// From a ranker that was trained on the split's training viewers.
    pub(super) fn new(ranker: Box<dyn Ranker>, split: &'a Split, catalog_titles: usize) -> Self {
        Self {
            ranker,
            titles: &split.titles,
            numbers: NewNumbers::of(&split.titles, catalog_titles),
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
        let places = 1 + usize::from(viewport.rows) * usize::from(viewport.columns);
        let best = top(
            &self.ranker.scores(&known),
            known.iter().map(|liked| liked.title),
            places,
        );
        let titles: Vec<TitleIndex> = best
            .iter()
            .map(|title| TitleIndex(self.titles[*title as usize]))
            .collect();
        Shown::of_list(&titles, viewport).into()
    }
}
