//! What was learned from the audience, packed: who is liked with whom, how well each title is liked, how common each facet is.
//!
//! The layout is little-endian, every section begins at a multiple of four bytes, and opening touches the header alone:
//! header, `neighbor_ends: [u32; titles]`, `popularity: [[i32; stages]; titles]`, `facet_shares: [f32; facets]`,
//! `neighbors: [Neighbor]`.

use std::borrow::Cow;

use bytemuck::{Pod, Zeroable};
use sha2::{Digest, Sha256};

use super::{Liking, ModelError, STAGES, Stages};
use crate::catalog::{Catalog, FacetIndex, TitleIndex};

#[cfg(target_endian = "big")]
compile_error!("the packed model is read in place and is little-endian");

/// The last digit goes up whenever what follows is laid out or meant differently.
const MAGIC: [u8; 8] = *b"FRMODEL2";

/// Bytes compiled into the program, aligned so that they can be read in place.
#[repr(C, align(16))]
struct Aligned<B: ?Sized>(B);

static BUNDLED: &Aligned<[u8]> = &Aligned(*include_bytes!("../../catalog/model.bin"));

/// A title that is liked by those who like another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Pod, Zeroable)]
#[repr(C)]
pub struct Neighbor {
    title: u32,
    weights: [i16; STAGES],
    lift: i16,
    both: u32,
}

impl Neighbor {
    /// Weights by stage in thousandths of a log-odds unit, and the lift in thousandths of a log unit.
    pub fn new(title: TitleIndex, weights: [i32; STAGES], lift: i32, both: u32) -> Self {
        let narrow = |thousandths: i32| thousandths.clamp(i32::from(i16::MIN), i32::from(i16::MAX)) as i16;
        Self {
            title: title.0,
            weights: weights.map(narrow),
            lift: narrow(lift),
            both,
        }
    }

    pub fn title(self) -> TitleIndex {
        TitleIndex(self.title)
    }

    /// By how much each like of the one raises the odds of liking the other, in thousandths of a log-odds unit, for a viewer of
    /// whom as much is known as the stages say.
    pub fn weight(self, stages: Stages) -> i32 {
        stages.weigh(self.weights)
    }

    /// How much likelier than by chance both are liked by the same viewer, in thousandths of a log unit: how near they are, whoever
    /// asks. Where few rated them, their descriptions speak.
    pub fn lift(self) -> i32 {
        i32::from(self.lift)
    }

    /// What a like of the one adds to the other: its weight, and its share of the mean lift (see [`PartWeights::lift_a_like`]).
    pub fn adds(self, stages: Stages, lift_a_like: i32) -> i32 {
        self.weight(stages) + self.lift() * lift_a_like / 1000
    }

    /// How many of the audience liked both.
    pub fn both(self) -> u32 {
        self.both
    }
}

#[derive(Clone, Copy, Pod, Zeroable)]
#[repr(C)]
struct Header {
    magic: [u8; 8],
    /// First 16 hexadecimal digits of the SHA-256 of all that follows this field.
    hash: [u8; 16],
    catalog_hash: [u8; 16],
    titles: u32,
    facets: u32,
    neighbors: u32,
    newest_day: i32,
    weights: PartWeights,
    liking: Liking,
}

const HEADER_WORDS: usize = size_of::<Header>() / 4;
const HASHED_FROM: usize = 24;
const NEIGHBOR_WORDS: usize = size_of::<Neighbor>() / 4;

/// What was learned of how the parts that change with the hour and the viewer weigh, by stage.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Pod, Zeroable)]
#[repr(C)]
pub struct PartWeights {
    /// Thousandths for each log unit of the mean lift to what the viewer likes.
    pub lift: [i32; STAGES],
    /// Thousandths for each log unit that a title rises or fades by.
    pub rise: [i32; STAGES],
    /// Thousandths of the taste for a title's facets that count.
    pub taste: [i32; STAGES],
}

impl PartWeights {
    /// Thousandths for each log unit of lift to one of so many liked titles: lifts count by their mean.
    pub fn lift_a_like(&self, stages: Stages, likes: f64) -> i32 {
        (f64::from(stages.weigh(self.lift)) / likes.max(1.0)).round() as i32
    }
}

/// What training hands over to be packed; the lengths are the catalog's.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Learned {
    /// For each title its neighbors, the nearest first.
    pub neighbors: Vec<Vec<Neighbor>>,
    /// For each title by stage, thousandths of a log-odds unit; 0 is a film that fifty people like about as much as others.
    pub popularity: Vec<[i32; STAGES]>,
    /// For each facet, its share of all likes.
    pub facet_shares: Vec<f32>,
    /// The day since 1970 on which the newest film that people rate came out.
    pub newest_day: i32,
    pub weights: PartWeights,
    pub liking: Liking,
}

