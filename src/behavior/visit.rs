use serde::{Deserialize, Serialize};

use super::time::UtcMillis;

/// How many visits are remembered.
pub const VISITS_KEPT: usize = 120;

/// When a visit began.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitStart {
    pub at: UtcMillis,
}
