//! Viewers who were kept out of training, as examples to learn the weights of the signals from.

use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg64Mcg;

use super::{
    interactions::Liked,
    signals::{Learned, Signals},
};
use crate::recommend::{SIGNALS, STAGES, Signal, stages};

/// How much of a kept-out viewer's history is shown.
pub const HISTORIES: [usize; 6] = [1, 3, 5, 10, 20, usize::MAX];

/// What a viewer liked later: the last fifth, at least one.
pub fn later(likes: &[Liked]) -> usize {
    ((likes.len() as f64 * 0.2).round() as usize).max(1).min(likes.len())
}

/// Titles at the top of a signal that are certain to be among the candidates.
const TOP: usize = 60;
/// Titles drawn from all others, each of which stands for many.
const DRAWN: usize = 80;

/// One moment of one viewer: candidates, and which of them the viewer went on to like.
pub(super) struct Example {
    pub(super) stages: [f64; STAGES],
    pub(super) candidates: Vec<Candidate>,
    /// How many titles the viewer went on to like, also those that nobody could have placed well.
    pub(super) targets: usize,
}

pub(super) struct Candidate {
    pub(super) signals: [f64; SIGNALS],
    /// How many titles it stands for.
    pub(super) stands_for: f64,
    pub(super) is_target: bool,
    /// It stands at the top of a signal, so that it could come to the top of the page.
    pub(super) is_listed: bool,
}

/// The signals by which candidates are found.
const FINDERS: [Signal; 7] = [
    Signal::Liked,
    Signal::Lately7,
    Signal::Lately30,
    Signal::Long,
    Signal::Short,
    Signal::Near,
    Signal::Next,
];

impl Example {
    /// None where none of what was liked later can be told apart.
    pub(super) fn new(learned: &Learned, history: &[Liked], later: &[Liked], seed: u64) -> Option<Self> {
        let signals = learned.signals(history);
        let mut open = vec![true; signals.len()];
        for liked in history {
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
            stages: stages(history.len() as f64),
            candidates,
            targets,
        })
    }
}

fn candidate(signals: &Signals, stands_for: f64, is_target: bool, is_listed: bool) -> Candidate {
    Candidate {
        signals: signals.map(f64::from),
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
