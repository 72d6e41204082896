//! One mpv from its first word to its last.

mod hearing;
mod replies;
mod whereabouts;

#[cfg(test)]
mod tests;

use super::request::{OBSERVED, Request};
use crate::{
    behavior::{SECOND_MS, UtcMillis},
    playback::{Load, PlayerCommand, PlayerEvent, PlayerFailure, Speed},
};
use whereabouts::{Whereabouts, seconds};

/// How often it is asked where it is while it plays.
const BEAT_MS: i64 = SECOND_MS;

/// What comes of a command or of a line.
#[derive(Debug, Default)]
pub struct Said {
    /// To be written to mpv, in order; each ends with its line end.
    pub lines: Vec<String>,
    pub events: Vec<PlayerEvent>,
    /// This mpv is of no use any more: let go of it.
    pub is_over: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    /// Asked for its version.
    Greeting,
    /// A file is opened; its picture is not there yet.
    Loading,
    /// The picture is there; asked where it begins.
    Starting,
    Playing,
    /// Played to the end; the last picture is held.
    Held,
    /// Nothing is played.
    Idle,
}

/// What a request was for. It is answered for the load under which it was sent, and for no other.
#[derive(Clone, Debug, PartialEq)]
enum Asked {
    Version,
    Opening,
    Length,
    Began,
    Beat,
    Paused,
    Resumed,
    /// Where it is when it is told to jump.
    LeftBySeek,
    Sought {
        from_s: f64,
        ordered: bool,
    },
    HasEnded,
    End,
    Speed(Speed),
    FullScreen(bool),
    /// Whatever it answers.
    Nothing,
}

/// A jump between its beginning and the first picture after it.
#[derive(Clone, Copy, Debug)]
struct Seeking {
    from_s: f64,
    ordered: bool,
}

/// What has been said to one mpv, what it answered, and what follows from that. It has no clock and no socket.
#[derive(Debug)]
pub struct Session {
    phase: Phase,
    /// It has told its version, and that is new enough.
    is_known: bool,
    load: Load,
    /// Counts the loads, so that no answer is taken for that of another.
    loads: u32,
    /// The playlist's entry of the load, and the one that was opened last.
    entry: Option<i64>,
    opened: Option<i64>,
    requests: u64,
    asked: Vec<(u64, u32, Asked)>,
    whereabouts: Whereabouts,
    length_s: Option<f64>,
    paused: bool,
    at_end: bool,
    speed: Speed,
    full_screen: bool,
    ordered_from_s: Option<f64>,
    seeking: Option<Seeking>,
    began_at: UtcMillis,
    beat_at: UtcMillis,
    touched_at: UtcMillis,
    told_s: u32,
}

impl Session {
    /// Greets an mpv that was just started, to have it play this.
    pub fn new(now: UtcMillis, load: Load) -> (Self, Said) {
        let mut session = Self {
            phase: Phase::Greeting,
            is_known: false,
            load,
            loads: 0,
            entry: None,
            opened: None,
            requests: 0,
            asked: Vec::new(),
            whereabouts: Whereabouts::at(0.0, now),
            length_s: None,
            paused: false,
            at_end: false,
            speed: Speed::USUAL,
            full_screen: false,
            ordered_from_s: None,
            seeking: None,
            began_at: now,
            beat_at: now,
            touched_at: now,
            told_s: 0,
        };
        let mut said = Said::default();
        session.ask(&mut said, &Request::Version, Asked::Version);
        (session, said)
    }

    /// Whether something is played, or about to be.
    pub fn is_busy(&self) -> bool {
        !matches!(self.phase, Phase::Held | Phase::Idle)
    }

    pub fn command(&mut self, now: UtcMillis, command: PlayerCommand) -> Said {
        let mut said = Said::default();
        if let PlayerCommand::Load(load) = command {
            self.load = load;
            if self.is_known {
                self.open(now, &mut said);
            } else {
                self.phase = Phase::Greeting;
            }
            return said;
        }
        if !self.is_busy() {
            if command == PlayerCommand::Stop {
                self.phase = Phase::Idle;
            }
            return said;
        }
        match command {
            PlayerCommand::Load(_) => {}
            PlayerCommand::Pause => self.tell(&mut said, &Request::Pause(true)),
            PlayerCommand::Resume => self.tell(&mut said, &Request::Pause(false)),
            PlayerCommand::Seek { to_s } => {
                if self.phase == Phase::Playing {
                    self.ask(&mut said, &Request::Position, Asked::LeftBySeek);
                    self.tell(&mut said, &Request::Seek(to_s));
                }
            }
            PlayerCommand::SetSpeed(speed) => self.tell(&mut said, &Request::Speed(speed)),
            PlayerCommand::ToggleFullScreen => self.tell(&mut said, &Request::ToggleFullScreen),
            PlayerCommand::Say { text, ms } => self.tell(&mut said, &Request::Show { text, ms }),
            PlayerCommand::Stop => {
                self.tell(&mut said, &Request::Stop);
                self.stop(now, &mut said);
            }
        }
        said
    }

