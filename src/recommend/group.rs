//! Watching together: what a title is worth to all who are there.
//!
//! Masthoff, Group Recommender Systems: Aggregation, Satisfaction and Group Attributes (2015), compares ways to make one score of
//! several. Here it is half their average and half the least of them, *average* with half of *least misery*: what pleases most on the
//! whole, and yet nothing that somebody has to sit through. What anybody refused is not shown to the group at all.

use std::borrow::Cow;

use super::{
    Part, Request,
    proportions::{ByGenre, liked_genres},
    score::{Scorer, scale},
};
use crate::{
    behavior::Viewer,
    catalog::{FacetIndex, TitleIndex},
    household::Profile,
};

/// A member's level is the mean of so many titles: the best for that member of what all may see.
const LEVEL_OF: usize = 24;

/// Somebody who is there beside the one whose page it is.
#[derive(Clone, Debug)]
pub struct Companion<'a> {
    pub profile: &'a Profile,
    pub viewer: Cow<'a, Viewer>,
}

/// What is known of all who are there, by title and by facet.
pub(super) struct Group {
    /// By title: what the group gives it more or less than the one whose page it is, thousandths.
    adds: Vec<i32>,
    /// By title: somebody else hid or disliked it.
    refused: Vec<bool>,
    /// By facet, people left out.
    pulls: Vec<i32>,
    /// The genres that each of the others likes.
    pub(super) genres: Vec<ByGenre>,
    /// Whoever's page it is, then the others in the order of the household.
    members: Vec<Member>,
}

/// One of those who are there.
struct Member {
    name: String,
    /// By title: what speaks of this member and the title, thousandths.
    scores: Vec<i32>,
    level: i32,
    /// Thousandths of a score that count.
    weight: i32,
}

impl Group {
    /// None for whoever is alone. `own` scores for the one whose page it is. The order of the company changes nothing.
    pub(super) fn of(own: &Scorer<'_>) -> Option<Self> {
        if own.request.company.is_empty() {
            return None;
        }
        let mut company: Vec<&Companion<'_>> = own.request.company.iter().collect();
        company.sort_by(|one, other| one.profile.order().cmp(&other.profile.order()));
        let facets = own.taste.lens.people_from().at();
        let mut group = Self {
            adds: Vec::new(),
            refused: vec![false; own.catalog.len()],
            pulls: Vec::new(),
            genres: Vec::new(),
            members: vec![Member::new(own)],
        };
        let mut pulls = vec![pulls(own, facets)];
        for companion in company {
            let request = alone(own.request, companion.profile);
            let scorer = Scorer::new(own.catalog, own.model, &companion.viewer, &request);
            for (refused, title) in group.refused.iter_mut().zip(own.catalog.indices()) {
                *refused |= scorer.is_refused(title);
            }
            pulls.push(self::pulls(&scorer, facets));
            group.genres.push(liked_genres(&scorer));
            group.members.push(Member::new(&scorer));
        }
        let of_all = |at: usize| aggregate(pulls.iter().map(|pulls| pulls[at]));
        group.pulls = (0..facets).map(of_all).collect();
        group.find_levels(own);
        let adds = own.catalog.indices().map(|title| group.gain(title));
        group.adds = adds.collect();
        Some(group)
    }

    /// What the group's score of a title is above that of the one whose page it is.
    pub(super) fn adds(&self, title: TitleIndex) -> i32 {
        self.adds[title.at()]
    }

    /// Whether somebody else there hid or disliked a title.
    pub(super) fn is_refused(&self, title: TitleIndex) -> bool {
        self.refused[title.at()]
    }

    /// The group's pull toward a facet, by the rule of its scores; none where it is a person.
    pub(super) fn pull(&self, facet: FacetIndex) -> Option<i32> {
        self.pulls.get(facet.at()).copied()
    }

    /// What a title is to each: name, and thousandths above or below what each would find first.
    pub(super) fn told(&self, title: TitleIndex) -> Vec<(String, i32)> {
        let members = self.members.iter();
        members
            .map(|member| (member.name.clone(), member.pleased(title)))
            .collect()
    }

    /// Brings the members onto one scale. Scores are log-odds, so only two things are taken out of them: where they begin, as it says
    /// how much is known of somebody and not how much a title is liked, and how far they spread, where that is farther than in the
    /// group on average: whoever has a long history would decide alone. Somebody of whom nothing is known stays as flat as that is.
    fn find_levels(&mut self, own: &Scorer<'_>) {
        let catalog = own.catalog;
        let may_show = |title: &TitleIndex| own.shelf.may_show(catalog.title(*title)) && !self.refused[title.at()];
        let shown: Vec<usize> = catalog.indices().filter(may_show).map(TitleIndex::at).collect();
        let spreads: Vec<i64> = self.members.iter().map(|member| member.spread(&shown)).collect();
        let mean = spreads.iter().sum::<i64>() / spreads.len() as i64;
        for (member, spread) in self.members.iter_mut().zip(spreads) {
            member.weight = (1000 * mean / spread.max(1)).clamp(0, 1000) as i32;
            member.level = member.level(&shown);
        }
    }

