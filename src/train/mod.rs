//! How models are made from ratings: the score for others' ratings (`score`), and the page's, which is the same score as far as it
//! is a sum over the viewer's titles, made sparse (`page_model`).
//!
//! With `lab` and the runtime the only place with threads.

mod audience;
mod beside;
mod blend;
mod example;
mod factors;
mod facts;
mod facts_files;
mod gain;
mod interactions;
mod kinship;
mod lift;
mod likeness;
mod liking;
pub mod linear;
mod nearness;
mod page_model;
mod popularity;
mod progress;
mod ranking;
mod ratings_columns;
mod ratings_file;
mod score;
mod signals;
mod small;
mod some_titles;
mod timeline;
mod weigh;

pub use audience::{FoundLikes, audience, bundled_audience};
pub use factors::{Als, AlsSettings};
pub use facts::{FactSources, Facts, KnownFacet};
pub use gain::{discount, ideal_gain};
pub use interactions::{Interactions, Liked, Ranker};
pub use liking::Reliability;
pub use page_model::PageScore;
pub use progress::{Progress, Step, Steps, Stopped, TrainError};
pub use ranking::{Ranked, rank_many, top};
pub use ratings_file::{Format, Rating, Ratings};
pub use score::Score;
pub use some_titles::NewNumbers;

use crate::catalog::{Catalog, FacetIndex};

/// A trained model of the page.
#[derive(Clone, Debug, PartialEq)]
pub struct TrainedModel {
    /// What `recommend::Model` opens.
    pub bytes: Vec<u8>,
    /// How far its “% match” holds; of no ratings where nobody said what was not liked.
    pub matching: Reliability,
}

/// Makes the model for this catalog from likes that are numbered as the catalog is. The same likes give the same bytes, however
/// many threads there are, on machines of one kind; another processor may round otherwise.
///
/// # Errors
/// When there are no likes, or when it is stopped.
pub fn build_model(
    catalog: &Catalog,
    likes: &Interactions,
    progress: &Progress<'_>,
) -> Result<TrainedModel, TrainError> {
    if likes.likes() == 0 {
        return Err(TrainError::Nobody);
    }
    let (learned, matching) = page_model::train(catalog, likes, progress)?;
    Ok(TrainedModel {
        bytes: learned.pack(catalog.hash()),
        matching,
    })
}

/// Does work on so many threads, and on none beside them.
///
/// # Errors
/// Those of the work, or when there are no threads.
pub fn on_threads<T: Send, E: From<TrainError> + Send>(
    threads: usize,
    work: impl FnOnce() -> Result<T, E> + Send,
) -> Result<T, E> {
    match rayon::ThreadPoolBuilder::new().num_threads(threads).build() {
        Ok(pool) => pool.install(work),
        Err(error) => Err(TrainError::NoThreads(error.to_string()).into()),
    }
}

/// All facets of a catalog, in order.
fn facets(catalog: &Catalog) -> impl Iterator<Item = FacetIndex> + use<> {
    (0..catalog.facet_count() as u16).map(FacetIndex)
}
