//! What stands in an archive besides its parts: bytes before, between and behind them, headers that disagree with the
//! directory, and extra fields that no office program needs.

use std::ops::Range;

use super::super::cursor::{u16_at, u32_at, u64_at};
use super::directory::{Directory, Header, extra_fields};

/// Length of a local header without name and extra fields, in bytes.
const LOCAL_LENGTH: usize = 30;

/// Flag: sizes and checksum stand behind the data.
const HAS_DESCRIPTOR: u16 = 1 << 3;

/// What is odd about a layout, and where the parts' packed bytes stand, in the order of the directory.
#[derive(Debug, Default)]
pub(super) struct Layout {
    pub(super) packed: Vec<Range<usize>>,
    /// Bytes that belong to no part, by the name of the part they stand before or in.
    pub(super) stray: Vec<(String, &'static str)>,
    /// Parts of which the local header says something else than the directory.
    pub(super) differing: Vec<String>,
}

/// Goes through the local headers, or says why that is impossible.
pub(super) fn read(bytes: &[u8], directory: &Directory) -> Result<Layout, &'static str> {
    let mut layout = Layout::default();
    for header in &directory.headers {
        layout.packed.push(packed(bytes, header, &mut layout.stray, &mut layout.differing)?);
    }
    let mut order: Vec<(&Header, &Range<usize>)> = directory.headers.iter().zip(&layout.packed).collect();
    order.sort_by_key(|(header, _)| header.offset);
    let mut at = 0;
    let mut stray = Vec::new();
    for (header, packed) in order {
        if header.offset < at {
            return Err("parts of the archive overlap");
        }
        if header.offset > at {
            stray.push((header.name.clone(), "bytes before a part of the archive"));
        }
        at = packed.end + descriptor_length(bytes, header, packed.end);
    }
    if at > directory.place.start {
        return Err("parts of the archive overlap");
    }
    if at < directory.place.start {
        stray.push((String::new(), "bytes between the last part and the directory of the archive"));
    }
    layout.stray.extend(stray);
    Ok(layout)
}

/// Where an entry's packed bytes stand.
fn packed(
    bytes: &[u8],
    header: &Header,
    stray: &mut Vec<(String, &'static str)>,
    differing: &mut Vec<String>,
) -> Result<Range<usize>, &'static str> {
    const BROKEN: &str = "a part of the archive cannot be read";
    let local = bytes.get(header.offset..).and_then(|rest| rest.first_chunk::<LOCAL_LENGTH>()).ok_or(BROKEN)?;
    if !local.starts_with(b"PK\x03\x04") {
        return Err(BROKEN);
    }
    let name_start = header.offset + LOCAL_LENGTH;
    let name_end = name_start + usize::from(u16_at(local, 26).unwrap_or(0));
    let start = name_end + usize::from(u16_at(local, 28).unwrap_or(0));
    let end = start.checked_add(header.packed_size).filter(|&end| end <= bytes.len()).ok_or(BROKEN)?;
    let extra = bytes.get(name_end..start).ok_or(BROKEN)?;
    let central = bytes.get(header.extra.clone()).ok_or(BROKEN)?;
    if !is_usual(extra) || !is_usual(central) {
        stray.push((header.name.clone(), "an extra field of a part of the archive"));
    }
    let same_name = bytes.get(name_start..name_end) == Some(header.name.as_bytes());
    let same_method = u16_at(local, 8) == Some(header.method);
    let told_later = header.flags & HAS_DESCRIPTOR != 0;
    let values = [14, 18, 22].map(|at| u64::from(u32_at(local, at).unwrap_or(0)));
    let expected = [u64::from(header.crc), header.packed_size as u64, header.size];
    // With a descriptor, or in ZIP64, the header may leave a value open.
    let same_values = values.iter().zip(&expected).all(|(a, b)| a == b || (told_later && *a == 0) || *a == 0xFFFF_FFFF);
    if !same_name || !same_method || !same_values {
        differing.push(header.name.clone());
    }
    Ok(start..end)
}

/// The length of the descriptor behind an entry's data: with or without signature, with sizes of 4 or 8 bytes.
fn descriptor_length(bytes: &[u8], header: &Header, at: usize) -> usize {
    if header.flags & HAS_DESCRIPTOR == 0 {
        return 0;
    }
    let signature = if u32_at(bytes, at) == Some(0x0807_4B50) { 4 } else { 0 };
    let values = at + signature;
    if u32_at(bytes, values) != Some(header.crc) {
        return 0;
    }
    let packed = header.packed_size as u64;
    if (u64_at(bytes, values + 4), u64_at(bytes, values + 12)) == (Some(packed), Some(header.size)) {
        return signature + 20;
    }
    let short = |at| u32_at(bytes, at).map(u64::from);
    if (short(values + 4), short(values + 8)) == (Some(packed), Some(header.size)) { signature + 12 } else { 0 }
}

/// Whether extra fields are those that archivers write for sizes, times and padding.
fn is_usual(extra: &[u8]) -> bool {
    extra_fields(extra).all(|field| match field {
        // ZIP64 sizes.
        Some((0x0001, data)) => data.len() <= 28,
        // Times of Windows and of Unix.
        Some((0x000A, data)) => data.len() == 32,
        Some((0x5455, data)) => data.len() <= 13,
        // Numbers of user and group.
        Some((0x7875, data)) => data.len() <= 11,
        // Room that Office leaves for growth (ISO/IEC 29500-2, annex on ZIP): a signature, a length, zeros.
        Some((0xA220, data)) => data.iter().skip(4).all(|&byte| byte == 0),
        // The mark of a Java archive.
        Some((0xCAFE, data)) => data.is_empty(),
        _ => false,
    })
}
