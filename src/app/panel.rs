//! What stands beside or over a screen.

use std::sync::Arc;

use super::difference::ShownDifference;
use crate::{
    behavior::UtcMillis,
    recommend::{AfterTitle, Explanation},
};

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
    /// The page that it was explained on.
    pub page_number: u32,
    /// What would have to be undone for the title to leave the page, in a sentence, once that is found out.
    pub leaving: Option<String>,
    /// When that is going to be found out: it takes several pages, so not before the focus rests. None once it is.
    pub leaving_due: Option<UtcMillis>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Overlay {
    Help {
        scroll: u16,
    },
    Settings {
        selected: usize,
    },
    /// Who else is here: one box for each of the others.
    Company {
        selected: usize,
        is_here: Vec<bool>,
    },
    /// The last change of the page; none where there was no change yet.
    Difference {
        shown: Option<Arc<ShownDifference>>,
        scroll: u16,
    },
    /// A question after a title, and the selected one of its choices.
    Question {
        question: AfterTitle,
        selected: usize,
    },
}
