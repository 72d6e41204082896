//! Drawn pictures in the cache directory, so that the next launch need not draw them again.
//!
//! A file for each picture, named after all that decides it (see [`super::painter`]): whatever changes in a picture gives it
//! another name, so nothing here is ever out of date. One file for many pictures would be read faster still, but a page's
//! pictures are read in a few milliseconds as it is, and single files are written at once or not at all, are damaged alone,
//! are safe with two programs on one home, and go one by one when there are too many. Room is counted in whole blocks of a
//! disk, which bounds their number too.
//!
//! Only a cache: what cannot be read is drawn, and where something cannot be written nothing more is.

#![allow(clippy::disallowed_methods, reason = "the runtime is where the clock comes in")]

use std::{
    fs::{self, File},
    io::{self, Read, Write},
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use sha2::{Digest, Sha256};

/// All pictures together take no more room.
pub const PICTURES_BYTES_MAX: u64 = 64_000_000;
/// A disk gives room by the block.
const BLOCK_BYTES: u64 = 4_096;
/// When there are too many, so much of the bound is left, so that not every new picture has to make room.
const KEPT_SHARE: (u64, u64) = (3, 4);
/// What was used less long ago is not marked as used again.
const USED_AGAIN: Duration = Duration::from_secs(3_600);
/// Other files in the directory are nobody's business here.
const ENDING: &str = "picture";
/// Before a picture stands the digest of its name and of itself.
const DIGEST_BYTES: usize = 32;

/// A picture's name: a digest of all that decides it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureName([u8; DIGEST_BYTES]);

impl PictureName {
    /// The name of the picture that is described so; another description gives another name.
    pub fn of(description: &str) -> Self {
        Self(Sha256::digest(description).into())
    }

    fn file_name(&self) -> String {
        let hex: String = self.0[..16].iter().map(|byte| format!("{byte:02x}")).collect();
        format!("{hex}.{ENDING}")
    }

    /// What a file of this name begins with when nothing happened to it.
    fn digest(&self, picture: &[u8]) -> [u8; DIGEST_BYTES] {
        Sha256::new()
            .chain_update(self.0)
            .chain_update(picture)
            .finalize()
            .into()
    }
}

/// The pictures of one cache directory.
#[derive(Clone, Debug)]
pub struct PictureCache {
    folder: PathBuf,
    bytes_max: u64,
    /// The room taken; unknown until something is to be written.
    bytes: Option<u64>,
    writes: bool,
}

/// How many pictures there are, and how much room they take.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Held {
    pub pictures: usize,
    pub bytes: u64,
}

impl PictureCache {
    /// Looks at nothing yet. Where it does not write, it only reads what is there.
    pub const fn new(folder: PathBuf, writes: bool) -> Self {
        Self {
            folder,
            bytes_max: PICTURES_BYTES_MAX,
            bytes: None,
            writes,
        }
    }

    /// The picture as it was kept; none where there is none or it is damaged.
    pub fn find(&self, name: &PictureName) -> Option<Vec<u8>> {
        let mut file = File::open(self.folder.join(name.file_name())).ok()?;
        let metadata = file.metadata().ok()?;
        let mut digest = [0; DIGEST_BYTES];
        file.read_exact(&mut digest).ok()?;
        let mut picture = Vec::new();
        (&file).take(self.bytes_max).read_to_end(&mut picture).ok()?;
        if digest != name.digest(&picture) {
            return None;
        }
        let unused = metadata.modified().ok().and_then(|at| at.elapsed().ok());
        if self.writes && unused.is_some_and(|unused| unused > USED_AGAIN) {
            // Where this is not allowed it goes a little earlier than it should.
            let _ = file.set_modified(SystemTime::now());
        }
        Some(picture)
    }

    /// Keeps a picture, in place of one that was damaged. Where that fails, nothing is written any more.
    pub fn keep(&mut self, name: &PictureName, picture: &[u8]) {
        if self.writes && self.write(name, picture).is_err() {
            self.writes = false;
        }
    }

    fn write(&mut self, name: &PictureName, picture: &[u8]) -> io::Result<()> {
        fs::create_dir_all(&self.folder)?;
        let bytes = room(DIGEST_BYTES as u64 + picture.len() as u64);
        let held = match self.bytes {
            Some(held) => held,
            None => held(&self.folder)?.bytes,
        };
        let held = if held + bytes > self.bytes_max {
            let (part, whole) = KEPT_SHARE;
            make_room(&self.folder, (self.bytes_max / whole * part).saturating_sub(bytes))?
        } else {
            held
        };
        let ending = format!(".{ENDING}");
        let mut file = tempfile::Builder::new().suffix(&ending).tempfile_in(&self.folder)?;
        file.write_all(&name.digest(picture))?;
        file.write_all(picture)?;
        file.persist(self.folder.join(name.file_name()))?;
        self.bytes = Some(held + bytes);
        Ok(())
    }
}

/// What a directory holds of pictures; errors where it cannot be looked into.
pub fn held(folder: &Path) -> io::Result<Held> {
    let files = files(folder)?;
    Ok(Held {
        pictures: files.len(),
        bytes: files.iter().map(|file| file.bytes).sum(),
    })
}

struct Kept {
    used: SystemTime,
    bytes: u64,
    path: PathBuf,
}

