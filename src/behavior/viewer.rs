//! What is known about one viewer: a fold over the log, holding evidence by title and by trait and nothing else.
//!
//! Everything that an undo may take back is kept with its `seq`, so that `event_undone` removes exactly that evidence
//! and the state equals the fold of a log without both events. What evidence *means* is derived in `recommend`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{
    correction::{Corrections, TraitCorrection},
    event::{BehaviorEvent, Playhead, ProfileId, Record, Seq, StillWatchingAnswer},
    evidence::{Dated, TitleEvidence},
    play::{Play, PlayerDeed},
    question::{AskedQuestion, GivenAnswer},
    time::{SECOND_MS, UtcMillis},
    visit::{VISITS_KEPT, VisitStart},
};
use crate::catalog::TitleId;

/// A pause so soon after “Still watching?” came up is the question's, not the viewer's.
const HELD_WITHIN_MS: i64 = SECOND_MS;

/// When the viewer comes, and with what.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Rhythm {
    pub sessions: u32,
    pub first_at: Option<UtcMillis>,
    pub last_session_at: Option<UtcMillis>,
    /// Sessions begun, by hour of the viewer's day.
    pub sessions_by_hour: [u32; 24],
    pub pages_served: u32,
}

/// An answer to a preference question, or the picks of the onboarding.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    pub question: String,
    pub answers: Vec<String>,
}

/// How many countdowns are remembered.
const COUNTDOWNS_KEPT: usize = 60;

/// How a countdown to the next episode went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountdownEnd {
    pub at: UtcMillis,
    pub cancelled: bool,
}

/// One viewer's evidence.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Viewer {
    pub titles: BTreeMap<TitleId, TitleEvidence>,
    pub answers: Vec<Dated<Answer>>,
    pub picks: Vec<Dated<Vec<TitleId>>>,
    /// All queries, newest last. None is dropped: an undo of the newest would else have to bring an older one back.
    pub searches: Vec<Dated<String>>,
    pub rhythm: Rhythm,
    /// When and how the last visits began, newest last.
    pub visits: Vec<VisitStart>,
    /// What the viewer said about what was concluded, newest last.
    pub corrections: Vec<Dated<TraitCorrection>>,
    /// When “Still watching?” last came up.
    pub asked_at: Option<UtcMillis>,
    /// How countdowns to the next episode went, newest last.
    pub countdowns: Vec<CountdownEnd>,
    /// Answered *don't ask again tonight*; newest last.
    pub silenced: Vec<Dated<()>>,
    /// Questions that were put after a title, and those that were answered; newest last.
    pub questions_shown: Vec<Dated<AskedQuestion>>,
    pub questions_answered: Vec<Dated<GivenAnswer>>,
    /// What `u` would take back, newest last: deeds that can be undone and were not.
    pub undoable: Vec<Seq>,
}

impl Viewer {
    /// Takes one record in. Records of other profiles are the caller's to keep away. About 0.2 µs.
    pub fn apply(&mut self, record: &Record) {
        if record.event.is_undoable() {
            self.undoable.push(record.seq);
        }
        self.take_in(record, false);
    }

    /// Takes in a record of somebody else's at whose side this viewer was: what was played, and nothing of what was said or looked
    /// at. It was not this viewer's deed, so `u` does not take it back.
    pub fn apply_as_guest(&mut self, record: &Record) {
        if record.event.is_of_a_play() {
            self.take_in(record, true);
        }
    }

