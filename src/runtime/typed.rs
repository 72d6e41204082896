//! Keys among what a terminal sends when it is asked something: those typed before it answered, and answers that come when
//! nobody waits for them any more and would be taken for keys.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::probe::Answers;
use crate::{app::keymap::Key, behavior::UtcMillis};

const ESCAPE: u8 = 0x1b;
const BELL: u8 = 0x07;
/// The letters of one answer come without a pause.
const ANSWER_TAKES_MS: i64 = 500;

/// Of what is read a piece whose end did not come in time, and would be taken for keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CutOff {
    /// `ESC P`, `ESC ]`: a device's name, a color. It ends with a bell or with `ESC \`.
    Text,
    /// `ESC [`: numbers, up to a letter.
    Sequence,
}

/// The keys among these bytes, in order, and what is cut off at their end. Answers are left out, and so are keys that are
/// neither letters, arrows, `Enter`, `Tab`, `Backspace` nor `Esc`.
pub fn keys(bytes: &[u8]) -> (Vec<Key>, Option<CutOff>) {
    let mut keys = Vec::new();
    let mut rest = bytes;
    while let Some(&first) = rest.first() {
        let (key, length) = match (first, rest.get(1)) {
            (ESCAPE, Some(b'[')) => match sequence_length(rest) {
                Some(3) => (arrow(rest[2]), 3),
                Some(length) => (None, length),
                None => return (keys, Some(CutOff::Sequence)),
            },
            (ESCAPE, Some(b'O')) => (rest.get(2).and_then(|letter| arrow(*letter)), 3),
            (ESCAPE, Some(b'P' | b']' | b'_' | b'^' | b'X')) => match text_length(rest) {
                Some(length) => (None, length),
                None => return (keys, Some(CutOff::Text)),
            },
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
    (keys, None)
}

/// `ESC [ A` is an arrow; all others are answers or keys that are not pressed. None when its end is not there.
fn sequence_length(bytes: &[u8]) -> Option<usize> {
    let end = bytes.iter().skip(2).position(|byte| (0x40..=0x7e).contains(byte))?;
    Some(end + 3)
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

/// To its bell or its `ESC \`. None when its end is not there.
fn text_length(bytes: &[u8]) -> Option<usize> {
    let bell = bytes.iter().position(|byte| *byte == BELL).map(|at| at + 1);
    let terminator = bytes.windows(2).position(|pair| pair == b"\x1b\\").map(|at| at + 2);
    bell.into_iter().chain(terminator).min()
}

/// One letter of UTF-8; what is none is skipped by the byte.
fn letter(bytes: &[u8]) -> (Option<Key>, usize) {
    let chunk = bytes.utf8_chunks().next();
    match chunk.and_then(|chunk| chunk.valid().chars().next()) {
        Some(letter) => (Some(Key::char(letter)), letter.len_utf8()),
        None => (None, 1),
    }
}

/// Takes late answers out of the keys, where some are owed: a text begins as `M-P` or `M-]`, which nobody presses here. Those
/// that begin with `ESC [` are no keys, but for the rest of one that is cut off.
#[derive(Debug, Default)]
pub struct LateAnswers {
    are_owed: bool,
    /// The one that goes on, and since when.
    at_hand: Option<(CutOff, UtcMillis)>,
}

impl LateAnswers {
    /// What may still come of what the terminal was asked.
    pub fn after(answers: &Answers, now: UtcMillis) -> Self {
        Self {
            are_owed: answers.are_owed(),
            at_hand: answers.cut_off.map(|piece| (piece, now)),
        }
    }

    /// Whether this key is a piece of an answer.
    pub fn swallow(&mut self, key: &KeyEvent, now: UtcMillis) -> bool {
        if !self.are_owed {
            return false;
        }
        let goes_on = |(_, since): &(CutOff, UtcMillis)| now.since(*since) < ANSWER_TAKES_MS;
        if let Some((piece, since)) = self.at_hand.filter(goes_on) {
            self.at_hand = (!ends(piece, key)).then_some((piece, since));
            return true;
        }
        let is_alt = key.modifiers.contains(KeyModifiers::ALT);
        let begins = is_alt && matches!(key.code, KeyCode::Char('P' | ']'));
        self.at_hand = begins.then_some((CutOff::Text, now));
        begins
    }
}

/// The backslash has lost its `ESC` where the answer was cut off between them.
fn ends(piece: CutOff, key: &KeyEvent) -> bool {
    let KeyCode::Char(letter) = key.code else {
        return false;
    };
    match piece {
        CutOff::Text => letter == '\\' || letter == 'g' && key.modifiers.contains(KeyModifiers::CONTROL),
        CutOff::Sequence => matches!(letter, '@'..='~'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(bytes: &[u8]) -> String {
        let keys: Vec<String> = keys(bytes).0.iter().map(ToString::to_string).collect();
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
        for (bytes, cut_off) in [
            (&b"\x1b[<0;10;5M"[..], None),
            (b"\x1b[1;5", Some(CutOff::Sequence)),
            (b"\x1bP>|kit", Some(CutOff::Text)),
            (b"\x1b]11;rgb:dd\x1b", Some(CutOff::Text)),
            (b"\xff\xfe", None),
            (b"\x1bO", None),
            (b"\x1b[Z", None),
            (b"", None),
        ] {
            assert_eq!((typed(bytes).as_str(), keys(bytes).1), ("", cut_off), "{bytes:?}");
        }
    }

    /// What remains of these keys, one a millisecond, after the terminal was asked and said this much.
    fn remaining(said: &[u8], keys: &[(char, KeyModifiers)]) -> String {
        let mut late = LateAnswers::after(&Answers::parse(said), UtcMillis(0));
        let mut now = UtcMillis(0);
        let pressed = keys.iter().filter(|(letter, modifiers)| {
            now = now.plus_ms(1);
            !late.swallow(&KeyEvent::new(KeyCode::Char(*letter), *modifiers), now)
        });
        pressed.map(|(letter, _)| *letter).collect()
    }

    fn plain(text: &str) -> Vec<(char, KeyModifiers)> {
        text.chars().map(|letter| (letter, KeyModifiers::NONE)).collect()
    }

    const BEGIN: KeyModifiers = KeyModifiers::ALT.union(KeyModifiers::SHIFT);
    const TERMINATOR: (char, KeyModifiers) = ('\\', KeyModifiers::ALT);
    const CONTROL_G: (char, KeyModifiers) = ('g', KeyModifiers::CONTROL);

    #[test]
    fn late_answers_press_no_keys_and_those_around_them_do() {
        let mut keys = plain("j");
        for (begin, words, end) in [
            ('P', ">|kitty(0.36.4)", TERMINATOR),
            (']', "11;rgb:dddd/aaaa/dddd", CONTROL_G),
        ] {
            keys.push((begin, BEGIN));
            keys.extend(plain(words));
            keys.push(end);
        }
        keys.extend(plain("dk"));
        assert_eq!(remaining(b"", &keys), "jdk");
    }

    #[test]
    fn the_rest_of_an_answer_that_was_cut_off_presses_none_either() {
        assert_eq!(remaining(b"\x1b[6;1", &plain("8;9tq")), "q");
        let mut rest = plain("ty(0.36.4)");
        rest.extend([TERMINATOR, ('q', KeyModifiers::NONE)]);
        assert_eq!(remaining(b"\x1bP>|kit", &rest), "q");
        assert_eq!(remaining(b"\x1b]11;rgb:0/0/0\x1b", &plain("\\q")), "q");
    }

    #[test]
    fn where_no_answer_is_owed_keys_stay_keys() {
        let all = b"\x1bP>|kitty(0.36.4)\x1b\\\x1b]11;rgb:0/0/0\x07\x1b[?62;c";
        let keys = [(']', BEGIN), ('d', KeyModifiers::NONE)];
        assert_eq!(remaining(all, &keys), "]d");
        assert_eq!(remaining(b"", &keys), "");
    }

    #[test]
    fn an_answer_that_never_ends_takes_no_key_from_somebody_who_types_later() {
        let mut late = LateAnswers::after(&Answers::parse(b""), UtcMillis(0));
        let mut is_pressed = |letter, modifiers, ms| {
            let key = KeyEvent::new(KeyCode::Char(letter), modifiers);
            !late.swallow(&key, UtcMillis(ms))
        };
        assert!(!is_pressed('P', BEGIN, 10));
        assert!(!is_pressed('q', KeyModifiers::NONE, 11));
        assert!(is_pressed('q', KeyModifiers::NONE, 10 + ANSWER_TAKES_MS));
    }
}
