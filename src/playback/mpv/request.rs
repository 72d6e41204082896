//! What mpv is asked for.

use serde_json::{Value, json};

use crate::playback::Speed;

/// All that a session wants to be told of without asking; the last few only say that somebody is there.
pub(super) const OBSERVED: [&str; 10] = [
    "pause",
    "speed",
    "fullscreen",
    "eof-reached",
    "duration",
    "volume",
    "mute",
    "sid",
    "aid",
    "mouse-pos",
];

/// One command, as mpv counts and names them.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Request {
    Version,
    Observe {
        number: usize,
        property: &'static str,
    },
    /// What a window that shows it is called. It is said as it is, with nothing in it taken for a property's name.
    Name(String),
    /// Where the next file begins, in seconds; at its beginning when 0.
    Start(u32),
    Pause(bool),
    /// Third and later arguments changed between versions, so there are none.
    Load(String),
    Position,
    Length,
    HasEnded,
    Seek(u32),
    Speed(Speed),
    ToggleFullScreen,
    Show {
        text: String,
        ms: u32,
    },
    /// Play nothing, and wait.
    Stop,
    Quit,
}

impl Request {
    fn words(&self) -> Value {
        match self {
            Self::Version => json!(["get_property", "mpv-version"]),
            Self::Observe { number, property } => json!(["observe_property", number, property]),
            Self::Name(name) => json!(["set_property", "force-media-title", name]),
            Self::Start(0) => json!(["set_property", "start", "none"]),
            Self::Start(at_s) => json!(["set_property", "start", at_s.to_string()]),
            Self::Pause(on) => json!(["set_property", "pause", on]),
            Self::Load(media) => json!(["loadfile", media, "replace"]),
            Self::Position => json!(["get_property", "time-pos"]),
            Self::Length => json!(["get_property", "duration"]),
            Self::HasEnded => json!(["get_property", "eof-reached"]),
            Self::Seek(to_s) => json!(["seek", to_s, "absolute+exact"]),
            Self::Speed(speed) => json!(["set_property", "speed", speed.times()]),
            Self::ToggleFullScreen => json!(["cycle", "fullscreen"]),
            Self::Show { text, ms } => json!(["show-text", text, ms]),
            Self::Stop => json!(["stop"]),
            Self::Quit => json!(["quit"]),
        }
    }

    /// The line that says so, with its end.
    pub(super) fn line(&self, number: u64) -> String {
        format!("{}\n", json!({ "command": self.words(), "request_id": number }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_is_one_line_whatever_stands_in_it() {
        let line = Request::Load("-not an option\n\"é\".mkv".to_owned()).line(7);
        assert_eq!(
            line,
            "{\"command\":[\"loadfile\",\"-not an option\\n\\\"é\\\".mkv\",\"replace\"],\"request_id\":7}\n"
        );
        assert_eq!(
            Request::Seek(61).line(8),
            "{\"command\":[\"seek\",61,\"absolute+exact\"],\"request_id\":8}\n"
        );
        assert_eq!(
            Request::Start(0).line(1),
            "{\"command\":[\"set_property\",\"start\",\"none\"],\"request_id\":1}\n"
        );
    }
}
