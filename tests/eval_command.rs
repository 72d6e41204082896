//! `frontrow eval`: what it measures, what it prints, and what it says when it cannot.

#[path = "support/tastes.rs"]
mod tastes;

use std::{fs, path::Path};

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

const REFERENCES: [&str; 4] = ["popularity", "ease", "item-knn", "als"];
const LENGTHS: [&str; 6] = ["1", "3", "5", "10", "20", "all"];
const METRICS: [&str; 4] = ["ndcg@10", "ndcg@100", "recall@20", "hit@6"];

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn eval(path: &Path, arguments: &[&str]) -> std::process::Output {
    let mut command = Command::cargo_bin("frontrow").unwrap();
    command.arg("eval").arg(path).args(arguments).output().unwrap()
}

fn json(path: &Path, arguments: &[&str]) -> Value {
    let output = eval(path, &[arguments, &["--json"]].concat());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn mean(report: &Value, length: &str, model: &str) -> f64 {
    report["by_history"][length][model]["ndcg@10"]["mean"].as_f64().unwrap()
}

#[test]
fn a_report_has_what_the_design_promises_and_finds_the_tastes() {
    let ratings = tastes::movielens(&tastes::ratings(150));
    let folder = folder(&[("ratings.csv", &ratings), ("movies.csv", &tastes::movies())]);
    let report = json(&folder.path().join("ratings.csv"), &["--seed", "5"]);
    assert_eq!(report["viewers"], 150);
    assert!(
        report["titles"]
            .as_u64()
            .is_some_and(|titles| (40..=60).contains(&titles))
    );
    assert!(report["interactions"].as_u64().is_some_and(|likes| likes > 150 * 5));
    let lengths: Vec<&String> = report["by_history"].as_object().unwrap().keys().collect();
    assert_eq!(lengths.len(), LENGTHS.len());
    for length in LENGTHS {
        for model in REFERENCES.iter().chain(&["frontrow", "frontrow-page"]) {
            for metric in METRICS {
                let interval = &report["by_history"][length][model][metric];
                let [low, mean, high] = ["low", "mean", "high"].map(|bound| interval[bound].as_f64().unwrap());
                assert!(
                    low <= mean && mean <= high && (0.0..=1.0).contains(&mean),
                    "{length} {model} {metric}"
                );
            }
        }
        let against = &report["against_best"][length]["frontrow"];
        let best = against["reference"].as_str().unwrap();
        for reference in REFERENCES {
            assert!(mean(&report, length, best) >= mean(&report, length, reference));
        }
        let percent = 100.0 * (mean(&report, length, "frontrow") / mean(&report, length, best) - 1.0);
        assert!((against["mean"].as_f64().unwrap() - percent).abs() < 1e-6);
    }
    // Once five titles are known, the taste is.
    for model in ["frontrow", "ease", "item-knn", "als"] {
        assert!(
            mean(&report, "5", model) > 1.3 * mean(&report, "5", "popularity"),
            "{model}"
        );
    }
}

#[test]
fn hidden_titles_are_placed_by_what_they_share_with_the_history() {
    let ratings = tastes::movielens(&tastes::ratings(150));
    let folder = folder(&[("ratings.csv", &ratings), ("movies.csv", &tastes::movies())]);
    let path = folder.path().join("ratings.csv");
    let cold = &json(&path, &[])["cold"];
    assert!(
        cold["hidden_titles"]
            .as_u64()
            .is_some_and(|hidden| (4..=6).contains(&hidden))
    );
    let mean = |model: &str| cold["models"][model]["ndcg@10"]["mean"].as_f64().unwrap();
    assert!(mean("shared-facets") > mean("random"));
    assert!(mean("director-genre-popularity") > 0.0);
    fs::remove_file(folder.path().join("movies.csv")).unwrap();
    assert!(
        json(&path, &[])["cold"].is_null(),
        "without facts nothing can be placed"
    );
}

#[test]
fn the_same_seed_measures_the_same_and_the_tables_hold_it() {
    let rows = tastes::ratings(60);
    let lines: String = rows
        .iter()
        .map(|(v, t, stars, at)| format!("{v}::{t}::{}::{at}\n", stars * 2))
        .collect();
    let folder = folder(&[("ratings.dat", &lines)]);
    let path = folder.path().join("ratings.dat");
    let report = json(
        &path,
        &["--min-rating", "7", "--format", "movietweetings", "--seed", "3"],
    );
    assert_eq!(report, json(&path, &["--min-rating", "7", "--seed", "3"]));
    assert_ne!(
        report["by_history"],
        json(&path, &["--min-rating", "7", "--seed", "4"])["by_history"]
    );
    let output = eval(&path, &["--min-rating", "7", "--seed", "3"]);
    let text = String::from_utf8(output.stdout).unwrap();
    let best = format!("{:.4}", mean(&report, "1", "popularity"));
    let row = text
        .lines()
        .find(|line| line.trim_start().starts_with("popularity"))
        .unwrap();
    assert!(row.contains(best.trim_start_matches('0')), "{row}");
    assert!(text.lines().all(|line| line.chars().count() <= 100), "{text}");
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("training ease"), "{told}");
}

