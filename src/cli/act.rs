//! `frontrow act`: one action, as a key would do it, or many from stdin.

mod words;

use std::io::{self, BufRead};

use clap::Parser;

use super::{Failure, Globals, opening, output, wrong_usage};
use crate::{
    app::{Act, ActPlay, Driver},
    behavior::{Correction, Rating, Record, SECOND_MS, Seq, StillWatchingAnswer, Trait},
    catalog::{Catalog, Title, TitleIndex},
    household::Profile,
    recommend,
    runtime::{
        device,
        journal::{Access, Journal},
    },
};
use words::{AboutWord, Action, Answer, Line, OnOff, RatingWord};

#[derive(clap::Args)]
pub struct ActCommand {
    /// Who does it
    #[arg(long, value_name = "NAME")]
    profile: String,
    /// Who else is watching, by name or id
    #[arg(long, value_name = "NAME,…", value_delimiter = ',')]
    with: Vec<String>,
    /// The action, or `-` to read one a line from stdin; `frontrow act --profile P help` lists them
    #[arg(
        required = true,
        trailing_var_arg = true,
        allow_hyphen_values = true,
        value_name = "ACTION"
    )]
    action: Vec<String>,
}

pub fn run(command: &ActCommand, globals: &Globals) -> Result<(), Failure> {
    let shelf = opening::shelf(globals)?.told();
    let is_many = command.action == ["-"];
    // What is wrong with the words is said before anything is opened, let alone written.
    let single = if is_many { None } else { Some(parse(&command.action)?) };
    if let Some(Words::Help(help)) = &single {
        return output::print(help);
    }
    let opened = opening::log(globals, Access::Write).map_err(Failure::failed)?;
    let profile = opened
        .home
        .profile(&command.profile)
        .map_err(Failure::failed)?
        .id
        .clone();
    let with = command
        .with
        .iter()
        .map(|asked| opened.home.profile(asked).map(|other| other.id.clone()))
        .collect::<Result<_, _>>()
        .map_err(Failure::failed)?;
    let mut clock = opening::clock(globals, opened.home.last_at, true)?;
    let mut state = opening::state(globals, shelf, opened.home, &mut clock, device::headless())?;
    state.run.with = with;
    let mut actor = Actor {
        driver: Driver::new(state),
        journal: opened.journal,
    };
    actor.driver.enter(profile);
    let outcome = match single {
        Some(words) => actor.act_on(words),
        None => actor.act_on_lines(io::stdin().lock()),
    };
    actor.leave()?;
    outcome
}

/// What the words of an action come to.
enum Words {
    Action(Action),
    Help(String),
}

fn parse(words: &[String]) -> Result<Words, Failure> {
    match Line::try_parse_from(words) {
        Ok(line) => Ok(Words::Action(line.action)),
        Err(error) if !error.use_stderr() => Ok(Words::Help(error.to_string())),
        Err(error) => Err(wrong_usage(&error)),
    }
}

/// Somebody who acts without a screen.
struct Actor {
    driver: Driver,
    journal: Journal,
}

impl Actor {
    /// Does what each line says; stops at the first one that cannot be done. What was done before stays done.
    fn act_on_lines(&mut self, lines: impl BufRead) -> Result<(), Failure> {
        let mut acted = false;
        for (number, line) in lines.lines().enumerate() {
            let place = |failure: Failure| Failure {
                message: format!("line {}: {}", number + 1, failure.message),
                ..failure
            };
            let line = line.map_err(|error| place(Failure::failed(error)))?;
            if line.trim().is_empty() || line.trim_start().starts_with('#') {
                continue;
            }
            let words = shlex::split(&line).ok_or_else(|| place(Failure::usage("a quotation mark is not closed")))?;
            acted = true;
            parse(&words).and_then(|words| self.act_on(words)).map_err(place)?;
        }
        if acted {
            Ok(())
        } else {
            Err(Failure::failed(
                "no action came on stdin; give one a line, such as: play \"Heat (1995)\"",
            ))
        }
    }

