//! Segments: kinds of viewers, each one side of a habit.

use serde::Serialize;

use super::{Basis, Habit, HabitKind};
use crate::behavior::Said;

/// From this probability on a segment holds.
pub(super) const HOLDS_FROM: f64 = 0.8;
/// Fewer pieces of evidence than this make no segment, however they agree.
const LEAST_EVIDENCE: u32 = 3;

/// A kind of viewer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Segment {
    BingeWatcher,
    OneAtATime,
    ShortOfTime,
    LongForm,
    Pauser,
    DropsEarly,
    NightOwl,
    WeekendViewer,
    WatchesWithOthers,
    Explorer,
    Returner,
    Hesitant,
    Lapsing,
    /// Here again after two weeks and more, and much longer than usual.
    BackAfterAGap,
}

impl Segment {
    pub const ALL: [Self; 14] = [
        Self::BingeWatcher,
        Self::OneAtATime,
        Self::ShortOfTime,
        Self::LongForm,
        Self::Pauser,
        Self::DropsEarly,
        Self::NightOwl,
        Self::WeekendViewer,
        Self::WatchesWithOthers,
        Self::Explorer,
        Self::Returner,
        Self::Hesitant,
        Self::Lapsing,
        Self::BackAfterAGap,
    ];

    /// Its name in the log and in commands.
    pub const fn name(self) -> &'static str {
        match self {
            Self::BingeWatcher => "binge_watcher",
            Self::OneAtATime => "one_at_a_time",
            Self::ShortOfTime => "short_of_time",
            Self::LongForm => "long_form",
            Self::Pauser => "pauser",
            Self::DropsEarly => "drops_early",
            Self::NightOwl => "night_owl",
            Self::WeekendViewer => "weekend_viewer",
            Self::WatchesWithOthers => "watches_with_others",
            Self::Explorer => "explorer",
            Self::Returner => "returner",
            Self::Hesitant => "hesitant",
            Self::Lapsing => "lapsing",
            Self::BackAfterAGap => "back_after_a_gap",
        }
    }

    pub fn by_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|segment| segment.name() == name)
    }

    /// For people's eyes.
    pub const fn label(self) -> &'static str {
        match self {
            Self::BingeWatcher => "Binge watcher",
            Self::OneAtATime => "One episode at a time",
            Self::ShortOfTime => "Short of time",
            Self::LongForm => "Takes the time for long ones",
            Self::Pauser => "Pauses often",
            Self::DropsEarly => "Leaves early",
            Self::NightOwl => "Night owl",
            Self::WeekendViewer => "Weekend viewer",
            Self::WatchesWithOthers => "Watches with others",
            Self::Explorer => "Explorer",
            Self::Returner => "Returns to what is known",
            Self::Hesitant => "Finds it hard to choose",
            Self::Lapsing => "Drifting away",
            Self::BackAfterAGap => "Back after a while",
        }
    }

    /// The habit that it is one side of, and whether that is the side above the line. None for what the last gap alone decides.
    pub const fn habit(self) -> Option<(HabitKind, bool)> {
        match self {
            Self::BingeWatcher => Some((HabitKind::Binge, true)),
            Self::OneAtATime => Some((HabitKind::Binge, false)),
            Self::ShortOfTime => Some((HabitKind::Short, true)),
            Self::LongForm => Some((HabitKind::Short, false)),
            Self::Pauser => Some((HabitKind::Pauses, true)),
            Self::DropsEarly => Some((HabitKind::DropsEarly, true)),
            Self::NightOwl => Some((HabitKind::Late, true)),
            Self::WeekendViewer => Some((HabitKind::Weekend, true)),
            Self::WatchesWithOthers => Some((HabitKind::Company, true)),
            Self::Explorer => Some((HabitKind::Explores, true)),
            Self::Returner => Some((HabitKind::Explores, false)),
            Self::Hesitant => Some((HabitKind::Hesitates, true)),
            Self::Lapsing => Some((HabitKind::Lapsing, true)),
            Self::BackAfterAGap => None,
        }
    }
}

/// There is enough evidence for a conclusion, or the viewer's own word.
pub(super) fn is_enough(habit: &Habit) -> bool {
    habit.count >= LEAST_EVIDENCE || habit.basis == Basis::Said
}

/// A segment that something is known of.
#[derive(Clone, Debug, PartialEq)]
pub struct SegmentFinding {
    pub segment: Segment,
    pub holds: bool,
    /// The probability that it is so.
    pub confidence: f64,
    /// One sentence with counts.
    pub evidence: String,
    pub basis: Basis,
}

impl SegmentFinding {
    /// Of which evidence says nothing.
    pub(super) fn unknown(segment: Segment) -> Self {
        Self {
            segment,
            holds: false,
            confidence: 0.5,
            evidence: String::new(),
            basis: Basis::Concluded,
        }
    }

    /// From the habit that the segment is one side of.
    pub(super) fn of(segment: Segment, habit: &Habit, above: bool) -> Self {
        let confidence = if habit.is_above() == above {
            habit.confidence
        } else {
            1.0 - habit.confidence
        };
        Self {
            segment,
            holds: is_enough(habit) && confidence >= HOLDS_FROM,
            confidence,
            evidence: habit.evidence.clone(),
            basis: habit.basis,
        }
    }

    /// What is left of it after what the viewer said; none of what was deleted.
    pub(super) fn corrected(mut self, said: Said) -> Option<Self> {
        if said.deleted {
            return None;
        }
        if let Some(value) = said.set {
            self.confidence = 1.0;
            self.holds = value > 0.0;
            self.evidence = "You said so.".to_owned();
            self.basis = Basis::Said;
        }
        if said.weakened > 0 {
            let beyond = (self.confidence - 0.5).max(0.0) * said.share_left();
            self.confidence = self.confidence.min(0.5 + beyond);
            self.holds &= self.confidence >= HOLDS_FROM;
            self.basis = Basis::Weakened;
        }
        Some(self)
    }
}
