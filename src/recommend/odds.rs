//! The odds that a row is picked from: how much each of its places is looked at, times the odds of what stands there.

/// How much a place on a page is looked at: 1 for the first of a row or of the rows, and less for those behind it.
pub(super) fn attention(place: usize) -> f32 {
    1.0 / (place as f32 + 2.0).log2()
}

/// The log-odds, in thousandths, that what is in view is picked, from the scores in their order: the logarithm of the odds' mean,
/// each weighed by how much its place is looked at. None of nothing.
pub(super) fn odds_in_view(scores: impl Iterator<Item = i32> + Clone) -> Option<i32> {
    let best = scores.clone().max()?;
    let (mut sum, mut weights) = (0.0_f32, 0.0_f32);
    for (column, score) in scores.enumerate() {
        let weight = attention(column);
        sum += weight * ((score - best) as f32 / 1000.0).exp();
        weights += weight;
    }
    Some(best + (1000.0 * (sum / weights).ln()) as i32)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_row_is_worth_something_between_its_least_and_its_best_title(
            scores in prop::collection::vec(-6000_i32..6000, 1..8)
        ) {
            let worth = odds_in_view(scores.iter().copied()).unwrap();
            prop_assert!(worth >= scores.iter().min().unwrap() - 1);
            prop_assert!(worth <= scores.iter().max().unwrap() + 1);
        }

        #[test]
        fn what_stands_further_in_front_counts_for_more(
            scores in prop::collection::vec(-3000_i32..3000, 2..8)
        ) {
            let (mut falling, mut rising) = (scores.clone(), scores);
            falling.sort_by_key(|score| std::cmp::Reverse(*score));
            rising.sort();
            let worth = |scores: &[i32]| odds_in_view(scores.iter().copied()).unwrap();
            prop_assert!(worth(&falling) >= worth(&rising) - 1);
        }
    }
}
