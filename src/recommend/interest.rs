//! What the evidence about one title means: how much the viewer goes for it, and how the title stands.
//!
//! Interest is signed thousandths: 1000 is a film watched to its end or plainly liked. It grows with the share watched, is
//! largest for what was seen again, turns negative for what was abandoned or disliked, and fades by half-lives.

use crate::{
    behavior::{DAY_MS, Dated, Play, PlayState, Rating, TitleEvidence, UtcMillis},
    catalog::{Title, TitleIndex, TitleKind},
};

/// Leaving before this share was watched means that the title was abandoned.
pub(super) const ABANDONED_SHARE: f32 = 0.2;
/// From this share on only the credits are left.
pub(super) const FINISHED_SHARE: f32 = 0.9;

const ABANDONED: f32 = -600.0;
const WATCHED_LEAST: f32 = 200.0;
const WATCHED_TO_THE_END: f32 = 1000.0;
const SEEN_AGAIN: f32 = 700.0;
const EPISODE: f32 = 280.0;
const LISTED: f32 = 400.0;
const OPENED: f32 = 180.0;
const SEARCHED: f32 = 250.0;
const LINGERED: f32 = 80.0;
const HIDDEN: f32 = -800.0;

const PLAYS_HALF_LIFE_DAYS: f32 = 90.0;
const RATING_HALF_LIFE_DAYS: f32 = 365.0;
const LIST_HALF_LIFE_DAYS: f32 = 60.0;
const LOOKS_HALF_LIFE_DAYS: f32 = 3.0;
const IMPRESSIONS_HALF_LIFE_DAYS: f32 = 3.0;

/// How a title stands with the viewer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nothing was done with it beyond looking.
    Untouched,
    /// Begun and not left for good: there is something to continue.
    Started,
    /// Left before a fifth was watched.
    Abandoned,
    /// Watched to the end; a series: all its episodes.
    Finished,
}

/// What one title's evidence comes to at a moment.
#[derive(Clone, Debug, PartialEq)]
pub struct Interest {
    pub title: TitleIndex,
    /// Signed thousandths.
    pub weight: i32,
    /// The share of the weight earned at hours like now's, signed thousandths.
    pub weight_at_hour: i32,
    pub standing: Standing,
    pub rating: Option<Rating>,
    pub in_list: bool,
    pub hidden: bool,
    /// Taken out of Continue Watching, and not played since.
    pub taken_out: bool,
    /// How often it was watched through.
    pub passes: u32,
    pub played_at: Option<UtcMillis>,
    pub opened_at: Option<UtcMillis>,
    pub listed_at: Option<UtcMillis>,
    /// Impressions, each worth half as much after three days.
    pub impressions: f32,
}

impl Interest {
    /// Reads one title's evidence at `now`, when the viewer's clock says `hour`.
    pub fn of(title: Title<'_>, evidence: &TitleEvidence, now: UtcMillis, hour: u8) -> Self {
        let watched = Watched::of(title, &evidence.plays);
        let rating = latest(&evidence.ratings).filter(|rated| rated.value != Rating::None);
        let listed = latest(&evidence.list).filter(|listed| listed.value);
        let opened = latest(&evidence.opened);
        let fade = |at: UtcMillis, days: f32| half_life(now.since(at), days);

        let played_at = evidence.plays.iter().map(|play| play.last_at).max();
        let from_plays = played_at.map_or(0.0, |at| {
            watched.weight * share(&evidence.plays) * fade(at, PLAYS_HALF_LIFE_DAYS)
        });
        let from_looks =
            looks(evidence, now) + listed.map_or(0.0, |dated| LISTED * fade(dated.at, LIST_HALF_LIFE_DAYS));
        let mut weight = match rating {
            // A word outweighs what the player saw, and a dislike is not softened by having watched.
            Some(rated) => {
                let said = rating_weight(rated.value) as f32 * fade(rated.at, RATING_HALF_LIFE_DAYS);
                if said < 0.0 {
                    said
                } else {
                    said + from_plays.max(0.0) / 2.0
                }
            }
            None => from_plays + from_looks,
        };
        let hidden = !evidence.hidden.is_empty();
        if hidden {
            weight = weight.min(0.0) + HIDDEN;
        }
        Self {
            title: title.index(),
            weight: weight.round() as i32,
            weight_at_hour: (weight * hour_closeness(&evidence.plays, hour)).round() as i32,
            standing: watched.standing,
            rating: rating.map(|rated| rated.value),
            in_list: listed.is_some(),
            hidden,
            taken_out: evidence.is_set_aside(),
            passes: watched.passes,
            played_at,
            opened_at: opened.map(|dated| dated.at),
            listed_at: listed.map(|dated| dated.at),
            impressions: evidence.impressions * fade(evidence.impressions_at, IMPRESSIONS_HALF_LIFE_DAYS),
        }
    }

