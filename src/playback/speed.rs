use std::fmt;

/// How fast it plays: 1.00 is as it was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Speed {
    hundredths: u16,
}

/// Keys change the speed by a quarter.
const STEP: u16 = 25;
const SLOWEST: u16 = 50;
const FASTEST: u16 = 200;

impl Speed {
    pub const USUAL: Self = Self { hundredths: 100 };

    /// From a player that may be told any number, such as 1.1; at least a hundredth.
    pub fn of(times: f64) -> Self {
        Self {
            hundredths: (times * 100.0).round().clamp(1.0, f64::from(u16::MAX)) as u16,
        }
    }

    pub const fn hundredths(self) -> u16 {
        self.hundredths
    }

    /// 1.25 for a quarter faster.
    pub fn times(self) -> f64 {
        f64::from(self.hundredths) / 100.0
    }

    /// The next quarter up, at most twice as fast.
    pub fn faster(self) -> Self {
        Self {
            hundredths: (self.hundredths / STEP * STEP + STEP).clamp(SLOWEST, FASTEST.max(self.hundredths)),
        }
    }

    /// The next quarter down, at least half as fast.
    pub fn slower(self) -> Self {
        Self {
            hundredths: (self.hundredths.div_ceil(STEP) * STEP)
                .saturating_sub(STEP)
                .clamp(SLOWEST.min(self.hundredths), FASTEST),
        }
    }
}

impl Default for Speed {
    fn default() -> Self {
        Self::USUAL
    }
}

/// `1.25×`, and `1×` without a fraction.
impl fmt::Display for Speed {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}×", self.times())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_go_by_quarters_between_half_and_twice() {
        let speeds: Vec<String> = std::iter::successors(Some(Speed::of(0.5)), |speed| {
            let next = speed.faster();
            (next != *speed).then_some(next)
        })
        .map(|speed| speed.to_string())
        .collect();
        assert_eq!(speeds, ["0.5×", "0.75×", "1×", "1.25×", "1.5×", "1.75×", "2×"]);
        assert_eq!(Speed::of(0.5).slower(), Speed::of(0.5));
        assert_eq!(Speed::of(1.1).slower(), Speed::USUAL);
        assert_eq!(Speed::of(1.1).faster(), Speed::of(1.25));
    }
}
