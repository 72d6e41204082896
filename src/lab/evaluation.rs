use std::error::Error;

use rayon::prelude::*;

use super::{
    cold::{self, ColdFit},
    interval::{Interval, percent_difference},
    metrics::Metrics,
    report::{AgainstBest, Named, Report},
    split::{HISTORY_LENGTHS, Split},
};
use crate::train::{Facts, Interactions, Ranker, top};

/// Why something could not be trained, in one sentence.
pub type FitError = Box<dyn Error + Send + Sync>;

/// Trains a ranker on likes, and on facts about the same titles where there are any.
type Fit = Box<dyn Fn(&Interactions, Option<&Facts>) -> Result<Box<dyn Ranker>, FitError>>;

/// A method that is measured.
pub struct Contender {
    pub name: &'static str,
    /// Others are measured against it.
    pub is_reference: bool,
    pub fit: Fit,
    /// How it trains to place titles that nobody liked yet, where it can.
    pub cold: Option<ColdFit>,
}

impl Contender {
    pub fn new(
        name: &'static str,
        fit: impl Fn(&Interactions, Option<&Facts>) -> Result<Box<dyn Ranker>, FitError> + 'static,
    ) -> Self {
        Self {
            name,
            is_reference: false,
            fit: Box::new(fit),
            cold: None,
        }
    }

    pub fn reference(
        name: &'static str,
        fit: impl Fn(&Interactions, Option<&Facts>) -> Result<Box<dyn Ranker>, FitError> + 'static,
    ) -> Self {
        Self {
            is_reference: true,
            ..Self::new(name, fit)
        }
    }

    /// The same, measured on titles that nobody liked yet, too.
    pub fn with_cold(self, cold: ColdFit) -> Self {
        Self {
            cold: Some(cold),
            ..self
        }
    }
}

/// Why nothing was measured.
#[derive(Debug, thiserror::Error)]
pub enum EvaluationError {
    #[error(
        "nobody can be asked: at least three viewers with five liked titles are needed; try a smaller --min-rating"
    )]
    TooFewViewers,
    #[error(transparent)]
    NotTrained(#[from] FitError),
}

/// Measures contenders on a set of likes, all on the same viewers, and tells what it is at.
///
/// # Errors
/// When there is nobody to ask, or a model cannot be trained.
pub fn evaluate(
    likes: &Interactions,
    facts: Option<&Facts>,
    seed: u64,
    contenders: &[Contender],
    tell: &dyn Fn(&str),
) -> Result<Report, EvaluationError> {
    let split = Split::of(likes, seed);
    if split.kept_out.is_empty() {
        return Err(EvaluationError::TooFewViewers);
    }
    let known = facts.map(|facts| facts.with_titles(&split.titles));
    let mut measured = Vec::new();
    for contender in contenders {
        tell(&format!("training {}", contender.name));
        let ranker = (contender.fit)(&split.training, known.as_ref())?;
        tell(&format!("measuring {}", contender.name));
        measured.push((contender, measure(ranker.as_ref(), &split)));
    }
    let cold = match facts {
        Some(facts) => cold::measure(likes, facts, seed, contenders, tell)?,
        None => None,
    };
    Ok(Report {
        viewers: likes.viewers.len(),
        titles: likes.most_liked().len(),
        interactions: likes.likes(),
        training_viewers: split.training.viewers.len(),
        evaluated_viewers: split.kept_out.len(),
        seed,
        is_ordered: likes.is_ordered,
        by_history: by_history(&measured),
        against_best: against_best(&measured),
        cold,
    })
}

/// For each length of history, every asked viewer's metrics, in the same order for every contender.
type Measured = Vec<Vec<Metrics>>;

fn measure(ranker: &dyn Ranker, split: &Split) -> Measured {
    let of_length = |length: usize| {
        split
            .kept_out
            .par_iter()
            .map(|viewer| {
                let history = viewer.history(length);
                let known = history.iter().map(|liked| liked.title);
                Metrics::of(&top(&ranker.scores(history), known, Metrics::DEPTH), &viewer.targets)
            })
            .collect()
    };
    HISTORY_LENGTHS.iter().map(|(_, length)| of_length(*length)).collect()
}

pub(super) fn intervals(metrics: &[Metrics]) -> Named<Interval> {
    Metrics::ALL
        .iter()
        .map(|(name, value)| {
            let values: Vec<f64> = metrics.iter().map(value).collect();
            ((*name).to_owned(), Interval::of(&values))
        })
        .collect()
}

fn by_history(measured: &[(&Contender, Measured)]) -> Named<Named<Named<Interval>>> {
    let of_length = |at: usize| {
        measured
            .iter()
            .map(|(contender, metrics)| (contender.name.to_owned(), intervals(&metrics[at])))
            .collect()
    };
    HISTORY_LENGTHS
        .iter()
        .enumerate()
        .map(|(at, (name, _))| ((*name).to_owned(), of_length(at)))
        .collect()
}

fn against_best(measured: &[(&Contender, Measured)]) -> Named<Named<AgainstBest>> {
    let ndcg = |metrics: &Measured, at: usize| -> Vec<f64> { metrics[at].iter().map(|one| one.ndcg_10).collect() };
    let of_length = |at: usize| {
        let mean = |metrics: &Measured| Interval::of(&ndcg(metrics, at)).mean;
        let (references, others): (Vec<_>, Vec<_>) = measured.iter().partition(|(contender, _)| contender.is_reference);
        let best = references
            .iter()
            .max_by(|(_, one), (_, other)| mean(one).total_cmp(&mean(other)));
        let against = |metrics: &Measured| {
            let (best, reference) = best?;
            let percent = percent_difference(&ndcg(metrics, at), &ndcg(reference, at))?;
            Some(AgainstBest {
                reference: best.name.to_owned(),
                percent,
            })
        };
        others
            .iter()
            .filter_map(|(contender, metrics)| Some((contender.name.to_owned(), against(metrics)?)))
            .collect()
    };
    HISTORY_LENGTHS
        .iter()
        .enumerate()
        .map(|(at, (name, _))| ((*name).to_owned(), of_length(at)))
        .collect()
}
