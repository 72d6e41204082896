//! Item-based nearest neighbors (Deshpande & Karypis, TOIS 2004): each title keeps those it is most often liked with, and a
//! viewer's titles vote.

use rayon::prelude::*;

use super::quality;
use crate::{
    lab::Split,
    train::{Interactions, Liked, Ranker},
};

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ItemKnnSettings {
    pub neighbors: usize,
    /// Added to the cosine's denominator, in likes: how little few co-likes are trusted.
    pub shrinkage: f32,
}

const NEIGHBORS_MAX: usize = 1_000;
const NEIGHBORS: [usize; 5] = [20, 50, 100, 300, NEIGHBORS_MAX];
const SHRINKAGE: [f32; 5] = [0.0, 5.0, 20.0, 50.0, 150.0];

/// Each title's neighbors with their cosines, nearest first.
#[derive(Clone, Debug)]
pub struct ItemKnn {
    neighbors_of: Vec<Vec<(u32, f32)>>,
    neighbors: usize,
    titles: usize,
}

impl ItemKnn {
    pub fn train(likes: &Interactions, settings: ItemKnnSettings) -> Self {
        let by_title = likes.by_title();
        let count = |title: u32| by_title[title as usize].len() as f32;
        let neighbors_of = (0..likes.titles as u32)
            .into_par_iter()
            .map_init(
                || vec![0_u32; likes.titles],
                |both, title| {
                    let mut met = Vec::new();
                    for &viewer in &by_title[title as usize] {
                        for liked in &likes.viewers[viewer as usize] {
                            if both[liked.title as usize] == 0 {
                                met.push(liked.title);
                            }
                            both[liked.title as usize] += 1;
                        }
                    }
                    let cosine = |other: u32, both: u32| {
                        both as f32 / ((count(title) * count(other)).sqrt() + settings.shrinkage)
                    };
                    let mut neighbors: Vec<(u32, f32)> = met
                        .iter()
                        .map(|&other| (other, cosine(other, std::mem::take(&mut both[other as usize]))))
                        .filter(|(other, _)| *other != title)
                        .collect();
                    neighbors.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
                    neighbors.truncate(settings.neighbors);
                    neighbors
                },
            )
            .collect();
        Self {
            neighbors_of,
            neighbors: settings.neighbors,
            titles: likes.titles,
        }
    }
}

impl Ranker for ItemKnn {
    fn scores(&self, history: &[Liked]) -> Vec<f32> {
        let mut scores = vec![0.0; self.titles];
        for liked in history {
            for (other, cosine) in self.neighbors_of[liked.title as usize].iter().take(self.neighbors) {
                scores[*other as usize] += cosine;
            }
        }
        scores
    }
}

pub(super) fn tuned(likes: &Interactions, seed: u64) -> ItemKnn {
    let split = Split::of(likes, seed.wrapping_add(1));
    let mut best = ItemKnnSettings {
        neighbors: NEIGHBORS_MAX,
        shrinkage: SHRINKAGE[2],
    };
    let mut best_quality = f64::NEG_INFINITY;
    for shrinkage in SHRINKAGE {
        let settings = ItemKnnSettings {
            neighbors: NEIGHBORS_MAX,
            shrinkage,
        };
        let mut model = ItemKnn::train(&split.training, settings);
        for neighbors in NEIGHBORS {
            model.neighbors = neighbors;
            let quality = quality(&model, &split);
            if quality > best_quality {
                best_quality = quality;
                best = ItemKnnSettings { neighbors, shrinkage };
            }
        }
    }
    ItemKnn::train(likes, best)
}
