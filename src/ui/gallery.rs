//! Pictures that are drawn already, and those that a screen still waits for.
//!
//! A screen asks [`Gallery::find`]; what is not there yet is noted as wanted, and the screen shows a [`super::picture`] of the
//! palette alone. Whoever owns the gallery takes what is wanted, has it drawn elsewhere, and hangs it when it is done.

use std::cell::{Cell, RefCell};

use ratatui::{buffer::Buffer, layout::Rect, style::Color};

use rustc_hash::{FxHashMap, FxHashSet};

use super::{overprint::Overprint, theme::Look};
use crate::{
    app::Moved,
    artwork::{Blocks, Framing, LAST_FRAME, Subject},
};

/// One picture at one size, in terminal cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PictureKey {
    pub subject: Subject,
    pub framing: Framing,
    pub width: u16,
    pub height: u16,
    /// Of a picture that moves; 0 is the still one.
    pub frame: u8,
}

/// A picture as the screen shows it.
#[derive(Clone, Debug, PartialEq)]
pub enum Art {
    Blocks(Blocks),
    Pixels(PixelArt),
}

/// A picture in the terminal's own pixels, as cells that carry what the terminal is to be told.
#[derive(Clone, Debug, PartialEq)]
pub struct PixelArt {
    pub cells: Buffer,
    /// The number by which the terminal was sent it; each cell shows its own part. None where its first cell prints all of
    /// it, over whatever stands there.
    pub sent_as: Option<u32>,
}

/// So many pictures are kept, which is a dozen screens full of them.
const PICTURES_MAX: usize = 400;
/// Of pixels a picture may have a hundred kilobytes.
const PIXEL_PICTURES_MAX: usize = 80;

struct Hung {
    art: Art,
    /// When it was last looked at, in looks.
    seen: Cell<u64>,
}

/// The pictures at hand.
#[derive(Default)]
pub struct Gallery {
    hung: FxHashMap<PictureKey, Hung>,
    /// Asked for by a screen since somebody last took them.
    wanted: RefCell<Vec<PictureKey>>,
    /// Being drawn.
    ordered: RefCell<FxHashSet<PictureKey>>,
    looks: Cell<u64>,
    /// Where pictures that print themselves whole stand in the frame at hand.
    printed: RefCell<Vec<(PictureKey, Rect)>>,
    /// What moves in the frame at hand, as it stands still.
    moving: Cell<Option<PictureKey>>,
    /// The numbers of pictures that were sent to the terminal and are not at hand any more.
    taken_down: Vec<u32>,
    overprint: Overprint,
    shows_pixels: bool,
}

impl Gallery {
    /// From now on pictures are of pixels, over which nothing can be drawn finely.
    pub fn will_show_pixels(&mut self) {
        self.shows_pixels = true;
    }

    pub fn shows_pixels(&self) -> bool {
        self.shows_pixels
    }

    /// The picture, if it is drawn; else it is wanted from now on.
    pub fn find(&self, key: PictureKey) -> Option<&Art> {
        self.looks.set(self.looks.get() + 1);
        if let Some(hung) = self.hung.get(&key) {
            hung.seen.set(self.looks.get());
            return Some(&hung.art);
        }
        if self.ordered.borrow_mut().insert(key) {
            self.wanted.borrow_mut().push(key);
        }
        None
    }

    /// The frame of a picture that moves, or the nearest one before it that is drawn: so it may wait, but never jumps. All of the
    /// frames that will be shown are wanted from now on.
    pub fn frame_at_hand(&self, still: PictureKey, moved: Moved) -> PictureKey {
        let of = |frame| PictureKey { frame, ..still };
        self.moving.set(Some(still));
        let step = usize::from(moved.step.max(1));
        for ahead in (0..=LAST_FRAME).step_by(step) {
            self.find(of(ahead));
        }
        let drawn = (1..=moved.frame).rev().map(of).find(|key| self.hung.contains_key(key));
        drawn.unwrap_or(still)
    }

    /// The numbers of pictures that the terminal may forget.
    pub fn take_taken_down(&mut self) -> Vec<u32> {
        std::mem::take(&mut self.taken_down)
    }

