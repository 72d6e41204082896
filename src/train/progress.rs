//! How far training is, told to whoever waits, who may stop it.

use std::{cell::Cell, fmt};

use super::{
    audience::{LIKES_LEAST, VIEWERS_LEAST},
    linear::Singular,
};
use crate::catalog::Problem;

/// What is being done, and how much of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    pub what: &'static str,
    /// From 1 on.
    pub at: usize,
    pub of: usize,
}

impl fmt::Display for Step {
    /// `learning who is liked with whom, 2 of 5`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { what, at, of } = self;
        write!(out, "{what}, {at} of {of}")
    }
}

/// Whoever waits has lost interest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("training was stopped")]
pub struct Stopped;

/// Why there is no model, in one sentence.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TrainError {
    #[error(transparent)]
    Stopped(#[from] Stopped),
    #[error(transparent)]
    Singular(#[from] Singular),
    /// The audience cannot be read.
    #[error(transparent)]
    Problem(#[from] Problem),
    #[error("nobody likes anything that is in the catalog, so there is nothing to learn from")]
    Nobody,
    #[error(
        "of {titles_in_file} liked titles {titles} are in the catalog, and {viewers} viewers like {LIKES_LEAST} of those or more, where \
         {VIEWERS_LEAST} are needed; titles are found by IMDb's numbers, as their ids or in a links.csv beside the ratings"
    )]
    TooFew {
        titles: usize,
        titles_in_file: usize,
        /// Those who like enough of them.
        viewers: usize,
    },
    #[error("the system gives no threads to train on: {0}")]
    NoThreads(String),
}

/// Tells of each step before it is taken; no further step is taken once whoever is told wants none.
#[derive(Clone, Copy)]
pub struct Progress<'a> {
    goes_on: &'a (dyn Fn(Step) -> bool + Sync),
}

impl<'a> Progress<'a> {
    /// `goes_on` is called before each step and says whether to take it.
    pub fn new(goes_on: &'a (dyn Fn(Step) -> bool + Sync)) -> Self {
        Self { goes_on }
    }

    /// Tells nobody, and is never stopped.
    pub fn untold() -> Self {
        Self { goes_on: &|_| true }
    }

    /// Tells of the step that comes now.
    ///
    /// # Errors
    /// When it is not wanted any more.
    pub fn report(&self, what: &'static str, at: usize, of: usize) -> Result<(), Stopped> {
        if (self.goes_on)(Step { what, at, of }) {
            Ok(())
        } else {
            Err(Stopped)
        }
    }

    /// The same work `of` times, in whatever functions it is done; they count it together.
    pub fn steps(&self, what: &'static str, of: usize) -> Steps<'a> {
        Steps {
            progress: *self,
            what,
            taken: Cell::new(0),
            of,
        }
    }
}

/// Steps that are counted where they are taken.
pub struct Steps<'a> {
    progress: Progress<'a>,
    what: &'static str,
    taken: Cell<usize>,
    of: usize,
}

impl Steps<'_> {
    /// Tells of the next one.
    ///
    /// # Errors
    /// When it is not wanted any more.
    pub fn next(&self) -> Result<(), Stopped> {
        let at = self.taken.get() + 1;
        self.taken.set(at);
        self.progress.report(self.what, at, self.of)
    }
}

#[cfg(test)]
pub(super) mod tests {
    use std::sync::Mutex;

    use super::*;

    /// What `work` tells, when it is stopped at the `stop_at`-th step, and what comes of it.
    pub(crate) fn told<T>(stop_at: usize, work: impl FnOnce(&Progress<'_>) -> T) -> (Vec<Step>, T) {
        let told = Mutex::new(Vec::new());
        let goes_on = |step| {
            let mut told = told.lock().unwrap();
            told.push(step);
            told.len() < stop_at
        };
        let outcome = work(&Progress::new(&goes_on));
        (told.into_inner().unwrap(), outcome)
    }

    #[test]
    fn steps_are_counted_wherever_they_are_taken_and_none_is_taken_after_a_stop() {
        let work = |progress: &Progress<'_>| {
            progress.report("reading", 1, 1)?;
            let matrices = progress.steps("learning", 3);
            matrices.next()?;
            [&matrices; 2].map(Steps::next).into_iter().collect()
        };
        let (all, outcome): (_, Result<(), Stopped>) = told(usize::MAX, work);
        assert_eq!(outcome, Ok(()));
        let words: Vec<String> = all.iter().map(Step::to_string).collect();
        assert_eq!(
            words,
            [
                "reading, 1 of 1",
                "learning, 1 of 3",
                "learning, 2 of 3",
                "learning, 3 of 3"
            ]
        );
        let (some, outcome) = told(2, work);
        assert_eq!((some.len(), outcome), (2, Err(Stopped)));
    }
}
