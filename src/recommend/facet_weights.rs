//! Three sums at once: what a title's facets add to its taste, its answers and its hour.

use std::ops::AddAssign;

/// A facet's weights for the three parts that are sums over facets, in one number, so that one addition a facet makes all
/// three sums: 21 bits each, signed, the lower ones borrowing from the upper. People's weights are added up by title
/// beforehand instead: most of a title's facets are people nobody has met.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct FacetWeights(i64);

const FIELD_BITS: u32 = 21;

impl FacetWeights {
    pub(super) fn new(taste: i32, answers: i32, hour: i32) -> Self {
        let [taste, answers, hour] = [taste, answers, hour].map(i64::from);
        Self(taste + (answers << FIELD_BITS) + (hour << (2 * FIELD_BITS)))
    }

    /// Taste, answers, hour.
    pub(super) fn sums(self) -> [i32; 3] {
        let (taste, rest) = Self::lowest(self.0);
        let (answers, rest) = Self::lowest(rest);
        let (hour, _) = Self::lowest(rest);
        [taste, answers, hour]
    }

    /// The lowest field, sign and all, and what is above it.
    fn lowest(fields: i64) -> (i32, i64) {
        let unused = i64::BITS - FIELD_BITS;
        let field = fields << unused >> unused;
        (field as i32, (fields - field) >> FIELD_BITS)
    }
}

impl AddAssign for FacetWeights {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn three_sums_in_one_number_are_three_sums(
            facets in prop::collection::vec([-9000_i32..9000, -9000_i32..9000, -9000_i32..9000], 0..60)
        ) {
            let mut packed = FacetWeights::default();
            for [taste, answers, hour] in &facets {
                packed += FacetWeights::new(*taste, *answers, *hour);
            }
            let plain = [0, 1, 2].map(|part| facets.iter().map(|facet| facet[part]).sum::<i32>());
            prop_assert_eq!(packed.sums(), plain);
        }
    }
}
