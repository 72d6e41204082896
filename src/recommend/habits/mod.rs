//! How a viewer watches: habits and segments, derived from plays and visits at a moment. Nothing here is stored, so an undo takes
//! back exactly what it has to.
//!
//! A habit is a quantity with a line: from there on somebody has it. How sure that is, is the posterior probability of the side
//! that its value is on. Evidence fades, half of it in 60 days. What the viewer said goes before all evidence.

mod choosing;
mod coming;
mod going_on;
mod kind;
mod past;
mod posterior;
mod segment;
mod watching;
mod worth;

pub use kind::{HabitKind, Unit};
pub use segment::{Segment, SegmentFinding};
pub(super) use worth::HabitWeights;

use serde::Serialize;

use crate::{
    behavior::{Corrections, Said, Trait, UtcMillis, Viewer},
    catalog::Catalog,
};
use coming::{Coming, Gap};
use past::Past;
use posterior::Belief;

/// What a conclusion rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// Evidence alone.
    Concluded,
    /// Evidence, or what was said, of which the viewer let a part count.
    Weakened,
    /// The viewer said so.
    Said,
}

/// One habit of one viewer.
#[derive(Clone, Debug, PartialEq)]
pub struct Habit {
    pub kind: HabitKind,
    /// In the kind's unit.
    pub value: f64,
    /// The probability that the value is on the side of the line on which it stands: ½ to 1.
    pub confidence: f64,
    /// Pieces of evidence.
    pub count: u32,
    /// One sentence with counts.
    pub evidence: String,
    pub basis: Basis,
}

impl Habit {
    /// The habit is there, rather than its opposite.
    pub fn is_above(&self) -> bool {
        self.value >= self.kind.line()
    }

    /// How surely it is there (to 1) or its opposite is (to −1); 0 where nothing is sure.
    pub fn lean(&self) -> f64 {
        let sureness = 2.0 * self.confidence - 1.0;
        if self.is_above() { sureness } else { -sureness }
    }
}

/// What was counted for a habit.
struct Counted {
    belief: Belief,
    count: u32,
    evidence: String,
}

/// One viewer's habits at a moment.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Habits {
    /// By kind.
    all: [Option<Habit>; HabitKind::ALL.len()],
    /// What is known of segments, in their order.
    findings: Vec<SegmentFinding>,
    short_now: f64,
    gap: Option<Gap>,
}

impl Habits {
    /// Reads the habits from a viewer's evidence as it is at `now`, on a clock so many minutes ahead of UTC.
    pub fn of(catalog: &Catalog, viewer: &Viewer, now: UtcMillis, utc_offset_min: i16) -> Self {
        let past = Past::of(viewer, now, utc_offset_min);
        let days = watching::days(&past);
        let coming = Coming::of(&past);
        let corrections = viewer.corrections();
        let all = HabitKind::ALL.map(|kind| {
            let counted = match kind {
                HabitKind::Binge => watching::binge(catalog, &past),
                HabitKind::Short => watching::short(&past),
                HabitKind::Pauses => watching::pauses(&past),
                HabitKind::DropsEarly => watching::drops_early(&past),
                HabitKind::Late => watching::late(&days),
                HabitKind::Weekend => watching::weekend(&days),
                HabitKind::Company => watching::company(&days),
                HabitKind::Explores => choosing::explores(&past),
                HabitKind::Hesitates => choosing::hesitates(&past),
                HabitKind::Lapsing => coming.lapsing(),
                HabitKind::StopsLate => going_on::stops_late(catalog, &past),
                HabitKind::CancelsAutoplay => going_on::cancels_autoplay(&past),
            };
            concluded(kind, counted, corrections.said(Trait::Habit, kind.name()))
        });
        let gap = coming.gap();
        let said = corrections.said(Trait::Habit, HabitKind::Short.name());
        let short_now = if said.is_nothing() {
            watching::short_at_this_time(&past)
        } else {
            0.0
        };
        Self {
            findings: findings(&all, gap, &corrections),
            all,
            short_now,
            gap,
        }
    }

