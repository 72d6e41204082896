//! The one rule of what a title is worth to this viewer now. Totals are its sums and explanations are its parts, so the two
//! cannot disagree.

use std::ops::Range;

use super::{
    Habits, Interest, Model, Neighbor, Part, Parts, Request, STAGES, Stages, Standing, Taste,
    facet_weights::FacetWeights,
    group::Group,
    habits::HabitWeights,
    hour::HourPrior,
    shelf::Shelf,
    taste::{TASTE_KNEE, bend},
    trending::{self, Trend},
};
use crate::{
    behavior::{DeviceClass, Rating, Viewer},
    catalog::{Catalog, FacetIndex, FacetKind, Title, TitleIndex},
};

/// Answers are few and plain: they bend late.
const ANSWERS_KNEE: f32 = 12_000.0;
const HOUR_KNEE: f32 = 900.0;
/// What a refused title's neighbors lose, as a share of what a liked one's gain.
const REFUSED_SHARE: (i32, i32) = (1, 2);
/// A title picked in the onboarding, as interest.
const PICKED: i32 = 900;
/// After this much liking by deed, in thousandths, answers count half.
const ANSWERS_YIELD_AT: i64 = 8000;

const FINISHED: i32 = -4000;
const SEEN_ELSEWHERE: i32 = -2000;
const ABANDONED: i32 = -2200;
const DISLIKED: i32 = -5000;
const HIDDEN: i32 = -6000;
const LOOKED_AT: i32 = 200;
const IN_LIST: i32 = 500;

const ORIGINALS: i32 = 200;
const FRESH_ORIGINAL: i32 = 500;
const FRESH_ORIGINAL_DAYS: i32 = 45;
const FRESH_FILM: i32 = 250;
const FRESH_FILM_DAYS: i32 = 180;
const FATIGUE_PER_LOG_UNIT: f32 = 260.0;
const MOST_FATIGUE: i32 = 900;

/// What the viewer's own history gives each title, by index, gathered before scoring. Each sum is a column of its own: sums are
/// added to all over the catalog, and one column fits into the processor's cache where all together would not.
struct Own {
    audience: Vec<i32>,
    picks: Vec<i32>,
    /// Taste for the people in it.
    people: Vec<i32>,
    trending: Vec<i32>,
    /// By habits, for its facets.
    habits: Vec<i32>,
    history: Vec<i32>,
    fatigue: Vec<i32>,
}

impl Own {
    fn nothing(titles: usize) -> Self {
        let column = || vec![0; titles];
        Self {
            audience: column(),
            picks: column(),
            people: column(),
            trending: column(),
            habits: column(),
            history: column(),
            fatigue: column(),
        }
    }
}

/// The parts that have diminishing returns, as plain sums.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unbent {
    pub(super) audience: i32,
    pub(super) taste: i32,
    pub(super) answers: i32,
    hour: i32,
}

/// Scores titles for one viewer under one request.
pub(super) struct Scorer<'a> {
    pub(super) catalog: &'a Catalog,
    pub(super) model: &'a Model,
    pub(super) request: &'a Request<'a>,
    pub(super) viewer: &'a Viewer,
    pub(super) taste: Taste,
    pub(super) habits: Habits,
    habit_weights: HabitWeights,
    pub(super) shelf: Shelf<'a>,
    pub(super) trends: Vec<Trend>,
    /// How many titles the viewer is known to like; what was liked by halves counts half, what was picked counts as a like.
    likes: f64,
    /// How learned weights are mixed for somebody of whom so much is known.
    pub(super) stages: Stages,
    /// What a unit of lift to one title plainly liked adds, in thousandths.
    lift_a_like: i32,
    /// Thousandths of the taste that count.
    taste_weight: i32,
    /// The model's, by title and stage.
    popularity: &'a [[i32; STAGES]],
    own: Own,
    facets: Vec<FacetWeights>,
    /// Thousandths of the answers' first weight that are left.
    answers_left: i32,
    /// None for whoever is alone.
    pub(super) group: Option<Group>,
}

