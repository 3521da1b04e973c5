//! Undoes `LZWDecode` (ISO 32000-2, 7.4.4), up to a limit.

use super::Result;

const CLEAR: u16 = 256;
const END: u16 = 257;

/// The unpacked bytes. `early` tells that codes grow one code before they must, as is usual.
pub(super) fn unpack(packed: &[u8], early: bool, limit: usize) -> Result {
    let mut bytes = Vec::new();
    // Each entry is a slice of what was put out: an earlier word and the byte after it.
    let mut words: Vec<(usize, usize)> = Vec::new();
    let mut last: Option<(usize, usize)> = None;
    let mut bits = Bits { packed, pos: 0, held: 0, count: 0 };
    let mut width = 9;
    while let Some(code) = bits.take(width) {
        if code == END {
            return Ok(bytes);
        }
        if code == CLEAR {
            words.clear();
            last = None;
            width = 9;
            continue;
        }
        let start = bytes.len();
        match (u8::try_from(code), last) {
            (Ok(byte), _) => bytes.push(byte),
            (Err(_), Some(previous)) => {
                let index = usize::from(code) - 258;
                let (from, length) = match words.get(index) {
                    Some(word) => *word,
                    None if index == words.len() => (previous.0, previous.1 + 1),
                    None => return Err(bytes),
                };
                for place in from..from + length {
                    let Some(byte) = bytes.get(place).copied() else { return Err(bytes) };
                    bytes.push(byte);
                }
            }
            (Err(_), None) => return Err(bytes),
        }
        if let Some((from, length)) = last
            && words.len() < 4096 - 258
        {
            words.push((from, length + 1));
        }
        last = Some((start, bytes.len() - start));
        let next = words.len() + 258 + usize::from(early) + usize::from(last.is_some());
        width = match next {
            0..=512 => 9,
            513..=1024 => 10,
            1025..=2048 => 11,
            _ => 12,
        };
        if bytes.len() > limit {
            return Err(bytes);
        }
    }
    // Many files lack the code of the end.
    Ok(bytes)
}

struct Bits<'a> {
    packed: &'a [u8],
    pos: usize,
    held: u32,
    count: u32,
}

impl Bits<'_> {
    fn take(&mut self, width: u32) -> Option<u16> {
        while self.count < width {
            let byte = *self.packed.get(self.pos)?;
            self.pos += 1;
            self.held = (self.held << 8) | u32::from(byte);
            self.count += 8;
        }
        self.count -= width;
        let code = (self.held >> self.count) & ((1 << width) - 1);
        self.held &= (1 << self.count) - 1;
        u16::try_from(code).ok()
    }
}
