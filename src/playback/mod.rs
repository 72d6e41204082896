//! How it plays: the player trait, the simulated player, and the rules around it. No clock of its own: time is an argument.
//!
//! Everything follows from [`Player`]: [`PlayerCommand`]s go in, [`PlayerEvent`]s come out, and [`Player::wakes_at`] says when
//! it next has something to tell. [`StillWatching`] is the rule that asks; [`simulated::SimulatedPlayer`] needs no video at all.

mod simulated;
mod still_watching;

pub use simulated::SimulatedPlayer;
pub use still_watching::{Prompt, StillWatching, night_ends_at};

use crate::behavior::UtcMillis;

/// What a player can be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlayerCommand {
    /// Start playing something of this length from this position, both in seconds.
    Load {
        length_s: u32,
        position_s: u32,
    },
    Pause,
    Resume,
    /// Jump to a position in seconds; past the end it stops at the end.
    Seek {
        to_s: u32,
    },
    Stop,
}

/// What a player tells. Positions are in seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlayerEvent {
    Started {
        position_s: u32,
    },
    /// Played on to here; sent once a second of the viewer's time.
    Progress {
        position_s: u32,
    },
    Paused {
        position_s: u32,
    },
    Resumed {
        position_s: u32,
    },
    Sought {
        from_s: u32,
        to_s: u32,
    },
    /// Played to the end.
    Ended,
    Stopped {
        position_s: u32,
    },
}

/// Something that plays one film or episode at a time.
pub trait Player {
    fn command(&mut self, now: UtcMillis, command: PlayerCommand) -> Vec<PlayerEvent>;
    /// What happened up to now.
    fn advance(&mut self, now: UtcMillis) -> Vec<PlayerEvent>;
    /// When to call `advance` next; `None` while nothing moves.
    fn wakes_at(&self) -> Option<UtcMillis>;
}
