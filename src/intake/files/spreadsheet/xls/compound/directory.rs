//! The directory of a compound file ([MS-CFB] 2.6): a tree of entries, walked without recursion.

use std::collections::BTreeSet;

use super::SIGNATURE;
use super::sectors::Sectors;
use crate::intake::files::cursor::{Cursor, offset};

/// Bytes of an entry.
const ENTRY: usize = 128;
/// Parts in one file; macros and embedded objects bring some dozens.
const MOST_ENTRIES: usize = 4096;
/// Storages within storages.
const DEEPEST: usize = 16;

/// Whether a part holds bytes or further parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Holds further parts.
    Storage,
    /// Holds bytes.
    Stream,
}

/// A part that the tree reaches.
pub(super) struct Entry {
    pub(super) path: String,
    pub(super) kind: Kind,
    pub(super) start: u32,
    pub(super) size: u64,
}

/// Where the small sectors lie.
#[derive(Clone, Copy)]
pub(super) struct Root {
    pub(super) start: u32,
    pub(super) size: u64,
}

/// What a directory holds.
pub(super) struct Listing {
    pub(super) root: Root,
    pub(super) entries: Vec<Entry>,
    /// Whether there are entries that the tree does not reach.
    pub(super) has_strays: bool,
}

struct Raw {
    name: String,
    kind: u8,
    left: u32,
    right: u32,
    child: u32,
    start: u32,
    size: u64,
}

/// Reads the entries that the tree reaches; nothing where it is malformed.
pub(super) fn entries(bytes: &[u8]) -> Option<Listing> {
    let raws: Vec<&[u8]> = bytes.chunks_exact(ENTRY).collect();
    if raws.len() > MOST_ENTRIES {
        return None;
    }
    let root = raw(raws.first()?)?;
    if root.kind != 5 {
        return None;
    }
    let mut reached = BTreeSet::from([0_usize]);
    let mut entries = Vec::new();
    // Number of an entry, the path of its parent, and how deep that lies.
    let mut waiting = vec![(root.child, String::new(), 0_usize)];
    while let Some((number, parent, depth)) = waiting.pop() {
        if number == u32::MAX {
            continue;
        }
        let index = offset(number);
        if depth > DEEPEST || !reached.insert(index) {
            return None;
        }
        let raw = raw(raws.get(index)?)?;
        let path = if parent.is_empty() { raw.name } else { format!("{parent}/{}", raw.name) };
        waiting.push((raw.right, parent.clone(), depth));
        let kind = match raw.kind {
            1 => Kind::Storage,
            2 => Kind::Stream,
            _ => return None,
        };
        if kind == Kind::Storage {
            waiting.push((raw.child, path.clone(), depth + 1));
        }
        waiting.push((raw.left, parent, depth));
        entries.push(Entry { path, kind, start: raw.start, size: raw.size });
    }
    let is_stray = |index: usize, entry: &[u8]| !reached.contains(&index) && !is_blank(entry);
    let has_strays = raws.iter().enumerate().any(|(index, entry)| is_stray(index, entry));
    Some(Listing { root: Root { start: root.start, size: root.size }, entries, has_strays })
}

/// An unused entry is zero but for its colour, its links and its start.
fn is_blank(entry: &[u8]) -> bool {
    entry.iter().enumerate().all(|(place, byte)| *byte == 0 || (67..80).contains(&place) || (116..120).contains(&place))
}

/// Whether a sector is the directory of an empty file, which `LibreOffice` leaves behind once it has written a longer one.
pub(super) fn is_empty_directory(sector: &[u8]) -> bool {
    let (entries, []) = sector.as_chunks::<ENTRY>() else { return false };
    let is_root = |entry: &[u8; ENTRY]| {
        let mut unnamed = *entry;
        let named = raw(entry).is_some_and(|raw| raw.name == "Root Entry" && raw.kind == 5 && raw.size == 0);
        unnamed.iter_mut().take(67).for_each(|byte| *byte = 0);
        named && is_blank(&unnamed)
    };
    entries.iter().enumerate().all(|(place, entry)| is_blank(entry) || (place == 0 && is_root(entry)))
}

fn raw(entry: &[u8]) -> Option<Raw> {
    let mut cursor = Cursor::new(entry);
    let letters = cursor.take(64)?;
    // Counts the two bytes of zero that end the name.
    let length = usize::from(cursor.u16_le()?).checked_sub(2)?;
    let units: Vec<u16> =
        letters.get(..length)?.as_chunks::<2>().0.iter().map(|two| u16::from_le_bytes(*two)).collect();
    let kind = cursor.u8()?;
    cursor.u8()?;
    let (left, right, child) = (cursor.u32_le()?, cursor.u32_le()?, cursor.u32_le()?);
    // A class, flags and two dates.
    cursor.take(36)?;
    let start = cursor.u32_le()?;
    let size = cursor.u64_le()?;
    // Files of version 3 may leave what they like in the upper half ([MS-CFB] 2.6.3).
    let size = if size >> 32 == 0 { size } else { size & 0xFFFF_FFFF };
    Some(Raw { name: String::from_utf16_lossy(&units), kind, left, right, child, start, size })
}

/// The paths of a file's parts, for telling its type; nothing where it is malformed.
pub(crate) fn names(bytes: &[u8]) -> Option<Vec<String>> {
    if !bytes.starts_with(SIGNATURE) {
        return None;
    }
    let listing = entries(&Sectors::read(bytes)?.directory()?)?;
    Some(listing.entries.into_iter().map(|entry| entry.path).collect())
}
