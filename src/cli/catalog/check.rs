use std::path::Path;

use serde_json::{Value, json};

use super::{Failure, Globals, OwnCounts, files, print, print_json};
use crate::{
    catalog::{
        CAPTION_COLUMNS_MAX, Catalog, KnownFilms, Pair, Problem, Review, SKELETON_SHARED_MAX, WORDS_SHARED_MAX, pack,
        read_write_up, review,
    },
    runtime::own_catalog::{self, OwnCatalogError},
};

/// Checks one file, or the viewer's own catalog, or the whole of `./catalog`, or the catalog in the program. Problems are the command's data.
pub fn run(file: Option<&Path>, globals: &Globals, as_json: bool) -> Result<(), Failure> {
    let folder = Path::new("catalog");
    let checked = match (file, &globals.catalog) {
        (Some(path), _) => Checked::files(path.display().to_string(), check_file(path)?),
        (None, Some(own)) => check_own(own)?,
        (None, None) if folder.join(files::FILMS).is_file() => check_folder(folder)?,
        (None, None) => Checked {
            what: "the catalog in the program".to_owned(),
            problems: Vec::new(),
            own: None,
            review: Some(review(&Catalog::bundled().map_err(Failure::failed)?)),
        },
    };
    if as_json {
        print_json(&checked.json())?;
    } else {
        print(&checked.text())?;
    }
    match checked.problem_count() {
        0 => Ok(()),
        1 => Err(Failure::failed(format!("{} has 1 problem", checked.what))),
        count => Err(Failure::failed(format!("{} has {count} problems", checked.what))),
    }
}

/// What was checked, and what came of it.
struct Checked {
    what: String,
    problems: Vec<Problem>,
    /// Of a viewer's own catalog that could be read.
    own: Option<OwnCounts>,
    /// Of a whole catalog, all of whose files could be read.
    review: Option<Review>,
}

impl Checked {
    fn files(what: String, problems: Vec<Problem>) -> Self {
        Self {
            what,
            problems,
            own: None,
            review: None,
        }
    }

    fn problem_count(&self) -> usize {
        self.problems.len() + self.review.as_ref().map_or(0, |review| review.problems.len())
    }

    fn text(&self) -> String {
        let mut out: String = self.problems.iter().map(|problem| format!("{problem}\n")).collect();
        if let Some(own) = &self.own {
            let missing = own.missing.iter();
            out.extend(missing.map(|file| format!("{file} is not there; playing it will say so\n")));
            out.push_str(&format!("{}: {}\n", self.what, own.in_words()));
        }
        if let Some(review) = &self.review {
            for finding in &review.problems {
                out.push_str(&format!("{}: {}\n", finding.title, finding.what));
            }
            out.push_str(&summary(&self.what, review));
        }
        if self.problem_count() == 0 {
            out.push_str(&format!("{}: no problems\n", self.what));
        }
        out
    }

    fn json(&self) -> Value {
        let of_files = self.problems.iter().map(
            |problem| json!({"file": problem.file, "line": problem.line, "field": problem.field, "what": problem.what}),
        );
        let of_review = self.review.iter().flat_map(|review| &review.problems);
        let of_review = of_review.map(|finding| json!({"title": finding.title, "what": finding.what}));
        let problems: Vec<Value> = of_files.chain(of_review).collect();
        let mut out = json!({"checked": self.what, "problems": problems});
        if let (Some(own), Some(fields)) = (&self.own, out.as_object_mut()) {
            let counted = json!({"own_titles": own.titles, "with_media": own.with_media, "missing": own.missing});
            fields.extend(counted.as_object().cloned().unwrap_or_default());
        }
        if let (Some(review), Some(fields)) = (&self.review, out.as_object_mut()) {
            let counted = json!({
                "titles": review.titles,
                "written_up": review.written_up,
                "captions": review.captions,
                "synopses": review.synopses,
                "loglines": review.loglines,
                "widest_caption": review.widest_caption,
                "maturity_unknown": review.maturity_unknown,
                "same_words": pairs_json(&review.same_words),
                "same_skeleton": pairs_json(&review.same_skeleton),
            });
            fields.extend(counted.as_object().cloned().unwrap_or_default());
        }
        out
    }
}

