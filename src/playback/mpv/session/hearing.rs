//! What follows from what mpv says by itself.

use serde_json::Value;

use super::{Asked, Phase, Said, Seeking, Session};
use crate::{
    behavior::{SECOND_MS, UtcMillis},
    playback::{
        PlayerEvent, Speed,
        mpv::{
            heard::{Heard, WhyClosed},
            request::Request,
        },
    },
};

/// A window that opens moves under the pointer, and a file that opens picks its tracks: nobody touched anything yet.
const SETTLES_MS: i64 = 2 * SECOND_MS;
/// Who moves the mouse is there; once a second says so.
const TOUCH_MS: i64 = SECOND_MS;

impl Session {
    /// Takes in one line; one that says nothing to anybody here is passed over.
    pub fn heard(&mut self, now: UtcMillis, line: &[u8]) -> Said {
        let mut said = Said::default();
        match Heard::read(line) {
            None => {}
            Some(Heard::Reply { number, answer }) => self.reply(now, number, answer, &mut said),
            Some(Heard::Property { name, value }) => self.property(now, &name, &value, &mut said),
            Some(Heard::Opens { entry }) => self.opened = entry,
            Some(Heard::Closed { entry, why }) => self.file_closed(now, entry, why, &mut said),
            Some(Heard::Seeks) => self.seeks(now),
            Some(Heard::Runs) => self.runs(&mut said),
            Some(Heard::Quits) => self.quits(now, &mut said),
        }
        said
    }

    fn property(&mut self, now: UtcMillis, name: &str, value: &Value, said: &mut Said) {
        match name {
            "pause" => self.pause_changed(value.as_bool().unwrap_or(false), said),
            "eof-reached" => {
                self.at_end = value.as_bool().unwrap_or(false);
                self.ask_for_end(said);
            }
            "duration" => self.length_s = value.as_f64().or(self.length_s),
            "speed" => {
                let Some(speed) = value.as_f64().map(Speed::of).filter(|&speed| speed != self.speed) else {
                    return;
                };
                self.speed = speed;
                self.ask_if_playing(said, Asked::Speed(speed));
            }
            "fullscreen" => {
                let on = value.as_bool().unwrap_or(false);
                if on != self.full_screen {
                    self.full_screen = on;
                    self.ask_if_playing(said, Asked::FullScreen(on));
                }
            }
            "volume" | "mute" | "sid" | "aid" | "mouse-pos" => self.touched(now, said),
            _ => {}
        }
    }

    fn ask_if_playing(&mut self, said: &mut Said, asked: Asked) {
        if self.phase == Phase::Playing {
            self.ask(said, &Request::Position, asked);
        }
    }

    /// At the end mpv pauses by itself, and says so before it says that it is the end: whether it is has to be asked.
    pub(super) fn pause_changed(&mut self, paused: bool, said: &mut Said) {
        if paused == self.paused {
            return;
        }
        self.paused = paused;
        if self.phase != Phase::Playing {
            return;
        }
        if paused {
            self.ask(said, &Request::HasEnded, Asked::HasEnded);
            self.ask(said, &Request::Position, Asked::Paused);
            self.ask_for_end(said);
        } else {
            self.ask(said, &Request::Position, Asked::Resumed);
        }
    }

    /// Only who is at the end and held there has played to the end; without a track there is an end, too, for a moment.
    pub(super) fn ask_for_end(&mut self, said: &mut Said) {
        if self.phase == Phase::Playing && self.at_end && self.paused {
            self.ask(said, &Request::Position, Asked::End);
        }
    }

    fn touched(&mut self, now: UtcMillis, said: &mut Said) {
        let settled = now.since(self.began_at) >= SETTLES_MS;
        if self.phase == Phase::Playing && settled && now.since(self.touched_at) >= TOUCH_MS {
            self.touched_at = now;
            said.events.push(PlayerEvent::Touched);
        }
    }

    fn seeks(&mut self, now: UtcMillis) {
        // One order makes one jump: nothing of it is left for another one.
        let ordered_from_s = self.ordered_from_s.take();
        if self.phase != Phase::Playing || self.seeking.is_some() {
            return;
        }
        self.seeking = Some(Seeking {
            from_s: ordered_from_s.unwrap_or_else(|| self.whereabouts.likely_s(now, self.pace())),
            ordered: ordered_from_s.is_some(),
        });
    }

    fn runs(&mut self, said: &mut Said) {
        match self.phase {
            Phase::Loading if self.is_open() => {
                self.phase = Phase::Starting;
                // Whatever the viewer opens in this window later begins at its own beginning.
                self.tell(said, &Request::Start(0));
                // Let go on at its end, mpv pauses again at once, and what is opened then is paused, too.
                self.tell(said, &Request::Pause(false));
                self.paused = false;
                self.ask(said, &Request::Length, Asked::Length);
                self.ask(said, &Request::Position, Asked::Began);
            }
            Phase::Playing => {
                if let Some(Seeking { from_s, ordered }) = self.seeking.take() {
                    self.ask(said, &Request::Position, Asked::Sought { from_s, ordered });
                }
            }
            Phase::Greeting | Phase::Loading | Phase::Starting | Phase::Held | Phase::Idle => {}
        }
    }

    /// What is open is what was asked for, and not what was played before.
    fn is_open(&self) -> bool {
        self.entry.is_some() && self.entry == self.opened
    }

    fn file_closed(&mut self, now: UtcMillis, entry: Option<i64>, why: WhyClosed, said: &mut Said) {
        if why == WhyClosed::Quit {
            return self.quits(now, said);
        }
        if self.entry.is_none() || entry != self.entry {
            return;
        }
        match (self.phase, why) {
            (Phase::Idle | Phase::Held | Phase::Greeting, _) | (_, WhyClosed::Quit) => {}
            (_, WhyClosed::Redirected { to }) => self.entry = to,
            (Phase::Playing, WhyClosed::Failed(why)) => self.break_off(said, why),
            (Phase::Loading | Phase::Starting, WhyClosed::Failed(why)) => self.cannot_play(said, why),
            (Phase::Loading | Phase::Starting, WhyClosed::Ended) => {
                self.cannot_play(said, "it is over before it begins".to_owned());
            }
            // Somebody's own configuration lets go of a file at its end.
            (Phase::Playing, WhyClosed::Ended) => self.ended_at(self.whereabouts.likely_s(now, self.pace()), said),
            (_, WhyClosed::Replaced) => self.stop(now, said),
        }
    }

    fn quits(&mut self, now: UtcMillis, said: &mut Said) {
        said.is_over = true;
        // Whoever closes the last picture wants nothing to follow.
        if self.phase != Phase::Idle {
            self.stop(now, said);
        }
    }
}
