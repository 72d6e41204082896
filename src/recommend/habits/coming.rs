//! Habits of coming: whether visits grow rare or lead to nothing, and how long somebody was away.

use super::{
    Counted, HabitKind,
    past::{Past, Sitting},
    watching::Shares,
};
use crate::behavior::{DAY_MS, HOUR_MS, UtcMillis};

/// How many of the latest sittings and gaps tell of lapsing.
const LATEST_SITTINGS: usize = 6;
const LATEST_GAPS: usize = 3;
/// So many gaps make a usual one.
const USUAL_FROM_GAPS: usize = 3;
/// A gap has grown when it is longer than the usual one by this factor.
const GROWN: f64 = 1.5;

/// A gap is long from so many days on, and when it is this many times the usual one.
const LONG_GAP_DAYS: i64 = 14;
const LONG_GAP_TIMES: f64 = 3.0;
/// A welcome back holds for the first hour.
const WELCOME_MS: i64 = HOUR_MS;

/// Sittings before this one, and the gaps between them.
pub(super) struct Coming {
    now: UtcMillis,
    /// All that are over.
    before: Vec<Sitting>,
    /// When the present one began; none when nobody is there and `now` would be a fresh visit.
    came_at: Option<UtcMillis>,
}

/// How long the viewer was away before this visit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Gap {
    pub(super) days: u32,
    /// Days between visits as a rule; none where there were too few.
    pub(super) usual_days: Option<f64>,
    /// Long enough to be welcomed back, now.
    pub(super) is_long: bool,
}

impl Coming {
    pub(super) fn of(past: &Past<'_>) -> Self {
        let mut before = past.sittings();
        let present = before.pop_if(|last| !past.is_over(last));
        Self {
            now: past.now,
            before,
            came_at: present.map(|sitting| sitting.began_at),
        }
    }

    /// Milliseconds between one sitting and the next.
    fn gaps(&self) -> Vec<i64> {
        let began = self.before.iter().skip(1).map(|next| next.began_at).chain(self.came_at);
        let pairs = self.before.iter().zip(began);
        pairs.map(|(sitting, next)| next.since(sitting.last_at)).collect()
    }

    pub(super) fn lapsing(&self) -> Option<Counted> {
        let mut shares = Shares::default();
        let latest = self.before.iter().rev().take(LATEST_SITTINGS);
        let (mut idle, mut sittings) = (0, 0);
        for sitting in latest {
            shares.add(!sitting.has_play, 1.0);
            idle += u32::from(!sitting.has_play);
            sittings += 1;
        }
        let mut gaps = self.gaps();
        let earlier = gaps.len().saturating_sub(LATEST_GAPS);
        let mut grown = None;
        if earlier >= USUAL_FROM_GAPS {
            let usual = median(&gaps[..earlier]);
            let has_grown = |gap: &i64| *gap as f64 > usual * GROWN;
            // The gap that goes on counts once it is longer than usual.
            let going_on = self.before.last().map(|last| self.now.since(last.last_at));
            gaps.extend(going_on.filter(|gap| self.came_at.is_none() && has_grown(gap)));
            let latest = &gaps[gaps.len() - LATEST_GAPS..];
            for gap in latest {
                shares.add(has_grown(gap), 1.0);
            }
            let count = latest.iter().filter(|gap| has_grown(gap)).count();
            grown = Some((count, usual / DAY_MS as f64));
        }
        shares.counted(HabitKind::Lapsing, |_, _| {
            let visits = format!("{idle} of the last {sittings} visits were without a play");
            match grown {
                Some((grown, usual)) => format!(
                    "{visits}, and {grown} of the last {LATEST_GAPS} gaps were longer than the usual {usual:.1} days."
                ),
                None => format!("{visits}."),
            }
        })
    }

    /// None before the second visit.
    pub(super) fn gap(&self) -> Option<Gap> {
        let last = self.before.last()?;
        let arrived = self.came_at.unwrap_or(self.now);
        let gaps = self.gaps();
        // Without a present sitting the gap that ends now is not among them.
        let earlier = if self.came_at.is_some() {
            &gaps[..gaps.len() - 1]
        } else {
            &gaps[..]
        };
        let usual = (!earlier.is_empty()).then(|| median(earlier));
        let gap_ms = arrived.since(last.last_at);
        let is_unusual = usual.is_none_or(|usual| gap_ms as f64 >= usual * LONG_GAP_TIMES);
        Some(Gap {
            days: u32::try_from(gap_ms / DAY_MS).unwrap_or(u32::MAX),
            usual_days: usual.map(|usual| usual / DAY_MS as f64),
            is_long: gap_ms >= LONG_GAP_DAYS * DAY_MS && is_unusual && self.now.since(arrived) <= WELCOME_MS,
        })
    }
}

impl Gap {
    pub(super) fn in_words(self) -> String {
        let days = self.days;
        match self.usual_days {
            Some(usual) => format!("You were away for {days} days; usually it is {usual:.1}."),
            None => format!("You were away for {days} days."),
        }
    }
}

/// The middle of some gaps, of which there is at least one.
fn median(gaps: &[i64]) -> f64 {
    let mut sorted = gaps.to_vec();
    sorted.sort_unstable();
    let middle = sorted.len() / 2;
    if sorted.len() % 2 == 1 {
        sorted[middle] as f64
    } else {
        (sorted[middle - 1] as f64 + sorted[middle] as f64) / 2.0
    }
}
