//! How good it is: what is measured, on whom, beside what.
//!
//! - [`Split`]: whom a model is trained on, and of whom it is asked what they would like next;
//! - [`Metrics`]: how good an answer was;
//! - [`reference`]: the methods that everything is measured against, tuned on viewers of the training part;
//! - [`evaluate`]: all of it in one run, as a [`Report`];
//! - [`page`]: the same of whole pages, as they stand on a screen.

mod cold;
mod evaluation;
mod interval;
mod metrics;
pub mod page;
pub mod reference;
mod report;
mod split;

pub use cold::{ColdFit, ColdRanker, ColdReport};
pub use evaluation::{Contender, EvaluationError, FitError, evaluate};
pub use interval::{Interval, percent_difference};
pub use metrics::Metrics;
pub use report::{AgainstBest, Named, Report};
pub use split::{HISTORY_LENGTHS, KeptOut, Split};
