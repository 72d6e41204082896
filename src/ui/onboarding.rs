//! The first minute: a few questions, then three picks.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{card::Card, chrome, facts, gate::wordmark, text, theme::Theme};
use crate::{
    app::{OnboardingScreen, OnboardingStep, PICKS_WANTED, State, geometry},
    catalog::{Appeal, TitleIndex},
    recommend,
};

pub fn draw(buffer: &mut Buffer, onboarding: &OnboardingScreen, state: &State, theme: &Theme) {
    let (cols, rows) = (state.device.cols, state.device.rows);
    wordmark(buffer, Rect::new(0, 0, cols, 1), theme);
    match &onboarding.step {
        OnboardingStep::Question { at, selected, chosen } => question(buffer, *at, *selected, chosen, state, theme),
        OnboardingStep::Picks {
            offered,
            selected,
            picked,
            ..
        } => {
            picks(buffer, offered, *selected, picked.len(), state, theme);
        }
    }
    chrome::footer(buffer, Rect::new(0, rows - 1, cols, 1), state, theme);
}

fn question(buffer: &mut Buffer, at: usize, selected: usize, chosen: &[bool], state: &State, theme: &Theme) {
    let (cols, rows) = (state.device.cols, state.device.rows);
    let questions = recommend::questions(state.profile().is_some_and(|profile| profile.facts.kids));
    let Some(question) = questions.get(at) else { return };
    let head = geometry::question(cols, rows);
    let dots: String = (0..=questions.len())
        .map(|step| if step <= at { "● " } else { "○ " })
        .collect();
    text::line(buffer, text::nth_line(head, 0), dots.trim_end(), theme.dim());
    text::line(buffer, text::nth_line(head, 1), question.text, theme.bold());
    if question.several {
        text::line(
            buffer,
            text::nth_line(head, 2),
            "As many as you like, or none.",
            theme.faint(),
        );
    }
    let count = question.choices.len() + usize::from(question.several);
    for (index, area) in geometry::choices(cols, rows, count).into_iter().enumerate() {
        let is_focused = index == selected;
        let mark = if is_focused { "▸" } else { " " };
        let label = match question.choices.get(index) {
            None => format!("{mark} Go on →"),
            Some((_, label)) if question.several => {
                let tick = if chosen.get(index).copied().unwrap_or(false) {
                    "x"
                } else {
                    " "
                };
                format!("{mark} [{tick}] {label}")
            }
            Some((_, label)) => format!("{mark} {label}"),
        };
        text::line(
            buffer,
            area,
            &label,
            if is_focused { theme.focused() } else { theme.base() },
        );
    }
}

fn picks(buffer: &mut Buffer, offered: &[TitleIndex], selected: usize, picked: usize, state: &State, theme: &Theme) {
    let (cols, rows) = (state.device.cols, state.device.rows);
    let heading = format!("Pick three you like · {picked} of {PICKS_WANTED}");
    let line = Rect::new(0, if rows >= 24 { 2 } else { 1 }, cols, 1);
    text::line_center(buffer, line, &heading, theme.bold());
    if rows >= 24 {
        let hint = "Each pick changes what is offered next.";
        text::line_center(buffer, Rect::new(0, 3, cols, 1), hint, theme.faint());
    }
    for (index, area) in geometry::picks(cols, rows, offered.len()).into_iter().enumerate() {
        let title = state.shelf.catalog.title(offered[index]);
        Card {
            title,
            appeal: title.appeals().next().unwrap_or(Appeal::Genre),
            caption: &facts::line_with_genres(title),
            progress: None,
            is_focused: index == selected,
            is_new: false,
        }
        .draw(buffer, area, 2.min(area.height / 4), theme);
    }
}
