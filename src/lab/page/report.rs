use serde::Serialize;

use crate::lab::{Interval, Named};

/// What an evaluation of whole pages found.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PageReport {
    pub titles: usize,
    pub training_viewers: usize,
    /// Those who were kept out of training and asked.
    pub evaluated_viewers: usize,
    /// Those who were kept out and not asked: they liked what is to be foretold in the first week of the catalog's timeline.
    pub too_early_viewers: usize,
    pub seed: u64,
    /// Viewport → length of history → who filled it → how well.
    pub by_viewport: Named<Named<Named<OfPages>>>,
    /// Viewport → length of history → how many times the recall of popularity rows this program's pages have, paired by viewer.
    pub recall_over_popularity: Named<Named<Interval>>,
}

/// What was measured of one way to fill a viewport: means over viewers, and one number that is about all of them together.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OfPages {
    pub recall: Interval,
    pub ndcg_2d: Interval,
    pub calibration_kl: Interval,
    pub effective_catalog_size: f64,
    /// Only where pages follow what is done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rows_moved: Option<Interval>,
}
