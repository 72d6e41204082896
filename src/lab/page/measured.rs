use rayon::prelude::*;

use super::{Asked, OfPages, PageMetrics, Pages, Served, calibration_kl, effective_catalog_size, genre_shares};
use crate::{
    catalog::{Catalog, TitleIndex},
    lab::Interval,
    recommend::Viewport,
};

/// How one way to fill a viewport fared, for one length of history.
pub(super) struct Measured {
    /// In the order of the viewers.
    viewers: Vec<PageMetrics>,
    /// For each title of the catalog, how many viewers saw it.
    times_shown: Vec<u32>,
}

impl Measured {
    pub(super) fn of(catalog: &Catalog, pages: &dyn Pages, asked: &[Asked], length: usize, viewport: Viewport) -> Self {
        let served = asked.par_iter().map(|asked| {
            let history = asked.history(length);
            let Served { shown, rows_moved } = pages.serve(asked, history, viewport);
            let liked = genre_shares(catalog, history.iter().map(|liked| TitleIndex(liked.title)));
            let metrics = PageMetrics {
                calibration_kl: calibration_kl(&liked, &genre_shares(catalog, shown.titles())),
                rows_moved,
                ..PageMetrics::of_targets(&shown, &asked.targets, viewport)
            };
            (metrics, shown)
        });
        let (viewers, shown): (Vec<_>, Vec<_>) = served.unzip();
        let mut times_shown = vec![0; catalog.len()];
        for title in shown.iter().flat_map(super::Shown::titles) {
            times_shown[title.at()] += 1;
        }
        Self { viewers, times_shown }
    }

    pub(super) fn recalls(&self) -> Vec<f64> {
        self.viewers.iter().map(|metrics| metrics.recall).collect()
    }

    pub(super) fn summary(&self) -> OfPages {
        let interval = |value: fn(&PageMetrics) -> f64| {
            let values: Vec<f64> = self.viewers.iter().map(value).collect();
            Interval::of(&values)
        };
        let moved = self
            .viewers
            .iter()
            .map(|metrics| metrics.rows_moved.map(|rows| rows as f64));
        let moved: Option<Vec<f64>> = moved.collect();
        OfPages {
            recall: interval(|metrics| metrics.recall),
            ndcg_2d: interval(|metrics| metrics.ndcg_2d),
            calibration_kl: interval(|metrics| metrics.calibration_kl),
            effective_catalog_size: effective_catalog_size(&self.times_shown),
            rows_moved: moved.map(|moved| Interval::of(&moved)),
        }
    }
}