impl<'a> Scorer<'a> {
    pub(super) fn new(catalog: &'a Catalog, model: &'a Model, viewer: &'a Viewer, request: &'a Request<'a>) -> Self {
        let taste = Taste::of(catalog, model, viewer, request);
        let prior = HourPrior::at(catalog, request);
        let facets = (0..taste.lens.people_from().at())
            .map(|at| {
                let late = prior.weight(FacetIndex(at as u16));
                FacetWeights::new(taste.facets[at], taste.answers[at], taste.hour[at] + late)
            })
            .collect();
        let habits = Habits::of(catalog, viewer, request.now, request.utc_offset_min);
        let hour = request.now.local(request.utc_offset_min).hour;
        let likes = likes(&taste);
        // Weights are learned from the first like on; before it, those for one come nearest.
        let stages = Stages::of(likes.max(1.0));
        let mut scorer = Self {
            catalog,
            model,
            request,
            viewer,
            shelf: Shelf::new(catalog, request),
            trends: trending::trends(catalog, request.now),
            likes,
            stages,
            lift_a_like: model.weights().lift_a_like(stages, likes),
            taste_weight: stages.weigh(model.weights().taste),
            popularity: model.popularity(),
            own: Own::nothing(catalog.len()),
            facets,
            answers_left: answers_left(&taste),
            taste,
            habit_weights: HabitWeights::of(catalog, &habits, hour),
            habits,
            group: None,
        };
        scorer.gather();
        scorer.group = Group::of(&scorer);
        scorer
    }

    /// The parts of a title's score, each in thousandths of a log-odds unit.
    pub(super) fn parts(&self, index: TitleIndex) -> Parts {
        let mut parts = Parts::default();
        self.each_part(index, |part, thousandths| parts.set(part, thousandths));
        parts
    }

    /// Says every part of a title's score once: whoever wants them all keeps them, whoever wants the score adds them up.
    pub(super) fn each_part(&self, index: TitleIndex, mut say: impl FnMut(Part, i32)) {
        let (title, at) = (self.catalog.title(index), index.at());
        let raw = self.unbent(index);
        let popularity = self.popularity(index);
        let by_habits = self.habit_weights.part(title, self.own.habits[at], popularity);
        say(Part::Popularity, popularity);
        say(Part::Audience, raw.audience);
        say(Part::Taste, scale(bend(raw.taste, TASTE_KNEE), self.taste_weight));
        say(Part::Answers, scale(bend(raw.answers, ANSWERS_KNEE), self.answers_left));
        say(Part::Trending, self.own.trending[at]);
        say(Part::Hour, bend(raw.hour, HOUR_KNEE));
        say(Part::Habits, by_habits);
        say(Part::Device, self.device(popularity, raw.audience));
        say(Part::Freshness, self.freshness(title));
        say(Part::Fatigue, self.own.fatigue[at]);
        say(Part::History, self.own.history[at]);
        say(Part::Originals, if title.is_original() { ORIGINALS } else { 0 });
        say(Part::Company, self.group.as_ref().map_or(0, |group| group.adds(index)));
    }

    /// How well the audience likes a title, for a viewer of whom so much is known.
    pub(super) fn popularity(&self, index: TitleIndex) -> i32 {
        let by_stage = self.popularity.get(index.at());
        by_stage.map_or(0, |by_stage| self.stages.weigh(*by_stage))
    }

    /// The probability that the viewer likes it, watched, in whole percent; none where too little is known to say, and none in company:
    /// it is of one viewer, and would pass for the group's.
    pub(super) fn match_percent(&self, index: TitleIndex, parts: &Parts) -> Option<u8> {
        if self.group.is_some() {
            return None;
        }
        let audience = self.catalog.title(index).audience();
        let (company, taste) = (parts.get(Part::Audience), parts.get(Part::Taste));
        self.model.liking().percent(audience, self.likes, company, taste)
    }

    /// Whether anybody who is there said no to a title.
    pub(super) fn is_refused(&self, index: TitleIndex) -> bool {
        self.own.history[index.at()] <= DISLIKED || self.is_refused_by_company(index)
    }

