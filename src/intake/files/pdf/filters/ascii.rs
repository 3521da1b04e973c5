//! Undoes `ASCII85Decode`, `ASCIIHexDecode` and `RunLengthDecode` (ISO 32000-2, 7.4.2, 7.4.3 and 7.4.5).

use super::Result;
use crate::intake::files::pdf::file::is_space;

/// Base 85; how many bytes stood after its end comes with it.
pub(super) fn eighty_five(packed: &[u8]) -> (Result, usize) {
    let mut bytes = Vec::new();
    let mut group: Vec<u8> = Vec::new();
    let packed = packed.strip_prefix(b"<~").unwrap_or(packed);
    for (place, byte) in packed.iter().enumerate() {
        match byte {
            b'z' if group.is_empty() => bytes.extend([0; 4]),
            b'!'..=b'u' => {
                group.push(byte - b'!');
                if group.len() == 5 {
                    push_group(&mut bytes, &group);
                    group.clear();
                }
            }
            b'~' => {
                push_group(&mut bytes, &group);
                let after = packed.get(place + 1..).unwrap_or(&[]);
                let after = after.strip_prefix(b">").unwrap_or(after);
                return (Ok(bytes), unused(after));
            }
            byte if is_space(*byte) => {}
            _ => return (Err(bytes), 0),
        }
    }
    push_group(&mut bytes, &group);
    (Ok(bytes), 0)
}

fn push_group(bytes: &mut Vec<u8>, group: &[u8]) {
    if group.len() < 2 {
        return;
    }
    let digits = group.iter().copied().chain(std::iter::repeat(84)).take(5);
    let value = digits.fold(0_u32, |value, digit| value.wrapping_mul(85).wrapping_add(u32::from(digit)));
    bytes.extend(value.to_be_bytes().into_iter().take(group.len() - 1));
}

/// Base 16; how many bytes stood after its end comes with it.
pub(super) fn hexadecimal(packed: &[u8]) -> (Result, usize) {
    let mut bytes = Vec::new();
    let mut half = None;
    for (place, byte) in packed.iter().enumerate() {
        match char::from(*byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok()) {
            Some(digit) => match half.take() {
                Some(high) => bytes.push(high * 16 + digit),
                None => half = Some(digit),
            },
            None if *byte == b'>' => {
                bytes.extend(half.map(|high: u8| high * 16));
                return (Ok(bytes), unused(packed.get(place + 1..).unwrap_or(&[])));
            }
            None if is_space(*byte) => {}
            None => return (Err(bytes), 0),
        }
    }
    bytes.extend(half.map(|high| high * 16));
    (Ok(bytes), 0)
}

/// Runs of equal bytes; how many bytes stood after the end comes with it.
pub(super) fn run_lengths(packed: &[u8], limit: usize) -> (Result, usize) {
    let mut bytes = Vec::new();
    let mut place = 0;
    while let Some(length) = packed.get(place).copied().map(usize::from) {
        place += 1;
        match length {
            0..=127 => {
                let Some(run) = packed.get(place..=place + length) else { return (Err(bytes), 0) };
                bytes.extend(run);
                place += length + 1;
            }
            128 => return (Ok(bytes), unused(packed.get(place..).unwrap_or(&[]))),
            _ => {
                let Some(byte) = packed.get(place) else { return (Err(bytes), 0) };
                bytes.extend(std::iter::repeat_n(*byte, 257 - length));
                place += 1;
            }
        }
        if bytes.len() > limit {
            return (Err(bytes), 0);
        }
    }
    (Ok(bytes), 0)
}

fn unused(after: &[u8]) -> usize {
    if after.iter().all(|byte| is_space(*byte)) { 0 } else { after.len() }
}