    /// The viewer said no to it, in one way or another: it is not shown.
    pub fn is_refused(&self) -> bool {
        self.hidden || self.rating == Some(Rating::Dislike)
    }

    /// Nothing was done with it: it was shown at most.
    pub fn is_passed_over(&self) -> bool {
        self.played_at.is_none() && self.opened_at.is_none() && self.rating.is_none() && !self.in_list
    }
}

/// The weight of a rating as evidence, in thousandths.
pub fn rating_weight(rating: Rating) -> i32 {
    match rating {
        Rating::Love => 1600,
        Rating::Like => 1000,
        Rating::Dislike => -1600,
        Rating::None => 0,
    }
}

/// What a share of something is worth after a while: halved every `days`.
pub(super) fn half_life(age_ms: i64, days: f32) -> f32 {
    (-(age_ms as f32) / (DAY_MS as f32 * days)).exp2()
}

/// How near two hours of the day are: 1 at the same hour, 0 from three hours on.
pub(super) fn hour_nearness(a: u8, b: u8) -> f32 {
    let apart = (i16::from(a) - i16::from(b)).rem_euclid(24);
    match apart.min(24 - apart) {
        0 => 1.0,
        1 => 0.7,
        2 => 0.35,
        _ => 0.0,
    }
}

fn latest<T>(dated: &[Dated<T>]) -> Option<&Dated<T>> {
    dated.iter().max_by_key(|fact| fact.seq)
}

fn looks(evidence: &TitleEvidence, now: UtcMillis) -> f32 {
    let faded = |facts: &[Dated<()>], weight: f32| -> f32 {
        let sum: f32 = facts
            .iter()
            .map(|fact| weight * half_life(now.since(fact.at), LOOKS_HALF_LIFE_DAYS))
            .sum();
        sum.min(2.0 * weight)
    };
    // What is previewed has the focus: those seconds are in both.
    let lingered_s = evidence.focused_ms.max(evidence.previewed_ms) as f32 / 1000.0;
    faded(&evidence.opened, OPENED) + faded(&evidence.searched, SEARCHED) + LINGERED * (lingered_s / 60.0).min(1.0)
}

/// How much of what the plays of one title come to counts for this viewer: the shares of all of them, each weighed by how much of it
/// was watched. 1 for whoever was alone.
fn share(plays: &[Play]) -> f32 {
    if plays.iter().all(|play| play.company == 0) {
        return 1.0;
    }
    // A second is granted to each, for plays that have only begun.
    let watched = |play: &Play| play.watched_s as f32 + 1.0;
    let all: f32 = plays.iter().map(watched).sum();
    plays.iter().map(|play| watched(play) * play.share()).sum::<f32>() / all
}

fn hour_closeness(plays: &[Play], hour: u8) -> f32 {
    if plays.is_empty() {
        return 0.0;
    }
    let sum: f32 = plays.iter().map(|play| hour_nearness(play.hour, hour)).sum();
    sum / plays.len() as f32
}

