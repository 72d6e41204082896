//! Text that fits: cut by terminal columns at whole graphemes, without anything that a terminal would obey.

use ratatui::{buffer::Buffer, layout::Rect, style::Style};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::behavior::{UtcMillis, printable};

/// What the viewer's clock showed: `20:31:07`.
pub fn clock(at: UtcMillis, utc_offset_min: i16) -> String {
    let local = at.local(utc_offset_min);
    let second = at.0.div_euclid(1_000).rem_euclid(60);
    format!("{:02}:{:02}:{second:02}", local.hour, local.minute)
}

/// Columns that a text takes.
pub fn width(text: &str) -> u16 {
    u16::try_from(text.width()).unwrap_or(u16::MAX)
}

/// The text in at most so many columns, with an ellipsis where it was cut, and without control characters.
pub fn fit(text: &str, columns: u16) -> String {
    let text = printable(text);
    if width(&text) <= columns {
        return text.into_owned();
    }
    let mut fitted = String::new();
    let mut used = 0;
    for grapheme in text.graphemes(true) {
        let next = used + width(grapheme);
        if next + 1 > columns {
            break;
        }
        fitted.push_str(grapheme);
        used = next;
    }
    if columns > 0 {
        fitted.truncate(fitted.trim_end().len());
        fitted.push('…');
    }
    fitted
}

/// Writes one line at the top of an area, cut to its width; the columns it took.
pub fn line(buffer: &mut Buffer, area: Rect, text: &str, style: Style) -> u16 {
    if area.is_empty() {
        return 0;
    }
    let fitted = fit(text, area.width);
    buffer.set_string(area.x, area.y, &fitted, style);
    width(&fitted)
}

/// The same, at the right edge.
pub fn line_right(buffer: &mut Buffer, area: Rect, text: &str, style: Style) -> u16 {
    let fitted = fit(text, area.width);
    let used = width(&fitted);
    line(
        buffer,
        Rect {
            x: area.x + area.width - used,
            width: used,
            ..area
        },
        &fitted,
        style,
    )
}

/// The same, in the middle.
pub fn line_center(buffer: &mut Buffer, area: Rect, text: &str, style: Style) {
    let fitted = fit(text, area.width);
    let left = (area.width - width(&fitted)) / 2;
    line(
        buffer,
        Rect {
            x: area.x + left,
            width: area.width - left,
            ..area
        },
        &fitted,
        style,
    );
}

/// Text broken into lines of at most so many columns; a line of its own stays one.
pub fn wrap(text: &str, columns: u16) -> Vec<String> {
    let mut lines = Vec::new();
    for text in text.lines() {
        let text = printable(text);
        let wrapped = textwrap::wrap(&text, usize::from(columns.max(1)));
        lines.extend(wrapped.into_iter().map(|line| line.into_owned()));
    }
    lines
}

/// Writes wrapped lines from the top of an area; how many it took. The last one that fits ends in an ellipsis if more follow.
pub fn paragraph(buffer: &mut Buffer, area: Rect, text: &str, style: Style) -> u16 {
    let lines = wrap(text, area.width);
    let fits = lines.len().min(usize::from(area.height));
    for (at, text) in lines.iter().take(fits).enumerate() {
        let row = Rect {
            y: area.y + at as u16,
            height: 1,
            ..area
        };
        if at + 1 == fits && lines.len() > fits {
            line(buffer, row, &fit(&format!("{text} …"), area.width), style);
        } else {
            line(buffer, row, text, style);
        }
    }
    fits as u16
}

/// The lines of an area from `skip` on.
pub fn below(area: Rect, skip: u16) -> Rect {
    let skip = skip.min(area.height);
    Rect {
        y: area.y + skip,
        height: area.height - skip,
        ..area
    }
}

/// One line of an area; empty where there is none.
pub fn nth_line(area: Rect, at: u16) -> Rect {
    let rest = below(area, at);
    Rect {
        height: rest.height.min(1),
        ..rest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_letters_are_cut_by_the_columns_they_take() {
        assert_eq!(fit("七人の侍", 8), "七人の侍");
        assert_eq!(fit("七人の侍", 7), "七人の…");
        assert_eq!(fit("七人の侍", 6), "七人…");
        assert_eq!(fit("👩‍👩‍👧 Family", 4), "👩‍👩‍👧…");
    }

    #[test]
    fn nothing_that_a_terminal_would_obey_is_drawn() {
        assert!(!fit("a\u{1b}[2Jb", 20).contains('\u{1b}'));
    }

    #[test]
    fn no_room_is_no_text() {
        assert_eq!(fit("Heat", 0), "");
        assert_eq!(fit("Heat", 1), "…");
    }
}
