//! How good whole pages are: what a viewport shows to viewers whom nothing was trained on, beside other ways to fill it.
//!
//! - [`Asked`]: a viewer, what they liked before a moment, and what they liked after it;
//! - [`Shown`]: what stands in a viewport, whoever filled it;
//! - [`Pages`]: a way to fill viewports;
//! - [`PageMetrics`]: how good one of them was for one viewer; [`effective_catalog_size`] is about all of them;
//! - [`evaluate`]: all of it in one run, as a [`PageReport`].

mod asked;
mod calibration;
mod catalog_size;
mod clock;
mod evaluation;
mod measured;
mod metrics;
mod moved;
mod own;
mod popularity_rows;
mod ranked_list;
mod report;
mod shown;

pub use asked::Asked;
pub use calibration::{calibration_kl, genre_shares};
pub use catalog_size::effective_catalog_size;
pub use evaluation::{FitModel, evaluate};
pub use metrics::PageMetrics;
pub use moved::rows_moved;
pub use report::{OfPages, PageReport};
pub use shown::{Shown, place_discount};

use crate::{recommend::Viewport, train::Liked};

/// The screens that pages are measured on, and what those are called.
pub const VIEWPORTS: [(&str, Viewport); 2] = [
    ("4x6", Viewport { rows: 4, columns: 6 }),
    ("3x4", Viewport { rows: 3, columns: 4 }),
];

/// How many titles are in view at once, hero and all.
fn places(viewport: Viewport) -> usize {
    1 + usize::from(viewport.rows) * usize::from(viewport.columns)
}

/// A way to fill viewports.
pub trait Pages: Sync {
    /// What the viewer sees when this much of what they liked is known.
    fn serve(&self, asked: &Asked, history: &[Liked], viewport: Viewport) -> Served;
}

/// What a viewer sees, and what comes of an action.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Served {
    /// On a fresh page.
    pub shown: Shown,
    /// How many of the rows in view are others once the viewer has watched the first title that is to be foretold, with the hero in
    /// focus; none where pages do not follow what is done.
    pub rows_moved: Option<usize>,
}

impl From<Shown> for Served {
    fn from(shown: Shown) -> Self {
        let rows_moved = None;
        Self { shown, rows_moved }
    }
}
