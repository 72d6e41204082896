//! Who liked what, and when: what every model is trained on and measured with, whatever file it came from.

/// A viewer liked a title, given as its number in the set of titles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Liked {
    pub title: u32,
    /// Seconds since 1970; 0 throughout where a set has no times.
    pub at_s: i64,
}

/// A set of likes. Each viewer's stand in the order of time, or as the file has them where it says no times.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Interactions {
    /// How many titles there are; likes name them by number from 0 on.
    pub titles: usize,
    pub viewers: Vec<Vec<Liked>>,
    /// The likes have times, so that what is liked lately can be told.
    pub is_timed: bool,
    /// Within one viewer the order says what came first: by its times, or because the file promises it.
    pub is_ordered: bool,
}

impl Interactions {
    /// How many viewers liked each title, by title.
    pub fn counts(&self) -> Vec<u32> {
        let mut counts = vec![0; self.titles];
        for liked in self.viewers.iter().flatten() {
            counts[liked.title as usize] += 1;
        }
        counts
    }

    pub fn likes(&self) -> usize {
        self.viewers.iter().map(Vec::len).sum()
    }

    /// The same set with some of its viewers alone, in the order given; numbers that are out of range count for nothing.
    pub fn with_viewers(&self, viewers: impl IntoIterator<Item = usize>) -> Self {
        Self {
            titles: self.titles,
            viewers: viewers
                .into_iter()
                .filter_map(|at| self.viewers.get(at).cloned())
                .collect(),
            is_timed: self.is_timed,
            is_ordered: self.is_ordered,
        }
    }

    /// For each title the viewers who liked it, in order: the same likes by columns.
    pub fn by_title(&self) -> Vec<Vec<u32>> {
        let mut by_title: Vec<Vec<u32>> = self
            .counts()
            .into_iter()
            .map(|count| Vec::with_capacity(count as usize))
            .collect();
        for (viewer, likes) in self.viewers.iter().enumerate() {
            for liked in likes {
                by_title[liked.title as usize].push(viewer as u32);
            }
        }
        by_title
    }
}

/// Something that ranks titles for a viewer of whom a history is known.
pub trait Ranker: Sync {
    /// A score for every title by number, larger is better. The history is in the order of time, each title once;
    /// its own titles get a score as well, which the caller leaves out.
    fn scores(&self, history: &[Liked]) -> Vec<f32>;
}
