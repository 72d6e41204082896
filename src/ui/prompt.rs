//! The questions over the picture: the next episode, three titles, whether somebody is still watching, a player that failed.

use ratatui::buffer::Buffer;

use super::{
    buttons::{self, Button},
    overlay::boxed,
    text,
    theme::Theme,
};
use crate::{
    app::{Asked, PlayerPrompt, PlayerScreen, State, Waiting, geometry},
    behavior::{StillWatchingRule, UtcMillis},
    catalog::Title,
    playback::Prompt,
};

pub fn draw(buffer: &mut Buffer, player: &PlayerScreen, state: &State, theme: &Theme) {
    let Some(prompt) = &player.prompt else { return };
    let title = state.shelf.catalog.title(player.title);
    let labels = state.choice_labels(prompt);
    let widths: Vec<u16> = labels.iter().map(|label| text::width(label)).collect();
    let area = geometry::prompt(state.device.cols, state.device.rows, &widths, prompt.lists_titles());
    boxed(buffer, area.frame, theme);
    let (question, lines) = words(prompt, title, state);
    text::line(buffer, area.words, &question, theme.bold());
    text::paragraph(buffer, text::below(area.words, 1), &lines, theme.dim());
    for (at, (label, area)) in labels.iter().zip(area.choices).enumerate() {
        let is_focused = at == prompt.focus;
        buttons::one(buffer, area, &Button { label, is_focused }, theme);
    }
}

/// The question, and what it rests on.
fn words(prompt: &PlayerPrompt, title: Title<'_>, state: &State) -> (String, String) {
    let seconds = prompt.until.map(|until| seconds_left(state, until));
    match &prompt.about {
        Asked::Next { next, why } => {
            let name = title.episode(*next).map_or("", |episode| episode.name);
            let question = match seconds {
                Some(seconds) => format!("Next episode in {seconds} s"),
                None => "Next episode".to_owned(),
            };
            let why = match why {
                None => "",
                Some(Waiting::Cancels) => " You mostly stop the countdown, so it waits.",
                Some(Waiting::StopsLate) => " It is late, and you mostly stop now: it waits.",
            };
            (question, format!("{next} {name}.{why}"))
        }
        Asked::After { has_like_it } => {
            let lines = if *has_like_it {
                "One that is like it, and what suits you best now."
            } else {
                "What suits you best now."
            };
            (format!("After “{}”", title.name()), lines.to_owned())
        }
        Asked::StillWatching { prompt, .. } => {
            let stops = seconds.map_or_else(String::new, |seconds| {
                format!(" Stops in {seconds} s and keeps your place.")
            });
            (
                format!("Still watching “{}”?", title.name()),
                format!("{}{stops}", reason(*prompt)),
            )
        }
        Asked::Failed(failure) => (format!("“{}” cannot be played", title.name()), failure.to_string()),
    }
}

fn seconds_left(state: &State, until: UtcMillis) -> i64 {
    (until.since(state.moment.at) + 999) / 1_000
}

fn reason(prompt: Prompt) -> String {
    match prompt.rule {
        StillWatchingRule::Episodes => format!("{} episodes in a row without a touch.", prompt.episodes),
        StillWatchingRule::Minutes => format!("{} minutes without a touch.", prompt.minutes),
    }
}
