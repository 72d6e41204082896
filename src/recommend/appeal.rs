//! What a facet speaks to: how taste for facets becomes taste for the appeals that captions and artwork address.

use ndarray::Array1;

use super::{Taste, lens::Lens};
use crate::catalog::{Appeal, Catalog, FacetIndex, FacetKind, Title};

/// The general taste for an appeal counts this share beside what the title itself offers of it.
const GENERAL: f32 = 0.4;

/// What a caption built on a facet would speak to.
pub(super) fn of_facet(catalog: &Catalog, facet: FacetIndex) -> Option<Appeal> {
    match catalog.facet_kind(facet) {
        FacetKind::Genre => of_genre(catalog.facet(facet).key),
        FacetKind::Form => None,
        FacetKind::Country | FacetKind::Setting => Some(Appeal::Place),
        FacetKind::Language => Some(Appeal::Language),
        FacetKind::Decade | FacetKind::Era => Some(Appeal::Era),
        FacetKind::Length => Some(Appeal::Length),
        FacetKind::Acclaim => Some(Appeal::Acclaim),
        FacetKind::Tone | FacetKind::Pace => Some(Appeal::Mood),
        FacetKind::Theme | FacetKind::Basis => Some(Appeal::Story),
        FacetKind::Lead | FacetKind::Cast => Some(Appeal::Lead),
        FacetKind::Director => Some(Appeal::Director),
    }
}

fn of_genre(key: &str) -> Option<Appeal> {
    let genre = key.strip_prefix("genre:").unwrap_or(key);
    Some(match genre {
        "romance" => Appeal::Romance,
        "comedy" => Appeal::Comedy,
        "action" | "adventure" | "war" | "western" => Appeal::Action,
        "thriller" | "crime" | "mystery" => Appeal::Suspense,
        "horror" => Appeal::Chills,
        "sci-fi" | "fantasy" | "animation" => Appeal::Wonder,
        "family" => Appeal::Family,
        "music" | "musical" | "film-noir" => Appeal::Mood,
        "drama" | "biography" | "history" | "documentary" | "sport" => Appeal::Story,
        _ => return None,
    })
}

/// The taste for each appeal wherever it occurs: the strongest facet that speaks to it, liked or refused. People are left
/// out: who likes one director does not like directors.
pub(super) fn general(lens: &Lens, facets: &Array1<i32>, answers: &Array1<i32>) -> [i32; Appeal::ALL.len()] {
    let mut appeals = [0_i32; Appeal::ALL.len()];
    let impersonal = facets.iter().zip(answers).take(lens.people_from().at());
    for (at, (liked, answered)) in impersonal.enumerate() {
        let weight = liked + answered;
        if weight == 0 {
            continue;
        }
        if let Some(appeal) = lens.appeal(FacetIndex(at as u16)) {
            let strongest = &mut appeals[appeal as usize];
            if weight.abs() > strongest.abs() || (weight.abs() == strongest.abs() && weight > 0) {
                *strongest = weight;
            }
        }
    }
    appeals
}

/// The viewer's pull toward each appeal of one title, in thousandths, and the facet of the title that adds most to it.
pub(super) fn pulls(taste: &Taste, title: Title<'_>) -> [(i32, Option<FacetIndex>); Appeal::ALL.len()] {
    let mut pulls = Appeal::ALL.map(|appeal| ((GENERAL * taste.appeal(appeal) as f32) as i32, None));
    let mut strongest = [0_i32; Appeal::ALL.len()];
    for &facet in title.facets() {
        let weight = taste.facets[facet.at()] + taste.answers[facet.at()];
        if weight == 0 {
            continue;
        }
        if let Some(appeal) = taste.lens.appeal(facet) {
            let at = appeal as usize;
            pulls[at].0 += weight;
            if weight > strongest[at] {
                strongest[at] = weight;
                pulls[at].1 = Some(facet);
            }
        }
    }
    pulls
}
