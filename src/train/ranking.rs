//! From scores to the titles that a viewer gets, for one viewer or for thousands.

use rayon::prelude::*;

use super::interactions::{Liked, Ranker};

/// A title by number, and its score.
pub type Ranked = (u32, f32);

/// Each viewer's best titles that are not in the history, best first, ties by number; in the order of the histories.
pub fn rank_many(ranker: &dyn Ranker, histories: &[Vec<Liked>], count: usize) -> Vec<Vec<Ranked>> {
    histories
        .par_iter()
        .map(|history| {
            let scores = ranker.scores(history);
            let best = top(&scores, history.iter().map(|liked| liked.title), count);
            best.into_iter().map(|title| (title, scores[title as usize])).collect()
        })
        .collect()
}

/// The best titles by score, best first, ties by number; those to leave out are left out.
pub fn top(scores: &[f32], leave_out: impl IntoIterator<Item = u32>, count: usize) -> Vec<u32> {
    let mut is_out = vec![false; scores.len()];
    for title in leave_out {
        if let Some(out) = is_out.get_mut(title as usize) {
            *out = true;
        }
    }
    let mut titles: Vec<u32> = (0..scores.len() as u32)
        .filter(|title| !is_out[*title as usize])
        .collect();
    // A zero below zero is no worse than zero.
    let score = |title: &u32| scores[*title as usize] + 0.0;
    let better = |a: &u32, b: &u32| score(b).total_cmp(&score(a)).then(a.cmp(b));
    if count == 0 {
        return Vec::new();
    }
    if count < titles.len() {
        titles.select_nth_unstable_by(count - 1, better);
        titles.truncate(count);
    }
    titles.sort_unstable_by(better);
    titles
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn ties_stand_in_the_order_of_numbers() {
        assert_eq!(top(&[1.0, 3.0, 1.0, 3.0, 2.0], [1], 3), [3, 4, 0]);
        assert!(top(&[], [1], 3).is_empty() && top(&[1.0], [], 0).is_empty());
    }

    proptest! {
        #[test]
        fn the_top_is_the_beginning_of_the_whole_order(
            scores in prop::collection::vec((-3_i8..3).prop_map(f32::from), 0..40),
            left_out in prop::collection::vec(0_u32..40, 0..10),
            count in 0_usize..50,
        ) {
            let all = top(&scores, left_out.clone(), usize::MAX);
            let first = top(&scores, left_out.clone(), count);
            prop_assert_eq!(&first[..], &all[..count.min(all.len())]);
            prop_assert!(all.iter().all(|title| !left_out.contains(title)));
            let in_order = all.is_sorted_by(|a, b| {
                let (one, other) = (scores[*a as usize], scores[*b as usize]);
                one > other || (one == other && a < b)
            });
            prop_assert!(in_order);
        }
    }
}
