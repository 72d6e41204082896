use serde::Serialize;

/// A mean over viewers, and where it lies with 95 % confidence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Interval {
    pub mean: f64,
    pub low: f64,
    pub high: f64,
}

/// Standard errors on either side that hold 95 % of a normal distribution; a mean over a hundred viewers and more is close to one.
const ERRORS_95: f64 = 1.959_964;

impl Interval {
    /// Of one value a viewer. Of a single viewer the interval is that value; of none all is 0.
    pub fn of(values: &[f64]) -> Self {
        let count = values.len() as f64;
        if values.is_empty() {
            return Self::default();
        }
        let mean = values.iter().sum::<f64>() / count;
        let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
        let error = (squares / (count - 1.0).max(1.0) / count).sqrt();
        Self {
            mean,
            low: mean - ERRORS_95 * error,
            high: mean + ERRORS_95 * error,
        }
    }

    /// How far it reaches to either side of the mean.
    pub fn half_width(&self) -> f64 {
        (self.high - self.low) / 2.0
    }
}

/// How much better one method does than another for the same viewers, in percent of the other's mean: a paired difference, in
/// which what is hard or easy about a viewer cancels out. `None` where the other's mean is 0, or nobody was measured.
pub fn percent_difference(values: &[f64], reference: &[f64]) -> Option<Interval> {
    let unit = Interval::of(reference).mean / 100.0;
    if unit <= 0.0 {
        return None;
    }
    let differences: Vec<f64> = values
        .iter()
        .zip(reference)
        .map(|(one, other)| (one - other) / unit)
        .collect();
    Some(Interval::of(&differences))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_interval_is_the_one_of_the_textbook() {
        let interval = Interval::of(&[1.0, 2.0, 3.0, 4.0]);
        let error = (5.0_f64 / 3.0 / 4.0).sqrt();
        assert_eq!(interval.mean, 2.5);
        assert!((interval.high - 2.5 - 1.96 * error).abs() < 1e-4);
        assert!((interval.half_width() - 1.96 * error).abs() < 1e-4);
        assert_eq!(Interval::of(&[0.3]).high, 0.3);
    }

    #[test]
    fn a_difference_is_a_share_of_the_reference() {
        let difference = percent_difference(&[0.3, 0.6], &[0.2, 0.4]).unwrap();
        assert!((difference.mean - 50.0).abs() < 1e-9);
        assert_eq!(percent_difference(&[0.3], &[0.0]), None);
    }

    proptest! {
        #[test]
        fn what_adds_the_same_to_all_viewers_is_certain(values in prop::collection::vec(0.1_f64..1.0, 2..50)) {
            let better: Vec<f64> = values.iter().map(|value| value + 0.1).collect();
            let difference = percent_difference(&better, &values).unwrap();
            prop_assert!(difference.low > 0.0 && difference.high - difference.low < 1e-6);
        }
    }
}
