//! EASE (Steck, WWW 2019), its regularization found by climbing.

use super::{additive::Additive, climb, quality};
use crate::{
    lab::Split,
    train::{
        Interactions,
        linear::{Linear, Singular},
    },
};

/// The regularizations looked at.
const GRID: [f32; 10] = [10.0, 20.0, 50.0, 100.0, 200.0, 300.0, 500.0, 700.0, 1_000.0, 2_000.0];
const START: usize = 5;
/// Tuning inverts many matrices: of more titles than this it looks at the most liked.
const TUNED_TITLES_MAX: usize = 4_000;

pub(super) fn tuned(likes: &Interactions, seed: u64) -> Result<Additive, Singular> {
    let split = Split::of(likes, seed.wrapping_add(1));
    let best = climb(GRID.len(), START, |at| {
        let model = Additive::train_on(&split.training, plain(GRID[at]), TUNED_TITLES_MAX)?;
        Ok(quality(&model, &split))
    })?;
    Additive::train(likes, plain(GRID[best]))
}

fn plain(regularization: f32) -> Linear {
    Linear {
        regularization,
        dropout: 0.0,
        has_intercept: false,
    }
}
