//! What the viewer may say about what was concluded: which keys there are, which values, and what *more* and *less* come to.

use super::{HabitKind, Habits, Model, Request, Segment, Taste, score, taste::MOST_SAID};
use crate::{
    behavior::{Correction, Trait, Viewer},
    catalog::Catalog,
};

/// What *more* adds to a facet's weight, and *less* takes from it, in thousandths of a log-odds unit.
const STEP: i32 = 200;
/// A log-odds unit, in which people say and read a facet's weight, in thousandths, in which the log has it.
pub const FACET_UNIT: f64 = 1000.0;

/// Why a correction cannot be made, one sentence.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum CorrectionError {
    #[error("“{0}” is not a facet of this catalog; `frontrow viewer --json` lists those that weigh something")]
    NoFacet(String),
    #[error("“{asked}” is not a {about}; there are: {known}")]
    Unknown {
        about: &'static str,
        asked: String,
        known: String,
    },
    #[error("one is {0} or is not: say 1 or 0")]
    NeitherYesNorNo(String),
    #[error("{key} cannot be {value}: it lies between {least} and {most}")]
    OutOfRange {
        key: String,
        value: String,
        least: f64,
        most: f64,
    },
}

/// Checks that a correction is about something and that its value can be.
pub fn check_correction(
    catalog: &Catalog,
    about: Trait,
    key: &str,
    correction: Correction,
) -> Result<(), CorrectionError> {
    let unknown = |known: Vec<&str>| CorrectionError::Unknown {
        about: about.name(),
        asked: key.to_owned(),
        known: known.join(", "),
    };
    let (least, most) = match about {
        Trait::Facet => {
            let facet = catalog.facet_by_key(key);
            facet.ok_or_else(|| CorrectionError::NoFacet(key.to_owned()))?;
            (-MOST_SAID, MOST_SAID)
        }
        Trait::Habit => {
            let kind = HabitKind::by_name(key);
            let kind = kind.ok_or_else(|| unknown(HabitKind::ALL.map(HabitKind::name).to_vec()))?;
            kind.unit().range()
        }
        Trait::Segment => {
            let segment = Segment::by_name(key);
            segment.ok_or_else(|| unknown(Segment::ALL.map(Segment::name).to_vec()))?;
            (0.0, 1.0)
        }
    };
    // People say log-odds units, as they read them.
    let unit = if about == Trait::Facet { FACET_UNIT } else { 1.0 };
    match correction {
        Correction::Set { value } if !(least..=most).contains(&value) => Err(CorrectionError::OutOfRange {
            key: key.to_owned(),
            value: (value / unit).to_string(),
            least: least / unit,
            most: most / unit,
        }),
        Correction::Set { value } if about == Trait::Segment && value != 0.0 && value != 1.0 => {
            Err(CorrectionError::NeitherYesNorNo(key.to_owned()))
        }
        Correction::Set { .. } | Correction::Weaken | Correction::Delete | Correction::Restore => Ok(()),
    }
}

/// What somebody says who says *more* of a conclusion, or *less*: a step for a facet, plainly so or plainly not for the others, and for
/// a habit that is farther from the line already, that it is as far. An unknown key gives none.
pub fn more_or_less(
    catalog: &Catalog,
    model: &Model,
    viewer: &Viewer,
    request: &Request<'_>,
    (about, key): (Trait, &str),
    more: bool,
) -> Option<Correction> {
    let value = match about {
        Trait::Facet => {
            let facet = catalog.facet_by_key(key)?;
            let taste = Taste::of(catalog, model, viewer, request);
            let step = if more { STEP } else { -STEP };
            let pull = score::pull(&taste, score::answers_left(&taste), facet);
            f64::from(pull + step).clamp(-MOST_SAID, MOST_SAID)
        }
        Trait::Habit => {
            let kind = HabitKind::by_name(key)?;
            let habits = Habits::of(catalog, viewer, request.now, request.utc_offset_min);
            let (plain, (least, most)) = (kind.plainly(more), kind.unit().range());
            let known = habits.get(kind).map_or(plain, |habit| habit.value.clamp(least, most));
            if more { plain.max(known) } else { plain.min(known) }
        }
        Trait::Segment => {
            Segment::by_name(key)?;
            f64::from(u8::from(more))
        }
    };
    Some(Correction::Set { value })
}
