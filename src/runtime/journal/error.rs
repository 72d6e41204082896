use std::{io, path::PathBuf};

use super::lock::Holder;
use crate::runtime::paths::PathsError;

/// Why a log could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum JournalError {
    #[error("{} is open in another Frontrow{}; close that one, or only read", home.display(), by(holder.as_ref()))]
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

fn by(holder: Option<&Holder>) -> String {
    match holder {
        Some(Holder { pid, since }) => format!(" (process {pid}, since {since})"),
        None => String::new(),
    }
}

/// Why records are not in the file (yet).
#[derive(Debug, thiserror::Error)]
pub enum AppendError {
    #[error("the log is open to read only, so nothing is being recorded")]
    ReadOnly,
    #[error("nothing is being recorded: {} cannot be written: {source}", path.display())]
    NotWritten { path: PathBuf, source: io::Error },
}
