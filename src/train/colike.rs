//! Who is liked with whom, and how often chance alone would have it so.
//!
//! A viewer with L likes counts 1/√(L−1) for each pair: with plain counts a few people who like everything would decide,
//! with 1/(L−1) those who know the most films would hardly count. Chance is the configuration model under the same weights.

use super::Like;
use crate::catalog::TitleIndex;

pub(super) struct CoLikes {
    /// Likes ordered by viewer, and where each viewer's begin.
    titles_by_viewer: Vec<TitleIndex>,
    viewer_starts: Vec<usize>,
    /// Viewers ordered by title liked, and where each title's begin.
    viewers_by_title: Vec<u32>,
    title_starts: Vec<usize>,
    /// Each title's share of all weighted ends of pairs.
    shares: Vec<f32>,
}

impl CoLikes {
    pub(super) fn new(titles: usize, likes: &[Like]) -> Self {
        let mut likes = likes.to_vec();
        likes.sort_unstable();
        likes.dedup();
        let viewers = likes.last().map_or(0, |like| like.viewer as usize + 1);
        let viewer_starts = starts(viewers, likes.iter().map(|like| like.viewer as usize));
        let titles_by_viewer = likes.iter().map(|like| like.title).collect();
        let title_starts = starts(titles, likes.iter().map(|like| like.title.at()));
        likes.sort_unstable_by_key(|like| (like.title, like.viewer));
        let viewers_by_title = likes.iter().map(|like| like.viewer).collect();
        let mut co_likes = Self {
            titles_by_viewer,
            viewer_starts,
            viewers_by_title,
            title_starts,
            shares: vec![0.0; titles],
        };
        co_likes.shares = co_likes.end_shares(titles);
        co_likes
    }

    /// Adds up the weighted and the plain co-likes of a title with every other; returns how much weight it gave away.
    pub(super) fn count(&self, title: TitleIndex, weighted: &mut [f32], both: &mut [u32]) -> f32 {
        let mut draws = 0.0;
        for &viewer in self.viewers_of(title.at()) {
            let liked = self.liked_by(viewer as usize);
            let weight = pair_weight(liked.len());
            draws += weight * liked.len().saturating_sub(1) as f32;
            for other in liked.iter().filter(|other| **other != title) {
                weighted[other.at()] += weight;
                both[other.at()] += 1;
            }
        }
        draws
    }

    /// How likely the other end of a pair is this title, if likes were drawn by chance.
    pub(super) fn share(&self, title: usize) -> f32 {
        self.shares[title]
    }

    fn end_shares(&self, titles: usize) -> Vec<f32> {
        let ends: Vec<f64> = (0..titles)
            .map(|title| {
                let viewers = self.viewers_of(title).iter();
                viewers
                    .map(|viewer| {
                        let likes = self.liked_by(*viewer as usize).len();
                        f64::from(pair_weight(likes)) * likes.saturating_sub(1) as f64
                    })
                    .sum()
            })
            .collect();
        let all = ends.iter().sum::<f64>().max(1.0);
        ends.into_iter().map(|end| (end / all) as f32).collect()
    }

    fn liked_by(&self, viewer: usize) -> &[TitleIndex] {
        &self.titles_by_viewer[self.viewer_starts[viewer]..self.viewer_starts[viewer + 1]]
    }

    fn viewers_of(&self, title: usize) -> &[u32] {
        &self.viewers_by_title[self.title_starts[title]..self.title_starts[title + 1]]
    }
}

fn pair_weight(likes: usize) -> f32 {
    1.0 / (likes.saturating_sub(1).max(1) as f32).sqrt()
}

/// Where each of `count` groups begins when members are ordered by group, and where the last one ends.
fn starts(count: usize, groups: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut starts = vec![0; count + 1];
    for group in groups {
        starts[group + 1] += 1;
    }
    for at in 1..=count {
        starts[at] += starts[at - 1];
    }
    starts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn likes(of: &[(u32, u32)]) -> Vec<Like> {
        of.iter()
            .map(|&(viewer, title)| Like {
                viewer,
                title: TitleIndex(title),
            })
            .collect()
    }

    #[test]
    fn each_viewer_counts_once_for_a_pair_however_often_a_like_is_said() {
        let co_likes = CoLikes::new(3, &likes(&[(0, 0), (0, 1), (0, 1), (1, 0), (1, 1), (1, 2)]));
        let (mut weighted, mut both) = (vec![0.0; 3], vec![0; 3]);
        co_likes.count(TitleIndex(0), &mut weighted, &mut both);
        assert_eq!(both, [0, 2, 1]);
        assert!((weighted[1] - (1.0 + 1.0 / 2_f32.sqrt())).abs() < 1e-6);
    }

    #[test]
    fn chance_spreads_exactly_what_was_given_away() {
        let co_likes = CoLikes::new(4, &likes(&[(0, 0), (0, 1), (1, 1), (1, 2), (1, 3), (2, 0)]));
        let total: f32 = (0..4).map(|title| co_likes.share(title)).sum();
        assert!((total - 1.0).abs() < 1e-6);
    }
}
