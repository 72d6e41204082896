//! Whose likes the model is made from, in the catalog's numbers.

use super::interactions::{Interactions, Liked};
use crate::catalog::{Catalog, Problem, read_audience};

/// The audience that the bundled model is made from. Pages of a program come into memory when they are touched: nothing but
/// training touches these.
static AUDIENCE: &str = include_str!("../../catalog/audience.csv");

/// The likes of the audience compiled into the program; titles are numbered as in the catalog.
///
/// # Errors
/// The first line that cannot be read.
pub fn bundled_audience(catalog: &Catalog) -> Result<Interactions, Problem> {
    audience(catalog, AUDIENCE)
}

/// The likes in an `audience.csv`, its viewers in their order; titles are numbered as in the catalog, and those that are not in it
/// do not count.
///
/// # Errors
/// The first line that cannot be read.
pub fn audience(catalog: &Catalog, csv: &str) -> Result<Interactions, Problem> {
    let mut likes = Vec::new();
    for row in read_audience("audience.csv", csv) {
        let row = row?;
        if let Some(title) = catalog.index_of(row.title).filter(|_| row.is_like()) {
            let at_s = row.at;
            likes.push((row.viewer, Liked { title: title.0, at_s }));
        }
    }
    likes.sort_by_key(|(viewer, liked)| (*viewer, liked.at_s));
    let by_viewer = likes.chunk_by(|(one, _), (other, _)| one == other);
    Ok(Interactions {
        titles: catalog.len(),
        viewers: by_viewer
            .map(|likes| likes.iter().map(|(_, liked)| *liked).collect())
            .collect(),
        is_timed: true,
        is_ordered: true,
    })
}
