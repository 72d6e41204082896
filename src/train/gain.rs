//! What it counts to stand at a place of a ranking (Järvelin & Kekäläinen, TOIS 2002).

/// What a liked title counts at a place, 0 on top: 1 there, less further down.
pub fn discount(place: usize) -> f64 {
    1.0 / ((place + 2) as f64).log2()
}

/// What the best ranking would gain: so many liked titles in its first places, as far down as is looked.
pub fn ideal_gain(liked: usize, depth: usize) -> f64 {
    (0..liked.min(depth)).map(discount).sum()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_place_further_down_counts_less_and_the_best_ranking_has_all_on_top(place in 0_usize..1000, liked in 0_usize..50, depth in 1_usize..50) {
            prop_assert!(discount(place) > discount(place + 1));
            let ideal = ideal_gain(liked, depth);
            prop_assert!(ideal <= liked.min(depth) as f64);
            prop_assert_eq!(ideal_gain(liked.min(depth), usize::MAX), ideal);
        }
    }

    #[test]
    fn the_top_counts_one_and_the_third_place_half() {
        assert_eq!((discount(0), discount(2)), (1.0, 0.5));
    }
}
