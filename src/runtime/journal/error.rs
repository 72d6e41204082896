use std::{io, path::PathBuf};

use super::lock::Holder;
use crate::runtime::paths::PathsError;

/// Why a log could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum JournalError {
    #[error("another Frontrow{} has {} open; close it, or open this one to read only", holder.as_ref().map(|holder| format!(" (process {}, since {})", holder.pid, holder.since)).unwrap_or_default(), home.display())]
    InUse {
        home: PathBuf,
        /// Where it could be read.
        holder: Option<Holder>,
    },
    #[error(transparent)]
    Paths(#[from] PathsError),
    #[error("{} cannot be opened: {source}; choose another directory with --home DIR", path.display())]
    CannotOpen { path: PathBuf, source: io::Error },
}

/// Why records are not in the file (yet).
#[derive(Debug, thiserror::Error)]
pub enum AppendError {
    #[error("the log is open to read only, so nothing is being recorded")]
    ReadOnly,
    #[error("nothing is being recorded: {} cannot be written: {source}", path.display())]
    NotWritten { path: PathBuf, source: io::Error },
}
