//! What follows from mpv's answers.

use serde_json::Value;

use super::{Asked, Phase, Said, Session, Whereabouts, seconds};
use crate::{
    behavior::UtcMillis,
    playback::{
        PlayerEvent, PlayerFailure, Speed,
        mpv::version::{LEAST, Version},
    },
};

/// What ends earlier than this many seconds and this share of its length before its end has broken off. Less than that is a sound
/// or a subtitle that is longer than the picture.
const BROKEN_S: f64 = 10.0;
const BROKEN_SHARE: f64 = 0.1;

impl Session {
    pub(super) fn reply(&mut self, now: UtcMillis, number: u64, answer: Result<Value, String>, said: &mut Said) {
        let Some(at) = self.asked.iter().position(|(asked, ..)| *asked == number) else {
            return;
        };
        let (_, load, asked) = self.asked.remove(at);
        if load != self.loads || (!self.is_busy() && asked != Asked::Version) {
            return;
        }
        match asked {
            Asked::Nothing => {}
            Asked::Version => self.greeted(now, answer.ok().as_ref().and_then(Value::as_str), said),
            Asked::Opening => match answer {
                Ok(entry) => self.entry = entry.get("playlist_entry_id").and_then(Value::as_i64),
                Err(why) => self.cannot_play(said, why),
            },
            Asked::Length => self.length_s = number_of(answer).or(self.length_s),
            Asked::HasEnded => self.at_end |= answer.is_ok_and(|ended| ended == Value::Bool(true)),
            asked => {
                if let Some(position_s) = number_of(answer) {
                    self.whereabouts = Whereabouts::at(position_s, now);
                }
                self.is_at(now, asked, said);
            }
        }
    }

    fn greeted(&mut self, now: UtcMillis, named: Option<&str>, said: &mut Said) {
        let named = named.unwrap_or_default();
        match Version::of(named) {
            Some(version) if version < LEAST && self.is_busy() => {
                let found = version.to_string();
                self.fail(said, PlayerFailure::TooOld { found });
            }
            Some(version) if version < LEAST => said.is_over = true,
            Some(_) | None => {
                self.is_known = true;
                self.observe(said);
                if self.phase == Phase::Greeting {
                    self.open(now, said);
                }
            }
        }
    }

    /// It has told where it is.
    fn is_at(&mut self, now: UtcMillis, asked: Asked, said: &mut Said) {
        let heard_s = self.whereabouts.heard_s();
        let position_s = seconds(heard_s);
        if asked == Asked::Began {
            return self.began(now, said);
        }
        if self.phase != Phase::Playing {
            return;
        }
        match asked {
            Asked::Beat if position_s != self.told_s => {
                self.told_s = position_s;
                said.events.push(PlayerEvent::Progress { position_s });
            }
            Asked::Paused if !self.at_end => said.events.push(PlayerEvent::Paused { position_s }),
            Asked::Resumed => {
                self.beat_at = now;
                said.events.push(PlayerEvent::Resumed { position_s });
            }
            Asked::LeftBySeek => self.ordered_from_s = Some(heard_s),
            Asked::Sought { from_s, ordered } => self.sought(from_s, ordered, said),
            Asked::End if self.at_end && self.paused => self.ended_at(heard_s, said),
            Asked::Speed(speed) => said.events.push(PlayerEvent::SpeedChanged { position_s, speed }),
            Asked::FullScreen(full_screen) => said.events.push(PlayerEvent::FullScreenChanged {
                position_s,
                full_screen,
            }),
            Asked::Version
            | Asked::Opening
            | Asked::Length
            | Asked::Began
            | Asked::Beat
            | Asked::Paused
            | Asked::HasEnded
            | Asked::End
            | Asked::Nothing => {}
        }
    }

    fn began(&mut self, now: UtcMillis, said: &mut Said) {
        if self.phase != Phase::Starting {
            return;
        }
        self.phase = Phase::Playing;
        (self.began_at, self.beat_at) = (now, now);
        let position_s = seconds(self.whereabouts.heard_s());
        self.told_s = position_s;
        said.events.push(PlayerEvent::Started {
            position_s,
            length_s: self.length_s.map_or(self.load.length_s, seconds),
        });
        if self.speed != Speed::USUAL {
            let speed = self.speed;
            said.events.push(PlayerEvent::SpeedChanged { position_s, speed });
        }
        if self.paused {
            // Whoever paused while it opened, or a beginning that is the end already.
            self.paused = false;
            self.pause_changed(true, said);
        }
    }

    fn sought(&mut self, from_s: f64, ordered: bool, said: &mut Said) {
        self.ordered_from_s = None;
        let to_s = self.whereabouts.heard_s();
        self.told_s = seconds(to_s);
        // Taking another track jumps to where it is.
        let stays = to_s >= from_s - 1.0 && to_s - from_s <= self.speed.times();
        said.events.push(if stays && !ordered {
            PlayerEvent::Touched
        } else {
            PlayerEvent::Sought {
                from_s: seconds(from_s),
                to_s: seconds(to_s),
            }
        });
    }

    /// The last picture is shown.
    pub(super) fn ended_at(&mut self, position_s: f64, said: &mut Said) {
        if let Some(seeking) = self.seeking.take() {
            said.events.push(PlayerEvent::Sought {
                from_s: seconds(seeking.from_s),
                to_s: seconds(position_s),
            });
        }
        let length_s = self.length_s.unwrap_or(position_s);
        if length_s - position_s > BROKEN_S.max(length_s * BROKEN_SHARE) {
            let why = format!("{} of {} seconds were there", seconds(position_s), seconds(length_s));
            return self.break_off(said, why);
        }
        // What the file says of its length may be a little more than there is.
        said.events.push(PlayerEvent::Progress {
            position_s: seconds(position_s),
        });
        said.events.push(PlayerEvent::Ended);
        self.phase = Phase::Held;
    }
}

fn number_of(answer: Result<Value, String>) -> Option<f64> {
    answer.ok()?.as_f64()
}
