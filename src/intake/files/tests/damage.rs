//! Damaged files must neither make an examiner panic nor grow without bound: bytes changed, cut off and moved, the same ones
//! on every run; and the parts of packages changed one by one, so that damage reaches the readers of XML.

use super::{Control, FORMATS, controls};
use crate::intake::files::open;

/// A source of numbers that is the same on every run (Marsaglia's xorshift).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(bound.max(1)).unwrap()).unwrap()
    }
}

fn damaged(bytes: &[u8], numbers: &mut Numbers) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    match numbers.below(5) {
        0 => bytes.truncate(numbers.below(bytes.len())),
        1 => {
            let (from, to) = (numbers.below(bytes.len()), numbers.below(bytes.len()));
            let piece = bytes[from.min(to)..from.max(to)].to_vec();
            let place = numbers.below(bytes.len());
            bytes.splice(place..place, piece);
        }
        _ => {
            for _ in 0..=numbers.below(6) {
                let place = numbers.below(bytes.len());
                bytes[place] = match numbers.below(4) {
                    0 => b"0123456789<>[]()/ R-"[numbers.below(20)],
                    1 => bytes[place] ^ (1 << numbers.below(8)),
                    2 => [0, 0xFF][numbers.below(2)],
                    _ => u8::try_from(numbers.below(256)).unwrap(),
                };
            }
        }
    }
    bytes
}

/// Controls that take no time by themselves.
fn small(folder: &str) -> Vec<Control> {
    controls(folder).into_iter().filter(|control| !control.name.starts_with("too-large")).collect()
}

/// Not [`examine`](crate::intake::files::examine), which turns panics into secrets.
fn check(control: &Control, bytes: &[u8]) {
    let examined = open(control.kind, bytes);
    assert!(examined.secrets.len() < 2_000 && examined.passages.len() < 5_000, "{}", control.name);
}

#[test]
fn no_damage_to_a_file_makes_an_examiner_fail() {
    let mut numbers = Numbers(0x9E37_79B9_7F4A_7C15);
    for (folder, ..) in FORMATS {
        for control in small(folder) {
            for _ in 0..16 {
                check(&control, &damaged(&control.bytes, &mut numbers));
            }
        }
    }
}
