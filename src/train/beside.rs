//! What is known beside the likes, and the signals that come of it: esteem, what rises, taste.

use super::{
    blend::Signal,
    interactions::{Interactions, Liked},
    popularity,
    signals::Signals,
};
use crate::{
    catalog::{Catalog, TitleIndex},
    recommend::{LikedTastes, TREND_DAYS, esteem, rise},
};

const WEEK_S: i64 = TREND_DAYS as i64 * 86_400;

/// What is known of the titles beside who liked them.
#[derive(Clone, Copy, Default)]
pub struct Beside<'f, 'c> {
    /// Facets by title, as numbers.
    pub facets_of: Option<&'f [Vec<u32>]>,
    /// The catalog whose titles they are, in its order.
    pub catalog: Option<&'c Catalog>,
}

/// How well titles are esteemed by those who rated them, by title; none where nobody said what was not liked.
pub(super) struct Esteem {
    pub(super) mean_share: f32,
    by_title: Vec<f32>,
}

impl Esteem {
    pub(super) fn of(likes: &Interactions) -> Option<Self> {
        if likes.disliked.iter().all(Vec::is_empty) {
            return None;
        }
        let counts = likes.counts();
        let mut raters = counts.clone();
        for rated in likes.disliked.iter().flatten() {
            raters[rated.title as usize] += 1;
        }
        let all = |counts: &[u32]| counts.iter().map(|count| f64::from(*count)).sum::<f64>();
        let mean_share = ((all(&counts) + 1.0) / (all(&raters) + 2.0)) as f32;
        let by_title = counts.iter().zip(&raters);
        Some(Self {
            mean_share,
            by_title: by_title
                .map(|(likes, raters)| esteem(*likes, *raters, mean_share))
                .collect(),
        })
    }

    pub(super) fn of_title(&self, title: usize) -> f32 {
        self.by_title[title]
    }
}

/// Likes in the order of time, to tell what rises.
pub(super) struct Lately {
    likes: Vec<Liked>,
    /// Likes in an average week, by title.
    usual: Vec<f32>,
}

impl Lately {
    pub(super) fn of(likes: &Interactions) -> Self {
        let mut all: Vec<Liked> = likes.viewers.iter().flatten().copied().collect();
        all.sort_unstable_by_key(|liked| (liked.at_s, liked.title));
        let span_s = match (all.first(), all.last()) {
            (Some(first), Some(last)) => (last.at_s - first.at_s).max(WEEK_S),
            _ => WEEK_S,
        };
        let usual = |count: u32| count as f32 * WEEK_S as f32 / span_s as f32;
        Self {
            usual: likes.counts().into_iter().map(usual).collect(),
            likes: all,
        }
    }

    /// How much each title rises at a moment, as the page tells it.
    pub(super) fn rises(&self, now_s: i64) -> Vec<f32> {
        let until = self.likes.partition_point(|liked| liked.at_s <= now_s);
        let from = self.likes.partition_point(|liked| liked.at_s <= now_s - WEEK_S);
        let mut counts = vec![0; self.usual.len()];
        for liked in &self.likes[from..until] {
            counts[liked.title as usize] += 1;
        }
        let titles = counts.into_iter().zip(&self.usual);
        titles.map(|(week, usual)| rise(week, *usual)).collect()
    }
}

/// What the page's taste says.
pub(super) struct Tastes<'a>(LikedTastes<'a>);

impl<'a> Tastes<'a> {
    pub(super) fn of(catalog: &'a Catalog) -> Self {
        Self(LikedTastes::new(catalog, popularity::facet_shares(catalog)))
    }

    pub(super) fn add(&self, history: &[Liked], signals: &mut [Signals]) {
        let liked: Vec<TitleIndex> = history.iter().map(|liked| TitleIndex(liked.title)).collect();
        for (signals, taste) in signals.iter_mut().zip(self.0.of(&liked)) {
            signals[Signal::Taste as usize] = taste as f32 / 1000.0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY_S: i64 = 86_400;

    fn likes(of: &[(u32, i64)]) -> Interactions {
        Interactions {
            titles: 3,
            viewers: of.iter().map(|&(title, at_s)| vec![Liked { title, at_s }]).collect(),
            is_timed: true,
            is_ordered: true,
            ..Interactions::default()
        }
    }

    #[test]
    fn a_title_rises_by_the_likes_of_the_last_seven_days() {
        let early = (0..60).map(|at| (0, at * DAY_S));
        let late = (0..20).map(|at| (1, (100 + at / 4) * DAY_S));
        let all: Vec<(u32, i64)> = early.chain(late).collect();
        let lately = Lately::of(&likes(&all));
        let [fading, rising, unknown] = lately.rises(104 * DAY_S)[..] else {
            unreachable!("three titles");
        };
        assert!(fading < 0.0 && rising > 0.0 && unknown == 0.0, "{fading} {rising}");
        // What comes later is not known yet.
        assert!(lately.rises(99 * DAY_S)[1] < 0.0);
    }

    #[test]
    fn esteem_needs_somebody_who_did_not_like_something() {
        let mut likes = likes(&[(0, 1), (1, 2), (1, 3)]);
        assert!(Esteem::of(&likes).is_none());
        likes.disliked = vec![vec![Liked { title: 0, at_s: 4 }]];
        let esteem = Esteem::of(&likes).unwrap();
        assert!(esteem.of_title(1) > esteem.of_title(0));
        assert_eq!(esteem.of_title(2), 0.0);
    }
}
