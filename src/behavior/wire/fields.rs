use std::{borrow::Cow, fmt, str::FromStr};

use serde::{
    Deserialize, Deserializer,
    de::{DeserializeOwned, MapAccess, Visitor},
};
use serde_json::value::RawValue;
use smallvec::SmallVec;

use super::{problem::WireProblem, scan::scan};

/// How much of a wrong value is quoted, in characters.
const QUOTED_CHARS_MAX: usize = 60;

/// The top-level fields of one line: names, and values as raw JSON, borrowed from the line.
///
/// Fields are asked for in the order in which they are written, so each is looked for from where the last was found.
#[derive(Default)]
pub(super) struct Fields<'a> {
    /// No event that this build writes has more than 16.
    list: SmallVec<[(Cow<'a, str>, &'a str); 16]>,
    /// Something in a top-level text may be escaped.
    may_be_escaped: bool,
    next: usize,
    /// Which of the first 64 were asked for, a bit each.
    asked: u64,
}

/// Every field of an object, whatever it holds.
struct AllFields<'a>(Vec<(Cow<'a, str>, &'a str)>);

#[derive(Deserialize)]
struct Name<'a>(#[serde(borrow)] Cow<'a, str>);

impl<'de> Deserialize<'de> for AllFields<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Object;
        impl<'de> Visitor<'de> for Object {
            type Value = AllFields<'de>;
            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut list = Vec::new();
                while let Some((name, value)) = map.next_entry::<Name<'de>, &'de RawValue>()? {
                    list.push((name.0, value.get()));
                }
                Ok(AllFields(list))
            }
        }
        deserializer.deserialize_map(Object)
    }
}

/// Checks all of a line, and that it is one JSON object.
pub(super) fn check(line: &str) -> Result<(), WireProblem> {
    parse(line).map(drop)
}

fn parse(line: &str) -> Result<AllFields<'_>, WireProblem> {
    serde_json::from_str(line).map_err(|error| {
        if error.is_eof() {
            WireProblem::Torn
        } else {
            WireProblem::NotJson(error.to_string())
        }
    })
}

impl<'a> Fields<'a> {
    /// Takes in the fields of a line. In one that looks as it was written, nested values are not checked before somebody
    /// takes them; any other is read by serde.
    pub fn split(&mut self, line: &'a str) -> Result<(), WireProblem> {
        if scan(line, |name, value| {
            self.list.push((Cow::Borrowed(name), value));
        })
        .is_none()
        {
            self.list = SmallVec::from_vec(parse(line)?.0);
            self.may_be_escaped = true;
        }
        Ok(())
    }

    /// The fields that nobody asked for.
    pub fn unasked(&self) -> Vec<String> {
        if self.asked.count_ones() as usize == self.list.len() {
            return Vec::new();
        }
        self.list
            .iter()
            .enumerate()
            .filter(|(at, _)| self.asked.checked_shr(*at as u32).unwrap_or(0) & 1 == 0)
            .map(|(_, (name, _))| name.to_string())
            .collect()
    }

    fn find(&mut self, name: &str) -> Option<&'a str> {
        let (before, after) = self.list.split_at(self.next.min(self.list.len()));
        let is_it = |(known, _): &(Cow<'a, str>, &'a str)| known == name;
        let at = match after.iter().position(is_it) {
            Some(at) => at + before.len(),
            None => before.iter().position(is_it)?,
        };
        self.next = at + 1;
        self.asked |= 1_u64.checked_shl(at as u32).unwrap_or(0);
        Some(self.list[at].1)
    }

    /// Present and not null.
    fn given(&mut self, name: &str) -> Option<&'a str> {
        self.find(name).filter(|raw| *raw != "null")
    }

    fn required(&mut self, name: &'static str) -> Result<&'a str, WireProblem> {
        self.find(name).ok_or(WireProblem::Missing(name))
    }

    pub fn text(&mut self, name: &'static str) -> Result<String, WireProblem> {
        self.borrowed_text(name).map(Cow::into_owned)
    }

    pub fn borrowed_text(&mut self, name: &'static str) -> Result<Cow<'a, str>, WireProblem> {
        let raw = self.required(name)?;
        self.text_of(raw).ok_or_else(|| bad(name, raw))
    }

    /// A number or a truth value.
    pub fn plain<T: FromStr>(&mut self, name: &'static str) -> Result<T, WireProblem> {
        let raw = self.required(name)?;
        raw.parse().map_err(|_| bad(name, raw))
    }

    /// A text that stands for something, such as a title's id.
    pub fn named<T: FromStr>(&mut self, name: &'static str) -> Result<T, WireProblem> {
        let raw = self.required(name)?;
        self.text_of(raw)
            .and_then(|text| text.parse().ok())
            .ok_or_else(|| bad(name, raw))
    }

    /// The text behind a raw JSON string, borrowed where nothing in it is escaped.
    fn text_of(&self, raw: &'a str) -> Option<Cow<'a, str>> {
        let inner = raw.strip_prefix('"')?.strip_suffix('"')?;
        if self.may_be_escaped && inner.contains('\\') {
            serde_json::from_str(raw).ok().map(Cow::Owned)
        } else {
            Some(Cow::Borrowed(inner))
        }
    }

    /// Whatever serde reads: for values that are rare or nested.
    pub fn json<T: DeserializeOwned>(&mut self, name: &'static str) -> Result<T, WireProblem> {
        let raw = self.required(name)?;
        serde_json::from_str(raw).map_err(|_| bad(name, raw))
    }

    /// As [`json`](Self::json); absent or null gives none.
    pub fn optional_json<T: DeserializeOwned>(&mut self, name: &'static str) -> Result<Option<T>, WireProblem> {
        self.given(name)
            .map(|raw| serde_json::from_str(raw).map_err(|_| bad(name, raw)))
            .transpose()
    }
}

fn bad(field: &'static str, raw: &str) -> WireProblem {
    let mut value: String = raw.chars().take(QUOTED_CHARS_MAX).collect();
    if value.len() < raw.len() {
        value.push('…');
    }
    WireProblem::BadValue { field, value }
}
