//! What a viewer goes for, derived from evidence: by facet, by title, by appeal. Nothing here is stored: a corrected catalog
//! corrects the taste.
//!
//! A facet's weight is how much likelier it is among what the viewer liked than among what everybody likes, as a shrunk
//! log-lift, minus the same for what the viewer turned away from: the log-odds of naive Bayes, damped by kind, because
//! facets of one title are far from independent.

use ndarray::Array1;

use super::{Interest, Model, Request, appeal, asking, lens::Lens, onboarding};
use crate::{
    behavior::{Trait, Viewer},
    catalog::{Appeal, Catalog, FacetIndex, FacetKind, TitleIndex},
};

/// Evidence, in titles plainly liked, that chance is granted before a facet tells.
const SHRINK: f32 = 1.0;
/// What was turned away from says less than what was chosen: the reasons to leave are many.
const AVERSION: f32 = 0.7;
/// How much the hour's own taste counts beside the taste of all hours.
const HOUR: f32 = 0.6;

/// Where the taste has reached half of what it can.
pub(super) const TASTE_KNEE: f32 = 6000.0;
/// The interest in a title plainly liked.
const PLAINLY_LIKED: i32 = 1000;

/// One viewer's taste at one moment; weights in thousandths of a log-odds unit.
#[derive(Clone, Debug)]
pub struct Taste {
    /// From what the viewer did, by facet.
    pub facets: Array1<i32>,
    /// From what the viewer answered, by facet.
    pub answers: Array1<i32>,
    /// What the viewer watches at this hour beyond what the viewer watches anyway, by facet.
    pub hour: Array1<i32>,
    /// Every title with evidence, ordered by index.
    pub titles: Vec<Interest>,
    /// Titles picked in the onboarding, ordered by index.
    pub picks: Vec<TitleIndex>,
    appeals: [i32; Appeal::ALL.len()],
    pub(super) lens: Lens,
    /// Liking added up by facet, in titles plainly liked.
    liked: Array1<f32>,
}

impl Taste {
    /// Derives the taste from a viewer's evidence at the request's time, against what the audience likes.
    pub fn of(catalog: &Catalog, model: &Model, viewer: &Viewer, request: &Request<'_>) -> Self {
        Self::against(|facet| model.facet_share(facet), catalog, viewer, request)
    }

    /// The same against any expectation of how large a facet's share is.
    pub(super) fn against(
        share: impl Fn(FacetIndex) -> f32,
        catalog: &Catalog,
        viewer: &Viewer,
        request: &Request<'_>,
    ) -> Self {
        let hour = request.now.local(request.utc_offset_min).hour;
        let mut titles: Vec<Interest> = viewer
            .titles
            .iter()
            .filter_map(|(id, evidence)| {
                let title = catalog.by_id(*id)?;
                Some(Interest::of(title, evidence, request.now, hour))
            })
            .collect();
        titles.sort_unstable_by_key(|interest| interest.title);
        let picks = picks(catalog, viewer);
        let lens = Lens::of(catalog);
        let weights = titles
            .iter()
            .map(|interest| (interest.title, interest.weight, interest.weight_at_hour));
        let masses = Masses::of(catalog, &lens, weights);
        let (mut facets, mut by_hour) = masses.weights(&lens, share);
        let mut answers = onboarding::facet_weights(catalog, viewer, request.profile.facts.kids);
        asking::add_answers(catalog, viewer, &mut answers);
        correct(catalog, viewer, [&mut facets, &mut by_hour, &mut answers]);
        let appeals = appeal::general(&lens, &facets, &answers);
        Self {
            facets,
            answers,
            hour: by_hour,
            titles,
            picks,
            appeals,
            lens,
            liked: Array1::from_vec(masses.liked),
        }
    }

    /// What is known about one title.
    pub fn interest(&self, title: TitleIndex) -> Option<&Interest> {
        let at = self
            .titles
            .binary_search_by_key(&title, |interest| interest.title)
            .ok()?;
        self.titles.get(at)
    }

