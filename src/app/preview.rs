//! Previews: a title that is looked at for two seconds begins to move, and its words are shown in turn.
//!
//! What is looked at is found at the end of each turn, like the whereabouts; any input begins the two seconds anew. A preview
//! ends by itself before it becomes wallpaper, and then stands still until somebody does something: nobody may be there.

use super::{Message, Place, Screen, State, geometry, turn::Turn};
use crate::{
    artwork::LAST_FRAME,
    behavior::{BehaviorEvent, DeviceClass, SECOND_MS, UtcMillis},
    catalog::{Title, TitleId, TitleIndex},
};

/// So long the focus stays undisturbed before a preview begins.
pub const DUE_MS: i64 = 2 * SECOND_MS;
/// So long one frame stands: four and a half a second.
pub const FRAME_MS: i64 = 220;
/// The picture goes to its last frame and returns; the words change where it turns.
pub const WORDS_MS: i64 = LAST_FRAME as i64 * FRAME_MS;
/// Whole swings, so that the picture comes to rest where it began.
pub const LENGTH_MS: i64 = 6 * WORDS_MS;

/// Pictures of pixels move by so many frames at once, one and a half times a second: each is printed whole.
const PIXEL_STEP: u8 = 3;

/// A slot in focus that can be previewed. Another page is another sight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sight {
    page: u32,
    /// `None` for the hero.
    row: Option<String>,
    element_index: usize,
    title: TitleIndex,
    id: TitleId,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Awaited,
    Running,
    Over,
}

/// What is looked at, and how far its preview is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    sight: Sight,
    stage: Stage,
    /// When the stage began.
    since: UtcMillis,
}

/// What a preview shows now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreviewShown<'a> {
    /// `None` where the picture stands still.
    pub moved: Option<Moved>,
    /// All the words that are shown in turn, never none.
    pub texts: Vec<std::borrow::Cow<'a, str>>,
    /// How often they have changed.
    pub turn: usize,
}

/// How far a picture has moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved {
    pub frame: u8,
    /// So many frames on from one that is shown to the next.
    pub step: u8,
}

impl Preview {
    fn awaited(sight: Sight, since: UtcMillis) -> Self {
        let stage = Stage::Awaited;
        Self { sight, stage, since }
    }

    /// When it begins, if it has not yet.
    fn due_at(&self) -> Option<UtcMillis> {
        (self.stage == Stage::Awaited).then(|| self.since.plus_ms(DUE_MS))
    }

    /// When it ends by itself, if it runs.
    fn ends_at(&self) -> Option<UtcMillis> {
        (self.stage == Stage::Running).then(|| self.since.plus_ms(LENGTH_MS))
    }

    /// How long it has run, if it runs. A machine that slept in between has shown no more of it.
    fn watched_ms(&self, now: UtcMillis) -> Option<i64> {
        (self.stage == Stage::Running).then(|| now.since(self.since).clamp(0, LENGTH_MS))
    }

    /// How far the picture is, there and back again, by so many frames at once.
    fn moved(&self, now: UtcMillis, step: u8) -> Option<Moved> {
        let swing = 2 * i64::from(LAST_FRAME);
        let at = self.watched_ms(now)? / step_ms(step) * i64::from(step) % swing;
        let frame = u8::try_from(at.min(swing - at)).ok()?;
        Some(Moved { frame, step })
    }

    /// How often the words have changed.
    fn turn(&self, now: UtcMillis) -> Option<usize> {
        usize::try_from(self.watched_ms(now)? / WORDS_MS).ok()
    }

    /// When something about it changes next; never, once it is over. A picture that stands still has no step.
    fn changes_at(&self, now: UtcMillis, step: Option<u8>) -> Option<UtcMillis> {
        let step_ms = step.map_or(WORDS_MS, step_ms);
        let next = |ms: i64| self.since.plus_ms((ms / step_ms + 1) * step_ms);
        self.due_at().or_else(|| Some(next(self.watched_ms(now)?)))
    }
}

/// How long a frame stands where each step goes so many frames on.
const fn step_ms(step: u8) -> i64 {
    step as i64 * FRAME_MS
}