    /// When to call `beat` next; `None` while nothing moves.
    pub fn beats_at(&self) -> Option<UtcMillis> {
        self.is_moving().then(|| self.beat_at.plus_ms(BEAT_MS))
    }

    /// Asks where it is, once a second, and not again before it has answered.
    pub fn beat(&mut self, now: UtcMillis) -> Said {
        let mut said = Said::default();
        if self.beats_at().is_some_and(|at| at <= now) {
            self.beat_at = now;
            if !self.asked.iter().any(|(_, _, asked)| *asked == Asked::Beat) {
                self.ask(&mut said, &Request::Position, Asked::Beat);
            }
        }
        said
    }

    /// Nothing more will come from it. `why` is what it said last, if anything.
    pub fn closed(&mut self, why: Option<&str>) -> Said {
        let mut said = Said {
            is_over: true,
            ..Said::default()
        };
        let why = why.unwrap_or("it ended without a word").to_owned();
        match self.phase {
            Phase::Idle => {}
            Phase::Greeting => self.fail(&mut said, PlayerFailure::CannotStart { why }),
            Phase::Loading | Phase::Starting => self.cannot_play(&mut said, why),
            Phase::Playing => said.events.push(PlayerEvent::Lost {
                position_s: seconds(self.whereabouts.heard_s()),
            }),
            Phase::Held => said.events.push(PlayerEvent::Stopped {
                position_s: seconds(self.whereabouts.heard_s()),
            }),
        }
        self.phase = Phase::Idle;
        said
    }

    fn is_moving(&self) -> bool {
        self.phase == Phase::Playing && !self.paused && !self.at_end
    }

    fn ask(&mut self, said: &mut Said, request: &Request, asked: Asked) {
        self.requests += 1;
        said.lines.push(request.line(self.requests));
        self.asked.push((self.requests, self.loads, asked));
    }

    fn tell(&mut self, said: &mut Said, request: &Request) {
        self.ask(said, request, Asked::Nothing);
    }

    fn observe(&mut self, said: &mut Said) {
        for (at, property) in OBSERVED.into_iter().enumerate() {
            let number = at + 1;
            self.tell(said, &Request::Observe { number, property });
        }
    }

    /// Opens what is to be played; what comes of anything before it is not listened to any more.
    fn open(&mut self, now: UtcMillis, said: &mut Said) {
        self.loads += 1;
        self.phase = Phase::Loading;
        self.entry = None;
        self.length_s = None;
        self.at_end = false;
        self.seeking = None;
        self.ordered_from_s = None;
        self.whereabouts = Whereabouts::at(f64::from(self.load.position_s), now);
        let Load {
            media,
            name,
            position_s,
            ..
        } = self.load.clone();
        self.tell(said, &Request::Name(name));
        self.tell(said, &Request::Start(position_s));
        // At the end of what was played before, mpv waits.
        self.tell(said, &Request::Pause(false));
        self.ask(said, &Request::Load(media.unwrap_or_default()), Asked::Opening);
    }

    /// Whatever this plays, it is not played any longer.
    fn stop(&mut self, now: UtcMillis, said: &mut Said) {
        let position_s = self.whereabouts.likely_s(now, self.pace());
        let within_s = self.length_s.map_or(position_s, |length_s| position_s.min(length_s));
        said.events.push(PlayerEvent::Stopped {
            position_s: seconds(within_s),
        });
        self.phase = Phase::Idle;
    }

    /// Seconds of film in a second.
    fn pace(&self) -> f64 {
        if self.is_moving() { self.speed.times() } else { 0.0 }
    }

    fn fail(&mut self, said: &mut Said, failure: PlayerFailure) {
        said.events.push(PlayerEvent::Failed(failure));
        said.is_over = true;
        self.phase = Phase::Idle;
    }

    fn media(&self) -> String {
        self.load.media.clone().unwrap_or_default()
    }

    fn cannot_play(&mut self, said: &mut Said, why: String) {
        let media = self.media();
        self.fail(said, PlayerFailure::CannotPlay { media, why });
    }

    /// It breaks off before its end: the place is told first, so that it can go on from there.
    fn break_off(&mut self, said: &mut Said, why: String) {
        said.events.push(PlayerEvent::Progress {
            position_s: seconds(self.whereabouts.heard_s()),
        });
        let media = self.media();
        self.fail(said, PlayerFailure::StreamBroken { media, why });
    }
}

/// The line that asks mpv to end.
pub(crate) fn quit_line() -> String {
    Request::Quit.line(0)
}
