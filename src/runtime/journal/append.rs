use std::io::{self, Write};

use crate::behavior::{Record, wire};

/// Writes records at the end of a log, whole or not yet.
#[derive(Debug)]
pub(super) struct Appender<W> {
    sink: W,
    /// What should be in the file and is not. It may begin in the middle of a line, whose first half is there.
    pending: Vec<u8>,
    /// How long the file is.
    bytes: u64,
}

impl<W: Write> Appender<W> {
    /// `bytes` is how long the log is; a torn last line is ended before anything else is written.
    pub fn new(sink: W, bytes: u64, is_torn: bool) -> Self {
        Self {
            sink,
            pending: if is_torn { vec![b'\n'] } else { Vec::new() },
            bytes,
        }
    }

    /// One write for all, unless the system takes less at once. On an error the rest waits for the next call.
    pub fn append(&mut self, records: &[Record]) -> io::Result<()> {
        for record in records {
            wire::write_line(record, &mut self.pending);
        }
        // Ending a torn line can wait for something to write behind it.
        if self.pending == b"\n" {
            return Ok(());
        }
        let mut written = 0;
        let outcome = loop {
            if written == self.pending.len() {
                break Ok(());
            }
            match self.sink.write(&self.pending[written..]) {
                Ok(0) => break Err(io::ErrorKind::WriteZero.into()),
                Ok(count) => written += count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => break Err(error),
            }
        };
        self.pending.drain(..written);
        self.bytes += written as u64;
        outcome
    }

    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    pub fn sink(&self) -> &W {
        &self.sink
    }

    /// Nothing waits, so the file ends with the last record.
    pub fn is_at_a_line_end(&self) -> bool {
        self.pending.is_empty()
    }
}

#[cfg(test)]
mod tests;
