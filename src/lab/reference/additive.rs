//! An item-item model that ranks: what is known before anything is, plus one row of weights for each title liked.

use crate::train::{
    Interactions, Liked, NewNumbers, Ranker,
    linear::{self, ItemModel, Linear, Singular},
};

/// A matrix over all titles must fit into memory, and its inverse into the time at hand: of more titles than this only the most
/// liked are modeled, and the others rank by what they have without one.
const MODELED_TITLES_MAX: usize = 10_000;

/// A closed-form model over the most liked titles of a set.
#[derive(Clone, Debug)]
pub(super) struct Additive {
    model: ItemModel,
    /// The set's numbers of the modeled titles.
    modeled: Vec<u32>,
    numbers: NewNumbers,
    /// By title, what it has when nothing is known of the viewer.
    prior: Vec<f32>,
}

impl Additive {
    /// Trains on a set of likes.
    ///
    /// # Errors
    /// When the regularization is too small.
    pub(super) fn train(likes: &Interactions, linear: Linear) -> Result<Self, Singular> {
        Self::train_on(likes, linear, MODELED_TITLES_MAX)
    }

    /// The same with another bound on the titles modeled.
    ///
    /// # Errors
    /// When the regularization is too small.
    pub(super) fn train_on(likes: &Interactions, linear: Linear, titles_max: usize) -> Result<Self, Singular> {
        let mut modeled = likes.most_liked();
        modeled.truncate(titles_max);
        let known = likes.with_titles(&modeled);
        let model = linear::train(&linear::co_likes(&known), known.viewers.len(), linear)?;
        let mut prior = vec![0.0; likes.titles];
        if linear.has_intercept {
            let viewers = likes.viewers.len().max(1) as f32;
            for (prior, count) in prior.iter_mut().zip(likes.counts()) {
                *prior = count as f32 / (viewers + linear.regularization);
            }
            for (&title, intercept) in modeled.iter().zip(&model.intercept) {
                prior[title as usize] = *intercept;
            }
        }
        Ok(Self {
            model,
            numbers: NewNumbers::of(&modeled, likes.titles),
            modeled,
            prior,
        })
    }
}

impl Ranker for Additive {
    fn scores(&self, history: &[Liked]) -> Vec<f32> {
        let mut added = vec![0.0; self.modeled.len()];
        for row in history.iter().filter_map(|liked| self.numbers.get(liked.title)) {
            for (sum, weight) in added.iter_mut().zip(self.model.weights.row(row as usize)) {
                *sum += weight;
            }
        }
        let mut scores = self.prior.clone();
        for (&title, added) in self.modeled.iter().zip(added) {
            scores[title as usize] += added;
        }
        scores
    }
}
