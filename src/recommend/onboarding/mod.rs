//! The first minute: a few questions, and titles to pick from that tell viewers apart.

mod answers;
mod titles;

pub use answers::questions;
pub(super) use answers::{chose, facet_weights};
pub use titles::onboarding_titles;

use super::Question;
