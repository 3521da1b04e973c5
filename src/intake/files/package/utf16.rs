//! XML parts that are written in UTF-16, as text of their own; UTF-8 passes as it is.

use std::io::{self, BufRead, Cursor, Read};

use super::part::Part;

/// The largest part in UTF-16, in bytes: it is turned round as a whole.
const LARGEST: u64 = 64 << 20;

/// A part as UTF-8.
pub(super) enum Utf8<'a> {
    AsItIs(Part<'a>),
    Turned(Cursor<Vec<u8>>),
}

impl<'a> Utf8<'a> {
    /// Looks at the first bytes and turns UTF-16 round, if it has a byte order mark or starts with `<`.
    pub(super) fn of(mut part: Part<'a>) -> io::Result<Self> {
        let read_unit = match part.fill_buf()? {
            [0xFF, 0xFE, ..] | [b'<', 0, ..] => u16::from_le_bytes,
            [0xFE, 0xFF, ..] | [0, b'<', ..] => u16::from_be_bytes,
            _ => return Ok(Self::AsItIs(part)),
        };
        let mut bytes = Vec::new();
        part.by_ref().take(LARGEST + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > LARGEST {
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, "a part in UTF-16 is too large"));
        }
        let wrong = || io::Error::new(io::ErrorKind::InvalidData, "a part is not UTF-16 throughout");
        let (units, rest) = bytes.as_chunks::<2>();
        if !rest.is_empty() {
            return Err(wrong());
        }
        let letters = char::decode_utf16(units.iter().map(|unit| read_unit(*unit)));
        let text: String = letters.collect::<Result<_, _>>().map_err(|_| wrong())?;
        Ok(Self::Turned(Cursor::new(text.into_bytes())))
    }

    /// Whether the part was written in UTF-16.
    pub(super) fn was_utf16(&self) -> bool {
        matches!(self, Self::Turned(_))
    }
}

impl BufRead for Utf8<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        match self {
            Self::AsItIs(part) => part.fill_buf(),
            Self::Turned(text) => text.fill_buf(),
        }
    }

    fn consume(&mut self, amount: usize) {
        match self {
            Self::AsItIs(part) => part.consume(amount),
            Self::Turned(text) => text.consume(amount),
        }
    }
}

impl Read for Utf8<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::AsItIs(part) => part.read(into),
            Self::Turned(text) => text.read(into),
        }
    }
}
