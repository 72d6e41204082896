use crate::{behavior::Record, playback::PlayerCommand};

/// What `update` asks the outside world for, in order.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Write this record to the log, before the next frame.
    Append(Box<Record>),
    Player(PlayerCommand),
    /// Draw everything anew, as after another program wrote on the screen.
    Redraw,
    /// Give the terminal back and stop until continued.
    Suspend,
    Quit,
}
