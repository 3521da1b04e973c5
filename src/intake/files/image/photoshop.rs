//! Reads the image resources that Photoshop leaves in a picture (Adobe's file format specification, “8BIM”). It reads no
//! IPTC record: that there is one is enough.

use crate::intake::files::cursor::{Cursor, offset};
use crate::intake::files::found::{Found, count};
use crate::intake::files::secret::Hides;

/// Looks into the bytes after `Photoshop 3.0\0`.
pub(super) fn inspect(resources: &[u8], place: &str, found: &mut Found) {
    let mut cursor = Cursor::new(resources);
    let mut others = 0_usize;
    while !cursor.is_empty() {
        let Some((kind, length)) = resource(&mut cursor) else {
            // Photoshop pads the last resource with zeros at most.
            found.add(Hides::Broken, place, "Photoshop resources that cannot be read");
            return;
        };
        match kind {
            0x0404 => found.add(Hides::Iptc, place, "an IPTC record: captions, people, places"),
            0x0409 | 0x040C => found.add(Hides::Thumbnail, place, "a small copy of the picture"),
            // How many pixels go to an inch.
            0x03ED if length == 16 => {}
            _ => others += 1,
        }
    }
    if others > 0 {
        found.add(Hides::Iptc, place, count(others as u64, "Photoshop resource"));
    }
}

fn resource(cursor: &mut Cursor<'_>) -> Option<(u16, usize)> {
    if cursor.take(4)? != b"8BIM" {
        return None;
    }
    let kind = cursor.u16_be()?;
    let name = usize::from(cursor.u8()?);
    // A name with its length byte, and the data, each take an even number of bytes.
    cursor.take(name + usize::from(name % 2 == 0))?;
    let length = offset(cursor.u32_be()?);
    cursor.take(length)?;
    if length % 2 == 1 && !cursor.is_empty() {
        cursor.take(1)?;
    }
    Some((kind, length + name))
}
