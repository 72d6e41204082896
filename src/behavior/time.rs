use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// Milliseconds since 1970-01-01T00:00:00Z. On the wire: RFC 3339 in UTC with milliseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UtcMillis(pub i64);

pub const SECOND_MS: i64 = 1_000;
pub const MINUTE_MS: i64 = 60 * SECOND_MS;
pub const HOUR_MS: i64 = 60 * MINUTE_MS;
pub const DAY_MS: i64 = 24 * HOUR_MS;

impl UtcMillis {
    /// Milliseconds from `earlier` to `self`, zero where the clock went backwards.
    pub fn since(self, earlier: Self) -> i64 {
        (self.0 - earlier.0).max(0)
    }

    pub fn plus_ms(self, ms: i64) -> Self {
        Self(self.0.saturating_add(ms))
    }

    /// The viewer's wall clock: hour of day 0–23 and weekday 0–6 from Monday, at an offset east of UTC in minutes.
    pub fn local(self, utc_offset_min: i16) -> LocalTime {
        let ms = self.0 + i64::from(utc_offset_min) * MINUTE_MS;
        let day = ms.div_euclid(DAY_MS);
        let within = ms.rem_euclid(DAY_MS);
        LocalTime {
            day,
            // 1970-01-01 was a Thursday, which is day 3 from Monday.
            weekday: (day + 3).rem_euclid(7) as u8,
            hour: (within / HOUR_MS) as u8,
            minute: (within % HOUR_MS / MINUTE_MS) as u8,
        }
    }
}

/// A moment on the viewer's wall clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LocalTime {
    /// Days since 1970-01-01, local.
    pub day: i64,
    /// 0 is Monday.
    pub weekday: u8,
    pub hour: u8,
    pub minute: u8,
}

impl fmt::Display for UtcMillis {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match jiff::Timestamp::from_millisecond(self.0) {
            Ok(at) => write!(out, "{at:.3}"),
            Err(_) => write!(out, "{} ms", self.0),
        }
    }
}

impl Serialize for UtcMillis {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for UtcMillis {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl de::Visitor<'_> for Visitor {
            type Value = UtcMillis;
            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a time such as 2026-11-22T20:15:00.000Z")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<UtcMillis, E> {
                let at: jiff::Timestamp = text.parse().map_err(E::custom)?;
                Ok(UtcMillis(at.as_millisecond()))
            }
        }
        deserializer.deserialize_str(Visitor)
    }
}

impl schemars::JsonSchema for UtcMillis {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "UtcMillis".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "format": "date-time" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thursday_evening_in_berlin_is_a_thursday_evening() {
        // 2026-11-19T20:15Z is 21:15 on a Thursday at +60.
        let at: jiff::Timestamp = "2026-11-19T20:15:00Z".parse().unwrap();
        let local = UtcMillis(at.as_millisecond()).local(60);
        assert_eq!((local.weekday, local.hour, local.minute), (3, 21, 15));
    }

    #[test]
    fn the_wire_form_carries_three_decimals() {
        assert_eq!(UtcMillis(1_500).to_string(), "1970-01-01T00:00:01.500Z");
    }
}
