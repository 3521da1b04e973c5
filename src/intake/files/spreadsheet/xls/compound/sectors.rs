//! The sectors of a compound file and the chains that link them ([MS-CFB] 2.1 to 2.7). Each sector belongs to one chain
//! at most, so that no chain loops and all streams together are no longer than the file.

use super::SIGNATURE;
use super::directory::is_empty_directory;
use crate::intake::files::cursor::{Cursor, offset};

/// Streams of fewer bytes lie in small sectors.
pub(super) const SMALL: u64 = 4096;
/// Bytes of a small sector.
const SMALL_SECTOR: usize = 64;
/// The header takes so many bytes, whatever the size of a sector.
const HEADER: usize = 512;
/// Numbers from here on are no sectors.
const LARGEST: u32 = 0xFFFF_FFFA;
const END_OF_CHAIN: u32 = 0xFFFF_FFFE;

/// Space in sectors of one size, with the table that links them.
pub(super) struct Space<'a> {
    bytes: std::borrow::Cow<'a, [u8]>,
    sector: usize,
    table: Vec<u32>,
    used: Vec<bool>,
    has_slack: bool,
}

impl Space<'_> {
    fn count(&self) -> usize {
        self.bytes.len().div_ceil(self.sector)
    }

    fn sector(&self, number: usize) -> Option<&[u8]> {
        let start = number.checked_mul(self.sector)?;
        let end = start.checked_add(self.sector)?.min(self.bytes.len());
        self.bytes.get(start..end)
    }

    /// Marks a sector as used; nothing where it does not exist or is used already.
    fn claim(&mut self, number: u32) -> Option<usize> {
        let index = offset(number);
        let used = self.used.get_mut(index)?;
        (!std::mem::replace(used, true)).then_some(index)
    }

    /// The bytes of a whole chain.
    fn chain(&mut self, start: u32) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        let mut next = start;
        while next != END_OF_CHAIN {
            let index = self.claim(next)?;
            bytes.extend_from_slice(self.sector(index)?);
            next = *self.table.get(index)?;
        }
        Some(bytes)
    }

    /// The first so many bytes of a chain, which has no more sectors than these need.
    pub(super) fn stream(&mut self, start: u32, size: u64) -> Option<Vec<u8>> {
        let size = usize::try_from(size).ok()?;
        let mut bytes = self.chain(start)?;
        let slack = bytes.get(size..)?;
        self.has_slack |= slack.iter().any(|byte| *byte != 0);
        bytes.truncate(size);
        Some(bytes)
    }

    /// Whether bytes that are not zero stand outside all chains, or after the end of a stream.
    pub(super) fn has_strays(&self) -> bool {
        let is_stray = |index: usize| {
            self.sector(index).is_some_and(|bytes| bytes.iter().any(|byte| *byte != 0) && !is_empty_directory(bytes))
        };
        self.has_slack || (0..self.count()).any(|index| self.used.get(index) == Some(&false) && is_stray(index))
    }
}

/// The sectors of a file.
pub(super) struct Sectors<'a> {
    space: Space<'a>,
    first_directory: u32,
    first_small_table: u32,
    has_stray_header: bool,
}

impl<'a> Sectors<'a> {
    /// Reads the header and the table of chains.
    pub(super) fn read(file: &'a [u8]) -> Option<Self> {
        let mut header = Cursor::new(file);
        if header.take(8)? != SIGNATURE {
            return None;
        }
        let class = header.take(16)?;
        header.u16_le()?;
        let (version, order, shift) = (header.u16_le()?, header.u16_le()?, header.u16_le()?);
        let small_shift = header.u16_le()?;
        let sector = match (version, shift) {
            (3, 9) => 512,
            (4, 12) => 4096,
            _ => return None,
        };
        if order != 0xFFFE || small_shift != 6 {
            return None;
        }
        let reserved = header.take(6)?;
        header.take(8)?;
        let first_directory = header.u32_le()?;
        header.u32_le()?;
        if u64::from(header.u32_le()?) != SMALL {
            return None;
        }
        let first_small_table = header.u32_le()?;
        header.u32_le()?;
        let mut next_list = header.u32_le()?;
        header.u32_le()?;
        let rest = file.get(HEADER..sector)?;
        let has_stray_header = class.iter().chain(reserved).chain(rest).any(|byte| *byte != 0);
        let bytes = file.get(sector..)?;
        let used = vec![false; bytes.len().div_ceil(sector)];
        let mut space = Space { bytes: bytes.into(), sector, table: Vec::new(), used, has_slack: false };
        let mut tables: Vec<u32> = Vec::new();
        for _ in 0..109 {
            tables.push(header.u32_le()?);
        }
        while next_list < LARGEST {
            let index = space.claim(next_list)?;
            let mut list = numbers(space.sector(index)?);
            next_list = list.pop()?;
            tables.extend(list);
        }
        for table in tables.into_iter().filter(|number| *number < LARGEST) {
            let index = space.claim(table)?;
            let links = numbers(space.sector(index)?);
            space.table.extend(links);
        }
        Some(Sectors { space, first_directory, first_small_table, has_stray_header })
    }

    /// The bytes of the directory.
    pub(super) fn directory(&mut self) -> Option<Vec<u8>> {
        self.space.chain(self.first_directory)
    }

    /// The space of small sectors, which lies in a stream of its own.
    pub(super) fn mini(&mut self, start: u32, size: u64) -> Option<Space<'static>> {
        let bytes = if size == 0 { Vec::new() } else { self.space.stream(start, size)? };
        let table = if self.first_small_table < LARGEST {
            numbers(&self.space.chain(self.first_small_table)?)
        } else {
            Vec::new()
        };
        let used = vec![false; bytes.len().div_ceil(SMALL_SECTOR)];
        Some(Space { bytes: bytes.into(), sector: SMALL_SECTOR, table, used, has_slack: false })
    }

    /// The bytes of a stream in large sectors.
    pub(super) fn stream(&mut self, start: u32, size: u64) -> Option<Vec<u8>> {
        self.space.stream(start, size)
    }

    /// Whether bytes that are not zero stand outside all chains.
    pub(super) fn has_strays(&self) -> bool {
        self.has_stray_header || self.space.has_strays()
    }
}

fn numbers(bytes: &[u8]) -> Vec<u32> {
    bytes.as_chunks::<4>().0.iter().map(|four| u32::from_le_bytes(*four)).collect()
}
