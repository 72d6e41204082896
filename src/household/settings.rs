use serde::{Deserialize, Serialize};

/// What can be switched, and how it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Ask “Still watching?”. Key `still_watching`, values `on` and `off`.
    pub still_watching: bool,
    /// Start the next episode by itself. Key `autoplay`.
    pub autoplay: bool,
    /// Let the picture move that is looked at. Key `previews`.
    pub previews: bool,
    /// Put a question after a title now and then. Key `questions`.
    pub questions: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            still_watching: true,
            autoplay: true,
            previews: true,
            questions: true,
        }
    }
}

impl Settings {
    /// Turns one switch; a key or value that this build does not know changes nothing.
    pub(super) fn turn(&mut self, key: &str, value: &str) {
        let on = match value {
            "on" => true,
            "off" => false,
            _ => return,
        };
        match key {
            "still_watching" => self.still_watching = on,
            "autoplay" => self.autoplay = on,
            "previews" => self.previews = on,
            "questions" => self.questions = on,
            _ => {}
        }
    }
}
