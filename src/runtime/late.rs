//! What the terminal answers too late, when its bytes are read as keys already.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// No answer that is asked for is longer.
const KEYS_MAX: u8 = 64;

/// Keeps late answers from being typed: a device's name or a color is letters, and letters are keys that do things.
///
/// The two answers that are read as keys begin with `Esc` and `P` or `]`, which come as one key with Alt, and end with
/// `Esc \`, or with a bell. The others are control sequences, which nobody takes for keys.
#[derive(Debug, Default)]
pub struct LateAnswers {
    /// The terminal was asked and said nothing in time.
    are_owed: bool,
    /// Keys of the answer at hand that may still come.
    left: u8,
}

impl LateAnswers {
    pub const fn expect(&mut self) {
        self.are_owed = true;
    }

    /// Whether a key is part of an answer.
    pub fn take(&mut self, key: &KeyEvent) -> bool {
        if !self.are_owed {
            return false;
        }
        let alt = key.modifiers.contains(KeyModifiers::ALT);
        if self.left == 0 {
            let begins = alt && matches!(key.code, KeyCode::Char('P' | ']'));
            self.left = if begins { KEYS_MAX } else { 0 };
            return begins;
        }
        let is_bell = key.code == KeyCode::Char('g') && key.modifiers.contains(KeyModifiers::CONTROL);
        let ends = is_bell || alt && key.code == KeyCode::Char('\\');
        self.left = if ends { 0 } else { self.left - 1 };
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(late: &mut LateAnswers, keys: &[(char, KeyModifiers)]) -> String {
        let event = |&(letter, modifiers)| KeyEvent::new(KeyCode::Char(letter), modifiers);
        let kept = keys.iter().filter(|key| !late.take(&event(key)));
        kept.map(|(letter, _)| *letter).collect()
    }

    fn plain(text: &str) -> Vec<(char, KeyModifiers)> {
        text.chars().map(|letter| (letter, KeyModifiers::NONE)).collect()
    }

    #[test]
    fn a_late_color_dislikes_nothing() {
        let mut late = LateAnswers::default();
        late.expect();
        let mut keys = plain("j");
        for (begin, words, end) in [
            ('P', ">|kitty(0.36.4)", ('\\', KeyModifiers::ALT)),
            (']', "11;rgb:dddd/aaaa/dddd", ('g', KeyModifiers::CONTROL)),
        ] {
            keys.push((begin, KeyModifiers::ALT | KeyModifiers::SHIFT));
            keys.extend(plain(words));
            keys.push(end);
        }
        keys.extend(plain("dk"));
        assert_eq!(typed(&mut late, &keys), "jdk");
    }

    #[test]
    fn where_no_answer_is_owed_or_none_ends_keys_stay_keys() {
        let mut keys = vec![(']', KeyModifiers::ALT)];
        keys.extend(plain(&"d".repeat(70)));
        assert_eq!(typed(&mut LateAnswers::default(), &keys).len(), 71);
        let mut late = LateAnswers::default();
        late.expect();
        assert_eq!(typed(&mut late, &keys), "d".repeat(70 - usize::from(KEYS_MAX)));
    }
}
