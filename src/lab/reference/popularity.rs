use crate::train::{Interactions, Liked, Ranker};

/// What most viewers like, for everybody.
#[derive(Clone, Debug)]
pub struct Popularity(Vec<f32>);

impl Popularity {
    pub fn of(likes: &Interactions) -> Self {
        Self(likes.counts().into_iter().map(|count| count as f32).collect())
    }
}

impl Ranker for Popularity {
    fn scores(&self, _history: &[Liked]) -> Vec<f32> {
        self.0.clone()
    }
}
