use std::borrow::Cow;

/// A text from outside with everything taken out that could steer a terminal or turn its lines around: control
/// characters, and marks of writing direction.
pub fn printable(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_printable) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().filter(|one| is_printable(*one)).collect())
    }
}

fn is_printable(character: char) -> bool {
    !character.is_control()
        && !matches!(
            character,
            '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_clear_the_screen() {
        assert_eq!(printable("A\u{1b}[2Jda\n\u{202e}"), "A[2Jda");
    }

    #[test]
    fn accents_and_joined_emoji_stay() {
        assert_eq!(printable("Zoë 👩‍🚀 美"), "Zoë 👩‍🚀 美");
    }
}
