//! How alike titles are by their facets, and where the facets alone put a title that nobody rated.

/// The facets of each title, weighted so that a rare one says more than a common one and every title has length 1.
pub(super) struct Kinship {
    /// For each title its facets and what each counts.
    titles: Vec<Vec<(u32, f32)>>,
    /// What each facet says, before a title's facets are brought to length 1; 0 where it tells nothing apart.
    telling: Vec<f32>,
}

/// What each facet is worth to a viewer.
pub(super) struct FacetWorth {
    /// Of a title without facets.
    mean: f32,
    by_facet: Vec<f32>,
}

/// More than this share of the titles have it: it tells nothing apart.
const TOO_COMMON: f32 = 0.5;

impl Kinship {
    /// Facets by title; a title without any is like none.
    pub(super) fn new(facets_of: &[Vec<u32>]) -> Self {
        let facets = facets_of.iter().flatten().max().map_or(0, |last| *last as usize + 1);
        let mut counts = vec![0_u32; facets];
        for facet in facets_of.iter().flatten() {
            counts[*facet as usize] += 1;
        }
        let all = facets_of.len().max(1) as f32;
        let telling = |count: u32| {
            let share = count as f32 / all;
            if count > 0 && share <= TOO_COMMON {
                -share.ln()
            } else {
                0.0
            }
        };
        let telling: Vec<f32> = counts.into_iter().map(telling).collect();
        let titles = facets_of.iter().map(|own| weighted(&telling, own)).collect();
        Self { titles, telling }
    }

    /// For every title the mean cosine to the titles of a history.
    pub(super) fn to_history(&self, history: &[u32]) -> Vec<f32> {
        let mut pulls = vec![0.0_f32; self.telling.len()];
        for title in history {
            for (facet, weight) in &self.titles[*title as usize] {
                pulls[*facet as usize] += weight / history.len() as f32;
            }
        }
        self.along(&pulls)
    }

    /// For every title the sum of its facets' values, weighted.
    fn along(&self, values: &[f32]) -> Vec<f32> {
        let sum = |own: &Vec<(u32, f32)>| own.iter().map(|(facet, weight)| weight * values[*facet as usize]).sum();
        self.titles.iter().map(sum).collect()
    }

    /// What each facet is worth by a ridge regression of titles' scores on their facets: the part of the scores that facets
    /// alone explain. `known` says which titles' scores count. Solved by conjugate gradients, which need no matrix.
    pub(super) fn worth(&self, scores: &[f32], known: &[bool], ridge: f32) -> FacetWorth {
        let count = known.iter().filter(|is| **is).count().max(1) as f32;
        let mean = scores
            .iter()
            .zip(known)
            .filter(|(_, is)| **is)
            .map(|(score, _)| score)
            .sum::<f32>()
            / count;
        let centered: Vec<f32> = scores
            .iter()
            .zip(known)
            .map(|(score, is)| if *is { score - mean } else { 0.0 })
            .collect();
        let mut values = vec![0.0_f32; self.telling.len()];
        let mut residual = self.across(&centered);
        let mut direction = residual.clone();
        let mut length = dot(&residual, &residual);
        for _ in 0..STEPS {
            if length < 1e-9 {
                break;
            }
            let mut seen = self.along(&direction);
            for (seen, is) in seen.iter_mut().zip(known) {
                *seen *= f32::from(u8::from(*is));
            }
            let mut image = self.across(&seen);
            for (image, direction) in image.iter_mut().zip(&direction) {
                *image += ridge * direction;
            }
            let step = length / dot(&direction, &image);
            add(&mut values, &direction, step);
            add(&mut residual, &image, -step);
            let next = dot(&residual, &residual);
            for (direction, residual) in direction.iter_mut().zip(&residual) {
                *direction = residual + next / length * *direction;
            }
            length = next;
        }
        FacetWorth { mean, by_facet: values }
    }

    /// The score of a title of which these facets are known and nothing else; facets that no title had count for nothing.
    pub(super) fn score(&self, worth: &FacetWorth, facets: &[u32]) -> f32 {
        let own = weighted(&self.telling, facets);
        worth.mean
            + own
                .iter()
                .map(|(facet, weight)| weight * worth.by_facet[*facet as usize])
                .sum::<f32>()
    }

    /// For every facet the sum of its titles' values, weighted.
    fn across(&self, values: &[f32]) -> Vec<f32> {
        let mut sums = vec![0.0; self.telling.len()];
        for (own, value) in self.titles.iter().zip(values) {
            if *value != 0.0 {
                for (facet, weight) in own {
                    sums[*facet as usize] += weight * value;
                }
            }
        }
        sums
    }
}

/// A title's facets with what each says, brought to length 1.
fn weighted(telling: &[f32], facets: &[u32]) -> Vec<(u32, f32)> {
    let known = facets.iter().filter_map(|facet| {
        let telling = telling.get(*facet as usize)?;
        (*telling > 0.0).then_some((*facet, *telling))
    });
    let mut weighted: Vec<(u32, f32)> = known.collect();
    let length = weighted.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
    for (_, weight) in &mut weighted {
        *weight /= length;
    }
    weighted
}

/// Conjugate gradients come close enough in so many steps for a ridge of 1 and more.
const STEPS: usize = 20;

fn dot(left: &[f32], right: &[f32]) -> f32 {
    left.iter().zip(right).map(|(left, right)| left * right).sum()
}

fn add(to: &mut [f32], what: &[f32], times: f32) {
    for (to, what) in to.iter_mut().zip(what) {
        *to += times * what;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two kinds of title, told apart by facets 0 and 1; 2 is in all, and 3 in one.
    fn two_kinds() -> Kinship {
        Kinship::new(&[vec![0, 2], vec![0, 2], vec![1, 2], vec![1, 2, 3], vec![]])
    }

    #[test]
    fn titles_that_share_facets_are_alike() {
        let alike = two_kinds().to_history(&[0]);
        assert!(
            (alike[0] - 1.0).abs() < 1e-6 && (alike[1] - 1.0).abs() < 1e-6,
            "{alike:?}"
        );
        assert_eq!((alike[2], alike[4]), (0.0, 0.0));
    }

    #[test]
    fn a_title_nobody_rated_stands_where_its_facets_put_it() {
        let known = [true, false, true, false, true];
        let kinds = two_kinds();
        let worth = kinds.worth(&[3.0, 0.0, 1.0, 0.0, 2.0], &known, 0.01);
        let score = |facets: &[u32]| kinds.score(&worth, facets);
        assert!((score(&[0, 2]) - 3.0).abs() < 0.1, "{}", score(&[0, 2]));
        // Half of what it is, by weight, is a facet of which nobody knows anything: so it is drawn half the way to its kin.
        assert!((score(&[1, 2, 3]) - 1.5).abs() < 0.1, "{}", score(&[1, 2, 3]));
        assert_eq!(score(&[]), 2.0, "a title without facets is average");
        assert_eq!(score(&[77]), 2.0, "and so is one whose facets nobody knows");
    }
}