    fn act_on(&mut self, words: Words) -> Result<(), Failure> {
        match words {
            Words::Action(action) => self.act(action),
            Words::Help(help) => output::print(&help),
        }
    }

    fn act(&mut self, action: Action) -> Result<(), Failure> {
        let act = self.resolve(action)?;
        self.write()?;
        let before = self.driver.state.home.last_seq;
        self.driver.act(act);
        self.write()?;
        self.report(before)
    }

    /// What changed the page and how, one line for each page that was served.
    fn report(&self, before: Seq) -> Result<(), Failure> {
        for line in self.driver.state.log.iter().filter(|line| line.seq > before) {
            if let Some(effect) = &line.effect {
                output::line(effect)?;
            }
        }
        Ok(())
    }

    fn write(&mut self) -> Result<(), Failure> {
        let records: Vec<Record> = self.driver.take_records();
        self.journal.append(&records).map_err(Failure::failed)
    }

    fn leave(mut self) -> Result<(), Failure> {
        self.driver.send(crate::app::Message::Terminate { reason: "done" });
        self.write()?;
        self.journal.close(&self.driver.state.home).map_err(Failure::failed)
    }

    fn catalog(&self) -> &Catalog {
        &self.driver.state.shelf.catalog
    }

    fn profile(&self) -> Result<&Profile, Failure> {
        self.driver
            .state
            .profile()
            .ok_or_else(|| Failure::failed("the profile is gone"))
    }

