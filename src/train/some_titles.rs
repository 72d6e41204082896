//! Fewer titles: a set of likes seen through some of its titles alone, under new numbers.

use super::interactions::{Interactions, Liked};

impl Interactions {
    /// The same likes of some of the titles, which get new numbers in the order given. Viewers stay, be it with no like.
    pub fn with_titles(&self, kept: &[u32]) -> Self {
        let numbers = NewNumbers::of(kept, self.titles);
        Self {
            titles: kept.len(),
            viewers: self.viewers.iter().map(|likes| numbers.renumber(likes)).collect(),
            disliked: self.disliked.iter().map(|rated| numbers.renumber(rated)).collect(),
            is_timed: self.is_timed,
            is_ordered: self.is_ordered,
        }
    }

    /// The titles that somebody liked, most liked first, then by number.
    pub fn most_liked(&self) -> Vec<u32> {
        let counts = self.counts();
        let mut titles: Vec<u32> = (0..self.titles as u32)
            .filter(|title| counts[*title as usize] > 0)
            .collect();
        titles.sort_by_key(|title| (std::cmp::Reverse(counts[*title as usize]), *title));
        titles
    }
}

/// From old numbers to new ones, for titles that were kept.
#[derive(Clone, Debug)]
pub struct NewNumbers(Vec<u32>);

const DROPPED: u32 = u32::MAX;

impl NewNumbers {
    /// `kept` holds old numbers in the order of the new ones; there were so many titles.
    pub fn of(kept: &[u32], titles: usize) -> Self {
        let mut numbers = vec![DROPPED; titles];
        for (new, &old) in kept.iter().enumerate() {
            numbers[old as usize] = new as u32;
        }
        Self(numbers)
    }

    /// A title's new number; none if it was dropped.
    pub fn get(&self, old: u32) -> Option<u32> {
        self.0.get(old as usize).copied().filter(|new| *new != DROPPED)
    }

    /// The likes of titles that were kept.
    pub fn renumber(&self, likes: &[Liked]) -> Vec<Liked> {
        let kept = likes.iter().filter_map(|liked| {
            let title = self.get(liked.title)?;
            Some(Liked { title, ..*liked })
        });
        kept.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dropped_titles_take_their_likes_with_them() {
        let liked = |title| Liked { title, at_s: 0 };
        let likes = Interactions {
            titles: 4,
            viewers: vec![vec![liked(3), liked(1)], vec![liked(1)], vec![liked(2)]],
            is_timed: false,
            is_ordered: false,
            ..Interactions::default()
        };
        assert_eq!(likes.most_liked(), [1, 2, 3]);
        let fewer = likes.with_titles(&[1, 3]);
        assert_eq!(fewer.titles, 2);
        assert_eq!(fewer.viewers, [vec![liked(1), liked(0)], vec![liked(0)], Vec::new()]);
    }
}
