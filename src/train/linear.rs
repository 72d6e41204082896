//! Item-item models in closed form, through `faer`.
//!
//! EASE (Steck, WWW 2019): of all matrices B with a zero diagonal the one that best predicts each like from the viewer's other
//! likes, B = I − P · diag(1 / diag P) with P = (XᵀX + Λ)⁻¹. Λ is λ for every title, plus p / (1 − p) times the title's count
//! for a dropout of p (EDLAE; Steck, NeurIPS 2020). A constant input column, the intercept, carries how well a title is liked
//! by whom nothing is known.

use faer::{
    MatMut, Par,
    dyn_stack::{MemBuffer, MemStack},
    linalg::cholesky::llt,
};
use ndarray::parallel::prelude::*;
use ndarray::{Array1, Array2, Axis, s};

use super::interactions::Interactions;

/// How such a model is trained.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Linear {
    /// λ: how many likes of a title count as hearsay; larger is smoother.
    pub regularization: f32,
    /// p: the share of the inputs that is imagined away, 0 to below 1.
    pub dropout: f32,
    pub has_intercept: bool,
}

/// A trained one.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemModel {
    /// What a liked title (row) adds to each other title (column); `titles × titles`, zero on the diagonal.
    pub weights: Array2<f32>,
    /// What each title has before anything is known; zeros without an intercept.
    pub intercept: Array1<f32>,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the titles' co-likes cannot be inverted: train with a larger regularization")]
pub struct Singular;

/// XᵀX: for each two titles how many viewers liked both, and on the diagonal how many liked the one; `titles × titles`.
pub fn co_likes(likes: &Interactions) -> Array2<f32> {
    let by_title = likes.by_title();
    let mut both = Array2::zeros((likes.titles, likes.titles));
    both.axis_iter_mut(Axis(0))
        .into_par_iter()
        .zip(&by_title)
        .for_each(|(mut row, viewers)| {
            for &viewer in viewers {
                for liked in &likes.viewers[viewer as usize] {
                    row[liked.title as usize] += 1.0;
                }
            }
        });
    both
}

/// Trains on co-likes, as [`co_likes`] gives them, of so many viewers. Takes two more matrices of that size while it works.
///
/// # Errors
/// When the regularization is too small for the matrix to be inverted.
pub fn train(co_likes: &Array2<f32>, viewers: usize, linear: Linear) -> Result<ItemModel, Singular> {
    let titles = co_likes.nrows();
    let size = titles + usize::from(linear.has_intercept);
    let mut gram = Array2::zeros((size, size));
    gram.slice_mut(s![..titles, ..titles]).assign(co_likes);
    if linear.has_intercept {
        let counts = co_likes.diag();
        gram.slice_mut(s![titles, ..titles]).assign(&counts);
        gram.slice_mut(s![..titles, titles]).assign(&counts);
        gram[(titles, titles)] = viewers as f32;
    }
    let dropout = linear.dropout / (1.0 - linear.dropout);
    for count in gram.diag_mut() {
        *count += linear.regularization + dropout * *count;
    }
    let mut weights = inverse(gram)?;
    let diagonal = weights.diag().to_owned();
    weights
        .axis_iter_mut(Axis(0))
        .into_par_iter()
        .enumerate()
        .for_each(|(at, mut row)| {
            row.zip_mut_with(&diagonal, |weight, own| *weight /= -own);
            row[at] = 0.0;
        });
    Ok(if linear.has_intercept {
        ItemModel {
            intercept: weights.slice(s![titles, ..titles]).to_owned(),
            weights: weights.slice(s![..titles, ..titles]).to_owned(),
        }
    } else {
        ItemModel {
            intercept: Array1::zeros(titles),
            weights,
        }
    })
}

