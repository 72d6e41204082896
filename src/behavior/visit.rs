use serde::{Deserialize, Serialize};

use super::{event::DeviceClass, time::UtcMillis};

/// How many visits are remembered.
pub const VISITS_KEPT: usize = 120;

/// When and how a visit began.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitStart {
    pub at: UtcMillis,
    /// Hour of the viewer's day, 0–23.
    pub hour: u8,
    /// 0 is Monday.
    pub weekday: u8,
    pub device: DeviceClass,
    /// How many others were there when it began.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub company: u8,
}

fn is_zero(company: &u8) -> bool {
    *company == 0
}
