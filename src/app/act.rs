//! One action without a screen, as a key would do it: what `frontrow act` asks for.

use super::{Screen, turn::Turn};
use crate::{
    behavior::{BehaviorEvent, Correction, ProfileId, Rating, StillWatchingAnswer, Trait},
    catalog::{TitleId, TitleIndex},
    recommend::AfterTitle,
};

/// Titles are resolved and values are checked by whoever makes one.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    Play(ActPlay),
    Rate {
        title: TitleIndex,
        rating: Rating,
    },
    List {
        title: TitleIndex,
        on: bool,
    },
    Hide {
        title: TitleIndex,
    },
    /// Take it out of Continue Watching.
    SetAside {
        title: TitleIndex,
    },
    Open {
        title: TitleIndex,
    },
    Search {
        query: String,
    },
    Answer {
        question: String,
        answers: Vec<String>,
    },
    /// Answer a question that was put after a title, with the key of one of its choices.
    AnswerAfter {
        question: AfterTitle,
        answer: &'static str,
    },
    Pick {
        titles: Vec<TitleId>,
    },
    Setting {
        key: String,
        value: String,
    },
    Correct {
        about: Trait,
        key: String,
        correction: Correction,
    },
    /// From now on these are here, too; nobody else when it is empty.
    Company {
        company: Vec<ProfileId>,
    },
    /// Stay where one is for a while; time passes with the driver, which has it.
    Wait {
        ms: i64,
    },
    Undo,
}

/// Play from where the viewer is: whole episodes, and of the last one (or the film) a fraction.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ActPlay {
    pub title: TitleIndex,
    /// Of the film's or last episode's length, 0 to 1.
    pub fraction: f64,
    /// How many episodes; 1 for a film.
    pub episodes: u32,
    /// How often the film or the last episode is paused, at even distances.
    pub pauses: u32,
    /// What a “Still watching?” that comes up is answered.
    pub still_watching: StillWatchingAnswer,
}

impl Turn<'_> {
    /// Begins an action; a play is carried through by the driver, which has the time.
    pub fn act(&mut self, act: Act) {
        match act {
            Act::Play(play) => self.play_from_here(play.title, None, None),
            Act::Rate { title, rating } => self.rate(title, rating),
            Act::List { title, on } => self.list(title, on),
            Act::Hide { title } => self.hide(title),
            Act::SetAside { title } => self.remove_from_continue(title),
            Act::Open { title } => {
                self.open_title(title, None);
                if matches!(self.state.screen(), Screen::Details(_)) {
                    self.pop();
                }
            }
            Act::Search { query } => self.search_for(&query),
            Act::Answer { question, answers } => {
                let words = format!("you answered {question}: {}", answers.join(", "));
                let seq = self.log(BehaviorEvent::PreferenceAnswered { question, answers });
                self.adapt(seq, words);
            }
            Act::AnswerAfter { question, answer } => self.answer_question(&question, answer),
            Act::Pick { titles } => {
                let seq = self.log(BehaviorEvent::OnboardingCompleted {
                    shown: Vec::new(),
                    picked: titles,
                });
                self.adapt(seq, "you picked what you like");
            }
            Act::Setting { key, value } => self.set_switch(&key, &value),
            Act::Correct { about, key, correction } => self.correct(about, &key, correction),
            Act::Company { company } => self.set_company(company),
            Act::Wait { .. } => {}
            Act::Undo => self.undo(),
        }
    }
}
