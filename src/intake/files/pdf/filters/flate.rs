//! Undoes `FlateDecode` (zlib, RFC 1950), up to a limit.

use super::Result;
use crate::intake::files::inflate::{Inflated, inflate};

/// The unpacked bytes, and how many packed bytes stood unused after their end.
pub(super) fn unpack(packed: &[u8], limit: usize) -> (Result, usize) {
    let mut bytes = Vec::new();
    let inflated = inflate(std::iter::once(packed), limit as u64, |piece| bytes.extend_from_slice(piece));
    let Inflated::Whole { input, .. } = inflated else { return (Err(bytes), 0) };
    let unused = usize::try_from(input).ok().and_then(|used| packed.get(used..)).unwrap_or(&[]);
    let blank = unused.iter().all(|byte| super::super::file::is_space(*byte));
    (Ok(bytes), if blank { 0 } else { unused.len() })
}
