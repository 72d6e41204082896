//! What the player's screen holds.

use crate::{
    behavior::{ImpressionRef, PlayerKind, Playhead, Seq, StillWatchingAnswer, UtcMillis},
    catalog::{Catalog, EpisodeId, TitleIndex},
    playback::{PlayerFailure, Prompt, Speed, StillWatching},
};

/// What the picture does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motion {
    Playing,
    Paused,
    /// Played to its end.
    Ended,
}

/// A question over the picture takes the keys. What runs below it runs on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlayerPrompt {
    pub about: Asked,
    /// In their order on the screen, never none.
    pub choices: Vec<PlayerChoice>,
    /// The focused one of `choices`.
    pub focus: usize,
    /// When it is taken for answered; none where it waits.
    pub until: Option<UtcMillis>,
}

/// What a question over the picture is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// The credits run, and there is a next episode. Where it waits, `why` says why.
    Next {
        next: EpisodeId,
        why: Option<Waiting>,
    },
    /// The credits run, and there is nothing to go on with: three titles for this viewer, the first of which may be like it.
    After {
        has_like_it: bool,
    },
    StillWatching {
        prompt: Prompt,
        then: AfterPrompt,
    },
    /// The player cannot play it, or not any further.
    Failed(PlayerFailure),
}

/// Why the next episode does not begin by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waiting {
    /// The viewer cancels countdowns, as a rule.
    Cancels,
    /// It is late, and the viewer stops then, as a rule.
    StopsLate,
}

/// What *continue* continues with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AfterPrompt {
    Resume,
    Next(EpisodeId),
}

/// What can be answered to a question over the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlayerChoice {
    PlayNext(EpisodeId),
    WatchCredits,
    Stop,
    /// One of three titles.
    Play(TitleIndex),
    StillWatching(StillWatchingAnswer),
    /// Let the simulated player play it.
    Simulate,
    Back,
}

impl PlayerPrompt {
    /// Takes a choice away; the focus stays on what it is on.
    pub(super) fn withdraw(&mut self, choice: PlayerChoice) {
        let Some(at) = self.choices.iter().position(|each| *each == choice) else {
            return;
        };
        self.choices.remove(at);
        if self.focus > at || self.focus == self.choices.len() {
            self.focus = self.focus.saturating_sub(1);
        }
    }

    /// What Esc answers: it always leaves.
    pub const fn escape(&self) -> PlayerChoice {
        match self.about {
            Asked::Next { .. } => PlayerChoice::Stop,
            Asked::After { .. } | Asked::Failed(_) => PlayerChoice::Back,
            Asked::StillWatching { .. } => PlayerChoice::StillWatching(StillWatchingAnswer::Stop),
        }
    }

    /// What it comes to when nobody answers in time.
    pub const fn lapse(&self) -> PlayerChoice {
        match self.about {
            Asked::Next { next, .. } => PlayerChoice::PlayNext(next),
            Asked::After { .. } | Asked::Failed(_) => PlayerChoice::Back,
            Asked::StillWatching { .. } => PlayerChoice::StillWatching(StillWatchingAnswer::NoAnswer),
        }
    }
}

#[derive(Clone, Debug)]
pub struct PlayerScreen {
    pub title: TitleIndex,
    pub episode: Option<EpisodeId>,
    /// The `seq` of this play's `video_playback_started`.
    pub play: Seq,
    pub kind: PlayerKind,
    /// What led to it.
    pub impression: Option<ImpressionRef>,
    /// The picture was there.
    pub has_started: bool,
    pub position_s: u32,
    pub length_s: u32,
    /// Where the credits begin: at a marker, where there is one.
    pub credits_s: u32,
    pub marker_s: Option<u32>,
    /// From when to when the intro goes, where that is known.
    pub intro: Option<(u32, u32)>,
    /// They have begun: the content is over.
    pub is_over: bool,
    /// Up to where play has been logged by heartbeats.
    pub logged_s: u32,
    pub motion: Motion,
    pub speed: Speed,
    pub prompt: Option<PlayerPrompt>,
    pub still: StillWatching,
}

impl PlayerScreen {
    pub(super) fn playhead(&self, catalog: &Catalog) -> Playhead {
        Playhead {
            title: catalog.title(self.title).id(),
            episode: self.episode,
            play: self.play,
            position: self.position_s,
            total_length: self.length_s,
        }
    }
}

/// A scene of what plays: its name and where it begins, in seconds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scene {
    pub name: String,
    pub starts_s: u32,
}
