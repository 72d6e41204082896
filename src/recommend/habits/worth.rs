//! What habits make of a score: one table of what each speaks for and against, weighed by how sure it is, and capped.

use super::{HabitKind, Habits};
use crate::{
    catalog::{Catalog, FacetIndex, Title, TitleKind},
    recommend::hour::{self, LATE},
};

/// No title gains or loses more than this by habits, in thousandths.
const MOST: i32 = 600;

/// Who leaves early: what holds from the first scenes on, and is not long.
const HOOKS_EARLY: &[(&str, i32)] = &[
    ("pace:relentless", 300),
    ("pace:brisk", 200),
    ("pace:unhurried", -300),
    ("pace:slow-burn", -350),
    ("genre:action", 150),
    ("genre:thriller", 150),
    ("genre:comedy", 100),
    ("length:short", 150),
    ("length:long", -350),
];
/// A written-up title whose first quarter hour hooks as strongly as can be, against one that hooks moderately.
const HOOK: f64 = 600.0;
const MODERATE_HOOK: f64 = 0.5;

/// Who has little time.
const SHORT: &[(&str, i32)] = &[("length:short", 400), ("length:long", -500)];
/// Who watches in pieces is not put off by length.
const IN_PIECES: &[(&str, i32)] = &[("length:long", 150)];
/// Who watches late, at a late hour: what the hour speaks for anyway, half as much again.
const LATE_SHARE: f64 = 0.5;
/// Who goes on from episode to episode, and who stops after one.
const SERIES_TO_BINGE: f64 = 300.0;
const FILM_TO_ONE_AT_A_TIME: f64 = 120.0;
/// Who explores comes across what few like, who returns does not: this share of popularity.
const POPULARITY: f64 = 0.12;

/// What one viewer's habits speak for at one moment, in thousandths.
#[derive(Clone, Debug, Default)]
pub(in crate::recommend) struct HabitWeights {
    /// The facets that count, each once.
    pub(in crate::recommend) facets: Vec<(FacetIndex, i32)>,
    series: i32,
    film: i32,
    /// Of a title that hooks as strongly as can be.
    hook: f64,
    popularity: f64,
}

impl HabitWeights {
    pub(in crate::recommend) fn of(catalog: &Catalog, habits: &Habits, hour: u8) -> Self {
        Self::by(catalog, hour, |kind| match kind {
            HabitKind::Short => habits.shortness(),
            _ => habits.lean(kind),
        })
    }

    /// What one habit alone speaks for.
    pub(in crate::recommend) fn of_one(catalog: &Catalog, habits: &Habits, hour: u8, one: HabitKind) -> Self {
        Self::by(catalog, hour, |kind| match kind {
            kind if kind != one => 0.0,
            HabitKind::Short => habits.shortness(),
            _ => habits.lean(kind),
        })
    }

    /// From how surely each habit is there.
    fn by(catalog: &Catalog, hour: u8, lean: impl Fn(HabitKind) -> f64) -> Self {
        let drops = lean(HabitKind::DropsEarly).max(0.0);
        let binge = lean(HabitKind::Binge);
        let late = if hour::is_late_hour(hour) {
            lean(HabitKind::Late).max(0.0)
        } else {
            0.0
        };
        let mut weights = Self {
            facets: Vec::new(),
            series: (SERIES_TO_BINGE * binge.max(0.0)) as i32,
            film: (FILM_TO_ONE_AT_A_TIME * (-binge).max(0.0)) as i32,
            hook: HOOK * drops,
            popularity: -POPULARITY * lean(HabitKind::Explores),
        };
        weights.add(catalog, HOOKS_EARLY, drops);
        weights.add(catalog, SHORT, lean(HabitKind::Short).max(0.0));
        weights.add(catalog, IN_PIECES, lean(HabitKind::Pieces).max(0.0));
        weights.add(catalog, LATE, LATE_SHARE * late);
        weights
    }

    fn add(&mut self, catalog: &Catalog, table: &[(&str, i32)], sureness: f64) {
        for (key, weight) in table {
            let weight = (f64::from(*weight) * sureness) as i32;
            let Some(facet) = catalog.facet_by_key(key).filter(|_| weight != 0) else {
                continue;
            };
            match self.facets.iter_mut().find(|(known, _)| *known == facet) {
                Some((_, sum)) => *sum += weight,
                None => self.facets.push((facet, weight)),
            }
        }
    }

    /// A title's part, its facets looked through.
    pub(in crate::recommend) fn part_of(&self, title: Title<'_>, popularity: i32) -> i32 {
        let its = self.facets.iter().filter(|(facet, _)| title.facets().contains(facet));
        self.part(title, its.map(|(_, weight)| weight).sum(), popularity)
    }

    /// A title's part, given the sum over its facets.
    pub(in crate::recommend) fn part(&self, title: Title<'_>, by_facets: i32, popularity: i32) -> i32 {
        let by_kind = match title.kind() {
            TitleKind::Series => self.series,
            TitleKind::Film => self.film,
        };
        let hook = if self.hook > 0.0 {
            let hook = title.hook().map(f64::from);
            hook.map_or(0.0, |hook| self.hook * (hook - MODERATE_HOOK) / (1.0 - MODERATE_HOOK))
        } else {
            0.0
        };
        let sum = by_facets + by_kind + hook as i32 + (self.popularity * f64::from(popularity)) as i32;
        sum.clamp(-MOST, MOST)
    }
}
