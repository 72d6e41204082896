//! The words of a preview, as many at a time as stand where the caption stood.

use super::text;
use crate::app::PreviewShown;

/// What is told now, in at most so many lines. What does not fit goes on at the next turn, as subtitles do; after the last
/// words come the first ones again.
pub fn part(shown: &PreviewShown<'_>, width: u16, lines: u16) -> String {
    let parts: Vec<String> = shown
        .texts
        .iter()
        .flat_map(|text| parts_of(text, width, usize::from(lines.max(1))))
        .collect();
    let at = shown.turn % parts.len().max(1);
    parts.into_iter().nth(at).unwrap_or_default()
}

/// A text in parts of so many lines; all but the last one end in an ellipsis.
fn parts_of(text: &str, width: u16, lines: usize) -> Vec<String> {
    let whole = text::wrap(text, width);
    if whole.len() <= lines {
        return vec![whole.join("\n")];
    }
    // Room for the ellipsis.
    let wrapped = text::wrap(text, width.saturating_sub(2));
    let count = wrapped.len().div_ceil(lines);
    let part = |(at, part): (usize, &[String])| {
        let more = if at + 1 < count { " …" } else { "" };
        format!("{}{more}", part.join("\n"))
    };
    wrapped.chunks(lines).enumerate().map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const STORY: &str = "A thief who wants one last job meets a detective who wants nothing else.";

    fn told(width: u16, lines: u16, turn: usize) -> String {
        let shown = PreviewShown {
            moved: None,
            texts: vec![STORY.into(), "Los Angeles, 1995.".into()],
            turn,
        };
        part(&shown, width, lines)
    }

    #[test]
    fn what_fits_is_told_at_once_and_the_next_text_follows() {
        assert_eq!(told(80, 1, 0), STORY);
        assert_eq!(told(80, 1, 1), "Los Angeles, 1995.");
        assert_eq!(told(80, 1, 2), STORY);
    }

    #[test]
    fn what_does_not_fit_goes_on_at_the_next_turn_and_loses_no_word() {
        let parts: Vec<String> = (0..2).map(|turn| told(24, 2, turn)).collect();
        assert_eq!(parts[0], "A thief who wants one\nlast job meets a …");
        for part in &parts {
            assert!(text::wrap(part, 24).len() <= 2, "{part}");
        }
        let words = (0..9)
            .map(|turn| told(24, 2, turn))
            .take_while(|part| !part.starts_with("Los"))
            .collect::<Vec<_>>();
        assert_eq!(words.join(" ").replace(" …", "").replace('\n', " "), STORY);
    }

    #[test]
    fn no_room_is_no_trouble() {
        assert!(!told(0, 0, 3).is_empty());
    }
}
