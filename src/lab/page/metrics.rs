use serde::Serialize;

use super::{Shown, place_discount};
use crate::{catalog::TitleIndex, recommend::Viewport};

/// How good what was shown is, for one viewer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct PageMetrics {
    /// Recall@rows×columns (Alvino & Basilico, Learning a Personalized Homepage, 2015): the share of the titles liked in the end that
    /// stand in the viewport.
    pub recall: f64,
    /// Discounted gain over both dimensions, as a share of what the same titles would gain in the viewport's best places.
    pub ndcg_2d: f64,
    /// How far the genres shown are from those of the history; see [`super::calibration_kl`].
    pub calibration_kl: f64,
    /// See [`super::rows_moved`].
    pub rows_moved: Option<usize>,
}

impl PageMetrics {
    /// Recall and gain of what is shown, against the titles that were liked in the end; both 0 without any.
    pub fn of_targets(shown: &Shown, targets: &[TitleIndex], viewport: Viewport) -> Self {
        let hits = || shown.places().filter(|(_, _, title)| targets.contains(title));
        let gained: f64 = hits().map(|(row, column, _)| place_discount(row, column)).sum();
        let ideal = ideal_gain(targets.len(), viewport);
        Self {
            recall: hits().count() as f64 / targets.len().max(1) as f64,
            ndcg_2d: if ideal == 0.0 { 0.0 } else { gained / ideal },
            ..Self::default()
        }
    }
}

/// What so many liked titles gain in the viewport's best places.
fn ideal_gain(liked: usize, viewport: Viewport) -> f64 {
    let (rows, columns) = (usize::from(viewport.rows), usize::from(viewport.columns));
    let below = (1..=rows).flat_map(|row| (0..columns).map(move |column| place_discount(row, column)));
    let mut gains: Vec<f64> = below.chain([place_discount(0, 0)]).collect();
    gains.sort_unstable_by(|one, other| other.total_cmp(one));
    gains.iter().take(liked).sum()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn titles(numbers: impl IntoIterator<Item = u32>) -> Vec<TitleIndex> {
        numbers.into_iter().map(TitleIndex).collect()
    }

    #[test]
    fn a_place_counts_by_its_row_and_its_column() {
        let viewport = Viewport { rows: 2, columns: 3 };
        let shown = Shown::of_list(&titles(0..7), viewport);
        // Title 5 stands second in the second row; what is liked beside it stands nowhere.
        let metrics = PageMetrics::of_targets(&shown, &titles([5, 99]), viewport);
        assert_eq!(metrics.recall, 0.5);
        let second_best = 1.0 / 3_f64.log2();
        let gained = 0.5 / 3_f64.log2();
        assert!((metrics.ndcg_2d - gained / (1.0 + second_best)).abs() < 1e-12);
    }

    prop_compose! {
        fn viewports()(rows in 1_u16..6, columns in 1_u16..8) -> Viewport {
            Viewport { rows, columns }
        }
    }

    proptest! {
        #[test]
        fn what_is_found_lies_between_none_and_all(
            viewport in viewports(),
            list in Just((0_u32..60).collect::<Vec<_>>()).prop_shuffle(),
            targets in prop::collection::btree_set(0_u32..60, 0..50),
        ) {
            let shown = Shown::of_list(&titles(list), viewport);
            let metrics = PageMetrics::of_targets(&shown, &titles(targets), viewport);
            prop_assert!((0.0..=1.0).contains(&metrics.recall));
            prop_assert!((0.0..=1.0 + 1e-12).contains(&metrics.ndcg_2d));
        }

        /// Liked titles in the best places are all there is to gain, whatever stands beside them.
        #[test]
        fn the_ideal_page_gains_everything(viewport in viewports(), liked in 1_usize..60) {
            let (rows, columns) = (usize::from(viewport.rows), usize::from(viewport.columns));
            let mut places: Vec<(usize, usize)> = (1..=rows).flat_map(|row| (0..columns).map(move |column| (row, column))).collect();
            places.push((0, 0));
            places.sort_by(|one, other| place_discount(other.0, other.1).total_cmp(&place_discount(one.0, one.1)));
            let number = |place: (usize, usize)| {
                let at = places.iter().position(|other| *other == place);
                TitleIndex(at.map_or(u32::MAX, |at| at as u32))
            };
            let shown = Shown::cut(
                Some(number((0, 0))),
                (1..=rows).map(|row| (0..columns).map(move |column| (row, column)).map(number)),
                viewport,
            );
            let metrics = PageMetrics::of_targets(&shown, &titles(0..liked as u32), viewport);
            prop_assert!((metrics.ndcg_2d - 1.0).abs() < 1e-12);
            let found = liked.min(places.len()) as f64 / liked as f64;
            prop_assert!((metrics.recall - found).abs() < 1e-12);
        }

        /// What stands below the viewport, or to its right, is not found.
        #[test]
        fn what_is_out_of_view_counts_for_nothing(viewport in viewports(), liked in 1_u32..9) {
            let places = 1 + u32::from(viewport.rows) * u32::from(viewport.columns);
            let shown = Shown::of_list(&titles(0..places + 9), viewport);
            let metrics = PageMetrics::of_targets(&shown, &titles(places..places + liked), viewport);
            prop_assert_eq!((metrics.recall, metrics.ndcg_2d), (0.0, 0.0));
        }
    }
}
