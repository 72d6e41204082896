//! Training, on threads of its own: it tells how far it is, and ends when nobody wants it any more.

use std::{
    io,
    pin::pin,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    thread,
};

use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use super::{model_file::ModelFileError, ratings::RatingsError};
use crate::{
    recommend::ModelError,
    train::{self, Progress, Step, Stopped, TrainError},
};

/// Why there is no new model, in one sentence.
#[derive(Debug, thiserror::Error)]
pub enum TrainingError {
    #[error(transparent)]
    Train(#[from] TrainError),
    #[error(transparent)]
    Ratings(#[from] RatingsError),
    #[error(transparent)]
    File(#[from] ModelFileError),
    /// What was trained cannot be opened: training and reading disagree.
    #[error(transparent)]
    Model(#[from] ModelError),
    #[error("the system gives no thread to train on: {0}")]
    NoThread(#[from] io::Error),
    #[error("training broke off")]
    BrokeOff,
}

impl TrainingError {
    /// It ended because somebody wanted it to.
    pub const fn is_stop(&self) -> bool {
        matches!(self, Self::Train(TrainError::Stopped(_)))
    }
}

/// What is heard of a training.
#[derive(Debug)]
pub enum Told<T> {
    Progressed(Step),
    Ended(Result<T, TrainingError>),
}

/// Whether it is wanted any more.
#[derive(Clone, Default)]
pub struct Wanted {
    is_stopped: Arc<AtomicBool>,
    /// Locked while something is done that must not be left half done.
    at_work: Arc<Mutex<()>>,
}

impl Wanted {
    fn is_stopped(&self) -> bool {
        self.is_stopped.load(Ordering::Relaxed)
    }

    fn stop(&self) {
        self.is_stopped.store(true, Ordering::Relaxed);
    }

    /// Waits for what must not be left half done.
    fn lock(&self) -> MutexGuard<'_, ()> {
        self.at_work.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Does what must not be left half done, if it is still wanted.
    ///
    /// # Errors
    /// Those of the work, or that it was stopped before.
    pub fn unless_stopped<T>(&self, work: impl FnOnce() -> Result<T, TrainingError>) -> Result<T, TrainingError> {
        let _at_work = self.lock();
        if self.is_stopped() {
            return Err(TrainError::from(Stopped).into());
        }
        work()
    }
}

/// A training that runs. Dropping it stops it, and waits if it is just putting away what it made.
pub struct Trainer<T> {
    told: UnboundedReceiver<Told<T>>,
    wanted: Wanted,
}

impl<T: Send + 'static> Trainer<T> {
    /// Begins work on so many threads, and one more that waits for them.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn begin(
        threads: usize,
        work: impl FnOnce(&Progress<'_>, &Wanted) -> Result<T, TrainingError> + Send + 'static,
    ) -> io::Result<Self> {
        let (teller, told) = unbounded_channel();
        let wanted = Wanted::default();
        let own = wanted.clone();
        thread::Builder::new()
            .name("trainer".to_owned())
            .spawn(move || run(threads, &teller, &own, work))?;
        Ok(Self { told, wanted })
    }

    /// Waits for what is heard next.
    pub async fn told(&mut self) -> Told<T> {
        let told = self.told.recv().await;
        told.unwrap_or(Told::Ended(Err(TrainingError::BrokeOff)))
    }

    /// Stops it before its next step; after its last one it ends well.
    pub fn stop(&self) {
        self.wanted.stop();
    }
}

impl<T> Drop for Trainer<T> {
    fn drop(&mut self) {
        self.wanted.stop();
        drop(self.wanted.lock());
    }
}

fn run<T: Send>(
    threads: usize,
    teller: &UnboundedSender<Told<T>>,
    wanted: &Wanted,
    work: impl FnOnce(&Progress<'_>, &Wanted) -> Result<T, TrainingError> + Send,
) {
    let goes_on = |step| {
        // Nobody hears it when the program is leaving.
        !wanted.is_stopped() && teller.send(Told::Progressed(step)).is_ok()
    };
    let outcome = train::on_threads(threads, || work(&Progress::new(&goes_on), wanted));
    let _ = teller.send(Told::Ended(outcome));
}

/// Trains on all threads and waits for it, telling of each step; `Ctrl-C` stops it.
///
/// # Errors
/// Those of the work, or that it was stopped.
pub fn in_foreground<T: Send + 'static>(
    work: impl FnOnce(&Progress<'_>) -> Result<T, TrainingError> + Send + 'static,
    tell: impl Fn(&Step),
) -> Result<T, TrainingError> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let mut interrupted = pin!(tokio::signal::ctrl_c());
        let mut trainer = Trainer::begin(all_threads(), |progress, _| work(progress))?;
        loop {
            tokio::select! {
                biased;
                // It is not waited for: it keeps nothing, and ends with the program.
                asked = &mut interrupted => {
                    asked?;
                    return Err(TrainError::from(Stopped).into());
                }
                told = trainer.told() => match told {
                    Told::Progressed(step) => tell(&step),
                    Told::Ended(outcome) => return outcome,
                },
            }
        }
    })
}

/// All threads that the machine runs at once.
fn all_threads() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}

/// All but one, which is left for whoever looks at the screen.
pub(super) fn background_threads() -> usize {
    all_threads().saturating_sub(1).max(1)
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    /// Everything that is heard until the end: the steps' numbers, and the outcome.
    fn heard<T: Send + 'static>(trainer: &mut Trainer<T>) -> (Vec<usize>, Result<T, TrainingError>) {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let mut steps = Vec::new();
        loop {
            match runtime.block_on(trainer.told()) {
                Told::Progressed(step) => steps.push(step.at),
                Told::Ended(outcome) => return (steps, outcome),
            }
        }
    }

