//! The packed catalog: sections of fixed-size records behind one table, borrowed straight from the program's own bytes.
//!
//! ```text
//! magic 8 bytes · version u32 · sections u32 · hash 16 hexadecimal digits · (start u32, bytes u32) a section · sections
//! ```
//! Sections are aligned to 16 bytes. Nothing is parsed at opening: only the table is checked. What the records point at
//! is looked up with `get`, so that damaged bytes give empty texts and lists and never a panic.

use std::borrow::Cow;

use bytemuck::{Pod, Zeroable};
use sha2::{Digest, Sha256};

use super::{CatalogError, FacetIndex, TitleIndex};

#[cfg(not(target_endian = "little"))]
compile_error!("the packed catalog is little-endian, and is read without being translated");

const MAGIC: &[u8; 8] = b"FRONTROW";
/// Counts up whenever the meaning of a section changes.
const VERSION: u32 = 2;
const ALIGNMENT: usize = 16;
const TABLE_AT: usize = 32;
const ENTRY_BYTES: usize = 8;

/// One section: borrowed when the bytes are the program's own, owned otherwise.
pub type Column<T> = Cow<'static, [T]>;

/// Where something lies in another section.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Pod, Zeroable)]
pub struct Span {
    pub start: u32,
    pub len: u32,
}

impl Span {
    /// The part of a section that it names; empty when that is not there.
    pub fn of<T>(self, section: &[T]) -> &[T] {
        let start = self.start as usize;
        let end = start.saturating_add(self.len as usize);
        section.get(start..end).unwrap_or_default()
    }
}

/// No write-up, no lead, no date.
pub const NONE: u32 = u32::MAX;
pub const NO_LEAD: u16 = u16::MAX;
pub const NO_DAY: i32 = i32::MIN;

/// What is fixed in size about a title; 64 bytes, one line of the processor's cache.
#[repr(C)]
#[derive(Clone, Copy, Debug, Pod, Zeroable)]
pub struct TitleRecord {
    pub id: u32,
    pub name_start: u32,
    pub name_len: u16,
    pub year: u16,
    pub runtime_min: u16,
    pub kind: u8,
    pub maturity: u8,
    pub released_day: i32,
    pub raters: u32,
    pub likes: u32,
    pub rating_sum: u32,
    pub facets_start: u32,
    pub facets_len: u16,
    pub oscars_won: u8,
    pub oscar_nominations: u8,
    /// Genres, then countries, then languages.
    pub labels_start: u32,
    pub genres: u8,
    pub countries: u8,
    pub languages: u8,
    pub directors: u8,
    /// Directors, then writers, then cast.
    pub credits_start: u32,
    pub writers: u16,
    pub cast: u16,
    pub write_up: u32,
    /// The cast's best-known facet, or [`NO_LEAD`].
    pub lead: u16,
    /// How many of the cast, from the first, stand in billing order.
    pub billed: u16,
    /// Which appeals have a caption, one bit each.
    pub appeals: u32,
}

/// Stands in where an index names no title.
pub static NO_TITLE: TitleRecord = TitleRecord {
    id: 0,
    name_start: 0,
    name_len: 0,
    year: 0,
    runtime_min: 0,
    kind: 0,
    maturity: u8::MAX,
    released_day: NO_DAY,
    raters: 0,
    likes: 0,
    rating_sum: 0,
    facets_start: 0,
    facets_len: 0,
    oscars_won: 0,
    oscar_nominations: 0,
    labels_start: 0,
    genres: 0,
    countries: 0,
    languages: 0,
    directors: 0,
    credits_start: 0,
    writers: 0,
    cast: 0,
    write_up: NONE,
    lead: NO_LEAD,
    billed: 0,
    appeals: 0,
};

#[repr(C)]
#[derive(Clone, Copy, Debug, Default, Pod, Zeroable)]
pub struct FacetRecord {
    pub key: Span,
    pub name: Span,
    pub titles: Span,
    pub kind: u32,
}

#[repr(C)]
#[derive(Clone, Copy, Debug, Default, Pod, Zeroable)]
pub struct MicroGenreRecord {
    pub key: Span,
    pub name: Span,
    pub facets: Span,
    pub titles: Span,
}

