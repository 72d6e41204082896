//! Why a title stands where it stands: its parts from the same rule that ranked it, and whose doing they are.

use std::collections::BTreeMap;

use super::{
    Explanation, HabitKind, Interest, Model, Neighbor, Part, Request, appeal, captions, habits::HabitWeights,
    score::Scorer,
};
use crate::{
    behavior::Viewer,
    catalog::{Appeal, Catalog, TitleIndex},
};

/// The viewer's titles and facets that an explanation names.
const NAMED: usize = 5;

/// Explains one title under a request; its parts are those of the slot on the page of the same request.
pub fn explain(
    catalog: &Catalog,
    model: &Model,
    viewer: &Viewer,
    request: &Request<'_>,
    title: TitleIndex,
) -> Explanation {
    let scorer = Scorer::new(catalog, model, viewer, request);
    let parts = scorer.parts(title);
    let shares = shares(&scorer, title);
    Explanation {
        title,
        score: parts.sum(),
        match_percent: scorer.match_percent(title, &parts),
        parts,
        // Nothing is named that is not for everybody who is here.
        because: shares
            .into_iter()
            .filter(|(title, _)| request.allows(catalog.title(*title)))
            .take(NAMED)
            .collect(),
        facets: facets(&scorer, title),
        habits: habits(&scorer, title),
        company: scorer.told_by_each(title),
        caption_reason: caption_reason(&scorer, title),
    }
}

/// What each of the viewer's own titles adds to a title's score, in thousandths, largest first: its co-likes, and its share of
/// the taste for each facet that both have. Bending is shared out in proportion.
pub(super) fn shares(scorer: &Scorer<'_>, title: TitleIndex) -> Vec<(TitleIndex, i32)> {
    let parts = scorer.parts(title);
    let raw = scorer.unbent(title);
    let mut shares: BTreeMap<TitleIndex, i32> = BTreeMap::new();
    for interest in scorer
        .taste
        .titles
        .iter()
        .filter(|interest| interest.weight != 0 && interest.title != title)
    {
        let co_liked =
            between(scorer, interest.title, title).map_or(0, |near| scorer.contribution(interest.weight, near));
        let alike = alike(scorer, interest, title);
        let share = in_proportion(co_liked, parts.get(Part::Audience), raw.audience)
            + in_proportion(alike, parts.get(Part::Taste), raw.taste);
        shares.insert(interest.title, share);
    }
    for &pick in scorer.taste.picks.iter().filter(|pick| **pick != title) {
        let picked = between(scorer, pick, title).map_or(0, |near| scorer.pick_contribution(near));
        *shares.entry(pick).or_default() += in_proportion(picked, parts.get(Part::Answers), raw.answers);
    }
    let mut shares: Vec<(TitleIndex, i32)> = shares.into_iter().filter(|(_, share)| *share > 0).collect();
    shares.sort_unstable_by_key(|(title, share)| (std::cmp::Reverse(*share), *title));
    shares
}

/// What one title's interest adds to the taste for the facets of another, before bending.
fn alike(scorer: &Scorer<'_>, interest: &Interest, title: TitleIndex) -> i32 {
    let facets = scorer.catalog.title(title).facets();
    let own = scorer.catalog.title(interest.title).facets().iter();
    own.filter(|facet| facets.contains(facet))
        .map(|facet| scorer.taste.share_of(*facet, interest.weight))
        .sum()
}

fn between(scorer: &Scorer<'_>, from: TitleIndex, to: TitleIndex) -> Option<Neighbor> {
    let neighbors = scorer.model.neighbors(from).iter();
    neighbors.copied().find(|neighbor| neighbor.title() == to)
}

/// A share of what `raw` became when it was bent to `bent`.
fn in_proportion(share: i32, bent: i32, raw: i32) -> i32 {
    if raw == 0 {
        0
    } else {
        (i64::from(share) * i64::from(bent) / i64::from(raw)) as i32
    }
}

fn facets(scorer: &Scorer<'_>, title: TitleIndex) -> Vec<(String, i32)> {
    let mut facets: Vec<(String, i32)> = scorer
        .catalog
        .title(title)
        .facets()
        .iter()
        .map(|facet| (*facet, scorer.facet_pull(*facet)))
        .filter(|(_, pull)| *pull != 0)
        .map(|(facet, pull)| (scorer.catalog.facet(facet).name.to_owned(), pull))
        .collect();
    facets.sort_by_key(|(_, pull)| std::cmp::Reverse(pull.abs()));
    facets.truncate(NAMED);
    facets
}

fn habits(scorer: &Scorer<'_>, index: TitleIndex) -> Vec<(String, i32)> {
    let hour = scorer.request.now.local(scorer.request.utc_offset_min).hour;
    let title = scorer.catalog.title(index);
    let popularity = scorer.popularity(index);
    let mut habits: Vec<(String, i32)> = HabitKind::ALL
        .into_iter()
        .map(|kind| {
            let alone = HabitWeights::of_one(scorer.catalog, &scorer.habits, hour, kind);
            (kind.label().to_owned(), alone.part_of(title, popularity))
        })
        .filter(|(_, thousandths)| *thousandths != 0)
        .collect();
    habits.sort_by_key(|(_, thousandths)| std::cmp::Reverse(thousandths.abs()));
    habits
}

fn caption_reason(scorer: &Scorer<'_>, index: TitleIndex) -> String {
    let title = scorer.catalog.title(index);
    let caption = captions::alone(scorer, title);
    let percent = (caption.action_prob * 100.0).round();
    let (pull, facet) = appeal::pulls(&scorer.taste, title)[caption.appeal as usize];
    let speaks = format!("The caption speaks to {}", spoken(caption.appeal));
    match facet.map(|facet| scorer.catalog.facet(facet).name) {
        _ if title.appeals().count() == 1 => {
            format!("{speaks}, the only one there is for this title.")
        }
        Some(facet) => format!("{speaks} because you go for {facet}; it was drawn with a chance of {percent} %."),
        None if pull > 0 => format!("{speaks}, which you go for elsewhere; it was drawn with a chance of {percent} %."),
        None => {
            format!("{speaks}; it was drawn with a chance of {percent} %, to learn what you like.")
        }
    }
}

/// An appeal in a sentence.
const fn spoken(appeal: Appeal) -> &'static str {
    match appeal {
        Appeal::Lead => "who is in it",
        Appeal::Director => "who made it",
        Appeal::Romance => "romance",
        Appeal::Comedy => "laughter",
        Appeal::Action => "action",
        Appeal::Suspense => "suspense",
        Appeal::Chills => "chills",
        Appeal::Wonder => "wonder",
        Appeal::Mood => "its mood",
        Appeal::Place => "where it plays",
        Appeal::Era => "its time",
        Appeal::Acclaim => "acclaim",
        Appeal::Length => "its length",
        Appeal::Language => "its language",
        Appeal::Story => "its story",
        Appeal::Family => "the family",
        Appeal::Genre => "its genre",
    }
}
