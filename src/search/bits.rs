//! Numbers as bits, the highest bit first: Rice codes for gaps and counts, and variable-length integers. Knows nothing of
//! what the numbers mean.

/// Bits, written one after another.
#[derive(Default)]
pub(super) struct BitWriter {
    bytes: Vec<u8>,
    /// Bits not yet in `bytes`, at most 7 between calls.
    pending: u64,
    held: u32,
}

impl BitWriter {
    /// Adds the low `count` bits of a number; at most 32.
    pub(super) fn bits(&mut self, value: u32, count: u32) {
        self.push(u64::from(value) & ((1 << count) - 1), count);
    }

    /// Adds a number of so many bits, at most 56.
    fn push(&mut self, value: u64, count: u32) {
        self.pending = (self.pending << count) | value;
        self.held += count;
        while self.held >= 8 {
            self.held -= 8;
            self.bytes.push(low_byte(self.pending >> self.held));
        }
    }

    /// Adds a number as a Rice code: its part above `k` bits in unary, then `k` bits.
    pub(super) fn rice(&mut self, value: u32, k: u32) {
        let mut ones = value >> k;
        while ones >= 24 {
            self.bits(0x00ff_ffff, 24);
            ones -= 24;
        }
        let low = u64::from(value) & ((1 << k) - 1);
        self.push(((((1_u64 << ones) - 1) << 1) << k) | low, ones + 1 + k);
    }

    /// What was written, filled up to a whole byte.
    pub(super) fn finish(mut self) -> Vec<u8> {
        if self.held > 0 {
            self.bits(0, 8 - self.held);
        }
        self.bytes
    }
}

/// The parameter for `count` numbers that add up to `sum`: the best for numbers that fall off like a coin's runs.
pub(super) fn rice_parameter(sum: u64, count: u64) -> u32 {
    // 0.69 is the natural logarithm of 2. In whole numbers, so that the browser computes the same.
    let mean = (sum * 69) / (count.max(1) * 100);
    if mean < 1 { 0 } else { mean.ilog2().min(24) }
}

/// Adds an integer in groups of seven bits, the lowest first.
pub(super) fn varint(bytes: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        bytes.push(low_byte(value) | 0x80);
        value >>= 7;
    }
    bytes.push(low_byte(value));
}

fn low_byte(value: u64) -> u8 {
    value.to_le_bytes()[0]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads what `BitWriter` wrote, as slowly and plainly as can be.
    fn read_rice(bytes: &[u8], at: &mut usize, k: u32) -> u32 {
        let mut bit = || {
            let value = (bytes[*at / 8] >> (7 - *at % 8)) & 1;
            *at += 1;
            u32::from(value)
        };
        let mut high = 0;
        while bit() == 1 {
            high += 1;
        }
        (0..k).fold(high, |value, _| (value << 1) | bit())
    }

    #[test]
    fn rice_codes_read_back() {
        let values = [0, 1, 5, 63, 64, 100, 1_000, 65_535, 3, 0];
        for k in 0..12 {
            let mut writer = BitWriter::default();
            values.iter().for_each(|value| writer.rice(*value, k));
            let (bytes, mut at) = (writer.finish(), 0);
            let read: Vec<u32> = values.iter().map(|_| read_rice(&bytes, &mut at, k)).collect();
            assert_eq!(read, values, "k = {k}");
        }
    }

    /// `damage.mjs` holds the browser to the same bytes.
    #[test]
    fn the_parameter_has_a_bound() {
        assert_eq!((rice_parameter(1 << 25, 1), rice_parameter(1 << 27, 1), rice_parameter(1 << 40, 1)), (24, 24, 24));
        assert_eq!(rice_parameter(1 << 24, 1), 23);
        let mut writer = BitWriter::default();
        writer.rice(100_000_000, 24);
        let (bytes, mut at) = (writer.finish(), 0);
        assert_eq!(bytes, [0xfb, 0xd7, 0x84, 0x00]);
        assert_eq!(read_rice(&bytes, &mut at, 24), 100_000_000);
    }

    #[test]
    fn the_parameter_follows_the_mean() {
        assert_eq!((rice_parameter(0, 0), rice_parameter(10, 10), rice_parameter(1_000, 1)), (0, 0, 9));
        let mut bytes = Vec::new();
        varint(&mut bytes, 300);
        assert_eq!(bytes, [0xac, 0x02]);
    }
}
