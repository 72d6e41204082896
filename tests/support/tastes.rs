//! Ratings by viewers of three tastes, made up but the same each time.
#![allow(dead_code, reason = "each test binary uses a part of it")]

use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg64Mcg;

pub const TASTES: u32 = 3;
pub const TITLES_EACH: u32 = 20;

/// One rating: viewer, title (1 to 60, twenty a taste), stars from 1 to 5, seconds.
pub type Rating = (u32, u32, u32, i64);

/// Viewer `v` has taste `v % 3`, and rates fifteen titles: mostly of that taste, and those highly; a few by chance. Within a taste
/// the titles with small numbers are the ones most seen.
pub fn ratings(viewers: u32) -> Vec<Rating> {
    let mut chance = Pcg64Mcg::seed_from_u64(20);
    let mut rows = Vec::new();
    for viewer in 0..viewers {
        for at in 0..15 {
            let of_taste = chance.random_bool(0.8);
            let taste = if of_taste {
                viewer % TASTES
            } else {
                chance.random_range(0..TASTES)
            };
            let place = chance
                .random_range(0..TITLES_EACH)
                .min(chance.random_range(0..TITLES_EACH));
            let stars = if of_taste {
                5 - chance.random_range(0..2)
            } else {
                chance.random_range(1..6)
            };
            rows.push((viewer, taste * TITLES_EACH + place + 1, stars, 1_000 + at));
        }
    }
    rows
}

pub fn taste_of(title: u32) -> u32 {
    (title - 1) / TITLES_EACH
}

/// As MovieLens writes them.
pub fn movielens(ratings: &[Rating]) -> String {
    let lines = ratings
        .iter()
        .map(|(viewer, title, stars, at)| format!("{viewer},{title},{stars}.0,{at}\n"));
    std::iter::once("userId,movieId,rating,timestamp\n".to_owned())
        .chain(lines)
        .collect()
}

/// The titles beside them: a genre for each taste, and one that all have.
pub fn movies() -> String {
    let genres = ["Crime", "Romance", "Sci-Fi"];
    let lines = (1..=TASTES * TITLES_EACH).map(|title| {
        let genre = genres[taste_of(title) as usize];
        format!("{title},\"Title {title}, The ({})\",{genre}|Drama\n", 1990 + title % 30)
    });
    std::iter::once("movieId,title,genres\n".to_owned())
        .chain(lines)
        .collect()
}
