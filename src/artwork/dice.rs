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

    /// Dice of their own for a part whose number of throws depends on the picture's size, so that what comes after it does not.
    pub fn fork(&mut self) -> Dice {
        Dice::new(self.throw())
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

    /// Minus one or one: left or right.
    pub fn side(&mut self) -> f32 {
        if self.chance(0.5) { -1.0 } else { 1.0 }
    }

    /// A place along the width, 0 to 1, off the middle: where photographers put what matters.
    pub fn third(&mut self) -> f32 {
        0.5 + self.side() * self.between(0.12, 0.26)
    }
}

/// SplitMix64's finalizer: each bit of the result hangs on each bit of the input.
pub fn scramble(mut bits: u64) -> u64 {
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    bits ^ (bits >> 31)
}

/// A number for a list of words, the same on every machine (FNV-1a); the separator tells `ab, c` from `a, bc`.
pub fn fingerprint<'a>(words: impl IntoIterator<Item = &'a str>) -> u64 {
    let mut hash = 0xCBF2_9CE4_8422_2325_u64;
    for word in words {
        for byte in word.bytes().chain([0xFF]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
        }
    }
    scramble(hash)
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

    #[test]
    fn what_a_fork_does_leaves_its_parent_alone() {
        let (mut one, mut other) = (Dice::new(7), Dice::new(7));
        let mut fork = one.fork();
        fork.unit();
        other.fork();
        assert_eq!(one.unit(), other.unit());
    }

    #[test]
    fn a_fingerprint_tells_where_words_end() {
        assert_ne!(fingerprint(["ab", "c"]), fingerprint(["a", "bc"]));
    }
}
