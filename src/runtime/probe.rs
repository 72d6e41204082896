//! What the terminal says of itself, asked once, after the first frame and before its events are read.
//!
//! Four questions go out together: its name and version (XTVERSION), the size of a cell in pixels, the color of its background
//! (OSC 11), and its attributes (DA1), which every terminal answers and so answers last. A terminal that does not answer is not
//! waited for longer than [`PATIENCE_MS`].

use super::typed::{self, CutOff};
use crate::{app::keymap::Key, artwork::Rgb};

/// A local terminal answers in a few milliseconds.
pub const PATIENCE_MS: u64 = 80;

/// What it said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// `kitty(0.36.4)`, `XTerm(379)`.
    pub version: Option<String>,
    /// A cell's width and height in pixels.
    pub cell: Option<(u16, u16)>,
    /// What it shows where nothing is drawn.
    pub background: Option<Rgb>,
    /// It lists sixel pictures among its attributes.
    pub has_sixel: bool,
    /// It was asked.
    pub asked: bool,
    /// It said something, and all of it.
    pub answered: bool,
    /// Keys that were typed meanwhile.
    pub typed: Vec<Key>,
    /// What nobody waited for the end of.
    pub cut_off: Option<CutOff>,
}

impl Answers {
    /// What it was asked may still come.
    pub const fn are_owed(&self) -> bool {
        self.asked && !(self.answered && self.version.is_some() && self.background.is_some())
    }

    /// Reads what came back, and the keys among it.
    pub fn parse(bytes: &[u8]) -> Self {
        let text = String::from_utf8_lossy(bytes);
        let version = between(&text, "\u{1b}P>|", &["\u{1b}\\", "\u{7}"]).map(str::to_owned);
        let cell = between(&text, "\u{1b}[6;", &["t"]).and_then(|size| {
            let (height, width) = size.split_once(';')?;
            Some((width.parse().ok()?, height.parse().ok()?))
        });
        let background = between(&text, "\u{1b}]11;", &["\u{1b}\\", "\u{7}"]).and_then(color);
        let attributes = between(&text, "\u{1b}[?", &["c"]);
        let (typed, cut_off) = typed::keys(bytes);
        Self {
            version,
            cell: cell.filter(|(width, height)| *width > 0 && *height > 0),
            background,
            has_sixel: attributes.is_some_and(|list| list.split(';').any(|attribute| attribute == "4")),
            asked: true,
            answered: attributes.is_some(),
            typed,
            cut_off,
        }
    }
}

fn between<'a>(text: &'a str, from: &str, to: &[&str]) -> Option<&'a str> {
    let start = text.find(from)? + from.len();
    let end = to.iter().filter_map(|to| text[start..].find(to)).min()?;
    Some(&text[start..start + end])
}

/// `rgb:fbfb/f9f9/f4f4`, each part of one to four hexadecimal digits; `rgba:` has a fourth part.
fn color(said: &str) -> Option<Rgb> {
    let said = said.strip_prefix("rgba:").or_else(|| said.strip_prefix("rgb:"))?;
    let mut parts = said.split('/').map(|part| {
        let most = match part.len() {
            1 => 0xf,
            2 => 0xff,
            3 => 0xfff,
            4 => 0xffff,
            _ => return None,
        };
        let is_number = part.bytes().all(|digit| digit.is_ascii_hexdigit());
        let value = u32::from_str_radix(part, 16).ok().filter(|_| is_number)?;
        u8::try_from((value * 255 + most / 2) / most).ok()
    });
    Some(Rgb(parts.next()??, parts.next()??, parts.next()??))
}