#[test]
fn what_cannot_be_measured_gets_one_sentence() {
    let folder = folder(&[
        ("few.csv", "user,item\na,x\nb,y\n"),
        ("broken.csv", "user,item,rating\na,x,good\n"),
        ("other.csv", "name,age\na,3\n"),
    ]);
    for (name, expected) in [
        ("few.csv", "nobody can be asked"),
        ("broken.csv", "line 2, field rating: “good” is not a number"),
        ("other.csv", "field user: is not among the columns"),
        ("missing.csv", "missing.csv cannot be read"),
    ] {
        let output = eval(&folder.path().join(name), &[]);
        assert_eq!(output.status.code(), Some(1));
        assert!(output.stdout.is_empty());
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(told.contains(expected) && told.lines().count() == 1, "{told}");
    }
}

#[test]
fn pages_are_measured_on_the_bundled_audience_alone() {
    for (arguments, expected) in [
        (&[][..], "name a file of RATINGS, or say --page"),
        (&["ratings.csv", "--page"], "takes no RATINGS; leave out one of them"),
        (&["--page", "--min-rating", "4"], "--page reads none"),
        (&["--page", "--format", "csv"], "--page reads none"),
    ] {
        let mut command = Command::cargo_bin("frontrow").unwrap();
        let output = command.arg("eval").args(arguments).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty());
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(told.contains(expected) && told.lines().count() == 1, "{told}");
    }
}

#[test]
#[cfg_attr(
    debug_assertions,
    ignore = "takes an hour where nothing is optimized: cargo test --release"
)]
fn whole_pages_are_measured_beside_popularity_rows_and_a_flat_list() {
    let mut command = Command::cargo_bin("frontrow").unwrap();
    let output = command.args(["eval", "--page", "--json"]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(report["evaluated_viewers"].as_u64().is_some_and(|asked| asked > 400));
    for viewport in ["4x6", "3x4"] {
        let mean = |length: &str, contender: &str, metric: &str| {
            let of = &report["by_viewport"][viewport][length][contender];
            of[metric]["mean"].as_f64().unwrap()
        };
        for length in LENGTHS {
            for contender in ["frontrow", "popularity-rows", "flat-frontrow", "flat-ease"] {
                assert!((0.05..0.6).contains(&mean(length, contender, "recall")), "{contender}");
            }
            // Whatever is known, a page shows the best first, is near the history's genres, and is not the same for everybody.
            assert!(mean(length, "frontrow", "ndcg_2d") > mean(length, "popularity-rows", "ndcg_2d"));
            assert!(mean(length, "frontrow", "calibration_kl") < mean(length, "flat-ease", "calibration_kl"));
            let size = |contender: &str| {
                let of = &report["by_viewport"][viewport][length][contender];
                of["effective_catalog_size"].as_f64().unwrap()
            };
            assert!(size("frontrow") > 3.0 * size("popularity-rows"));
        }
        // The score that pages are ranked by finds more than what is liked by everybody and than EASE does.
        for reference in ["popularity-rows", "flat-ease"] {
            assert!(mean("all", "flat-frontrow", "recall") > 1.1 * mean("all", reference, "recall"));
        }
    }
}

/// Real ratings, where they lie beside the checkout.
#[test]
#[cfg_attr(
    debug_assertions,
    ignore = "takes minutes where nothing is optimized: cargo test --release"
)]
fn real_ratings_are_read_and_measured() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/ml-latest-small");
    let Ok(text) = fs::read_to_string(data.join("ratings.csv")) else {
        eprintln!("skipped: {} is not there", data.display());
        return;
    };
    let first: String = text.lines().take(8_000).map(|line| format!("{line}\n")).collect();
    let movies = fs::read_to_string(data.join("movies.csv")).unwrap();
    let links = fs::read_to_string(data.join("links.csv")).unwrap();
    let folder = folder(&[("ratings.csv", &first), ("movies.csv", &movies), ("links.csv", &links)]);
    let report = json(&folder.path().join("ratings.csv"), &[]);
    assert_eq!(report["is_ordered"], true);
    assert!(mean(&report, "all", "frontrow") > 0.0);
    assert!(report["cold"]["viewers"].as_u64().is_some_and(|viewers| viewers > 5));
}
