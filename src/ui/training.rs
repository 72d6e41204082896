//! How far training in the background is, in few words.

use super::text;
use crate::app::{
    RunningTraining, State,
    keymap::{self, Action},
};

/// The longest words that fit; how to stop it goes before what it is at. Nothing while nothing is trained.
pub fn words(state: &State, width: u16) -> Option<String> {
    let running = state.training.running.as_ref()?;
    let (long, short) = match running {
        RunningTraining { is_stopping: true, .. } => {
            let words = "training stops".to_owned();
            return Some(words);
        }
        RunningTraining { step: None, .. } => ("training begins".to_owned(), "training".to_owned()),
        RunningTraining { step: Some(step), .. } => (
            format!("{}, {} of {}", step.what, step.at, step.of),
            format!("training, {} of {}", step.at, step.of),
        ),
    };
    let stops = keymap::in_context(state.context())
        .find(|binding| binding.action == Action::Train)
        .and_then(|binding| binding.keys.first());
    let stops = stops.map_or_else(String::new, |key| format!(" · {key} stops"));
    let candidates = [format!("{long}{stops}"), format!("{short}{stops}")];
    let fits = |words: &String| text::width(words) <= width;
    Some(candidates.into_iter().find(fits).unwrap_or(short))
}
