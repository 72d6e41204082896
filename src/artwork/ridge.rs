//! The line where land ends and sky begins.

use super::dice::{Dice, scramble};

/// A line that wanders about `base`, by up to `swing` up and down, with crests about a `wavelength` apart.
#[derive(Clone, Copy, Debug)]
pub struct Ridge {
    pub base: f32,
    pub swing: f32,
    pub wavelength: f32,
    pub grain: Grain,
    seed: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grain {
    /// Dunes, downs, waves.
    Smooth,
    /// Peaks and broken ground.
    Sharp,
}

impl Ridge {
    pub fn new(base: f32, swing: f32, wavelength: f32, grain: Grain, dice: &mut Dice) -> Ridge {
        Ridge {
            base,
            swing,
            wavelength,
            grain,
            seed: (dice.unit() * 16_777_216.0) as u64,
        }
    }

    /// The line's `y` at `x`: three octaves of value noise, two for smooth land.
    pub fn top(&self, x: f32) -> f32 {
        let at = x / self.wavelength.max(1e-3);
        let wander = match self.grain {
            Grain::Smooth => 0.8 * self.noise(at, 1) + 0.2 * self.noise(at * 2.3, 2),
            Grain::Sharp => 0.6 * self.noise(at, 1) + 0.27 * self.noise(at * 2.1, 2) + 0.13 * self.noise(at * 4.7, 3),
        };
        self.base - self.swing * wander
    }

    /// Value noise, -1 to 1.
    fn noise(&self, at: f32, octave: u64) -> f32 {
        // Rounded down by hand: a call of `floor` would cost more than all the rest.
        let cell = at as i64 - i64::from(at < 0.0);
        let part = at - cell as f32;
        let part = match self.grain {
            Grain::Smooth => part * part * (3.0 - 2.0 * part),
            Grain::Sharp => part,
        };
        let value = |cell: i64| {
            let bits = scramble(self.seed ^ (octave << 32) ^ (cell as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15));
            (bits >> 40) as f32 / (1u64 << 23) as f32 - 1.0
        };
        let (left, right) = (value(cell), value(cell + 1));
        left + (right - left) * part
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ridge_stays_within_its_swing_and_has_no_cliffs() {
        for grain in [Grain::Smooth, Grain::Sharp] {
            let ridge = Ridge::new(0.5, 0.2, 0.7, grain, &mut Dice::new(3));
            for step in 0..2000 {
                let (here, next) = (ridge.top(step as f32 * 0.002), ridge.top((step + 1) as f32 * 0.002));
                assert!((0.3..=0.7).contains(&here));
                assert!((here - next).abs() < 0.02);
            }
        }
    }
}
