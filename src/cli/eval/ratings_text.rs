//! What was measured on a file of ratings, for people's eyes.

use std::fmt::Write;

use super::table::{set, share, share_with_error};
use crate::lab::{AgainstBest, ColdReport, Interval, Named, Report};

pub(super) fn as_text(report: &Report) -> String {
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
            share_with_error(interval)
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
    metrics
        .iter()
        .map(|metric| values.get(metric).map_or_else(String::new, share_with_error))
        .collect()
}
