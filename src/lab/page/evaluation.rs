use super::{
    Asked, PageReport, Pages, VIEWPORTS, clock::Clock, ease_list::RankedList, measured::Measured, own::OwnPages,
    popularity_rows::PopularityRows,
};
use crate::{
    catalog::Catalog,
    lab::{EvaluationError, FitError, HISTORY_LENGTHS, Interval, Named, Split, percent_difference, reference},
    recommend::Model,
    train::Interactions,
};

/// Trains the page's model on likes in the catalog's numbers.
pub type FitModel<'a> = &'a dyn Fn(&Interactions) -> Result<Model, FitError>;

const OURS: &str = "frontrow";
const POPULARITY_ROWS: &str = "popularity-rows";
const FLAT_EASE: &str = "flat-ease";

/// Measures pages on viewers of an audience, likes in the catalog's numbers, and tells what it is at. Everything that is learned from
/// likes is learned from the other viewers.
///
/// # Errors
/// When there is nobody to ask, or a model cannot be trained.
pub fn evaluate(
    catalog: &Catalog,
    audience: &Interactions,
    seed: u64,
    fit: FitModel<'_>,
    tell: &dyn Fn(&str),
) -> Result<PageReport, EvaluationError> {
    let split = Split::of(audience, seed);
    let asked = Asked::all(&split, Clock::of(catalog, audience));
    if asked.is_empty() {
        return Err(EvaluationError::TooFewViewers);
    }
    let others = audience.with_viewers(split.trained_on.iter().copied());
    tell(&format!("training {OURS}"));
    let model = fit(&others)?;
    tell(&format!("training {FLAT_EASE}"));
    let ease = reference::ease(&split.training, seed)?;
    let contenders: [(&str, &dyn Pages); 3] = [
        (OURS, &OwnPages::new(catalog, &model, seed)),
        (POPULARITY_ROWS, &PopularityRows::of(catalog, &others)),
        (FLAT_EASE, &RankedList::new(ease, &split, catalog.len())),
    ];
    let mut by_viewport = Vec::new();
    let mut recall_over_popularity = Vec::new();
    for (name, viewport) in VIEWPORTS {
        tell(&format!("measuring pages of {name}"));
        let measure = |length: usize| -> Vec<Measured> {
            let of = |(_, pages): &(&str, &dyn Pages)| Measured::of(catalog, *pages, &asked, length, viewport);
            contenders.iter().map(of).collect()
        };
        let measured = by_history(measure);
        let summaries = measured.iter().map(|(length, measured)| {
            let named = contenders.iter().zip(measured);
            let named = named.map(|((name, _), measured)| ((*name).to_owned(), measured.summary()));
            (length.to_owned(), named.collect())
        });
        by_viewport.push((name.to_owned(), summaries.collect()));
        let times = measured.iter().filter_map(|(length, measured)| {
            let [ours, popularity, ..] = &measured[..] else {
                return None;
            };
            Some((length.to_owned(), times(&ours.recalls(), &popularity.recalls())?))
        });
        recall_over_popularity.push((name.to_owned(), times.collect()));
    }
    Ok(PageReport {
        titles: catalog.len(),
        training_viewers: others.viewers.len(),
        evaluated_viewers: asked.len(),
        too_early_viewers: split.kept_out.len() - asked.len(),
        seed,
        by_viewport: Named(by_viewport),
        recall_over_popularity: Named(recall_over_popularity),
    })
}

fn by_history<T>(measure: impl Fn(usize) -> T) -> Named<T> {
    let of = |(name, length): &(&str, usize)| ((*name).to_owned(), measure(*length));
    HISTORY_LENGTHS.iter().map(of).collect()
}

/// How many times as much one has as another, paired by viewer; none where the other has nothing.
fn times(one: &[f64], other: &[f64]) -> Option<Interval> {
    let Interval { mean, low, high } = percent_difference(one, other)?;
    let times = |percent: f64| 1.0 + percent / 100.0;
    Some(Interval {
        mean: times(mean),
        low: times(low),
        high: times(high),
    })
}
