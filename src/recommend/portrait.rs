//! What is concluded of a viewer, all of it, with evidence: what *Your taste* and `frontrow viewer` show.

use super::{Basis, Habit, HabitKind, Habits, Interest, Model, Request, Segment, SegmentFinding, Taste, score};
use crate::{
    behavior::{Corrections, Said, Trait, Viewer},
    catalog::{Catalog, FacetIndex, TitleIndex, listed},
};

/// The viewer's titles that the evidence of a taste names.
const NAMED: usize = 3;
/// What rounds to nothing in two decimals is nothing to show, in thousandths.
const LEAST_SHOWN: i32 = 5;

/// One facet that the viewer goes for or turns from.
#[derive(Clone, Debug, PartialEq)]
pub struct TasteEntry {
    /// `genre:crime`; what a correction names.
    pub key: String,
    /// For people's eyes: `Crime`.
    pub name: String,
    /// Thousandths of a log-odds unit; negative for what the viewer turns from.
    pub weight: i32,
    /// The viewer's titles that speak for it, strongest first, at most 3; and how many there are.
    pub titles: Vec<TitleIndex>,
    pub title_count: usize,
    /// One sentence, such as `“Heat”, “Ronin” and 2 more.`
    pub evidence: String,
    pub basis: Basis,
}

/// A conclusion that the viewer deleted, and may restore.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deleted {
    pub about: Trait,
    pub key: String,
    pub name: String,
}

/// Everything that is concluded of one viewer at one moment.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Portrait {
    /// Facets with a weight, those with the largest first, whether for or against; and those of which the viewer said that they have
    /// none.
    pub tastes: Vec<TasteEntry>,
    /// Habits of which something is known, in their order.
    pub habits: Vec<Habit>,
    /// Segments that hold, in their order, and those of which the viewer said something, whether they hold or not.
    pub segments: Vec<SegmentFinding>,
    pub deleted: Vec<Deleted>,
}

/// Paints a viewer at the request's time. Pure, and made for a screen and not for every key: it names evidence for each facet.
pub fn portrait(catalog: &Catalog, model: &Model, viewer: &Viewer, request: &Request<'_>) -> Portrait {
    let taste = Taste::of(catalog, model, viewer, request);
    let habits = Habits::of(catalog, viewer, request.now, request.utc_offset_min);
    let corrections = viewer.corrections();
    let deleted = corrections.iter().filter(|(_, _, said)| said.deleted);
    Portrait {
        tastes: tastes(catalog, viewer, &taste),
        segments: segments(&habits, &corrections),
        habits: habits.iter().cloned().collect(),
        deleted: deleted
            .map(|(about, key, _)| Deleted {
                about,
                key: key.to_owned(),
                name: called(catalog, about, key),
            })
            .collect(),
    }
}

/// What people read for the key of a conclusion; the key itself where this build does not know it.
pub fn called(catalog: &Catalog, about: Trait, key: &str) -> String {
    match about {
        Trait::Facet => {
            let facet = catalog.facet_by_key(key);
            facet.map_or_else(|| key.to_owned(), |facet| catalog.facet(facet).name.to_owned())
        }
        Trait::Habit => HabitKind::by_name(key).map_or_else(|| key.to_owned(), |kind| kind.label().to_owned()),
        Trait::Segment => Segment::by_name(key).map_or_else(|| key.to_owned(), |known| known.label().to_owned()),
    }
}

fn tastes(catalog: &Catalog, viewer: &Viewer, taste: &Taste) -> Vec<TasteEntry> {
    let answers_left = score::answers_left(taste);
    let corrections = viewer.corrections();
    let mut tastes: Vec<TasteEntry> = (0..taste.facets.len())
        .filter_map(|at| {
            let facet = FacetIndex(at as u16);
            let answered = score::scale(taste.answers[at], answers_left);
            let weight = score::pull(taste, answers_left, facet);
            let said = corrections.said(Trait::Facet, catalog.facet(facet).key);
            (weight.abs() >= LEAST_SHOWN || said.set.is_some() && !said.deleted)
                .then(|| entry(catalog, taste, facet, (weight, answered), said))
        })
        .collect();
    tastes.sort_by_key(|entry| std::cmp::Reverse(entry.weight.abs()));
    tastes
}

fn segments(habits: &Habits, corrections: &Corrections<'_>) -> Vec<SegmentFinding> {
    let is_spoken_of = |segment: Segment| !corrections.said(Trait::Segment, segment.name()).is_nothing();
    let findings = habits.findings().iter();
    let told = findings.filter(|found| found.holds || is_spoken_of(found.segment));
    told.cloned().collect()
}

fn entry(
    catalog: &Catalog,
    taste: &Taste,
    facet: FacetIndex,
    (weight, answered): (i32, i32),
    said: Said,
) -> TasteEntry {
    let named = catalog.facet(facet);
    let has_it = |title: TitleIndex| catalog.title(title).facets().contains(&facet);
    let speaks = |interest: &&Interest| interest.weight.signum() == weight.signum() && has_it(interest.title);
    let mut its: Vec<&Interest> = taste.titles.iter().filter(speaks).collect();
    its.sort_by_key(|interest| (std::cmp::Reverse(interest.weight.abs()), interest.title));
    let titles: Vec<TitleIndex> = its.iter().take(NAMED).map(|interest| interest.title).collect();
    let basis = match said {
        Said { weakened: 1.., .. } => Basis::Weakened,
        Said { set: Some(_), .. } => Basis::Said,
        Said { .. } => Basis::Concluded,
    };
    let evidence = if said.set.is_some() {
        "You said so.".to_owned()
    } else {
        evidence(catalog, &titles, its.len(), answered, weight)
    };
    TasteEntry {
        key: named.key.to_owned(),
        name: named.name.to_owned(),
        weight,
        title_count: its.len(),
        titles,
        evidence,
        basis,
    }
}

fn evidence(catalog: &Catalog, titles: &[TitleIndex], count: usize, answered: i32, weight: i32) -> String {
    let names: Vec<String> = titles
        .iter()
        .map(|title| format!("“{}”", catalog.title(*title).name()))
        .collect();
    let named = match count - titles.len() {
        0 => listed(&names),
        more => format!("{} and {more} more", names.join(", ")),
    };
    match (named.is_empty(), answered.signum() == weight.signum()) {
        (false, true) => format!("{named}, and your answers."),
        (false, false) => format!("{named}."),
        (true, true) => "Your answers.".to_owned(),
        (true, false) => "Rare among what you went for.".to_owned(),
    }
}
