//! Numbers that look random and are the same at every start.

/// A SplitMix64 generator: the sample data must not change when a library does.
#[derive(Debug, Clone)]
pub(super) struct Random(u64);

impl Random {
    /// A generator that begins at the seed.
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number.
    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below the bound, which is at least 1.
    pub(super) fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % bound.max(1) as u64).unwrap_or(0)
    }

    /// One of the items.
    pub(super) fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }

    /// The items in another order (Fisher-Yates).
    pub(super) fn shuffle<T>(&mut self, items: &mut [T]) {
        for at in (1..items.len()).rev() {
            items.swap(at, self.below(at + 1));
        }
    }

    /// So many milliseconds, at least `from` and less than `to` days.
    pub(super) fn days(&mut self, from: i64, to: i64) -> i64 {
        let span = (to - from).max(1).unsigned_abs() * 86_400_000;
        from * 86_400_000 + i64::try_from(self.next() % span).unwrap_or(0)
    }

    /// An identifier in the shape of a CUID.
    pub(super) fn id(&mut self) -> String {
        std::iter::once('c').chain(self.text("0123456789abcdefghijklmnopqrstuvwxyz", 24).chars()).collect()
    }

    /// So many characters of the alphabet, which is ASCII.
    pub(super) fn text(&mut self, alphabet: &str, length: usize) -> String {
        (0..length).map(|_| char::from(*self.pick(alphabet.as_bytes()))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sequence_never_changes() {
        // The first outputs of the reference implementation for the seed 0.
        let mut random = Random::new(0);
        assert_eq!([random.next(), random.next()], [0xE220_A839_7B1D_CDAF, 0x6E78_9E6A_A1B9_65F4]);
        assert!(cloud_ui_contract::id::is_cuid(&random.id()));
    }
}
