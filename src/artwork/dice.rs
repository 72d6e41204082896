//! Chance without entropy: every throw follows from the seed.

/// A SplitMix64 stream (Steele, Lea and Flood, 2014): tiny, fast, and good from any seed, even from 0, 1, 2, ...
#[derive(Clone, Debug)]
pub struct Dice {
    state: u64,
}

impl Dice {
    pub fn new(seed: u64) -> Dice {
        Dice { state: seed }
    }

    fn throw(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        scramble(self.state)
    }

    /// From 0 up to but without 1.
    pub fn unit(&mut self) -> f32 {
        (self.throw() >> 40) as f32 / (1u64 << 24) as f32
    }

    pub fn between(&mut self, low: f32, high: f32) -> f32 {
        low + (high - low) * self.unit()
    }

    pub fn chance(&mut self, probability: f32) -> bool {
        self.unit() < probability
    }

    /// One of 0, 1, ..., `count` - 1.
    pub fn below(&mut self, count: u64) -> u64 {
        self.throw() % count.max(1)
    }
}

/// SplitMix64's finalizer: each bit of the result hangs on each bit of the input.
pub fn scramble(mut bits: u64) -> u64 {
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    bits ^ (bits >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn throws_stay_in_their_range_and_use_all_of_it() {
        let mut dice = Dice::new(0);
        let throws: Vec<f32> = (0..1000).map(|_| dice.between(2.0, 4.0)).collect();
        assert!(throws.iter().all(|throw| (2.0..4.0).contains(throw)));
        assert!(throws.iter().any(|&throw| throw < 2.1) && throws.iter().any(|&throw| throw > 3.9));
    }
}
