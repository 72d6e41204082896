//! What is known beside the likes, and the signals that come of it: esteem, the last weeks, taste.

use super::{
    blend::Signal,
    interactions::{Interactions, Liked},
    popularity,
    signals::Signals,
};
use crate::{
    catalog::{Catalog, TitleIndex},
    recommend::{LikedTastes, TREND_DAYS, esteem, ln_1p_likes},
};

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

/// Likes in the order of time, to count those of the last weeks.
pub(super) struct Lately(Vec<Liked>);

impl Lately {
    pub(super) fn of(likes: &Interactions) -> Self {
        let mut all: Vec<Liked> = likes.viewers.iter().flatten().copied().collect();
        all.sort_unstable_by_key(|liked| (liked.at_s, liked.title));
        Self(all)
    }

    /// Writes how often each title was liked in the windows before a moment, as the page counts.
    pub(super) fn add(&self, now_s: i64, signals: &mut [Signals]) {
        let until = self.0.partition_point(|liked| liked.at_s <= now_s);
        for (days, signal) in TREND_DAYS.into_iter().zip([Signal::Week, Signal::Month]) {
            let after = now_s - i64::from(days) * 86_400;
            let from = self.0.partition_point(|liked| liked.at_s <= after);
            let mut counts = vec![0; signals.len()];
            for liked in &self.0[from..until] {
                counts[liked.title as usize] += 1;
            }
            for (signals, count) in signals.iter_mut().zip(counts) {
                signals[signal as usize] = ln_1p_likes(count);
            }
        }
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
    use crate::train::blend::SIGNALS;

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
    fn only_likes_within_the_window_count_as_lately() {
        let lately = Lately::of(&likes(&[(0, 100 * DAY_S), (0, 95 * DAY_S), (1, 80 * DAY_S), (2, 101 * DAY_S)]));
        let mut signals = vec![[0.0; SIGNALS]; 3];
        lately.add(100 * DAY_S, &mut signals);
        let of = |title: usize, signal: Signal| signals[title][signal as usize];
        assert_eq!(of(0, Signal::Week), ln_1p_likes(2));
        assert_eq!((of(1, Signal::Week), of(1, Signal::Month)), (0.0, ln_1p_likes(1)));
        assert_eq!(of(2, Signal::Month), 0.0, "what comes later is not known yet");
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