    /// A habit of which something is known, and which was not deleted.
    pub fn get(&self, kind: HabitKind) -> Option<&Habit> {
        self.all[kind as usize].as_ref()
    }

    /// Every habit of which something is known.
    pub fn iter(&self) -> impl Iterator<Item = &Habit> {
        self.all.iter().flatten()
    }

    /// How surely a habit is there (to 1) or its opposite is (to −1); 0 where nothing is known.
    pub fn lean(&self, kind: HabitKind) -> f64 {
        self.get(kind).map_or(0.0, Habit::lean)
    }

    /// The habit is there, as surely and by as much evidence as a segment takes.
    pub fn surely(&self, kind: HabitKind) -> bool {
        self.get(kind).is_some_and(|habit| {
            habit.is_above() && segment::is_enough(habit) && habit.confidence >= segment::HOLDS_FROM
        })
    }

    /// How surely time is short, as it is always or at this hour on days like today: 0 to 1.
    pub fn shortness(&self) -> f64 {
        self.lean(HabitKind::Short).max(self.short_now).max(0.0)
    }

    /// The segments that hold.
    pub fn segments(&self) -> Vec<Segment> {
        let holding = self.findings.iter().filter(|finding| finding.holds);
        holding.map(|finding| finding.segment).collect()
    }

    pub fn is(&self, segment: Segment) -> bool {
        self.findings
            .iter()
            .any(|finding| finding.segment == segment && finding.holds)
    }

    /// Every segment of which something is known, whether it holds or not.
    pub fn findings(&self) -> &[SegmentFinding] {
        &self.findings
    }

    /// The visit before this one was long ago, for this viewer.
    pub fn was_long_away(&self) -> bool {
        self.gap.is_some_and(|gap| gap.is_long)
    }

    /// Whole days between the visit before this one and this one, or now when nobody is there; none before the second visit.
    pub fn days_away(&self) -> Option<u32> {
        self.gap.map(|gap| gap.days)
    }
}

/// A habit as evidence and the viewer have it.
fn concluded(kind: HabitKind, counted: Option<Counted>, said: Said) -> Option<Habit> {
    if said.deleted {
        return None;
    }
    let mut habit = match (said.set, counted) {
        (Some(value), counted) => Habit {
            kind,
            value: value.clamp(kind.unit().range().0, kind.unit().range().1),
            confidence: 1.0,
            count: counted.map_or(0, |counted| counted.count),
            evidence: "You said so.".to_owned(),
            basis: Basis::Said,
        },
        (None, Some(counted)) => {
            let is_above = counted.belief.value >= kind.line();
            let above = counted.belief.above;
            Habit {
                kind,
                value: counted.belief.value,
                confidence: if is_above { above } else { 1.0 - above }.clamp(0.5, 1.0),
                count: counted.count,
                evidence: counted.evidence,
                basis: Basis::Concluded,
            }
        }
        (None, None) => return None,
    };
    if said.weakened > 0 {
        habit.confidence = 0.5 + (habit.confidence - 0.5) * said.share_left();
        habit.basis = Basis::Weakened;
    }
    Some(habit)
}

fn findings(
    all: &[Option<Habit>; HabitKind::ALL.len()],
    gap: Option<Gap>,
    corrections: &Corrections<'_>,
) -> Vec<SegmentFinding> {
    let find = |segment: Segment| {
        let said = corrections.said(Trait::Segment, segment.name());
        let found = match segment.habit() {
            Some((kind, above)) => {
                let habit = all[kind as usize].as_ref();
                habit.map(|habit| SegmentFinding::of(segment, habit, above))
            }
            None => gap.filter(|gap| gap.is_long).map(|gap| SegmentFinding {
                segment,
                holds: true,
                confidence: 1.0,
                evidence: gap.in_words(),
                basis: Basis::Concluded,
            }),
        };
        // What was said needs no evidence.
        let found = found.or_else(|| said.set.map(|_| SegmentFinding::unknown(segment)));
        found?.corrected(said)
    };
    Segment::ALL.into_iter().filter_map(find).collect()
}
