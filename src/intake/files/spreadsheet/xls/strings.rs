//! Texts of a workbook ([MS-XLS] 2.5.240, 2.5.293): one byte or two for each letter, changing where a record is continued.

use super::records::Record;
use crate::intake::files::cursor::{Cursor, offset};

/// A text with its runs of fonts.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Text {
    pub(super) text: String,
    /// Numbers of the fonts beside the cell's own.
    pub(super) fonts: Vec<u16>,
    /// Whether a reading aid with words of its own goes with it.
    pub(super) has_phonetic: bool,
}

/// Reads on over the pieces of a continued record.
pub(super) struct Pieces<'a> {
    current: Cursor<'a>,
    further: std::vec::IntoIter<&'a [u8]>,
}

impl<'a> Pieces<'a> {
    /// Starts at the beginning of a record.
    pub(super) fn new(record: &Record<'a>) -> Self {
        Pieces { current: Cursor::new(record.body), further: record.continued.clone().into_iter() }
    }

    /// Whether everything has been read.
    pub(super) fn is_empty(&self) -> bool {
        self.current.is_empty() && self.further.as_slice().iter().all(|piece| piece.is_empty())
    }

    fn turn(&mut self) -> Option<()> {
        while self.current.is_empty() {
            self.current = Cursor::new(self.further.next()?);
        }
        Some(())
    }

    fn u8(&mut self) -> Option<u8> {
        self.turn()?;
        self.current.u8()
    }

    fn u16(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.u8()?, self.u8()?]))
    }

    /// The next four bytes, the lowest first.
    pub(super) fn u32(&mut self) -> Option<u32> {
        Some(u32::from_le_bytes([self.u8()?, self.u8()?, self.u8()?, self.u8()?]))
    }

    /// The letters of a text. Where it goes on in a further piece, that begins by telling how wide the letters are.
    fn letters(&mut self, count: usize, is_wide: bool) -> Option<String> {
        let mut is_wide = is_wide;
        let mut units: Vec<u16> = Vec::new();
        for _ in 0..count {
            if self.current.is_empty() {
                self.turn()?;
                is_wide = self.current.u8()? & 1 != 0;
                self.turn()?;
            }
            units.push(if is_wide { self.u16()? } else { u16::from(self.u8()?) });
        }
        Some(String::from_utf16_lossy(&units))
    }

    /// The next text with its length in two bytes, its runs and what else goes with it.
    pub(super) fn text(&mut self) -> Option<Text> {
        let count = usize::from(self.u16()?);
        let flags = self.u8()?;
        let runs = if flags & 8 != 0 { self.u16()? } else { 0 };
        let extra = if flags & 4 != 0 { offset(self.u32()?) } else { 0 };
        let text = self.letters(count, flags & 1 != 0)?;
        let mut fonts = Vec::new();
        for _ in 0..runs {
            self.u16()?;
            fonts.push(self.u16()?);
        }
        let has_phonetic = self.skip_phonetic(extra)?;
        Some(Text { text, fonts, has_phonetic })
    }

    /// The next text of so many letters, which begins by telling how wide they are.
    pub(super) fn unprefixed(&mut self, count: usize) -> Option<String> {
        let is_wide = self.u8()? & 1 != 0;
        self.letters(count, is_wide)
    }

    /// Skips what follows a text; its first fourteen bytes hold no words ([MS-XLS] 2.5.86).
    fn skip_phonetic(&mut self, length: usize) -> Option<bool> {
        let mut has_words = false;
        for place in 0..length {
            has_words |= self.u8()? != 0 && place >= 14;
        }
        Some(has_words)
    }
}

/// A text whose length stands before it in two bytes.
pub(super) fn long(cursor: &mut Cursor<'_>) -> Option<String> {
    let count = usize::from(cursor.u16_le()?);
    unprefixed(cursor, count)
}

/// A text whose length stands before it in one byte.
pub(super) fn short(cursor: &mut Cursor<'_>) -> Option<String> {
    let count = usize::from(cursor.u8()?);
    unprefixed(cursor, count)
}

/// A text of so many letters, which begins by telling how wide they are.
pub(super) fn unprefixed(cursor: &mut Cursor<'_>, count: usize) -> Option<String> {
    let is_wide = cursor.u8()? & 1 != 0;
    if is_wide { utf16(cursor.take(count.checked_mul(2)?)?) } else { Some(latin(cursor.take(count)?)) }
}

/// A text of two bytes to the letter.
pub(super) fn utf16(bytes: &[u8]) -> Option<String> {
    let (pairs, []) = bytes.as_chunks::<2>() else { return None };
    let units: Vec<u16> = pairs.iter().map(|two| u16::from_le_bytes(*two)).collect();
    Some(String::from_utf16_lossy(&units))
}

/// A text of one byte to the letter.
pub(super) fn latin(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| char::from(*byte)).collect()
}

/// The words of a header or footer without the codes for its place, fonts, sizes and fields ([MS-XLS] 2.4.136).
pub(super) fn without_codes(text: &str) -> String {
    let mut words = String::new();
    let mut rest = text;
    while let Some((before, code)) = rest.split_once('&') {
        words.push_str(before);
        let mut letters = code.chars();
        rest = match letters.next() {
            Some('&') => {
                words.push('&');
                letters.as_str()
            }
            Some('"') => letters.as_str().split_once('"').map_or("", |(_, after)| after),
            Some(digit) if digit.is_ascii_digit() => code.trim_start_matches(|letter: char| letter.is_ascii_digit()),
            Some('K') => letters.as_str().get(6..).unwrap_or_default(),
            _ => {
                words.push(' ');
                letters.as_str()
            }
        };
    }
    words.push_str(rest);
    words.trim().to_owned()
}
