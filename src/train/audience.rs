//! Whose ratings the model is made from, in the catalog's numbers.

use std::collections::BTreeMap;

use super::interactions::{Interactions, Liked};
use crate::catalog::{Catalog, Problem, read_audience};

/// The audience that the bundled model is made from. Pages of a program come into memory when they are touched: nothing but
/// training touches these.
static AUDIENCE: &str = include_str!("../../catalog/audience.csv");

/// What the audience compiled into the program likes and does not like;
/// titles are numbered as in the catalog.
///
/// # Errors
/// The first line that cannot be read.
pub fn bundled_audience(catalog: &Catalog) -> Result<Interactions, Problem> {
    audience(catalog, AUDIENCE)
}

/// What is liked and not liked in an `audience.csv`, its viewers in their order; titles are numbered as in the catalog, and those that are not in it
/// do not count.
///
/// # Errors
/// The first line that cannot be read.
pub fn audience(catalog: &Catalog, csv: &str) -> Result<Interactions, Problem> {
    let mut viewers: BTreeMap<u32, (Vec<Liked>, Vec<Liked>)> = BTreeMap::new();
    for row in read_audience("audience.csv", csv) {
        let row = row?;
        if let Some(title) = catalog.index_of(row.title) {
            let (likes, disliked) = viewers.entry(row.viewer).or_default();
            let side = if row.is_like() { likes } else { disliked };
            let at_s = row.at;
            side.push(Liked { title: title.0, at_s });
        }
    }
    Ok(Interactions::rated(catalog.len(), viewers.into_values().collect()))
}
