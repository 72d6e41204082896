//! Keys among what a terminal sends when it is asked something: those typed before it answered, and answers that come when
//! nobody waits for them any more and would be taken for keys.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::{app::keymap::Key, behavior::UtcMillis};

const ESCAPE: u8 = 0x1b;
const BELL: u8 = 0x07;
/// The letters of one answer come without a pause.
const ANSWER_TAKES_MS: i64 = 200;

/// The keys among these bytes, in order. Answers are left out, and so are keys that are neither letters, arrows, `Enter`,
/// `Tab`, `Backspace` nor `Esc`.
pub fn keys(bytes: &[u8]) -> Vec<Key> {
    let mut keys = Vec::new();
    let mut rest = bytes;
    while let Some(&first) = rest.first() {
        let (key, length) = match (first, rest.get(1)) {
            (ESCAPE, Some(b'[')) => control_sequence(rest),
            (ESCAPE, Some(b'O')) => (rest.get(2).and_then(|letter| arrow(*letter)), 3),
            (ESCAPE, Some(b'P' | b']' | b'_' | b'^' | b'X')) => (None, string_length(rest)),
            (ESCAPE, _) => (Some(Key::code(KeyCode::Esc)), 1),
            (b'\r' | b'\n', _) => (Some(Key::code(KeyCode::Enter)), 1),
            (b'\t', _) => (Some(Key::code(KeyCode::Tab)), 1),
            (0x7f | 0x08, _) => (Some(Key::code(KeyCode::Backspace)), 1),
            (1..=26, _) => (Some(Key::ctrl(char::from(first - 1 + b'a'))), 1),
            _ => letter(rest),
        };
        keys.extend(key);
        rest = rest.get(length..).unwrap_or_default();
    }
    keys
}

/// `ESC [ A` is an arrow; all others are answers or keys that are not replayed. With its length, to the end when it is cut off.
fn control_sequence(bytes: &[u8]) -> (Option<Key>, usize) {
    let end = bytes.iter().skip(2).position(|byte| (0x40..=0x7e).contains(byte));
    let length = end.map_or(bytes.len(), |end| end + 3);
    let key = if length == 3 { arrow(bytes[2]) } else { None };
    (key, length)
}

fn arrow(letter: u8) -> Option<Key> {
    let code = match letter {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        _ => return None,
    };
    Some(Key::code(code))
}

/// A text that a terminal sends ends with a bell or with `ESC \`.
fn string_length(bytes: &[u8]) -> usize {
    let bell = bytes.iter().position(|byte| *byte == BELL).map(|at| at + 1);
    let terminator = bytes.windows(2).position(|pair| pair == b"\x1b\\").map(|at| at + 2);
    bell.into_iter().chain(terminator).min().unwrap_or(bytes.len())
}

/// One letter of UTF-8; what is none is skipped by the byte.
fn letter(bytes: &[u8]) -> (Option<Key>, usize) {
    let chunk = bytes.utf8_chunks().next();
    match chunk.and_then(|chunk| chunk.valid().chars().next()) {
        Some(letter) => (Some(Key::char(letter)), letter.len_utf8()),
        None => (None, 1),
    }
}

/// Takes a late answer out of the keys: it comes as `M-P` or `M-]`, the answer's letters, and `M-\` or a bell.
#[derive(Debug, Default)]
pub struct LateAnswers {
    /// When the one began that goes on.
    since: Option<UtcMillis>,
}

impl LateAnswers {
    /// Whether this key is a piece of an answer.
    pub fn swallow(&mut self, key: &KeyEvent, now: UtcMillis) -> bool {
        let goes_on = self.since.is_some_and(|since| now.since(since) < ANSWER_TAKES_MS);
        let is_alt = key.modifiers.contains(KeyModifiers::ALT);
        if !goes_on {
            let begins = is_alt && matches!(key.code, KeyCode::Char('P' | ']'));
            self.since = begins.then_some(now);
            return begins;
        }
        let is_bell = key.modifiers.contains(KeyModifiers::CONTROL) && key.code == KeyCode::Char('g');
        if is_bell || is_alt && key.code == KeyCode::Char('\\') {
            self.since = None;
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(bytes: &[u8]) -> String {
        let keys: Vec<String> = keys(bytes).iter().map(ToString::to_string).collect();
        keys.join(" ")
    }

    #[test]
    fn keys_are_found_among_answers_in_the_order_in_which_they_were_typed() {
        let mixed = b"j\x1b[B\x1bP>|XTerm(379)\x1b\\p\x1b[6;16;8t\x1b]11;rgb:0000/0000/0000\x07\r\x1b[?63;1;4cq";
        assert_eq!(typed(mixed), "j ↓ p ⏎ q");
        assert_eq!(typed("é/\u{1b}OA\u{7f}\t".as_bytes()), "é / ↑ ⌫ Tab");
        assert_eq!(typed(b"\x03"), "C-c");
        assert_eq!(typed(b"\x1b"), "Esc");
    }

    #[test]
    fn what_is_no_key_or_cut_off_is_left_out() {
        for bytes in [
            &b"\x1b[<0;10;5M"[..],
            b"\x1b[1;5",
            b"\x1bP>|kit",
            b"\xff\xfe",
            b"\x1bO",
            b"\x1b[Z",
            b"",
        ] {
            assert_eq!(typed(bytes), "", "{bytes:?}");
        }
    }

    #[test]
    fn a_late_answer_presses_no_keys_and_the_next_key_does() {
        let mut late = LateAnswers::default();
        let mut pressed = |letter, modifiers, ms| {
            let key = KeyEvent::new(KeyCode::Char(letter), modifiers);
            !late.swallow(&key, UtcMillis(ms))
        };
        assert!(pressed('t', KeyModifiers::NONE, 0));
        assert!(!pressed('P', KeyModifiers::ALT | KeyModifiers::SHIFT, 1));
        for letter in ">|kitty(0.36.4)".chars() {
            assert!(!pressed(letter, KeyModifiers::NONE, 2), "{letter}");
        }
        assert!(!pressed('\\', KeyModifiers::ALT, 3));
        assert!(pressed('t', KeyModifiers::NONE, 4));
        // An answer that never ends takes no key from somebody who types later.
        assert!(!pressed('P', KeyModifiers::ALT, 10));
        assert!(pressed('q', KeyModifiers::NONE, 300));
    }
}
