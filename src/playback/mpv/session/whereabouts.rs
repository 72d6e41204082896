use crate::behavior::{SECOND_MS, UtcMillis};

/// So much later than it was heard a position is still a good guess.
const GUESS_MS: i64 = 2 * SECOND_MS;

/// Where it was, in seconds, and when that was heard.
#[derive(Clone, Copy, Debug)]
pub(super) struct Whereabouts {
    position_s: f64,
    at: UtcMillis,
}

impl Whereabouts {
    pub const fn at(position_s: f64, at: UtcMillis) -> Self {
        Self { position_s, at }
    }

    pub const fn heard_s(self) -> f64 {
        self.position_s
    }

    /// Where it should be by now if it went on at this pace, in seconds of film a second.
    pub fn likely_s(self, now: UtcMillis, pace: f64) -> f64 {
        let ms = now.since(self.at).clamp(0, GUESS_MS);
        self.position_s + ms as f64 / SECOND_MS as f64 * pace
    }
}

/// Whole seconds of a position that may be anything.
pub(super) fn seconds(position_s: f64) -> u32 {
    position_s.max(0.0) as u32
}
