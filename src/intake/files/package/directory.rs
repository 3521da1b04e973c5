//! The central directory of a ZIP archive (APPNOTE.TXT 6.3.10, sections 4.3.12 to 4.3.16): which entries there are.
//! What stands between the entries is looked at elsewhere.

use std::ops::Range;

use super::super::cursor::{u16_at, u32_at, u64_at};
use super::names;

/// The most entries of an archive.
const MOST_ENTRIES: usize = 10_000;

/// Length of an end record without its comment, in bytes.
const END_LENGTH: usize = 22;
/// Length of a ZIP64 end record, in bytes.
const END_64_LENGTH: usize = 56;
/// Length of a ZIP64 locator, in bytes.
const LOCATOR_LENGTH: usize = 20;
/// Length of a directory header without name, extra fields and comment, in bytes.
const HEADER_LENGTH: usize = 46;

/// A value that the ZIP64 extra field replaces.
const IN_64: u64 = 0xFFFF_FFFF;

/// A directory as read.
#[derive(Debug)]
pub(super) struct Directory {
    pub(super) headers: Vec<Header>,
    /// Where the directory stands, with the end records; what is outside belongs to entries.
    pub(super) place: Range<usize>,
    /// Whether there is a comment, bytes after the end, or unused room between the records.
    pub(super) stray: Vec<&'static str>,
}

/// What the directory says of an entry.
#[derive(Debug, Clone)]
pub(super) struct Header {
    pub(super) name: String,
    pub(super) flags: u16,
    pub(super) method: u16,
    pub(super) crc: u32,
    pub(super) packed_size: usize,
    pub(super) size: u64,
    /// Where its local header starts.
    pub(super) offset: usize,
    pub(super) extra: Range<usize>,
}

/// Reads the directory, or says why there is none to read.
pub(super) fn read(bytes: &[u8]) -> Result<Directory, &'static str> {
    let end = find_end(bytes).ok_or("it is no ZIP archive, or its end is missing")?;
    let mut stray = Vec::new();
    let comment = usize::from(u16_at(bytes, end + 20).unwrap_or(0));
    if comment > 0 {
        stray.push("a comment of the archive");
    }
    if end + END_LENGTH + comment != bytes.len() {
        stray.push("bytes after the end of the archive");
    }
    let told = told(bytes, end).ok_or("the end of the archive cannot be read")?;
    if told.disks != 0 {
        return Err("it is one of several volumes");
    }
    if told.count > MOST_ENTRIES {
        return Err("it has too many parts");
    }
    let mut at = told.offset;
    let mut headers = Vec::new();
    for _ in 0..told.count {
        let (header, has_comment, next) = header(bytes, at)?;
        if has_comment {
            stray.push("a comment of a part of the archive");
        }
        headers.push(header);
        at = next;
    }
    if at != told.ends {
        stray.push("bytes within the directory of the archive");
    }
    Ok(Directory { headers, place: told.offset..bytes.len(), stray })
}

/// Where the last end record starts.
fn find_end(bytes: &[u8]) -> Option<usize> {
    let last = bytes.len().checked_sub(END_LENGTH)?;
    let first = last.saturating_sub(usize::from(u16::MAX));
    (first..=last).rev().find(|&at| bytes.get(at..).is_some_and(|rest| rest.starts_with(b"PK\x05\x06")))
}

/// What the end records say.
struct Told {
    /// The number of this volume and of the one with the directory, both 0 in a whole archive.
    disks: u32,
    count: usize,
    offset: usize,
    /// Where the first end record starts.
    ends: usize,
}

fn told(bytes: &[u8], end: usize) -> Option<Told> {
    let locator = end.checked_sub(LOCATOR_LENGTH).filter(|&at| u32_at(bytes, at) == Some(0x0706_4B50));
    let Some(locator) = locator else {
        return Some(Told {
            disks: u32::from(u16_at(bytes, end + 4)?) | u32::from(u16_at(bytes, end + 6)?),
            count: u16_at(bytes, end + 10)?.into(),
            offset: usize::try_from(u32_at(bytes, end + 16)?).ok()?,
            ends: end,
        });
    };
    let at = locator.checked_sub(END_64_LENGTH).filter(|&at| u32_at(bytes, at) == Some(0x0606_4B50))?;
    Some(Told {
        disks: u32_at(bytes, at + 16)? | u32_at(bytes, at + 20)?,
        count: usize::try_from(u64_at(bytes, at + 32)?).ok()?,
        offset: usize::try_from(u64_at(bytes, at + 48)?).ok()?,
        ends: at,
    })
}

/// The header at an offset, whether it has a comment, and where the next one starts.
fn header(bytes: &[u8], at: usize) -> Result<(Header, bool, usize), &'static str> {
    const BROKEN: &str = "the directory of the archive cannot be read";
    let fixed = bytes.get(at..).and_then(|rest| rest.first_chunk::<HEADER_LENGTH>()).ok_or(BROKEN)?;
    if !fixed.starts_with(b"PK\x01\x02") {
        return Err(BROKEN);
    }
    let short = |offset| usize::from(u16_at(fixed, offset).unwrap_or(0));
    let long = |offset| u64::from(u32_at(fixed, offset).unwrap_or(0));
    let name_end = at + HEADER_LENGTH + short(28);
    let extra = name_end..name_end + short(30);
    let next = extra.end + short(32);
    let name = names::name(bytes.get(at + HEADER_LENGTH..name_end).ok_or(BROKEN)?)?;
    let fields = bytes.get(extra.clone()).ok_or(BROKEN)?;
    let [size, packed_size, offset] = with_64([long(24), long(20), long(42)], fields).ok_or(BROKEN)?;
    let header = Header {
        name,
        flags: u16_at(fixed, 8).unwrap_or(0),
        method: u16_at(fixed, 10).unwrap_or(0),
        crc: u32_at(fixed, 16).unwrap_or(0),
        packed_size: usize::try_from(packed_size).map_err(|_| BROKEN)?,
        size,
        offset: usize::try_from(offset).map_err(|_| BROKEN)?,
        extra,
    };
    Ok((header, short(32) > 0, next))
}

/// Values of which some stand in the ZIP64 extra field (identifier 1), in their order.
fn with_64(values: [u64; 3], fields: &[u8]) -> Option<[u64; 3]> {
    if !values.contains(&IN_64) {
        return Some(values);
    }
    let (_, data) = extra_fields(fields).flatten().find(|(id, _)| *id == 1)?;
    let mut at = 0;
    let mut found = values;
    for value in found.iter_mut().filter(|value| **value == IN_64) {
        *value = u64_at(data, at)?;
        at += 8;
    }
    Some(found)
}

/// Extra fields by identifier; `None` where they end wrongly.
pub(super) fn extra_fields(bytes: &[u8]) -> impl Iterator<Item = Option<(u16, &[u8])>> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let whole = std::mem::take(&mut rest);
        let field = u16_at(whole, 0).zip(u16_at(whole, 2)).and_then(|(id, length)| {
            let end = 4 + usize::from(length);
            rest = whole.get(end..)?;
            Some((id, whole.get(4..end)?))
        });
        Some(field)
    })
}
