//! Whether the screen is dark or light, and why so.

#![allow(clippy::disallowed_methods, reason = "the runtime is where the environment comes in")]

use std::env;

use super::probe::Answers;
use crate::{app::Ground, artwork::Rgb};

/// What the screen is to be drawn on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ThemeChoice {
    /// As the terminal's own background is, as far as that is told; else dark.
    #[default]
    Auto,
    Dark,
    Light,
}

/// A ground, and the words that say why it is this one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    pub ground: Ground,
    pub why: String,
}

/// What is known before the terminal is asked: what somebody wants, else what the environment says.
pub fn known(choice: ThemeChoice) -> Option<Chosen> {
    known_from(choice, env::var("COLORFGBG").ok().as_deref())
}

/// The same, and else what the terminal answered.
pub fn chosen(choice: ThemeChoice, answers: &Answers) -> Chosen {
    known(choice).unwrap_or_else(|| answered(answers))
}

fn known_from(choice: ThemeChoice, colorfgbg: Option<&str>) -> Option<Chosen> {
    let asked = |ground| Chosen {
        ground,
        why: "asked for".to_owned(),
    };
    match choice {
        ThemeChoice::Dark => Some(asked(Ground::Dark)),
        ThemeChoice::Light => Some(asked(Ground::Light)),
        ThemeChoice::Auto => {
            let color = background(colorfgbg?)?;
            Some(Chosen {
                ground: ground_of_indexed(color),
                why: format!("COLORFGBG names {color} as the background"),
            })
        }
    }
}

/// `15;0` or `15;default;0`: the last one is the background, one of the sixteen colors.
fn background(colorfgbg: &str) -> Option<u8> {
    let color = colorfgbg.rsplit(';').next()?.parse().ok()?;
    (color < 16).then_some(color)
}

/// Light are the light gray and the bright colors; the gray between them, 8, is a dark one.
const fn ground_of_indexed(color: u8) -> Ground {
    match color {
        7 | 9.. => Ground::Light,
        _ => Ground::Dark,
    }
}

fn answered(answers: &Answers) -> Chosen {
    let Some(color) = answers.background else {
        return Chosen {
            ground: Ground::Dark,
            why: "the terminal does not tell its background; --theme light where it is light".to_owned(),
        };
    };
    let ground = if color.luma() > 0.5 {
        Ground::Light
    } else {
        Ground::Dark
    };
    let Rgb(red, green, blue) = color;
    Chosen {
        ground,
        why: format!("the terminal's background is #{red:02x}{green:02x}{blue:02x}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ground(choice: ThemeChoice, colorfgbg: &str) -> Option<Ground> {
        known_from(choice, Some(colorfgbg)).map(|chosen| chosen.ground)
    }

    #[test]
    fn the_environment_tells_of_the_background() {
        for (said, told) in [
            ("15;0", Some(Ground::Dark)),
            ("0;15", Some(Ground::Light)),
            ("0;default;15", Some(Ground::Light)),
            ("0;7", Some(Ground::Light)),
            ("7;8", Some(Ground::Dark)),
            ("0;default", None),
            ("0;231", None),
            ("", None),
            ("15;0;", None),
        ] {
            assert_eq!(ground(ThemeChoice::Auto, said), told, "{said}");
        }
    }

    #[test]
    fn what_is_asked_for_goes_before_what_is_told() {
        assert_eq!(ground(ThemeChoice::Dark, "0;15"), Some(Ground::Dark));
        assert_eq!(ground(ThemeChoice::Light, "15;0"), Some(Ground::Light));
        assert_eq!(known_from(ThemeChoice::Auto, None), None);
    }

    #[test]
    fn the_terminals_answer_decides_by_its_brightness() {
        let of = |background| {
            answered(&Answers {
                background,
                ..Answers::default()
            })
        };
        assert_eq!(of(Some(Rgb(0xfd, 0xf6, 0xe3))).ground, Ground::Light);
        assert_eq!(of(Some(Rgb(0x00, 0x2b, 0x36))).ground, Ground::Dark);
        assert_eq!(of(None).ground, Ground::Dark);
    }
}
