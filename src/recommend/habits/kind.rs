//! The habits there are, each with its words, its unit, and the line between having it and not: one table.

use serde::Serialize;

/// What a habit is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum HabitKind {
    /// Of finished episodes that have a next one: after how many it began within half an hour.
    Binge,
    /// Of stretches of watching: how many were over within 95 minutes, of short films or single episodes.
    Short,
    /// Pauses for each hour watched.
    Pauses,
    /// Of titles tried: how many were left before a fifth was over.
    DropsEarly,
    /// Of days on which something was watched: on how many it began between ten in the evening and four.
    Late,
    /// Of days on which something was watched: how many were a Saturday or Sunday.
    Weekend,
    /// Of days on which something was watched: on how many others were there.
    Company,
    /// Of choices after the first: how many were of a title never played before.
    Explores,
    /// Seconds from a page to a play.
    Hesitates,
    /// Of the latest visits and gaps between visits: how many were without a play, or longer than usual.
    Lapsing,
    /// Of films and episodes finished late at night: after how many nothing more was played within half an hour.
    StopsLate,
    /// Of countdowns to the next episode: how many were cancelled.
    CancelsAutoplay,
}

/// What a habit's value counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// 0 to 1.
    Share,
    PerHour,
    Seconds,
}

impl Unit {
    /// The least and the most that a viewer may say of a habit.
    pub const fn range(self) -> (f64, f64) {
        match self {
            Self::Share => (0.0, 1.0),
            Self::PerHour => (0.0, 60.0),
            Self::Seconds => (1.0, 3600.0),
        }
    }
}

struct Terms {
    name: &'static str,
    label: &'static str,
    unit: Unit,
    /// From here on the habit is there.
    line: f64,
    /// So many observations, hours or decisions on the line stand for what is known before anything is.
    prior: f64,
}

const fn terms(name: &'static str, label: &'static str, unit: Unit, line: f64, prior: f64) -> Terms {
    Terms {
        name,
        label,
        unit,
        line,
        prior,
    }
}

/// In the order of [`HabitKind`]. The line of hesitation is the time within which viewers choose or leave, 60 to 90 seconds: Gomez-Uribe
/// and Hunt, “The Netflix Recommender System” (2015). Exploring takes more evidence: somebody new here has nothing to return to.
const TERMS: [Terms; HabitKind::ALL.len()] = [
    terms("binge", "One episode after another", Unit::Share, 0.5, 2.0),
    terms("short", "Short films and episodes", Unit::Share, 0.5, 2.0),
    terms("pauses", "Pauses", Unit::PerHour, 2.0, 1.0),
    terms("drops_early", "Leaves what does not hook", Unit::Share, 1.0 / 3.0, 2.0),
    terms("late", "Late at night", Unit::Share, 0.5, 2.0),
    terms("weekend", "On weekends", Unit::Share, 0.5, 2.0),
    terms("company", "With others", Unit::Share, 0.5, 2.0),
    terms("explores", "Tries what is new", Unit::Share, 2.0 / 3.0, 6.0),
    terms("hesitates", "Takes time to choose", Unit::Seconds, 90.0, 2.0),
    terms("lapsing", "Comes and watches less", Unit::Share, 0.5, 2.0),
    terms("stops_late", "Stops after one, late at night", Unit::Share, 0.5, 2.0),
    terms("cancels_autoplay", "Stops the next episode", Unit::Share, 0.5, 2.0),
];

impl HabitKind {
    pub const ALL: [Self; 12] = [
        Self::Binge,
        Self::Short,
        Self::Pauses,
        Self::DropsEarly,
        Self::Late,
        Self::Weekend,
        Self::Company,
        Self::Explores,
        Self::Hesitates,
        Self::Lapsing,
        Self::StopsLate,
        Self::CancelsAutoplay,
    ];

    const fn terms(self) -> &'static Terms {
        &TERMS[self as usize]
    }

    /// Its name in the log and in commands.
    pub const fn name(self) -> &'static str {
        self.terms().name
    }

    pub fn by_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// For people's eyes.
    pub const fn label(self) -> &'static str {
        self.terms().label
    }

    pub const fn unit(self) -> Unit {
        self.terms().unit
    }

    /// From this value on the habit is there, in its unit.
    pub const fn line(self) -> f64 {
        self.terms().line
    }

    pub(super) const fn prior(self) -> f64 {
        self.terms().prior
    }

    /// A value that is plainly on one side of the line, for somebody who says *more* or *less*.
    pub fn plainly(self, above: bool) -> f64 {
        match (self.unit(), above) {
            (Unit::Share, true) => 0.9,
            (Unit::Share, false) => 0.1,
            (Unit::PerHour | Unit::Seconds, true) => self.line() * 2.0,
            (Unit::PerHour | Unit::Seconds, false) => self.line() / 2.0,
        }
    }

    /// A value of it in words: `75 %`, `3.1 an hour`, `140 s`.
    pub fn in_words(self, value: f64) -> String {
        match self.unit() {
            Unit::Share => format!("{:.0} %", value * 100.0),
            Unit::PerHour => format!("{value:.1} an hour"),
            Unit::Seconds => format!("{value:.0} s"),
        }
    }
}
