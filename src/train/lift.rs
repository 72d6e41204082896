//! How much likelier than by chance two titles are liked by the same viewer.

use ndarray::{Array2, Axis, parallel::prelude::*};

/// Co-likes granted to each pair beside what chance gives it: few co-likes of rare titles prove little.
const GRANTED: f32 = 3.0;

/// For each title (row) and every other (column) the logarithm of the Gamma-Poisson posterior mean of their co-likes over those that
/// chance would give: ln((c + 3) / (e + 3)); `titles × titles`, zero on the diagonal. Takes the co-likes, as
/// [`super::linear::co_likes`] gives them, of so many viewers, and works in their memory.
pub(super) fn lift(mut both: Array2<f32>, viewers: usize) -> Array2<f32> {
    let counts = both.diag().to_owned();
    let viewers = viewers.max(1) as f32;
    both.axis_iter_mut(Axis(0))
        .into_par_iter()
        .enumerate()
        .for_each(|(title, mut row)| {
            for (lift, count) in row.iter_mut().zip(&counts) {
                let expected = counts[title] * count / viewers;
                *lift = ((*lift + GRANTED) / (expected + GRANTED)).ln();
            }
            row[title] = 0.0;
        });
    both
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::train::{Interactions, Liked, linear::co_likes};

    proptest! {
        #[test]
        fn two_titles_lift_each_other_alike_and_by_more_than_nothing_where_they_meet_more_than_by_chance(
            viewers in prop::collection::vec(prop::collection::btree_set(0_u32..6, 1..5), 1..20)
        ) {
            let likes = Interactions {
                titles: 6,
                viewers: viewers
                    .iter()
                    .map(|titles| titles.iter().map(|&title| Liked { title, at_s: 0 }).collect())
                    .collect(),
                ..Interactions::default()
            };
            let both = co_likes(&likes);
            let lifted = lift(both.clone(), viewers.len());
            for ((row, column), lift) in lifted.indexed_iter() {
                prop_assert_eq!(*lift, lifted[(column, row)]);
                let by_chance = both[(row, row)] * both[(column, column)] / viewers.len() as f32;
                let more = both[(row, column)] - by_chance;
                prop_assert!(row == column && *lift == 0.0 || more.abs() < 1e-4 || (more > 0.0) == (*lift > 0.0));
            }
        }
    }
}
