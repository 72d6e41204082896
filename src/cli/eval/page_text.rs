//! What was measured of whole pages, for people's eyes.

use super::table::{set, share_with_error};
use crate::lab::{
    Interval, Named,
    page::{OfPages, PageReport},
};

/// What a table shows, and how a cell of it is printed.
type Cell = fn(&OfPages) -> Option<String>;

pub(super) fn as_text(report: &PageReport) -> String {
    let mut text = format!(
        "{} viewers of the bundled audience trained on, {} others asked; {} titles.\n",
        report.training_viewers, report.evaluated_viewers, report.titles
    );
    if report.too_early_viewers > 0 {
        text.push_str(&format!(
            "Not asked: {} whose last likes began before there was a week to tell what was rising.\n",
            report.too_early_viewers
        ));
    }
    for (viewport, by_history) in report.by_viewport.iter() {
        let size = viewport.replace('x', "×");
        let tables: [(String, Cell); 5] = [
            (format!("Recall@{size} ± 95 %, by liked titles known"), |of| {
                Some(share_with_error(&of.recall))
            }),
            (format!("NDCG in two dimensions, {size} ± 95 %"), |of| {
                Some(share_with_error(&of.ndcg_2d))
            }),
            (
                format!("Genres, KL from the history's, {size} ± 95 %; less is nearer"),
                |of| Some(number(&of.calibration_kl)),
            ),
            (format!("Effective catalog size, {size}"), |of| {
                Some(format!("{:.0}", of.effective_catalog_size))
            }),
            (
                format!("Rows of {} that moved after one action ± 95 %", rows(viewport)),
                |of| of.rows_moved.as_ref().map(number),
            ),
        ];
        for (title, cell) in tables {
            text.push_str(&table(&title, by_history, cell));
        }
        if let Some(times) = report.recall_over_popularity.get(viewport) {
            text.push_str(&recall_over_popularity(&size, times));
        }
    }
    text
}

/// The rows of a viewport such as `4x6`.
fn rows(viewport: &str) -> &str {
    viewport.split_once('x').map_or(viewport, |(rows, _)| rows)
}

fn number(interval: &Interval) -> String {
    format!("{:.2}±{:.2}", interval.mean, interval.half_width())
}

/// Whoever filled the pages by lengths of history; those of whom it cannot be said are left out.
fn table(title: &str, by_history: &Named<Named<OfPages>>, cell: Cell) -> String {
    let lengths: Vec<String> = by_history.iter().map(|(length, _)| length.to_owned()).collect();
    let (mut names, mut rows) = (vec![String::new()], vec![lengths]);
    let first = by_history.iter().next();
    for (name, _) in first.iter().flat_map(|(_, contenders)| contenders.iter()) {
        let cells = by_history
            .iter()
            .map(|(_, contenders)| contenders.get(name).and_then(cell));
        if let Some(cells) = cells.collect::<Option<Vec<String>>>() {
            names.push(name.to_owned());
            rows.push(cells);
        }
    }
    set(title, &names, &rows)
}

fn recall_over_popularity(size: &str, times: &Named<Interval>) -> String {
    let header = ["known", "times", "95 %"].map(str::to_owned).to_vec();
    let (mut names, mut rows) = (vec![String::new()], vec![header]);
    for (length, Interval { mean, low, high }) in times.iter() {
        names.push("frontrow".to_owned());
        rows.push(vec![
            length.to_owned(),
            format!("{mean:.2}"),
            format!("{low:.2} to {high:.2}"),
        ]);
    }
    set(
        &format!("Recall@{size} over that of popularity-rows, paired by viewer"),
        &names,
        &rows,
    )
}
