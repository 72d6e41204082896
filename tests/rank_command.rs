//! `frontrow rank`: the promises that others build on.

#[path = "support/tastes.rs"]
mod tastes;

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
    fs,
};

use assert_cmd::Command;
use tempfile::TempDir;

struct Row {
    user: String,
    rank: u32,
    item: String,
    score: f32,
}

fn ranked(train: &str, histories: &str, top: u32) -> Vec<Row> {
    let output = rank(train, histories, &top.to_string());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut reader = csv::Reader::from_reader(output.stdout.as_slice());
    assert_eq!(reader.headers().unwrap(), vec!["user", "rank", "item", "score"]);
    reader
        .records()
        .map(|record| {
            let record = record.unwrap();
            Row {
                user: record[0].to_owned(),
                rank: record[1].parse().unwrap(),
                item: record[2].to_owned(),
                score: record[3].parse().unwrap(),
            }
        })
        .collect()
}

fn rank(train: &str, histories: &str, top: &str) -> std::process::Output {
    let folder = TempDir::new().unwrap();
    let paths = [("train.csv", train), ("histories.csv", histories)].map(|(name, text)| {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        path
    });
    let mut command = Command::cargo_bin("frontrow").unwrap();
    command
        .arg("rank")
        .arg("--train")
        .arg(&paths[0])
        .arg("--histories")
        .arg(&paths[1]);
    command.args(["--top", top]).output().unwrap()
}

fn likes() -> String {
    let liked = tastes::ratings(240).into_iter().filter(|rating| rating.2 >= 4);
    let lines = liked.map(|(viewer, title, _, at)| format!("{viewer},{title},{at}\n"));
    std::iter::once("user,item,timestamp\n".to_owned())
        .chain(lines)
        .collect()
}

fn of<'a>(rows: &'a [Row], user: &str) -> Vec<&'a str> {
    rows.iter()
        .filter(|row| row.user == user)
        .map(|row| row.item.as_str())
        .collect()
}

#[test]
fn each_user_gets_the_best_titles_of_the_taste_and_none_from_the_history() {
    // Titles 1 to 20 are of one taste, 41 to 60 of another.
    let histories = "timestamp,item,user\n9,43,zoe\n5,1,ben\n7,5,ben\n8,2,ben\n3,41,zoe\n5,1,ben\n";
    let rows = ranked(&likes(), histories, 8);
    let users: Vec<&str> = rows.iter().map(|row| row.user.as_str()).collect();
    assert_eq!(
        users,
        [["zoe"; 8], ["ben"; 8]].concat(),
        "in the order of the histories"
    );
    let ranks: Vec<u32> = rows.iter().map(|row| row.rank).collect();
    assert_eq!(ranks, [1, 2, 3, 4, 5, 6, 7, 8].repeat(2));
    for (user, taste, history) in [("zoe", 2, vec!["43", "41"]), ("ben", 0, vec!["1", "5", "2"])] {
        let items = of(&rows, user);
        assert!(items.iter().all(|item| !history.contains(item)), "{user}: {items:?}");
        let fitting = items
            .iter()
            .filter(|item| tastes::taste_of(item.parse().unwrap()) == taste)
            .count();
        assert!(fitting >= 7, "{user}: {items:?}");
    }
    for pair in rows.windows(2).filter(|pair| pair[0].user == pair[1].user) {
        assert!(pair[0].score >= pair[1].score);
    }
}

#[test]
fn who_has_no_known_title_gets_what_is_popular() {
    let train = likes();
    let rows = ranked(
        &train,
        "user,item\nnew,\nstranger,unheard-of\nknown,1\nknown,unheard-of\n",
        5,
    );
    let liked: BTreeSet<(&str, &str)> = train
        .lines()
        .skip(1)
        .map(|line| line.split_once(',').unwrap())
        .map(|(user, rest)| (user, rest.split(',').next().unwrap()))
        .collect();
    let mut counts: BTreeMap<u32, u32> = BTreeMap::new();
    for (_, item) in liked {
        *counts.entry(item.parse().unwrap()).or_default() += 1;
    }
    let mut popular: Vec<u32> = counts.keys().copied().collect();
    popular.sort_by_key(|item| (Reverse(counts[item]), *item));
    let popular: Vec<String> = popular.iter().take(5).map(u32::to_string).collect();
    assert_eq!(of(&rows, "new"), popular);
    assert_eq!(of(&rows, "stranger"), popular);
    assert_eq!(
        of(&rows, "known"),
        of(&ranked(&train, "user,item\nknown,1\n", 5), "known")
    );
}

#[test]
fn ties_stand_by_item() {
    // Ten titles, each liked by one viewer alone: nothing tells them apart.
    let train: String = [10, 9, 2, 33, 4, 5, 100, 7, 8, 1]
        .iter()
        .map(|item| format!("u{item},{item}\n"))
        .collect();
    let train = format!("user,item\n{train}");
    let rows = ranked(&train, "user,item\nnobody,\n", 100);
    assert_eq!(
        of(&rows, "nobody"),
        ["1", "2", "4", "5", "7", "8", "9", "10", "33", "100"]
    );
    let names = train.replace(',', ",t").replace("user,titem", "user,item");
    let rows = ranked(&names, "user,item\nnobody,\n", 3);
    assert_eq!(of(&rows, "nobody"), ["t1", "t10", "t100"]);
}

#[test]
fn thousands_are_ranked_at_once_and_alike() {
    let histories: String = (0..2_000).map(|user| format!("u{user},{}\n", user % 60 + 1)).collect();
    let rows = ranked(&likes(), &format!("user,item\n{histories}"), 3);
    assert_eq!(rows.len(), 6_000);
    assert_eq!(of(&rows, "u7"), of(&rows, "u1987"));
}

#[test]
fn wrong_files_and_words_get_one_sentence() {
    let good = "user,item\na,x\n";
    for (train, histories, top, code, expected) in [
        (
            "a,b\n1,2\n",
            good,
            "3",
            1,
            "train.csv, line 1, field user: is not among the columns",
        ),
        (
            good,
            "user\na\n",
            "3",
            1,
            "histories.csv, line 1, field item: is not among the columns",
        ),
        ("user,item\n", good, "3", 1, "nobody likes anything"),
        (good, good, "0", 2, "--top"),
    ] {
        let output = rank(train, histories, top);
        assert_eq!(output.status.code(), Some(code));
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(told.contains(expected) && told.lines().count() == 1, "{told}");
        assert!(output.stdout.is_empty());
    }
}
