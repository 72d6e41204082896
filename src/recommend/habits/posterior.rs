//! What counted evidence comes to, and how sure that is: conjugate posteriors, each with the probability that the quantity lies
//! beyond a line.
//!
//! Gelman et al., “Bayesian Data Analysis” (3rd ed.), chapter 2, has all three. The probability takes the posterior for a normal
//! of the same mean and deviation, and Φ(z) ≈ 1 / (1 + e^(−1.702 z)), which is nowhere off by more than 0.01 (Camilli, 1994,
//! “Origin of the Scaling Constant d = 1.7 in Item Response Theory”).

/// What is believed of a quantity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Belief {
    pub(super) value: f64,
    /// The probability that it is at least the line.
    pub(super) above: f64,
}

/// A share: `hits` of `trials`, both faded, on top of so many observations that lie on the line. Beta and binomial.
pub(super) fn share(hits: f64, trials: f64, line: f64, prior: f64) -> Belief {
    let total = trials + prior;
    let mean = (hits + prior * line) / total;
    let variance = mean * (1.0 - mean) / (total + 1.0);
    belief(mean, mean, variance, line)
}

/// A rate: so many events in so many units of time, both faded, on top of `prior` units at the line. Gamma and Poisson.
pub(super) fn rate(events: f64, time: f64, line: f64, prior: f64) -> Belief {
    let (shape, units) = (events + prior * line, time + prior);
    belief(shape / units, shape / units, shape / (units * units), line)
}

/// A typical duration from faded logarithms of durations, on top of `prior` that lie on the line; their deviation is taken to be 1,
/// as that of times to decide often is. Normal with known variance, on the logarithm.
pub(super) fn duration(sum_of_logs: f64, count: f64, line: f64, prior: f64) -> Belief {
    typical(sum_of_logs, count, line, prior, 1.0)
}

/// The same for any quantity above 0 of which logarithms deviate so much.
pub(super) fn typical(sum_of_logs: f64, count: f64, line: f64, prior: f64, deviation: f64) -> Belief {
    let mean = (sum_of_logs + prior * line.ln()) / (count + prior);
    belief(mean.exp(), mean, deviation * deviation / (count + prior), line.ln())
}

fn belief(value: f64, mean: f64, variance: f64, line: f64) -> Belief {
    let z = (mean - line) / variance.sqrt().max(1e-6);
    Belief {
        value,
        above: 1.0 / (1.0 + (-1.702 * z).exp()),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_probability_is_one_and_grows_with_what_speaks_for_it(
            hits in 0.0..40.0_f64, misses in 0.0..40.0_f64, line in 0.05..0.95_f64
        ) {
            let few = share(hits, hits + misses, line, 2.0);
            let more = share(hits + 1.0, hits + misses + 1.0, line, 2.0);
            prop_assert!((0.0..=1.0).contains(&few.above) && (0.0..=1.0).contains(&few.value));
            prop_assert!(more.value > few.value);
            prop_assert_eq!(few.above >= 0.5, few.value >= line);
        }

        #[test]
        fn what_nothing_is_known_of_lies_on_the_line(line in 0.05..0.95_f64) {
            for belief in [share(0.0, 0.0, line, 2.0), rate(0.0, 0.0, line, 1.0), duration(0.0, 0.0, line, 2.0)] {
                prop_assert!((belief.value - line).abs() < 1e-9 && (belief.above - 0.5).abs() < 1e-6);
            }
        }
    }
}