    /// A title's score if it may be shown.
    pub(super) fn total(&self, index: TitleIndex) -> Option<i32> {
        (!self.is_refused(index) && self.shelf.may_show(self.catalog.title(index))).then(|| {
            let mut sum = 0;
            self.each_part(index, |_, thousandths| sum += thousandths);
            sum
        })
    }

    /// What one of the viewer's titles adds to the audience's part of a neighbor.
    pub(super) fn contribution(&self, interest: i32, neighbor: Neighbor) -> i32 {
        let raw = scale(neighbor.adds(self.stages, self.lift_a_like), interest);
        if raw < 0 {
            raw * REFUSED_SHARE.0 / REFUSED_SHARE.1
        } else {
            raw
        }
    }

    /// The parts that are sums of evidence, before bending.
    pub(super) fn unbent(&self, index: TitleIndex) -> Unbent {
        let (own, at) = (&self.own, index.at());
        let mut sum = FacetWeights::default();
        for facet in self.catalog.title(index).facets() {
            let Some(weights) = self.facets.get(facet.at()) else {
                break;
            };
            sum += *weights;
        }
        let [taste, answers, hour] = sum.sums();
        Unbent {
            audience: own.audience[at],
            taste: taste + own.people[at],
            answers: answers + own.picks[at],
            hour,
        }
    }

    /// How much those who like what this viewer likes and picked like a title, before bending.
    pub(super) fn company(&self, index: TitleIndex) -> i32 {
        self.own.audience[index.at()] + self.own.picks[index.at()]
    }

    /// The viewer's pull toward a facet, by deed and by answer.
    pub(super) fn facet_pull(&self, facet: FacetIndex) -> i32 {
        pull(&self.taste, self.answers_left, facet)
    }

    /// What share each of these facets has of the audience's likes of all of them.
    pub(super) fn audience_shares(&self, facets: Range<usize>) -> Vec<f32> {
        let shares: Vec<f32> = facets.map(|at| self.model.facet_share(FacetIndex(at as u16))).collect();
        let all: f32 = shares.iter().sum();
        shares
            .into_iter()
            .map(|share| share / all.max(f32::MIN_POSITIVE))
            .collect()
    }

    /// Whether a title premiered in the last so many days.
    pub(super) fn has_premiered_within(&self, title: TitleIndex, days: u32) -> bool {
        let since = self.shelf.days_since_premiere(self.catalog.title(title));
        since.is_some_and(|since| (0..=i64::from(days)).contains(&i64::from(since)))
    }

    /// Whether a facet tells what somebody likes: genres and moods, not where and when it was made.
    pub(super) fn tells_apart(&self, facet: FacetIndex) -> bool {
        matches!(
            self.taste.lens.kind(facet),
            FacetKind::Genre | FacetKind::Tone | FacetKind::Theme | FacetKind::Director
        )
    }

    /// What a pick adds to the answers' part of a neighbor, before bending.
    pub(super) fn pick_contribution(&self, neighbor: Neighbor) -> i32 {
        self.contribution(PICKED, neighbor)
    }

    fn gather(&mut self) {
        let mut own = std::mem::replace(&mut self.own, Own::nothing(0));
        // Those who have seen nearly all that rises like the rest of it less; that is no reason to speak against it.
        let weight = self.stages.weigh(self.model.weights().rise).max(0);
        for trend in &self.trends {
            own.trending[trend.title.at()] = scale(trend.rise, weight);
        }
        let people = self.taste.facets.iter().enumerate().skip(self.facets.len());
        for (at, &weight) in people.filter(|(_, weight)| **weight != 0) {
            for title in self.catalog.titles_with(FacetIndex(at as u16)) {
                own.people[title.at()] += weight;
            }
        }
        for &(facet, weight) in &self.habit_weights.facets {
            for title in self.catalog.titles_with(facet) {
                own.habits[title.at()] += weight;
            }
        }
        for interest in &self.taste.titles {
            let at = interest.title.at();
            own.history[at] = history(interest);
            own.fatigue[at] = fatigue(interest);
            if interest.weight != 0 {
                for neighbor in self.model.neighbors(interest.title) {
                    if let Some(audience) = own.audience.get_mut(neighbor.title().at()) {
                        *audience += self.contribution(interest.weight, *neighbor);
                    }
                }
            }
        }
        for &pick in &self.taste.picks {
            let history = &mut own.history[pick.at()];
            *history = SEEN_ELSEWHERE.min(*history);
            for neighbor in self.model.neighbors(pick) {
                if let Some(picks) = own.picks.get_mut(neighbor.title().at()) {
                    *picks += self.pick_contribution(*neighbor);
                }
            }
        }
        self.own = own;
    }

