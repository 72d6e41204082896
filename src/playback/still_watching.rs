use crate::behavior::{DAY_MS, HOUR_MS, MINUTE_MS, StillWatchingRule, UtcMillis};

/// “Tonight” ends at this hour of the viewer's day.
const NIGHT_ENDS_HOUR: i64 = 6;

/// When it asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StillWatchingLimits {
    /// After so many episodes in a row that nobody touched.
    pub episodes: u32,
    /// After so many minutes of play without input.
    pub minutes: u32,
}

impl Default for StillWatchingLimits {
    fn default() -> Self {
        Self {
            episodes: 3,
            minutes: 90,
        }
    }
}

/// A question that is due: which rule, after how many episodes and minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Prompt {
    pub rule: StillWatchingRule,
    pub episodes: u32,
    pub minutes: u32,
}

/// Counts what played since anybody touched anything. Input of any kind starts the count again, a skip that the viewer
/// pressed included, so that no question can follow one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StillWatching {
    episodes: u32,
    played_s: u32,
}

impl StillWatching {
    /// The viewer touched the player or the program.
    pub fn touched(&mut self) {
        *self = Self::default();
    }

    /// Something played on by itself for so many seconds.
    pub fn played(&mut self, seconds: u32) {
        self.played_s = self.played_s.saturating_add(seconds);
    }

    /// An episode played to its end.
    pub fn episode_ended(&mut self) {
        self.episodes += 1;
    }

    /// Whether to ask in the middle of playing: only the rule of minutes does that.
    pub fn due_while_playing(&self, limits: StillWatchingLimits) -> Option<Prompt> {
        (self.played_s >= limits.minutes.saturating_mul(60)).then(|| self.prompt(StillWatchingRule::Minutes))
    }

    /// Whether to ask instead of starting the next episode.
    pub fn due_before_next(&self, limits: StillWatchingLimits) -> Option<Prompt> {
        if self.episodes >= limits.episodes {
            return Some(self.prompt(StillWatchingRule::Episodes));
        }
        self.due_while_playing(limits)
    }

    fn prompt(&self, rule: StillWatchingRule) -> Prompt {
        Prompt {
            rule,
            episodes: self.episodes,
            minutes: self.played_s / 60,
        }
    }
}

/// When the night of an answer *don't ask again tonight* ends: the next 06:00 on the viewer's wall clock.
pub fn night_ends_at(answered_at: UtcMillis, utc_offset_min: i16) -> UtcMillis {
    let offset_ms = i64::from(utc_offset_min) * MINUTE_MS;
    let local = answered_at.0 + offset_ms;
    let since_six = (local - NIGHT_ENDS_HOUR * HOUR_MS).rem_euclid(DAY_MS);
    UtcMillis(local - since_six + DAY_MS - offset_ms)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMITS: StillWatchingLimits = StillWatchingLimits {
        episodes: 3,
        minutes: 90,
    };

    #[test]
    fn it_asks_before_the_fourth_episode_and_not_before() {
        let mut rule = StillWatching::default();
        rule.episode_ended();
        rule.episode_ended();
        assert_eq!(rule.due_before_next(LIMITS), None);
        rule.episode_ended();
        assert_eq!(
            rule.due_before_next(LIMITS).map(|prompt| prompt.rule),
            Some(StillWatchingRule::Episodes)
        );
    }

    #[test]
    fn it_asks_after_ninety_minutes_of_play_that_nobody_touched() {
        let mut rule = StillWatching::default();
        rule.played(89 * 60 + 59);
        assert_eq!(rule.due_while_playing(LIMITS), None);
        rule.played(1);
        let prompt = rule.due_while_playing(LIMITS);
        assert_eq!(
            prompt,
            Some(Prompt {
                rule: StillWatchingRule::Minutes,
                episodes: 0,
                minutes: 90
            })
        );
    }

    #[test]
    fn a_touch_starts_both_counts_again() {
        let mut rule = StillWatching::default();
        rule.played(80 * 60);
        rule.episode_ended();
        rule.episode_ended();
        rule.touched();
        rule.played(80 * 60);
        rule.episode_ended();
        assert_eq!(rule.due_before_next(LIMITS), None);
    }

    #[test]
    fn tonight_lasts_until_six_in_the_morning_where_the_viewer_is() {
        // 1970-01-02 23:00 at +60 is 22:00 UTC; the night ends at 05:00 UTC.
        let evening = UtcMillis(DAY_MS + 22 * HOUR_MS);
        assert_eq!(night_ends_at(evening, 60), UtcMillis(2 * DAY_MS + 5 * HOUR_MS));
        // At 02:00 the same night it ends at the same time.
        let late = UtcMillis(2 * DAY_MS + HOUR_MS);
        assert_eq!(night_ends_at(late, 60), UtcMillis(2 * DAY_MS + 5 * HOUR_MS));
        // At six sharp a new day has begun.
        assert_eq!(
            night_ends_at(UtcMillis(6 * HOUR_MS), 0),
            UtcMillis(DAY_MS + 6 * HOUR_MS)
        );
    }
}