    /// What screens have asked for and nobody has taken yet, in the order in which it was asked for.
    pub fn take_wanted(&mut self) -> Vec<PictureKey> {
        std::mem::take(self.wanted.get_mut())
    }

    /// A picture is done.
    pub fn hang(&mut self, key: PictureKey, art: Art) {
        self.ordered.get_mut().remove(&key);
        let most = if self.shows_pixels {
            PIXEL_PICTURES_MAX
        } else {
            PICTURES_MAX
        };
        if self.hung.len() >= most {
            self.make_room();
        }
        let seen = Cell::new(self.looks.get());
        self.hung.insert(key, Hung { art, seen });
    }

    /// A picture that prints itself whole stands there in this frame.
    pub(super) fn note_printed(&self, key: PictureKey, area: Rect) {
        self.printed.borrow_mut().push((key, area));
    }

    /// Makes a complete frame safe for pictures that print themselves whole; see [`Overprint`]. What has ceased to move is
    /// taken down but for the still picture.
    pub fn settle(&mut self, ground: Color, frame: &mut Buffer) {
        let moving = self.moving.take();
        self.retain(|key, _| key.frame == 0 || moving == Some(PictureKey { frame: 0, ..*key }));
        let printed = std::mem::take(self.printed.get_mut());
        let telling = |key: &PictureKey| match &self.hung.get(key)?.art {
            Art::Pixels(art) => art.cells.cell((0, 0)).map(ratatui::buffer::Cell::symbol),
            Art::Blocks(_) => None,
        };
        let told = printed
            .iter()
            .filter_map(|(key, area)| Some((*key, *area, telling(key)?)));
        self.overprint.settle(&told.collect::<Vec<_>>(), ground, frame);
    }

    /// Takes all pictures down, and forgets what was ordered: they would be of another size.
    pub fn clear(&mut self) {
        self.retain(|_, _| false);
        *self = Self {
            shows_pixels: self.shows_pixels,
            taken_down: std::mem::take(&mut self.taken_down),
            overprint: std::mem::take(&mut self.overprint),
            ..Self::default()
        };
    }

    /// A picture will not be drawn; whoever wants it has to ask again.
    pub fn give_up(&mut self, key: PictureKey) {
        self.ordered.get_mut().remove(&key);
    }

    /// Takes down the half that was not looked at for longest.
    fn make_room(&mut self) {
        let mut seen: Vec<u64> = self.hung.values().map(|hung| hung.seen.get()).collect();
        let middle = seen.len() / 2;
        let (_, &mut oldest_kept, _) = seen.select_nth_unstable(middle);
        self.retain(|_, hung| hung.seen.get() >= oldest_kept);
    }

    /// Takes down all others.
    fn retain(&mut self, stays: impl Fn(&PictureKey, &Hung) -> bool) {
        let gone = self.hung.extract_if(|key, hung| !stays(key, hung));
        self.taken_down.extend(gone.filter_map(|(_, hung)| match hung.art {
            Art::Pixels(art) => art.sent_as,
            Art::Blocks(_) => None,
        }));
    }
}

