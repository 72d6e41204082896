//! Viewers who were kept out of training, as examples to learn the weights of the signals from.

use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg64Mcg;

use super::{
    blend::Signal,
    interactions::Liked,
    signals::{Learned, Signals},
};
use crate::recommend::{STAGES, stages};

/// How much of a kept-out viewer's history is shown: many moments of the same viewers, most of them early, make the weights steady.
const MOMENTS: [usize; 10] = [1, 2, 3, 5, 7, 10, 14, 20, 40, usize::MAX];

/// What a viewer liked later: the last fifth, at least one.
pub(super) fn later(likes: &[Liked]) -> usize {
    ((likes.len() as f64 * 0.2).round() as usize).max(1).min(likes.len())
}

/// Titles at the top of a signal that are certain to be among the candidates.
const TOP: usize = 60;
/// Titles drawn from all others, each of which stands for many.
const DRAWN: usize = 80;

/// One moment of one viewer: candidates, and which of them the viewer went on to like.
pub(super) struct Example {
    /// How many of [`MOMENTS`] it is: a short history is whole at several of them.
    pub(super) times: f64,
    pub(super) stages: [f64; STAGES],
    pub(super) candidates: Vec<Candidate>,
    /// How many titles the viewer went on to like, also those that nobody could have placed well.
    pub(super) targets: usize,
}

pub(super) struct Candidate {
    pub(super) signals: Signals,
    /// How many titles it stands for.
    pub(super) stands_for: f64,
    pub(super) is_target: bool,
    /// It stands at the top of a signal, so that it could come to the top of the page.
    pub(super) is_listed: bool,
}

/// The signals by which candidates are found.
const FINDERS: [Signal; 11] = [
    Signal::Liked,
    Signal::Lately7,
    Signal::Lately30,
    Signal::Rise,
    Signal::Taste,
    Signal::Long,
    Signal::Short,
    Signal::Near,
    Signal::Next,
    Signal::Lift,
    Signal::FactorsLog,
];

impl Example {
    /// The moments of a viewer who was kept out. A set without order does not say what was liked next: there, likes between a
    /// moment and the targets are no candidates, as they tell nothing against a title that is like them.
    pub(super) fn of(learned: &Learned<'_>, own: &[Liked], is_ordered: bool, seed: u64) -> Vec<Self> {
        let (known, later) = own.split_at(own.len() - later(own));
        let mut shown: Vec<(usize, f64)> = Vec::new();
        for most in MOMENTS {
            let likes = known.len().min(most);
            match shown.last_mut() {
                Some((before, times)) if *before == likes => *times += 1.0,
                _ => shown.push((likes, 1.0)),
            }
        }
        let example = |(likes, times): (usize, f64)| {
            let (history, between) = known.split_at(likes);
            let aside = if is_ordered { &[] } else { between };
            Some(Self {
                times,
                ..Self::new(learned, history, aside, later, seed)?
            })
        };
        shown.into_iter().filter_map(example).collect()
    }

    /// None where none of what was liked later can be told apart.
    fn new(learned: &Learned<'_>, history: &[Liked], aside: &[Liked], later: &[Liked], seed: u64) -> Option<Self> {
        let signals = learned.signals(history, later.first().map(|liked| liked.at_s));
        let mut open = vec![true; signals.len()];
        for liked in history.iter().chain(aside) {
            open[liked.title as usize] = false;
        }
        let mut is_target = vec![false; signals.len()];
        for liked in later.iter().filter(|liked| learned.count(liked.title as usize) > 0) {
            is_target[liked.title as usize] = open[liked.title as usize];
        }
        let targets = is_target.iter().filter(|is| **is).count();
        if targets == 0 {
            return None;
        }
        let listed = listed(&signals, &open);
        let mut candidates = Vec::new();
        let mut others = Vec::new();
        for title in (0..signals.len()).filter(|title| open[*title]) {
            if listed[title] || is_target[title] {
                candidates.push(candidate(&signals[title], 1.0, is_target[title], listed[title]));
            } else {
                others.push(title);
            }
        }
        let drawn = DRAWN.min(others.len());
        let mut generator = Pcg64Mcg::seed_from_u64(seed);
        for _ in 0..drawn {
            let title = others[generator.random_range(0..others.len())];
            let stands_for = others.len() as f64 / drawn as f64;
            candidates.push(candidate(&signals[title], stands_for, false, false));
        }
        Some(Self {
            times: 1.0,
            stages: stages(history.len() as f64),
            candidates,
            targets,
        })
    }
}

fn candidate(signals: &Signals, stands_for: f64, is_target: bool, is_listed: bool) -> Candidate {
    Candidate {
        signals: *signals,
        stands_for,
        is_target,
        is_listed,
    }
}

fn listed(signals: &[Signals], open: &[bool]) -> Vec<bool> {
    let mut listed = vec![false; signals.len()];
    for finder in FINDERS {
        let at = finder as usize;
        let mut titles: Vec<usize> = (0..signals.len()).filter(|title| open[*title]).collect();
        let top = TOP.min(titles.len());
        if top == 0 || signals.iter().all(|signals| signals[at] == 0.0) {
            continue;
        }
        titles.select_nth_unstable_by(top - 1, |left, right| {
            signals[*right][at].total_cmp(&signals[*left][at]).then(left.cmp(right))
        });
        for title in &titles[..top] {
            listed[*title] = true;
        }
    }
    listed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::train::{Interactions, Progress, beside::Beside, blend::OF_RATINGS};

    fn liked(titles: impl IntoIterator<Item = u32>) -> Vec<Liked> {
        titles.into_iter().map(|title| Liked { title, at_s: 0 }).collect()
    }

    /// Thirty viewers of forty titles.
    fn learned() -> Learned<'static> {
        let likes = Interactions {
            titles: 40,
            viewers: (0..30)
                .map(|viewer| liked((0..8).map(|at| (viewer + at * 5) % 40)))
                .collect(),
            is_timed: false,
            is_ordered: false,
            ..Interactions::default()
        };
        Learned::from(
            &likes,
            Beside::default(),
            &OF_RATINGS,
            50.0,
            &Progress::untold().steps("", 2),
        )
        .unwrap()
    }

    #[test]
    fn every_moment_counts_once_however_short_the_history() {
        let examples = Example::of(&learned(), &liked(0..6), false, 1);
        let known: Vec<f64> = examples.iter().map(|example| example.times).collect();
        assert_eq!(known, [1.0, 1.0, 1.0, 7.0]);
        assert_eq!(known.iter().sum::<f64>(), MOMENTS.len() as f64);
    }

    #[test]
    fn what_lies_between_speaks_against_nothing_where_no_order_is_known() {
        let own = liked(0..10);
        let stand_for = |is_ordered| -> f64 {
            let first = &Example::of(&learned(), &own, is_ordered, 1)[0];
            first.candidates.iter().map(|candidate| candidate.stands_for).sum()
        };
        // Forty titles, less the one known; without order also less the seven between it and the two targets.
        assert_eq!(stand_for(true), 39.0);
        assert_eq!(stand_for(false), 32.0);
    }

    #[test]
    fn who_liked_nothing_that_can_be_told_apart_is_no_example() {
        let learned = learned();
        assert!(Example::new(&learned, &liked([0]), &[], &liked([0]), 1).is_none());
        assert!(Example::new(&learned, &liked([0]), &[], &liked([1]), 1).is_some());
    }
}
