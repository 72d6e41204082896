use super::{Ground, PlayerChoice, Trained, TrainingStep, keymap::Key};
use crate::{behavior::ProfileId, playback::PlayerEvent};

/// A mouse deed at a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mouse {
    pub column: u16,
    pub row: u16,
    pub deed: MouseDeed,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MouseDeed {
    Click,
    WheelUp,
    WheelDown,
}

/// Everything that can happen to the program. Closed: whoever matches on it names every case.
#[derive(Clone, Debug, PartialEq)]
pub enum Message {
    Key(Key),
    /// Text pasted into the terminal.
    Paste(String),
    Mouse(Mouse),
    Resized {
        cols: u16,
        rows: u16,
    },
    /// A time that `State::wakes_at` asked for has come.
    Woke,
    Player(PlayerEvent),
    /// A profile was chosen without the gate.
    Enter(ProfileId),
    /// A question over the picture was answered without its buttons.
    Choose(PlayerChoice),
    /// These are played for a profile one after another, and then the program ends.
    PlayAll {
        profile: ProfileId,
        titles: Vec<super::Playable>,
    },
    /// One action asked for by a command, as a key would do it.
    Act(super::Act),
    /// Some of the log could not be read; which and what to do, in a sentence.
    LogDamaged(String),
    /// This home's model cannot be used, and the bundled one is.
    ModelRefused,
    /// The training of this number takes its next step.
    TrainingProgressed {
        number: u32,
        step: TrainingStep,
    },
    TrainingEnded {
        number: u32,
        trained: Trained,
    },
    /// The log cannot be written; why, in a sentence.
    RecordingFailed(String),
    /// It can be written again, and all that waited is written.
    RecordingRestored,
    /// The terminal has told what pictures it can show: `kitty`, `sixel`, `iterm2` or `blocks`.
    PicturesKnown(&'static str),
    /// The terminal has told how bright its background is.
    GroundKnown(Ground),
    /// The program is asked to end: a signal, a closed terminal.
    Terminate {
        reason: &'static str,
    },
}
