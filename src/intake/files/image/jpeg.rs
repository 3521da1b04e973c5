//! Walks over the segments of a JPEG (ITU-T T.81) by a list of those known to be harmless. It decodes no pixel, so that
//! what is hidden within the compressed picture, or below the height that its header tells, stays unseen.

use super::{Shown, Size, exif, icc, photoshop};
use crate::intake::files::cursor::Cursor;
use crate::intake::files::found::{Found, count};
use crate::intake::files::secret::Hides;

/// Bytes of a colour profile, over all segments.
const LONGEST_PROFILE: usize = 4 << 20;

const START_OF_IMAGE: u8 = 0xD8;
const END_OF_IMAGE: u8 = 0xD9;
const START_OF_SCAN: u8 = 0xDA;

#[derive(Default)]
struct Walk {
    size: Option<Size>,
    frames: usize,
    scans: usize,
    profile: Vec<u8>,
    profile_parts: u8,
}

/// Looks at every segment up to the end of the file.
pub(super) fn walk(bytes: &[u8], found: &mut Found) -> Shown {
    let mut walk = Walk::default();
    let mut cursor = Cursor::new(bytes);
    if cursor.take(2) != Some(&[0xFF, START_OF_IMAGE]) || walk.segments(&mut cursor, found).is_none() {
        found.add(Hides::Broken, "", "a JPEG that breaks the rules of its format, or is cut short");
    }
    if !walk.profile.is_empty() {
        icc::inspect(&walk.profile, "ICC profile", found);
    }
    Shown { size: walk.size, is_see_through: false }
}

impl Walk {
    fn segments(&mut self, cursor: &mut Cursor<'_>, found: &mut Found) -> Option<()> {
        loop {
            let marker = next_marker(cursor)?;
            if marker == END_OF_IMAGE {
                trailing(cursor.rest(), found);
                return (self.frames == 1 && self.scans > 0).then_some(());
            }
            let length = usize::from(cursor.u16_be()?).checked_sub(2)?;
            let segment = cursor.take(length)?;
            match marker {
                0xC4 => tables(segment, |table| {
                    table.u8()?;
                    let codes: usize = table.take(16)?.iter().map(|length| usize::from(*length)).sum();
                    table.take(codes)
                })?,
                0xDB => tables(segment, |table| {
                    let is_wide = table.u8()? >> 4 != 0;
                    table.take(if is_wide { 128 } else { 64 })
                })?,
                // How to code arithmetically; how often to restart.
                0xCC if length % 2 == 0 && length <= 64 => {}
                0xDD if length == 2 => {}
                0xC0..=0xC3 | 0xC9..=0xCB => self.frame(segment)?,
                0xDC if length == 2 => {
                    let height = u32::from(Cursor::new(segment).u16_be()?);
                    self.size = self.size.map(|size| Size { height, ..size });
                }
                START_OF_SCAN => {
                    let components = usize::from(*segment.first()?);
                    if self.frames == 0 || length != 4 + 2 * components {
                        return None;
                    }
                    self.scans += 1;
                    skip_scan(cursor);
                }
                0xE0..=0xEF => self.application(marker - 0xE0, segment, found),
                0xFE => found.add(Hides::PictureText, "comment", "a comment beside the picture"),
                START_OF_IMAGE => return None,
                _ => found.add(Hides::UnknownPart, format!("segment FF{marker:02X}"), "a segment of an unknown kind"),
            }
        }
    }

    /// Reads a frame's header: precision, height, width, components of three bytes each.
    fn frame(&mut self, segment: &[u8]) -> Option<()> {
        let mut cursor = Cursor::new(segment);
        cursor.u8()?;
        let (height, width) = (u32::from(cursor.u16_be()?), u32::from(cursor.u16_be()?));
        let components = usize::from(cursor.u8()?);
        cursor.take(components * 3)?;
        self.size = Some(Size { width, height });
        self.frames += 1;
        (cursor.is_empty() && self.frames == 1 && width > 0).then_some(())
    }

