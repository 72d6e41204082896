//! What the viewer says about what was concluded: corrections of tastes, habits and segments.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What kind of conclusion is corrected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Trait {
    /// A taste, by the facet's key.
    Facet,
    Habit,
    Segment,
}

impl Trait {
    pub const ALL: [Self; 3] = [Self::Facet, Self::Habit, Self::Segment];

    /// Its name in the log.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Facet => "facet",
            Self::Habit => "habit",
            Self::Segment => "segment",
        }
    }
}

/// What is said about it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "correction", rename_all = "snake_case")]
pub enum Correction {
    /// It is so, whatever evidence says: a facet's weight in thousandths, a habit's value in its unit, 1 or 0 for a segment.
    Set { value: f64 },
    /// Half of what is concluded; said again, half of that.
    Weaken,
    /// It counts for nothing and is not shown, whatever evidence comes later.
    Delete,
    /// All that was said about it is taken back.
    Restore,
}

impl Correction {
    /// What was done, such as `weakened the facet genre:crime`.
    pub(super) fn in_words(self, about: Trait, key: &str) -> String {
        let what = format!("the {} {key}", about.name());
        match self {
            // A facet's weight is said and read in log-odds units.
            Self::Set { value } if about == Trait::Facet => format!("set {what} to {:+.2}", value / 1000.0),
            Self::Set { value } => format!("set {what} to {value}"),
            Self::Weaken => format!("weakened {what}"),
            Self::Delete => format!("deleted {what}"),
            Self::Restore => format!("restored {what}"),
        }
    }
}

/// A correction and what it is about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TraitCorrection {
    pub about: Trait,
    /// A facet's key such as `genre:crime`, or the name of a habit or segment.
    pub key: String,
    #[serde(flatten)]
    pub correction: Correction,
}

/// What all corrections of one conclusion come to.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Said {
    pub set: Option<f64>,
    /// How often it was weakened.
    pub weakened: u32,
    pub deleted: bool,
}

impl Said {
    /// Nothing was said about it.
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }

    /// What is left of a whole: 1, ½, ¼ … for each time that it was weakened.
    pub fn share_left(&self) -> f64 {
        (-f64::from(self.weakened)).exp2()
    }

    fn take(&mut self, correction: Correction) {
        match correction {
            Correction::Set { value } => {
                *self = Self {
                    set: Some(value),
                    ..Self::default()
                };
            }
            Correction::Weaken => self.weakened = self.weakened.saturating_add(1),
            Correction::Delete => self.deleted = true,
            Correction::Restore => *self = Self::default(),
        }
    }
}

/// What was said about each conclusion, by kind and key. Few: looked through, not indexed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Corrections<'a>(Vec<(Trait, &'a str, Said)>);

impl<'a> Corrections<'a> {
    /// From corrections in the order in which they were made.
    pub fn of(made: impl IntoIterator<Item = &'a TraitCorrection>) -> Self {
        let mut all: Vec<(Trait, &str, Said)> = Vec::new();
        for correction in made {
            let known = all
                .iter()
                .position(|(about, key, _)| *about == correction.about && *key == correction.key);
            let at = known.unwrap_or_else(|| {
                all.push((correction.about, &correction.key, Said::default()));
                all.len() - 1
            });
            all[at].2.take(correction.correction);
        }
        all.retain(|(_, _, said)| !said.is_nothing());
        Self(all)
    }

    /// What holds for one conclusion.
    pub fn said(&self, about: Trait, key: &str) -> Said {
        let found = self.0.iter().find(|(kind, known, _)| *kind == about && *known == key);
        found.map_or_else(Said::default, |(_, _, said)| *said)
    }

    /// Everything about which something holds, in the order in which it was first spoken of.
    pub fn iter(&self) -> impl Iterator<Item = (Trait, &'a str, Said)> + '_ {
        self.0.iter().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(corrections: &[Correction]) -> Said {
        let made: Vec<TraitCorrection> = corrections
            .iter()
            .map(|correction| TraitCorrection {
                about: Trait::Habit,
                key: "binge".to_owned(),
                correction: *correction,
            })
            .collect();
        let corrections = Corrections::of(&made);
        assert_eq!(corrections.said(Trait::Segment, "binge"), Said::default());
        corrections.said(Trait::Habit, "binge")
    }

    #[test]
    fn weakening_twice_leaves_a_quarter() {
        assert_eq!(after(&[Correction::Weaken, Correction::Weaken]).share_left(), 0.25);
    }

    #[test]
    fn what_was_said_last_holds() {
        let said = Correction::Set { value: 0.5 };
        assert!(after(&[said, Correction::Delete]).deleted);
        let again = after(&[Correction::Delete, Correction::Weaken, said]);
        assert_eq!((again.set, again.weakened, again.deleted), (Some(0.5), 0, false));
    }

    #[test]
    fn restoring_leaves_nothing_said() {
        assert!(after(&[Correction::Delete, Correction::Weaken, Correction::Restore]).is_nothing());
    }
}
