//! Why this title, row and caption: the parts of the score summing to it, what they rest on, the words' reason.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{
    panel::{self, Lines},
    text,
    theme::Theme,
};
use crate::{
    app::{
        Panel, State, WhyText,
        words::{company_in_words, match_in_words},
    },
    recommend::Explanation,
};

pub fn draw(buffer: &mut Buffer, area: Rect, why: Option<&WhyText>, panel: &Panel, state: &State, theme: &Theme) {
    let inner = panel::heading(buffer, area, "WHY THIS?", "w closes", theme);
    let Some(why) = why else {
        text::paragraph(buffer, inner, "Move to a title: this explains it.", theme.dim());
        return;
    };
    let lines = lines(why, inner.width, state, theme);
    panel::scrolled(buffer, inner, &lines, panel.scroll);
}

fn lines(why: &WhyText, width: u16, state: &State, theme: &Theme) -> Lines {
    let catalog = &state.shelf.catalog;
    let explanation = &why.explanation;
    let title = catalog.title(explanation.title);
    let mut lines: Lines = Vec::new();
    let paragraph = |lines: &mut Lines, text: &str, style| {
        lines.extend(text::wrap(text, width).into_iter().map(|line| (line, style)));
    };
    lines.push((format!("{} ({})", title.name(), title.year()), theme.bold()));
    lines.push((String::new(), theme.base()));
    score(&mut lines, explanation, width, theme);
    lines.push((String::new(), theme.base()));
    if !explanation.company.is_empty() {
        paragraph(&mut lines, &company_in_words(&explanation.company), theme.base());
        lines.push((String::new(), theme.base()));
    }
    if let Some(percent) = explanation.match_percent {
        paragraph(&mut lines, &match_in_words(percent), theme.base());
        lines.push((String::new(), theme.base()));
    }
    if !why.row.is_empty() {
        lines.push((why.row.clone(), theme.bold()));
    }
    paragraph(&mut lines, &why.evidence, theme.base());
    lines.push((String::new(), theme.base()));
    if !explanation.because.is_empty() {
        lines.push(("Weighs most of what you did".to_owned(), theme.bold()));
        for (index, thousandths) in &explanation.because {
            lines.push((
                part_line(catalog.title(*index).name(), *thousandths, width),
                theme.base(),
            ));
        }
        lines.push((String::new(), theme.base()));
    }
    if why.leaving.is_some() || why.leaving_due.is_some() {
        lines.push(("What holds it here".to_owned(), theme.bold()));
        paragraph(&mut lines, why.leaving.as_deref().unwrap_or("…"), theme.base());
        lines.push((String::new(), theme.base()));
    }
    if !explanation.facets.is_empty() {
        lines.push(("Weighs most of your taste".to_owned(), theme.bold()));
        for (name, thousandths) in &explanation.facets {
            lines.push((part_line(name, *thousandths, width), theme.base()));
        }
        lines.push((String::new(), theme.base()));
    }
    if !why.caption.is_empty() {
        paragraph(&mut lines, &format!("The caption “{}”", why.caption), theme.bold());
        paragraph(&mut lines, &explanation.caption_reason, theme.base());
    }
    lines
}

/// The parts, each with its bar, and the score that they sum to.
fn score(lines: &mut Lines, explanation: &Explanation, width: u16, theme: &Theme) {
    let parts = || explanation.parts.iter().filter(|(_, thousandths)| *thousandths != 0);
    let largest = parts()
        .map(|(_, thousandths)| thousandths.unsigned_abs())
        .max()
        .unwrap_or(1);
    for (part, thousandths) in parts() {
        lines.push((part_line(part.label(), thousandths, width), theme.base()));
        let style = if thousandths > 0 { theme.good() } else { theme.bad() };
        lines.push((bar(thousandths, largest, width), style));
    }
    lines.push((
        part_line("Score: all of these, in log-odds", explanation.score, width),
        theme.accented(),
    ));
}

/// `label ············· +1.240`: numbers one below the other, which one can add up.
fn part_line(label: &str, thousandths: i32, width: u16) -> String {
    let number = format!("{:>7}", format!("{:+.3}", f64::from(thousandths) / 1_000.0));
    let room = width.saturating_sub(text::width(&number) + 1);
    let label = text::fit(label, room);
    let gap = usize::from(room.saturating_sub(text::width(&label)) + 1);
    format!("{label}{}{number}", " ".repeat(gap))
}

/// A bar to the right of the middle for what speaks for a title, to the left for what speaks against it.
pub(super) fn bar(thousandths: i32, largest: u32, width: u16) -> String {
    let half = usize::from(width.saturating_sub(1) / 2);
    let length = (half * thousandths.unsigned_abs() as usize)
        .div_ceil(largest.max(1) as usize)
        .min(half);
    let filled = "━".repeat(length);
    if thousandths < 0 {
        format!("{filled:>half$}│")
    } else {
        format!("{:half$}│{filled}", "")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_speaks_against_a_title_is_drawn_on_the_other_side() {
        assert_eq!(bar(500, 1_000, 9), "    │━━");
        assert_eq!(bar(-1_000, 1_000, 9), "━━━━│");
        assert_eq!(bar(1, 1_000, 9), "    │━");
    }
}
