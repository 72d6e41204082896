//! `frontrow train`: what it makes, what uses it, and what it refuses.

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

use serde_json::Value;

/// Films that everybody here likes, by IMDb's numbers, in two camps.
const CAMPS: [[&str; 5]; 2] = [
    ["0113277", "0122690", "0110912", "0083190", "0102926"],
    ["0120338", "0109830", "0211915", "0338013", "0112471"],
];

fn frontrow(home: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_frontrow"))
        .args(["--home", home.to_str().unwrap(), "--seed", "7"])
        .args(["--now", "2026-11-20T20:00:00+01:00"])
        .args(arguments)
        .output()
        .unwrap()
}

#[track_caller]
fn done(home: &Path, arguments: &[&str]) -> (String, String) {
    let output = frontrow(home, arguments);
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{arguments:?}: {told}");
    (String::from_utf8(output.stdout).unwrap(), told)
}

#[track_caller]
fn refused(home: &Path, arguments: &[&str]) -> String {
    let output = frontrow(home, arguments);
    assert_eq!(output.status.code(), Some(1));
    String::from_utf8(output.stderr).unwrap()
}

fn home() -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    done(home.path(), &["profile", "add", "Ada", "--region", "DE"]);
    done(home.path(), &["act", "--profile", "Ada", "pick", "Heat (1995)"]);
    home
}

fn page(home: &Path) -> Value {
    let (page, _) = done(home, &["page", "--profile", "Ada", "--json"]);
    serde_json::from_str(&page).unwrap()
}

/// What `check` says of the model: what was found, and what to do.
fn model(home: &Path) -> (String, String) {
    let (found, _) = done(home, &["check", "--json"]);
    let found: Vec<Value> = serde_json::from_str(&found).unwrap();
    let model = found.iter().find(|found| found["what"] == "model").unwrap();
    let text = |name: &str| model[name].as_str().unwrap_or_default().to_owned();
    (text("found"), text("advice"))
}

