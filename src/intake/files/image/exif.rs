//! Reads the directories of EXIF metadata (CIPA DC-008, which is TIFF 6.0) far enough to say whether they hold more than
//! how to show the picture. It reads no value but offsets.

use crate::intake::files::cursor::{Cursor, offset};
use crate::intake::files::found::{Found, count};
use crate::intake::files::secret::Hides;

/// Directories in one segment. Cameras write four or five.
const MOST_DIRECTORIES: usize = 16;
/// Bytes of a value that only says how to show a picture: a resolution is a fraction of two 32-bit numbers.
const LONGEST_HARMLESS: usize = 8;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Directory {
    /// The first, about the picture.
    Main,
    /// How it was taken.
    Exif,
    /// Which rules it follows.
    Interoperability,
}

/// Looks into the bytes that begin with `II` or `MM`.
pub(super) fn inspect(tiff: &[u8], place: &str, found: &mut Found) {
    let before = found.len();
    let mut reader = Reader { tiff, is_big: false, used: Vec::new(), others: 0 };
    if reader.walk(place, found).is_none() {
        found.add(Hides::Broken, place, "EXIF metadata that cannot be read");
        return;
    }
    if reader.others > 0 {
        let fields = count(reader.others as u64, "field");
        found.add(Hides::Exif, place, format!("{fields} beside orientation, resolution and colour space"));
    }
    // A maker's own notes point wherever they like, so gaps tell something only where all else is harmless.
    if found.len() == before && reader.has_gap() {
        found.add(Hides::StrayBytes, place, "bytes that no field of the EXIF metadata names");
    }
}

struct Reader<'a> {
    tiff: &'a [u8],
    is_big: bool,
    /// The parts that fields use: start and end.
    used: Vec<(usize, usize)>,
    /// Fields that are not known to be harmless.
    others: usize,
}

impl Reader<'_> {
    fn walk(&mut self, place: &str, found: &mut Found) -> Option<()> {
        self.is_big = match self.tiff.get(..2)? {
            b"MM" => true,
            b"II" => false,
            _ => return None,
        };
        let mut head = Cursor::at(self.tiff, 2)?;
        if self.u16(&mut head)? != 42 {
            return None;
        }
        let first = offset(self.u32(&mut head)?);
        self.used.push((0, 8));
        let mut waiting = vec![(Directory::Main, first)];
        let mut read = 0_usize;
        while let Some((directory, start)) = waiting.pop() {
            read += 1;
            if read > MOST_DIRECTORIES {
                return None;
            }
            self.directory(directory, start, &mut waiting, place, found)?;
        }
        Some(())
    }

    fn directory(
        &mut self,
        directory: Directory,
        start: usize,
        waiting: &mut Vec<(Directory, usize)>,
        place: &str,
        found: &mut Found,
    ) -> Option<()> {
        let mut cursor = Cursor::at(self.tiff, start)?;
        let entries = self.u16(&mut cursor)?;
        for _ in 0..entries {
            let tag = self.u16(&mut cursor)?;
            let size = width(self.u16(&mut cursor)?)?.checked_mul(offset(self.u32(&mut cursor)?))?;
            let mut inline = cursor;
            let value = offset(self.u32(&mut cursor)?);
            match (directory, tag) {
                (Directory::Main, 0x8769) => waiting.push((Directory::Exif, value)),
                (Directory::Exif, 0xA005) => waiting.push((Directory::Interoperability, value)),
                (Directory::Main, 0x8825) => found.add(Hides::Location, place, ""),
                _ if is_harmless(directory, tag) && size <= LONGEST_HARMLESS => {
                    let unused = inline.take(4)?.get(size..).unwrap_or_default();
                    if unused.iter().any(|byte| *byte != 0) {
                        self.others += 1;
                    }
                }
                _ => self.others += 1,
            }
            if size > 4 {
                self.used.push((value, value.checked_add(size)?));
            }
        }
        // Only the first directory has a next one. Programs leave the link out of others, or fill it with what comes.
        if directory == Directory::Main && self.u32(&mut cursor)? != 0 {
            found.add(Hides::Thumbnail, place, "a small copy of the picture");
        }
        let link = if directory == Directory::Main { 4 } else { 0 };
        let length = usize::from(entries).checked_mul(12)?.checked_add(2 + link)?;
        self.used.push((start, start.checked_add(length)?));
        Some(())
    }

    /// Whether bytes that are not zero stand where no field points.
    fn has_gap(&mut self) -> bool {
        self.used.sort_unstable();
        let mut reached = 0;
        let is_blank = |from: usize, to: usize| self.tiff.get(from..to).is_none_or(|gap| gap.iter().all(|b| *b == 0));
        for (start, end) in &self.used {
            if *start > reached && !is_blank(reached, *start) {
                return true;
            }
            reached = reached.max(*end);
        }
        reached < self.tiff.len() && !is_blank(reached, self.tiff.len())
    }

    fn u16(&self, cursor: &mut Cursor<'_>) -> Option<u16> {
        if self.is_big { cursor.u16_be() } else { cursor.u16_le() }
    }

    fn u32(&self, cursor: &mut Cursor<'_>) -> Option<u32> {
        if self.is_big { cursor.u32_be() } else { cursor.u32_le() }
    }
}

/// Bytes of one value of a TIFF type.
fn width(kind: u16) -> Option<usize> {
    match kind {
        1 | 2 | 6 | 7 => Some(1),
        3 | 8 => Some(2),
        4 | 9 | 11 => Some(4),
        5 | 10 | 12 => Some(8),
        _ => None,
    }
}

/// Fields that only say how to show the picture. Orientation is among them: without it a picture lies on its side.
fn is_harmless(directory: Directory, tag: u16) -> bool {
    match directory {
        Directory::Main => matches!(tag, 0x0112 | 0x011A | 0x011B | 0x0128 | 0x0213),
        Directory::Exif => matches!(tag, 0x9000 | 0x9101 | 0xA000 | 0xA001 | 0xA002 | 0xA003),
        Directory::Interoperability => matches!(tag, 0x0001 | 0x0002),
    }
}
