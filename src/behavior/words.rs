use super::{
    event::{BehaviorEvent, ImpressionRef, Playhead, Rating, StillWatchingAnswer, StillWatchingRule},
    printable::printable,
    question::{LIKED, MORE, PUT_OFF},
};
use crate::catalog::{EpisodeId, TitleId};

impl BehaviorEvent {
    /// What happened, in plain words for one line, such as `rated Heat: love`. `name_of` says what a title is called.
    pub fn in_words(&self, name_of: &dyn Fn(TitleId) -> String) -> String {
        printable(&self.words(name_of)).into_owned()
    }

    fn words(&self, name_of: &dyn Fn(TitleId) -> String) -> String {
        let named = |title: &TitleId| name_of(*title);
        let at = |playhead: &Playhead| {
            let what = with_episode(name_of(playhead.title), playhead.episode);
            let (position, length) = (playhead.position, playhead.total_length);
            format!("{what} at {} of {}", minutes(position), minutes(length))
        };
        match self {
            Self::SessionStarted { device, .. } => {
                format!("came, on a screen of {} × {}", device.cols, device.rows)
            }
            Self::SessionEnded { reason } => format!("left ({reason})"),
            Self::ProfileCreated { facts } => {
                let kids = if facts.kids { " for kids" } else { "" };
                format!("profile {} created{kids}, region {}", facts.name, facts.region)
            }
            Self::ProfileChanged { facts } => format!("profile changed to {}", facts.name),
            Self::ProfileRemoved {} => "profile removed".to_owned(),
            Self::SettingChanged { key, value } => format!("turned {key} {value}"),
            Self::PreferenceAnswered { question, answers } => {
                format!("answered {question}: {}", answers.join(", "))
            }
            Self::OnboardingCompleted { picked, .. } => {
                format!("picked {}", names(picked, name_of))
            }
            Self::OnboardingSkipped { picked, .. } if picked.is_empty() => "skipped the questions".to_owned(),
            Self::OnboardingSkipped { picked, .. } => {
                format!("skipped the questions after picking {}", names(picked, name_of))
            }
            Self::PageServed { page, cause, rows, .. } => {
                let count = rows.len();
                format!("page {page} served with {count} rows, because of {}", cause.0)
            }
            Self::Impression {
                title,
                row,
                element_index,
                caption,
                total_time_visible_ms,
                ..
            } => format!(
                "saw {} in {}, {} s, with the {caption} caption",
                named(title),
                slot(row, *element_index),
                seconds(*total_time_visible_ms)
            ),
            Self::Navigated { from, to, .. } => format!("went from {from} to {to}"),
            Self::TitleFocused {
                title,
                row,
                element_index,
                dwell_ms,
            } => format!(
                "looked at {} in {} for {} s",
                named(title),
                slot(row, *element_index),
                seconds(*dwell_ms)
            ),
            Self::TitleOpened { title, impression } => {
                format!("opened {}{}", named(title), led_by(impression.as_ref()))
            }
            Self::TitleSuggested { title, among, .. } => {
                format!("had {} picked out of {among}", named(title))
            }
            Self::PanelOpened { panel, title } => match title {
                Some(title) => format!("opened the {panel} panel on {}", named(title)),
                None => format!("opened the {panel} panel"),
            },
            Self::PreviewStarted { title } => format!("began the preview of {}", named(title)),
            Self::PreviewEnded { title, watched_ms } => {
                let watched_s = seconds(*watched_ms);
                format!("watched {watched_s} s of the preview of {}", named(title))
            }
            Self::VideoPlaybackStarted {
                title,
                episode,
                impression,
                position,
                autoplayed,
                ..
            } => format!(
                "{} {} from {}{}",
                if *autoplayed { "autoplay played" } else { "played" },
                with_episode(named(title), *episode),
                minutes(*position),
                led_by(impression.as_ref())
            ),
            Self::VideoContentStarted { playhead } => {
                format!("the picture began: {}", at(playhead))
            }
            Self::VideoContentPlaying { playhead } => format!("is watching {}", at(playhead)),
            Self::VideoContentCompleted { playhead } => format!("saw the end of {}", at(playhead)),
            Self::VideoPlaybackPaused { playhead } => format!("paused {}", at(playhead)),
            Self::VideoPlaybackResumed { playhead } => format!("resumed {}", at(playhead)),
            Self::VideoPlaybackSeekStarted {
                playhead,
                seek_position,
            } => format!("jumps to {} in {}", minutes(*seek_position), at(playhead)),
            Self::VideoPlaybackSeekCompleted {
                playhead,
                seek_position,
            } => format!("jumped to {} in {}", minutes(*seek_position), at(playhead)),
            Self::VideoPlaybackSpeedChanged { playhead, speed } => format!("plays at speed {speed}: {}", at(playhead)),
            Self::VideoPlaybackFullScreenChanged { playhead, full_screen } => {
                let screen = if *full_screen {
                    "on the whole screen"
                } else {
                    "in a window"
                };
                format!("plays {screen}: {}", at(playhead))
            }
            Self::VideoPlaybackInterrupted { playhead, reason } => {
                let why = reason
                    .as_ref()
                    .map_or_else(String::new, |reason| format!(" ({reason})"));
                format!("was interrupted in {}{why}", at(playhead))
            }
            Self::VideoPlaybackExited { playhead } => format!("stopped {}", at(playhead)),
            Self::VideoPlaybackCompleted { playhead } => format!("finished {}", at(playhead)),
            Self::StillWatchingPrompted { title, rule, .. } => {
                let rule = match rule {
                    StillWatchingRule::Episodes => "three episodes in a row",
                    StillWatchingRule::Minutes => "90 minutes without input",
                };
                format!("was asked “Still watching?” in {}: {rule}", named(title))
            }
            Self::StillWatchingAnswered { answer, .. } => {
                let answer = match answer {
                    StillWatchingAnswer::Continue => "continue",
                    StillWatchingAnswer::Stop => "stop",
                    StillWatchingAnswer::NotTonight => "don't ask again tonight",
                    StillWatchingAnswer::Never => "never ask",
                    StillWatchingAnswer::NoAnswer => "nothing",
                };
                format!("answered “Still watching?” with {answer}")
            }
            Self::AutoplayStarted { title, episode } => {
                let what = with_episode(named(title), Some(*episode));
                format!("autoplay went on with {what}")
            }
            Self::AutoplayCancelled { title, episode } => {
                let what = with_episode(named(title), Some(*episode));
                format!("kept autoplay from going on with {what}")
            }
            Self::CompanyChanged { company } if company.is_empty() => "is alone".to_owned(),
            Self::CompanyChanged { company } => {
                let ids: Vec<&str> = company.iter().map(|id| id.0.as_str()).collect();
                format!("is here with {}", ids.join(", "))
            }
            Self::QuestionShown { question, title } => {
                format!("was asked {}", asked(question, title.as_ref(), name_of))
            }
            Self::QuestionAnswered {
                question,
                answer,
                title,
            } => question_answered(question, answer, title.as_ref(), name_of),
            Self::TitleRated { title, rating } => {
                let rating = match rating {
                    Rating::Love => "love",
                    Rating::Like => "like",
                    Rating::Dislike => "not for me",
                    Rating::None => "no rating any more",
                };
                format!("rated {}: {rating}", named(title))
            }
            Self::ListAdded { title } => format!("put {} on My List", named(title)),
            Self::ListRemoved { title } => format!("took {} off My List", named(title)),
            Self::TitleHidden { title } => format!("hid {}", named(title)),
            Self::ContinueWatchingRemoved { title } => {
                format!("took {} out of Continue Watching", named(title))
            }
            Self::SearchPerformed { query, results } => {
                format!("searched for “{query}”, {results} found")
            }
            Self::SearchResultOpened { query, title, .. } => {
                format!("opened {} from the search for “{query}”", named(title))
            }
            Self::TasteCorrected { about, key, correction } => correction.in_words(*about, key),
            Self::EventUndone { target } => format!("undid {}", target.0),
        }
    }
}

