use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// Originals are numbered from here up, so that one `u32` names any title and real films, which carry IMDb's number, come first.
const ORIGINALS_FROM: u32 = 1 << 31;
/// A viewer's own titles are numbered from here up: they come last, so that they can be appended to a catalog.
const OWN_FROM: u32 = ORIGINALS_FROM | 1 << 30;

/// Names one title for good: `tt0113277` for a real film (IMDb's number), `or0003` for a Frontrow Original, `my0001` for a title
/// of a viewer's own catalog.
///
/// The log holds these ids, so they outlive any one catalog.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TitleId(u32);

impl TitleId {
    /// A real film by IMDb's number.
    pub const fn film(number: u32) -> Self {
        Self(number & (ORIGINALS_FROM - 1))
    }

    /// A Frontrow Original by its number, below 2³⁰.
    pub const fn original(number: u32) -> Self {
        Self(number & (OWN_FROM - ORIGINALS_FROM - 1) | ORIGINALS_FROM)
    }

    /// A title of a viewer's own catalog by its number, below 2³⁰.
    pub const fn own(number: u32) -> Self {
        Self(number | OWN_FROM)
    }

    pub const fn is_original(self) -> bool {
        ORIGINALS_FROM <= self.0 && self.0 < OWN_FROM
    }

    /// It is of a viewer's own catalog.
    pub const fn is_own(self) -> bool {
        OWN_FROM <= self.0
    }

    /// The packed form, which sorts films by IMDb's number, Originals behind them, and a viewer's own titles last.
    pub const fn to_bits(self) -> u32 {
        self.0
    }

    pub const fn from_bits(bits: u32) -> Self {
        Self(bits)
    }
}

impl fmt::Display for TitleId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_own() {
            write!(out, "my{:04}", self.0 - OWN_FROM)
        } else if self.is_original() {
            write!(out, "or{:04}", self.0 - ORIGINALS_FROM)
        } else {
            write!(out, "tt{:07}", self.0)
        }
    }
}

/// Why a text is not a title's id.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a title's id; ids look like tt0113277, or0003 or my0001")]
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
        let (id, below) = match prefix {
            "tt" => (Self::film(number), ORIGINALS_FROM),
            "or" => (Self::original(number), OWN_FROM - ORIGINALS_FROM),
            "my" => (Self::own(number), u32::MAX - OWN_FROM),
            _ => return Err(wrong()),
        };
        if number < below { Ok(id) } else { Err(wrong()) }
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
        schemars::json_schema!({ "type": "string", "pattern": "^(tt|or|my)[0-9]+$" })
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

/// Why a text is not an episode's.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not an episode; they are called like S2:E4")]
pub struct NotAnEpisodeId(String);

impl FromStr for EpisodeId {
    type Err = NotAnEpisodeId;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parts = text.strip_prefix(['S', 's']).and_then(|rest| rest.split_once(':'));
        let parts = parts.and_then(|(season, rest)| Some((season, rest.strip_prefix(['E', 'e'])?)));
        let counted = |digits: &str| digits.parse::<u8>().ok().filter(|count| *count > 0);
        parts
            .and_then(|(season, number)| {
                Some(Self {
                    season: counted(season)?,
                    number: counted(number)?,
                })
            })
            .ok_or_else(|| NotAnEpisodeId(text.to_owned()))
    }
}

impl fmt::Display for EpisodeId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "S{}:E{}", self.season, self.number)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn films_come_first_and_a_viewers_own_titles_last() {
        let ids = ["tt0113277", "or0003", "my0001", "my123456789"].map(|text| text.parse::<TitleId>().unwrap());
        assert!(ids.is_sorted());
        assert_eq!(ids.map(TitleId::is_original), [false, true, false, false]);
        assert_eq!(ids.map(TitleId::is_own), [false, false, true, true]);
        assert_eq!(ids[2], TitleId::own(1));
    }

    #[test]
    fn a_number_out_of_its_range_names_no_title_of_another_kind() {
        for text in ["or1073741824", "my1073741824", "tt2147483648", "my", "my-1", "xy0001"] {
            assert!(text.parse::<TitleId>().is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn an_id_reads_back_as_it_is_written(bits in 0..u32::MAX) {
            let id = TitleId::from_bits(bits);
            prop_assert_eq!(id.to_string().parse::<TitleId>(), Ok(id));
            prop_assert_eq!(u32::from(id.is_original()) + u32::from(id.is_own()), u32::from(bits >= ORIGINALS_FROM));
        }
    }
}
