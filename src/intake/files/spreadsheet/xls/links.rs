//! Links of cells ([MS-OSHARED] 2.3.7): where they lead. It follows none.

use super::strings;
use crate::intake::files::cursor::{Cursor, offset};

/// The class of a link.
const LINK: [u8; 16] = *b"\xD0\xC9\xEA\x79\xF9\xBA\xCE\x11\x8C\x82\x00\xAA\x00\x4B\xA9\x0B";
/// The class of a web address.
const ADDRESS: [u8; 16] = *b"\xE0\xC9\xEA\x79\xF9\xBA\xCE\x11\x8C\x82\x00\xAA\x00\x4B\xA9\x0B";
const HAS_TARGET: u32 = 0x001;
const HAS_PLACE: u32 = 0x008;
const HAS_NAME: u32 = 0x010;
const HAS_FRAME: u32 = 0x080;
const IS_TEXT: u32 = 0x100;

/// A link of a cell.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Link {
    pub(super) row: u16,
    pub(super) column: u16,
    /// The texts it carries, the address among them.
    pub(super) texts: Vec<String>,
    /// Whether it leads to the web, to a mailbox or to a place in this workbook, and not to somebody's disk.
    pub(super) is_open: bool,
}

/// Reads a link; nothing where it is not plain text and a web address.
pub(super) fn read(body: &[u8]) -> Option<Link> {
    let mut cursor = Cursor::new(body);
    let row = cursor.u16_le()?;
    cursor.u16_le()?;
    let column = cursor.u16_le()?;
    cursor.u16_le()?;
    if cursor.take(16)? != LINK || cursor.u32_le()? != 2 {
        return None;
    }
    let flags = cursor.u32_le()?;
    let mut link = Link { row, column, texts: Vec::new(), is_open: true };
    if flags & HAS_NAME != 0 {
        link.texts.push(letters(&mut cursor)?);
    }
    if flags & HAS_FRAME != 0 {
        link.texts.push(letters(&mut cursor)?);
    }
    if flags & HAS_TARGET != 0 {
        let target = if flags & IS_TEXT != 0 { letters(&mut cursor)? } else { address(&mut cursor)? };
        let lower = target.to_lowercase();
        link.is_open = ["http://", "https://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme));
        link.texts.push(target);
    }
    if flags & HAS_PLACE != 0 {
        link.texts.push(letters(&mut cursor)?);
    }
    Some(link)
}

/// A text with its length in letters, the zero that ends it counted.
fn letters(cursor: &mut Cursor<'_>) -> Option<String> {
    let count = offset(cursor.u32_le()?);
    let text = strings::utf16(cursor.take(count.checked_mul(2)?)?)?;
    Some(text.trim_end_matches('\0').to_owned())
}

/// A web address with its length in bytes, which may count 24 bytes of a serial after it.
fn address(cursor: &mut Cursor<'_>) -> Option<String> {
    if cursor.take(16)? != ADDRESS {
        return None;
    }
    let length = offset(cursor.u32_le()?);
    let text = strings::utf16(cursor.take(length)?)?;
    Some(text.split('\0').next().unwrap_or_default().to_owned())
}
