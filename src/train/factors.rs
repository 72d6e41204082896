//! Matrix factorization for implicit likes by alternating least squares (Hu, Koren & Volinsky, ICDM 2008), with the loss and the
//! frequency-scaled regularization that make it strong (Rendle et al., RecSys 2022):
//! Σ over likes of (1 − ⟨w, h⟩)² + α₀ · Σ over all pairs of ⟨w, h⟩² + λ · Σ (likes + α₀ · others) · |w|², the same for h.

use faer::{
    Accum, Mat, MatRef, Par,
    dyn_stack::{MemBuffer, MemStack},
    linalg::{cholesky::llt, matmul::matmul},
};
use rand::{RngExt, SeedableRng};
use rand_pcg::Pcg64Mcg;
use rayon::prelude::*;

use super::interactions::{Interactions, Liked, Ranker};

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AlsSettings {
    pub factors: usize,
    /// α₀: how much a title that was not liked counts.
    pub unobserved: f32,
    /// λ.
    pub regularization: f32,
    pub sweeps: usize,
}

/// Titles as vectors; a viewer's vector is solved for when it is needed.
#[derive(Clone, Debug)]
pub struct Als {
    titles: Side,
    settings: AlsSettings,
}

/// One side's vectors, as rows, and their Gram matrix times α₀.
#[derive(Clone, Debug)]
struct Side {
    vectors: Mat<f32>,
    gram: Mat<f32>,
}

impl Side {
    fn of(vectors: Mat<f32>, unobserved: f32) -> Self {
        let factors = vectors.ncols();
        let mut gram = Mat::zeros(factors, factors);
        let rows = vectors.as_ref();
        matmul(
            gram.as_mut(),
            Accum::Replace,
            rows.transpose(),
            rows,
            unobserved,
            Par::Seq,
        );
        Self { vectors, gram }
    }

    /// The vector of somebody on the other side who is tied to these rows, by one small solve.
    fn solve(&self, tied: impl ExactSizeIterator<Item = u32>, settings: AlsSettings) -> Vec<f32> {
        let factors = settings.factors;
        let count = tied.len();
        let mut rows = Mat::<f32>::zeros(count, factors);
        for (at, row) in tied.enumerate() {
            rows.row_mut(at).copy_from(self.vectors.row(row as usize));
        }
        let mut matrix = self.gram.clone();
        let all = rows.as_ref();
        matmul(matrix.as_mut(), Accum::Add, all.transpose(), all, 1.0, Par::Seq);
        let others = self.vectors.nrows() as f32;
        let ridge = settings.regularization * (count as f32 + settings.unobserved * others);
        for at in 0..factors {
            matrix[(at, at)] += ridge;
        }
        let mut sum = Mat::from_fn(factors, 1, |factor, _| all.col(factor).iter().sum::<f32>());
        let scratch = llt::factor::cholesky_in_place_scratch::<f32>(factors, Par::Seq, Default::default())
            .or(llt::solve::solve_in_place_scratch::<f32>(factors, 1, Par::Seq));
        let mut memory = MemBuffer::new(scratch);
        let factored = llt::factor::cholesky_in_place(
            matrix.as_mut(),
            Default::default(),
            Par::Seq,
            MemStack::new(&mut memory),
            Default::default(),
        );
        if factored.is_err() {
            // A ridge above zero leaves no such matrix but by rounding; nothing is then known of this one.
            return vec![0.0; factors];
        }
        llt::solve::solve_in_place(matrix.as_ref(), sum.as_mut(), Par::Seq, MemStack::new(&mut memory));
        sum.col(0).iter().copied().collect()
    }
}

