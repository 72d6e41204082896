use super::{
    Asked, PageReport, Pages, VIEWPORTS,
    clock::Clock,
    measured::Measured,
    own::{OwnList, OwnPages},
    popularity_rows::PopularityRows,
    ranked_list::RankedList,
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
const OWN_LIST: &str = "flat-frontrow";
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
    let own = OwnPages::new(catalog, &model, seed);
    let contenders: [(&str, &dyn Pages); 4] = [
        (OURS, &own),
        (POPULARITY_ROWS, &PopularityRows::of(catalog, &others)),
        (OWN_LIST, &OwnList(&own)),
        (FLAT_EASE, &RankedList::new(ease, &split.titles, catalog.len())),
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

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;
    use crate::train::Liked;

    /// Viewers who like six titles each, a day apart.
    fn audience(catalog: &Catalog, viewers: u32) -> Interactions {
        let liked = |viewer: u32, day: u32| Liked {
            title: (viewer * 2 + day * 3) % 20,
            at_s: 1_400_000_000 + i64::from(viewer * 3_600 + day * 86_400),
        };
        let viewer = |viewer| ((0..6).map(|day| liked(viewer, day)).collect(), Vec::new());
        Interactions::rated(catalog.len(), (0..viewers).map(viewer).collect())
    }

    #[test]
    fn every_way_to_fill_a_viewport_is_measured_on_viewers_that_nothing_was_learned_from() {
        let catalog = Catalog::bundled().unwrap();
        let learned_from = Cell::new(0);
        let fit = |likes: &Interactions| {
            learned_from.set(likes.viewers.len());
            assert_eq!(likes.titles, catalog.len());
            Ok(Model::bundled()?)
        };
        let report = evaluate(&catalog, &audience(&catalog, 12), 7, &fit, &|_| ()).unwrap();
        assert_eq!((learned_from.get(), report.training_viewers), (8, 8));
        assert_eq!((report.evaluated_viewers, report.too_early_viewers), (4, 0));
        for (name, viewport) in VIEWPORTS {
            let by_history = report.by_viewport.get(name).unwrap();
            assert_eq!(by_history.iter().count(), HISTORY_LENGTHS.len());
            for (length, contenders) in by_history.iter() {
                for contender in [OURS, POPULARITY_ROWS, OWN_LIST, FLAT_EASE] {
                    let of = contenders.get(contender).unwrap();
                    for share in [&of.recall, &of.ndcg_2d] {
                        assert!((0.0..=1.0).contains(&share.mean), "{length} {contender}");
                    }
                    let places = f64::from(1 + viewport.rows * viewport.columns);
                    assert!((1.0..=4.0 * places).contains(&of.effective_catalog_size));
                    assert_eq!(of.rows_moved.is_some(), contender == OURS);
                    assert!(of.rows_moved.is_none_or(|moved| moved.mean <= f64::from(viewport.rows)));
                }
            }
        }
    }

    #[test]
    fn where_nobody_can_be_asked_nothing_is_learned() {
        let catalog = Catalog::bundled().unwrap();
        let fit = |_: &Interactions| unreachable!("there is nobody to measure on");
        let refused = evaluate(&catalog, &audience(&catalog, 2), 7, &fit, &|_| ());
        assert!(matches!(refused, Err(EvaluationError::TooFewViewers)));
    }

    #[test]
    fn a_ratio_is_that_of_the_means() {
        let Interval { mean, low, high } = times(&[0.6, 0.2, 0.4], &[0.4, 0.0, 0.2]).unwrap();
        assert!((mean - 2.0).abs() < 1e-12);
        assert!(low <= mean && mean <= high);
        assert_eq!(times(&[0.5], &[0.0]), None);
    }
}
