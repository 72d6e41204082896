//! When the program has to wake by itself, and what it does then. Nothing else ever runs without a message.

use super::{Screen, State, turn::Turn};
use crate::behavior::{DeviceClass, MINUTE_MS, SECOND_MS, UtcMillis};

impl State {
    /// The next time at which something on the screen changes by itself.
    pub fn wakes_at(&self) -> UtcMillis {
        let now = self.moment.at;
        let minute = UtcMillis((now.0.div_euclid(MINUTE_MS) + 1) * MINUTE_MS);
        let notice = self.notice.as_ref().map(|notice| notice.until);
        let marked = self
            .visit
            .as_ref()
            .filter(|_| !self.visit_is_covered())
            .and_then(|visit| visit.marked.as_ref())
            .map(|marked| marked.until);
        let prompt = match self.screen() {
            Screen::Player(player) => player.prompt.as_ref().and_then(|prompt| prompt.until).map(|until| {
                // Seconds are counted down to the end, so they change at whole seconds before it.
                let left = until.since(now);
                UtcMillis(until.0 - (left - 1).max(0) / SECOND_MS * SECOND_MS)
            }),
            Screen::Gate(_)
            | Screen::NewProfile(_)
            | Screen::Onboarding(_)
            | Screen::Browse(_)
            | Screen::Search(_)
            | Screen::Details(_)
            | Screen::Taste(_) => None,
        };
        [notice, marked, prompt, self.preview_changes_at(), self.leaving_due()]
            .into_iter()
            .flatten()
            .fold(minute, UtcMillis::min)
    }
}

impl Turn<'_> {
    pub fn woke(&mut self) {
        let now = self.now();
        if self.state.notice.as_ref().is_some_and(|notice| notice.until <= now) {
            self.state.notice = None;
        }
        self.player_woke();
        self.find_out_leaving();
        let hour = self.state.moment.local().hour;
        let is_covered = self.state.visit_is_covered();
        let Some(visit) = &mut self.state.visit else { return };
        if !is_covered && visit.marked.as_ref().is_some_and(|marked| marked.until <= now) {
            visit.marked = None;
        }
        if visit.ranked_hour != hour {
            visit.ranked_hour = hour;
            self.adapt_to_surroundings(format!("it is past {hour}:00"));
        }
    }

    pub fn resized(&mut self, cols: u16, rows: u16) {
        let before = (self.state.viewport(), self.state.device.class);
        self.state.device.cols = cols;
        self.state.device.rows = rows;
        self.state.device.class = DeviceClass::of(cols, rows);
        if (self.state.viewport(), self.state.device.class) != before {
            self.adapt_to_surroundings(format!("the screen is {cols}×{rows} now"));
        }
        self.steady_cursor();
    }
}
