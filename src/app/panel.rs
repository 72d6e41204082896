//! What stands beside or over a screen.

use crate::recommend::Explanation;

/// Beside the page on a wide screen, over it on a narrow one.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    pub kind: PanelKind,
    /// Lines scrolled from the top (why) or from the newest (log).
    pub scroll: u16,
    /// The panel takes the keys; else the screen does and the panel follows it.
    pub focused: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub enum PanelKind {
    /// Explains the focused title. `None` where no title has the focus.
    Why(Option<Box<WhyText>>),
    Log,
}

/// Everything the why panel says.
#[derive(Clone, Debug, PartialEq)]
pub struct WhyText {
    pub explanation: Explanation,
    /// The row's name and evidence; the hero has its own.
    pub row: String,
    pub evidence: String,
    pub caption: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overlay {
    Help { scroll: u16 },
    Settings { selected: usize },
}
