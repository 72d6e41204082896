use std::{
    fs::{File, OpenOptions, TryLockError},
    io::{self, Read, Seek, Write},
    path::Path,
};

use super::error::JournalError;
use crate::runtime::clock::Clock;

/// The right to write a home's log; ends with the value, or with the process.
#[derive(Debug)]
pub(super) struct Lock {
    _file: File,
}

/// Who has a home open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    pub pid: u32,
    /// When it was opened, UTC.
    pub since: String,
}

impl Lock {
    pub fn take(path: &Path) -> Result<Self, JournalError> {
        let cannot_open = |source| JournalError::CannotOpen {
            path: path.to_owned(),
            source,
        };
        let mut file = OpenOptions::new()
            .create(true)
            .read(true)
            .write(true)
            .truncate(false)
            .open(path)
            .map_err(cannot_open)?;
        match file.try_lock() {
            Ok(()) => {
                // Who holds it is only told for people's sake: the lock holds without it, as on a full disk.
                let _ = sign(&mut file);
                Ok(Self { _file: file })
            }
            Err(TryLockError::WouldBlock) => Err(JournalError::InUse {
                home: path.parent().unwrap_or(path).to_owned(),
                holder: read_holder(&mut file),
            }),
            Err(TryLockError::Error(source)) => Err(cannot_open(source)),
        }
    }
}

fn sign(file: &mut File) -> io::Result<()> {
    file.set_len(0)?;
    file.rewind()?;
    let since = Clock::system().now().at;
    writeln!(file, "{} {since}", std::process::id())
}

fn read_holder(file: &mut File) -> Option<Holder> {
    let mut text = String::new();
    file.take(100).read_to_string(&mut text).ok()?;
    let (pid, since) = text.trim().split_once(' ')?;
    Some(Holder {
        pid: pid.parse().ok()?,
        since: crate::behavior::printable(since).into_owned(),
    })
}
