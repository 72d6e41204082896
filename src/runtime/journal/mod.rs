//! The journal: the file that holds the log. One writer at a time, any number of readers; only ever appended to.

mod append;
mod error;
mod lines;
mod lock;
mod replay;
mod snapshot;
mod sync;

use std::{
    fs::{File, OpenOptions},
    io,
    path::PathBuf,
};

use self::{append::Appender, lock::Lock, replay::Replayed, sync::SyncWorker};
pub use self::{
    error::{AppendError, JournalError},
    lines::{LINE_BYTES_MAX, Line, LineEnd, Lines},
    lock::Holder,
    replay::{OpenReport, SkippedRecord},
};
use super::paths::Paths;
use crate::{
    behavior::{BehaviorEvent, Record, Seq},
    household::Home,
};

/// From this many replayed lines on, a snapshot is written right after opening.
const LONG_TAIL_LINES: u64 = 2_000;

/// What the opener means to do with the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Append; nobody else may meanwhile.
    Write,
    ReadOnly,
}

/// A journal that is open, all that it says, and what of it could not be read.
#[derive(Debug)]
pub struct Opened {
    pub journal: Journal,
    pub home: Home,
    pub report: OpenReport,
}

#[derive(Debug)]
pub struct Journal {
    paths: Paths,
    /// None where the journal is only read.
    writing: Option<Writing>,
}

/// What only a writer has.
#[derive(Debug)]
struct Writing {
    log: Appender<File>,
    sync: SyncWorker,
    /// Lines in the file.
    lines: u64,
    /// The last record appended, or found.
    last_seq: Seq,
    /// Held until the journal is dropped.
    _lock: Lock,
}

impl Journal {
    /// Opens the log and folds it, from its snapshot where there is one that fits. A log that does not exist yet is
    /// an empty one.
    pub fn open(paths: &Paths, access: Access) -> Result<Opened, JournalError> {
        match access {
            Access::Write => Self::open_to_write(paths),
            Access::ReadOnly => {
                let replayed = match File::open(paths.log()) {
                    Ok(log) => replay::replay(&log, &paths.snapshot()).map_err(|source| cannot_read(paths, source))?,
                    Err(error) if error.kind() == io::ErrorKind::NotFound => Replayed::default(),
                    Err(source) => return Err(cannot_read(paths, source)),
                };
                Ok(Opened {
                    journal: Self {
                        paths: paths.clone(),
                        writing: None,
                    },
                    home: replayed.home,
                    report: replayed.report,
                })
            }
        }
    }

    fn open_to_write(paths: &Paths) -> Result<Opened, JournalError> {
        paths.create()?;
        let lock = Lock::take(&paths.lock())?;
        let log = OpenOptions::new()
            .create(true)
            .read(true)
            .append(true)
            .open(paths.log())
            .map_err(|source| JournalError::CannotOpen {
                path: paths.log(),
                source,
            })?;
        let replayed = replay::replay(&log, &paths.snapshot()).map_err(|source| cannot_read(paths, source))?;
        let sync = SyncWorker::new(log.try_clone().map_err(|source| cannot_read(paths, source))?);
        let mut journal = Self {
            paths: paths.clone(),
            writing: Some(Writing {
                log: Appender::new(log, replayed.bytes, replayed.is_torn),
                sync,
                lines: replayed.lines,
                last_seq: replayed.home.last_seq,
                _lock: lock,
            }),
        };
        if replayed.replayed_lines >= LONG_TAIL_LINES {
            journal.save_snapshot(&replayed.home);
        }
        Ok(Opened {
            journal,
            home: replayed.home,
            report: replayed.report,
        })
    }

    pub fn path(&self) -> PathBuf {
        self.paths.log()
    }

    /// Appends records, in one write. After an error nothing is lost: what is not in the file yet is kept, and goes
    /// there first when the next records are appended (or none: an empty slice tries again).
    pub fn append(&mut self, records: &[Record]) -> Result<(), AppendError> {
        let writing = self.writing.as_mut().ok_or(AppendError::ReadOnly)?;
        let path = self.paths.log();
        let failed = |source| AppendError::NotWritten {
            path: path.clone(),
            source,
        };
        writing.lines += records.len() as u64;
        if let Some(record) = records.last() {
            writing.last_seq = record.seq;
        }
        writing.log.append(records).map_err(failed)?;
        if records.iter().any(|record| is_precious(&record.event)) {
            writing.sync.ask();
        }
        writing.sync.failure().map_or(Ok(()), |error| Err(failed(error)))
    }

    /// Waits until everything is on the disk and leaves a snapshot for the next opening. `home` is the fold of the
    /// whole log; one that is not leaves no snapshot.
    pub fn close(mut self, home: &Home) -> Result<(), AppendError> {
        if self.writing.is_none() {
            return Ok(());
        }
        let outcome = self.append(&[]);
        self.save_snapshot(home);
        outcome
    }

    /// A snapshot is a cache: failing to write it costs time at the next opening and nothing else.
    fn save_snapshot(&mut self, home: &Home) {
        if let Some(writing) = &self.writing
            && writing.log.is_at_a_line_end()
            && writing.last_seq == home.last_seq
        {
            let place = snapshot::Place {
                bytes: writing.log.bytes(),
                lines: writing.lines,
            };
            let _ = snapshot::write(&self.paths.snapshot(), writing.log.sink(), place, home);
        }
    }
}

/// What is synced to the disk right away: what a viewer would be sorry to have to do again.
fn is_precious(event: &BehaviorEvent) -> bool {
    matches!(
        event,
        BehaviorEvent::VideoPlaybackStarted { .. }
            | BehaviorEvent::VideoPlaybackExited { .. }
            | BehaviorEvent::VideoPlaybackCompleted { .. }
            | BehaviorEvent::VideoContentCompleted { .. }
            | BehaviorEvent::TitleRated { .. }
            | BehaviorEvent::PreferenceAnswered { .. }
            | BehaviorEvent::OnboardingCompleted { .. }
            | BehaviorEvent::StillWatchingAnswered { .. }
            | BehaviorEvent::QuestionAnswered { .. }
            | BehaviorEvent::ProfileCreated { .. }
            | BehaviorEvent::EventUndone { .. }
    )
}

fn cannot_read(paths: &Paths, source: io::Error) -> JournalError {
    JournalError::CannotOpen {
        path: paths.log(),
        source,
    }
}

#[cfg(test)]
mod tests;
