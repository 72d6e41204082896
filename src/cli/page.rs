use std::fmt::Write;

use serde_json::{Map, Value, json};

use super::{
    Failure, Globals,
    house::{House, parse_viewport},
    output::print,
};
use crate::{
    app::words::in_units,
    catalog::Catalog,
    recommend::{Page, PageRow, Parts, Slot, Viewport, rank},
};

#[derive(clap::Args)]
pub struct PageCommand {
    /// Whose page, by name or id
    #[arg(long, value_name = "P")]
    profile: String,
    /// Who else is there, by name or id
    #[arg(long, value_name = "NAME,…", value_delimiter = ',')]
    with: Vec<String>,
    /// How much is in view at once
    #[arg(long, value_name = "ROWSxCOLUMNS", default_value = "4x6", value_parser = parse_viewport)]
    viewport: Viewport,
    /// Adds the parts of each title's score
    #[arg(long)]
    why: bool,
    /// Prints JSON
    #[arg(long)]
    json: bool,
}

/// Prints the page of a fresh visit, and writes nothing.
pub fn run(command: PageCommand, globals: &Globals) -> Result<(), Failure> {
    let house = House::open(globals)?;
    let profile = house.profile(&command.profile)?;
    let viewer = house.home.viewer(&profile.id);
    let mut request = house.request(profile, command.viewport);
    request.company = house.company(profile, &command.with)?;
    let page = rank(&house.shelf.catalog, &house.shelf.model, &viewer, &request);
    if command.json {
        let json = as_json(&house.shelf.catalog, &page);
        print(&format!("{json:#}\n"))
    } else {
        print(&as_text(&house.shelf.catalog, &page, command.why))
    }
}

fn as_json(catalog: &Catalog, page: &Page) -> Value {
    let row = |row: &PageRow| {
        json!({
            "kind": row.kind,
            "key": row.key,
            "name": row.name,
            "evidence": row.evidence,
            "value": row.value,
            "slots": row.slots.iter().map(|slot| slot_as_json(catalog, slot)).collect::<Vec<_>>(),
        })
    };
    json!({
        "hash": page.hash,
        "viewport": page.viewport,
        "hero": page.hero.as_ref().map(|hero| slot_as_json(catalog, hero)),
        "rows": page.rows.iter().map(row).collect::<Vec<_>>(),
    })
}

fn slot_as_json(catalog: &Catalog, slot: &Slot) -> Value {
    let title = catalog.title(slot.title);
    let mut json = json!({
        "title": slot.id,
        "name": title.name(),
        "year": title.year(),
        "original": title.is_original(),
        "caption": slot.caption.text,
        "appeal": slot.caption.appeal,
        "action_prob": slot.caption.action_prob,
        "match": slot.match_percent,
        "score": slot.score,
        "parts": parts_as_json(&slot.parts),
    });
    if let Some(progress) = &slot.progress {
        json["progress"] = json!({
            "episode": progress.episode,
            "next_episode": progress.is_next,
            "position": progress.position_s,
            "total_length": progress.length_s,
        });
    }
    json
}

pub(super) fn parts_as_json(parts: &Parts) -> Value {
    let named = parts
        .iter()
        .map(|(part, thousandths)| (part.name().to_owned(), json!(thousandths)));
    Value::Object(Map::from_iter(named))
}

fn as_text(catalog: &Catalog, page: &Page, why: bool) -> String {
    let mut text = String::new();
    if let Some(hero) = &page.hero {
        push_slot(&mut text, catalog, hero, why);
    }
    for row in &page.rows {
        // Writing into a string cannot fail.
        let _ = writeln!(text, "\n{}", row.name);
        for line in textwrap::wrap(&row.evidence, 76) {
            let _ = writeln!(text, "  {line}");
        }
        for slot in &row.slots {
            push_slot(&mut text, catalog, slot, why);
        }
    }
    text
}

/// One title a line: score, name and year, caption; below it the parts that are not zero.
fn push_slot(text: &mut String, catalog: &Catalog, slot: &Slot, why: bool) {
    let title = catalog.title(slot.title);
    let original = if title.is_original() { ", Original" } else { "" };
    let name = format!("{} ({}{original})", title.name(), title.year());
    let score = in_units(slot.score);
    let _ = writeln!(text, "  {score:>6}  {}  {}", fitted(&name, 38), slot.caption.text);
    if why {
        let parts = slot.parts.iter().filter(|(_, thousandths)| *thousandths != 0);
        let parts: Vec<String> = parts
            .map(|(part, thousandths)| format!("{} {}", part.name(), in_units(thousandths)))
            .collect();
        for line in textwrap::wrap(&parts.join(" · "), 68) {
            let _ = writeln!(text, "          {line}");
        }
    }
}

/// A text cut or filled to so many columns.
pub(super) fn fitted(text: &str, columns: usize) -> String {
    use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};
    if text.width() <= columns {
        let missing = columns - text.width();
        return format!("{text}{}", " ".repeat(missing));
    }
    let (mut cut, mut width) = (String::new(), 0);
    for character in text.chars() {
        let next = character.width().unwrap_or(0);
        if width + next + 1 > columns {
            break;
        }
        cut.push(character);
        width += next;
    }
    format!("{cut}…{}", " ".repeat(columns - width - 1))
}
