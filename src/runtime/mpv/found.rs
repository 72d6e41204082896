//! Whether there is an mpv here, and which.

use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use super::MpvOptions;
use crate::playback::{
    PlayerFailure,
    mpv::{LEAST, Version},
};

/// An mpv that can play.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundMpv {
    pub path: PathBuf,
    /// As it says itself, in short.
    pub version: String,
}

/// Looks for mpv, and asks it for its version.
///
/// # Errors
/// What would keep it from playing, with what to do.
pub fn find(options: &MpvOptions) -> Result<FoundMpv, PlayerFailure> {
    if cfg!(not(unix)) {
        return Err(PlayerFailure::NotOnThisSystem);
    }
    let path = located(&options.program).ok_or_else(|| options.missing())?;
    let cannot_start = |why: String| PlayerFailure::CannotStart { why };
    let output = Command::new(&path)
        .args(&options.args)
        .arg("--version")
        .stdin(Stdio::null())
        .output()
        .map_err(|error| cannot_start(error.to_string()))?;
    let said = String::from_utf8_lossy(&output.stdout);
    let first = said.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    if !output.status.success() {
        return Err(cannot_start(first.trim().to_owned()));
    }
    match Version::of(first) {
        Some(version) if version < LEAST => Err(PlayerFailure::TooOld {
            found: version.to_string(),
        }),
        Some(_) | None => Ok(FoundMpv {
            path,
            version: first.split_whitespace().take(2).collect::<Vec<_>>().join(" "),
        }),
    }
}

/// Where a program is: the path that is given, or the first folder of the `PATH` that has it.
#[allow(clippy::disallowed_methods, reason = "the runtime is where the environment comes in")]
fn located(program: &Path) -> Option<PathBuf> {
    if program.components().count() > 1 {
        return program.is_file().then(|| program.to_owned());
    }
    let folders = std::env::var_os("PATH")?;
    std::env::split_paths(&folders)
        .map(|folder| folder.join(program))
        .find(|path| path.is_file())
}
