use proptest::prelude::*;

use super::*;

fn read(text: &str) -> Ratings {
    read_as(text.as_bytes(), None).unwrap()
}

fn read_as(bytes: &[u8], format: Option<Format>) -> Result<Ratings, Problem> {
    let file = SourceFile {
        name: "ratings.csv",
        bytes,
    };
    Ratings::read(file, format)
}

fn titles(likes: &Interactions, viewer: usize) -> Vec<u32> {
    likes.viewers[viewer].iter().map(|liked| liked.title).collect()
}

#[test]
fn three_ways_to_write_the_same_ratings_read_the_same() {
    let movielens = read("userId,movieId,rating,timestamp\n7,31,4.5,100\n7,32,2.0,90\n9,31,5.0,80\n");
    assert_eq!(movielens, read("7::31::4.5::100\n7::32::2::90\n9::31::5::80\n"));
    assert_eq!(
        movielens,
        read("time\titem_id:token\tuser\trating\n100\t31\t7\t4.5\n90\t32\t7\t2\n80\t31\t9\t5\n")
    );
    assert_eq!(movielens.viewers, ["7", "9"]);
    assert_eq!(movielens.titles, ["31", "32"]);
}

#[test]
fn a_title_liked_again_counts_once_at_its_first_time() {
    let ratings = read("user,item,timestamp\na,x,30\na,y,20\na,x,10\nb,y,5\n");
    let likes = ratings.liked(ratings.default_min_rating());
    assert_eq!(titles(&likes, 0), [0, 1]);
    assert_eq!(likes.viewers[0][0].at_s, 10);
    assert!(likes.is_timed && likes.is_ordered);
}

#[test]
fn the_scale_of_the_ratings_says_what_is_liked() {
    for (ratings, liked_from) in [
        (["0.5", "5"], 4.0),
        (["1", "10"], 7.0),
        (["0", "1"], 1.0),
        (["1", "1"], 1.0),
        (["10", "100"], 70.0),
    ] {
        let text = format!("user,item,rating\na,x,{}\nb,y,{}\n", ratings[0], ratings[1]);
        assert_eq!(read(&text).default_min_rating(), liked_from, "{text}");
    }
}

#[test]
fn without_different_times_nothing_is_said_about_order() {
    for text in ["user,item\na,x\na,y\n", "user,item,timestamp\na,x,5\na,y,5\n"] {
        let likes = read(text).liked(0.0);
        assert!(!likes.is_timed && !likes.is_ordered);
    }
}

#[test]
fn names_in_latin_1_are_read() {
    let ratings = read_as(b"user,item\nZo\xeb,x\n", None).unwrap();
    assert_eq!(ratings.viewers, ["Zoë"]);
}

#[test]
fn dates_are_times_too() {
    let ratings = read("user,item,timestamp\na,x,1970-01-01 00:01:00\na,y,1970-01-01T00:02:00Z\na,z,1600000000000\n");
    let times: Vec<i64> = ratings.rows.iter().map(|row| row.at_s).collect();
    assert_eq!(times, [60, 120, 1_600_000_000]);
}

#[test]
fn what_cannot_be_read_is_named_with_its_line() {
    for (text, format, expected) in [
        (
            "user,item,rating\na,x,good\n",
            None,
            "ratings.csv, line 2, field rating: “good” is not a number",
        ),
        (
            "1::2::3::4\n1::2\n",
            None,
            "ratings.csv, line 2: has 2 fields between ::, not 4",
        ),
        (
            "who,what\na,x\n",
            None,
            "ratings.csv, line 1, field user: is not among the columns",
        ),
        (
            "user,item\na,x\n",
            Some(Format::Movielens),
            "ratings.csv, line 1, field rating: is not among",
        ),
        ("user,item\na\n", None, "ratings.csv, line 2: is not a line of CSV"),
    ] {
        let problem = read_as(text.as_bytes(), format).unwrap_err().to_string();
        assert!(problem.starts_with(expected), "{problem}");
        assert_eq!(problem.lines().count(), 1);
    }
}

proptest! {
    #[test]
    fn likes_are_in_the_order_of_time_and_none_stands_twice(
        rows in prop::collection::vec((0_u8..4, 0_u8..6, 1_u8..6, 0_i64..20), 1..60)
    ) {
        let lines: String = rows.iter().map(|(u, i, r, t)| format!("{u}::{i}::{r}::{t}\n")).collect();
        let ratings = read(&lines);
        let likes = ratings.liked(4.0);
        for viewer in &likes.viewers {
            prop_assert!(!viewer.is_empty());
            prop_assert!(viewer.is_sorted_by_key(|liked| liked.at_s));
            let distinct: std::collections::BTreeSet<u32> = viewer.iter().map(|liked| liked.title).collect();
            prop_assert_eq!(distinct.len(), viewer.len());
        }
        let liked: std::collections::BTreeSet<(u8, u8)> =
            rows.iter().filter(|row| row.2 >= 4).map(|row| (row.0, row.1)).collect();
        prop_assert_eq!(likes.likes(), liked.len());
    }

    #[test]
    fn reading_never_panics(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = read_as(&bytes, None).map(|ratings| ratings.liked(ratings.default_min_rating()));
    }
}
