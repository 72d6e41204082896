use rand::{SeedableRng, seq::IndexedRandom};
use rand_pcg::Pcg64Mcg;
use serde_json::{Value, json};

use super::{Failure, Globals, Source, print, print_json};
use crate::catalog::{AppealText, Title};

#[derive(clap::Args)]
pub struct Captions {
    #[command(flatten)]
    source: Source,
    /// So many, drawn at random
    #[arg(long, value_name = "N")]
    sample: Option<usize>,
    /// Which draw; the same number gives the same sample
    #[arg(long, value_name = "N", default_value_t = 1)]
    draw: u64,
    /// Those that are set out from facts instead of those that somebody wrote
    #[arg(long)]
    facts: bool,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

impl Captions {
    pub fn run(self, globals: &Globals) -> Result<(), Failure> {
        let catalog = self.source.open(globals)?;
        let titles = catalog.indices().map(|index| catalog.title(index));
        let mut captions: Vec<(Title<'_>, AppealText<'_>)> = titles
            .filter(|title| title.is_written_up() != self.facts)
            .flat_map(|title| captions_of(title).into_iter().map(move |caption| (title, caption)))
            .collect();
        if let Some(most) = self.sample {
            let mut rng = Pcg64Mcg::seed_from_u64(self.draw);
            captions = captions.sample(&mut rng, most).cloned().collect();
        }
        if self.json {
            return print_json(&captions.iter().map(line_json).collect::<Vec<_>>());
        }
        print(&captions.iter().map(line).collect::<String>())
    }
}

fn captions_of(title: Title<'_>) -> Vec<AppealText<'_>> {
    if title.is_written_up() {
        return title.written_captions().collect();
    }
    let caption = |appeal| {
        let text = title.caption(appeal)?;
        Some(AppealText { appeal, text })
    };
    title.appeals().filter_map(caption).collect()
}

fn line((title, caption): &(Title<'_>, AppealText<'_>)) -> String {
    let appeal = caption.appeal.name();
    format!(
        "{appeal:<9} {:<48}  {} ({})\n",
        caption.text,
        title.name(),
        title.year()
    )
}

fn line_json((title, caption): &(Title<'_>, AppealText<'_>)) -> Value {
    json!({"title": title.id(), "name": title.name(), "year": title.year(), "appeal": caption.appeal, "text": caption.text})
}
