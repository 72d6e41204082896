//! The closed vocabularies that titles are described in.

use std::{fmt, str::FromStr};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a caption or an artwork speaks to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Appeal {
    Lead,
    Director,
    Romance,
    Comedy,
    Action,
    Suspense,
    Chills,
    Wonder,
    Mood,
    Place,
    Era,
    Acclaim,
    Length,
    Language,
    Story,
    Family,
    Genre,
}

impl Appeal {
    pub const ALL: [Self; 17] = [
        Self::Lead,
        Self::Director,
        Self::Romance,
        Self::Comedy,
        Self::Action,
        Self::Suspense,
        Self::Chills,
        Self::Wonder,
        Self::Mood,
        Self::Place,
        Self::Era,
        Self::Acclaim,
        Self::Length,
        Self::Language,
        Self::Story,
        Self::Family,
        Self::Genre,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::Director => "director",
            Self::Romance => "romance",
            Self::Comedy => "comedy",
            Self::Action => "action",
            Self::Suspense => "suspense",
            Self::Chills => "chills",
            Self::Wonder => "wonder",
            Self::Mood => "mood",
            Self::Place => "place",
            Self::Era => "era",
            Self::Acclaim => "acclaim",
            Self::Length => "length",
            Self::Language => "language",
            Self::Story => "story",
            Self::Family => "family",
            Self::Genre => "genre",
        }
    }

    pub fn from_u8(byte: u8) -> Option<Self> {
        Self::ALL.get(usize::from(byte)).copied()
    }
}

impl FromStr for Appeal {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|appeal| appeal.name() == text).ok_or(())
    }
}

impl fmt::Display for Appeal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}

/// From what age a title may be shown. Unknown is never for kids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[repr(u8)]
pub enum Maturity {
    #[serde(rename = "all")]
    All,
    #[serde(rename = "7+")]
    Seven,
    #[serde(rename = "12+")]
    Twelve,
    #[serde(rename = "16+")]
    Sixteen,
    #[serde(rename = "18+")]
    Eighteen,
    #[serde(rename = "unknown")]
    Unknown,
}

impl Maturity {
    pub const ALL: [Self; 6] = [
        Self::All,
        Self::Seven,
        Self::Twelve,
        Self::Sixteen,
        Self::Eighteen,
        Self::Unknown,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Seven => "7+",
            Self::Twelve => "12+",
            Self::Sixteen => "16+",
            Self::Eighteen => "18+",
            Self::Unknown => "unknown",
        }
    }

    pub const fn is_for_kids(self) -> bool {
        matches!(self, Self::All | Self::Seven)
    }

    /// From a United States certificate as films.csv writes it.
    pub fn from_certificate(certificate: &str) -> Self {
        match certificate {
            "G" => Self::All,
            "PG" | "GP" | "M/PG" | "M" => Self::Seven,
            "PG-13" => Self::Twelve,
            "R" => Self::Sixteen,
            "NC-17" | "X" => Self::Eighteen,
            _ => Self::Unknown,
        }
    }
}

impl fmt::Display for Maturity {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum TitleKind {
    Film,
    Series,
}

/// What a facet describes. A facet's key is `kind:value`, such as `genre:crime` or `country:France`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum FacetKind {
    Genre,
    Country,
    Language,
    /// The decade it was made in: `decade:1990`.
    Decade,
    /// `length:short` (under 90 minutes), `length:standard`, `length:long` (150 minutes and more).
    Length,
    /// `acclaim:oscar`, `acclaim:nominated`, `acclaim:audience`.
    Acclaim,
    Tone,
    Pace,
    Theme,
    Setting,
    /// When the story plays.
    Era,
    Lead,
    /// What it is based on.
    Basis,
    /// `form:film`, `form:series`.
    Form,
    /// People who directed at least two titles of the catalog.
    Director,
    /// People in the cast of at least three titles of the catalog, or billed as leads in two.
    Cast,
}

impl FacetKind {
    pub const ALL: [Self; 16] = [
        Self::Genre,
        Self::Country,
        Self::Language,
        Self::Decade,
        Self::Length,
        Self::Acclaim,
        Self::Tone,
        Self::Pace,
        Self::Theme,
        Self::Setting,
        Self::Era,
        Self::Lead,
        Self::Basis,
        Self::Form,
        Self::Director,
        Self::Cast,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Genre => "genre",
            Self::Country => "country",
            Self::Language => "language",
            Self::Decade => "decade",
            Self::Length => "length",
            Self::Acclaim => "acclaim",
            Self::Tone => "tone",
            Self::Pace => "pace",
            Self::Theme => "theme",
            Self::Setting => "setting",
            Self::Era => "era",
            Self::Lead => "lead",
            Self::Basis => "basis",
            Self::Form => "form",
            Self::Director => "director",
            Self::Cast => "cast",
        }
    }

    /// Only somebody who knows the story can say.
    pub const fn is_written(self) -> bool {
        matches!(
            self,
            Self::Tone | Self::Pace | Self::Theme | Self::Setting | Self::Era | Self::Lead | Self::Basis
        )
    }

    pub const fn is_person(self) -> bool {
        matches!(self, Self::Director | Self::Cast)
    }
}