    fn application(&mut self, number: u8, segment: &[u8], found: &mut Found) {
        let after = |prefix: &[u8]| segment.strip_prefix(prefix);
        match number {
            0 if segment.starts_with(b"JFIF\0") => jfif(segment, found),
            0 if segment.starts_with(b"JFXX\0") => found.add(Hides::Thumbnail, "JFXX", "a small copy of the picture"),
            1 if let Some(tiff) = after(b"Exif\0\0") => exif::inspect(tiff, "EXIF", found),
            1 if segment.starts_with(b"http://ns.adobe.com/xap/1.0/\0") => {
                found.add(Hides::Xmp, "XMP", "metadata of the program that made the picture");
            }
            1 if segment.starts_with(b"http://ns.adobe.com/xmp/extension/\0") => {
                found.add(Hides::Xmp, "extended XMP", "metadata of the program that made the picture");
            }
            2 if let Some(part) = after(b"ICC_PROFILE\0") => self.profile_part(part, found),
            2 if segment.starts_with(b"MPF\0") => {
                found.add(Hides::SecondPicture, "MPF", "an index of further pictures in the file");
            }
            13 if let Some(resources) = after(b"Photoshop 3.0\0") => photoshop::inspect(resources, "Photoshop", found),
            // How much Photoshop compressed the picture for the web, and nothing else.
            12 if segment.starts_with(b"Ducky\0\x01\0\x04") && segment.len() == 15 && segment.ends_with(&[0, 0]) => {}
            // How the colours are coded.
            14 if segment.starts_with(b"Adobe") && segment.len() == 12 => {}
            _ => {
                let length = segment.len();
                found.add(
                    Hides::UnknownPart,
                    format!("segment APP{number}"),
                    format!("{length} bytes of an application"),
                );
            }
        }
    }

    /// A profile may be split over segments, which say which of how many they are, from 1.
    fn profile_part(&mut self, part: &[u8], found: &mut Found) {
        self.profile_parts = self.profile_parts.saturating_add(1);
        match part.split_first_chunk::<2>() {
            Some(([index, _], bytes))
                if *index == self.profile_parts && self.profile.len() + bytes.len() <= LONGEST_PROFILE =>
            {
                self.profile.extend_from_slice(bytes);
            }
            _ => found.add(Hides::Broken, "ICC profile", "a colour profile whose parts do not fit together"),
        }
    }
}

/// Reads tables until a segment ends; nothing where they do not fill it.
fn tables<'a>(segment: &'a [u8], mut table: impl FnMut(&mut Cursor<'a>) -> Option<&'a [u8]>) -> Option<()> {
    let mut cursor = Cursor::new(segment);
    while !cursor.is_empty() {
        table(&mut cursor)?;
    }
    Some(())
}

/// A marker is a byte FF, more of them as padding, and one that is neither 00 nor FF.
fn next_marker(cursor: &mut Cursor<'_>) -> Option<u8> {
    if cursor.u8()? != 0xFF {
        return None;
    }
    loop {
        match cursor.u8()? {
            0xFF => {}
            0 | 1 | 0xD0..=0xD7 => return None,
            marker => return Some(marker),
        }
    }
}

/// Goes to the next marker that does not belong to the compressed picture: FF00 stands for a byte FF, FFD0 to FFD7
/// restart.
fn skip_scan(cursor: &mut Cursor<'_>) {
    let rest = cursor.rest();
    let mut place = 0;
    while let Some(step) = rest.get(place..).and_then(|ahead| ahead.iter().position(|byte| *byte == 0xFF)) {
        place += step;
        match rest.get(place + 1) {
            Some(0 | 0xD0..=0xD7) => place += 2,
            Some(0xFF) => place += 1,
            _ => break,
        }
    }
    cursor.take(place.min(rest.len()));
}

/// Whatever follows the end of the picture; zeros are padding.
fn trailing(rest: &[u8], found: &mut Found) {
    if rest.iter().all(|byte| *byte == 0) {
        return;
    }
    if rest.windows(3).any(|three| three == [0xFF, START_OF_IMAGE, 0xFF]) {
        found.add(Hides::SecondPicture, "after the end", "a further picture");
    }
    found.add(Hides::StrayBytes, "after the end", count(rest.len() as u64, "byte"));
}

/// The header of JFIF (ITU-T T.871): 14 bytes, of which the last two give the size of a small copy that follows.
fn jfif(segment: &[u8], found: &mut Found) {
    match segment.get(12..14) {
        Some([0, _] | [_, 0]) if segment.len() == 14 => {}
        Some([width, height]) if *width > 0 && *height > 0 => {
            found.add(Hides::Thumbnail, "JFIF", "a small copy of the picture");
        }
        _ => found.add(Hides::UnknownPart, "JFIF", "bytes after its header"),
    }
}
