//! `frontrow train`: makes the model that pages are ranked by.

use std::path::{Path, PathBuf};

use super::{Failure, Globals, output, ratings, telling};
use crate::{
    catalog::Catalog,
    recommend::Model,
    runtime::{
        model_file,
        trainer::{self, TrainingError},
    },
    train::{self, Format, FoundLikes, Interactions},
};

#[derive(clap::Args)]
pub struct TrainCommand {
    /// Others' ratings to train on, as `eval` takes them; titles are found in the catalog by IMDb's numbers [default: the bundled
    /// audience]
    #[arg(long, value_name = "FILE")]
    ratings: Option<PathBuf>,
    /// From which rating on a title counts as liked [default: 4 of 5, 7 of 10]
    #[arg(long, value_name = "X", requires = "ratings")]
    min_rating: Option<f32>,
    /// How the file is written [default: what its first line looks like]
    #[arg(long, value_enum, requires = "ratings")]
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
    let likes = match &command.ratings {
        None => train::bundled_audience(&catalog).map_err(Failure::failed)?,
        Some(file) => others(file, &command, &catalog)?,
    };
    let (viewers, liked) = (likes.viewers.len(), likes.likes());
    let (model, bytes) = trained(catalog, likes)?;
    model_file::write(&path, &bytes).map_err(Failure::failed)?;
    output::print(&format!(
        "{liked} likes by {viewers} viewers in {} ({} bytes, {})\n",
        path.display(),
        bytes.len(),
        model.hash(),
    ))
}

/// Says what of the file is in the catalog.
fn others(file: &Path, command: &TrainCommand, catalog: &Catalog) -> Result<Interactions, Failure> {
    let ratings = ratings::read(file, command.format)?;
    let links = ratings::links(file)?;
    let min_rating = command.min_rating.unwrap_or_else(|| ratings.default_min_rating());
    let links = links.as_ref().map(ratings::as_source);
    let found = FoundLikes::in_catalog(catalog, &ratings, min_rating, links)
        .map_err(|error| Failure::failed(format!("{}: {error}", file.display())))?;
    eprintln!(
        "frontrow: of {} liked titles {} are in the catalog, with {} likes by {} viewers",
        found.titles_in_file,
        found.titles,
        found.likes.likes(),
        found.likes.viewers.len(),
    );
    Ok(found.likes)
}

/// Trains, and opens what came of it before it takes anything's place.
fn trained(catalog: Catalog, likes: Interactions) -> Result<(Model, Vec<u8>), Failure> {
    let outcome = trainer::in_foreground(
        move |progress| {
            let bytes = train::build_model(&catalog, &likes, progress)?;
            Ok((model_file::opened(&bytes, &catalog)?, bytes))
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
