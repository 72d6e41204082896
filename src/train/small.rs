//! Small systems of equations, through `faer`.

use faer::{Mat, Side, prelude::Solve};
use ndarray::{Array1, Array2};

/// Solves A·x = b for a symmetric, positive definite A; nothing where it is not.
pub(super) fn solve(matrix: &Array2<f64>, right: &Array1<f64>) -> Option<Array1<f64>> {
    let size = right.len();
    let matrix = Mat::<f64>::from_fn(size, size, |row, column| matrix[(row, column)]);
    let mut solution = Mat::<f64>::from_fn(size, 1, |row, _| right[row]);
    matrix.llt(Side::Lower).ok()?.solve_in_place(solution.as_mut());
    Some((0..size).map(|row| solution[(row, 0)]).collect())
}
