use std::fmt::Write;

use serde_json::json;

use super::{
    Failure, Globals,
    house::{House, VIEWPORT},
    output::print,
    page::{fitted, parts_as_json},
};
use crate::{
    app::{
        leaving_in_words,
        words::{company_in_words, in_units, match_in_words},
    },
    catalog::{Catalog, TitleIndex},
    recommend::{Explanation, explain, leaving},
};

#[derive(clap::Args)]
pub struct WhyCommand {
    /// An id (tt0113277), a name with its year, or a name that only one title has
    title: String,
    /// For whom, by name or id
    #[arg(long, value_name = "P")]
    profile: String,
    /// Who else is there, by name or id
    #[arg(long, value_name = "NAME,…", value_delimiter = ',')]
    with: Vec<String>,
    /// Prints JSON
    #[arg(long)]
    json: bool,
}

/// Prints the parts of a title's score for a viewer, and whose doing they are.
pub fn run(command: WhyCommand, globals: &Globals) -> Result<(), Failure> {
    let house = House::open(globals)?;
    let profile = house.profile(&command.profile)?;
    let title = house.shelf.catalog.find(&command.title).map_err(Failure::failed)?;
    let viewer = house.home.viewer(&profile.id);
    let mut request = house.request(profile, VIEWPORT);
    request.company = house.company(profile, &command.with)?;
    let explanation = explain(
        &house.shelf.catalog,
        &house.shelf.model,
        &viewer,
        &request,
        title.index(),
    );
    let leaving = leaving(
        &house.shelf.catalog,
        &house.shelf.model,
        &viewer,
        &request,
        title.index(),
    );
    if command.json {
        let id = |title: TitleIndex| house.shelf.catalog.title(title).id();
        let because = explanation.because.iter();
        let json = json!({
            "title": id(explanation.title),
            "score": explanation.score,
            "parts": parts_as_json(&explanation.parts),
            "match": explanation.match_percent,
            "because": because
                .map(|(title, score)| json!({ "title": id(*title), "score": score }))
                .collect::<Vec<_>>(),
            "facets": explanation.facets
                .iter()
                .map(|(name, score)| json!({ "facet": name, "score": score }))
                .collect::<Vec<_>>(),
            "habits": explanation.habits
                .iter()
                .map(|(name, score)| json!({ "habit": name, "score": score }))
                .collect::<Vec<_>>(),
            "company": explanation.company
                .iter()
                .map(|(name, score)| json!({ "name": name, "score": score }))
                .collect::<Vec<_>>(),
            "caption": explanation.caption_reason,
            "leaves_after_undoing": leaving.deeds(),
        });
        print(&format!("{json:#}\n"))
    } else {
        let mut text = as_text(&house.shelf.catalog, &explanation);
        text.push_str(&leaving_in_words(&leaving, &house.shelf.catalog, &viewer));
        text.push('\n');
        print(&text)
    }
}

fn as_text(catalog: &Catalog, explanation: &Explanation) -> String {
    let title = catalog.title(explanation.title);
    let mut text = format!("{} ({})\n", title.name(), title.year());
    // Writing into a string cannot fail.
    let mut line = |label: &str, thousandths: i32| {
        let _ = writeln!(text, "  {} {:>6}", fitted(label, 44), in_units(thousandths));
    };
    for (part, thousandths) in explanation.parts.iter().filter(|(_, thousandths)| *thousandths != 0) {
        line(part.label(), thousandths);
    }
    line("Together", explanation.score);
    if !explanation.company.is_empty() {
        let _ = writeln!(text, "{}", company_in_words(&explanation.company));
    }
    if let Some(percent) = explanation.match_percent {
        let _ = writeln!(text, "{}", match_in_words(percent));
    }
    if !explanation.because.is_empty() {
        text.push_str("Because of\n");
        for (title, share) in &explanation.because {
            let title = catalog.title(*title);
            let name = format!("{} ({})", title.name(), title.year());
            let _ = writeln!(text, "  {} {:>6}", fitted(&name, 44), in_units(*share));
        }
    }
    if !explanation.facets.is_empty() {
        text.push_str("Your taste for\n");
        for (name, weight) in &explanation.facets {
            let _ = writeln!(text, "  {} {:>6}", fitted(name, 44), in_units(*weight));
        }
    }
    if !explanation.habits.is_empty() {
        text.push_str("Your habits\n");
        for (name, weight) in &explanation.habits {
            let _ = writeln!(text, "  {} {:>6}", fitted(name, 44), in_units(*weight));
        }
    }
    let _ = writeln!(text, "{}", explanation.caption_reason);
    text
}
