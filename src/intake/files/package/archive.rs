//! A ZIP archive: its entries, each to be read on its own, and what the archive hides around them. Everything is
//! decided by the directory, bounded before a byte is unpacked; nothing is written anywhere.

use std::io::Read;
use std::ops::Range;

use super::super::secret::{Hides, Secret};
use super::directory::{self, Header};
use super::part::Part;
use super::{layout, names, secret};

/// The most bytes that all parts of an archive unpack to: 1 GiB.
const LARGEST: u64 = 1 << 30;
/// The most that a part may grow when unpacked; a part that stays below `FREE_TO_GROW` bytes may grow more.
const STEEPEST: u64 = 200;
/// Bytes that a part may unpack to whatever its packed size.
const FREE_TO_GROW: u64 = 4 << 20;

/// Flags: encrypted, patched data, strong encryption, masked headers.
const UNREADABLE: u16 = 1 | 1 << 5 | 1 << 6 | 1 << 13;

/// An open archive.
#[derive(Debug)]
pub(crate) struct Archive<'a> {
    bytes: &'a [u8],
    /// Its parts, in the order of its directory; folders are left out.
    pub(crate) entries: Vec<Entry>,
    /// What it hides outside of its parts.
    pub(crate) oddities: Vec<Secret>,
}

/// A part of an archive.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    /// Its path in the archive, with `/` between steps; never out of it.
    pub(crate) name: String,
    /// Its size when unpacked, in bytes.
    pub(crate) size: u64,
    packed: Range<usize>,
    is_deflated: bool,
    crc: u32,
}

impl<'a> Archive<'a> {
    /// Opens an archive, or says what keeps it shut.
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Self, Secret> {
        let broken = |detail: &'static str| secret(Hides::Broken, "", detail);
        let directory = directory::read(bytes).map_err(broken)?;
        if directory.headers.iter().any(|header| header.flags & UNREADABLE != 0) {
            return Err(secret(Hides::Encrypted, "", "an archive with encrypted parts"));
        }
        let layout = layout::read(bytes, &directory).map_err(broken)?;
        bound(&directory.headers)?;
        if names::has_duplicates(directory.headers.iter().map(|header| header.name.as_str())) {
            return Err(secret(Hides::TwoReadings, "", "two parts of the archive have one name"));
        }
        let stray = directory.stray.iter().map(|what| secret(Hides::StrayBytes, "", *what));
        let within = layout.stray.iter().map(|(name, what)| secret(Hides::StrayBytes, name, *what));
        let differing = "the archive says two things about a part";
        let differing = layout.differing.iter().map(|name| secret(Hides::TwoReadings, name, differing));
        let oddities = stray.chain(within).chain(differing).collect();
        let mut entries = Vec::new();
        for (header, packed) in directory.headers.into_iter().zip(layout.packed) {
            entries.extend(entry(header, packed)?);
        }
        Ok(Self { bytes, entries, oddities })
    }

    /// The entry of a name, case and all.
    pub(crate) fn find(&self, name: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.name == name)
    }

    /// An entry's bytes, unpacked as they are read.
    pub(crate) fn stream(&self, entry: &Entry) -> Part<'a> {
        let packed = self.bytes.get(entry.packed.clone()).unwrap_or_default();
        if entry.is_deflated {
            Part::deflated(packed, entry.size, entry.crc)
        } else {
            Part::stored(packed, entry.size, entry.crc)
        }
    }

    /// An entry's bytes, all at once, if there are at most so many.
    pub(crate) fn bytes(&self, entry: &Entry, at_most: u64) -> Result<Vec<u8>, Secret> {
        if entry.size > at_most {
            return Err(secret(Hides::TooLarge, &entry.name, format!("a part of {} bytes", entry.size)));
        }
        let mut bytes = Vec::new();
        match self.stream(entry).read_to_end(&mut bytes) {
            Ok(_) => Ok(bytes),
            Err(error) => Err(secret(Hides::Broken, &entry.name, error.to_string())),
        }
    }
}

/// Refuses what would unpack to too much.
fn bound(headers: &[Header]) -> Result<(), Secret> {
    let total = headers.iter().fold(0_u64, |total, header| total.saturating_add(header.size));
    if total > LARGEST {
        return Err(secret(Hides::TooLarge, "", format!("an archive that unpacks to {total} bytes")));
    }
    let steep = headers
        .iter()
        .find(|header| header.size > FREE_TO_GROW.max((header.packed_size as u64).saturating_mul(STEEPEST)));
    steep.map_or(Ok(()), |header| {
        Err(secret(Hides::TooLarge, &header.name, "a part that grows more than 200-fold when unpacked"))
    })
}

/// The entry of a header; none for a folder.
fn entry(header: Header, packed: Range<usize>) -> Result<Option<Entry>, Secret> {
    let is_deflated = match header.method {
        0 => false,
        8 => true,
        _ => return Err(secret(Hides::Broken, &header.name, "a part packed in a way that cannot be read")),
    };
    if header.name.ends_with('/') {
        let is_empty = header.size == 0 && packed.len() <= 2;
        return if is_empty { Ok(None) } else { Err(secret(Hides::StrayBytes, &header.name, "a folder with content")) };
    }
    Ok(Some(Entry { name: header.name, size: header.size, packed, is_deflated, crc: header.crc }))
}
