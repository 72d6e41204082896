//! `frontrow catalog`: build, check, count and show what can be watched.

mod build;
mod captions;
mod check;
mod contact_sheet;
mod files;
mod micro_genres;
mod schema;
mod show;
mod stats;

use std::path::PathBuf;

use clap::Subcommand;

use super::{
    Failure, Globals, opening,
    output::{json as print_json, print},
    own::OwnCounts,
};
use crate::{catalog::Catalog, runtime::own_catalog};

#[derive(clap::Args)]
pub struct CatalogCommand {
    #[command(subcommand)]
    action: Action,
}

#[derive(Subcommand)]
enum Action {
    /// Import the sources into catalog/ and pack it; without sources, pack what is there
    Build(build::Build),
    /// Name every problem of a catalog and the texts most alike, or every problem of a file with its line and field
    ///
    /// With --catalog, the problems of that file of your own, and the videos that are not there.
    Check {
        /// films.jsonl, audience.csv, a write-up or an Original [default: what --catalog names, else ./catalog, else the catalog in the program]
        file: Option<PathBuf>,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Count what the catalog holds
    Stats {
        #[command(flatten)]
        source: Source,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Show everything that is known about one title
    Show {
        /// An id (tt0113277), a name with its year (Heat (1995)), or a name that only one title has
        title: String,
        #[command(flatten)]
        source: Source,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Print captions, to read them as a viewer would: all that are written, or a random sample
    Captions(captions::Captions),
    /// Draw every motif and 60 titles into one picture, and print what stands where
    ContactSheet(contact_sheet::ContactSheet),
    /// List the micro-genres with how many titles each holds
    MicroGenres {
        #[command(flatten)]
        source: Source,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Print the JSON Schema of a catalog file
    Schema {
        /// Which file
        file: schema::File,
    },
}

/// Which catalog a command reads.
#[derive(clap::Args)]
struct Source {
    /// Read the files of a folder instead of the catalog in the program, and what `--catalog` names beside them
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
}

impl Source {
    fn open(&self, globals: &Globals) -> Result<Catalog, Failure> {
        let Some(dir) = &self.dir else {
            return opening::catalog(globals);
        };
        let catalog = Catalog::from_bytes(&files::packed(dir)?).map_err(Failure::failed)?;
        match &globals.catalog {
            Some(file) => own_catalog::beside(catalog, file).map_err(Failure::failed),
            None => Ok(catalog),
        }
    }
}

pub fn run(command: CatalogCommand, globals: &Globals) -> Result<(), Failure> {
    match command.action {
        Action::Build(build) => build.run(),
        Action::Check { file, json } => check::run(file.as_deref(), globals, json),
        Action::Stats { source, json } => stats::run(&source.open(globals)?, json),
        Action::Show { title, source, json } => show::run(&source.open(globals)?, &title, json),
        Action::Captions(captions) => captions.run(globals),
        Action::ContactSheet(sheet) => sheet.run(globals),
        Action::MicroGenres { source, json } => micro_genres::run(&source.open(globals)?, json),
        Action::Schema { file } => schema::run(file),
    }
}
