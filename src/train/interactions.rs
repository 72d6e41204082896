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
    /// What each viewer rated and did not like, in the same order of viewers; empty where nobody says.
    pub disliked: Vec<Vec<Liked>>,
    /// The likes have times, so that what is liked lately can be told.
    pub is_timed: bool,
    /// Within one viewer the order says what came first: by its times, or because the file promises it.
    pub is_ordered: bool,
}

impl Interactions {
    /// From what each viewer liked and did not like: each title once a viewer, at its first time; in the order of time, ties as
    /// given. What was liked once is liked, whatever was said before and after. Viewers who liked nothing are left out.
    pub fn rated(titles: usize, mut viewers: Vec<(Vec<Liked>, Vec<Liked>)>) -> Self {
        let mut seen = vec![u32::MAX; titles];
        for (viewer, (likes, disliked)) in viewers.iter_mut().enumerate() {
            let mut is_first =
                |liked: &Liked| std::mem::replace(&mut seen[liked.title as usize], viewer as u32) != viewer as u32;
            for rated in [likes, disliked] {
                rated.sort_by_key(|liked| liked.at_s);
                rated.retain(&mut is_first);
            }
        }
        viewers.retain(|(likes, _)| !likes.is_empty());
        let (viewers, disliked) = viewers.into_iter().unzip();
        Self {
            titles,
            viewers,
            disliked,
            is_timed: true,
            is_ordered: true,
        }
    }

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
        let viewers: Vec<usize> = viewers.into_iter().collect();
        let of = |all: &[Vec<Liked>]| viewers.iter().filter_map(|at| all.get(*at).cloned()).collect();
        Self {
            titles: self.titles,
            viewers: of(&self.viewers),
            disliked: of(&self.disliked),
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
