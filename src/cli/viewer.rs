use std::fmt::Write;

use serde_json::{Map, Value, json};

use super::{
    Failure, Globals,
    house::{House, VIEWPORT},
    output::print,
    page::fitted,
};
use crate::{
    app::words::in_units,
    behavior::printable,
    catalog::Catalog,
    recommend::{Basis, HabitKind, Portrait, TasteEntry, portrait},
};

/// How many tastes are printed for people, for and against.
const TASTES_FOR: usize = 10;
const TASTES_AGAINST: usize = 5;

#[derive(clap::Args)]
pub struct ViewerCommand {
    /// Whom, by name or id
    #[arg(long, value_name = "P")]
    profile: String,
    /// Prints JSON
    #[arg(long)]
    json: bool,
}

/// Prints what is concluded of a viewer, with evidence, and writes nothing.
pub fn run(command: ViewerCommand, globals: &Globals) -> Result<(), Failure> {
    let house = House::open(globals)?;
    let profile = house.profile(&command.profile)?;
    let viewer = house.home.viewer(&profile.id);
    let request = house.request(profile, VIEWPORT);
    let portrait = portrait(&house.shelf.catalog, &house.shelf.model, &viewer, &request);
    if command.json {
        print(&format!("{:#}\n", as_json(&house.shelf.catalog, &portrait)))
    } else {
        print(&as_text(&profile.facts.name, &portrait))
    }
}

fn as_json(catalog: &Catalog, portrait: &Portrait) -> Value {
    let tastes = portrait.tastes.iter();
    let taste = tastes.map(|taste| (taste.key.clone(), json!(taste.weight)));
    let habits = portrait.habits.iter().map(|habit| {
        let json = json!({
            "value": habit.value,
            "unit": habit.kind.unit(),
            "line": habit.kind.line(),
            "confidence": habit.confidence,
            "count": habit.count,
            "evidence": habit.evidence,
            "basis": habit.basis,
        });
        (habit.kind.name().to_owned(), json)
    });
    let segments = portrait.segments.iter();
    let told = portrait.tastes.iter().map(|taste| {
        let titles = taste.titles.iter().map(|title| catalog.title(*title).id());
        json!({
            "facet": taste.key,
            "name": taste.name,
            "weight": taste.weight,
            "titles": titles.collect::<Vec<_>>(),
            "title_count": taste.title_count,
            "evidence": taste.evidence,
            "basis": taste.basis,
        })
    });
    json!({
        "taste": Map::from_iter(taste),
        "habits": Map::from_iter(habits),
        "segments": segments.clone().filter(|found| found.holds).map(|found| found.segment).collect::<Vec<_>>(),
        "tastes_by_weight": told.collect::<Vec<_>>(),
        "segments_told": segments
            .map(|found| {
                json!({
                    "segment": found.segment,
                    "name": found.segment.label(),
                    "holds": found.holds,
                    "confidence": found.confidence,
                    "evidence": found.evidence,
                    "basis": found.basis,
                })
            })
            .collect::<Vec<_>>(),
        "deleted": portrait.deleted
            .iter()
            .map(|deleted| json!({ "about": deleted.about, "key": deleted.key, "name": deleted.name }))
            .collect::<Vec<_>>(),
    })
}

fn as_text(name: &str, portrait: &Portrait) -> String {
    let mut text = format!("{name}\n");
    let towards = portrait.tastes.iter().filter(|taste| taste.weight > 0);
    push_tastes(&mut text, "Goes for", towards.take(TASTES_FOR));
    let from = portrait.tastes.iter().filter(|taste| taste.weight < 0);
    push_tastes(&mut text, "Turns from", from.take(TASTES_AGAINST));
    // Writing into a string cannot fail.
    if !portrait.habits.is_empty() {
        text.push_str("\nHabits\n");
    }
    for habit in &portrait.habits {
        let kind: HabitKind = habit.kind;
        let side = if habit.is_above() { "yes" } else { "no" };
        let sure = habit.confidence * 100.0;
        let _ = writeln!(
            text,
            "  {} {:>12}  {side:>3}, {sure:>3.0} % sure  {}{}",
            fitted(kind.label(), 26),
            kind.in_words(habit.value),
            habit.evidence,
            corrected(habit.basis)
        );
    }
    let holding = || portrait.segments.iter().filter(|found| found.holds);
    if holding().next().is_some() {
        text.push_str("\nSegments\n");
    }
    for found in holding() {
        let sure = found.confidence * 100.0;
        let _ = writeln!(
            text,
            "  {} {sure:>3.0} % sure  {}{}",
            fitted(found.segment.label(), 26),
            found.evidence,
            corrected(found.basis)
        );
    }
    if !portrait.deleted.is_empty() {
        text.push_str("\nDeleted\n");
    }
    for deleted in &portrait.deleted {
        // A log may hold any key.
        let (about, key) = (deleted.about.name(), printable(&deleted.key));
        let _ = writeln!(text, "  {} {about} {key}", fitted(&printable(&deleted.name), 26));
    }
    let is_blank = portrait.tastes.is_empty() && portrait.habits.is_empty();
    if is_blank && portrait.deleted.is_empty() && holding().next().is_none() {
        text.push_str("Nothing is known yet.\n");
    }
    text
}

fn push_tastes<'p>(text: &mut String, heading: &str, tastes: impl Iterator<Item = &'p TasteEntry>) {
    for (at, taste) in tastes.enumerate() {
        if at == 0 {
            let _ = write!(text, "\n{heading}\n");
        }
        let _ = writeln!(
            text,
            "  {} {:>6}  {}{}",
            fitted(&taste.name, 26),
            in_units(taste.weight),
            taste.evidence,
            corrected(taste.basis)
        );
    }
}

fn corrected(basis: Basis) -> &'static str {
    match basis {
        Basis::Concluded | Basis::Said => "",
        Basis::Weakened => " Weakened by you.",
    }
}
