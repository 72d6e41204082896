//! Titles that nobody liked yet: a tenth of them is hidden from training and then ranked for viewers who liked some of them.

use rand::{SeedableRng, seq::SliceRandom};
use rand_pcg::Pcg64Mcg;
use rayon::prelude::*;
use serde::Serialize;

use super::{
    evaluation::{Contender, FitError, intervals},
    interval::{Interval, percent_difference},
    metrics::Metrics,
    reference::cold::{self as reference, Described},
    report::{AgainstBest, Named},
    split::{KeptOut, Split},
};
use crate::train::{Facts, Interactions, Liked, NewNumbers, top};

/// One title in so many is hidden.
const HIDDEN_ONE_IN: usize = 10;

/// Something that places titles by what is known about them alone.
pub trait ColdRanker: Sync {
    /// A score for each hidden title, given as its facets in the numbers of the facts trained with. The history is in the order of
    /// time and names titles that were trained with.
    fn cold_scores(&self, history: &[Liked], hidden: &[Vec<u32>]) -> Vec<f32>;
}

/// Trains such a thing on likes and on facts about the same titles.
pub type ColdFit = Box<dyn Fn(&Interactions, &Facts) -> Result<Box<dyn ColdRanker>, FitError>>;

/// How well hidden titles were placed among each other.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ColdReport {
    pub hidden_titles: usize,
    /// Those of the asked viewers who liked a hidden title.
    pub viewers: usize,
    /// Model → metric → mean over viewers.
    pub models: Named<Named<Interval>>,
    /// Model → how much better than the best reference.
    pub against_best: Named<AgainstBest>,
}

/// The parts of a split, without the hidden titles.
struct Hidden {
    training: Interactions,
    facts: Facts,
    facets_of_hidden: Vec<Vec<u32>>,
    /// History by the numbers of training, targets by the numbers of the hidden.
    asked: Vec<KeptOut>,
}

impl Hidden {
    fn of(likes: &Interactions, facts: &Facts, seed: u64) -> Self {
        let split = Split::of(likes, seed);
        let facts = facts.with_titles(&split.titles);
        // A title of which nothing is known cannot be placed by what is known.
        let mut described: Vec<u32> = (0..split.training.titles as u32)
            .filter(|title| !facts.facets_of[*title as usize].is_empty())
            .collect();
        described.shuffle(&mut Pcg64Mcg::seed_from_u64(seed.wrapping_add(2)));
        described.truncate(described.len() / HIDDEN_ONE_IN);
        // Ties between hidden titles stand in this order, which says nothing.
        let hidden = NewNumbers::of(&described, split.training.titles);
        let shown: Vec<u32> = (0..split.training.titles as u32)
            .filter(|title| hidden.get(*title).is_none())
            .collect();
        let numbers = NewNumbers::of(&shown, split.training.titles);
        let asked = split.kept_out.iter().filter_map(|viewer| {
            let liked = viewer
                .known
                .iter()
                .map(|liked| liked.title)
                .chain(viewer.targets.iter().copied());
            let targets: Vec<u32> = liked.filter_map(|title| hidden.get(title)).collect();
            (!targets.is_empty()).then(|| KeptOut {
                known: numbers.renumber(&viewer.known),
                targets,
                asked_at_s: viewer.asked_at_s,
            })
        });
        Self {
            asked: asked.collect(),
            training: split.training.with_titles(&shown),
            facets_of_hidden: facts.with_titles(&described).facets_of,
            facts: facts.with_titles(&shown),
        }
    }

    fn measure(&self, ranker: &dyn ColdRanker) -> Vec<Metrics> {
        self.asked
            .par_iter()
            .map(|viewer| {
                let scores = ranker.cold_scores(&viewer.known, &self.facets_of_hidden);
                Metrics::of(&top(&scores, [], Metrics::DEPTH), &viewer.targets)
            })
            .collect()
    }
}

/// Measures the references and every contender that can; `None` where nobody liked a hidden title.
pub(super) fn measure(
    likes: &Interactions,
    facts: &Facts,
    seed: u64,
    contenders: &[Contender],
    tell: &dyn Fn(&str),
) -> Result<Option<ColdReport>, FitError> {
    let hidden = Hidden::of(likes, facts, seed);
    if hidden.asked.is_empty() {
        return Ok(None);
    }
    let described = Described {
        likes: &hidden.training,
        facts: &hidden.facts,
    };
    let mut references = vec![("random", hidden.measure(&reference::Random { seed }))];
    references.push((
        "director-genre-popularity",
        hidden.measure(&reference::CreditPopularity::of(described)),
    ));
    references.push(("shared-facets", hidden.measure(&reference::SharedFacets::of(described))));
    let mut others = Vec::new();
    for contender in contenders {
        if let Some(fit) = &contender.cold {
            tell(&format!("training {} without a tenth of the titles", contender.name));
            let ranker = fit(&hidden.training, &hidden.facts)?;
            others.push((contender.name, hidden.measure(ranker.as_ref())));
        }
    }
    let ndcg = |metrics: &[Metrics]| -> Vec<f64> { metrics.iter().map(|one| one.ndcg_10).collect() };
    let mean = |metrics: &[Metrics]| Interval::of(&ndcg(metrics)).mean;
    let best = references
        .iter()
        .max_by(|(_, one), (_, other)| mean(one).total_cmp(&mean(other)));
    let against = |metrics: &[Metrics]| {
        let (name, reference) = best?;
        Some(AgainstBest {
            reference: (*name).to_owned(),
            percent: percent_difference(&ndcg(metrics), &ndcg(reference))?,
        })
    };
    let against_best = others
        .iter()
        .filter_map(|(name, metrics)| Some(((*name).to_owned(), against(metrics)?)))
        .collect();
    Ok(Some(ColdReport {
        hidden_titles: hidden.facets_of_hidden.len(),
        viewers: hidden.asked.len(),
        against_best,
        models: others
            .iter()
            .chain(&references)
            .map(|(name, metrics)| ((*name).to_owned(), intervals(metrics)))
            .collect(),
    }))
}