fn pairs_json(pairs: &[Pair]) -> Vec<Value> {
    let side = |text: &crate::catalog::TitleText| json!({"title": text.title, "text": text.text});
    pairs
        .iter()
        .map(|pair| json!({"shared": pair.shared, "one": side(&pair.one), "other": side(&pair.other)}))
        .collect()
}

fn summary(what: &str, review: &Review) -> String {
    let mut out = format!(
        "{what}: {} titles, {} of them written up with {} captions, {} synopses and {} loglines\n\
         the widest caption: {} of {CAPTION_COLUMNS_MAX} columns\n\
         maturity: {} titles known, {} unknown and so never for kids\n",
        review.titles,
        review.written_up,
        review.captions,
        review.synopses,
        review.loglines,
        review.widest_caption,
        review.titles - review.maturity_unknown,
        review.maturity_unknown,
    );
    out.push_str(&format!(
        "texts of two titles by the share of words in both (2·both / all, function words left out; at most {WORDS_SHARED_MAX}):\n"
    ));
    out.push_str(&pairs(&review.same_words));
    out.push_str(&format!(
        "loglines by how alike they are built (1 − edits / length of the sentence without what it speaks of; at most {SKELETON_SHARED_MAX}):\n"
    ));
    out.push_str(&pairs(&review.same_skeleton));
    out
}

fn pairs(pairs: &[Pair]) -> String {
    pairs
        .iter()
        .map(|Pair { shared, one, other }| {
            format!(
                "  {shared:.2}  {} “{}”\n        {} “{}”\n",
                one.title, one.text, other.title, other.text
            )
        })
        .collect()
}

/// A viewer's own catalog, beside the one in the program. A video that is not there is no problem: a disk may be unplugged.
fn check_own(file: &Path) -> Result<Checked, Failure> {
    let bundled = Catalog::bundled().map_err(Failure::failed)?;
    let mut checked = Checked::files(file.display().to_string(), Vec::new());
    match own_catalog::beside(bundled, file) {
        Ok(catalog) => checked.own = Some(OwnCounts::of(&catalog)),
        Err(OwnCatalogError::Wrong(problems)) => checked.problems = problems,
        Err(error) => return Err(Failure::failed(error)),
    }
    Ok(checked)
}

/// What kind of file it is follows from its name.
fn check_file(path: &Path) -> Result<Vec<Problem>, Failure> {
    let extension = path.extension().and_then(|extension| extension.to_str());
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    Ok(match extension {
        Some("jsonl") => files::films(path)?.err().unwrap_or_default(),
        Some("csv") => files::audience(path)?.err().unwrap_or_default(),
        Some("json") if name.starts_with("tt") => check_write_up(path)?,
        Some("json") => files::original(path)?.err().unwrap_or_default(),
        _ => {
            return Err(Failure::usage(format!(
                "{} is not a catalog file; films.jsonl, audience.csv, write-ups' tt….json and Originals' or….json are",
                path.display()
            )));
        }
    })
}

/// A write-up is held against the films of the folder above it.
fn check_write_up(path: &Path) -> Result<Vec<Problem>, Failure> {
    let above = path.parent().and_then(Path::parent).unwrap_or(Path::new(""));
    let films = match files::films(&above.join(files::FILMS))? {
        Ok(films) => films,
        Err(problems) => return Ok(problems),
    };
    let text = files::read_text(path)?;
    let read = read_write_up(&path.display().to_string(), &text, &KnownFilms::of(&films));
    Ok(read.err().unwrap_or_default())
}

fn check_folder(dir: &Path) -> Result<Checked, Failure> {
    let folder = files::Folder::read(dir)?;
    let mut checked = Checked::files(dir.display().to_string(), folder.problems);
    if checked.problems.is_empty() {
        let bytes = pack(&folder.titles, &folder.audience).map_err(Failure::failed)?;
        checked.review = Some(review(&Catalog::from_bytes(&bytes).map_err(Failure::failed)?));
    }
    Ok(checked)
}