    fn take_in(&mut self, record: &Record, as_guest: bool) {
        let at = record.at;
        match &record.event {
            BehaviorEvent::SessionStarted { .. } => self.begin_session(record),
            BehaviorEvent::PageServed { .. } => self.rhythm.pages_served += 1,
            BehaviorEvent::PreferenceAnswered { question, answers } => {
                let answer = Answer {
                    question: question.clone(),
                    answers: answers.clone(),
                };
                self.answers.push(dated(record, answer));
            }
            BehaviorEvent::OnboardingCompleted { picked, .. } => {
                self.picks.push(dated(record, picked.clone()));
            }
            BehaviorEvent::OnboardingSkipped { picked, .. } => {
                if !picked.is_empty() {
                    self.picks.push(dated(record, picked.clone()));
                }
            }
            BehaviorEvent::SearchPerformed { query, .. } => {
                self.searches.push(dated(record, query.clone()));
            }
            BehaviorEvent::StillWatchingAnswered { answer, .. } => {
                if *answer == StillWatchingAnswer::NotTonight {
                    self.silenced.push(dated(record, ()));
                }
            }
            BehaviorEvent::Impression { title, .. } => self.about(*title).count_impression(at),
            // An entry that says nothing is never made: undoing leaves none either, so that both logs fold alike.
            BehaviorEvent::TitleFocused { title, dwell_ms, .. } => {
                if *dwell_ms > 0 {
                    add(&mut self.about(*title).focused_ms, *dwell_ms);
                }
            }
            BehaviorEvent::PreviewEnded { title, watched_ms } => {
                if *watched_ms > 0 {
                    add(&mut self.about(*title).previewed_ms, *watched_ms);
                }
            }
            BehaviorEvent::TitleOpened { title, .. } => {
                self.about(*title).opened.push(dated(record, ()));
            }
            BehaviorEvent::TitleRated { title, rating } => {
                self.about(*title).ratings.push(dated(record, *rating));
            }
            BehaviorEvent::ListAdded { title } => {
                self.about(*title).list.push(dated(record, true));
            }
            BehaviorEvent::ListRemoved { title } => {
                self.about(*title).list.push(dated(record, false));
            }
            BehaviorEvent::TitleHidden { title } => {
                self.about(*title).hidden.push(dated(record, ()));
            }
            BehaviorEvent::ContinueWatchingRemoved { title } => {
                self.about(*title).continue_removed.push(dated(record, ()));
            }
            BehaviorEvent::SearchResultOpened { title, .. } => {
                self.about(*title).searched.push(dated(record, ()));
            }
            BehaviorEvent::VideoPlaybackStarted {
                title,
                episode,
                position,
                total_length,
                autoplayed,
                ..
            } => {
                let local = at.local(record.utc_offset_min);
                let place = (*position, *total_length);
                let play = Play {
                    company: company_of(record),
                    as_guest,
                    ..Play::started(record.seq, *episode, at, local, place, *autoplayed)
                };
                self.about(*title).plays.push(play);
            }
            BehaviorEvent::VideoContentStarted { playhead }
            | BehaviorEvent::VideoContentPlaying { playhead }
            | BehaviorEvent::VideoPlaybackFullScreenChanged { playhead, .. } => {
                self.follow(at, playhead, PlayerDeed::Going);
            }
            BehaviorEvent::VideoPlaybackSpeedChanged { playhead, speed } => {
                self.follow(at, playhead, PlayerDeed::SpeedChanged { speed: *speed });
            }
            BehaviorEvent::VideoPlaybackPaused { playhead } => {
                let is_held = self.asked_at.is_some_and(|asked| at.since(asked) < HELD_WITHIN_MS);
                let deed = if is_held { PlayerDeed::Held } else { PlayerDeed::Paused };
                self.follow(at, playhead, deed);
            }
            BehaviorEvent::StillWatchingPrompted { .. } => self.asked_at = Some(at),
            BehaviorEvent::AutoplayStarted { .. } => self.count_countdown(at, false),
            BehaviorEvent::AutoplayCancelled { .. } => self.count_countdown(at, true),
            BehaviorEvent::VideoPlaybackResumed { playhead } => {
                self.follow(at, playhead, PlayerDeed::Resumed);
            }
            BehaviorEvent::VideoPlaybackSeekStarted { playhead, .. } => {
                self.follow(at, playhead, PlayerDeed::SeekStarted);
            }
            BehaviorEvent::VideoPlaybackSeekCompleted {
                playhead,
                seek_position,
            } => {
                let to_s = *seek_position;
                self.follow(at, playhead, PlayerDeed::SeekCompleted { to_s });
            }
            BehaviorEvent::VideoPlaybackInterrupted {
                playhead,
                reason: Some(_),
            } => self.follow(at, playhead, PlayerDeed::BrokeOff),
            BehaviorEvent::VideoPlaybackInterrupted { playhead, reason: None }
            | BehaviorEvent::VideoPlaybackExited { playhead } => {
                self.follow(at, playhead, PlayerDeed::Left);
            }
            BehaviorEvent::VideoContentCompleted { playhead } | BehaviorEvent::VideoPlaybackCompleted { playhead } => {
                self.follow(at, playhead, PlayerDeed::Completed);
            }
            BehaviorEvent::TasteCorrected { about, key, correction } => {
                let correction = TraitCorrection {
                    about: *about,
                    key: key.clone(),
                    correction: *correction,
                };
                self.corrections.push(dated(record, correction));
            }
            BehaviorEvent::QuestionShown { question, title } => {
                let asked = AskedQuestion {
                    question: question.clone(),
                    title: *title,
                };
                self.questions_shown.push(dated(record, asked));
            }
            BehaviorEvent::QuestionAnswered {
                question,
                answer,
                title,
            } => {
                let asked = AskedQuestion {
                    question: question.clone(),
                    title: *title,
                };
                let answer = answer.clone();
                self.take_answer(record, GivenAnswer { asked, answer });
            }
            BehaviorEvent::EventUndone { target } => self.undo(*target),
            // The household's own, and what only the log's readers want to know.
            BehaviorEvent::SessionEnded { .. }
            | BehaviorEvent::ProfileCreated { .. }
            | BehaviorEvent::ProfileChanged { .. }
            | BehaviorEvent::ProfileRemoved { .. }
            | BehaviorEvent::SettingChanged { .. }
            | BehaviorEvent::Navigated { .. }
            | BehaviorEvent::TitleSuggested { .. }
            | BehaviorEvent::PanelOpened { .. }
            | BehaviorEvent::PreviewStarted { .. }
            | BehaviorEvent::CompanyChanged { .. } => {}
        }
    }

