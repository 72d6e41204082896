use crate::{behavior::Record, playback::PlayerCommand};

/// What `update` asks the outside world for, in order.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Write this record to the log, before the next frame.
    Append(Box<Record>),
    Player(PlayerCommand),
    /// Train a model in the background, tell how far it is, and keep it. What is told carries this number.
    TrainModel {
        number: u32,
    },
    /// Stop that before its next step.
    StopTraining,
    /// Draw everything anew, as after another program wrote on the screen.
    Redraw,
    /// Give the terminal back and stop until continued.
    Suspend,
    Quit,
}
