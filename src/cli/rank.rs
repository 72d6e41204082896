use std::{io, path::PathBuf};

use rustc_hash::FxHashMap;

use super::{Failure, Globals, output, ratings, telling};
use crate::{
    lab::reference::Popularity,
    train::{Interactions, Liked, Ranked, Ranker, Ratings, Score, rank_many},
};

#[derive(clap::Args)]
pub struct RankCommand {
    /// Who liked what: a CSV with user and item, and perhaps rating and timestamp
    #[arg(long, value_name = "CSV")]
    train: PathBuf,
    /// For whom: a CSV with user and item, and perhaps timestamp; a user with an empty item has no history
    #[arg(long, value_name = "CSV")]
    histories: PathBuf,
    /// How many titles each
    #[arg(long, value_name = "K", value_parser = clap::value_parser!(u32).range(1..))]
    top: u32,
    /// From which rating on a title of --train counts as liked, where it has ratings [default: 4 of 5, 7 of 10]
    #[arg(long, value_name = "X")]
    min_rating: Option<f32>,
}

/// Viewers ranked at once: enough to keep all threads busy, few enough to start printing soon.
const AT_ONCE: usize = 512;

pub fn run(command: RankCommand, _globals: &Globals) -> Result<(), Failure> {
    let known = ratings::read(&command.train, None)?;
    let asked = ratings::read(&command.histories, None)?;
    let likes = known.liked(command.min_rating.unwrap_or_else(|| known.default_min_rating()));
    if likes.viewers.is_empty() {
        let file = command.train.display();
        return Err(Failure::failed(format!(
            "{file}: nobody likes anything in it; try a smaller --min-rating"
        )));
    }
    let facts = ratings::facts(&command.train, &known.titles)?;
    // Ties stand by number, so titles are numbered in the order of their ids.
    let mut kept = likes.most_liked();
    kept.sort_by(|one, other| order_of_ids(&known.titles[*one as usize], &known.titles[*other as usize]));
    let titles: Vec<&str> = kept
        .iter()
        .map(|title| known.titles[*title as usize].as_str())
        .collect();
    let likes = likes.with_titles(&kept);
    let facts = facts.map(|facts| facts.with_titles(&kept));
    let facets_of = facts.as_ref().map(|facts| facts.facets_of.as_slice());
    let ranker = telling::on_a_terminal(|progress| Score::train(&likes, facets_of, progress))
        .map_err(|error| Failure::failed(format!("{}: {error}", command.train.display())))?;
    let ranker = PopularAtFirst {
        popularity: Popularity::of(&likes),
        ranker: &ranker,
    };
    let histories = histories(&asked, &titles, &likes);
    print(&asked.viewers, &histories, &titles, &ranker, command.top as usize)
}

/// Whoever has no history gets what most viewers like, exactly; the score is then how many they are.
struct PopularAtFirst<'a> {
    popularity: Popularity,
    ranker: &'a dyn Ranker,
}

impl Ranker for PopularAtFirst<'_> {
    fn scores(&self, history: &[Liked]) -> Vec<f32> {
        if history.is_empty() {
            self.popularity.scores(history)
        } else {
            self.ranker.scores(history)
        }
    }
}

/// Whole numbers by their value, everything else by its letters.
fn order_of_ids(one: &str, other: &str) -> std::cmp::Ordering {
    let number = |id: &str| id.parse::<u64>().ok();
    match (number(one), number(other)) {
        (Some(a), Some(b)) => a.cmp(&b).then_with(|| one.cmp(other)),
        (Some(_), None) => std::cmp::Ordering::Less,
        (None, Some(_)) => std::cmp::Ordering::Greater,
        (None, None) => one.cmp(other),
    }
}

/// Each viewer's known titles, once each, in the order of time or of lines. Where no times are given all was liked just now,
/// which is when the last like of the training was.
fn histories(asked: &Ratings, titles: &[&str], likes: &Interactions) -> Vec<Vec<Liked>> {
    let by_id: FxHashMap<&str, u32> = titles.iter().copied().zip(0..).collect();
    let numbers: Vec<Option<u32>> = asked.titles.iter().map(|id| by_id.get(id.as_str()).copied()).collect();
    let now_s = likes
        .viewers
        .iter()
        .flatten()
        .map(|liked| liked.at_s)
        .max()
        .unwrap_or(0);
    let mut histories = vec![Vec::new(); asked.viewers.len()];
    for row in &asked.rows {
        if let Some(title) = numbers[row.title as usize] {
            let at_s = if asked.has_times { row.at_s } else { now_s };
            histories[row.viewer as usize].push(Liked { title, at_s });
        }
    }
    let mut seen = vec![usize::MAX; titles.len()];
    for (viewer, history) in histories.iter_mut().enumerate() {
        history.sort_by_key(|liked: &Liked| liked.at_s);
        history.retain(|liked| std::mem::replace(&mut seen[liked.title as usize], viewer) != viewer);
    }
    histories
}

fn print(
    viewers: &[String],
    histories: &[Vec<Liked>],
    titles: &[&str],
    ranker: &dyn Ranker,
    count: usize,
) -> Result<(), Failure> {
    output::stream(|out| {
        let mut table = csv::Writer::from_writer(out);
        table.write_record(["user", "rank", "item", "score"]).map_err(as_io)?;
        for (viewers, histories) in viewers.chunks(AT_ONCE).zip(histories.chunks(AT_ONCE)) {
            for (viewer, ranked) in viewers.iter().zip(rank_many(ranker, histories, count)) {
                write_viewer(&mut table, viewer, &ranked, titles)?;
            }
        }
        table.flush()
    })
}

fn write_viewer<W: io::Write>(
    table: &mut csv::Writer<W>,
    viewer: &str,
    ranked: &[Ranked],
    titles: &[&str],
) -> io::Result<()> {
    for ((title, score), rank) in ranked.iter().zip(1_u32..) {
        // No zero below zero: the same score is always written the same way.
        let score = score + 0.0;
        table
            .write_record([viewer, &rank.to_string(), titles[*title as usize], &score.to_string()])
            .map_err(as_io)?;
    }
    Ok(())
}

/// A reader that went away is told from other errors by its kind.
fn as_io(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}