    /// A title that this profile may see.
    fn title(&self, asked: &str) -> Result<Title<'_>, Failure> {
        let title = self.catalog().find(asked).map_err(Failure::failed)?;
        let profile = self.profile()?;
        if profile.allows(title) {
            Ok(title)
        } else {
            Err(Failure::failed(format!(
                "“{}” is not shown to {}",
                title.name(),
                profile.facts.name
            )))
        }
    }

    fn index(&self, asked: &str) -> Result<TitleIndex, Failure> {
        Ok(self.title(asked)?.index())
    }

    fn resolve(&self, action: Action) -> Result<Act, Failure> {
        Ok(match action {
            Action::Play {
                title,
                fraction,
                episodes,
                still_watching,
                pauses,
            } => self.resolve_play(&title, fraction, (episodes, pauses), still_watching)?,
            Action::Wait { seconds } => Act::Wait {
                ms: i64::from(seconds) * SECOND_MS,
            },
            Action::Correct { about, key, correction } => self.resolve_correction(about, key, &correction)?,
            Action::Rate { title, rating } => Act::Rate {
                title: self.index(&title)?,
                rating: match rating {
                    RatingWord::Love => Rating::Love,
                    RatingWord::Like => Rating::Like,
                    RatingWord::Dislike => Rating::Dislike,
                    RatingWord::None => Rating::None,
                },
            },
            Action::List { title } => Act::List {
                title: self.index(&title)?,
                on: true,
            },
            Action::Unlist { title } => Act::List {
                title: self.index(&title)?,
                on: false,
            },
            Action::Hide { title } => Act::Hide {
                title: self.index(&title)?,
            },
            Action::Open { title } => Act::Open {
                title: self.index(&title)?,
            },
            Action::Search { query } => Act::Search { query: query.join(" ") },
            Action::Answer { question, answers } => self.resolve_answer(question, answers)?,
            Action::Pick { titles } => Act::Pick {
                titles: titles
                    .iter()
                    .map(|asked| Ok(self.title(asked)?.id()))
                    .collect::<Result<_, Failure>>()?,
            },
            Action::Setting { key, value } => {
                if !crate::app::settings::SWITCHES.iter().any(|switch| switch.key == key) {
                    let known: Vec<&str> = crate::app::settings::SWITCHES.iter().map(|switch| switch.key).collect();
                    return Err(Failure::usage(format!(
                        "“{key}” is not a setting; the settings are: {}",
                        known.join(", ")
                    )));
                }
                let value = match value {
                    OnOff::On => "on",
                    OnOff::Off => "off",
                };
                Act::Setting {
                    key,
                    value: value.to_owned(),
                }
            }
            Action::Undo => {
                let viewer = self.driver.state.home.viewer(&self.profile()?.id);
                if viewer.last_undoable().is_none() {
                    return Err(Failure::failed("there is nothing to undo"));
                }
                Act::Undo
            }
        })
    }

    fn resolve_play(
        &self,
        asked: &str,
        fraction: f64,
        (episodes, pauses): (u32, u32),
        answer: Answer,
    ) -> Result<Act, Failure> {
        if !(0.0..=1.0).contains(&fraction) {
            return Err(Failure::usage(format!(
                "a fraction lies between 0 and 1; {fraction} does not"
            )));
        }
        let title = self.title(asked)?;
        if !self.driver.state.is_out(title.index()) {
            return Err(Failure::failed(format!("“{}” is still to come", title.name())));
        }
        Ok(Act::Play(ActPlay {
            title: title.index(),
            fraction,
            episodes,
            pauses,
            still_watching: match answer {
                Answer::Continue => StillWatchingAnswer::Continue,
                Answer::Stop => StillWatchingAnswer::Stop,
                Answer::NotTonight => StillWatchingAnswer::NotTonight,
                Answer::Never => StillWatchingAnswer::Never,
            },
        }))
    }

    fn resolve_correction(&self, about: AboutWord, key: String, said: &str) -> Result<Act, Failure> {
        let about = match about {
            AboutWord::Facet => Trait::Facet,
            AboutWord::Habit => Trait::Habit,
            AboutWord::Segment => Trait::Segment,
        };
        let state = &self.driver.state;
        let catalog = self.catalog();
        let correction = match said {
            "weaken" => Correction::Weaken,
            "delete" => Correction::Delete,
            "restore" => Correction::Restore,
            "more" | "less" => {
                // Says what is wrong with the key before a value is made of it.
                recommend::check_correction(catalog, about, &key, Correction::Restore).map_err(Failure::usage)?;
                let stepped = state.more_or_less(about, &key, said == "more");
                stepped.ok_or_else(|| Failure::failed("the profile is gone"))?
            }
            value => {
                let said: f64 = value.parse().map_err(|_| {
                    Failure::usage(format!(
                        "“{value}” is no correction: more, less, weaken, delete, restore, or a number"
                    ))
                })?;
                let unit = if about == Trait::Facet {
                    recommend::FACET_UNIT
                } else {
                    1.0
                };
                Correction::Set { value: said * unit }
            }
        };
        recommend::check_correction(catalog, about, &key, correction).map_err(Failure::usage)?;
        Ok(Act::Correct { about, key, correction })
    }

    fn resolve_answer(&self, question: String, answers: Vec<String>) -> Result<Act, Failure> {
        let questions = recommend::questions(self.profile()?.facts.kids);
        let Some(asked) = questions.iter().find(|known| known.key == question) else {
            let known: Vec<&str> = questions.iter().map(|known| known.key).collect();
            return Err(Failure::usage(format!(
                "“{question}” is not a question; the questions are: {}",
                known.join(", ")
            )));
        };
        for answer in &answers {
            if !asked.choices.iter().any(|(key, _)| key == answer) {
                let known: Vec<&str> = asked.choices.iter().map(|(key, _)| *key).collect();
                return Err(Failure::usage(format!(
                    "“{answer}” does not answer {question}; the answers are: {}",
                    known.join(", ")
                )));
            }
        }
        if answers.len() > 1 && !asked.several {
            return Err(Failure::usage(format!("{question} takes one answer")));
        }
        Ok(Act::Answer { question, answers })
    }
}
