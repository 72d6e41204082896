use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// Originals are numbered from here up, so that one `u32` names any title and real films, which carry IMDb's number, come first.
const ORIGINALS_FROM: u32 = 1 << 31;

/// Names one title for good: `tt0113277` for a real film (IMDb's number), `or0003` for a Frontrow Original.
///
/// The log holds these ids, so they outlive any one catalog.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TitleId(u32);

impl TitleId {
    /// A real film by IMDb's number.
    pub const fn film(number: u32) -> Self {
        Self(number & (ORIGINALS_FROM - 1))
    }

    /// A Frontrow Original by its number.
    pub const fn original(number: u32) -> Self {
        Self(number | ORIGINALS_FROM)
    }

    pub const fn is_original(self) -> bool {
        self.0 >= ORIGINALS_FROM
    }

    /// The packed form, which sorts films by IMDb's number and Originals behind them.
    pub const fn to_bits(self) -> u32 {
        self.0
    }

    pub const fn from_bits(bits: u32) -> Self {
        Self(bits)
    }
}

impl fmt::Display for TitleId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_original() {
            write!(out, "or{:04}", self.0 - ORIGINALS_FROM)
        } else {
            write!(out, "tt{:07}", self.0)
        }
    }
}

/// Why a text is not a title's id.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a title's id; ids look like tt0113277 or or0003")]
pub struct NotATitleId(String);

impl FromStr for TitleId {
    type Err = NotATitleId;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = || NotATitleId(text.to_owned());
        let (prefix, digits) = text.split_at_checked(2).ok_or_else(wrong)?;
        if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(wrong());
        }
        let number: u32 = digits.parse().map_err(|_| wrong())?;
        if number >= ORIGINALS_FROM {
            return Err(wrong());
        }
        match prefix {
            "tt" => Ok(Self::film(number)),
            "or" => Ok(Self::original(number)),
            _ => Err(wrong()),
        }
    }
}

impl Serialize for TitleId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for TitleId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl de::Visitor<'_> for Visitor {
            type Value = TitleId;
            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a title's id such as tt0113277")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<TitleId, E> {
                text.parse().map_err(E::custom)
            }
        }
        deserializer.deserialize_str(Visitor)
    }
}

impl schemars::JsonSchema for TitleId {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "TitleId".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "pattern": "^(tt|or)[0-9]+$" })
    }
}

/// Where a title stands in the catalog at hand; only good for that catalog, never logged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, bytemuck::Pod, bytemuck::Zeroable)]
#[repr(transparent)]
pub struct TitleIndex(pub u32);

impl TitleIndex {
    pub const fn at(self) -> usize {
        self.0 as usize
    }
}

/// Where a facet stands in the catalog's vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, bytemuck::Pod, bytemuck::Zeroable)]
#[repr(transparent)]
pub struct FacetIndex(pub u16);

impl FacetIndex {
    pub const fn at(self) -> usize {
        self.0 as usize
    }
}

/// One episode of a series; both count from 1 and print as `S2:E4`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
pub struct EpisodeId {
    pub season: u8,
    pub number: u8,
}

impl fmt::Display for EpisodeId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "S{}:E{}", self.season, self.number)
    }
}
