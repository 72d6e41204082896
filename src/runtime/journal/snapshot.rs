//! The snapshot: the fold of a log up to some byte, so that opening need not read what is before it. Only a cache: used
//! where it certainly fits, ignored otherwise, and never missed.

use std::{
    fs::{self, File},
    io::{self, BufRead, BufReader, BufWriter, Read, Seek, SeekFrom, Write},
    path::Path,
};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::household::Home;

/// Goes up whenever [`Home`] or the fold changes in a way that an older snapshot does not show.
const SNAPSHOT_FORMAT: u32 = 3;
/// How much of a log's beginning, and of what stands before the snapshot's place, must be the same.
const COMPARED_BYTES: u64 = 4_096;

/// Where in a log a snapshot was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Place {
    pub bytes: u64,
    pub lines: u64,
}

/// A snapshot's first line; the home is the second.
#[derive(PartialEq, Eq, Serialize, Deserialize)]
struct Header {
    format: u32,
    frontrow: String,
    place: Place,
    /// What the log begins with: which log it is.
    begins: String,
    /// What stands before the place: that nothing was taken back or changed there.
    ends: String,
}

impl Header {
    fn of(log: &File, place: Place) -> io::Result<Self> {
        let compared = place.bytes.min(COMPARED_BYTES);
        Ok(Self {
            format: SNAPSHOT_FORMAT,
            frontrow: env!("CARGO_PKG_VERSION").to_owned(),
            place,
            begins: digest(log, 0, compared)?,
            ends: digest(log, place.bytes - compared, compared)?,
        })
    }
}

/// SHA-256 of a part of the log, in hexadecimal; an error where the log is shorter.
fn digest(mut log: &File, from: u64, length: u64) -> io::Result<String> {
    let mut part = vec![0; length as usize];
    log.seek(SeekFrom::Start(from))?;
    log.read_exact(&mut part)?;
    Ok(format!("{:x}", Sha256::digest(&part)))
}

/// The snapshot of this very log, or none.
pub(super) fn read(path: &Path, log: &File) -> Option<(Place, Home)> {
    let mut reader = BufReader::new(File::open(path).ok()?);
    let mut header = String::new();
    reader.by_ref().take(1_024).read_line(&mut header).ok()?;
    let header: Header = serde_json::from_str(&header).ok()?;
    if Header::of(log, header.place).ok()? != header {
        return None;
    }
    let mut home = Vec::new();
    reader.read_to_end(&mut home).ok()?;
    Some((header.place, serde_json::from_slice(&home).ok()?))
}

/// Replaces the snapshot, at once or not at all.
pub(super) fn write(path: &Path, log: &File, place: Place, home: &Home) -> io::Result<()> {
    let directory = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(directory)?;
    let mut file = tempfile::NamedTempFile::new_in(directory)?;
    let mut out = BufWriter::new(&mut file);
    serde_json::to_writer(&mut out, &Header::of(log, place)?)?;
    out.write_all(b"\n")?;
    serde_json::to_writer(&mut out, home)?;
    out.flush()?;
    drop(out);
    file.persist(path)?;
    Ok(())
}
