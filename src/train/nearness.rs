//! What is liked near what: titles that follow each other in viewers' histories, closer ones counting more.

use ndarray::{Array2, Axis, parallel::prelude::*};

use super::interactions::Interactions;

/// A like ten places later counts 1/e.
const REACH: f32 = 10.0;
const FARTHEST: usize = 60;
/// What follows says more than what went before.
const BACKWARD: f32 = 0.3;
/// Likes granted to each pair's expectation, so that two rare titles do not make a rule.
const SHRINK: f32 = 5.0;

/// For each title (row) how near every other (column) is: co-likes weighted by their distance, over the geometric mean of
/// both titles' likes; `titles × titles`.
pub(super) fn nearness(likes: &Interactions) -> Array2<f32> {
    let counts = likes.counts();
    let mut near: Array2<f32> = Array2::zeros((likes.titles, likes.titles));
    let weights: Vec<f32> = (0..=FARTHEST).map(|apart| (-(apart as f32) / REACH).exp()).collect();
    for viewer in &likes.viewers {
        for (at, liked) in viewer.iter().enumerate() {
            for (apart, later) in viewer[at..].iter().enumerate().skip(1).take(FARTHEST - 1) {
                let (here, there) = (liked.title as usize, later.title as usize);
                near[(here, there)] += weights[apart];
                near[(there, here)] += BACKWARD * weights[apart];
            }
        }
    }
    near.axis_iter_mut(Axis(0))
        .into_par_iter()
        .enumerate()
        .for_each(|(title, mut row)| {
            let own = counts[title] as f32;
            for (near, count) in row.iter_mut().zip(&counts) {
                if *near > 0.0 {
                    *near /= (own * *count as f32).sqrt() + SHRINK;
                }
            }
            row[title] = 0.0;
        });
    near
}