    /// What one title of this interest adds to the weight of a facet it has, in thousandths.
    pub(super) fn share_of(&self, facet: FacetIndex, interest: i32) -> i32 {
        let weight = self.facets[facet.at()].max(0) as f32;
        let share = interest.max(0) as f32 / 1000.0 / self.liked[facet.at()].max(0.001);
        (weight * share.min(1.0)) as i32
    }

    /// How much the viewer goes for an appeal wherever it occurs.
    pub fn appeal(&self, appeal: Appeal) -> i32 {
        self.appeals[appeal as usize]
    }
}

fn picks(catalog: &Catalog, viewer: &Viewer) -> Vec<TitleIndex> {
    let mut picks: Vec<TitleIndex> = viewer
        .picks
        .iter()
        .flat_map(|dated| &dated.value)
        .filter_map(|id| catalog.index_of(*id))
        .collect();
    picks.sort_unstable();
    picks.dedup();
    picks
}

/// The most that a viewer may say a facet weighs, in thousandths: sums over facets have room for it.
pub(super) const MOST_SAID: f64 = 9000.0;

/// Puts what the viewer said in the place of what was concluded: by deed, by hour and by answer.
fn correct(catalog: &Catalog, viewer: &Viewer, [facets, by_hour, answers]: [&mut Array1<i32>; 3]) {
    for (about, key, said) in viewer.corrections().iter() {
        let Some(facet) = catalog.facet_by_key(key).filter(|_| about == Trait::Facet) else {
            continue;
        };
        let at = facet.at();
        if said.deleted || said.set.is_some() {
            facets[at] = said.set.map_or(0.0, |value| value.clamp(-MOST_SAID, MOST_SAID)) as i32;
            by_hour[at] = 0;
            answers[at] = 0;
        }
        let left = if said.deleted { 0.0 } else { said.share_left() };
        for weights in [&mut *facets, &mut *by_hour, &mut *answers] {
            weights[at] = (f64::from(weights[at]) * left) as i32;
        }
    }
}

/// How much a kind of facet tells about liking.
pub(super) const fn kind_weight(kind: FacetKind) -> f32 {
    match kind {
        FacetKind::Genre => 0.9,
        FacetKind::Tone | FacetKind::Theme | FacetKind::Director => 0.6,
        FacetKind::Pace | FacetKind::Setting => 0.3,
        FacetKind::Cast | FacetKind::Language => 0.25,
        FacetKind::Country | FacetKind::Decade | FacetKind::Era | FacetKind::Lead | FacetKind::Basis => 0.2,
        FacetKind::Length | FacetKind::Acclaim | FacetKind::Form => 0.12,
    }
}

/// What the taste of viewers of whom nothing but likes is known gives every title: what training learns the taste's weight on, by
/// the same rule.
pub struct LikedTastes<'a> {
    catalog: &'a Catalog,
    lens: Lens,
    /// Each facet's share of all likes, by facet.
    shares: Vec<f32>,
}

impl<'a> LikedTastes<'a> {
    pub fn new(catalog: &'a Catalog, shares: Vec<f32>) -> Self {
        let lens = Lens::of(catalog);
        Self { catalog, lens, shares }
    }

    /// The taste for each title of the catalog, by index, of somebody who plainly liked some: thousandths, before the learned weight.
    pub fn of(&self, liked: &[TitleIndex]) -> Vec<i32> {
        let weights = liked.iter().map(|title| (*title, PLAINLY_LIKED, 0));
        let masses = Masses::of(self.catalog, &self.lens, weights);
        let (facets, _) = masses.weights(&self.lens, |facet| self.shares.get(facet.at()).copied().unwrap_or(0.0));
        let sum = |title: TitleIndex| -> i32 {
            let own = self.catalog.title(title).facets().iter();
            own.map(|facet| facets[facet.at()]).sum()
        };
        self.catalog
            .indices()
            .map(|title| bend(sum(title), TASTE_KNEE))
            .collect()
    }
}

