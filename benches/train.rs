//! EASE in closed form, as large as DESIGN.md's budget has it. Run with `cargo bench --bench train`.

use divan::{Bencher, black_box};
use frontrow::train::{
    Interactions, Liked,
    linear::{Linear, co_likes, train},
};
use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg64Mcg;

const INTERACTIONS: usize = 500_000;
const TITLES: usize = 3_500;
const LIKES_EACH: usize = 100;

fn main() {
    divan::main();
}

/// Viewers with about a hundred likes each; titles with small numbers are liked much more often.
fn likes() -> Interactions {
    let mut chance = Pcg64Mcg::seed_from_u64(1);
    let mut viewer = || {
        let mut titles: Vec<u32> = (0..LIKES_EACH)
            .map(|_| (chance.random::<f64>().powi(3) * TITLES as f64) as u32)
            .collect();
        titles.sort_unstable();
        titles.dedup();
        titles
            .into_iter()
            .map(|title| Liked { title, at_s: 0 })
            .collect::<Vec<_>>()
    };
    let mut viewers: Vec<Vec<Liked>> = Vec::new();
    let mut count = 0;
    while count < INTERACTIONS {
        let likes = viewer();
        count += likes.len();
        viewers.push(likes);
    }
    Interactions {
        titles: TITLES,
        viewers,
        is_timed: false,
        is_ordered: false,
        ..Interactions::default()
    }
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn ease(bencher: Bencher<'_, '_>) {
    let likes = likes();
    let linear = Linear {
        regularization: 300.0,
        dropout: 0.0,
        has_intercept: false,
    };
    bencher.bench_local(|| train(&co_likes(black_box(&likes)), likes.viewers.len(), linear));
}
