use std::{fmt::Write, path::PathBuf};

use super::{Failure, Globals, output, ratings, telling};
use crate::{
    lab::{AgainstBest, ColdRanker, ColdReport, Contender, Interval, Named, Report, evaluate, reference},
    train::{Facts, Format, Interactions, Liked, PageScore, Score},
};

#[derive(clap::Args)]
pub struct EvalCommand {
    /// MovieLens' ratings.csv or ratings.dat, MovieTweetings' ratings.dat, or a CSV with user and item, and perhaps rating and timestamp
    ratings: PathBuf,
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
    let ratings = ratings::read(&command.ratings, command.format)?;
    let min_rating = command.min_rating.unwrap_or_else(|| ratings.default_min_rating());
    let likes = ratings.liked(min_rating);
    let facts = ratings::facts(&command.ratings, &ratings.titles)?;
    let seed = globals.seed.unwrap_or(SEED);
    let mut contenders = vec![ours(), on_the_page()];
    contenders.extend(reference::all(seed));
    let tell = |what: &str| eprintln!("frontrow: {what}");
    let report = evaluate(&likes, facts.as_ref(), seed, &contenders, &tell)
        .map_err(|error| Failure::failed(format!("{}: {error}", command.ratings.display())))?;
    if command.json {
        output::json(&report)
    } else {
        output::print(&as_text(&report))
    }
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

fn as_text(report: &Report) -> String {
    let mut text = format!(
        "{} viewers, {} titles, {} likes. Trained on {} viewers, measured on {} others{}.\n",
        report.viewers,
        report.titles,
        report.interactions,
        report.training_viewers,
        report.evaluated_viewers,
        if report.is_ordered {
            ""
        } else {
            ", whose likes have no order in time and were shuffled"
        },
    );
    for metric in ["ndcg@10", "ndcg@100", "recall@20", "hit@6"] {
        text.push_str(&table(report, metric));
    }
    text.push_str(&comparison(report));
    if let Some(cold) = &report.cold {
        text.push_str(&cold_table(cold));
    }
    text
}

/// Models by lengths of history; intervals for the first metric, where there is room for nothing else.
fn table(report: &Report, metric: &str) -> String {
    let with_intervals = metric == "ndcg@10";
    let cell = |interval: &Interval| {
        if with_intervals {
            format!(
                "{}±{}",
                share(interval.mean),
                share((interval.high - interval.low) / 2.0)
            )
        } else {
            share(interval.mean)
        }
    };
    let unit = if with_intervals { " ± 95 %" } else { "" };
    let title = format!(
        "{}{unit}, by liked titles known",
        metric
            .to_uppercase()
            .replace("HIT@6", "Hit rate in 6")
            .replace("RECALL", "Recall")
    );
    let mut rows = vec![
        report
            .by_history
            .iter()
            .map(|(length, _)| length.to_owned())
            .collect::<Vec<_>>(),
    ];
    let mut names = vec![String::new()];
    let models: Vec<&str> = report
        .by_history
        .iter()
        .next()
        .map_or_else(Vec::new, |(_, models)| models.iter().map(|(name, _)| name).collect());
    for model in models {
        names.push(model.to_owned());
        let cells = report.by_history.iter().map(|(_, models)| {
            let interval = models.get(model).and_then(|metrics| metrics.get(metric));
            interval.map_or_else(String::new, cell)
        });
        rows.push(cells.collect());
    }
    set(&title, &names, &rows)
}

fn comparison(report: &Report) -> String {
    let mut rows = vec![
        ["known", "best reference", "difference", "95 %"]
            .map(str::to_owned)
            .to_vec(),
    ];
    let mut names = vec![String::new()];
    for (length, models) in report.against_best.iter() {
        for (model, against) in models.iter() {
            names.push(model.to_owned());
            let mut row = vec![length.to_owned()];
            row.extend(difference(against));
            rows.push(row);
        }
    }
    set("NDCG@10 against the best reference, paired by viewer", &names, &rows)
}

fn difference(against: &AgainstBest) -> [String; 3] {
    let AgainstBest { reference, percent } = against;
    [
        reference.clone(),
        format!("{:+.1} %", percent.mean),
        format!("{:+.1} to {:+.1}", percent.low, percent.high),
    ]
}

fn cold_table(cold: &ColdReport) -> String {
    let metrics: Vec<&str> = cold
        .models
        .iter()
        .next()
        .map_or_else(Vec::new, |(_, metrics)| metrics.iter().map(|(name, _)| name).collect());
    let mut names = vec![String::new()];
    let mut rows = vec![metrics.iter().map(|metric| (*metric).to_owned()).collect::<Vec<_>>()];
    for (model, values) in cold.models.iter() {
        names.push(model.to_owned());
        rows.push(row_of(values, &metrics));
    }
    let title = format!(
        "Titles nobody liked yet: {} hidden from training, placed among each other for {} viewers",
        cold.hidden_titles, cold.viewers
    );
    let mut text = set(&title, &names, &rows);
    for (model, against) in cold.against_best.iter() {
        let [reference, percent, bounds] = difference(against);
        // Writing into a string cannot fail.
        let _ = writeln!(text, "{model} against {reference}: {percent} ({bounds})");
    }
    text
}

fn row_of(values: &Named<Interval>, metrics: &[&str]) -> Vec<String> {
    let cell = |interval: &Interval| {
        format!(
            "{}±{}",
            share(interval.mean),
            share((interval.high - interval.low) / 2.0)
        )
    };
    metrics
        .iter()
        .map(|metric| values.get(metric).map_or_else(String::new, cell))
        .collect()
}

/// `.0576`; a whole one stays `1.0000`.
fn share(value: f64) -> String {
    let text = format!("{value:.4}");
    text.strip_prefix('0').map_or(text.clone(), str::to_owned)
}

/// A title, and columns under each other, names to the left and cells to the right.
fn set(title: &str, names: &[String], rows: &[Vec<String>]) -> String {
    let width = |text: &String| text.chars().count();
    let name_width = names.iter().map(width).max().unwrap_or(0);
    let columns = rows.first().map_or(0, Vec::len);
    let widths: Vec<usize> = (0..columns)
        .map(|column| {
            rows.iter()
                .filter_map(|row| row.get(column))
                .map(width)
                .max()
                .unwrap_or(0)
        })
        .collect();
    let mut text = format!("\n{title}\n");
    for (name, row) in names.iter().zip(rows) {
        let cells: String = row
            .iter()
            .zip(&widths)
            .map(|(cell, width)| format!("  {cell:>width$}"))
            .collect();
        // Writing into a string cannot fail.
        let _ = writeln!(text, "  {name:<name_width$}{cells}");
    }
    text
}
