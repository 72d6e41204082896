//! How long the next episode waits for a no before it begins by itself.

/// Between these, in seconds.
const SHORTEST_S: f64 = 5.0;
const LONGEST_S: f64 = 20.0;
/// In a demonstration time runs faster, but nobody reads faster.
const READING_S: f64 = 2.0;

/// What becomes of the next episode when nobody does anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Countdown {
    /// It begins after so many milliseconds.
    In { ms: u32 },
    /// It waits to be asked for.
    Waits,
}

/// The countdown for a viewer who goes on from episode to episode as surely as `binge` says (1 surely, −1 surely not): 5 to 20 s.
/// It `waits` for those who would cancel it anyway. `lapse` is how many times faster than life it plays.
pub fn countdown(binge: f64, waits: bool, lapse: u32) -> Countdown {
    if waits {
        return Countdown::Waits;
    }
    let middle = f64::midpoint(SHORTEST_S, LONGEST_S);
    let seconds = (middle - (LONGEST_S - middle) * binge.clamp(-1.0, 1.0)).round();
    let shown = (seconds / f64::from(lapse.max(1))).max(READING_S.min(seconds));
    Countdown::In {
        ms: (shown * 1000.0) as u32,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_shorter_the_more_surely_the_next_one_follows() {
        let ms = |binge| countdown(binge, false, 1);
        assert_eq!(ms(1.0), Countdown::In { ms: 5_000 });
        assert_eq!(ms(0.0), Countdown::In { ms: 13_000 });
        assert_eq!(ms(-1.0), Countdown::In { ms: 20_000 });
        assert_eq!(countdown(1.0, true, 1), Countdown::Waits);
    }

    #[test]
    fn a_demonstration_leaves_time_to_read() {
        assert_eq!(countdown(0.0, false, 300), Countdown::In { ms: 2_000 });
        assert_eq!(countdown(-1.0, false, 4), Countdown::In { ms: 5_000 });
    }
}
