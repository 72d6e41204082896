//! How it plays: the player trait, the simulated player, and the rules around it. No clock of its own: time is an argument.
//!
//! Everything follows from [`Player`]: [`PlayerCommand`]s go in, [`PlayerEvent`]s come out, and [`Player::wakes_at`] says when
//! it next has something to tell. [`StillWatching`] is the rule that asks, [`countdown`] how long the next episode waits,
//! [`credits_from`] where a film ends for those who watch it; [`SimulatedPlayer`] needs no video at all.

mod countdown;
mod credits;
mod failure;
pub mod mpv;
mod simulated;
mod speed;
mod still_watching;

pub use countdown::{Countdown, countdown};
pub use credits::credits_from;
pub use failure::PlayerFailure;
pub use simulated::SimulatedPlayer;
pub use speed::Speed;
pub use still_watching::{Prompt, StillWatching, StillWatchingLimits, night_ends_at};

use crate::behavior::UtcMillis;

/// What to play, and from where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Load {
    /// A file's path or a URL; none where there is no video, which only the simulated player can play.
    pub media: Option<String>,
    /// What a window that shows it is called.
    pub name: String,
    /// In seconds, as far as the catalog knows it; a real player finds out by itself.
    pub length_s: u32,
    pub position_s: u32,
    /// Where the credits begin, in seconds: worth waking for.
    pub credits_s: u32,
}

/// What a player can be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlayerCommand {
    /// Start playing this, in place of what is played.
    Load(Load),
    Pause,
    Resume,
    /// Jump to a position in seconds; past the end it stops at the end.
    Seek {
        to_s: u32,
    },
    SetSpeed(Speed),
    ToggleFullScreen,
    /// Show a sentence over the picture for so many milliseconds, where there is a picture.
    Say {
        text: String,
        ms: u32,
    },
    /// Stop, and close what was opened to play it. Says nothing where nothing is played.
    Stop,
}

/// What a player tells. Positions and lengths are in seconds. What it was told to do it tells, too, once it is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlayerEvent {
    /// The picture is there, and runs.
    Started {
        position_s: u32,
        /// As the player knows it.
        length_s: u32,
    },
    /// Played on to here; sent about once a second of the viewer's time.
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
    SpeedChanged {
        position_s: u32,
        speed: Speed,
    },
    FullScreenChanged {
        position_s: u32,
        full_screen: bool,
    },
    /// Somebody did something to the player that has no name here, such as turning the volume.
    Touched,
    /// Played to the end.
    Ended,
    /// Told to stop, or closed by the viewer.
    Stopped {
        position_s: u32,
    },
    /// The player is gone without a word; this is where it was when it was last heard of.
    Lost {
        position_s: u32,
    },
    /// It cannot be played, or not any further.
    Failed(PlayerFailure),
}

/// Something that plays one film or episode at a time.
pub trait Player {
    fn command(&mut self, now: UtcMillis, command: PlayerCommand) -> Vec<PlayerEvent>;
    /// What happened up to now.
    fn advance(&mut self, now: UtcMillis) -> Vec<PlayerEvent>;
    /// When to call `advance` next; `None` while nothing moves.
    fn wakes_at(&self) -> Option<UtcMillis>;
}
