//! The subcommands, one file each. Data goes to stdout, messages to stderr; 0 done, 1 failed, 2 wrong usage.

mod act;
mod catalog;
mod check;
mod eval;
mod home;
mod house;
mod log;
mod opening;
mod output;
mod own;
mod page;
mod play;
mod profile;
mod rank;
mod ratings;
mod telling;
mod train;
mod viewer;
mod why;

use std::{fmt, path::PathBuf, process::ExitCode};

use clap::{Parser, Subcommand};

use crate::runtime::{
    clock::{Clock, parse_moment},
    config::Config,
    device::Images,
    ground::ThemeChoice,
    paths::Paths,
};

/// A streaming homepage that learns in front of you.
///
/// Without a command it opens the homepage. Everything it learns stays in a log on this machine.
#[derive(Parser)]
#[command(name = "frontrow", version, max_term_width = 100)]
struct Arguments {
    #[command(flatten)]
    globals: Globals,
    #[command(flatten)]
    home_options: home::HomeOptions,
    #[command(subcommand)]
    command: Option<Command>,
}

/// What every command understands.
#[derive(clap::Args, Clone, Debug)]
pub struct Globals {
    /// Where the log and the configuration live [default: the XDG directories]
    #[arg(long, global = true, env = "FRONTROW_HOME", value_name = "DIR")]
    pub home: Option<PathBuf>,
    /// Titles and videos of your own, beside the bundled catalog [default: as config.toml says]
    #[arg(long, global = true, value_name = "FILE")]
    pub catalog: Option<PathBuf>,
    /// Fixes chance: the same log, seed and time give the same page
    #[arg(long, global = true, value_name = "N")]
    pub seed: Option<u64>,
    /// Starts the clock at this time, such as 2026-11-20T21:30:00+01:00
    #[arg(long, global = true, value_name = "RFC3339")]
    pub now: Option<String>,
}

/// How the screen is used. Goes before the configuration.
#[derive(clap::Args, Clone, Copy, Debug, Default)]
pub struct ScreenOptions {
    /// How pictures are shown [default: as config.toml says, else auto]
    #[arg(long, value_enum)]
    images: Option<Images>,
    /// Whether the screen is dark or light [default: as config.toml says, else auto]
    #[arg(long, value_enum)]
    theme: Option<ThemeChoice>,
}

impl Globals {
    /// Where this home is.
    pub fn paths(&self) -> Result<Paths, Failure> {
        Paths::resolve(self.home.as_deref()).map_err(Failure::failed)
    }

    /// What holds for the screen: as asked for, else as the configuration says.
    pub fn config(&self, asked: ScreenOptions) -> Result<Config, Failure> {
        let config = Config::read(&self.paths()?).map_err(Failure::failed)?;
        Ok(config.but(asked.images, asked.theme))
    }

    /// The viewer's own catalog: as asked for, else as the configuration says.
    pub fn own_catalog(&self) -> Result<Option<PathBuf>, Failure> {
        match &self.catalog {
            Some(file) => Ok(Some(file.clone())),
            None => Ok(self.config(ScreenOptions::default())?.catalog),
        }
    }

    /// The clock of a command: it stands still at `--now` where that is given.
    pub fn clock(&self) -> Result<Clock, Failure> {
        match &self.now {
            None => Ok(Clock::system()),
            Some(asked) => parse_moment(asked).map(Clock::standing).map_err(Failure::usage),
        }
    }
}

