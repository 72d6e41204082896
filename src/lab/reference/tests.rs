use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg64Mcg;

use super::*;
use crate::train::{Interactions, Liked};

/// Three tastes with twelve titles each, and a few likes by chance.
fn three_tastes(viewers: usize) -> Interactions {
    let mut chance = Pcg64Mcg::seed_from_u64(11);
    let viewers = (0..viewers)
        .map(|viewer| {
            let mut titles: Vec<u32> = (0..9)
                .map(|_| {
                    if chance.random_bool(0.85) {
                        (viewer % 3) as u32 * 12 + chance.random_range(0..12)
                    } else {
                        chance.random_range(0..36)
                    }
                })
                .collect();
            titles.sort_unstable();
            titles.dedup();
            titles.into_iter().map(|title| Liked { title, at_s: 0 }).collect()
        })
        .collect();
    Interactions {
        titles: 36,
        viewers,
        is_timed: false,
        is_ordered: false,
        ..Interactions::default()
    }
}

#[test]
fn whoever_learns_tastes_does_better_than_popularity() {
    let split = Split::of(&three_tastes(90), 3);
    let popularity = quality(&Popularity::of(&split.training), &split);
    for contender in all(5).into_iter().filter(|contender| contender.name != "popularity") {
        let ranker = (contender.fit)(&split.training, None).unwrap();
        let quality = quality(ranker.as_ref(), &split);
        assert!(
            quality > 1.4 * popularity,
            "{}: {quality} against {popularity}",
            contender.name
        );
    }
}

#[test]
fn a_neighbor_is_a_cosine_and_few_neighbors_are_the_nearest() {
    let viewers = [vec![0, 1], vec![0, 1], vec![0, 2], vec![3]];
    let likes = Interactions {
        titles: 4,
        viewers: viewers
            .iter()
            .map(|titles| titles.iter().map(|&title| Liked { title, at_s: 0 }).collect())
            .collect(),
        is_timed: false,
        is_ordered: false,
        ..Interactions::default()
    };
    let scores = |neighbors, shrinkage| {
        let settings = ItemKnnSettings { neighbors, shrinkage };
        ItemKnn::train(&likes, settings).scores(&[Liked { title: 0, at_s: 0 }])
    };
    let cosines = scores(10, 0.0);
    assert!((cosines[1] - 2.0 / 6_f32.sqrt()).abs() < 1e-6 && (cosines[2] - 1.0 / 3_f32.sqrt()).abs() < 1e-6);
    assert_eq!((cosines[0], cosines[3]), (0.0, 0.0));
    assert_eq!(scores(1, 0.0)[2], 0.0);
    assert!(scores(10, 5.0)[1] < cosines[1]);
}

#[test]
fn climbing_finds_the_peak_and_looks_nowhere_twice() {
    let heights = [1.0, 2.0, 5.0, 4.0, 3.0, 0.0];
    for start in 0..heights.len() {
        let mut looked = Vec::new();
        let found = climb(heights.len(), start, |at| {
            looked.push(at);
            Ok::<_, ()>(heights[at])
        });
        assert_eq!(found, Ok(2));
        let times = looked.len();
        looked.sort_unstable();
        looked.dedup();
        assert_eq!(looked.len(), times);
    }
}