impl Als {
    /// Trains from vectors drawn at random; the same seed gives the same model.
    pub fn train(likes: &Interactions, settings: AlsSettings, seed: u64) -> Self {
        let mut chance = Pcg64Mcg::seed_from_u64(seed);
        let spread = 0.2 / (settings.factors as f32).sqrt();
        let by_title = likes.by_title();
        let drawn = Mat::from_fn(likes.titles, settings.factors, |_, _| {
            (chance.random::<f32>() - 0.5) * spread
        });
        let mut titles = Side::of(drawn, settings.unobserved);
        for _ in 0..settings.sweeps {
            let viewers = &likes.viewers;
            let solved = viewers
                .par_iter()
                .map(|likes| titles.solve(likes.iter().map(|liked| liked.title), settings));
            let viewers = Side::of(stacked(solved.collect(), settings.factors), settings.unobserved);
            let solved = by_title
                .par_iter()
                .map(|tied| viewers.solve(tied.iter().copied(), settings));
            titles = Side::of(stacked(solved.collect(), settings.factors), settings.unobserved);
        }
        Self { titles, settings }
    }

    fn vector(&self, history: &[Liked]) -> Vec<f32> {
        self.titles
            .solve(history.iter().map(|liked| liked.title), self.settings)
    }
}

fn stacked(rows: Vec<Vec<f32>>, factors: usize) -> Mat<f32> {
    Mat::from_fn(rows.len(), factors, |row, factor| rows[row][factor])
}

impl Ranker for Als {
    fn scores(&self, history: &[Liked]) -> Vec<f32> {
        let vector = self.vector(history);
        let vectors = self.titles.vectors.as_ref();
        let mut scores = vec![0.0; vectors.nrows()];
        let out = faer::MatMut::from_column_major_slice_mut(&mut scores, vectors.nrows(), 1);
        let vector = MatRef::from_column_major_slice(&vector, vectors.ncols(), 1);
        matmul(out, Accum::Replace, vectors, vector, 1.0, Par::Seq);
        scores
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Thirty viewers who like seven of twenty titles each.
    fn likes() -> Interactions {
        let liked = |title| Liked { title, at_s: 0 };
        Interactions {
            titles: 20,
            viewers: (0..30)
                .map(|viewer| (0..7).map(|at| liked((viewer * 3 + at * at) % 20)).collect::<Vec<_>>())
                .map(|mut likes| {
                    likes.sort_by_key(|liked| liked.title);
                    likes.dedup();
                    likes
                })
                .collect(),
            ..Interactions::default()
        }
    }

    fn vectors(als: &Als) -> Vec<Vec<f32>> {
        let vectors = als.titles.vectors.as_ref();
        vectors.row_iter().map(|row| row.iter().copied().collect()).collect()
    }

    const SETTINGS: AlsSettings = AlsSettings {
        factors: 4,
        unobserved: 0.2,
        regularization: 0.05,
        sweeps: 2,
    };

    #[test]
    fn als_is_the_same_each_time() {
        let likes = likes();
        let scores = |seed| Als::train(&likes, SETTINGS, seed).scores(&likes.viewers[0]);
        assert_eq!(scores(1), scores(1));
        assert_ne!(scores(1), scores(2));
    }

    #[test]
    fn als_solves_what_its_loss_asks_for() {
        let likes = likes();
        let als = Als::train(&likes, SETTINGS, 1);
        let history = &likes.viewers[0];
        let (vector, vectors) = (als.vector(history), vectors(&als));
        let loss = |vector: &[f32]| -> f32 {
            let predicted: Vec<f32> = vectors
                .iter()
                .map(|row| row.iter().zip(vector).map(|(one, other)| one * other).sum())
                .collect();
            let likes: f32 = history
                .iter()
                .map(|liked| (1.0 - predicted[liked.title as usize]).powi(2))
                .sum();
            let all: f32 = predicted.iter().map(|predicted| predicted * predicted).sum();
            let weight = history.len() as f32 + SETTINGS.unobserved * vectors.len() as f32;
            let norm: f32 = vector.iter().map(|part| part * part).sum();
            likes + SETTINGS.unobserved * all + SETTINGS.regularization * weight * norm
        };
        let least = loss(&vector);
        for factor in 0..SETTINGS.factors {
            for step in [-0.05, 0.05] {
                let mut other = vector.clone();
                other[factor] += step;
                assert!(loss(&other) > least);
            }
        }
    }
}
