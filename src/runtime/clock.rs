use std::time::{Duration, Instant};

use jiff::{Timestamp, fmt::temporal::Pieces, tz::TimeZone};

use crate::behavior::{Moment, UtcMillis};

/// What time it is, for those who must not ask the system. It never goes backwards.
#[derive(Clone, Debug)]
pub struct Clock {
    source: Source,
    /// No moment told is before this one.
    latest: UtcMillis,
}

#[derive(Clone, Debug)]
enum Source {
    /// The machine's clock and time zone.
    System(TimeZone),
    /// Runs from a moment, beginning when the clock was made.
    Running {
        from: Moment,
        since: Instant,
    },
    Standing(Moment),
}

#[derive(Debug, thiserror::Error)]
#[error("“{asked}” is not a time such as 2026-11-20T21:30:00+01:00: {why}")]
pub struct NotATime {
    asked: String,
    why: String,
}

/// The machine's time zone. Where `TZ` says nothing, Unix systems keep the zone's rules themselves in one file; to look the
/// zone up by its name would list the folders of all zones, which takes as long as ranking a page.
#[allow(clippy::disallowed_methods, reason = "the runtime is where the environment comes in")]
fn time_zone() -> TimeZone {
    let rules = if std::env::var_os("TZ").is_none() {
        std::fs::read("/etc/localtime").ok()
    } else {
        None
    };
    rules
        .and_then(|rules| TimeZone::tzif("local", &rules).ok())
        .unwrap_or_else(TimeZone::system)
}

#[allow(
    clippy::disallowed_methods,
    reason = "the runtime is where the system's clock comes in"
)]
impl Clock {
    /// The machine's.
    pub fn system() -> Self {
        Self::from(Source::System(time_zone()))
    }

    /// Begins at `from` and runs on, at the same offset.
    pub fn running(from: Moment) -> Self {
        let since = Instant::now();
        Self::from(Source::Running { from, since })
    }

    /// Stands still at `at`: for commands that only read, and for tests.
    pub fn standing(at: Moment) -> Self {
        Self::from(Source::Standing(at))
    }

    fn from(source: Source) -> Self {
        Self {
            source,
            latest: UtcMillis(i64::MIN),
        }
    }

    pub fn now(&mut self) -> Moment {
        let read = self.read();
        self.latest = self.latest.max(read.at);
        Moment {
            at: self.latest,
            ..read
        }
    }

    /// Makes the clock go on from `earliest` where it would be before that: from the log's last record, whatever the
    /// machine's clock or `--now` says.
    pub fn not_before(&mut self, earliest: UtcMillis) {
        let read = self.read();
        if read.at >= earliest {
            return;
        }
        let from = Moment { at: earliest, ..read };
        self.source = match self.source {
            Source::Standing(_) => Source::Standing(from),
            Source::System(_) | Source::Running { .. } => Source::Running {
                from,
                since: Instant::now(),
            },
        };
    }

    fn read(&self) -> Moment {
        match &self.source {
            Source::System(zone) => {
                let now = Timestamp::now();
                let seconds = zone.to_offset(now).seconds();
                Moment {
                    at: UtcMillis(now.as_millisecond()),
                    utc_offset_min: offset_min(seconds),
                }
            }
            Source::Running { from, since } => Moment {
                at: from.at.plus_ms(millis(since.elapsed())),
                ..*from
            },
            Source::Standing(at) => *at,
        }
    }
}

/// Reads what `--now` and `--since` take: RFC 3339 with an offset. The offset is the viewer's; `Z` means UTC, so that the
/// same command gives the same hour of the day on any machine.
pub fn parse_moment(asked: &str) -> Result<Moment, NotATime> {
    let refuse = |why: String| NotATime {
        asked: asked.to_owned(),
        why,
    };
    let at: Timestamp = asked.parse().map_err(|error: jiff::Error| refuse(error.to_string()))?;
    let pieces = Pieces::parse(asked).map_err(|error| refuse(error.to_string()))?;
    let seconds = pieces.to_numeric_offset().map_or(0, |offset| offset.seconds());
    Ok(Moment {
        at: UtcMillis(at.as_millisecond()),
        utc_offset_min: offset_min(seconds),
    })
}

fn offset_min(seconds: i32) -> i16 {
    // Offsets lie within 26 hours.
    (seconds / 60) as i16
}

fn millis(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(at: i64) -> Moment {
        Moment {
            at: UtcMillis(at),
            utc_offset_min: 60,
        }
    }

    #[test]
    fn a_clock_goes_on_from_the_logs_last_record() {
        let mut standing = Clock::standing(moment(1_000));
        standing.not_before(UtcMillis(5_000));
        assert_eq!(standing.now(), moment(5_000));

        let mut running = Clock::running(moment(1_000));
        running.not_before(UtcMillis(5_000));
        let now = running.now();
        assert!((5_000..60_000).contains(&now.at.0), "{now:?}");
    }

    #[test]
    fn a_log_from_the_past_changes_nothing() {
        let mut clock = Clock::standing(moment(1_000));
        clock.not_before(UtcMillis(500));
        assert_eq!(clock.now(), moment(1_000));
    }

    #[test]
    fn now_takes_the_viewers_hour_from_the_offset_that_is_written() {
        let now = parse_moment("2026-11-20T21:30:00+01:00").unwrap();
        assert_eq!(now.utc_offset_min, 60);
        assert_eq!(now.local().hour, 21);
        assert_eq!(parse_moment("2026-11-20T21:30:00Z").unwrap().local().hour, 21);
    }

    #[test]
    fn a_time_without_an_offset_is_refused() {
        assert!(parse_moment("2026-11-20T21:30:00").is_err());
        assert!(parse_moment("tonight").is_err());
    }
}
