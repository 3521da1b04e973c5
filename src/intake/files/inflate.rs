//! Undoes DEFLATE (RFC 1951), bare or as zlib wraps it (RFC 1950), a step at a time and up to a bound. Keeps nothing.

use miniz_oxide::inflate::stream::{InflateState, inflate as unpack};
use miniz_oxide::{DataFormat, MZFlush, MZStatus};

/// Bytes unpacked at a time.
pub(super) const STEP: usize = 64 << 10;

/// Packed bytes on their way.
pub(super) struct Inflater(Box<InflateState>);

/// What one step did.
pub(super) struct Step {
    /// Bytes that went in.
    pub(super) taken: usize,
    /// Bytes that came out.
    pub(super) given: usize,
    /// Whether that was the end.
    pub(super) is_over: bool,
}

impl Inflater {
    /// Of bare DEFLATE.
    pub(super) fn bare() -> Self {
        Self(InflateState::new_boxed(DataFormat::Raw))
    }

    /// Of zlib, whose checksum is held against the bytes.
    pub(super) fn zlib() -> Self {
        Self(InflateState::new_boxed(DataFormat::Zlib))
    }

    /// Unpacks as much as there is room for; nothing where the bytes are damaged, or nothing moves any more.
    pub(super) fn step(&mut self, packed: &[u8], into: &mut [u8]) -> Option<Step> {
        let result = unpack(&mut self.0, packed, into, MZFlush::None);
        let (taken, given) = (result.bytes_consumed, result.bytes_written);
        match result.status {
            Ok(MZStatus::StreamEnd) => Some(Step { taken, given, is_over: true }),
            Ok(MZStatus::Ok) if taken + given > 0 => Some(Step { taken, given, is_over: false }),
            _ => None,
        }
    }
}

/// What came of unpacking a stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Inflated {
    /// It ended.
    Whole {
        /// Bytes that came out.
        output: u64,
        /// Bytes that went in.
        input: u64,
    },
    /// It would yield more than the bound.
    TooLong,
    /// It is damaged, or ends before its end.
    Broken,
}

/// Unpacks pieces of one zlib stream, gives each piece of output to `keep`, and stops beyond `most` bytes.
pub(super) fn inflate<'a>(pieces: impl Iterator<Item = &'a [u8]>, most: u64, mut keep: impl FnMut(&[u8])) -> Inflated {
    let mut inflater = Inflater::zlib();
    let mut buffer = vec![0_u8; STEP];
    let (mut input, mut output) = (0_u64, 0_u64);
    // Once the input is used up, output may still wait for room.
    for piece in pieces.map(Some).chain([None]) {
        let mut rest = piece.unwrap_or_default();
        while !rest.is_empty() || piece.is_none() {
            let Some(step) = inflater.step(rest, &mut buffer) else { return Inflated::Broken };
            rest = rest.get(step.taken..).unwrap_or_default();
            input = input.saturating_add(step.taken as u64);
            output = output.saturating_add(step.given as u64);
            keep(buffer.get(..step.given).unwrap_or_default());
            if output > most {
                return Inflated::TooLong;
            }
            if step.is_over {
                return Inflated::Whole { output, input };
            }
        }
    }
    Inflated::Broken
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unpacked(packed: &[u8], piece: usize, most: u64) -> (Inflated, Vec<u8>) {
        let mut bytes = Vec::new();
        let inflated = inflate(packed.chunks(piece), most, |piece| bytes.extend_from_slice(piece));
        (inflated, bytes)
    }

    #[test]
    fn pieces_of_any_length_make_one_stream() {
        let lamps = b"lamps ".repeat(50_000);
        let packed = miniz_oxide::deflate::compress_to_vec_zlib(&lamps, 6);
        let whole = Inflated::Whole { output: 300_000, input: packed.len() as u64 };
        for piece in [1, 7, 100, packed.len()] {
            assert_eq!(unpacked(&packed, piece, 300_000), (whole, lamps.clone()));
        }
        assert_eq!(unpacked(&packed, 7, 299_999).0, Inflated::TooLong);
        assert_eq!(unpacked(&packed[..packed.len() - 1], 7, 300_000).0, Inflated::Broken);
        assert_eq!(unpacked(b"lamps", 7, 300_000).0, Inflated::Broken);
        assert_eq!(unpacked(b"", 7, 300_000).0, Inflated::Broken);
    }
}
