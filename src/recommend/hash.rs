//! A page's hash: SHA-256 over a canonical encoding. Fields in a fixed order, integers little-endian, texts and lists behind
//! their lengths, so that no two pages share an encoding and no formatting library has a say in it.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use super::{Page, Slot};

/// The hash of everything that is shown of a page, in hexadecimal.
pub(super) fn of(page: &Page) -> String {
    let mut canon = Canon(Vec::with_capacity(64 * 1024));
    canon.bytes(&page.viewport.rows.to_le_bytes());
    canon.bytes(&page.viewport.columns.to_le_bytes());
    canon.text(page.section.name());
    canon.bytes(&[page.choices as u8]);
    canon.length(usize::from(page.hero.is_some()));
    if let Some(hero) = &page.hero {
        canon.slot(hero);
    }
    canon.length(page.rows.len());
    for row in &page.rows {
        canon.text(row.kind.name());
        canon.text(&row.key);
        canon.text(&row.name);
        canon.text(&row.evidence);
        canon.bytes(&row.value.to_le_bytes());
        canon.length(row.slots.len());
        for slot in &row.slots {
            canon.slot(slot);
        }
        canon.bytes(&[u8::from(row.has_more)]);
    }
    canon.bytes(&[u8::from(page.has_more)]);
    canon.hexadecimal()
}

struct Canon(Vec<u8>);

impl Canon {
    fn bytes(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    fn length(&mut self, length: usize) {
        self.bytes(&(length as u64).to_le_bytes());
    }

    fn text(&mut self, text: &str) {
        self.length(text.len());
        self.bytes(text.as_bytes());
    }

    /// The title by its id, not by its index: the same page of two catalogs is the same page.
    fn slot(&mut self, slot: &Slot) {
        self.bytes(&slot.id.to_bits().to_le_bytes());
        self.bytes(&[slot.caption.appeal as u8]);
        self.text(&slot.caption.text);
        self.bytes(&slot.caption.action_prob.to_bits().to_le_bytes());
        self.bytes(&slot.score.to_le_bytes());
        for (_, thousandths) in slot.parts.iter() {
            self.bytes(&thousandths.to_le_bytes());
        }
        // A match is at least 1 %.
        self.bytes(&[slot.match_percent.unwrap_or(0)]);
        self.length(usize::from(slot.progress.is_some()));
        if let Some(progress) = &slot.progress {
            let episode = progress
                .episode
                .map_or([0, 0], |episode| [episode.season, episode.number]);
            self.bytes(&episode);
            self.bytes(&[u8::from(progress.is_next)]);
            self.bytes(&progress.position_s.to_le_bytes());
            self.bytes(&progress.length_s.to_le_bytes());
        }
    }

    fn hexadecimal(self) -> String {
        let mut text = String::with_capacity(64);
        for byte in Sha256::digest(&self.0) {
            // Writing into a string cannot fail.
            let _ = write!(text, "{byte:02x}");
        }
        text
    }
}
