//! Undoes the predictors of TIFF and PNG (ISO 32000-2, 7.4.4.4), which turn bytes into differences before packing.

use super::super::file::{Dict, File};

/// The bytes as they were before prediction.
pub(super) fn undo(file: &File<'_>, bytes: Vec<u8>, parameters: &Dict) -> Vec<u8> {
    let number = |key: &str, default: usize| file.get(parameters, key).as_size().unwrap_or(default).clamp(1, 1 << 20);
    let predictor = number("Predictor", 1);
    let (colors, bits, columns) =
        (number("Colors", 1).min(32), number("BitsPerComponent", 8).min(16), number("Columns", 1));
    let row = (colors * bits * columns).div_ceil(8);
    let pixel = (colors * bits).div_ceil(8);
    match predictor {
        2 if bits == 8 => tiff(bytes, row, pixel),
        10..=15 => png(&bytes, row, pixel),
        _ => bytes,
    }
}

fn tiff(mut bytes: Vec<u8>, row: usize, pixel: usize) -> Vec<u8> {
    for line in bytes.chunks_mut(row) {
        for place in pixel..line.len() {
            let left = line.get(place - pixel).copied().unwrap_or(0);
            if let Some(byte) = line.get_mut(place) {
                *byte = byte.wrapping_add(left);
            }
        }
    }
    bytes
}

fn png(bytes: &[u8], row: usize, pixel: usize) -> Vec<u8> {
    let mut whole = Vec::with_capacity(bytes.len());
    let mut above = vec![0_u8; row];
    for line in bytes.chunks(row + 1) {
        let Some((kind, line)) = line.split_first() else { break };
        let mut current: Vec<u8> = Vec::with_capacity(line.len());
        for (place, byte) in line.iter().enumerate() {
            let before = |line: &[u8]| place.checked_sub(pixel).and_then(|place| line.get(place).copied()).unwrap_or(0);
            let (left, up, corner) = (before(&current), above.get(place).copied().unwrap_or(0), before(&above));
            let guess = match kind {
                1 => left,
                2 => up,
                3 => u8::try_from(u16::midpoint(u16::from(left), u16::from(up))).unwrap_or(0),
                4 => paeth(left, up, corner),
                _ => 0,
            };
            current.push(byte.wrapping_add(guess));
        }
        whole.extend(&current);
        current.resize(row, 0);
        above = current;
    }
    whole
}

/// The one of three neighbours that lies nearest to their linear guess.
fn paeth(left: u8, up: u8, corner: u8) -> u8 {
    let guess = i16::from(left) + i16::from(up) - i16::from(corner);
    let far = |value: u8| (guess - i16::from(value)).abs();
    if far(left) <= far(up) && far(left) <= far(corner) {
        left
    } else if far(up) <= far(corner) {
        up
    } else {
        corner
    }
}
