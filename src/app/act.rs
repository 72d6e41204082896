//! One action without a screen, as a key would do it: what `frontrow act` asks for.

use crate::{
    behavior::{Rating, StillWatchingAnswer},
    catalog::{TitleId, TitleIndex},
};

/// Titles are resolved and shares are checked by whoever makes one.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// Play from where the viewer is; `fraction` of the film, or of each of `episodes` episodes.
    Play {
        title: TitleIndex,
        fraction: f64,
        episodes: u32,
        still_watching: StillWatchingAnswer,
    },
    Rate {
        title: TitleIndex,
        rating: Rating,
    },
    List {
        title: TitleIndex,
        on: bool,
    },
    Hide {
        title: TitleIndex,
    },
    Open {
        title: TitleIndex,
    },
    Search {
        query: String,
    },
    Answer {
        question: String,
        answers: Vec<String>,
    },
    Pick {
        titles: Vec<TitleId>,
    },
    Setting {
        key: String,
        value: String,
    },
    Undo,
}
