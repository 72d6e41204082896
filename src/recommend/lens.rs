//! What ranking asks of every facet again and again, laid out flat: its kind and its appeal, without reading its name.

use super::appeal;
use crate::catalog::{Appeal, Catalog, FacetIndex, FacetKind};

/// The facets of one catalog by index. Facets are ordered by kind, so a few binary searches find where each kind ends.
#[derive(Clone, Debug)]
pub(super) struct Lens {
    kinds: Vec<FacetKind>,
    appeals: Vec<Option<Appeal>>,
    people_from: FacetIndex,
}

impl Lens {
    pub(super) fn of(catalog: &Catalog) -> Self {
        let count = catalog.facet_count();
        let mut lens = Self {
            kinds: Vec::with_capacity(count),
            appeals: Vec::with_capacity(count),
            people_from: FacetIndex(0),
        };
        for kind in FacetKind::ALL {
            if kind == FacetKind::Director {
                lens.people_from = FacetIndex(lens.kinds.len() as u16);
            }
            lens.add_kind(catalog, kind, end_of(catalog, kind, lens.kinds.len()));
        }
        lens
    }

    pub(super) fn kind(&self, facet: FacetIndex) -> FacetKind {
        self.kinds[facet.at()]
    }

    /// What a caption built on this facet would speak to.
    pub(super) fn appeal(&self, facet: FacetIndex) -> Option<Appeal> {
        self.appeals[facet.at()]
    }

    /// The first facet that names a person; all behind it do, too.
    pub(super) fn people_from(&self) -> FacetIndex {
        self.people_from
    }

    fn add_kind(&mut self, catalog: &Catalog, kind: FacetKind, end: usize) {
        for at in self.kinds.len()..end {
            let appeal = match kind {
                FacetKind::Genre => appeal::of_genre(catalog.facet(FacetIndex(at as u16)).key),
                kind => appeal::of_kind(kind),
            };
            self.appeals.push(appeal);
            self.kinds.push(kind);
        }
    }
}

/// Where a kind ends that begins at `from` or is not there at all.
fn end_of(catalog: &Catalog, kind: FacetKind, from: usize) -> usize {
    let (mut low, mut high) = (from, catalog.facet_count());
    while low < high {
        let middle = low.midpoint(high);
        if catalog.facet(FacetIndex(middle as u16)).kind <= kind {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_facet_keeps_its_kind() {
        let catalog = Catalog::bundled().unwrap();
        let lens = Lens::of(&catalog);
        for at in 0..catalog.facet_count() {
            let facet = FacetIndex(at as u16);
            let kind = catalog.facet(facet).kind;
            assert_eq!(lens.kind(facet), kind);
            assert_eq!(facet >= lens.people_from(), kind.is_person());
        }
    }
}
