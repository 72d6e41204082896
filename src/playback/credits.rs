/// Without a marker the credits are taken to be this share of the length, in percent,
const CREDITS_PERCENT: u32 = 5;
/// and no longer than this.
const CREDITS_MOST_S: u32 = 5 * 60;

/// Where the credits begin, in seconds: at the marker where there is one, else the smaller of 5 minutes and 5 % before the end.
/// Who got there has seen it. A marker that lies outside of what is played is none.
pub fn credits_from(length_s: u32, marker_s: Option<u32>) -> u32 {
    marker_s
        .filter(|marker_s| (1..length_s).contains(marker_s))
        .unwrap_or_else(|| {
            length_s - CREDITS_MOST_S.min(length_s / 100 * CREDITS_PERCENT + length_s % 100 * CREDITS_PERCENT / 100)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_begin_at_the_marker_else_near_the_end() {
        assert_eq!(credits_from(3_600, Some(3_300)), 3_300);
        assert_eq!(credits_from(1_200, None), 1_140);
        assert_eq!(credits_from(10_200, None), 9_900);
        // Of a longer cut, or of nothing.
        assert_eq!(credits_from(1_200, Some(5_000)), 1_140);
        assert_eq!(credits_from(0, Some(5)), 0);
    }
}