/// What is told of a title: how its first episodes begin, else its story in each framing.
pub fn texts(title: Title<'_>) -> Vec<std::borrow::Cow<'_, str>> {
    let loglines: Vec<_> = title
        .episodes()
        .map(|episode| episode.logline)
        .filter(|logline| !logline.is_empty())
        .take((LENGTH_MS / WORDS_MS) as usize)
        .map(std::borrow::Cow::Borrowed)
        .collect();
    if loglines.is_empty() {
        title.synopses().into_iter().map(|synopsis| synopsis.text).collect()
    } else {
        loglines
    }
}

impl State {
    /// What the focused slot shows instead of its still picture and its caption, while its preview runs.
    pub fn preview(&self) -> Option<PreviewShown<'_>> {
        let preview = self.visit.as_ref()?.preview.as_ref()?;
        let now = self.moment.at;
        let turn = preview.turn(now)?;
        Some(PreviewShown {
            moved: self.step().and_then(|step| preview.moved(now, step)),
            texts: texts(self.shelf.catalog.title(preview.sight.title)),
            turn,
        })
    }

    pub(super) fn preview_changes_at(&self) -> Option<UtcMillis> {
        let preview = self.visit.as_ref()?.preview.as_ref()?;
        preview.changes_at(self.moment.at, self.step())
    }

    /// By how many frames at once pictures move here, if they do. A frame of blocks is a few kilobytes, one of pixels up to a
    /// hundred as sixels and more for kitty, which is told each one once. By iTerm2's protocol they stand still: nothing says
    /// that a terminal lets go of the picture that another one is printed over.
    fn step(&self) -> Option<u8> {
        match self.device.images.as_str() {
            "blocks" => Some(1),
            "sixel" | "kitty" => Some(PIXEL_STEP),
            _ => None,
        }
    }

    /// The slot in focus, where it may be previewed and is looked at.
    fn sight(&self) -> Option<Sight> {
        let (visit, Screen::Browse(browse)) = (self.visit.as_ref()?, self.screen()) else {
            return None;
        };
        let device = &self.device;
        let may_move = device.shows_pictures() && !device.ssh && device.class != DeviceClass::Headless;
        if !may_move || !self.settings().previews || geometry::is_too_small(device.cols, device.rows) {
            return None;
        }
        // Beside a panel the page is seen, but whoever works in the panel does not look at it.
        let is_beside = |panel: &super::Panel| geometry::docks_panel(device.cols) && !panel.focused;
        if !self.overlays.is_empty() || !self.panel.as_ref().is_none_or(is_beside) {
            return None;
        }
        let area = geometry::browse(device.cols, device.rows, self.panel.is_some());
        if browse.place == Place::Hero && area.hero(browse.scroll).is_none() {
            return None;
        }
        let focused = self.focused_slot()?;
        Some(Sight {
            page: visit.page_number,
            row: focused.row.map(|row| row.key.clone()),
            element_index: focused.element_index,
            title: focused.slot.title,
            id: focused.slot.id,
        })
    }
}

impl Message {
    /// Somebody did something, or the screen is another one.
    pub(super) const fn disturbs(&self) -> bool {
        match self {
            Self::Key(_)
            | Self::Paste(_)
            | Self::Mouse(_)
            | Self::Resized { .. }
            | Self::Enter(_)
            | Self::PlayAll { .. }
            | Self::Choose(_)
            | Self::Act(_)
            | Self::Terminate { .. } => true,
            Self::Woke
            | Self::Player(_)
            | Self::LogDamaged(_)
            | Self::ModelRefused
            | Self::TrainingProgressed { .. }
            | Self::TrainingEnded { .. }
            | Self::RecordingFailed(_)
            | Self::RecordingRestored
            | Self::PicturesKnown(_)
            | Self::GroundKnown(_) => false,
        }
    }
}

impl Turn<'_> {
    /// Ends a preview that runs, before what ended it is done: the log tells it in this order.
    pub fn break_off_preview(&mut self) {
        let now = self.now();
        let Some(preview) = self.state.visit.as_mut().and_then(|visit| visit.preview.take()) else {
            return;
        };
        if let Some(watched_ms) = preview.watched_ms(now) {
            self.log(ended(&preview, watched_ms));
        }
    }

    /// At the end of every turn: begins what is due, ends what has run its length, and waits for what came into focus.
    pub fn notice_preview(&mut self) {
        let now = self.now();
        let sight = self.state.sight();
        let before = self.state.visit.as_ref().and_then(|visit| visit.preview.as_ref());
        if before.map(|preview| &preview.sight) != sight.as_ref() {
            self.break_off_preview();
            if let Some(visit) = &mut self.state.visit {
                visit.preview = sight.map(|sight| Preview::awaited(sight, now));
            }
            return;
        }
        let Some(preview) = self.state.visit.as_mut().and_then(|visit| visit.preview.as_mut()) else {
            return;
        };
        let event = if preview.due_at().is_some_and(|at| at <= now) {
            preview.stage = Stage::Running;
            preview.since = now;
            BehaviorEvent::PreviewStarted {
                title: preview.sight.id,
            }
        } else if preview.ends_at().is_some_and(|at| at <= now) {
            preview.stage = Stage::Over;
            ended(preview, LENGTH_MS)
        } else {
            return;
        };
        self.log(event);
    }
}

