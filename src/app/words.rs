//! Events in plain words: for the log panel, for `log show`, and for the cause of a page's change.

use crate::{
    behavior::{BehaviorEvent, Playhead, Rating, StillWatchingAnswer, StillWatchingRule},
    catalog::{Catalog, EpisodeId, TitleId},
};

/// A title's name in quotation marks, or its id when the catalog at hand does not have it.
pub fn quoted(catalog: &Catalog, id: TitleId) -> String {
    match catalog.by_id(id) {
        Some(title) => format!("“{}”", title.name()),
        None => id.to_string(),
    }
}

/// `1:02:03` or `2:03`.
pub fn clock_time(seconds: u32) -> String {
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 {
        format!("{hours}:{minutes:02}:{seconds:02}")
    } else {
        format!("{minutes}:{seconds:02}")
    }
}

/// `1 h 40`, `52 min`.
pub fn duration(minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} min"),
        (hours, 0) => format!("{hours} h"),
        (hours, minutes) => format!("{hours} h {minutes:02}"),
    }
}

/// One event without its name: what it was about.
pub fn describe(event: &BehaviorEvent, catalog: &Catalog) -> String {
    use BehaviorEvent as E;
    let name = |id: &TitleId| quoted(catalog, *id);
    match event {
        E::SessionStarted { device, .. } => format!("on a screen of {}×{}", device.cols, device.rows),
        E::SessionEnded { reason } => reason.clone(),
        E::ProfileCreated { facts } | E::ProfileChanged { facts } => {
            format!(
                "{}{}, {}",
                facts.name,
                if facts.kids { " (kids)" } else { "" },
                facts.region
            )
        }
        E::ProfileRemoved {} => String::new(),
        E::SettingChanged { key, value } => format!("{key}: {value}"),
        E::PreferenceAnswered { question, answers } => format!("{question}: {}", answers.join(", ")),
        E::OnboardingCompleted { picked, .. } | E::OnboardingSkipped { picked, .. } => {
            if picked.is_empty() {
                "nothing picked".to_owned()
            } else {
                format!("picked {}", picked.iter().map(name).collect::<Vec<_>>().join(", "))
            }
        }
        E::PageServed { page, cause, rows, .. } => {
            format!("page {page}, {} rows, because of {}", rows.len(), cause.0)
        }
        E::Impression {
            title,
            caption,
            action_prob,
            total_time_visible_ms,
            row,
            ..
        } => format!(
            "{} in {row} for {:.1} s, caption on {caption} (p {action_prob:.2})",
            name(title),
            *total_time_visible_ms as f64 / 1_000.0
        ),
        E::Navigated { from, to, dwell_ms } => {
            format!("{from} → {to} after {:.1} s", *dwell_ms as f64 / 1_000.0)
        }
        E::TitleFocused { title, dwell_ms, .. } => {
            format!("{} for {:.1} s", name(title), *dwell_ms as f64 / 1_000.0)
        }
        E::TitleOpened { title, .. }
        | E::PreviewStarted { title }
        | E::ListAdded { title }
        | E::ListRemoved { title }
        | E::TitleHidden { title }
        | E::ContinueWatchingRemoved { title } => name(title),
        E::PanelOpened { panel, title } => match title {
            Some(title) => format!("{panel}, {}", name(title)),
            None => panel.clone(),
        },
        E::PreviewEnded { title, watched_ms } => {
            format!("{} after {:.1} s", name(title), *watched_ms as f64 / 1_000.0)
        }
        E::VideoPlaybackStarted {
            title,
            episode,
            position,
            autoplayed,
            ..
        } => format!(
            "{}{} at {}",
            with_episode(catalog, *title, *episode),
            if *autoplayed { ", by itself," } else { "" },
            clock_time(*position)
        ),
        E::VideoContentStarted { playhead }
        | E::VideoContentPlaying { playhead }
        | E::VideoContentCompleted { playhead }
        | E::VideoPlaybackPaused { playhead }
        | E::VideoPlaybackResumed { playhead }
        | E::VideoPlaybackInterrupted { playhead }
        | E::VideoPlaybackExited { playhead }
        | E::VideoPlaybackCompleted { playhead } => at_playhead(catalog, playhead),
        E::VideoPlaybackSeekStarted {
            playhead,
            seek_position,
        }
        | E::VideoPlaybackSeekCompleted {
            playhead,
            seek_position,
        } => {
            format!("{} to {}", at_playhead(catalog, playhead), clock_time(*seek_position))
        }
        E::StillWatchingPrompted {
            title,
            rule,
            episodes,
            minutes,
        } => match rule {
            StillWatchingRule::Episodes => format!("{} after {episodes} episodes in a row", name(title)),
            StillWatchingRule::Minutes => format!("{} after {minutes} minutes untouched", name(title)),
        },
        E::StillWatchingAnswered { title, answer } => {
            let answer = match answer {
                StillWatchingAnswer::Continue => "continue",
                StillWatchingAnswer::Stop => "stop",
                StillWatchingAnswer::NotTonight => "don't ask again tonight",
                StillWatchingAnswer::NoAnswer => "no answer",
            };
            format!("{}: {answer}", name(title))
        }
        E::AutoplayStarted { title, episode } | E::AutoplayCancelled { title, episode } => {
            with_episode(catalog, *title, Some(*episode))
        }
        E::TitleRated { title, rating } => {
            let rating = match rating {
                Rating::Love => "love",
                Rating::Like => "like",
                Rating::Dislike => "not for me",
                Rating::None => "rating taken back",
            };
            format!("{}: {rating}", name(title))
        }
        E::SearchPerformed { query, results } => format!("“{query}”, {results} results"),
        E::SearchResultOpened { query, title, .. } => format!("{}, searched as “{query}”", name(title)),
        E::EventUndone { target } => format!("event {}", target.0),
    }
}

fn with_episode(catalog: &Catalog, title: TitleId, episode: Option<EpisodeId>) -> String {
    match episode {
        Some(episode) => format!("{} {episode}", quoted(catalog, title)),
        None => quoted(catalog, title),
    }
}

fn at_playhead(catalog: &Catalog, playhead: &Playhead) -> String {
    let title = with_episode(catalog, playhead.title, playhead.episode);
    format!(
        "{title} at {} of {}",
        clock_time(playhead.position),
        clock_time(playhead.total_length)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_read_as_on_a_player() {
        assert_eq!(
            (clock_time(63).as_str(), clock_time(3_723).as_str()),
            ("1:03", "1:02:03")
        );
        assert_eq!(
            (duration(52).as_str(), duration(120).as_str(), duration(170).as_str()),
            ("52 min", "2 h", "2 h 50")
        );
    }
}
