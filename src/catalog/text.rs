//! Text as it comes in from files, and as it is compared.

use std::borrow::Cow;

use unicode_width::UnicodeWidthStr;

/// The widest a caption may be, in terminal columns.
pub const CAPTION_COLUMNS_MAX: usize = 48;

/// Strips what must never reach a terminal: control characters, line separators and direction overrides. Trims, too.
pub fn clean(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    if text.chars().any(is_unprintable) {
        let kept: String = text.chars().filter(|&ch| !is_unprintable(ch)).collect();
        Cow::Owned(kept.trim().to_owned())
    } else {
        Cow::Borrowed(text)
    }
}

fn is_unprintable(ch: char) -> bool {
    ch.is_control()
        || matches!(ch, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Terminal columns a text takes.
pub fn columns(text: &str) -> usize {
    UnicodeWidthStr::width(text)
}

pub fn fits_caption(text: &str) -> bool {
    columns(text) <= CAPTION_COLUMNS_MAX
}

/// Lower case without the accents of Latin letters, so that `amelie` finds “Amélie”.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for ch in text.trim().chars().flat_map(char::to_lowercase) {
        match ch {
            'à'..='å' | 'ā' | 'ă' | 'ą' => folded.push('a'),
            'æ' => folded.push_str("ae"),
            'ç' | 'ć' | 'č' | 'ĉ' => folded.push('c'),
            'ď' | 'đ' | 'ð' => folded.push('d'),
            'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => folded.push('e'),
            'ğ' | 'ģ' => folded.push('g'),
            'ì'..='ï' | 'ī' | 'į' | 'ı' => folded.push('i'),
            'ķ' => folded.push('k'),
            'ł' | 'ľ' | 'ļ' => folded.push('l'),
            'ñ' | 'ń' | 'ň' | 'ņ' => folded.push('n'),
            'ò'..='ö' | 'ø' | 'ō' | 'ő' => folded.push('o'),
            'œ' => folded.push_str("oe"),
            'ř' => folded.push('r'),
            'ś' | 'š' | 'ş' | 'ș' => folded.push('s'),
            'ß' => folded.push_str("ss"),
            'ť' | 'ţ' | 'ț' => folded.push('t'),
            'ù'..='ü' | 'ū' | 'ů' | 'ű' | 'ų' => folded.push('u'),
            'ý' | 'ÿ' => folded.push('y'),
            'ź' | 'ž' | 'ż' => folded.push('z'),
            '’' | '‘' => folded.push('\''),
            '–' | '—' | '‐' | '‑' => folded.push('-'),
            '…' => folded.push_str("..."),
            // What lower-casing leaves of `İ`.
            '\u{307}' => {}
            other => folded.push(other),
        }
    }
    folded
}

/// `a`, `a and b`, `a, b and c`.
pub fn listed<T: AsRef<str>>(parts: &[T]) -> String {
    let mut out = String::new();
    for (at, part) in parts.iter().enumerate() {
        if at > 0 {
            out.push_str(if at + 1 == parts.len() { " and " } else { ", " });
        }
        out.push_str(part.as_ref());
    }
    out
}

/// With its first letter in upper case.
pub fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escape_sequences_and_direction_overrides_are_stripped() {
        assert_eq!(clean(" He\u{1b}[31mat\u{202e}\r\n"), "He[31mat");
        assert_eq!(clean("Amélie"), "Amélie");
    }

    #[test]
    fn accents_and_case_do_not_count_when_comparing() {
        assert_eq!(fold("AMÉLIE"), fold("amelie"));
        assert_eq!(fold("Toshirô Mifune"), "toshiro mifune");
        assert_eq!(fold("7人の侍"), "7人の侍");
    }

    #[test]
    fn a_list_reads_as_english() {
        assert_eq!(listed(&["a"]), "a");
        assert_eq!(listed(&["a", "b"]), "a and b");
        assert_eq!(listed(&["a", "b", "c"]), "a, b and c");
    }
}
