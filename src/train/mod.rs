//! How models are made from ratings: the score for others' ratings (`score`), and the page's, which is the same score as far as it
//! is a sum over the viewer's titles, made sparse (`page_model`).
//!
//! With `lab` and the runtime the only place with threads.

mod beside;
mod blend;
mod example;
mod facts;
mod facts_files;
mod interactions;
mod kinship;
mod likeness;
mod liking;
pub mod linear;
mod nearness;
mod page_model;
mod popularity;
mod ranking;
mod ratings_columns;
mod ratings_file;
mod score;
mod signals;
mod small;
mod some_titles;
mod stand_ins;
mod timeline;
mod weigh;

use std::collections::BTreeMap;

pub use facts::{FactSources, Facts, KnownFacet};
pub use interactions::{Interactions, Liked, Ranker};
pub use page_model::PageScore;
pub use ranking::{Ranked, rank_many, top};
pub use ratings_file::{Format, Rating, Ratings};
pub use score::Score;
pub use some_titles::NewNumbers;

use crate::catalog::{Catalog, FacetIndex, Problem, read_audience};

/// Why there is no model.
#[derive(Debug, thiserror::Error)]
pub enum TrainError {
    #[error(transparent)]
    Audience(#[from] Problem),
    #[error(transparent)]
    Singular(#[from] linear::Singular),
}

/// Makes the model for this catalog from its `audience.csv`; ratings of titles that are not in the catalog do not count.
///
/// # Errors
/// The first line that cannot be read, or that training failed.
pub fn build_model(catalog: &Catalog, audience_csv: &str) -> Result<Vec<u8>, TrainError> {
    Ok(train(catalog, &audience(catalog, audience_csv)?)?)
}

/// Makes the model for this catalog from ratings of its titles, numbered as the catalog has them. The same input gives the same
/// bytes on machines of one kind; another processor may round otherwise.
///
/// # Errors
/// When there is too little to be learned from.
pub fn train(catalog: &Catalog, likes: &Interactions) -> Result<Vec<u8>, linear::Singular> {
    Ok(page_model::train(catalog, likes)?.pack(catalog.hash()))
}

/// Reads who rated what.
fn audience(catalog: &Catalog, audience_csv: &str) -> Result<Interactions, Problem> {
    let mut viewers: BTreeMap<u32, (Vec<Liked>, Vec<Liked>)> = BTreeMap::new();
    for row in read_audience("audience.csv", audience_csv) {
        let row = row?;
        if let Some(title) = catalog.index_of(row.title) {
            let (likes, disliked) = viewers.entry(row.viewer).or_default();
            let side = if row.is_like() { likes } else { disliked };
            side.push(Liked {
                title: title.0,
                at_s: row.at,
            });
        }
    }
    Ok(Interactions::rated(catalog.len(), viewers.into_values().collect()))
}

/// All facets of a catalog, in order.
fn facets(catalog: &Catalog) -> impl Iterator<Item = FacetIndex> + use<> {
    (0..catalog.facet_count() as u16).map(FacetIndex)
}
