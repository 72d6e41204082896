//! How far training is, told to whoever waits, who may stop it.

use super::TrainError;

/// Told of each step; stops the training where it says so.
pub struct Progress<'a> {
    goes_on: &'a (dyn Fn(Step<'_>) -> bool + Sync),
}

/// What is being done, and how much of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step<'a> {
    pub what: &'a str,
    /// From 1 on.
    pub at: usize,
    pub of: usize,
}

impl<'a> Progress<'a> {
    /// `goes_on` is called before each step and gives false to stop.
    pub fn new(goes_on: &'a (dyn Fn(Step<'_>) -> bool + Sync)) -> Self {
        Self { goes_on }
    }

    pub(super) fn report(&self, what: &str, at: usize, of: usize) -> Result<(), TrainError> {
        if (self.goes_on)(Step { what, at, of }) {
            Ok(())
        } else {
            Err(TrainError::Stopped)
        }
    }

    /// Between two steps: whether to go on.
    pub(super) fn check(&self) -> Result<(), TrainError> {
        self.report("", 0, 0)
    }
}
