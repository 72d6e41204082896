mod page_text;
mod ratings_text;
mod table;

use std::path::{Path, PathBuf};

use super::{Failure, Globals, output, ratings, telling};
use crate::{
    catalog::Catalog,
    lab::{ColdRanker, Contender, evaluate, page, reference},
    recommend::Model,
    train::{self, Facts, Format, Interactions, Liked, PageScore, Score},
};

#[derive(clap::Args)]
pub struct EvalCommand {
    /// MovieLens' ratings.csv or ratings.dat, MovieTweetings' ratings.dat, or a CSV with user and item, and perhaps rating and timestamp
    ratings: Option<PathBuf>,
    /// Measures whole pages on the bundled audience instead, beside popularity rows and a flat EASE list
    #[arg(long)]
    page: bool,
    /// From which rating on a title counts as liked [default: 4 of 5, 7 of 10]
    #[arg(long, value_name = "X")]
    min_rating: Option<f32>,
    /// How the file is written [default: what its first line looks like]
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Prints JSON
    #[arg(long)]
    json: bool,
}

const OURS: &str = "frontrow";
const ON_THE_PAGE: &str = "frontrow-page";
/// Whom is kept out when nobody says `--seed`.
const SEED: u64 = 1;

pub fn run(command: EvalCommand, globals: &Globals) -> Result<(), Failure> {
    let seed = globals.seed.unwrap_or(SEED);
    match &command.ratings {
        Some(_) if command.page => Err(Failure::usage(
            "--page measures pages on the bundled audience and takes no RATINGS; leave out one of them",
        )),
        Some(path) => of_ratings(path, &command, seed),
        None if !command.page => Err(Failure::usage(
            "there is nothing to measure on; name a file of RATINGS, or say --page for whole pages",
        )),
        None if command.min_rating.is_some() || command.format.is_some() => Err(Failure::usage(
            "--min-rating and --format say how RATINGS are read, and --page reads none",
        )),
        None => of_pages(&command, seed),
    }
}

fn of_ratings(path: &Path, command: &EvalCommand, seed: u64) -> Result<(), Failure> {
    let ratings = ratings::read(path, command.format)?;
    let min_rating = command.min_rating.unwrap_or_else(|| ratings.default_min_rating());
    let likes = ratings.liked(min_rating);
    let facts = ratings::facts(path, &ratings.titles)?;
    let mut contenders = vec![ours(), on_the_page()];
    contenders.extend(reference::all(seed));
    let report = evaluate(&likes, facts.as_ref(), seed, &contenders, &tell)
        .map_err(|error| Failure::failed(format!("{}: {error}", path.display())))?;
    if command.json {
        output::json(&report)
    } else {
        output::print(&ratings_text::as_text(&report))
    }
}

fn of_pages(command: &EvalCommand, seed: u64) -> Result<(), Failure> {
    let catalog = Catalog::bundled().map_err(Failure::failed)?;
    let audience = train::bundled_audience(&catalog).map_err(Failure::failed)?;
    let fit = |likes: &Interactions| {
        let trained = telling::on_a_terminal(|progress| train::build_model(&catalog, likes, progress))?;
        Ok(Model::from_bytes(&trained.bytes)?)
    };
    let report = page::evaluate(&catalog, &audience, seed, &fit, &tell).map_err(Failure::failed)?;
    if command.json {
        output::json(&report)
    } else {
        output::print(&page_text::as_text(&report))
    }
}

fn tell(what: &str) {
    eprintln!("frontrow: {what}");
}

/// The score of this program, as it is trained for others' ratings.
fn ours() -> Contender {
    let train = |likes: &Interactions, facts: Option<&Facts>| {
        let facets_of = facts.map(|facts| facts.facets_of.as_slice());
        telling::on_a_terminal(|progress| Score::train(likes, facets_of, progress))
    };
    Contender::new(OURS, move |likes, facts| Ok(Box::new(train(likes, facts)?))).with_cold(Box::new(
        move |likes, facts| Ok(Box::new(ByFacets(train(likes, Some(facts))?))),
    ))
}

/// The same score as the page has it: of sums alone, sparse, in whole numbers.
fn on_the_page() -> Contender {
    Contender::new(ON_THE_PAGE, |likes, _| {
        let page = telling::on_a_terminal(|progress| PageScore::train(likes, progress))?;
        Ok(Box::new(page))
    })
}

/// Places titles that nobody liked yet.
struct ByFacets(Score<'static>);

impl ColdRanker for ByFacets {
    fn cold_scores(&self, history: &[Liked], hidden: &[Vec<u32>]) -> Vec<f32> {
        self.0.by_facets(history, hidden)
    }
}
