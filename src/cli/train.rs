//! `frontrow train`: makes the model that pages are ranked by.

use std::path::{Path, PathBuf};

use super::{Failure, Globals, ScreenOptions, output, telling};
use crate::{
    catalog::Catalog,
    recommend::Model,
    runtime::{
        model_file,
        ratings::{self, OthersRatings},
        trainer::{self, TrainingError},
    },
    train::{self, Format, Interactions, TrainedModel},
};

#[derive(clap::Args)]
pub struct TrainCommand {
    /// Others' ratings to train on, as `eval` takes them; titles are found in the catalog by IMDb's numbers [default: as
    /// config.toml says, else the bundled audience]
    #[arg(long, value_name = "FILE")]
    ratings: Option<PathBuf>,
    /// From which rating on a title counts as liked [default: 4 of 5, 7 of 10]
    #[arg(long, value_name = "X")]
    min_rating: Option<f32>,
    /// How the file is written [default: what its first line looks like]
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Where the model is put [default: this home's model, which pages are ranked by from then on]
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Removes this home's model: pages are ranked by the bundled one again
    #[arg(long, conflicts_with_all = ["ratings", "out"])]
    remove: bool,
}

pub fn run(command: TrainCommand, globals: &Globals) -> Result<(), Failure> {
    let paths = globals.paths()?;
    if command.remove {
        return remove(&paths.model());
    }
    let path = match &command.out {
        Some(path) => path.clone(),
        None => {
            paths.create().map_err(Failure::failed)?;
            paths.model()
        }
    };
    model_file::try_place(&path).map_err(Failure::failed)?;
    let catalog = Catalog::bundled().map_err(Failure::failed)?;
    let likes = likes(&command, globals, &catalog)?;
    let (viewers, liked) = (likes.viewers.len(), likes.likes());
    let (model, trained) = trained(catalog, likes)?;
    model_file::write(&path, &trained.bytes).map_err(Failure::failed)?;
    if trained.matching.ratings > 0 {
        eprintln!("frontrow: {}", trained.matching);
    }
    output::print(&format!(
        "{liked} likes by {viewers} viewers in {} ({} bytes, {})\n",
        path.display(),
        trained.bytes.len(),
        model.hash(),
    ))
}

/// As asked for, else as the configuration says; says what of others' ratings is in the catalog.
fn likes(command: &TrainCommand, globals: &Globals, catalog: &Catalog) -> Result<Interactions, Failure> {
    let configured = || -> Result<_, Failure> { Ok(globals.config(ScreenOptions::default())?.ratings) };
    let asked = command.ratings.clone();
    let Some(file) = asked.map_or_else(configured, |file| Ok(Some(file)))? else {
        if command.min_rating.is_some() || command.format.is_some() {
            return Err(Failure::usage(
                "--min-rating and --format say how --ratings are read, and none are named",
            ));
        }
        return ratings::likes(None, catalog).map_err(Failure::failed);
    };
    let others = OthersRatings {
        file,
        format: command.format,
        min_rating: command.min_rating,
    };
    let found = others.found(catalog).map_err(Failure::failed)?;
    eprintln!(
        "frontrow: {}: of {} liked titles {} are in the catalog, with {} likes by {} viewers",
        others.file.display(),
        found.titles_in_file,
        found.titles,
        found.likes.likes(),
        found.likes.viewers.len(),
    );
    Ok(found.likes)
}

/// Trains, and opens what came of it before it takes anything's place.
fn trained(catalog: Catalog, likes: Interactions) -> Result<(Model, TrainedModel), Failure> {
    let outcome = trainer::in_foreground(
        move |progress| {
            let trained = train::build_model(&catalog, &likes, progress)?;
            Ok((model_file::opened(&trained.bytes, &catalog)?, trained))
        },
        telling::tell,
    );
    telling::done();
    outcome.map_err(|error: TrainingError| {
        if error.is_stop() {
            Failure::failed(format!("{error}; the model is as it was"))
        } else {
            Failure::failed(error)
        }
    })
}

fn remove(own: &Path) -> Result<(), Failure> {
    let path = own.display();
    output::print(&if model_file::remove(own).map_err(Failure::failed)? {
        format!("{path} is removed; pages are ranked by the bundled model\n")
    } else {
        format!("{path} is not there; pages are ranked by the bundled model\n")
    })
}