    /// A small screen shows little, so it shows what is surest to be liked.
    fn device(&self, popularity: i32, audience: i32) -> i32 {
        match self.request.device {
            DeviceClass::Narrow => (popularity / 4 + audience / 6).clamp(-700, 700),
            DeviceClass::Standard | DeviceClass::Wide | DeviceClass::Headless => 0,
        }
    }

    pub(super) fn freshness(&self, title: Title<'_>) -> i32 {
        let (most, within, age) = if title.is_original() {
            (
                FRESH_ORIGINAL,
                FRESH_ORIGINAL_DAYS,
                self.shelf.days_since_premiere(title),
            )
        } else {
            let age = title.released_day().map(|day| (self.model.newest_day() - day).max(0));
            (FRESH_FILM, FRESH_FILM_DAYS, age)
        };
        match age {
            Some(days) if (0..within).contains(&days) => most * (within - days) / within,
            _ => 0,
        }
    }
}

/// What was liked by deed, in titles plainly liked, and what was picked.
fn likes(taste: &Taste) -> f64 {
    let by_deed: i64 = taste
        .titles
        .iter()
        .map(|interest| i64::from(interest.weight.max(0)))
        .sum();
    by_deed as f64 / 1000.0 + taste.picks.len() as f64
}

/// A viewer's pull toward a facet, by deed and by answer, of which so many thousandths are left.
pub(super) fn pull(taste: &Taste, answers_left: i32, facet: FacetIndex) -> i32 {
    taste.facets[facet.at()] + scale(taste.answers[facet.at()], answers_left)
}

/// Thousandths of the answers' first weight that are left beside what was done.
pub(super) fn answers_left(taste: &Taste) -> i32 {
    let liked: i64 = taste
        .titles
        .iter()
        .map(|interest| i64::from(interest.weight.max(0)))
        .sum();
    (1000 * ANSWERS_YIELD_AT / (ANSWERS_YIELD_AT + liked)) as i32
}

pub(super) fn scale(value: i32, thousandths: i32) -> i32 {
    (i64::from(value) * i64::from(thousandths) / 1000) as i32
}

fn history(interest: &Interest) -> i32 {
    if interest.hidden {
        return HIDDEN;
    }
    if interest.rating == Some(Rating::Dislike) {
        return DISLIKED;
    }
    let seen = match interest.standing {
        Standing::Finished => FINISHED,
        Standing::Abandoned => ABANDONED,
        Standing::Untouched if interest.rating.is_some() => SEEN_ELSEWHERE,
        Standing::Untouched if interest.opened_at.is_some() => LOOKED_AT,
        Standing::Untouched | Standing::Started => 0,
    };
    seen + if interest.in_list { IN_LIST } else { 0 }
}

fn fatigue(interest: &Interest) -> i32 {
    if !interest.is_passed_over() {
        return 0;
    }
    let weight = FATIGUE_PER_LOG_UNIT * (1.0 + interest.impressions / 3.0).ln();
    -(weight as i32).min(MOST_FATIGUE)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn bending_keeps_sign_and_order(a in -1_000_000_i32..1_000_000, b in -1_000_000_i32..1_000_000) {
            let bent = |sum| bend(sum, TASTE_KNEE);
            prop_assert!(a.signum() * bent(a) >= 0 && bent(a).abs() <= 6000);
            prop_assert!((a <= b) == (a == b || bent(a) <= bent(b)) || bent(a) == bent(b));
        }
    }
}