    fn gain(&self, title: TitleIndex) -> i32 {
        let host = &self.members[0];
        let together = aggregate(self.members.iter().map(|member| member.pleased(title)));
        host.level + together - host.scores[title.at()]
    }
}

impl Scorer<'_> {
    /// Whether anybody else who is there said no to a title.
    pub(super) fn is_refused_by_company(&self, index: TitleIndex) -> bool {
        self.group.as_ref().is_some_and(|group| group.is_refused(index))
    }

    /// What a title is to each who is there; empty for whoever is alone.
    pub(super) fn told_by_each(&self, index: TitleIndex) -> Vec<(String, i32)> {
        self.group.as_ref().map_or_else(Vec::new, |group| group.told(index))
    }

    /// The genres that each of the others likes.
    pub(super) fn genres_of_company(&self) -> &[ByGenre] {
        self.group.as_ref().map_or(&[], |group| &group.genres)
    }

    /// Whether the play of a title that was the last one was everybody's who is there.
    pub(super) fn was_watched_together(&self, index: TitleIndex) -> bool {
        let id = self.catalog.title(index).id();
        let last = self.viewer.titles.get(&id).and_then(|known| known.plays.last());
        let has = |companion: &Companion<'_>, seq| {
            let known = companion.viewer.titles.get(&id);
            known.is_some_and(|known| known.plays.iter().any(|play| play.seq == seq))
        };
        let mut company = self.request.company.iter();
        last.is_some_and(|last| company.all(|companion| has(companion, last.seq)))
    }

    /// The pull of all who are there.
    pub(super) fn common_pull(&self, facet: FacetIndex) -> i32 {
        let common = self.group.as_ref().and_then(|group| group.pull(facet));
        common.unwrap_or_else(|| self.facet_pull(facet))
    }
}

impl Member {
    fn new(scorer: &Scorer<'_>) -> Self {
        let scores = scorer.catalog.indices().map(|title| {
            let mut sum = 0;
            scorer.each_part(title, |part, thousandths| {
                if is_between_viewer_and_title(part) {
                    sum += thousandths;
                }
            });
            sum
        });
        Self {
            name: scorer.request.profile.facts.name.clone(),
            scores: scores.collect(),
            level: 0,
            weight: 1000,
        }
    }

    /// How much more or less a title is for this member than one that would be found first.
    fn pleased(&self, title: TitleIndex) -> i32 {
        scale(self.scores[title.at()] - self.level, self.weight)
    }

    /// The standard deviation of the scores of these titles, in thousandths.
    fn spread(&self, titles: &[usize]) -> i64 {
        let count = titles.len().max(1) as i64;
        let sum: i64 = titles.iter().map(|at| i64::from(self.scores[*at])).sum();
        let from_mean = |at: &usize| (i64::from(self.scores[*at]) - sum / count).pow(2);
        (titles.iter().map(from_mean).sum::<i64>() / count).isqrt()
    }

    fn level(&self, titles: &[usize]) -> i32 {
        let mut scores: Vec<i32> = titles.iter().map(|at| self.scores[*at]).collect();
        if scores.len() > LEVEL_OF {
            scores.select_nth_unstable_by(LEVEL_OF, |one, other| other.cmp(one));
            scores.truncate(LEVEL_OF);
        }
        scores.iter().sum::<i32>() / scores.len().max(1) as i32
    }
}

/// Half the average and half the least, of at least one.
fn aggregate(scores: impl Iterator<Item = i32> + Clone) -> i32 {
    let count = scores.clone().count().max(1) as i32;
    let least = scores.clone().min().unwrap_or(0);
    (scores.sum::<i32>() / count + least) / 2
}

/// Whether a part says what a title is to a viewer. The others are the page's: the hour, the screen, what is new or was passed over
/// here, and count once, for the one whose page it is.
const fn is_between_viewer_and_title(part: Part) -> bool {
    match part {
        Part::Popularity | Part::Audience | Part::Taste | Part::Answers | Part::History => true,
        Part::Trending
        | Part::Hour
        | Part::Habits
        | Part::Device
        | Part::Freshness
        | Part::Fatigue
        | Part::Originals
        | Part::Company => false,
    }
}

fn pulls(scorer: &Scorer<'_>, facets: usize) -> Vec<i32> {
    let facets = (0..facets).map(|at| FacetIndex(at as u16));
    facets.map(|facet| scorer.facet_pull(facet)).collect()
}

/// The same request, of somebody else and alone.
fn alone<'a>(request: &Request<'a>, profile: &'a Profile) -> Request<'a> {
    Request {
        profile,
        company: Vec::new(),
        previous: None,
        focus: None,
        ..request.clone()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_groups_score_lies_between_the_least_and_the_average(
            scores in prop::collection::vec(-9000_i32..9000, 1..6)
        ) {
            let together = aggregate(scores.iter().copied());
            let mean = scores.iter().sum::<i32>() / scores.len() as i32;
            prop_assert!(together <= mean + 1 && together >= *scores.iter().min().unwrap() - 1);
        }
    }

    #[test]
    fn of_one_the_groups_score_is_its_own() {
        assert_eq!(aggregate([-731].into_iter()), -731);
        assert_eq!(aggregate([1001, -1].into_iter()), 249);
    }
}
