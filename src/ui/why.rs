//! Why this title, row and caption: the parts of the score summing to it, what they rest on, the words' reason.

use ratatui::{buffer::Buffer, layout::Rect};

use super::{
    panel::{self, Lines},
    text,
    theme::Theme,
};
use crate::app::{Panel, State, WhyText};

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
    for (part, thousandths) in explanation.parts.iter().filter(|(_, thousandths)| *thousandths != 0) {
        let style = if thousandths > 0 { theme.base() } else { theme.dim() };
        lines.push((part_line(part.label(), thousandths, width), style));
    }
    lines.push((
        part_line("Score, in log-odds", explanation.score, width),
        theme.focused(),
    ));
    lines.push((String::new(), theme.base()));
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
    if !explanation.facets.is_empty() {
        lines.push(("Weighs most of your taste".to_owned(), theme.bold()));
        for (name, thousandths) in &explanation.facets {
            lines.push((part_line(name, *thousandths, width), theme.base()));
        }
        lines.push((String::new(), theme.base()));
    }
    if !why.caption.is_empty() {
        lines.push((format!("The caption “{}”", why.caption), theme.bold()));
        paragraph(&mut lines, &explanation.caption_reason, theme.base());
        let chance = format!("It was drawn with a probability of {:.0} %.", why.action_prob * 100.0);
        paragraph(&mut lines, &chance, theme.dim());
    }
    lines
}

/// `label ········ ▪▪▪▪  +1.240`: a number one can add up, and a bar one can see.
fn part_line(label: &str, thousandths: i32, width: u16) -> String {
    let number = format!("{:+.3}", f64::from(thousandths) / 1_000.0);
    let squares = (thousandths.unsigned_abs() as usize / 250).min(8);
    let bar = if thousandths < 0 { "▫" } else { "▪" }.repeat(squares);
    let right = format!("{bar:>8} {number:>7}");
    let room = width.saturating_sub(text::width(&right) + 1);
    let label = text::fit(label, room);
    let gap = usize::from(room.saturating_sub(text::width(&label)) + 1);
    format!("{label}{}{right}", " ".repeat(gap))
}