#[repr(C)]
#[derive(Clone, Copy, Debug, Pod, Zeroable)]
pub struct WriteUpRecord {
    pub captions: Span,
    pub synopses: Span,
    pub episodes: Span,
    pub scenes: Span,
    pub regions: Span,
    pub premiere_day: i32,
    /// Negative when unknown.
    pub hook: f32,
    pub seasons: u32,
}

#[repr(C)]
#[derive(Clone, Copy, Debug, Default, Pod, Zeroable)]
pub struct AppealTextRecord {
    pub appeal: u32,
    pub text: Span,
}

#[repr(C)]
#[derive(Clone, Copy, Debug, Default, Pod, Zeroable)]
pub struct EpisodeRecord {
    pub name: Span,
    pub logline: Span,
    pub scenes: Span,
    pub runtime_min: u16,
    pub season: u8,
    pub number: u8,
}

/// Another spelling under which a title or a person is found: lower case, without accents.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, Pod, Zeroable)]
pub struct AliasRecord {
    /// A title's index or a person's.
    pub target: u32,
    pub text: Span,
}

macro_rules! columns {
    ($($(#[$doc:meta])* $name:ident: $record:ty,)*) => {
        /// All sections, in the order in which they are written.
        #[derive(Default)]
        pub struct Columns {
            $($(#[$doc])* pub $name: Column<$record>,)*
        }

        impl Columns {
            fn read(mut sections: Sections<'_>) -> Result<Self, CatalogError> {
                let columns = Self { $($name: sections.next(stringify!($name))?,)* };
                sections.finish()?;
                Ok(columns)
            }

            fn sections(&self) -> Vec<&[u8]> {
                vec![$(bytemuck::cast_slice(&self.$name),)*]
            }
        }
    };
}

columns! {
    /// Sorted by id, so that a title's index orders as its id does.
    titles: TitleRecord,
    /// All texts, one behind the other.
    text: u8,
    title_facets: FacetIndex,
    title_labels: u16,
    labels: Span,
    credits: u32,
    people: Span,
    /// Sorted by kind and key.
    facets: FacetRecord,
    facet_titles: TitleIndex,
    micro_genres: MicroGenreRecord,
    micro_facets: FacetIndex,
    micro_titles: TitleIndex,
    write_ups: WriteUpRecord,
    appeal_texts: AppealTextRecord,
    episodes: EpisodeRecord,
    scenes: Span,
    regions: [u8; 2],
    title_aliases: AliasRecord,
    person_aliases: AliasRecord,
    timeline_hours: u16,
    timeline_titles: TitleIndex,
    /// One number: the timeline's length in hours.
    timeline_length: u32,
}

impl Columns {
    /// Borrows the program's own bytes.
    pub fn borrow(bytes: &'static [u8]) -> Result<(Self, [u8; 16]), CatalogError> {
        let header = Header::read(bytes)?;
        let columns = Self::read(Sections::new(Bytes::Static(bytes), &header))?;
        Ok((columns, header.hash))
    }

    /// Copies bytes from anywhere, and checks their hash.
    pub fn copy(bytes: &[u8]) -> Result<(Self, [u8; 16]), CatalogError> {
        let header = Header::read(bytes)?;
        if hash_of(bytes) != header.hash {
            return Err(CatalogError::Damaged("they do not match their hash"));
        }
        let columns = Self::read(Sections::new(Bytes::Copied(bytes), &header))?;
        Ok((columns, header.hash))
    }

    /// The hash of these columns, whose sections begin as those of others do that have a hash: over it, and over what comes behind
    /// each section.
    pub fn hash_behind(&self, others: &Self, hash: &[u8; 16]) -> [u8; 16] {
        let mut digest = Sha256::new_with_prefix(hash);
        for (section, before) in self.sections().into_iter().zip(others.sections()) {
            let behind = section.get(before.len()..).unwrap_or_default();
            digest.update((behind.len() as u64).to_le_bytes());
            digest.update(behind);
        }
        first_digits(&digest.finalize())
    }

    /// The packed form; the same columns give the same bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let sections = self.sections();
        let mut bytes = Vec::new();
        bytes.extend_from_slice(MAGIC);
        bytes.extend_from_slice(&VERSION.to_le_bytes());
        bytes.extend_from_slice(&(sections.len() as u32).to_le_bytes());
        bytes.extend_from_slice(&[b'0'; 16]);
        let mut start = (TABLE_AT + sections.len() * ENTRY_BYTES).next_multiple_of(ALIGNMENT);
        for section in &sections {
            bytes.extend_from_slice(&(start as u32).to_le_bytes());
            bytes.extend_from_slice(&(section.len() as u32).to_le_bytes());
            start = (start + section.len()).next_multiple_of(ALIGNMENT);
        }
        for section in &sections {
            bytes.resize(bytes.len().next_multiple_of(ALIGNMENT), 0);
            bytes.extend_from_slice(section);
        }
        let hash = hash_of(&bytes);
        bytes[TABLE_AT - 16..TABLE_AT].copy_from_slice(&hash);
        bytes
    }
}

/// The first 16 hexadecimal digits of the SHA-256 over everything behind the hash.
fn hash_of(bytes: &[u8]) -> [u8; 16] {
    first_digits(&Sha256::digest(bytes.get(TABLE_AT..).unwrap_or_default()))
}

fn first_digits(digest: &[u8]) -> [u8; 16] {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut hash = [0; 16];
    for (pair, byte) in hash.chunks_exact_mut(2).zip(digest) {
        pair[0] = DIGITS[usize::from(byte >> 4)];
        pair[1] = DIGITS[usize::from(byte & 15)];
    }
    hash
}

struct Header {
    sections: usize,
    hash: [u8; 16],
}

impl Header {
    fn read(bytes: &[u8]) -> Result<Self, CatalogError> {
        if bytes.get(..8) != Some(MAGIC) {
            return Err(CatalogError::Damaged("they are not a packed catalog"));
        }
        if u32_at(bytes, 8) != Some(VERSION) {
            return Err(CatalogError::Damaged("they are of another version of the program"));
        }
        let hash = bytes
            .get(16..TABLE_AT)
            .and_then(|hash| <[u8; 16]>::try_from(hash).ok())
            .filter(|hash| hash.iter().all(u8::is_ascii_hexdigit));
        match (u32_at(bytes, 12), hash) {
            (Some(sections), Some(hash)) => Ok(Self {
                sections: sections as usize,
                hash,
            }),
            _ => Err(CatalogError::Damaged("they end inside the header")),
        }
    }
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes(four.try_into().ok()?))
}

/// Whole records from bytes of any alignment.
fn copied<T: Pod>(section: &[u8]) -> Vec<T> {
    let mut records = vec![T::zeroed(); section.len() / size_of::<T>()];
    bytemuck::cast_slice_mut(&mut records).copy_from_slice(section);
    records
}

enum Bytes<'a> {
    Static(&'static [u8]),
    Copied(&'a [u8]),
}

/// Hands out one section after the other.
struct Sections<'a> {
    bytes: Bytes<'a>,
    at: usize,
    count: usize,
}

impl<'a> Sections<'a> {
    fn new(bytes: Bytes<'a>, header: &Header) -> Self {
        Self {
            bytes,
            at: 0,
            count: header.sections,
        }
    }

    fn next<T: Pod>(&mut self, name: &'static str) -> Result<Column<T>, CatalogError> {
        let damaged = CatalogError::Damaged(name);
        if self.at >= self.count {
            return Err(damaged);
        }
        let entry = TABLE_AT + self.at * ENTRY_BYTES;
        self.at += 1;
        let all = match self.bytes {
            Bytes::Static(bytes) => bytes,
            Bytes::Copied(bytes) => bytes,
        };
        let (Some(start), Some(len)) = (u32_at(all, entry), u32_at(all, entry + 4)) else {
            return Err(damaged);
        };
        let range = start as usize..(start as usize).saturating_add(len as usize);
        match self.bytes {
            Bytes::Static(bytes) => bytes
                .get(range)
                .and_then(|section| bytemuck::try_cast_slice(section).ok())
                .map(Cow::Borrowed),
            Bytes::Copied(bytes) => bytes
                .get(range)
                .filter(|section| section.len() % size_of::<T>() == 0)
                .map(|section| Cow::Owned(copied(section))),
        }
        .ok_or(damaged)
    }

    fn finish(self) -> Result<(), CatalogError> {
        if self.at == self.count {
            Ok(())
        } else {
            Err(CatalogError::Damaged("they hold more sections than are known"))
        }
    }
}