fn names(titles: &[TitleId], name_of: &dyn Fn(TitleId) -> String) -> String {
    if titles.is_empty() {
        return "nothing".to_owned();
    }
    let names: Vec<String> = titles.iter().map(|title| name_of(*title)).collect();
    names.join(", ")
}

/// What was answered, such as `answered what put one off “Stalker”: slow`.
pub(super) fn question_answered(
    question: &str,
    answer: &str,
    title: Option<&TitleId>,
    name_of: &dyn Fn(TitleId) -> String,
) -> String {
    format!("answered {}: {answer}", asked(question, title, name_of))
}

fn asked(question: &str, title: Option<&TitleId>, name_of: &dyn Fn(TitleId) -> String) -> String {
    match (question, title.map(|title| name_of(*title))) {
        (LIKED, Some(name)) => format!("how {name} was"),
        (PUT_OFF, Some(name)) => format!("what put one off {name}"),
        (question, Some(name)) => format!("{question} of {name}"),
        (question, None) => match question.split_once(':') {
            Some((MORE, kind)) => format!("for more of {kind}"),
            _ => question.to_owned(),
        },
    }
}

fn with_episode(name: String, episode: Option<EpisodeId>) -> String {
    match episode {
        Some(episode) => format!("{name} {episode}"),
        None => name,
    }
}

/// People count from 1.
fn slot(row: &str, element_index: u16) -> String {
    format!("{row}[{}]", u32::from(element_index) + 1)
}

fn led_by(impression: Option<&ImpressionRef>) -> String {
    match impression {
        Some(place) => format!(", seen in {}", slot(&place.row, place.element_index)),
        None => String::new(),
    }
}

fn seconds(ms: u64) -> String {
    format!("{}.{}", ms / 1_000, ms % 1_000 / 100)
}

/// `1:02:05` or `2:05`.
fn minutes(position_s: u32) -> String {
    let (hours, minutes, seconds) = (position_s / 3_600, position_s / 60 % 60, position_s % 60);
    if hours > 0 {
        format!("{hours}:{minutes:02}:{seconds:02}")
    } else {
        format!("{minutes}:{seconds:02}")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::behavior::{PlayerKind, arbitrary};

    proptest! {
        #[test]
        fn words_are_one_line_without_control_characters(event in arbitrary::event(9)) {
            let words = event.in_words(&|title| format!("{title}\n\u{1b}[2J"));
            prop_assert!(!words.is_empty() && !words.chars().any(char::is_control), "{:?}", words);
        }
    }

    #[test]
    fn a_play_says_what_led_to_it() {
        let play = BehaviorEvent::VideoPlaybackStarted {
            title: TitleId::original(3),
            episode: Some(EpisodeId { season: 2, number: 4 }),
            impression: Some(ImpressionRef {
                page: 3,
                row: "top_picks".to_owned(),
                element_index: 0,
            }),
            position: 3_725,
            total_length: 6_000,
            autoplayed: false,
            player: PlayerKind::Mpv,
        };
        assert_eq!(
            play.in_words(&|_| "Harbor Lights".to_owned()),
            "played Harbor Lights S2:E4 from 1:02:05, seen in top_picks[1]"
        );
    }
}