/// Ratings by so many viewers in MovieTweetings' form.
fn ratings(folder: &Path, viewers: usize) -> String {
    let path = folder.join("ratings.dat");
    let lines = (0..viewers).flat_map(|viewer| {
        let titles = CAMPS[viewer % 2].iter().zip(1..);
        titles.map(move |(title, day)| format!("{viewer}::{title}::9::{}\n", day * 86_400 + viewer))
    });
    fs::write(&path, lines.collect::<String>()).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn a_model_trained_here_ranks_from_then_on_until_it_is_damaged_or_removed() {
    let home = home();
    let home = home.path();
    let bundled = page(home);
    let ratings = ratings(home, 60);
    let (made, told) = done(home, &["train", "--ratings", &ratings]);
    assert!(
        told.contains("of 10 liked titles 10 are in the catalog, with 300 likes by 60 viewers"),
        "{told}"
    );
    assert!(
        told.lines().filter(|line| line.contains(" of ")).count() > 3,
        "each step is told: {told}"
    );
    let path = home.join("model.bin");
    let bytes = fs::read(&path).unwrap();
    let hash = made.trim_end().trim_end_matches(')').rsplit(' ').next().unwrap();
    assert_eq!(
        made,
        format!(
            "300 likes by 60 viewers in {} ({} bytes, {hash})\n",
            path.display(),
            bytes.len()
        )
    );

    let (found, advice) = model(home);
    assert!(found.contains(hash) && found.contains("trained here"), "{found}");
    assert_eq!(advice, "");
    assert_ne!(page(home)["hash"], bundled["hash"], "the page is ranked by it");
    let (_, told) = done(home, &["act", "--profile", "Ada", "list", "Thief (1981)"]);
    assert!(!told.contains("model"), "{told}");
    let log = fs::read_to_string(home.join("behavior.jsonl")).unwrap();
    assert!(
        log.contains(&format!("\"model_hash\":\"{hash}\"")),
        "the log says which model it was"
    );
    done(home, &["act", "--profile", "Ada", "undo"]);

    let mut damaged = bytes.clone();
    let middle = bytes.len() / 2;
    damaged[middle] ^= 0x20;
    let mut other_version = bytes;
    other_version[7] += 1;
    for (bytes, why) in [(damaged, "damaged"), (other_version, "another version")] {
        fs::write(&path, bytes).unwrap();
        let (_, told) = done(home, &["page", "--profile", "Ada"]);
        assert_eq!(told.lines().count(), 1, "one sentence: {told}");
        assert!(told.contains("model.bin is not used") && told.contains(why), "{told}");
        let (found, advice) = model(home);
        assert!(found.contains("bundled") && !found.contains(hash), "{found}");
        assert!(
            advice.contains(why) && advice.contains("frontrow train --remove"),
            "{advice}"
        );
    }

    let (removed, _) = done(home, &["train", "--remove"]);
    assert!(removed.contains("is removed") && !path.exists(), "{removed}");
    assert_eq!(model(home).1, "");
    let (removed, _) = done(home, &["train", "--remove"]);
    assert!(removed.contains("is not there"), "{removed}");
}

#[test]
fn too_few_ratings_of_what_is_in_the_catalog_are_refused_and_nothing_is_written() {
    let home = tempfile::tempdir().unwrap();
    let home = home.path();
    let few = ratings(home, 20);
    let refusal = refused(home, &["train", "--ratings", &few]);
    assert!(
        refusal.contains("of 10 liked titles 10 are in the catalog, and 20 viewers"),
        "{refusal}"
    );
    let lens = home.join("ratings.csv");
    let lines: String = (0..200).map(|at| format!("{},{},5,9\n", at / 5, at % 5)).collect();
    fs::write(&lens, format!("userId,movieId,rating,timestamp\n{lines}")).unwrap();
    let refusal = refused(home, &["train", "--ratings", lens.to_str().unwrap()]);
    assert!(
        refusal.contains("of 5 liked titles 0 are in the catalog") && refusal.contains("links.csv"),
        "{refusal}"
    );
    assert!(!home.join("model.bin").exists());
}

#[test]
fn the_configuration_names_whom_it_learns_from() {
    let home = tempfile::tempdir().unwrap();
    let home = home.path();
    let file = ratings(home, 20);
    fs::write(home.join("config.toml"), "ratings = \"ratings.dat\"\n").unwrap();
    let refusal = refused(home, &["train"]);
    assert!(refusal.contains(&file) && refusal.contains("20 viewers"), "{refusal}");
    let check = String::from_utf8(frontrow(home, &["check"]).stdout).unwrap();
    assert!(check.contains(&format!("on {file}, as config.toml says\n")), "{check}");
    fs::remove_file(&file).unwrap();
    assert!(refused(home, &["train"]).contains("ratings.dat cannot be read"));
    fs::remove_file(home.join("config.toml")).unwrap();
    let wrong = frontrow(home, &["train", "--min-rating", "3"]);
    assert_eq!(wrong.status.code(), Some(2));
}

#[test]
fn what_cannot_be_put_there_is_said_before_anything_is_trained() {
    let home = tempfile::tempdir().unwrap();
    let out = home.path().join("nowhere/model.bin");
    let refusal = refused(home.path(), &["train", "--out", out.to_str().unwrap()]);
    assert_eq!(refusal.lines().count(), 1, "{refusal}");
    assert!(refusal.contains("nowhere/model.bin cannot be written"), "{refusal}");
}

#[cfg(unix)]
#[test]
fn an_interrupt_stops_it_and_leaves_the_old_model_as_it_was() {
    use std::{
        io::{BufRead, BufReader, Read},
        process::Stdio,
    };

    use rustix::process::{Pid, Signal, kill_process};

    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("model.bin");
    fs::write(&path, "old").unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_frontrow"))
        .args(["--home", home.path().to_str().unwrap(), "train"])
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut told = BufReader::new(child.stderr.take().unwrap());
    let mut first = String::new();
    told.read_line(&mut first).unwrap();
    assert!(first.starts_with("frontrow: ") && first.contains(" of "), "{first}");
    kill_process(Pid::from_child(&child), Signal::INT).unwrap();
    let mut rest = String::new();
    told.read_to_string(&mut rest).unwrap();
    assert!(
        rest.ends_with("frontrow: training was stopped; the model is as it was\n"),
        "{rest}"
    );
    assert_eq!(child.wait().unwrap().code(), Some(1));
    assert_eq!(fs::read_to_string(&path).unwrap(), "old");
    assert_eq!(
        fs::read_dir(home.path()).unwrap().count(),
        1,
        "nothing half written lies there"
    );
}