    /// What the viewer's corrections come to.
    pub fn corrections(&self) -> Corrections<'_> {
        Corrections::of(self.corrections.iter().map(|made| &made.value))
    }

    fn about(&mut self, title: TitleId) -> &mut TitleEvidence {
        self.titles.entry(title).or_default()
    }

    fn begin_session(&mut self, record: &Record) {
        let local = record.at.local(record.utc_offset_min);
        self.rhythm.sessions += 1;
        self.rhythm.sessions_by_hour[usize::from(local.hour)] += 1;
        self.rhythm.first_at.get_or_insert(record.at);
        self.rhythm.last_session_at = Some(record.at);
        if self.visits.len() == VISITS_KEPT {
            self.visits.remove(0);
        }
        self.visits.push(VisitStart { at: record.at });
    }

    fn count_countdown(&mut self, at: UtcMillis, cancelled: bool) {
        if self.countdowns.len() == COUNTDOWNS_KEPT {
            self.countdowns.remove(0);
        }
        self.countdowns.push(CountdownEnd { at, cancelled });
    }

    /// An answer that rates a title is a rating like any other.
    fn take_answer(&mut self, record: &Record, given: GivenAnswer) {
        if let Some((title, rating)) = given.rates() {
            self.about(title).ratings.push(dated(record, rating));
        }
        self.questions_answered.push(dated(record, given));
    }

    /// A player event whose play is unknown, or was undone, is ignored.
    fn follow(&mut self, at: UtcMillis, playhead: &Playhead, deed: PlayerDeed) {
        let play = self
            .titles
            .get_mut(&playhead.title)
            .and_then(|evidence| evidence.plays.iter_mut().rfind(|play| play.seq == playhead.play));
        if let Some(play) = play {
            play.follow(at, playhead, deed);
        }
    }
}

/// How many others are there, beside the one whose record it is.
fn company_of(record: &Record) -> u8 {
    let mut others: Vec<&ProfileId> = record.with.iter().filter(|id| **id != record.profile).collect();
    others.sort_unstable();
    others.dedup();
    u8::try_from(others.len()).unwrap_or(u8::MAX)
}

fn dated<T>(record: &Record, value: T) -> Dated<T> {
    Dated {
        seq: record.seq,
        at: record.at,
        value,
    }
}

fn add(sum: &mut u64, ms: u64) {
    *sum = sum.saturating_add(ms);
}

#[cfg(test)]
mod tests;
