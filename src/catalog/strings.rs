use rustc_hash::FxHashMap;

use super::bundle::Span;

/// Collects texts one behind the other, each once.
#[derive(Default)]
pub struct Strings {
    pub bytes: Vec<u8>,
    known: FxHashMap<Box<str>, Span>,
}

impl Strings {
    /// Behind texts that are there already; those are not looked through, so one of them may come a second time.
    pub fn behind(bytes: Vec<u8>) -> Self {
        Self {
            bytes,
            known: FxHashMap::default(),
        }
    }

    pub fn add(&mut self, text: &str) -> Span {
        if let Some(span) = self.known.get(text) {
            return *span;
        }
        let span = Span {
            start: self.bytes.len() as u32,
            len: text.len() as u32,
        };
        self.bytes.extend_from_slice(text.as_bytes());
        self.known.insert(text.into(), span);
        span
    }
}

/// Gives each distinct text a number in order of first appearance.
#[derive(Default)]
pub struct Numbered {
    pub spans: Vec<Span>,
    known: FxHashMap<Span, u32>,
}

impl Numbered {
    /// Behind texts that have numbers already; those are not looked through, so one of them may get a second number.
    pub fn behind(spans: Vec<Span>) -> Self {
        Self {
            spans,
            known: FxHashMap::default(),
        }
    }

    pub fn add(&mut self, strings: &mut Strings, text: &str) -> u32 {
        let span = strings.add(text);
        *self.known.entry(span).or_insert_with(|| {
            self.spans.push(span);
            self.spans.len() as u32 - 1
        })
    }
}
