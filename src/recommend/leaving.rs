//! Which few of the viewer's own deeds would have to be undone for a title to leave the page: a greedy bound.

use std::cmp::Reverse;

use super::{Model, Part, Request, assemble, explanation::shares, score::Scorer};
use crate::{
    behavior::{BehaviorEvent, Correction, Record, Seq, TitleEvidence, Trait, TraitCorrection, Viewer},
    catalog::{Catalog, TitleIndex},
};

/// Deeds that are undone in thought, one after another, before giving up. Each costs a page.
const UNDONE: usize = 5;

/// What it takes for a title to leave the page of a fresh visit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Leaving {
    /// It would not be there anyway.
    Absent,
    /// It stays without these deeds, which weigh most in it; at most five.
    Stays(Vec<Seq>),
    /// It is gone once these are undone, at most five; those that turned out not to be needed for that are left out. Fewer others might
    /// do.
    AfterUndoing(Vec<Seq>),
}

impl Leaving {
    /// The deeds to be undone; empty where none would do.
    pub fn deeds(&self) -> &[Seq] {
        match self {
            Self::AfterUndoing(deeds) => deeds,
            Self::Absent | Self::Stays(_) => &[],
        }
    }
}

/// Undoes, in thought, the deeds that weigh most in a title until it is gone from the page of a fresh visit, then does again those
/// that were undone for nothing. Up to ten pages are ranked.
pub fn leaving(catalog: &Catalog, model: &Model, viewer: &Viewer, request: &Request<'_>, title: TitleIndex) -> Leaving {
    let fresh = Request {
        previous: None,
        focus: None,
        ..request.clone()
    };
    let is_shown_without = |undone: &[Seq]| {
        let (mut viewer, mut fresh) = (viewer.clone(), fresh.clone());
        for target in undone {
            viewer.apply(&undoing(&fresh, *target));
            for companion in &mut fresh.company {
                companion.viewer.to_mut().forget_as_guest(*target);
            }
        }
        let scorer = Scorer::new(catalog, model, &viewer, &fresh);
        assemble::page(&scorer).slots().any(|(_, _, slot)| slot.title == title)
    };
    if !is_shown_without(&[]) {
        return Leaving::Absent;
    }
    let causes = causes(&Scorer::new(catalog, model, viewer, &fresh), title);
    let mut all = 1..=causes.len();
    let Some(enough) = all.find(|count| !is_shown_without(&causes[..*count])) else {
        return Leaving::Stays(causes);
    };
    let mut undone = causes[..enough].to_vec();
    // The last one stays: before it was undone the title was still there.
    for at in (0..enough - 1).rev() {
        let mut fewer = undone.clone();
        fewer.remove(at);
        if !is_shown_without(&fewer) {
            undone = fewer;
        }
    }
    Leaving::AfterUndoing(undone)
}

/// The deeds that weigh most in a title's place: those with the title itself, then those behind the shares of its score.
fn causes(scorer: &Scorer<'_>, title: TitleIndex) -> Vec<Seq> {
    let viewer = scorer.viewer;
    let about = |title: TitleIndex| viewer.titles.get(&scorer.catalog.title(title).id());
    let own = about(title).into_iter().flat_map(deeds).map(|seq| (i32::MAX, seq));
    let mut weighed: Vec<(i32, Seq)> = own.collect();
    let mut picked = 0;
    for (other, share) in shares(scorer, title) {
        weighed.extend(about(other).into_iter().flat_map(deeds).map(|seq| (share, seq)));
        if scorer.taste.picks.contains(&other) {
            picked += share;
        }
    }
    let answers = scorer.parts(title).get(Part::Answers);
    weighed.extend(viewer.picks.iter().map(|picks| (picked, picks.seq)));
    weighed.extend(viewer.answers.iter().map(|answer| (answers - picked, answer.seq)));
    weighed.extend(said_of_its_facets(scorer, title));
    weighed.sort_by_key(|(weight, _)| Reverse(*weight));
    let heaviest = weighed.into_iter().map(|(_, seq)| seq);
    heaviest
        .filter(|seq| viewer.undoable.contains(seq))
        .take(UNDONE)
        .collect()
}

/// What the viewer said to go for, of what a title has.
fn said_of_its_facets(scorer: &Scorer<'_>, title: TitleIndex) -> Vec<(i32, Seq)> {
    let facets = scorer.catalog.title(title).facets();
    let has = |key: &str| {
        scorer
            .catalog
            .facet_by_key(key)
            .is_some_and(|facet| facets.contains(&facet))
    };
    let said = scorer.viewer.corrections.iter().filter_map(|made| {
        let TraitCorrection { about, key, correction } = &made.value;
        match (about, correction) {
            (Trait::Facet, Correction::Set { value }) if has(key) => Some((*value as i32, made.seq)),
            _ => None,
        }
    });
    said.collect()
}

/// The deeds with one title, the latest first.
fn deeds(evidence: &TitleEvidence) -> Vec<Seq> {
    let plays = evidence.plays.iter().map(|play| play.seq);
    let ratings = evidence.ratings.iter().map(|rated| rated.seq);
    let list = evidence.list.iter().map(|listed| listed.seq);
    let looks = evidence.opened.iter().chain(&evidence.searched).map(|look| look.seq);
    let mut deeds: Vec<Seq> = plays.chain(ratings).chain(list).chain(looks).collect();
    deeds.sort_unstable_by_key(|seq| Reverse(*seq));
    deeds
}

fn undoing(request: &Request<'_>, target: Seq) -> Record {
    Record {
        seq: Seq(u64::MAX),
        at: request.now,
        utc_offset_min: request.utc_offset_min,
        session: String::new(),
        profile: request.profile.id.clone(),
        with: Vec::new(),
        event: BehaviorEvent::EventUndone { target },
    }
}
