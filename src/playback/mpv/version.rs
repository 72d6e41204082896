use std::fmt;

/// Below this mpv answers in other words.
pub const LEAST: Version = Version { major: 0, minor: 35 };

/// The first two numbers of a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version {
    pub major: u32,
    pub minor: u32,
}

impl Version {
    /// From what mpv calls itself: `mpv 0.35.1`, `mpv v0.40.0-dirty`, and the first line of `mpv --version`. `None` for one that
    /// was built from between two releases and has no number.
    pub fn of(named: &str) -> Option<Self> {
        named.split_whitespace().find_map(|word| {
            let word = word.strip_prefix('v').unwrap_or(word);
            let mut numbers = word.split(|letter: char| !letter.is_ascii_digit());
            Some(Self {
                major: numbers.next()?.parse().ok()?,
                minor: numbers.next()?.parse().ok()?,
            })
        })
    }
}

impl fmt::Display for Version {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}.{}", self.major, self.minor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_read_however_it_was_built() {
        let read = |named: &str| Version::of(named).map(|version| version.to_string());
        assert_eq!(read("mpv 0.35.1").as_deref(), Some("0.35"));
        assert_eq!(read("mpv v0.40.0-dirty").as_deref(), Some("0.40"));
        assert_eq!(read("mpv 0.34.0-UNKNOWN").as_deref(), Some("0.34"));
        assert_eq!(read("mpv 1.2 Copyright © 2000-2031 others").as_deref(), Some("1.2"));
        assert_eq!(read("mpv git-1a2b3c"), None);
        assert!(Version::of("mpv 0.34.1") < Some(LEAST));
        assert!(Version::of("mpv 1.0") > Some(LEAST));
    }
}