impl<'a> Look<'a> {
    /// The picture of a subject for a place of this size.
    pub(super) fn picture(&self, key: PictureKey) -> Option<&'a Art> {
        self.gallery.find(key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::artwork::{GlyphSet, Motif, Pixels, Rgb, Tone, blocks};

    fn key(seed: u64) -> PictureKey {
        PictureKey {
            subject: Subject {
                seed,
                motif: Motif::Skyline,
                tone: Tone::Dark,
            },
            framing: Framing::Card,
            width: 1,
            height: 1,
            frame: 0,
        }
    }

    fn art() -> Art {
        Art::Blocks(blocks(&Pixels::plain(1, 2, Rgb(1, 2, 3)), 1, 1, GlyphSet::Halves))
    }

    #[test]
    fn what_is_missing_is_wanted_once_until_it_is_given_up() {
        let mut gallery = Gallery::default();
        assert!(gallery.find(key(1)).is_none() && gallery.find(key(1)).is_none());
        assert_eq!(gallery.take_wanted(), [key(1)]);
        assert!(gallery.find(key(1)).is_none() && gallery.take_wanted().is_empty());
        gallery.give_up(key(1));
        assert!(gallery.find(key(1)).is_none());
        assert_eq!(gallery.take_wanted(), [key(1)]);
        gallery.hang(key(1), art());
        assert_eq!(gallery.find(key(1)), Some(&art()));
    }

    #[test]
    fn a_moving_picture_waits_on_the_nearest_frame_that_is_drawn() {
        let mut gallery = Gallery::default();
        let still = key(1);
        let of = |frame| PictureKey { frame, ..still };
        let to = |frame| Moved { frame, step: 1 };
        gallery.hang(still, art());
        assert_eq!(gallery.frame_at_hand(still, to(3)), still);
        assert_eq!(gallery.take_wanted(), (1..=LAST_FRAME).map(of).collect::<Vec<_>>());
        gallery.hang(of(2), art());
        gallery.hang(of(4), art());
        assert_eq!(gallery.frame_at_hand(still, to(3)), of(2));
        assert_eq!(gallery.frame_at_hand(still, to(0)), still);
        assert!(gallery.take_wanted().is_empty());
    }

    #[test]
    fn frames_are_taken_down_when_the_picture_stands_and_the_terminal_may_forget_them() {
        let mut gallery = Gallery::default();
        let still = key(1);
        let sent = |number| {
            let (cells, sent_as) = (Buffer::empty(Rect::ZERO), Some(number));
            Art::Pixels(PixelArt { cells, sent_as })
        };
        let settle = |gallery: &mut Gallery| {
            gallery.settle(Color::Black, &mut Buffer::empty(Rect::ZERO));
            let mut numbers = gallery.take_taken_down();
            numbers.sort_unstable();
            numbers
        };
        gallery.hang(still, sent(10));
        gallery.frame_at_hand(still, Moved { frame: 3, step: 3 });
        gallery.hang(PictureKey { frame: 3, ..still }, sent(13));
        gallery.hang(PictureKey { frame: 6, ..still }, sent(16));
        assert_eq!(settle(&mut gallery), [0; 0], "it still moves");
        assert_eq!(settle(&mut gallery), [13, 16]);
        // One that is done too late.
        gallery.hang(PictureKey { frame: 9, ..still }, sent(19));
        assert_eq!(settle(&mut gallery), [19]);
        gallery.clear();
        assert_eq!(settle(&mut gallery), [10]);
    }

    #[test]
    fn what_was_taken_down_is_wanted_again_though_it_was_ordered() {
        let mut gallery = Gallery::default();
        gallery.will_show_pixels();
        gallery.hang(key(1), art());
        assert!(gallery.find(key(1)).is_some() && gallery.find(key(2)).is_none());
        gallery.take_wanted();
        gallery.clear();
        assert!(gallery.find(key(1)).is_none() && gallery.find(key(2)).is_none());
        assert_eq!(gallery.take_wanted(), [key(1), key(2)]);
        assert!(gallery.shows_pixels());
    }

    #[test]
    fn of_a_picture_that_moves_in_steps_no_other_frames_are_drawn() {
        let mut gallery = Gallery::default();
        let still = key(1);
        gallery.hang(still, art());
        gallery.frame_at_hand(still, Moved { frame: 3, step: 3 });
        let wanted: Vec<u8> = gallery.take_wanted().iter().map(|key| key.frame).collect();
        assert_eq!(wanted, [3, 6, 9, 12, 15]);
    }

    #[test]
    fn there_is_an_end_to_what_is_kept_and_the_latest_stays() {
        let mut gallery = Gallery::default();
        for seed in 0..2_000 {
            gallery.hang(key(seed), art());
            assert!(gallery.find(key(seed)).is_some());
        }
        assert!(gallery.hung.len() <= PICTURES_MAX);
        assert!(gallery.find(key(1_999)).is_some() && gallery.find(key(0)).is_none());
    }
}
