//! The last change of the page: cause, rows, the titles in view with the parts that did it, the rest counted.

use ratatui::{buffer::Buffer, layout::Rect, style::Style};

use super::{
    panel::{self, Lines},
    text,
    theme::Theme,
};
use crate::app::difference::{Mark, ShownDifference, Told};

const NOTHING: &str =
    "Nothing has changed since this page came up. Watch, like, list or hide something, then look again.";

/// From this width on there is room for all hints.
const ROOMY: u16 = 40;

pub fn draw(
    buffer: &mut Buffer,
    area: Rect,
    shown: Option<&ShownDifference>,
    scroll: u16,
    utc_offset_min: i16,
    theme: &Theme,
) {
    let hint = match shown {
        Some(_) if area.width >= ROOMY => "↑↓ scroll · D closes",
        _ => "D closes",
    };
    let inner = panel::heading(buffer, area, "WHAT CHANGED", hint, theme);
    match shown {
        Some(shown) => {
            let lines = lines(shown, inner.width, utc_offset_min, theme);
            panel::scrolled(buffer, inner, &lines, scroll);
        }
        None => {
            text::paragraph(buffer, inner, NOTHING, theme.dim());
        }
    }
}

/// The first and the last of what changed the page, and how many there were between.
fn causes_in_words(causes: &[String]) -> String {
    match causes {
        [first, .., last] if causes.len() > 3 => {
            format!("{first}, then {} more, then {last}", causes.len() - 2)
        }
        few => few.join(", then "),
    }
}

fn lines(shown: &ShownDifference, width: u16, utc_offset_min: i16, theme: &Theme) -> Lines {
    let told = &shown.told;
    let mut lines = Lines::new();
    let paragraph = |lines: &mut Lines, text: &str, style: Style| {
        lines.extend(text::wrap(text, width).into_iter().map(|line| (line, style)));
        lines.push((String::new(), theme.base()));
    };
    let time = text::clock(shown.at, utc_offset_min);
    paragraph(
        &mut lines,
        &format!("{time}  {}", causes_in_words(&shown.causes)),
        theme.bold(),
    );
    if told.rows.is_empty() && told.titles.is_empty() {
        paragraph(&mut lines, "Nothing in view came, went or moved.", theme.base());
    }
    for (heading, changes) in [("Rows", &told.rows), ("Titles in view", &told.titles)] {
        if changes.is_empty() {
            continue;
        }
        lines.push((heading.to_owned(), theme.accented()));
        for change in changes {
            push(&mut lines, change, width, theme);
        }
        lines.push((String::new(), theme.base()));
    }
    for sentence in told.others.iter().chain(&told.parts) {
        paragraph(&mut lines, sentence, theme.dim());
    }
    lines.pop();
    lines
}

/// `▲ Trending now ····· up 2: 3 → 1`, and below it what did it; a way that has no room beside the name stands below it, too.
fn push(lines: &mut Lines, told: &Told, width: u16, theme: &Theme) {
    let style = match told.mark {
        Mark::Came | Mark::Rose => theme.good(),
        Mark::Fell | Mark::Crossed => theme.base(),
        Mark::Went => theme.dim(),
    };
    let name = format!("{} {}", told.mark.symbol(), told.name);
    let used = text::width(&name) + text::width(&told.way);
    if used + 2 <= width {
        let gap = " ".repeat(usize::from(width - used));
        lines.push((format!("{name}{gap}{}", told.way), style));
    } else {
        lines.push((name, style));
        lines.extend(indented(&told.way, width, style));
    }
    if !told.parts.is_empty() {
        lines.extend(indented(&told.parts, width, theme.dim()));
    }
}

fn indented(words: &str, width: u16, style: Style) -> Lines {
    let wrapped = text::wrap(words, width.saturating_sub(2));
    wrapped.into_iter().map(|line| (format!("  {line}"), style)).collect()
}