/// Interest added up by facet, in titles plainly liked.
struct Masses {
    liked: Vec<f32>,
    refused: Vec<f32>,
    liked_at_hour: Vec<f32>,
    all_liked: f32,
    all_refused: f32,
    all_at_hour: f32,
    /// People met, some of them more than once.
    people: Vec<FacetIndex>,
}

impl Masses {
    /// From titles, each with its interest and the share of it earned at hours like now's, in thousandths.
    fn of(catalog: &Catalog, lens: &Lens, titles: impl Iterator<Item = (TitleIndex, i32, i32)>) -> Self {
        let mut masses = Self {
            liked: vec![0.0; catalog.facet_count()],
            refused: vec![0.0; catalog.facet_count()],
            liked_at_hour: vec![0.0; lens.people_from().at()],
            all_liked: 0.0,
            all_refused: 0.0,
            all_at_hour: 0.0,
            people: Vec::new(),
        };
        for (title, weight, at_hour) in titles.filter(|(_, weight, _)| *weight != 0) {
            masses.add(lens, catalog.title(title).facets(), weight, at_hour);
        }
        masses
    }

    fn add(&mut self, lens: &Lens, facets: &[FacetIndex], weight: i32, at_hour: i32) {
        let weight = weight as f32 / 1000.0;
        let at_hour = at_hour.max(0) as f32 / 1000.0;
        let (side, all) = if weight > 0.0 {
            (&mut self.liked, &mut self.all_liked)
        } else {
            (&mut self.refused, &mut self.all_refused)
        };
        *all += weight.abs();
        self.all_at_hour += at_hour;
        for facet in facets {
            side[facet.at()] += weight.abs();
        }
        let impersonal = lens.impersonal(facets);
        for facet in impersonal {
            self.liked_at_hour[facet.at()] += at_hour;
        }
        self.people.extend_from_slice(&facets[impersonal.len()..]);
    }

    /// The taste of all hours and, beyond it, this hour's. People have none of the latter: nobody watches a person at an hour.
    fn weights(&self, lens: &Lens, share: impl Fn(FacetIndex) -> f32) -> (Array1<i32>, Array1<i32>) {
        let mut facets = Array1::zeros(self.liked.len());
        let mut by_hour = Array1::zeros(self.liked.len());
        if self.all_liked + self.all_refused == 0.0 {
            return (facets, by_hour);
        }
        for at in 0..lens.people_from().0 {
            let facet = FacetIndex(at);
            let kind = kind_weight(lens.kind(facet)) * 1000.0;
            facets[facet.at()] = self.weight(facet, kind, share(facet));
            if self.all_at_hour > 0.0 {
                let anyway = self.liked[facet.at()] / self.all_liked.max(SHRINK);
                let now = lift(self.liked_at_hour[facet.at()], self.all_at_hour * anyway);
                by_hour[facet.at()] = (HOUR * kind * now).round() as i32;
            }
        }
        for &person in &self.people {
            if facets[person.at()] != 0 {
                continue;
            }
            let kind = kind_weight(lens.kind(person)) * 1000.0;
            facets[person.at()] = self.weight(person, kind, share(person));
        }
        (facets, by_hour)
    }

    fn weight(&self, facet: FacetIndex, kind: f32, share: f32) -> i32 {
        // Against a rare facet that was not met chance says nothing: its logarithm would round to nothing.
        let of = |mass: f32, all: f32| {
            if mass > 0.0 || share >= 0.002 {
                lift(mass, all * share)
            } else {
                0.0
            }
        };
        let toward = of(self.liked[facet.at()], self.all_liked);
        let away = of(self.refused[facet.at()], self.all_refused);
        (kind * (toward - AVERSION * away)).round() as i32
    }
}

/// Diminishing returns that keep the sign and the order: x·k / (k + |x|), never beyond ±k.
pub(super) fn bend(sum: i32, knee: f32) -> i32 {
    if sum == 0 {
        return 0;
    }
    let sum = sum as f32;
    (sum * knee / (knee + sum.abs())) as i32
}

fn lift(seen: f32, expected: f32) -> f32 {
    ((seen + SHRINK) / (expected + SHRINK)).ln()
}
