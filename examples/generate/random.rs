//! Random numbers that are the same on every machine: `SplitMix64` (Steele, Lea and Flood, 2014). Not for secrets.

/// A stream of numbers that depends on nothing but what it was made from.
pub(crate) struct Random(u64);

impl Random {
    /// The stream for one part of one record.
    pub(crate) fn of(seed: u64, part: u64, index: usize) -> Self {
        let mut mixed = Self(seed);
        for value in [part, index as u64] {
            mixed = Self(mixed.next() ^ value.wrapping_mul(0xd6e8_feb8_6659_fd93));
        }
        Self(mixed.next())
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`, each as likely as the others.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        ((u128::from(self.next()) * end as u128) >> 64) as usize
    }

    /// A number from `low` to `high`, both included.
    pub(crate) fn between(&mut self, low: usize, high: usize) -> usize {
        low + self.below(high - low + 1)
    }

    /// True so many times in a hundred.
    pub(crate) fn percent(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of a list, each as likely as the others.
    pub(crate) fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.below(list.len())]
    }

    /// A rank below `end`, the first ones far more often: near to Zipf's law, by which words are used.
    ///
    /// Ranks fall into classes of 1, 2, 4, 8, … and each class is as likely as the others.
    pub(crate) fn rank(&mut self, end: usize) -> usize {
        let classes = usize::BITS - end.leading_zeros();
        let class = self.below(classes as usize);
        let first = (1 << class) - 1;
        let last = ((1 << (class + 1)) - 2).min(end - 1);
        self.between(first, last)
    }

    /// One of a list, the first ones far more often.
    pub(crate) fn usual<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.rank(list.len())]
    }

    /// So many different numbers below `end`, in order.
    pub(crate) fn sample(&mut self, count: usize, end: usize) -> Vec<usize> {
        let mut taken = Vec::with_capacity(count);
        while taken.len() < count.min(end) {
            let number = self.below(end);
            if !taken.contains(&number) {
                taken.push(number);
            }
        }
        taken.sort_unstable();
        taken
    }
}