fn files(folder: &Path) -> io::Result<Vec<Kept>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_none_or(|ending| ending != ENDING) {
            continue;
        }
        // Another program may have made room meanwhile.
        let Ok(metadata) = fs::symlink_metadata(&path) else {
            continue;
        };
        if metadata.is_file() {
            let used = metadata.modified()?;
            let bytes = room(metadata.len());
            files.push(Kept { used, bytes, path });
        }
    }
    Ok(files)
}

/// Removes what was not used for longest until no more than so much is left; says how much that is.
fn make_room(folder: &Path, bytes_left: u64) -> io::Result<u64> {
    let mut files = files(folder)?;
    files.sort_by(|one, other| (one.used, &one.path).cmp(&(other.used, &other.path)));
    let mut bytes: u64 = files.iter().map(|file| file.bytes).sum();
    for file in files {
        if bytes <= bytes_left {
            break;
        }
        match fs::remove_file(&file.path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            Ok(()) | Err(_) => bytes -= file.bytes,
        }
    }
    Ok(bytes)
}

const fn room(bytes: u64) -> u64 {
    bytes.div_ceil(BLOCK_BYTES) * BLOCK_BYTES
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cache(home: &tempfile::TempDir) -> PictureCache {
        PictureCache::new(home.path().join("pictures"), true)
    }

    fn name(number: usize) -> PictureName {
        PictureName::of(&format!("number {number}"))
    }

    fn path(cache: &PictureCache, number: usize) -> PathBuf {
        cache.folder.join(name(number).file_name())
    }

    #[test]
    fn a_picture_is_found_by_its_name_by_the_next_program_too() {
        let home = tempfile::tempdir().unwrap();
        let mut first = cache(&home);
        assert_eq!(first.find(&name(1)), None);
        first.keep(&name(1), b"one");
        first.keep(&name(2), b"");
        let next = cache(&home);
        assert_eq!(next.find(&name(1)).as_deref(), Some(&b"one"[..]));
        assert_eq!(next.find(&name(2)).as_deref(), Some(&b""[..]));
        assert_eq!(next.find(&name(3)), None);
        let held = held(&next.folder).unwrap();
        assert_eq!((held.pictures, held.bytes), (2, 2 * BLOCK_BYTES));
    }

    #[test]
    fn what_is_damaged_or_another_pictures_is_ignored_and_replaced() {
        let home = tempfile::tempdir().unwrap();
        let mut cache = cache(&home);
        cache.keep(&name(1), b"a picture of some length");
        let whole = fs::read(path(&cache, 1)).unwrap();
        let mut flipped = whole.clone();
        flipped[40] ^= 1;
        let longer = [&whole[..], b"x"].concat();
        for damaged in [&whole[..0], &whole[..20], &whole[..50], &flipped, &longer, b"{}\n"] {
            fs::write(path(&cache, 1), damaged).unwrap();
            assert_eq!(cache.find(&name(1)), None, "{damaged:?}");
        }
        fs::write(path(&cache, 2), &whole).unwrap();
        assert_eq!(cache.find(&name(2)), None);
        cache.keep(&name(1), b"new");
        assert_eq!(cache.find(&name(1)).as_deref(), Some(&b"new"[..]));
    }

    #[test]
    fn the_bound_holds_and_what_was_not_used_for_longest_goes() {
        let home = tempfile::tempdir().unwrap();
        let mut cache = PictureCache {
            bytes_max: 8 * BLOCK_BYTES,
            ..cache(&home)
        };
        let foreign = cache.folder.join("notes.txt");
        for number in 0..8 {
            cache.keep(&name(number), b"picture");
            let days = u64::try_from(8 - number).unwrap();
            let used = SystemTime::now() - Duration::from_secs(days * 86_400);
            File::options()
                .write(true)
                .open(path(&cache, number))
                .unwrap()
                .set_modified(used)
                .unwrap();
        }
        fs::write(&foreign, vec![b'x'; 100_000]).unwrap();
        // The oldest one is used once more.
        assert!(cache.find(&name(0)).is_some());
        for number in 8..30 {
            cache.keep(&name(number), b"picture");
            let held = held(&cache.folder).unwrap();
            assert!(held.bytes <= cache.bytes_max, "{held:?}");
            if number == 8 {
                assert_eq!(held.pictures, 6);
                let left: Vec<usize> = (0..=8).filter(|&left| cache.find(&name(left)).is_some()).collect();
                assert_eq!(left, [0, 4, 5, 6, 7, 8]);
            }
        }
        assert!(foreign.is_file());
    }

    #[test]
    fn what_another_program_keeps_counts_at_the_next_launch() {
        let home = tempfile::tempdir().unwrap();
        let mut first = cache(&home);
        for number in 0..6 {
            first.keep(&name(number), b"picture");
        }
        let mut next = PictureCache {
            bytes_max: 4 * BLOCK_BYTES,
            ..cache(&home)
        };
        next.keep(&name(9), b"picture");
        assert_eq!(held(&next.folder).unwrap().pictures, 3);
        assert!(next.find(&name(9)).is_some());
    }

    #[test]
    fn a_directory_that_cannot_be_written_does_no_harm() {
        let home = tempfile::tempdir().unwrap();
        fs::write(home.path().join("pictures"), "a file stands there").unwrap();
        let mut cache = cache(&home);
        cache.keep(&name(1), b"one");
        assert_eq!(cache.find(&name(1)), None);
        assert!(!cache.writes);
    }

    #[test]
    fn where_nothing_is_to_be_recorded_nothing_is_written() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("pictures");
        PictureCache::new(folder.clone(), false).keep(&name(1), b"one");
        assert!(!folder.exists());
    }
}
