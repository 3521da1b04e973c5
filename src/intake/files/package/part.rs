//! The bytes of one part of an archive, unpacked as they are read. At its end a part is held against the size and
//! checksum that the archive's directory promised; a part that is longer, shorter or different is an error.

use std::io::{self, BufRead, Read};

use super::super::checksum::Checksum;
use super::super::inflate::{Inflater, STEP};

/// A part being unpacked. Reads to the end, with the checks made there, or to an error.
pub(crate) struct Part<'a> {
    /// What is still packed.
    packed: &'a [u8],
    /// `None` for a part that was stored as it is.
    inflater: Option<Inflater>,
    buffer: Vec<u8>,
    start: usize,
    /// Bytes that the directory promises and that have not come yet.
    left: u64,
    checksum: Checksum,
    expected: u32,
    is_done: bool,
}

impl<'a> Part<'a> {
    /// A part packed by DEFLATE.
    pub(super) fn deflated(packed: &'a [u8], size: u64, crc: u32) -> Self {
        Self::new(packed, size, crc, Some(Inflater::bare()))
    }

    /// A part stored as it is.
    pub(super) fn stored(packed: &'a [u8], size: u64, crc: u32) -> Self {
        Self::new(packed, size, crc, None)
    }

    /// Bytes that come from no archive.
    pub(crate) fn plain(bytes: &'a [u8]) -> Self {
        let mut checksum = Checksum::new();
        checksum.add(bytes);
        Self::stored(bytes, bytes.len() as u64, checksum.value())
    }

    fn new(packed: &'a [u8], size: u64, expected: u32, inflater: Option<Inflater>) -> Self {
        let checksum = Checksum::new();
        Self { packed, inflater, buffer: Vec::new(), start: 0, left: size, checksum, expected, is_done: false }
    }

    /// Unpacks the next bytes into the empty buffer.
    fn step(&mut self) -> io::Result<()> {
        self.start = 0;
        let written = match &mut self.inflater {
            None => {
                let (now, later) = self.packed.split_at(STEP.min(self.packed.len()));
                self.buffer.clear();
                self.buffer.extend_from_slice(now);
                self.packed = later;
                self.is_done = later.is_empty();
                now.len()
            }
            Some(inflater) => {
                self.buffer.resize(STEP, 0);
                let step = inflater.step(self.packed, &mut self.buffer);
                let step = step.ok_or_else(|| broken("a part of the archive cannot be unpacked"))?;
                self.packed = self.packed.get(step.taken..).unwrap_or_default();
                self.is_done = step.is_over;
                step.given
            }
        };
        self.buffer.truncate(written);
        self.checksum.add(&self.buffer);
        self.left = self
            .left
            .checked_sub(written as u64)
            .ok_or_else(|| broken("a part of the archive is longer than the archive says"))?;
        if self.is_done && (self.left > 0 || !self.packed.is_empty()) {
            return Err(broken("a part of the archive ends before the archive says"));
        }
        if self.is_done && self.checksum.value() != self.expected {
            return Err(broken("a part of the archive has the wrong checksum"));
        }
        Ok(())
    }
}

impl BufRead for Part<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        while self.start >= self.buffer.len() && !self.is_done {
            if let Err(error) = self.step() {
                // Nothing comes after an error, however often one asks.
                self.buffer.clear();
                self.is_done = true;
                return Err(error);
            }
        }
        Ok(self.buffer.get(self.start..).unwrap_or_default())
    }

    fn consume(&mut self, amount: usize) {
        self.start = self.start.saturating_add(amount).min(self.buffer.len());
    }
}

impl Read for Part<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(into)?;
        self.consume(read);
        Ok(read)
    }
}

fn broken(what: &'static str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what)
}
