//! CRC-32 as ZIP uses it (ISO 3309, polynomial `0xEDB88320` reflected), eight bytes at a step.

/// A running checksum.
#[derive(Debug, Clone, Copy)]
pub(super) struct Checksum(u32);

/// `TABLES[k][b]` is the checksum of byte `b` followed by `k` zero bytes.
static TABLES: [[u32; 256]; 8] = tables();

const fn tables() -> [[u32; 256]; 8] {
    let mut tables = [[0; 256]; 8];
    let mut byte = 0_u32;
    while byte < 256 {
        let mut sum = byte;
        let mut bit = 0;
        while bit < 8 {
            sum = if sum & 1 == 1 { (sum >> 1) ^ 0xEDB8_8320 } else { sum >> 1 };
            bit += 1;
        }
        tables[0][byte as usize] = sum;
        byte += 1;
    }
    let mut step = 1;
    while step < 8 {
        let mut byte = 0;
        while byte < 256 {
            let before = tables[step - 1][byte];
            tables[step][byte] = (before >> 8) ^ tables[0][(before & 0xFF) as usize];
            byte += 1;
        }
        step += 1;
    }
    tables
}

impl Checksum {
    /// Of no bytes.
    pub(super) fn new() -> Self {
        Self(!0)
    }

    /// Takes further bytes in.
    pub(super) fn add(&mut self, bytes: &[u8]) {
        let [t0, t1, t2, t3, t4, t5, t6, t7] = &TABLES;
        let (eights, rest) = bytes.as_chunks::<8>();
        let mut sum = self.0;
        for &[b0, b1, b2, b3, b4, b5, b6, b7] in eights {
            let [s0, s1, s2, s3] = sum.to_le_bytes();
            sum = at(t7, b0 ^ s0)
                ^ at(t6, b1 ^ s1)
                ^ at(t5, b2 ^ s2)
                ^ at(t4, b3 ^ s3)
                ^ at(t3, b4)
                ^ at(t2, b5)
                ^ at(t1, b6)
                ^ at(t0, b7);
        }
        for &byte in rest {
            let [lowest, ..] = sum.to_le_bytes();
            sum = (sum >> 8) ^ at(t0, lowest ^ byte);
        }
        self.0 = sum;
    }

    /// The checksum of all bytes so far.
    pub(super) fn value(self) -> u32 {
        !self.0
    }
}

/// A table has an entry for every byte.
fn at(table: &[u32; 256], byte: u8) -> u32 {
    table[usize::from(byte)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_value_of_the_standard() {
        let mut sum = Checksum::new();
        sum.add(b"1234");
        sum.add(b"56789");
        assert_eq!(sum.value(), 0xCBF4_3926);
        let mut sum = Checksum::new();
        sum.add(b"123456789123456789");
        let mut parts = Checksum::new();
        for byte in b"123456789123456789" {
            parts.add(&[*byte]);
        }
        assert_eq!(sum.value(), parts.value());
    }
}
