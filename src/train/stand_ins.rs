//! Titles that nobody rated, in the space of those that were: each stands where the rated titles stand that it is like.

use ndarray::parallel::prelude::*;

use super::likeness::Likeness;
use crate::catalog::{Catalog, TitleIndex};

/// Rated titles that one which nobody rated borrows from.
const LENDERS: usize = 8;

/// A place in the matrices, and how much of it a title has.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct StandIn {
    pub(super) place: u32,
    pub(super) share: f32,
}

/// For each title of the catalog the places it stands at: its own, or those that it borrows from by its facets, with shares that
/// add up to how alike the most alike one is. `modeled` are the titles that have places, in their order.
pub(super) fn stand_ins(catalog: &Catalog, modeled: &[u32]) -> Vec<Vec<StandIn>> {
    let mut places = vec![None; catalog.len()];
    for (place, title) in modeled.iter().enumerate() {
        places[*title as usize] = Some(place as u32);
    }
    let likeness = Likeness::new(catalog);
    places
        .par_iter()
        .enumerate()
        .map(|(title, place)| match place {
            Some(place) => vec![StandIn {
                place: *place,
                share: 1.0,
            }],
            None => lenders(&likeness, TitleIndex(title as u32), &places),
        })
        .collect()
}

fn lenders(likeness: &Likeness<'_>, title: TitleIndex, places: &[Option<u32>]) -> Vec<StandIn> {
    let mut alike = vec![0.0; places.len()];
    likeness.compare(title, &mut alike);
    let mut lenders: Vec<StandIn> = places
        .iter()
        .zip(&alike)
        .filter(|(_, alike)| **alike > 0.0)
        .filter_map(|(place, alike)| {
            Some(StandIn {
                place: (*place)?,
                share: *alike,
            })
        })
        .collect();
    lenders.sort_unstable_by(|left, right| right.share.total_cmp(&left.share).then(left.place.cmp(&right.place)));
    lenders.truncate(LENDERS);
    let all: f32 = lenders.iter().map(|lender| lender.share).sum();
    let most = lenders.first().map_or(0.0, |lender| lender.share);
    for lender in &mut lenders {
        lender.share *= most / all;
    }
    lenders
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_was_rated_stands_for_itself_and_who_was_not_borrows_from_its_like() {
        let catalog = Catalog::bundled().unwrap();
        let rated: Vec<u32> = (0..catalog.len() as u32)
            .filter(|at| catalog.title(TitleIndex(*at)).audience().likes > 0)
            .collect();
        let all = stand_ins(&catalog, &rated);
        for (title, stands) in catalog.indices().zip(&all) {
            let share: f32 = stands.iter().map(|stand_in| stand_in.share).sum();
            if rated.binary_search(&title.0).is_ok() {
                assert_eq!((stands.len(), share), (1, 1.0));
            } else {
                assert!(stands.len() <= LENDERS && share <= 1.0 + 1e-5, "{share}");
            }
        }
        let original = catalog
            .indices()
            .find(|title| catalog.title(*title).is_original())
            .unwrap();
        assert_eq!(all[original.at()].len(), LENDERS);
    }
}
