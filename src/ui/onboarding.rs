//! The first minute: a few questions, then three picks.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{
    card::Card,
    chrome, facts, picture, text,
    theme::{Look, Theme},
};
use crate::{
    app::{OnboardingScreen, OnboardingStep, PICKS_WANTED, State, geometry},
    catalog::TitleIndex,
    recommend::{self, Question},
};

pub fn draw(buffer: &mut Buffer, onboarding: &OnboardingScreen, state: &State, theme: &Look<'_>) {
    let (cols, rows) = (state.device.cols, state.device.rows);
    text::line(
        buffer,
        Rect::new(2, 0, cols.saturating_sub(4), 1),
        "FRONTROW",
        theme.accented(),
    );
    let questions = recommend::questions(state.profile().is_some_and(|profile| profile.facts.kids));
    match &onboarding.step {
        OnboardingStep::Question { at, selected, chosen } => {
            progress(buffer, *at, questions.len() + 1, state, theme);
            if let Some(question) = questions.get(*at) {
                ask(buffer, question, *selected, chosen, state, theme);
            }
        }
        OnboardingStep::Picks {
            offered,
            selected,
            picked,
            ..
        } => {
            progress(buffer, questions.len(), questions.len() + 1, state, theme);
            picks(buffer, offered, *selected, picked.len(), state, theme);
        }
    }
    chrome::footer(buffer, Rect::new(0, rows - 1, cols, 1), state, theme);
}

/// How far one is: a filled mark for each step begun.
fn progress(buffer: &mut Buffer, at: usize, steps: usize, state: &State, theme: &Theme) {
    let marks: Vec<&str> = (0..steps).map(|step| if step <= at { "●" } else { "○" }).collect();
    let line = Rect::new(2, 0, state.device.cols.saturating_sub(4), 1);
    text::line_right(buffer, line, &marks.join(" "), theme.dim());
}

fn ask(buffer: &mut Buffer, question: &Question, selected: usize, chosen: &[bool], state: &State, theme: &Theme) {
    let (cols, rows) = (state.device.cols, state.device.rows);
    let head = geometry::question(cols, rows);
    text::line(buffer, head, question.text, theme.bold());
    let hint = if question.several {
        "As many as you like, or none."
    } else {
        "One of these."
    };
    text::line(buffer, text::nth_line(head, 1), hint, theme.dim());
    let count = question.choices.len() + usize::from(question.several);
    for (index, area) in geometry::choices(cols, rows, count).into_iter().enumerate() {
        let tick = match (question.several, chosen.get(index).copied().unwrap_or(false)) {
            (false, _) => "",
            (true, true) => "[x] ",
            (true, false) => "[ ] ",
        };
        let label = match question.choices.get(index) {
            Some((_, label)) => format!("{tick}{label}"),
            None => "Go on →".to_owned(),
        };
        choice(buffer, area, &label, index == selected, theme);
    }
}

/// One choice, as wide as all of them.
fn choice(buffer: &mut Buffer, line: Rect, label: &str, is_focused: bool, theme: &Theme) {
    let style = if is_focused { theme.filled() } else { theme.button() };
    let mark = if is_focused { "▸" } else { " " };
    buffer.set_style(line, style);
    text::line(buffer, line, &format!(" {mark} {label}"), style);
}

fn picks(buffer: &mut Buffer, offered: &[TitleIndex], selected: usize, picked: usize, state: &State, theme: &Look<'_>) {
    let (cols, rows) = (state.device.cols, state.device.rows);
    let marks: Vec<&str> = (0..PICKS_WANTED)
        .map(|pick| if pick < picked { "♥" } else { "♡" })
        .collect();
    let heading = format!("Pick three you like   {} {picked} of {PICKS_WANTED}", marks.join(" "));
    let line = Rect::new(0, if rows >= 24 { 2 } else { 1 }, cols, 1);
    text::line_center(buffer, line, &heading, theme.bold());
    if rows >= 24 {
        let hint = "Each pick changes what is offered next.";
        text::line_center(buffer, Rect::new(0, 3, cols, 1), hint, theme.dim());
    }
    for (index, area) in geometry::picks(cols, rows, offered.len()).into_iter().enumerate() {
        let title = state.shelf.catalog.title(offered[index]);
        Card {
            title,
            appeal: picture::appeal_of(state, title),
            caption: &facts::in_lines(title, 2),
            progress: None,
            is_focused: index == selected,
            is_new: false,
            preview: None,
        }
        .draw(buffer, area, 2.min(area.height / 4), theme);
    }
}
