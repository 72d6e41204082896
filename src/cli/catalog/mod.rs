//! `frontrow catalog`: build, check, count and show what can be watched.

mod build;
mod check;
mod files;
mod show;
mod stats;

use std::{
    io::{self, Write},
    path::PathBuf,
};

use clap::Subcommand;

use super::{Failure, Globals};

#[derive(clap::Args)]
pub struct CatalogCommand {
    #[command(subcommand)]
    action: Action,
}

#[derive(Subcommand)]
enum Action {
    /// Import the sources into catalog/ and pack it; without sources, pack what is there
    Build(build::Build),
    /// Name every problem in a catalog file with its line and field
    Check {
        /// films.jsonl, audience.csv or an Original's JSON [default: ./catalog, else the catalog in the program]
        file: Option<PathBuf>,
    },
    /// Count what the catalog holds
    Stats {
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Show everything that is known about one title
    Show {
        /// An id (tt0113277), a name with its year (Heat (1995)), or a name that only one title has
        title: String,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
}

pub fn run(command: CatalogCommand, _globals: &Globals) -> Result<(), Failure> {
    match command.action {
        Action::Build(build) => build.run(),
        Action::Check { file } => check::run(file.as_deref()),
        Action::Stats { json } => stats::run(json),
        Action::Show { title, json } => show::run(&title, json),
    }
}

/// Prints data; a reader that has gone away is no failure.
fn print(text: &str) -> Result<(), Failure> {
    match io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::failed(format!("standard output cannot be written: {error}")))
        }
        _ => Ok(()),
    }
}

fn print_json(value: &serde_json::Value) -> Result<(), Failure> {
    print(&format!("{value:#}\n"))
}