fn ended(preview: &Preview, watched_ms: i64) -> BehaviorEvent {
    BehaviorEvent::PreviewEnded {
        title: preview.sight.id,
        watched_ms: u64::try_from(watched_ms).unwrap_or(0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;

    fn at(ms: i64) -> UtcMillis {
        UtcMillis(1_000_000 + ms)
    }

    fn preview(stage: Stage) -> Preview {
        let catalog = Catalog::bundled().unwrap();
        let title = catalog.find("tt0113277").unwrap();
        let sight = Sight {
            page: 1,
            row: None,
            element_index: 0,
            title: title.index(),
            id: title.id(),
        };
        let since = at(0);
        Preview { sight, stage, since }
    }

    #[test]
    fn it_is_due_after_two_seconds_and_shows_nothing_before() {
        let preview = preview(Stage::Awaited);
        assert_eq!(preview.due_at(), Some(at(2_000)));
        assert_eq!(preview.changes_at(at(700), Some(1)), Some(at(2_000)));
        assert_eq!((preview.moved(at(1_999), 1), preview.turn(at(1_999))), (None, None));
    }

    #[test]
    fn the_picture_goes_there_and_back_one_frame_at_a_time_and_comes_to_rest() {
        let preview = preview(Stage::Running);
        for step in [1, PIXEL_STEP] {
            let frames: Vec<u8> = (0..=LENGTH_MS / step_ms(step))
                .filter_map(|count| preview.moved(at(count * step_ms(step)), step))
                .map(|moved| moved.frame)
                .collect();
            assert_eq!(frames.iter().max(), Some(&LAST_FRAME));
            assert_eq!((frames.first(), frames.last()), (Some(&0), Some(&0)));
            assert!(frames.windows(2).all(|pair| pair[0].abs_diff(pair[1]) == step));
        }
        const { assert!(SECOND_MS / FRAME_MS <= 5 && LENGTH_MS <= 20 * SECOND_MS) };
        const { assert!(SECOND_MS / step_ms(PIXEL_STEP) <= 2 && LAST_FRAME.is_multiple_of(PIXEL_STEP)) };
    }

    #[test]
    fn the_words_change_six_times_and_a_machine_that_slept_saw_no_more() {
        let preview = preview(Stage::Running);
        let turns: Vec<usize> = [0, 3_299, 3_300, 19_799, 99_000]
            .iter()
            .filter_map(|&ms| preview.turn(at(ms)))
            .collect();
        assert_eq!(turns, [0, 0, 1, 5, 6]);
        assert_eq!(preview.watched_ms(at(99_000)), Some(LENGTH_MS));
    }

    #[test]
    fn it_wakes_for_its_frames_for_words_alone_where_the_picture_stands_and_never_when_it_is_over() {
        let running = preview(Stage::Running);
        assert_eq!(running.changes_at(at(0), Some(1)), Some(at(FRAME_MS)));
        assert_eq!(running.changes_at(at(230), Some(1)), Some(at(2 * FRAME_MS)));
        assert_eq!(running.changes_at(at(230), Some(PIXEL_STEP)), Some(at(3 * FRAME_MS)));
        assert_eq!(running.changes_at(at(230), None), Some(at(WORDS_MS)));
        assert_eq!(preview(Stage::Over).changes_at(at(5), Some(1)), None);
    }

    #[test]
    fn every_title_has_words_and_an_original_series_tells_its_episodes() {
        let catalog = Catalog::bundled().unwrap();
        for title in catalog.indices().map(|index| catalog.title(index)) {
            let texts = texts(title);
            assert!(!texts.is_empty() && texts.iter().all(|text| !text.is_empty()));
            if let Some(first) = title.episodes().next() {
                assert_eq!(texts[0], first.logline);
            }
        }
    }
}
