//! Cuts a workbook's stream into records ([MS-XLS] 2.1.4): a number, a length, a body, and the further records that
//! continue it. It knows what no record means.

use crate::intake::files::cursor::Cursor;

pub(super) const EOF: u16 = 0x000A;
pub(super) const BOF: u16 = 0x0809;
const CONTINUE: u16 = 0x003C;

/// A record.
#[derive(Debug, Clone)]
pub(super) struct Record<'a> {
    /// What kind of record.
    pub(super) id: u16,
    /// Where it begins in the stream.
    pub(super) offset: usize,
    /// Its own bytes.
    pub(super) body: &'a [u8],
    /// The bytes of the records that continue it.
    pub(super) continued: Vec<&'a [u8]>,
}

/// Reads record after record.
pub(super) struct Records<'a> {
    stream: &'a [u8],
    cursor: Cursor<'a>,
}

impl<'a> Records<'a> {
    /// Starts at the beginning of a stream.
    pub(super) fn new(stream: &'a [u8]) -> Self {
        Records { stream, cursor: Cursor::new(stream) }
    }

    /// The next record; nothing at the end, or where a record is cut short.
    pub(super) fn next(&mut self) -> Option<Record<'a>> {
        let offset = self.stream.len().checked_sub(self.cursor.rest().len())?;
        let (id, body) = self.single()?;
        let mut record = Record { id, offset, body, continued: Vec::new() };
        loop {
            let before = self.cursor;
            match self.single() {
                Some((CONTINUE, body)) => record.continued.push(body),
                _ => {
                    self.cursor = before;
                    return Some(record);
                }
            }
        }
    }

    fn single(&mut self) -> Option<(u16, &'a [u8])> {
        let id = self.cursor.u16_le()?;
        let length = usize::from(self.cursor.u16_le()?);
        Some((id, self.cursor.take(length)?))
    }

    /// Whether only zeros follow.
    pub(super) fn is_over(&self) -> bool {
        self.cursor.rest().iter().all(|byte| *byte == 0)
    }
}

/// Bytes of drawing on a sheet that has none: a container and its counters.
pub(super) const BLANK_DRAWING: usize = 512;
