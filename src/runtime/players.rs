//! What plays: mpv where there is a `media`, the simulated player where there is none, behind one interface.

use std::{future::pending, path::Path};

use super::mpv::{Heard, Mpv, MpvOptions};
use crate::{
    behavior::UtcMillis,
    playback::{
        Load, Player, PlayerCommand, PlayerEvent, PlayerFailure, SimulatedPlayer,
        mpv::{Said, Session},
    },
};

/// Both players, of which at most one plays.
#[derive(Debug)]
pub struct Players {
    simulated: SimulatedPlayer,
    options: MpvOptions,
    /// What was said to mpv and by it, while there is one.
    session: Option<Session>,
    process: Process,
}

/// The process behind a session.
#[derive(Debug)]
enum Process {
    None,
    /// Asked for; it is started by whoever waits for it, and told this.
    Wanted(Vec<String>),
    Runs(Mpv),
    /// Nothing is played any more. It ends unless something is opened at once, so that the window stays from one episode to the next.
    Leaving(Mpv),
}

/// Something that a player told by itself.
#[derive(Debug)]
pub struct Told(Heard);

impl Players {
    /// `lapse` is how many times faster than life the simulated player plays; mpv is started when it is needed.
    pub fn new(lapse: u32, options: MpvOptions) -> Self {
        Self {
            simulated: SimulatedPlayer::new(lapse),
            options,
            session: None,
            process: Process::None,
        }
    }

    /// What comes of a command by itself; the rest is told.
    pub fn command(&mut self, now: UtcMillis, command: PlayerCommand) -> Vec<PlayerEvent> {
        match command {
            PlayerCommand::Load(load) => match load.media.clone() {
                Some(media) => self.open(now, load, &media),
                None => {
                    self.leave_mpv(now);
                    self.simulated.command(now, PlayerCommand::Load(load))
                }
            },
            command if self.mpv_is_busy() => {
                let is_stop = command == PlayerCommand::Stop;
                let events = self.have_session(|session| session.command(now, command));
                if is_stop {
                    self.leave();
                }
                events
            }
            PlayerCommand::Stop => {
                self.leave();
                self.simulated.command(now, PlayerCommand::Stop)
            }
            command => self.simulated.command(now, command),
        }
    }

    /// What happened up to now.
    pub fn advance(&mut self, now: UtcMillis) -> Vec<PlayerEvent> {
        let mut events = self.have_session(|session| session.beat(now));
        events.extend(self.simulated.advance(now));
        events
    }

    /// When to call `advance` next; `None` while nothing moves.
    pub fn wakes_at(&self) -> Option<UtcMillis> {
        let beats_at = self.session.as_ref().and_then(Session::beats_at);
        beats_at.into_iter().chain(self.simulated.wakes_at()).min()
    }

    /// Waits until mpv has something to tell, for ever where there is none. To be given to `take` then.
    pub async fn told(&mut self) -> Told {
        self.settle();
        match &mut self.process {
            Process::Runs(mpv) => Told(mpv.heard().await),
            Process::None | Process::Wanted(_) | Process::Leaving(_) => pending().await,
        }
    }

    /// What was told, as events.
    pub fn take(&mut self, now: UtcMillis, told: Told) -> Vec<PlayerEvent> {
        match told.0 {
            Heard::Line(line) => self.have_session(|session| session.heard(now, &line)),
            Heard::Failed(failure) => {
                let was_busy = self.mpv_is_busy();
                self.let_go();
                if was_busy {
                    vec![PlayerEvent::Failed(failure)]
                } else {
                    Vec::new()
                }
            }
            Heard::Closed { why } => {
                let events = self.have_session(|session| session.closed(why.as_deref()));
                self.let_go();
                events
            }
        }
    }

    /// Ends what was started, and waits until it has ended.
    pub async fn close(&mut self) {
        self.session = None;
        if let Process::Runs(mpv) | Process::Leaving(mpv) = std::mem::replace(&mut self.process, Process::None) {
            mpv.close().await;
        }
    }

    fn mpv_is_busy(&self) -> bool {
        self.session.as_ref().is_some_and(Session::is_busy)
    }

    fn open(&mut self, now: UtcMillis, load: Load, media: &str) -> Vec<PlayerEvent> {
        // Nothing of it is heard of any more.
        self.simulated.command(now, PlayerCommand::Stop);
        let media = match named(media) {
            Ok(media) => media,
            Err(failure) => {
                self.leave_mpv(now);
                return vec![PlayerEvent::Failed(failure)];
            }
        };
        let load = Load {
            media: Some(media),
            ..load
        };
        self.process = match std::mem::replace(&mut self.process, Process::None) {
            Process::Leaving(mpv) => Process::Runs(mpv),
            process => process,
        };
        if self.session.is_some() {
            return self.have_session(|session| session.command(now, PlayerCommand::Load(load)));
        }
        let (session, said) = Session::new(now, load);
        self.session = Some(session);
        self.process = Process::Wanted(said.lines);
        said.events
    }

    /// Has the session do something, and carries out what it says.
    fn have_session(&mut self, does: impl FnOnce(&mut Session) -> Said) -> Vec<PlayerEvent> {
        let Some(session) = &mut self.session else {
            return Vec::new();
        };
        let Said { lines, events, is_over } = does(session);
        match &mut self.process {
            Process::Runs(mpv) | Process::Leaving(mpv) => mpv.say(lines),
            Process::Wanted(waiting) => waiting.extend(lines),
            Process::None => {}
        }
        if is_over {
            self.let_go();
        }
        events
    }

    /// Whatever mpv plays, something else is played now; nobody is told.
    fn leave_mpv(&mut self, now: UtcMillis) {
        self.have_session(|session| session.command(now, PlayerCommand::Stop));
        self.leave();
    }

    fn leave(&mut self) {
        match std::mem::replace(&mut self.process, Process::None) {
            Process::Runs(mpv) | Process::Leaving(mpv) => self.process = Process::Leaving(mpv),
            Process::Wanted(_) | Process::None => self.session = None,
        }
    }

    /// Starts what is wanted, and ends what was left.
    fn settle(&mut self) {
        self.process = match std::mem::replace(&mut self.process, Process::None) {
            Process::Wanted(lines) => {
                let mpv = Mpv::start(self.options.clone());
                mpv.say(lines);
                Process::Runs(mpv)
            }
            Process::Leaving(_) => {
                self.session = None;
                Process::None
            }
            process => process,
        };
    }

    /// Ends the process; what follows begins with another one.
    fn let_go(&mut self) {
        self.session = None;
        self.process = Process::None;
    }
}

/// What mpv is given: a file by its whole path, so that no name is taken for an option, or a URL as it is.
fn named(media: &str) -> Result<String, PlayerFailure> {
    let path = Path::new(media);
    if !path.exists() {
        return if media.contains("://") {
            Ok(media.to_owned())
        } else {
            Err(PlayerFailure::FileMissing { path: media.to_owned() })
        };
    }
    let whole = std::path::absolute(path).ok();
    Ok(whole
        .and_then(|path| Some(path.to_str()?.to_owned()))
        .unwrap_or_else(|| media.to_owned()))
}