/// Asks the terminal on stdin and stdout, which has to be raw. Errors count as no answer.
#[cfg(unix)]
#[allow(clippy::disallowed_methods, reason = "the runtime is where the clock comes in")]
pub fn ask() -> Answers {
    use std::time::{Duration, Instant};

    use rustix::event::{PollFd, PollFlags, Timespec, poll};

    let (stdin, stdout) = (rustix::stdio::stdin(), rustix::stdio::stdout());
    if rustix::io::write(stdout, b"\x1b[>0q\x1b[16t\x1b]11;?\x1b\\\x1b[c").is_err() {
        return Answers::default();
    }
    let deadline = Instant::now() + Duration::from_millis(PATIENCE_MS);
    let mut bytes = Vec::new();
    loop {
        let left = deadline.saturating_duration_since(Instant::now());
        let timeout = Timespec {
            tv_sec: 0,
            tv_nsec: i64::from(left.subsec_nanos()),
        };
        let mut watched = [PollFd::new(&stdin, PollFlags::IN)];
        match poll(&mut watched, Some(&timeout)) {
            Ok(ready) if ready > 0 => {}
            Ok(_) | Err(_) => return Answers::parse(&bytes),
        }
        let mut read = [0_u8; 256];
        match rustix::io::read(stdin, &mut read) {
            Ok(count) if count > 0 => bytes.extend_from_slice(&read[..count]),
            Ok(_) | Err(_) => return Answers::parse(&bytes),
        }
        let answers = Answers::parse(&bytes);
        if answers.answered {
            return answers;
        }
    }
}

#[cfg(not(unix))]
pub fn ask() -> Answers {
    Answers::default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_terminals_answer_is_understood() {
        let kitty = Answers::parse(b"\x1bP>|kitty(0.36.4)\x1b\\\x1b[6;18;9t\x1b[?62;c");
        assert_eq!(kitty.version.as_deref(), Some("kitty(0.36.4)"));
        assert_eq!(
            (kitty.cell, kitty.has_sixel, kitty.answered),
            (Some((9, 18)), false, true)
        );
        let xterm = Answers::parse(b"\x1bP>|XTerm(379)\x1b\\\x1b[6;16;8t\x1b[?63;1;2;4;6;9;15;22c");
        assert!(xterm.has_sixel && xterm.answered);
    }

    #[test]
    fn the_background_is_understood_however_fine_it_is_told() {
        let told = |answer: &str| Answers::parse(format!("\u{1b}]11;{answer}\u{1b}[?62;c").as_bytes()).background;
        assert_eq!(told("rgb:fbfb/f9f9/f4f4\u{1b}\\"), Some(Rgb(0xfb, 0xf9, 0xf4)));
        assert_eq!(told("rgb:00/2b/36\u{7}"), Some(Rgb(0x00, 0x2b, 0x36)));
        assert_eq!(told("rgba:ffff/8000/0000/ffff\u{7}"), Some(Rgb(0xff, 0x80, 0x00)));
        assert_eq!(told("rgb:f/f/0\u{7}"), Some(Rgb(0xff, 0xff, 0)));
        for nonsense in [
            "rgb:\u{7}",
            "rgb:1/2\u{7}",
            "rgb:12345/0/0\u{7}",
            "rgb:+f/0/0\u{7}",
            "white\u{7}",
            "rgb:0/0/0",
        ] {
            assert_eq!(told(nonsense), None, "{nonsense}");
        }
    }

    #[test]
    fn keys_between_the_answers_and_nonsense_do_no_harm() {
        let mixed = Answers::parse(b"jj\x1b[6;0;0tq\x1b[?1;2c");
        assert_eq!((mixed.cell, mixed.has_sixel, mixed.answered), (None, false, true));
        assert_eq!(mixed.typed, ['j', 'j', 'q'].map(Key::char));
        let nonsense = Answers::parse(b"\xff\xfe");
        assert_eq!(
            (&nonsense.version, nonsense.cell, nonsense.typed),
            (&None, None, vec![])
        );
    }

    #[test]
    fn an_answer_is_owed_until_all_that_press_keys_are_there() {
        assert!(!Answers::default().are_owed(), "nobody asked");
        assert!(Answers::parse(b"").are_owed());
        assert!(Answers::parse(b"\x1bP>|kitty(0.36.4)\x1b\\\x1b[?62;c").are_owed());
        let all = b"\x1bP>|kitty(0.36.4)\x1b\\\x1b]11;rgb:0/0/0\x07\x1b[?62;c";
        assert!(!Answers::parse(all).are_owed());
    }
}
