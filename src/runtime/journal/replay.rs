use std::{
    fs::File,
    io::{self, BufRead, BufReader, Seek, SeekFrom},
    path::Path,
};

use super::{
    lines::{LINE_BYTES_MAX, LineEnd, Lines},
    snapshot,
};
use crate::{
    behavior::wire::{self, SkippedLine, WireProblem},
    household::Home,
};

const READ_BYTES: usize = 256 * 1024;

/// What could not be read while opening. Of a part that a snapshot covers nothing is said: it was, by whoever made it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OpenReport {
    pub skipped: Vec<SkippedRecord>,
    /// Records read, beside those the snapshot stood for.
    pub replayed: u64,
    pub used_snapshot: bool,
}

/// A line that was skipped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SkippedRecord {
    /// Counts from 1.
    pub line: u64,
    pub what: WireProblem,
}

/// A log as it was found.
#[derive(Debug, Default)]
pub(super) struct Replayed {
    pub home: Home,
    pub report: OpenReport,
    pub bytes: u64,
    pub lines: u64,
    /// The last line has no end.
    pub is_torn: bool,
    /// How many lines had to be read, empty and unreadable ones included.
    pub replayed_lines: u64,
}

/// Folds a log, from its snapshot on where one fits.
pub(super) fn replay(mut log: &File, snapshot: &Path) -> io::Result<Replayed> {
    let mut replayed = match snapshot::read(snapshot, log) {
        Some((place, home)) => Replayed {
            home,
            bytes: place.bytes,
            lines: place.lines,
            report: OpenReport {
                used_snapshot: true,
                ..OpenReport::default()
            },
            ..Replayed::default()
        },
        None => Replayed::default(),
    };
    log.seek(SeekFrom::Start(replayed.bytes))?;
    replayed.take_in(BufReader::with_capacity(READ_BYTES, log))?;
    Ok(replayed)
}

impl Replayed {
    fn take_in(&mut self, log: impl BufRead) -> io::Result<()> {
        let mut lines = Lines::new(log, self.lines);
        while let Some(line) = lines.next_line()? {
            self.bytes += line.length;
            self.lines = line.number;
            self.replayed_lines += 1;
            self.is_torn = line.end == LineEnd::EndOfFile;
            let read = match line.bytes {
                Some(bytes) if bytes.trim_ascii().is_empty() => continue,
                Some(bytes) => wire::read_line(bytes),
                None => Err(SkippedLine {
                    seq: None,
                    at: None,
                    problem: WireProblem::TooLong { most: LINE_BYTES_MAX },
                }),
            };
            match read {
                Ok(read) => {
                    self.home.apply(&read.record);
                    self.report.replayed += 1;
                }
                Err(skipped) => {
                    self.home.number(skipped.seq, skipped.at);
                    self.report.skipped.push(SkippedRecord {
                        line: line.number,
                        what: skipped.problem,
                    });
                }
            }
        }
        Ok(())
    }
}