impl Learned {
    /// The model's bytes, which say for which catalog they were made.
    pub fn pack(&self, catalog_hash: &str) -> Vec<u8> {
        let mut made_for = [b'0'; 16];
        for (to, from) in made_for.iter_mut().zip(catalog_hash.bytes()) {
            *to = from;
        }
        let mut header = Header {
            magic: MAGIC,
            hash: [0; 16],
            catalog_hash: made_for,
            titles: self.popularity.len() as u32,
            facets: self.facet_shares.len() as u32,
            neighbors: self.neighbors.iter().map(Vec::len).sum::<usize>() as u32,
            newest_day: self.newest_day,
            weights: self.weights,
            liking: self.liking,
        };
        let mut body: Vec<u8> = Vec::new();
        let mut end = 0_u32;
        for neighbors in &self.neighbors {
            end += neighbors.len() as u32;
            body.extend_from_slice(&end.to_le_bytes());
        }
        body.extend_from_slice(bytemuck::cast_slice(&self.popularity));
        body.extend_from_slice(bytemuck::cast_slice(&self.facet_shares));
        for neighbors in &self.neighbors {
            body.extend_from_slice(bytemuck::cast_slice(neighbors));
        }
        let mut digest = Sha256::new();
        digest.update(&bytemuck::bytes_of(&header)[HASHED_FROM..]);
        digest.update(&body);
        header.hash = first_digits(&digest.finalize());
        let mut bytes = bytemuck::bytes_of(&header).to_vec();
        bytes.append(&mut body);
        bytes
    }
}

fn first_digits(digest: &[u8]) -> [u8; 16] {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    std::array::from_fn(|at| {
        let byte = digest[at / 2];
        DIGITS[usize::from(if at % 2 == 0 { byte >> 4 } else { byte & 15 })]
    })
}

/// What was learned from the audience. Cheap to open, read in place, never changes.
#[derive(Debug, PartialEq)]
pub struct Model {
    words: Cow<'static, [u32]>,
    titles: usize,
    facets: usize,
    newest_day: i32,
    weights: PartWeights,
    liking: Liking,
    hash: String,
    catalog_hash: String,
}

impl Model {
    /// The model compiled into the program, which fits the bundled catalog.
    pub fn bundled() -> Result<Self, ModelError> {
        match bytemuck::try_cast_slice(&BUNDLED.0) {
            Ok(words) => Self::open(Cow::Borrowed(words)),
            Err(_) => Err(ModelError::Damaged("their length is odd")),
        }
    }

