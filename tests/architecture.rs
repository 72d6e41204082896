//! The dependency rules of ARCHITECTURE.md, held against the source.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// The modules of the house from top to bottom, and whom each may know.
const MAY_KNOW: &[(&str, &[&str])] = &[
    (
        "cli",
        &[
            "runtime",
            "ui",
            "app",
            "lab",
            "train",
            "recommend",
            "playback",
            "household",
            "behavior",
            "artwork",
            "catalog",
        ],
    ),
    (
        "runtime",
        &[
            "ui",
            "app",
            "train",
            "recommend",
            "playback",
            "household",
            "behavior",
            "artwork",
            "catalog",
        ],
    ),
    (
        "ui",
        &[
            "app",
            "recommend",
            "playback",
            "household",
            "behavior",
            "artwork",
            "catalog",
        ],
    ),
    (
        "app",
        &["recommend", "playback", "household", "behavior", "artwork", "catalog"],
    ),
    (
        "lab",
        &[
            "train",
            "recommend",
            "playback",
            "household",
            "behavior",
            "artwork",
            "catalog",
        ],
    ),
    ("train", &["recommend", "household", "behavior", "catalog"]),
    ("recommend", &["catalog", "behavior", "household"]),
    ("playback", &["household", "behavior", "artwork", "catalog"]),
    ("household", &["behavior", "catalog"]),
    ("behavior", &["catalog"]),
    ("artwork", &["catalog"]),
    ("catalog", &[]),
];

/// What may only be named in certain places: the text, and the paths under `src/` where it may stand.
const ONLY_IN: &[(&str, &[&str])] = &[
    ("ratatui::", &["ui/", "runtime/", "app/geometry", "app/mouse.rs"]),
    ("crossterm::", &["runtime/", "app/keymap.rs"]),
    ("tokio::", &["runtime/"]),
    ("rayon::", &["train/", "lab/"]),
    // Following a log waits between two looks.
    ("thread::", &["train/", "lab/", "runtime/", "cli/log/tail.rs"]),
    ("std::fs", &["runtime/", "cli/", "train/"]),
    ("fs::", &["runtime/", "cli/", "train/"]),
    ("directories::", &["runtime/paths.rs"]),
    ("SystemTime::now", &["runtime/"]),
    ("Instant::now", &["runtime/"]),
    ("Timestamp::now", &["runtime/"]),
    ("Zoned::now", &["runtime/"]),
    ("Uuid::now", &["runtime/"]),
    ("rand::rng", &[]),
    ("process::exit", &[]),
    ("env::var", &["runtime/"]),
    ("println!", &["cli/"]),
];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// A file's path under `src/`, and its lines of code without comments and unit tests.
fn code() -> Vec<(String, Vec<String>)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    sources(&src)
        .into_iter()
        .filter(|path| !path.ends_with("tests.rs"))
        .map(|path| {
            let name = path.strip_prefix(&src).unwrap().to_string_lossy().replace('\\', "/");
            let text = fs::read_to_string(&path).unwrap();
            let lines = text
                .split("#[cfg(test)]\nmod tests {")
                .next()
                .unwrap_or_default()
                .lines()
                .map(|line| line.split("//").next().unwrap_or_default().to_owned())
                .collect();
            (name, lines)
        })
        .collect()
}

/// The modules of this crate that a file names, wherever in a `use crate::{…}` they stand.
fn known_modules(lines: &[String]) -> Vec<String> {
    let joined = lines.join(" ");
    let mut found = Vec::new();
    for (at, _) in joined.match_indices("crate::") {
        let rest = &joined[at + "crate::".len()..];
        if let Some(group) = rest.strip_prefix('{') {
            let mut depth = 0;
            let mut word = String::new();
            for letter in group.chars() {
                match letter {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => found.push(std::mem::take(&mut word)),
                    letter if depth == 0 => word.push(letter),
                    _ => {}
                }
            }
            found.push(word);
        } else {
            found.push(rest.to_owned());
        }
    }
    found
        .into_iter()
        .map(|path| {
            path.trim_start()
                .chars()
                .take_while(|letter| letter.is_alphanumeric() || *letter == '_')
                .collect()
        })
        .filter(|name: &String| !name.is_empty())
        .collect()
}

#[test]
fn a_module_knows_only_modules_below_it() {
    let mut broken = Vec::new();
    for (file, lines) in code() {
        let Some((module, _)) = file.split_once('/') else {
            continue;
        };
        let Some((_, allowed)) = MAY_KNOW.iter().find(|(name, _)| *name == module) else {
            broken.push(format!("src/{file}: the module {module} is not in the house's list"));
            continue;
        };
        for known in known_modules(&lines) {
            let is_module = MAY_KNOW.iter().any(|(name, _)| *name == known);
            if is_module && known != module && !allowed.contains(&known.as_str()) {
                broken.push(format!("src/{file} knows {known}"));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn terminals_clocks_files_and_chance_stay_where_they_belong() {
    let mut broken = Vec::new();
    for (file, lines) in code() {
        for (text, places) in ONLY_IN {
            let allowed = places.iter().any(|place| file.starts_with(place));
            for (at, line) in lines.iter().enumerate() {
                let named = line.match_indices(text).any(|(start, _)| {
                    // `fs::` is a word of its own, not the end of another one.
                    !line[..start].ends_with(|letter: char| letter.is_alphanumeric() || letter == '_')
                });
                if named && !allowed {
                    broken.push(format!("src/{file}:{}: {text}", at + 1));
                }
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn every_match_on_a_message_names_every_case() {
    for (file, lines) in code() {
        let text = lines.join("\n");
        for (at, _) in text.match_indices("match message {") {
            let body: String = text[at..].chars().take(2_500).collect();
            let end = body.find("\n        }").unwrap_or(body.len());
            assert!(
                !body[..end].contains("\n            _ =>"),
                "src/{file}: a match on a message has a catch-all arm"
            );
        }
    }
}

#[test]
fn main_only_runs_the_library() {
    let main = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/main.rs")).unwrap();
    assert!(
        main.lines().count() <= 6,
        "src/main.rs parses nothing and decides nothing"
    );
}
