//! `frontrow play`: certain titles one after another, and then the program ends.

use std::collections::VecDeque;

use super::{Screen, turn::Turn};
use crate::{
    behavior::ProfileId,
    catalog::{EpisodeId, TitleIndex},
};

/// A film, or an episode of a series.
pub type Playable = (TitleIndex, Option<EpisodeId>);

impl Turn<'_> {
    /// Begins a visit that plays these, and nothing else.
    pub fn play_all(&mut self, profile: ProfileId, titles: Vec<Playable>) {
        self.begin_visit(profile);
        let titles = titles
            .into_iter()
            .filter(|(title, _)| self.state.is_out(*title) && self.state.allows(*title))
            .collect();
        if let Some(visit) = &mut self.state.visit {
            visit.to_play = Some(titles);
            self.play_next_unlisted();
        }
    }

    /// Whether it is decided what follows what plays.
    pub fn plays_all(&self) -> bool {
        self.state.visit.as_ref().is_some_and(|visit| visit.to_play.is_some())
    }

    /// Plays the next of them, in place of what played; false when there is none.
    pub fn play_next_unlisted(&mut self) -> bool {
        let queue = self.state.visit.as_mut().and_then(|visit| visit.to_play.as_mut());
        let Some((title, episode)) = queue.and_then(VecDeque::pop_front) else {
            return false;
        };
        self.play_from_here(title, episode, None);
        true
    }

    /// The last one is over, or the viewer stopped one.
    pub fn notice_all_played(&mut self) {
        if self.plays_all() && !matches!(self.state.screen(), Screen::Player(_)) {
            self.leave_program("played");
        }
    }
}