    /// A model packed by [`Learned::pack`], owned, and checked throughout.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ModelError> {
        if !bytes.len().is_multiple_of(4) {
            return Err(ModelError::Damaged("their length is odd"));
        }
        let mut words = vec![0_u32; bytes.len() / 4];
        bytemuck::cast_slice_mut(&mut words).copy_from_slice(bytes);
        let model = Self::open(Cow::Owned(words))?;
        if model.hash.as_bytes() != first_digits(&Sha256::digest(&bytes[HASHED_FROM..])) {
            return Err(ModelError::Damaged("their hash does not fit"));
        }
        let ends = model.ends();
        if !ends.is_sorted() || ends.last().is_some_and(|end| *end as usize != model.all().len()) {
            return Err(ModelError::Damaged("a title's neighbors are out of range"));
        }
        if model
            .all()
            .iter()
            .any(|neighbor| neighbor.title as usize >= model.titles)
        {
            return Err(ModelError::Damaged("a neighbor is no title of the catalog"));
        }
        Ok(model)
    }

    fn open(words: Cow<'static, [u32]>) -> Result<Self, ModelError> {
        if words.len() < HEADER_WORDS {
            return Err(ModelError::Damaged("there is no header"));
        }
        let header: Header = bytemuck::pod_read_unaligned(bytemuck::cast_slice(&words[..HEADER_WORDS]));
        if header.magic != MAGIC {
            return Err(if header.magic.starts_with(&MAGIC[..7]) {
                ModelError::OtherVersion
            } else {
                ModelError::Damaged("they do not begin like a model")
            });
        }
        let (titles, facets) = (header.titles as usize, header.facets as usize);
        if words.len() != HEADER_WORDS + (1 + STAGES) * titles + facets + NEIGHBOR_WORDS * header.neighbors as usize {
            return Err(ModelError::Damaged("their length does not fit their header"));
        }
        Ok(Self {
            titles,
            facets,
            newest_day: header.newest_day,
            weights: header.weights,
            liking: header.liking,
            hash: String::from_utf8_lossy(&header.hash).into_owned(),
            catalog_hash: String::from_utf8_lossy(&header.catalog_hash).into_owned(),
            words,
        })
    }

    /// Whether it was made for this catalog, or for what a viewer's own titles were appended to: those it knows nothing of. One made
    /// for another would name the wrong titles.
    pub fn check_fits(&self, catalog: &Catalog) -> Result<(), ModelError> {
        let base = catalog.base();
        if self.catalog_hash == base.hash() && self.titles == base.len() {
            Ok(())
        } else {
            Err(ModelError::OtherCatalog {
                made_for: self.catalog_hash.clone(),
                catalog: base.hash().to_owned(),
            })
        }
    }

    /// First 16 hexadecimal digits of its SHA-256.
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// The titles liked with this one, the nearest first.
    pub fn neighbors(&self, title: TitleIndex) -> &[Neighbor] {
        let ends = self.ends();
        let from = match title.at() {
            0 => 0,
            at => ends.get(at - 1).copied().unwrap_or(0),
        };
        let to = ends.get(title.at()).copied().unwrap_or(from);
        self.all().get(from as usize..to as usize).unwrap_or(&[])
    }

    /// How well the audience likes each title, by index and stage, thousandths of a log-odds unit. A viewer's own titles are not
    /// among them; they stand where Originals do, at 0.
    pub fn popularity(&self) -> &[[i32; STAGES]] {
        let from = HEADER_WORDS + self.titles;
        bytemuck::cast_slice(&self.words[from..from + STAGES * self.titles])
    }

    /// A facet's share of all likes.
    pub fn facet_share(&self, facet: FacetIndex) -> f32 {
        let from = HEADER_WORDS + (1 + STAGES) * self.titles;
        let shares: &[f32] = bytemuck::cast_slice(&self.words[from..from + self.facets]);
        shares.get(facet.at()).copied().unwrap_or(0.0)
    }

    /// The day since 1970 on which the newest film that people rate came out.
    pub fn newest_day(&self) -> i32 {
        self.newest_day
    }

    /// How the parts that change with the hour and the viewer weigh.
    pub fn weights(&self) -> &PartWeights {
        &self.weights
    }

    /// How parts become a probability of liking.
    pub fn liking(&self) -> &Liking {
        &self.liking
    }

    fn ends(&self) -> &[u32] {
        &self.words[HEADER_WORDS..HEADER_WORDS + self.titles]
    }

    fn all(&self) -> &[Neighbor] {
        bytemuck::cast_slice(&self.words[HEADER_WORDS + (1 + STAGES) * self.titles + self.facets..])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn learned() -> Learned {
        Learned {
            neighbors: vec![
                vec![
                    Neighbor::new(TitleIndex(1), [900, 800, 700], 450, 12),
                    Neighbor::new(TitleIndex(2), [400, -4, 0], -9, 3),
                ],
                vec![],
                vec![Neighbor::new(TitleIndex(0), [70_000; STAGES], 70_000, 100_000)],
            ],
            popularity: vec![[100, 90, 80], [-200; STAGES], [300; STAGES]],
            facet_shares: vec![0.5, 0.25],
            newest_day: 16_000,
            weights: PartWeights {
                lift: [500, 400, 300],
                rise: [300, 200, -100],
                taste: [900, 800, 700],
            },
            liking: Liking {
                bias: 0.5,
                ..Liking::default()
            },
        }
    }

    #[test]
    fn what_is_packed_is_read_back() {
        let model = Model::from_bytes(&learned().pack("0123456789abcdef")).unwrap();
        assert_eq!(model.neighbors(TitleIndex(0)), learned().neighbors[0]);
        assert_eq!(model.neighbors(TitleIndex(1)), []);
        let heaviest = model.neighbors(TitleIndex(2))[0].weight(Stages::of(0.0));
        assert_eq!(heaviest, i32::from(i16::MAX));
        assert_eq!(model.neighbors(TitleIndex(9)), []);
        assert_eq!(model.popularity(), learned().popularity);
        assert_eq!(*model.weights(), learned().weights);
        assert_eq!(*model.liking(), learned().liking);
        assert_eq!(model.facet_share(FacetIndex(1)), 0.25);
        assert_eq!(model.newest_day(), 16_000);
    }

    #[test]
    fn a_model_of_another_version_is_told_from_a_damaged_one() {
        let mut bytes = learned().pack("0123456789abcdef");
        bytes[7] += 1;
        assert_eq!(Model::from_bytes(&bytes), Err(ModelError::OtherVersion));
    }

    #[test]
    fn damaged_bytes_are_refused_wherever_the_damage_is() {
        let bytes = learned().pack("0123456789abcdef");
        for at in 0..bytes.len() {
            let mut damaged = bytes.clone();
            damaged[at] ^= 0x41;
            assert!(Model::from_bytes(&damaged).is_err(), "byte {at} was changed unnoticed");
        }
        for length in 0..bytes.len() {
            assert!(Model::from_bytes(&bytes[..length]).is_err(), "cut at {length}");
        }
    }
}
