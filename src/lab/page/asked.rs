use super::clock::{Asking, Clock};
use crate::{
    behavior::{SECOND_MS, UtcMillis},
    catalog::TitleIndex,
    lab::{KeptOut, Split},
    train::Liked,
};

/// A viewer whom nothing was trained on, at the moment before they liked what is to be foretold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// When the page is asked for, on the catalog's clock.
    pub now: UtcMillis,
    /// The likes before that, in order, in the catalog's numbers; seconds on the catalog's clock, each later than the one before.
    pub known: Vec<Liked>,
    /// What was liked after it, in order, at least one, none of them among the known ones.
    pub targets: Vec<TitleIndex>,
}

impl Asked {
    /// All viewers that were kept out and of whose week the catalog's timeline knows.
    pub(super) fn all(split: &Split, clock: Clock) -> Vec<Self> {
        let asked = |viewer: &KeptOut| Some(Self::of(viewer, &split.titles, clock.before(viewer.asked_at_s)?));
        split.kept_out.iter().filter_map(asked).collect()
    }

    /// What was liked in the last hour, after the page was asked for, is moved before it, a second for each, so that its order stays.
    fn of(viewer: &KeptOut, titles: &[u32], asking: Asking) -> Self {
        let Asking { now, moved_s } = asking;
        let mut next_s = now.0.div_euclid(SECOND_MS) + 1;
        let mut known: Vec<Liked> = Vec::with_capacity(viewer.known.len());
        for liked in viewer.known.iter().rev() {
            next_s = (liked.at_s + moved_s).min(next_s - 1);
            known.push(Liked {
                title: titles[liked.title as usize],
                at_s: next_s,
            });
        }
        known.reverse();
        let targets = viewer.targets.iter().map(|title| TitleIndex(titles[*title as usize]));
        Self {
            now,
            known,
            targets: targets.collect(),
        }
    }

    /// The first `length` likes, or all that there are.
    pub fn history(&self, length: usize) -> &[Liked] {
        &self.known[..length.min(self.known.len())]
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_known_was_liked_before_the_page_was_asked_for_and_in_its_order(
            mut times in prop::collection::vec(0_i64..20_000, 1..30),
            moved_s in 0_i64..100_000,
        ) {
            times.sort_unstable();
            let titles: Vec<u32> = (100..200).collect();
            let known = (0..).zip(&times).map(|(title, at_s)| Liked { title, at_s: *at_s }).collect();
            let asked_at_s = times.last().copied().unwrap();
            let viewer = KeptOut { known, targets: vec![50], asked_at_s };
            let now = UtcMillis((asked_at_s + moved_s) / 3_600 * 3_600 * SECOND_MS - 1);
            let asked = Asked::of(&viewer, &titles, Asking { now, moved_s });
            prop_assert!(asked.known.windows(2).all(|pair| pair[0].at_s < pair[1].at_s));
            prop_assert!(asked.known.iter().all(|liked| liked.at_s * SECOND_MS <= now.0));
            for (liked, (title, at_s)) in asked.known.iter().zip((100..).zip(&times)) {
                prop_assert_eq!(liked.title, title);
                prop_assert!(liked.at_s <= at_s + moved_s);
            }
            prop_assert_eq!(asked.targets, vec![TitleIndex(150)]);
        }
    }
}
