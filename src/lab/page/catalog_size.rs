/// How many titles the viewers really see: `2 Σ i·pᵢ − 1`, where `pᵢ` is the share of all places that the i-th title has, the most
/// shown one first. As many as there are where all have the same share, 1 where one has every place (Gomez-Uribe & Hunt, The Netflix
/// Recommender System, TMIS 2015); 0 where nothing is shown.
pub fn effective_catalog_size(times_shown: &[u32]) -> f64 {
    let mut counts: Vec<u32> = times_shown.iter().copied().filter(|count| *count > 0).collect();
    if counts.is_empty() {
        return 0.0;
    }
    counts.sort_unstable_by(|one, other| other.cmp(one));
    let all: f64 = counts.iter().map(|count| f64::from(*count)).sum();
    let weighed: f64 = counts
        .iter()
        .zip(1_u32..)
        .map(|(count, at)| f64::from(*count) * f64::from(at))
        .sum();
    2.0 * weighed / all - 1.0
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn as_many_as_are_shown_alike(titles in 1_usize..200, times in 1_u32..50, unseen in 0_usize..50) {
            let mut counts = vec![times; titles];
            counts.extend(vec![0; unseen]);
            prop_assert!((effective_catalog_size(&counts) - titles as f64).abs() < 1e-9);
        }

        #[test]
        fn between_one_and_all(counts in prop::collection::vec(0_u32..100, 1..60)) {
            let shown = counts.iter().filter(|count| **count > 0).count();
            let size = effective_catalog_size(&counts);
            prop_assert!(size <= shown as f64 + 1e-9 && (shown == 0 || size >= 1.0));
        }
    }

    #[test]
    fn what_stands_everywhere_is_one_title() {
        assert_eq!(effective_catalog_size(&[0, 700, 0]), 1.0);
        assert_eq!(effective_catalog_size(&[]), 0.0);
        assert_eq!(effective_catalog_size(&[1, 3]), 1.5);
    }
}