/// The inverse of a symmetric, positive definite matrix, by Cholesky.
fn inverse(mut matrix: Array2<f32>) -> Result<Array2<f32>, Singular> {
    let size = matrix.nrows();
    let parallel = Par::rayon(0);
    let scratch = llt::factor::cholesky_in_place_scratch::<f32>(size, parallel, Default::default())
        .or(llt::inverse::inverse_scratch::<f32>(size, parallel));
    let mut memory = MemBuffer::new(scratch);
    let mut inverted = Array2::zeros((size, size));
    {
        // Symmetric, so rows and columns may change places.
        let mut factor = MatMut::from_column_major_slice_mut(slice_of(&mut matrix), size, size);
        llt::factor::cholesky_in_place(
            factor.as_mut(),
            Default::default(),
            parallel,
            MemStack::new(&mut memory),
            Default::default(),
        )
        .map_err(|_| Singular)?;
        let mut out = MatMut::from_column_major_slice_mut(slice_of(&mut inverted), size, size);
        llt::inverse::inverse(out.as_mut(), factor.as_ref(), parallel, MemStack::new(&mut memory));
    }
    mirror(&mut inverted);
    Ok(inverted)
}

/// Copies what is right of the diagonal to its left: of columns only the lower halves were written, which are the rows' right ones
/// here. Block by block, since a walk down a column would miss the cache at every step.
fn mirror(matrix: &mut Array2<f32>) {
    const BLOCK: usize = 64;
    let size = matrix.nrows();
    for top in (0..size).step_by(BLOCK) {
        for left in (0..=top).step_by(BLOCK) {
            for row in top..size.min(top + BLOCK) {
                for column in left..row.min(left + BLOCK) {
                    matrix[(row, column)] = matrix[(column, row)];
                }
            }
        }
    }
}

fn slice_of(matrix: &mut Array2<f32>) -> &mut [f32] {
    matrix.as_slice_mut().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::train::interactions::Liked;

    fn likes(of: &[Vec<u32>], titles: usize) -> Interactions {
        Interactions {
            titles,
            viewers: of
                .iter()
                .map(|titles| titles.iter().map(|&title| Liked { title, at_s: 0 }).collect())
                .collect(),
            is_timed: false,
            is_ordered: false,
            ..Interactions::default()
        }
    }

    proptest! {
        /// Of all zero-diagonal matrices it has the least error: no single weight can be changed for the better.
        #[test]
        fn no_weight_can_be_changed_for_the_better(
            viewers in prop::collection::vec(prop::collection::btree_set(0_u32..6, 1..5), 3..20)
        ) {
            let viewers: Vec<Vec<u32>> = viewers.into_iter().map(|titles| titles.into_iter().collect()).collect();
            let likes = likes(&viewers, 6);
            let both = co_likes(&likes);
            let trained = train(&both, viewers.len(), Linear { regularization: 2.0, dropout: 0.0, has_intercept: false }).unwrap();
            // The gradient of |X − XB|² + λ|B|² off the diagonal: XᵀX·B − XᵀX + λB, which is 0 at the best B.
            let gradient = both.dot(&trained.weights) - &both + &trained.weights * 2.0;
            for ((row, column), slope) in gradient.indexed_iter() {
                prop_assert!(row == column || slope.abs() < 1e-3, "{row},{column}: {slope}");
            }
        }
    }

    #[test]
    fn the_intercept_knows_what_is_popular() {
        let likes = likes(&[vec![0, 1], vec![0, 2], vec![0, 1], vec![0]], 3);
        let linear = Linear {
            regularization: 1.0,
            dropout: 0.5,
            has_intercept: true,
        };
        let trained = train(&co_likes(&likes), 4, linear).unwrap();
        let popular = &trained.intercept;
        assert!(popular[0] > popular[1] && popular[1] > popular[2], "{popular}");
    }

    #[test]
    fn a_half_is_mirrored_whole_beyond_the_first_blocks() {
        let mut matrix = Array2::from_shape_fn((150, 150), |(row, column)| {
            if column >= row {
                (row * 1000 + column) as f32
            } else {
                -1.0
            }
        });
        mirror(&mut matrix);
        assert!(
            matrix
                .indexed_iter()
                .all(|((row, column), value)| *value == matrix[(column, row)] && *value >= 0.0)
        );
    }

    #[test]
    fn what_cannot_be_inverted_is_refused() {
        let nothing = Array2::zeros((2, 2));
        let linear = Linear {
            regularization: 0.0,
            dropout: 0.0,
            has_intercept: false,
        };
        assert_eq!(train(&nothing, 0, linear), Err(Singular));
    }
}
