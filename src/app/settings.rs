//! What can be switched on and off, in one table: the overlay shows it, keys flip it, `act setting` sets it.

use super::turn::Turn;
use crate::{behavior::BehaviorEvent, household::Settings};

/// One switch.
#[derive(Clone, Copy, Debug)]
pub struct Switch {
    /// Its key in the log.
    pub key: &'static str,
    pub label: &'static str,
    /// One sentence.
    pub help: &'static str,
    pub is_on: fn(&Settings) -> bool,
}

pub const SWITCHES: &[Switch] = &[
    Switch {
        key: "still_watching",
        label: "Ask “Still watching?”",
        help: "After three episodes in a row, or ninety minutes, that nobody touched.",
        is_on: |settings| settings.still_watching,
    },
    Switch {
        key: "autoplay",
        label: "Autoplay the next episode",
        help: "Ten seconds after an episode ends.",
        is_on: |settings| settings.autoplay,
    },
    Switch {
        key: "previews",
        label: "Previews",
        help: "A picture that is looked at for two seconds moves, and tells its story.",
        is_on: |settings| settings.previews,
    },
    Switch {
        key: "questions",
        label: "A question now and then",
        help: "After a title, at most one a day, and fewer when you ignore them.",
        is_on: |settings| settings.questions,
    },
];

impl super::State {
    /// The visiting profile's settings.
    pub fn settings(&self) -> Settings {
        self.visit
            .as_ref()
            .map(|visit| self.home.settings(&visit.profile))
            .unwrap_or_default()
    }
}

impl Turn<'_> {
    pub fn flip_switch(&mut self, at: usize) {
        let Some(switch) = SWITCHES.get(at) else { return };
        let on = (switch.is_on)(&self.state.settings());
        self.set_switch(switch.key, if on { "off" } else { "on" });
    }

    pub fn set_switch(&mut self, key: &str, value: &str) {
        if self.state.visit.is_some() {
            self.log(BehaviorEvent::SettingChanged {
                key: key.to_owned(),
                value: value.to_owned(),
            });
        }
    }
}
