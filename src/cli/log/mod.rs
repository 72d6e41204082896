//! `frontrow log`: reads the behavior log. None of it needs the home to be free, and none writes.

mod changes;
mod show;
mod stats;
mod tail;
mod verify;

use std::{fs::File, io::BufReader};

use clap::{Args, Subcommand};

use super::{Failure, Globals, output};
use crate::{
    behavior::wire::{self, ReadLine, SkippedLine, WireProblem},
    runtime::{
        journal::{LINE_BYTES_MAX, Line, Lines},
        paths::Paths,
    },
};

#[derive(Args)]
pub struct LogCommand {
    #[command(subcommand)]
    part: Part,
}

#[derive(Subcommand)]
enum Part {
    /// Print where the log is
    Path,
    /// Print its records, one line each
    Show(show::ShowArguments),
    /// Print its last records, and follow it
    Tail(tail::TailArguments),
    /// Count what is in it
    Stats(stats::StatsArguments),
    /// Check every record; exits 1 if anything is wrong
    Verify(verify::VerifyArguments),
    /// Print the JSON Schema of a line
    Schema,
}

pub fn run(command: LogCommand, globals: &Globals) -> Result<(), Failure> {
    let paths = globals.paths()?;
    match command.part {
        Part::Path => output::line(paths.log().display()),
        Part::Show(arguments) => show::run(&arguments, globals, &paths),
        Part::Tail(arguments) => tail::run(&arguments, globals, &paths),
        Part::Stats(arguments) => stats::run(&arguments, &paths),
        Part::Verify(arguments) => verify::run(&arguments, &paths),
        Part::Schema => output::json(&wire::line_schema()),
    }
}

type LogLines = Lines<BufReader<File>>;

/// The log's lines; none where there is no log yet.
fn lines(paths: &Paths) -> Result<Option<LogLines>, Failure> {
    match File::open(paths.log()) {
        Ok(log) => Ok(Some(Lines::new(BufReader::with_capacity(1 << 18, log), 0))),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(unreadable(paths, &error)),
    }
}

fn unreadable(paths: &Paths, error: &std::io::Error) -> Failure {
    let path = paths.log();
    Failure::failed(format!("{} cannot be read: {error}", path.display()))
}

/// What a line says; none where it is empty.
fn read(line: &Line<'_>) -> Option<Result<ReadLine, SkippedLine>> {
    match line.bytes {
        Some(bytes) if bytes.trim_ascii().is_empty() => None,
        Some(bytes) => Some(wire::read_line(bytes)),
        None => Some(Err(SkippedLine {
            seq: None,
            at: None,
            problem: WireProblem::TooLong { most: LINE_BYTES_MAX },
        })),
    }
}
