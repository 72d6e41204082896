//! What ranking asks of facets again and again, laid out flat: kind and appeal, without reading a name.

use std::ops::Range;

use super::appeal;
use crate::catalog::{Appeal, Catalog, FacetIndex, FacetKind};

/// The facets of one catalog by index. They are ordered by kind and people come last, most of all by far, so only the others
/// are laid out.
#[derive(Clone, Debug)]
pub(super) struct Lens {
    kinds: Vec<FacetKind>,
    appeals: Vec<Option<Appeal>>,
    cast_from: FacetIndex,
}

impl Lens {
    pub(super) fn of(catalog: &Catalog) -> Self {
        let people_from = first(catalog, |kind| kind.is_person());
        let (kinds, appeals) = (0..people_from.0)
            .map(|at| {
                let facet = FacetIndex(at);
                (catalog.facet_kind(facet), appeal::of_facet(catalog, facet))
            })
            .unzip();
        Self {
            kinds,
            appeals,
            cast_from: first(catalog, |kind| kind == FacetKind::Cast),
        }
    }

    pub(super) fn kind(&self, facet: FacetIndex) -> FacetKind {
        match self.kinds.get(facet.at()) {
            Some(kind) => *kind,
            None if facet < self.cast_from => FacetKind::Director,
            None => FacetKind::Cast,
        }
    }

    /// What a caption built on this facet would speak to.
    pub(super) fn appeal(&self, facet: FacetIndex) -> Option<Appeal> {
        match self.appeals.get(facet.at()) {
            Some(appeal) => *appeal,
            None if facet < self.cast_from => Some(Appeal::Director),
            None => Some(Appeal::Lead),
        }
    }

    /// The first facet that names a person; all behind it do, too.
    pub(super) fn people_from(&self) -> FacetIndex {
        FacetIndex(self.kinds.len() as u16)
    }

    /// The facets of one kind, which names no people.
    pub(super) fn all_of(&self, kind: FacetKind) -> Range<usize> {
        self.kinds.partition_point(|known| *known < kind)..self.kinds.partition_point(|known| *known <= kind)
    }

    /// A title's facets without the people.
    pub(super) fn impersonal<'f>(&self, facets: &'f [FacetIndex]) -> &'f [FacetIndex] {
        let people_from = self.people_from();
        &facets[..facets.partition_point(|facet| *facet < people_from)]
    }
}

/// The first facet whose kind is, or comes behind, one that `is` says yes to.
fn first(catalog: &Catalog, is: impl Fn(FacetKind) -> bool) -> FacetIndex {
    let (mut low, mut high) = (0, catalog.facet_count());
    while low < high {
        let middle = low.midpoint(high);
        if is(catalog.facet_kind(FacetIndex(middle as u16))) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    FacetIndex(low as u16)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_facet_keeps_its_kind_and_appeal() {
        let catalog = Catalog::bundled().unwrap();
        let lens = Lens::of(&catalog);
        for at in 0..catalog.facet_count() {
            let facet = FacetIndex(at as u16);
            let named = catalog.facet(facet);
            assert_eq!(lens.kind(facet), named.kind);
            assert_eq!(lens.appeal(facet), appeal::of_facet(&catalog, facet));
            assert_eq!(facet >= lens.people_from(), named.kind.is_person());
        }
    }
}
