use crate::behavior::{LocalTime, UtcMillis};

/// What time a message came: the only clock that `update` knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    pub now: UtcMillis,
    /// The viewer's offset east of UTC at that moment.
    pub utc_offset_min: i16,
}

impl Moment {
    pub fn local(self) -> LocalTime {
        self.now.local(self.utc_offset_min)
    }
}
