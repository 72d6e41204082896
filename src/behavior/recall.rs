//! What follows from a viewer's evidence without knowing the catalog: derived when asked for, never stored.

use super::{
    event::{Rating, Seq},
    evidence::TitleEvidence,
    time::UtcMillis,
    viewer::Viewer,
};
use crate::catalog::{EpisodeId, TitleId};

/// Where to go on watching a title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ContinuePoint {
    /// None for a film.
    pub episode: Option<EpisodeId>,
    /// `episode` was finished: go on with the one after it, from its beginning, if the catalog has one.
    pub next_episode: bool,
    pub position_s: u32,
    pub length_s: u32,
    pub last_at: UtcMillis,
}

impl TitleEvidence {
    /// The rating that stands; one that was taken back does not.
    pub fn rating(&self) -> Option<Rating> {
        self.ratings
            .last()
            .map(|rating| rating.value)
            .filter(|rating| *rating != Rating::None)
    }

    /// Since which record it is on My List.
    fn listed_since(&self) -> Option<Seq> {
        self.list.last().filter(|entry| entry.value).map(|entry| entry.seq)
    }

    pub fn is_in_list(&self) -> bool {
        self.listed_since().is_some()
    }

    pub fn is_hidden(&self) -> bool {
        !self.hidden.is_empty()
    }

    /// How many plays, of a film or of any episode, came to their end.
    pub fn finished_count(&self) -> usize {
        self.plays.iter().filter(|play| play.is_finished()).count()
    }

    /// It was taken out of Continue Watching, and not played since. Its place is kept.
    pub fn is_set_aside(&self) -> bool {
        let removed = self.continue_removed.last().map(|removal| removal.seq);
        removed > self.plays.last().map(|play| play.seq)
    }

    /// Where to go on, unless a film is finished or nothing was played.
    pub fn continue_point(&self) -> Option<ContinuePoint> {
        let last = self.plays.last()?;
        let next_episode = last.is_finished();
        if next_episode && last.episode.is_none() {
            return None;
        }
        Some(ContinuePoint {
            episode: last.episode,
            next_episode,
            position_s: if next_episode { 0 } else { last.position_s },
            length_s: last.length_s,
            last_at: last.last_at,
        })
    }
}

impl Viewer {
    pub fn rating_of(&self, title: TitleId) -> Option<Rating> {
        self.titles.get(&title)?.rating()
    }

    pub fn in_list(&self, title: TitleId) -> bool {
        self.titles.get(&title).is_some_and(TitleEvidence::is_in_list)
    }

    pub fn is_hidden(&self, title: TitleId) -> bool {
        self.titles.get(&title).is_some_and(TitleEvidence::is_hidden)
    }

    /// My List, the newest first.
    pub fn my_list(&self) -> Vec<TitleId> {
        let mut listed: Vec<(Seq, TitleId)> = self
            .titles
            .iter()
            .filter_map(|(title, evidence)| Some((evidence.listed_since()?, *title)))
            .collect();
        listed.sort_unstable_by(|one, other| other.cmp(one));
        listed.into_iter().map(|(_, title)| title).collect()
    }

    pub fn continue_position(&self, title: TitleId) -> Option<ContinuePoint> {
        self.titles.get(&title)?.continue_point()
    }

    pub fn is_set_aside(&self, title: TitleId) -> bool {
        self.titles.get(&title).is_some_and(TitleEvidence::is_set_aside)
    }

    pub fn finished_count(&self, title: TitleId) -> usize {
        self.titles.get(&title).map_or(0, TitleEvidence::finished_count)
    }
}

#[cfg(test)]
mod tests;
