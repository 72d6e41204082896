//! The questions over the player: the next episode, and whether somebody is still watching.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{
    buttons::{self, Button},
    overlay::boxed,
    text,
    theme::Theme,
};
use crate::{
    app::{PlayerPhase, PlayerScreen, State, StillWatchingChoice},
    behavior::{StillWatchingRule, UtcMillis},
    catalog::Title,
    playback::Prompt,
};

pub fn draw(buffer: &mut Buffer, area: Rect, player: &PlayerScreen, title: Title<'_>, state: &State, theme: &Theme) {
    match &player.phase {
        PlayerPhase::Playing | PlayerPhase::Paused => {}
        PlayerPhase::Countdown { next, until, play_now } => {
            let name = title.episode(*next).map_or("", |episode| episode.name);
            let question = format!("Next episode in {} s", seconds_left(state, *until));
            let choices = [("Play now", *play_now), ("Stop", !play_now)];
            ask(buffer, area, &question, &[format!("{next} {name}")], &choices, theme);
        }
        PlayerPhase::StillWatching {
            prompt, until, choice, ..
        } => {
            let question = format!("Still watching “{}”?", title.name());
            let stops = format!("Stops in {} s and keeps your place.", seconds_left(state, *until));
            let choices = StillWatchingChoice::ALL.map(|each| (each.label(), each == *choice));
            ask(buffer, area, &question, &[reason(*prompt), stops], &choices, theme);
        }
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

/// A box with a question, what it rests on, and the choices.
fn ask(buffer: &mut Buffer, area: Rect, question: &str, lines: &[String], choices: &[(&str, bool)], theme: &Theme) {
    let inner = boxed(buffer, area, theme);
    // Air above and between where the choices fit on one line.
    let air = u16::from(inner.width >= 50);
    let mut rest = text::below(inner, air);
    text::line(buffer, rest, question, theme.bold());
    rest = text::below(rest, 1);
    for line in lines {
        let used = text::paragraph(buffer, rest, line, theme.dim());
        rest = text::below(rest, used);
    }
    let choices: Vec<Button<'_>> = choices
        .iter()
        .map(|&(label, is_focused)| Button { label, is_focused })
        .collect();
    buttons::draw(buffer, text::below(rest, air), &choices, theme);
}
