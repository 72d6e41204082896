//! How alike two titles are by their facets: a cosine in which a rare facet says more than a common one.

use super::facets;
use crate::catalog::{Catalog, FacetIndex, FacetKind, TitleIndex};

/// A facet that more titles than this share have tells nothing apart.
const TOO_COMMON: f32 = 0.4;

pub(super) struct Likeness<'a> {
    catalog: &'a Catalog,
    /// What sharing a facet counts, squared weight included.
    weights: Vec<f32>,
    /// For each title, the sum of its facets' weights.
    norms: Vec<f32>,
}

impl<'a> Likeness<'a> {
    pub(super) fn new(catalog: &'a Catalog) -> Self {
        let weights: Vec<f32> = facets(catalog).map(|facet| weight(catalog, facet)).collect();
        let norms = catalog
            .indices()
            .map(|title| {
                catalog
                    .title(title)
                    .facets()
                    .iter()
                    .map(|facet| weights[facet.at()])
                    .sum()
            })
            .collect();
        Self {
            catalog,
            weights,
            norms,
        }
    }

    /// Writes the likeness of a title to every other, 0 to 1, into sums that were zero.
    pub(super) fn compare(&self, title: TitleIndex, alike: &mut [f32]) {
        for &facet in self.catalog.title(title).facets() {
            let weight = self.weights[facet.at()];
            if weight > 0.0 {
                for other in self.catalog.titles_with(facet) {
                    alike[other.at()] += weight;
                }
            }
        }
        let own = self.norms[title.at()];
        for (sum, other) in alike.iter_mut().zip(&self.norms) {
            if *sum > 0.0 {
                *sum /= (own * other).sqrt();
            }
        }
    }
}

fn weight(catalog: &Catalog, facet: FacetIndex) -> f32 {
    let share = catalog.titles_with(facet).len() as f32 / catalog.len().max(1) as f32;
    if share > TOO_COMMON || share == 0.0 {
        return 0.0;
    }
    let by_kind = match catalog.facet(facet).kind {
        FacetKind::Genre | FacetKind::Tone | FacetKind::Theme => 1.0,
        FacetKind::Director => 0.8,
        FacetKind::Setting => 0.7,
        FacetKind::Pace | FacetKind::Era => 0.6,
        FacetKind::Decade | FacetKind::Lead => 0.4,
        FacetKind::Country | FacetKind::Language | FacetKind::Basis | FacetKind::Form => 0.3,
        FacetKind::Cast => 0.2,
        FacetKind::Length | FacetKind::Acclaim => 0.15,
    };
    by_kind * -share.ln()
}