/// It is playing, or broke off without anybody wanting that: that little of it was seen says nothing.
fn goes_on(play: &Play) -> bool {
    play.state == PlayState::Open || play.broke_off
}

/// What the plays of one title come to, before fading.
struct Watched {
    weight: f32,
    standing: Standing,
    passes: u32,
}

impl Watched {
    fn of(title: Title<'_>, plays: &[Play]) -> Self {
        if plays.is_empty() {
            return Self {
                weight: 0.0,
                standing: Standing::Untouched,
                passes: 0,
            };
        }
        match title.kind() {
            TitleKind::Film => Self::film(plays),
            TitleKind::Series => Self::series(plays, title.episodes().len()),
        }
    }

    fn film(plays: &[Play]) -> Self {
        let passes = plays.iter().filter(|play| play.is_finished()).count();
        let rest = plays.iter().rev().take_while(|play| !play.is_finished());
        let rest_share = rest.map(Play::watched_fraction).sum::<f32>().min(1.0);
        let running = plays.last().is_some_and(goes_on);
        if passes > 0 {
            let again = (passes as f32 - 1.0 + rest_share).min(2.0);
            let standing = if rest_share >= ABANDONED_SHARE {
                Standing::Started
            } else {
                Standing::Finished
            };
            return Self {
                weight: WATCHED_TO_THE_END + SEEN_AGAIN * again,
                standing,
                passes: passes as u32,
            };
        }
        if rest_share < ABANDONED_SHARE && !running {
            return Self {
                weight: ABANDONED,
                standing: Standing::Abandoned,
                passes: 0,
            };
        }
        let beyond = (rest_share - ABANDONED_SHARE).max(0.0) / (FINISHED_SHARE - ABANDONED_SHARE);
        let weight = WATCHED_LEAST + (WATCHED_TO_THE_END - WATCHED_LEAST) * beyond.min(1.0);
        Self {
            weight,
            standing: Standing::Started,
            passes: 0,
        }
    }

    fn series(plays: &[Play], episodes: usize) -> Self {
        let mut finished: Vec<_> = plays
            .iter()
            .filter(|play| play.is_finished())
            .map(|play| play.episode)
            .collect();
        let finished_plays = finished.len();
        finished.sort_unstable();
        finished.dedup();
        let again = (finished_plays - finished.len()) as f32;
        let rest: f32 = plays
            .iter()
            .filter(|play| !play.is_finished())
            .map(Play::watched_fraction)
            .sum();
        let amount = finished.len() as f32 + rest.min(1.0);
        let running = plays.last().is_some_and(goes_on);
        if amount < ABANDONED_SHARE && !running {
            return Self {
                weight: ABANDONED,
                standing: Standing::Abandoned,
                passes: 0,
            };
        }
        let whole = episodes > 0 && finished.len() >= episodes;
        let weight =
            WATCHED_LEAST + EPISODE * amount.min(4.0) + SEEN_AGAIN * (again / episodes.clamp(1, 4) as f32).min(2.0);
        let passes = if whole {
            1 + (finished_plays - episodes) / episodes
        } else {
            0
        };
        let standing = if whole && rest < ABANDONED_SHARE {
            Standing::Finished
        } else {
            Standing::Started
        };
        Self {
            weight,
            standing,
            passes: passes as u32,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_of_a_preview_in_focus_count_once() {
        let of = |focused_s: u64, previewed_s: u64| {
            let evidence = TitleEvidence {
                focused_ms: focused_s * 1_000,
                previewed_ms: previewed_s * 1_000,
                ..TitleEvidence::default()
            };
            looks(&evidence, UtcMillis(0))
        };
        assert!(of(30, 0) > of(10, 0) && of(10, 0) > 0.0);
        assert_eq!(of(30, 20), of(30, 0));
        // The preview has ended, and the focus goes on.
        assert_eq!(of(0, 20), of(20, 0));
    }
}
