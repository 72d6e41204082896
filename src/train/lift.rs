//! How much likelier than by chance two titles are liked by the same viewer.
//!
//! The lift is the logarithm of a Gamma-Poisson posterior mean: ln((c + 3r) / (e + 3)), where c counts the viewers who liked both, e is
//! what chance would give, and r is what the titles' descriptions lead one to expect, exp(2.8 · (likeness − 0.12)), or 1 where nothing
//! is known of them. So where few rated a title its description speaks, and where many did it does not.

use ndarray::{Array2, Axis, parallel::prelude::*};

use super::{interactions::Interactions, likeness::Likeness};
use crate::catalog::{Catalog, TitleIndex};

/// Co-likes granted to each pair beside what chance gives it: few co-likes of rare titles prove little.
const GRANTED: f32 = 3.0;
/// Log-lift expected of two titles that are described exactly alike, before anybody rated them.
const LIKENESS_LIFT: f32 = 2.8;
/// How alike two titles are that have nothing to do with each other: a genre shared by chance.
const LIKENESS_BY_CHANCE: f32 = 0.12;

/// What lifts are made of beside co-likes.
pub(super) struct Lifts<'a> {
    viewers: f32,
    counts: Vec<f32>,
    likeness: Option<Likeness<'a>>,
}

impl<'a> Lifts<'a> {
    /// Of the titles of a set of likes, which are those of the catalog where there is one.
    pub(super) fn of(likes: &Interactions, catalog: Option<&'a Catalog>) -> Self {
        Self {
            viewers: likes.viewers.len().max(1) as f32,
            counts: likes.counts().into_iter().map(|count| count as f32).collect(),
            likeness: catalog.map(Likeness::new),
        }
    }

    /// The lift of one title to every other, where `both` says how many liked both.
    pub(super) fn from(&self, title: usize, both: impl Fn(usize) -> f32) -> Vec<f32> {
        let mut alike = vec![0.0; self.counts.len()];
        if let Some(likeness) = &self.likeness {
            likeness.compare(TitleIndex(title as u32), &mut alike);
        }
        let expected_a_like = self.counts[title] / self.viewers;
        let lift = |(other, (alike, count)): (usize, (f32, &f32))| {
            let prior = match self.likeness {
                Some(_) => (LIKENESS_LIFT * (alike - LIKENESS_BY_CHANCE)).exp(),
                None => 1.0,
            };
            ((both(other) + GRANTED * prior) / (expected_a_like * count + GRANTED)).ln()
        };
        let others = alike.into_iter().zip(&self.counts).enumerate();
        others.map(lift).collect()
    }

    /// Of some titles, by their places, each to every other: `titles × titles`, zero on the diagonal. Takes their co-likes, as
    /// [`super::linear::co_likes`] gives them, and works in their memory.
    pub(super) fn among(&self, titles: &[u32], mut both: Array2<f32>) -> Array2<f32> {
        let mut places = vec![None; self.counts.len()];
        for (place, title) in titles.iter().enumerate() {
            places[*title as usize] = Some(place);
        }
        both.axis_iter_mut(Axis(0))
            .into_par_iter()
            .zip(titles)
            .enumerate()
            .for_each(|(own, (mut row, title))| {
                let lifts = self.from(*title as usize, |other| places[other].map_or(0.0, |place| row[place]));
                for (lift, other) in row.iter_mut().zip(titles) {
                    *lift = lifts[*other as usize];
                }
                row[own] = 0.0;
            });
        both
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::train::{Interactions, Liked, linear::co_likes};

    proptest! {
        #[test]
        fn two_titles_lift_each_other_alike_and_by_more_than_nothing_where_they_meet_more_than_by_chance(
            viewers in prop::collection::vec(prop::collection::btree_set(0_u32..6, 1..5), 1..20)
        ) {
            let likes = Interactions {
                titles: 6,
                viewers: viewers
                    .iter()
                    .map(|titles| titles.iter().map(|&title| Liked { title, at_s: 0 }).collect())
                    .collect(),
                ..Interactions::default()
            };
            let both = co_likes(&likes);
            let titles: Vec<u32> = (0..6).collect();
            let lifted = Lifts::of(&likes, None).among(&titles, both.clone());
            for ((row, column), lift) in lifted.indexed_iter() {
                prop_assert!((*lift - lifted[(column, row)]).abs() < 1e-5);
                let by_chance = both[(row, row)] * both[(column, column)] / viewers.len() as f32;
                let more = both[(row, column)] - by_chance;
                prop_assert!(row == column && *lift == 0.0 || more.abs() < 1e-4 || (more > 0.0) == (*lift > 0.0));
            }
        }
    }

    #[test]
    fn of_titles_that_nobody_rated_the_descriptions_speak() {
        let catalog = Catalog::bundled().unwrap();
        let nobody = Interactions {
            titles: catalog.len(),
            ..Interactions::default()
        };
        let title = |id: &str| catalog.index_of(id.parse().unwrap()).unwrap().at();
        let from_alien = Lifts::of(&nobody, Some(&catalog)).from(title("tt0078748"), |_| 0.0);
        let (aliens, annie_hall) = (from_alien[title("tt0090605")], from_alien[title("tt0075686")]);
        assert!(aliens > 0.3 && annie_hall < 0.0, "{aliens} {annie_hall}");
    }
}
