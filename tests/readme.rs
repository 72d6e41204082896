//! What the README says is checked against the program.

use std::{collections::BTreeSet, fs, path::Path, process::Command};

use frontrow::app::keymap::{BINDINGS, Binding, Context};

fn readme() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap()
}

fn keys(binding: &Binding) -> String {
    let twice = binding.twice.map(|letter| format!("`{letter}{letter}`"));
    let keys = binding.keys.iter().map(|key| format!("`{key}`"));
    twice.into_iter().chain(keys).collect::<Vec<_>>().join(" ")
}

/// The README's key table, made of the table that the program itself uses.
fn key_table() -> String {
    let mut table = String::new();
    let places = [
        ("on the page", Context::Browse),
        ("in *Your taste*", Context::Taste),
        ("while watching", Context::Player),
    ];
    for (heading, context) in places {
        table.push_str(&format!("| key | {heading} |\n|---|---|\n"));
        for binding in BINDINGS.iter().filter(|binding| binding.contexts.contains(&context)) {
            table.push_str(&format!("| {} | {} |\n", keys(binding), binding.help));
        }
        table.push('\n');
    }
    table
}

#[test]
fn the_key_tables_are_those_of_the_program() {
    let table = key_table();
    assert!(readme().contains(&table), "README.md should hold:\n{table}");
}

#[test]
fn every_command_is_described_and_every_described_command_is_there() {
    let help = Command::new(env!("CARGO_BIN_EXE_frontrow"))
        .arg("--help")
        .output()
        .unwrap();
    let help = String::from_utf8(help.stdout).unwrap();
    let commands: BTreeSet<&str> = help
        .lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.split_whitespace().next())
        .filter(|command| *command != "help")
        .collect();
    let text = readme();
    let described: BTreeSet<&str> = text
        .lines()
        .filter_map(|line| line.strip_prefix("| `frontrow "))
        .filter_map(|rest| rest.split([' ', '`']).next())
        .collect();
    assert_eq!(described, commands);
}

#[test]
fn the_two_commands_of_a_newcomer_are_there() {
    let text = readme();
    assert!(text.contains("```sh\ncargo run --release\ncargo test\n```"));
}

#[test]
fn the_figures_of_the_catalog_are_those_of_the_catalog() {
    let stats = Command::new(env!("CARGO_BIN_EXE_frontrow"))
        .args(["catalog", "stats", "--json"])
        .output()
        .unwrap();
    let stats: serde_json::Value = serde_json::from_slice(&stats.stdout).unwrap();
    let text = readme();
    let films = stats["titles"].as_u64().unwrap() - stats["originals"].as_u64().unwrap();
    for figure in [
        format!("{},{:03} real films", films / 1_000, films % 1_000),
        format!("{} invented *Originals*", stats["originals"]),
    ] {
        assert!(text.contains(&figure), "{figure} in README.md");
    }
}