#[derive(Subcommand)]
enum Command {
    /// Act without a screen, as keys would
    Act(act::ActCommand),
    /// Play videos that are in no catalog, one after another
    Play(play::PlayCommand),
    /// Print the page that a profile would see now, and write nothing
    Page(page::PageCommand),
    /// Say why a title stands where it stands on a profile's page
    Why(why::WhyCommand),
    /// Print what is concluded of a viewer: tastes, habits and segments, each with its evidence
    Viewer(viewer::ViewerCommand),
    /// The household: list, add or remove profiles
    Profile(profile::ProfileCommand),
    /// Read the behavior log
    Log(log::LogCommand),
    /// The catalog: build, check, count, show
    Catalog(catalog::CatalogCommand),
    /// Rank titles for many viewers at once, from files of ratings
    ///
    /// Writes CSV: user, rank, item and score, by user in the order of the histories. What a user has in the history is left out,
    /// items that are not in --train count for nothing, a user without a known item gets what is popular; ties stand by item.
    Rank(rank::RankCommand),
    /// Make the model that pages are ranked by
    ///
    /// It is made from the bundled audience, or from others' ratings. What the viewers of this home did is never part of it: that is weighed anew at every page. The model is put into this home and
    /// used from then on; one that does not fit this program is not. Ctrl-C stops it and leaves the old one.
    Train(train::TrainCommand),
    /// Measure the recommender on ratings by viewers it was not trained on
    ///
    /// Up to 500 viewers, and at most a third, are kept out of training. Of each, the last fifth of the liked titles is to be
    /// foretold from the first 1, 3, 5, 10, 20 or all of the others. Popularity, EASE, item-kNN and ALS are tuned on other viewers
    /// and measured on the same ones. What is known about titles is taken from movies.csv or movies.dat beside the file, and from the
    /// catalog by IMDb's number: through links.csv beside it, or where ids are those numbers.
    ///
    /// With --page it measures whole pages on the bundled audience, trained on the others alone: how much of what was liked next stands
    /// in a viewport of 4×6 and of 3×4, how near its genres are to the history's, how many titles are really seen, and how many rows
    /// move after one action.
    Eval(eval::EvalCommand),
    /// Say what was found on this machine, and what to do where something is missing
    Check(check::CheckCommand),
}

/// Why a command failed: one clear sentence, and its exit code.
#[derive(Debug)]
pub struct Failure {
    pub message: String,
    pub code: u8,
}

impl Failure {
    /// Exit code 1: it could not be done.
    pub fn failed(error: impl fmt::Display) -> Self {
        Self {
            message: error.to_string(),
            code: 1,
        }
    }

    /// Exit code 2: it was asked for wrongly.
    pub fn usage(error: impl fmt::Display) -> Self {
        Self {
            message: error.to_string(),
            code: 2,
        }
    }
}

/// Parses the arguments, runs the command and says how it went.
pub fn run() -> ExitCode {
    let outcome = match Arguments::try_parse() {
        Ok(arguments) => run_command(arguments),
        Err(error) if !error.use_stderr() => output::print(&error.to_string()),
        Err(error) => Err(wrong_usage(&error)),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("frontrow: {}", failure.message);
            ExitCode::from(failure.code)
        }
    }
}

fn run_command(arguments: Arguments) -> Result<(), Failure> {
    let globals = arguments.globals;
    match arguments.command {
        None => home::run(&arguments.home_options, &globals),
        Some(Command::Act(command)) => act::run(&command, &globals),
        Some(Command::Play(command)) => play::run(&command, &globals),
        Some(Command::Page(command)) => page::run(command, &globals),
        Some(Command::Why(command)) => why::run(command, &globals),
        Some(Command::Viewer(command)) => viewer::run(command, &globals),
        Some(Command::Profile(command)) => profile::run(command, &globals),
        Some(Command::Log(command)) => log::run(command, &globals),
        Some(Command::Catalog(command)) => catalog::run(command, &globals),
        Some(Command::Rank(command)) => rank::run(command, &globals),
        Some(Command::Train(command)) => train::run(command, &globals),
        Some(Command::Eval(command)) => eval::run(command, &globals),
        Some(Command::Check(command)) => check::run(command, &globals),
    }
}

/// What is wrong with the words of a command, in one sentence: the usage that the parser would print behind it is a page.
fn wrong_usage(error: &clap::Error) -> Failure {
    let message = error.to_string();
    let first = message.split("\n\n").next().unwrap_or(&message);
    let flat = first.split_whitespace().collect::<Vec<_>>().join(" ");
    Failure::usage(format!("{}; --help says more", flat.trim_start_matches("error: ")))
}
