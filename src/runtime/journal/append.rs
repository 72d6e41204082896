use std::io::{self, Write};

use crate::behavior::{Record, wire};

/// Writes records at the end of a log, whole or not yet.
#[derive(Debug)]
pub(super) struct Appender<W> {
    sink: W,
    /// What should be in the file and is not. It may begin in the middle of a line, whose first half is there.
    pending: Vec<u8>,
    /// The file ended with a torn line when it was found; that is ended when there is something to write behind it.
    is_torn: bool,
    /// How long the file is.
    bytes: u64,
}

impl<W: Write> Appender<W> {
    /// `bytes` is how long the log is, `is_torn` whether its last line has no end.
    pub fn new(sink: W, bytes: u64, is_torn: bool) -> Self {
        Self {
            sink,
            pending: Vec::new(),
            is_torn,
            bytes,
        }
    }

    /// One write for all, unless the system takes less at once. On an error the rest waits for the next call.
    pub fn append(&mut self, records: &[Record]) -> io::Result<()> {
        if self.is_torn && !records.is_empty() {
            self.pending.push(b'\n');
            self.is_torn = false;
        }
        for record in records {
            wire::write_line(record, &mut self.pending);
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

    /// Nothing waits, and the file ends with a whole line.
    pub fn is_at_a_line_end(&self) -> bool {
        self.pending.is_empty() && !self.is_torn
    }
}

#[cfg(test)]
mod tests;
