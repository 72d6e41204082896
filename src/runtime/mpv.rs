//! mpv as a process: started without a terminal of its own, talked to over a socket in a private folder, and gone when Frontrow is.

mod found;
#[cfg(unix)]
mod process;

use std::{path::PathBuf, time::Duration};

use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use super::config::MpvConfig;
use crate::playback::PlayerFailure;

pub use found::{FoundMpv, find};

/// How to start mpv.
#[derive(Clone, Debug)]
pub struct MpvOptions {
    /// A name to look for on the `PATH`, or a path.
    pub program: PathBuf,
    pub args: Vec<String>,
    /// How long it may take until it answers on its socket.
    pub patience: Duration,
}

impl MpvOptions {
    const PATIENCE: Duration = Duration::from_secs(5);

    /// As `config.toml` says.
    pub fn of(config: &MpvConfig) -> Self {
        Self {
            program: config.path.clone().unwrap_or_else(|| "mpv".into()),
            args: config.args.clone(),
            patience: Self::PATIENCE,
        }
    }

    /// There is none: not on the `PATH`, or not where `config.toml` says.
    fn missing(&self) -> PlayerFailure {
        if self.program.components().count() > 1 {
            let why = format!(
                "{} is not there, where config.toml looks for it",
                self.program.display()
            );
            PlayerFailure::CannotStart { why }
        } else {
            PlayerFailure::NotInstalled
        }
    }
}

/// What is heard of a process.
#[derive(Debug)]
pub(super) enum Heard {
    Line(Vec<u8>),
    /// It could not be started, or not be talked to.
    Failed(PlayerFailure),
    /// The last that is heard of it, with what it wrote last to where people read, if anything.
    Closed {
        why: Option<String>,
    },
}

/// An mpv that was started. Letting go of it ends it.
#[derive(Debug)]
pub(super) struct Mpv {
    lines: UnboundedSender<String>,
    heard: UnboundedReceiver<Heard>,
    task: tokio::task::JoinHandle<()>,
}

impl Mpv {
    /// Starts it; how that went is heard. Within the runtime of the event loop.
    pub fn start(options: MpvOptions) -> Self {
        let (lines, requests) = unbounded_channel();
        let (tell, heard) = unbounded_channel();
        #[cfg(unix)]
        let task = tokio::spawn(process::run(options, requests, tell));
        #[cfg(not(unix))]
        let task = tokio::spawn(async move {
            let (_, _) = (options, requests);
            tell.send(Heard::Failed(PlayerFailure::NotOnThisSystem))
                .unwrap_or_default();
        });
        Self { lines, heard, task }
    }

    /// Says lines to it, once it listens.
    pub fn say(&self, lines: Vec<String>) {
        for line in lines {
            // Whoever does not listen any more has said so, and that is waiting to be heard.
            self.lines.send(line).unwrap_or_default();
        }
    }

    pub async fn heard(&mut self) -> Heard {
        self.heard.recv().await.unwrap_or(Heard::Closed { why: None })
    }

    /// Ends it, and waits until it has.
    pub async fn close(self) {
        let Self { lines, heard, task } = self;
        drop((lines, heard));
        task.await.unwrap_or_default();
    }
}
