//! Big letters for a name that deserves them, in half blocks.

use ratatui::{buffer::Buffer, layout::Rect, style::Style};

use super::{font, text};

/// Lines that a line of big letters takes, with the half of one that is left below it.
pub const HEIGHT: u16 = font::HEIGHT.div_ceil(2) as u16;

/// Pixel columns of a word space, and between two letters.
const SPACE: usize = 3;
const GAP: usize = 1;

/// Writes a text at the top of an area in big letters, broken between words into as many lines as there is room for, and
/// gives back the lines it took. Where the letters have no shape or no room, it stands there as one line of spaced capitals.
pub fn draw(buffer: &mut Buffer, area: Rect, text: &str, style: Style) -> u16 {
    let Some(lines) = lines_of(text, area.width, area.height / HEIGHT) else {
        text::line(buffer, area, &spaced(text, area.width), style);
        return area.height.min(1);
    };
    for (at, line) in lines.iter().enumerate() {
        paint(buffer, text::below(area, at as u16 * HEIGHT), line, style);
    }
    lines.len() as u16 * HEIGHT
}

/// Lines that [`draw`] takes for a text in an area of so many columns and lines.
pub fn height(text: &str, columns: u16, lines: u16) -> u16 {
    lines_of(text, columns, lines / HEIGHT).map_or(lines.min(1), |lines| lines.len() as u16 * HEIGHT)
}

/// Columns that a text takes in big letters on one line, if it has a shape.
pub fn width(text: &str) -> Option<u16> {
    u16::try_from(columns_of(text)?.len()).ok()
}

/// Capitals with air between them where it fits, else without.
fn spaced(text: &str, columns: u16) -> String {
    let capitals = text.to_uppercase();
    let spaced: String = capitals.chars().flat_map(|letter| [letter, ' ']).collect();
    if text::width(spaced.trim_end()) <= columns {
        spaced.trim_end().to_owned()
    } else {
        capitals
    }
}

/// The text's lines as pixel columns, if they fit into so many columns and lines.
fn lines_of(text: &str, columns: u16, lines: u16) -> Option<Vec<Vec<u8>>> {
    let mut done: Vec<Vec<u8>> = Vec::new();
    for word in text.split_whitespace() {
        let word = columns_of(word)?;
        if word.len() > usize::from(columns) {
            return None;
        }
        match done.last_mut() {
            Some(line) if line.len() + SPACE + word.len() <= usize::from(columns) => {
                line.extend([0; SPACE]);
                line.extend(word);
            }
            _ => done.push(word),
        }
    }
    (!done.is_empty() && done.len() <= usize::from(lines)).then_some(done)
}

/// A word's pixel columns, the top pixel in the lowest bit; `None` where the font has no shape for one of its letters.
fn columns_of(word: &str) -> Option<Vec<u8>> {
    let mut columns = Vec::new();
    for letter in word.to_uppercase().chars() {
        let rows = font::glyph(letter)?;
        let is_inked = |x: usize, y: usize| rows[y].as_bytes().get(x) == Some(&b'#');
        for x in 0..rows[0].len() {
            columns.push((0..font::HEIGHT).fold(0, |column, y| column | u8::from(is_inked(x, y)) << y));
        }
        columns.extend([0; GAP]);
    }
    columns.pop();
    (!columns.is_empty()).then_some(columns)
}

fn paint(buffer: &mut Buffer, area: Rect, columns: &[u8], style: Style) {
    for (x, column) in columns.iter().enumerate() {
        for line in 0..HEIGHT {
            let letter = match column >> (2 * line) & 3 {
                0 => continue,
                1 => '▀',
                2 => '▄',
                _ => '█',
            };
            buffer[(area.x + x as u16, area.y + line)]
                .set_char(letter)
                .set_style(style);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(text: &str, columns: u16, lines: u16) -> u16 {
        let area = Rect::new(0, 0, columns, lines);
        draw(&mut Buffer::empty(area), area, text, Style::new())
    }

    #[test]
    fn a_name_is_broken_between_words_as_far_as_there_are_lines() {
        assert_eq!(drawn("Heat", 40, 3), 3);
        assert_eq!(drawn("The Shawshank Redemption", 70, 9), 6);
        assert_eq!(drawn("The Shawshank Redemption", 70, 5), 1);
    }

    #[test]
    fn a_name_without_shapes_is_still_written() {
        assert_eq!(width("七人の侍"), None);
        assert_eq!(drawn("七人の侍", 40, 9), 1);
        assert_eq!(spaced("Amélie", 40), "A M É L I E");
        assert_eq!(spaced("Amélie", 8), "AMÉLIE");
    }
}
