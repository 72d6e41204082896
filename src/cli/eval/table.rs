//! Numbers under each other.

use std::fmt::Write;

use crate::lab::Interval;

/// A share with what is to be added and subtracted for 95 %: `.0576±.0090`.
pub(super) fn share_with_error(interval: &Interval) -> String {
    format!("{}±{}", share(interval.mean), share(interval.half_width()))
}

/// `.0576`; a whole one stays `1.0000`.
pub(super) fn share(value: f64) -> String {
    let text = format!("{value:.4}");
    text.strip_prefix('0').map_or(text.clone(), str::to_owned)
}

/// A title, and columns under each other, names to the left and cells to the right.
pub(super) fn set(title: &str, names: &[String], rows: &[Vec<String>]) -> String {
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
