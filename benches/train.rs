//! Training: EASE in closed form with half a million likes of 3,500 titles, and the page's whole model; and adding one more liked
//! title to what is known of a viewer. Run with `cargo bench --bench train`.

use divan::{Bencher, black_box};
use frontrow::{
    catalog::{Catalog, TitleIndex},
    recommend::{Model, Stages},
    train::{
        Interactions, Liked, Progress, TrainError, build_model, bundled_audience,
        linear::{Linear, co_likes, train},
    },
};
use ndarray::Array1;
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

const EASE: Linear = Linear {
    regularization: 300.0,
    dropout: 0.0,
    has_intercept: false,
};

#[divan::bench(sample_count = 5, sample_size = 1)]
fn ease(bencher: Bencher<'_, '_>) {
    let likes = likes();
    bencher.bench_local(|| train(&co_likes(black_box(&likes)), likes.viewers.len(), EASE));
}

/// From the audience in the program, cross-validation and all.
#[divan::bench(sample_count = 1, sample_size = 1)]
fn model_of_the_page() -> Result<usize, TrainError> {
    let Ok(catalog) = Catalog::bundled() else {
        return Err(TrainError::Nobody);
    };
    let likes = bundled_audience(&catalog)?;
    Ok(build_model(&catalog, &likes, &Progress::untold())?.bytes.len())
}

/// One more liked title among 3,500: a row of the matrix.
#[divan::bench]
fn fold_in_of_one_title(bencher: Bencher<'_, '_>) {
    let likes = likes();
    let Ok(model) = train(&co_likes(&likes), likes.viewers.len(), EASE) else {
        return;
    };
    let mut scores = Array1::zeros(TITLES);
    let mut title = 0;
    bencher.bench_local(|| {
        title = (title + 1) % TITLES;
        scores += &model.weights.row(title);
        black_box(scores[0])
    });
}

/// The same on the page: a title's neighbors in the bundled model.
#[divan::bench]
fn fold_in_of_one_title_on_the_page(bencher: Bencher<'_, '_>) {
    let Ok(model) = Model::bundled() else {
        return;
    };
    let titles = model.popularity().len();
    let stages = Stages::of(10.0);
    let lift_a_like = model.weights().lift_a_like(stages, 10.0);
    let mut scores = vec![0_i32; titles];
    let mut title = 0;
    bencher.bench_local(|| {
        title = (title + 1) % titles as u32;
        for neighbor in model.neighbors(TitleIndex(title)) {
            scores[neighbor.title().at()] += neighbor.adds(stages, lift_a_like);
        }
        black_box(scores[0])
    });
}
