use std::io::{self, BufRead};

/// A longer line is not one of ours, and is not held in memory.
pub const LINE_BYTES_MAX: usize = 1 << 20;

/// How a line ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineEnd {
    Newline,
    /// The file ended first: the line is torn, or somebody is writing it just now.
    EndOfFile,
}

/// One line of a log, without its newline.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    /// None where it is longer than [`LINE_BYTES_MAX`].
    pub bytes: Option<&'a [u8]>,
    /// Counts from 1.
    pub number: u64,
    /// Its length in the file, newline included.
    pub length: u64,
    pub end: LineEnd,
}

/// The lines of a log, read one after the other into one buffer.
pub struct Lines<R> {
    from: R,
    buffer: Vec<u8>,
    number: u64,
}

impl<R: BufRead> Lines<R> {
    /// `before` is how many lines stand before the place where `from` stands.
    pub fn new(from: R, before: u64) -> Self {
        Self {
            from,
            buffer: Vec::new(),
            number: before,
        }
    }

    /// The next line; none at the end of the file, where one may ask again later. A last line without its end is given
    /// as it is.
    pub fn next_line(&mut self) -> io::Result<Option<Line<'_>>> {
        self.buffer.clear();
        let mut length = 0_u64;
        let end = loop {
            let chunk = match self.from.fill_buf() {
                Ok(chunk) => chunk,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            if chunk.is_empty() {
                break LineEnd::EndOfFile;
            }
            let newline = memchr::memchr(b'\n', chunk);
            let text = &chunk[..newline.unwrap_or(chunk.len())];
            if self.buffer.len() <= LINE_BYTES_MAX {
                self.buffer.extend_from_slice(text);
            }
            let used = text.len() + usize::from(newline.is_some());
            length += used as u64;
            self.from.consume(used);
            if newline.is_some() {
                break LineEnd::Newline;
            }
        };
        if length == 0 {
            return Ok(None);
        }
        self.number += 1;
        Ok(Some(Line {
            bytes: (self.buffer.len() <= LINE_BYTES_MAX).then_some(&self.buffer[..]),
            number: self.number,
            length,
            end,
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_without_end_is_not_held_in_memory() {
        let mut file = vec![0_u8; 3 * LINE_BYTES_MAX];
        file.extend_from_slice(b"\nnext\n");
        // Read in pieces, as from a file.
        let mut lines = Lines::new(io::BufReader::with_capacity(4_096, &file[..]), 0);
        let long = lines.next_line().unwrap().unwrap();
        assert!(long.bytes.is_none());
        assert_eq!(long.length, 3 * LINE_BYTES_MAX as u64 + 1);
        assert!(lines.buffer.capacity() < 3 * LINE_BYTES_MAX);
        let next = lines.next_line().unwrap().unwrap();
        assert_eq!((next.bytes, next.number), (Some(&b"next"[..]), 2));
        assert!(lines.next_line().unwrap().is_none());
    }
}
