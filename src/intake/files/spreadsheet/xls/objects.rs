//! Objects that lie over cells ([MS-XLS] 2.4.181) and the store of pictures ([MS-ODRAW] 2.2.20): what kind of thing each is. It
//! draws none.

use crate::intake::files::cursor::{Cursor, offset};
use crate::intake::files::secret::Hides;

/// What an object is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Object {
    /// The arrow of a filter, which the program draws itself.
    Arrow,
    /// A comment on a cell.
    Comment,
    /// Anything else, by what it hides.
    Other(Hides, &'static str),
}

/// Says what an object is; nothing where it cannot be read.
pub(super) fn object(body: &[u8]) -> Option<Object> {
    let mut cursor = Cursor::new(body);
    if (cursor.u16_le()?, cursor.u16_le()?) != (0x15, 0x12) {
        return None;
    }
    let kind = cursor.u16_le()?;
    cursor.take(16)?;
    if has_part(cursor, 0x04) {
        return Some(Object::Other(Hides::Macro, "a control that runs a macro"));
    }
    Some(match kind {
        0x05 => Object::Other(Hides::Chart, ""),
        0x08 if has_part(cursor, 0x09) => Object::Other(Hides::EmbeddedFile, ""),
        0x08 => Object::Other(Hides::Picture, "a picture"),
        0x14 => Object::Arrow,
        0x19 => Object::Comment,
        0x07 | 0x0B..=0x13 => Object::Other(Hides::Drawing, "a control"),
        _ => Object::Other(Hides::Drawing, "a shape or text box, which may cover cells"),
    })
}

/// Whether an object has a part of a kind. The lengths of lists cannot be relied on, so that it looks no further than these.
fn has_part(cursor: Cursor<'_>, wanted: u16) -> bool {
    let mut cursor = cursor;
    while let (Some(kind), Some(length)) = (cursor.u16_le(), cursor.u16_le()) {
        if kind == wanted {
            return true;
        }
        if kind == 0 || kind == 0x13 || cursor.take(usize::from(length)).is_none() {
            return false;
        }
    }
    false
}

/// Whether the drawings of a workbook have a store of pictures, or anything but counters and defaults; nothing where they
/// cannot be read.
pub(super) fn has_pictures(pieces: &[&[u8]]) -> Option<bool> {
    /// Containers within containers.
    const DEEPEST: usize = 4;
    let bytes = pieces.concat();
    let mut waiting = vec![(Cursor::new(&bytes), 0_usize)];
    while let Some((mut cursor, depth)) = waiting.pop() {
        if depth > DEEPEST {
            return None;
        }
        while !cursor.is_empty() {
            let version = cursor.u16_le()?;
            let kind = cursor.u16_le()?;
            let length = offset(cursor.u32_le()?);
            let body = cursor.take(length)?;
            match kind {
                0xF000 if version & 15 == 15 => waiting.push((Cursor::new(body), depth + 1)),
                0xF006 | 0xF00B | 0xF11A | 0xF11E | 0xF122 => {}
                _ => return Some(true),
            }
        }
    }
    Some(false)
}
