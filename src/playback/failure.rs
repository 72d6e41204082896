/// Why something is not played, or not any further. Its words say what happened and what to do; the simulated player is offered
/// beside them.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PlayerFailure {
    #[error("mpv is not installed: install it with your system's package manager, then play this again.")]
    NotInstalled,
    #[error("mpv {found} is too old: install mpv 0.35 or later.")]
    TooOld { found: String },
    #[error("mpv could not be started: {why}. Try `mpv` by itself.")]
    CannotStart { why: String },
    #[error(
        "mpv did not answer on its socket ({why}): close other programs that hold it, or look into its configuration."
    )]
    SocketRefused { why: String },
    #[error("{path} is not there: put it back, or correct its `media` in the catalog file.")]
    FileMissing { path: String },
    #[error("mpv cannot play {media} ({why}): try it with `mpv` by itself.")]
    CannotPlay { media: String, why: String },
    #[error("The stream broke off ({why}): see whether {media} can be reached, and go on from here.")]
    StreamBroken { media: String, why: String },
    #[error("mpv can be talked to on Unix systems only.")]
    NotOnThisSystem,
}

impl PlayerFailure {
    /// Its name in the log.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::NotInstalled => "not_installed",
            Self::TooOld { .. } => "too_old",
            Self::CannotStart { .. } => "cannot_start",
            Self::SocketRefused { .. } => "socket_refused",
            Self::FileMissing { .. } => "file_missing",
            Self::CannotPlay { .. } => "cannot_play",
            Self::StreamBroken { .. } => "stream_broken",
            Self::NotOnThisSystem => "not_on_this_system",
        }
    }
}
