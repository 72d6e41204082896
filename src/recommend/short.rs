/// What is no longer than this is short, in minutes of one sitting.
pub(super) const SHORT_MIN: u16 = 95;