    #[test]
    fn every_step_is_heard_of_before_the_end() {
        let mut trainer = Trainer::begin(1, |progress, _| {
            for at in 1..=3 {
                progress.report("counting", at, 3).map_err(TrainError::from)?;
            }
            Ok("model")
        })
        .unwrap();
        let (steps, outcome) = heard(&mut trainer);
        assert_eq!((steps, outcome.unwrap()), (vec![1, 2, 3], "model"));
    }

    #[test]
    fn a_stop_ends_it_before_the_next_step_and_nothing_is_put_away() {
        let (go, gone) = mpsc::channel();
        let mut trainer = Trainer::begin(1, move |progress, wanted| {
            progress.report("counting", 1, 2).map_err(TrainError::from)?;
            gone.recv().unwrap();
            let put_away = wanted.unless_stopped(|| Ok("model"));
            assert!(put_away.is_err_and(|error| error.is_stop()));
            progress.report("counting", 2, 2).map_err(TrainError::from)?;
            Ok("model")
        })
        .unwrap();
        trainer.stop();
        go.send(()).unwrap();
        let (steps, outcome) = heard(&mut trainer);
        assert!(outcome.unwrap_err().is_stop());
        assert!(steps.len() < 2, "the second step is not taken");
    }

    #[test]
    fn what_is_being_put_away_is_waited_for() {
        let (enter, entered) = mpsc::channel();
        let (finish, finished) = mpsc::channel();
        let trainer = Trainer::begin(1, move |_, wanted| {
            wanted.unless_stopped(|| {
                enter.send(()).unwrap();
                thread::yield_now();
                finish.send(()).unwrap();
                Ok(())
            })
        })
        .unwrap();
        entered.recv().unwrap();
        drop(trainer);
        assert_eq!(finished.try_recv(), Ok(()));
    }

    #[test]
    fn one_that_breaks_off_is_heard_of_too() {
        let mut trainer = Trainer::<()>::begin(1, |_, _| panic!("asked for by a test")).unwrap();
        let (_, outcome) = heard(&mut trainer);
        assert!(matches!(outcome, Err(TrainingError::BrokeOff)));
    }
}
