//! A register as it comes out of a spreadsheet: its encoding, what separates its values, where its header is, and its rows
//! with their places. It does not know what the columns mean.

use std::ops::Range;
use std::sync::Arc;

use crate::separated::{self, Value};
use crate::source::Source;

/// How many lines above the header are looked at: titles and dates that people put there.
const ABOVE: usize = 20;

/// A register.
pub(super) struct Register {
    pub(super) source: Arc<Source>,
    pub(super) header: Vec<Cell>,
    /// The rows below the header that hold anything.
    pub(super) rows: Vec<Vec<Cell>>,
    /// Whether the file is in the encoding of Windows, and not in UTF-8.
    pub(super) is_converted: bool,
}

/// A value and where it stands.
#[derive(Clone)]
pub(super) struct Cell {
    /// Without white space around it.
    pub(super) text: String,
    pub(super) place: Range<usize>,
}

/// Reads a register whose header is the first row that `is_header` takes for one; `None` where there is none.
pub(super) fn read(path: &str, bytes: Vec<u8>, is_header: impl Fn(&[Cell]) -> bool) -> Option<Register> {
    let (text, is_converted) = decode(bytes);
    let source = Source::data(path, text);
    let mut rows = rows(source.text());
    let at = rows.iter().take(ABOVE).position(|row| is_header(row))?;
    let header = rows.remove(at);
    let rows = rows.split_off(at).into_iter().filter(|row| row.iter().any(|cell| !cell.text.is_empty())).collect();
    Some(Register { source, header, rows, is_converted })
}

/// The text of a file, and whether it had to be converted: spreadsheets write UTF-8, UTF-16 or the encoding of Windows.
fn decode(bytes: Vec<u8>) -> (String, bool) {
    if let Some(rest) = bytes.strip_prefix(&[0xff, 0xfe]) {
        let units: Vec<u16> = rest.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
        return (String::from_utf16_lossy(&units), false);
    }
    match String::from_utf8(bytes) {
        Ok(text) => (text, false),
        Err(error) => (error.into_bytes().into_iter().map(of_windows).collect(), true),
    }
}

/// A letter of Windows-1252, as <https://encoding.spec.whatwg.org/#legacy-single-byte-encodings> reads it.
fn of_windows(byte: u8) -> char {
    const UPPER: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => UPPER[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

/// The rows of separated values.
fn rows(text: &str) -> Vec<Vec<Cell>> {
    let cell = |value: Value| {
        let words = value.text.trim().to_owned();
        Cell { place: value.place_of(&words, text).unwrap_or(value.raw), text: words }
    };
    separated::rows(text, delimiter(text)).map(|row| row.into_iter().map(cell).collect()).collect()
}

/// What separates the values: the sign that is most frequent in the first lines.
fn delimiter(text: &str) -> u8 {
    let count = |sign: u8| text.lines().take(ABOVE).flat_map(str::bytes).filter(|byte| *byte == sign).count();
    let mut best = b',';
    for sign in [b'\t', b';'] {
        if count(sign) > count(best) {
            best = sign;
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(rows: &[Vec<Cell>]) -> Vec<Vec<&str>> {
        rows.iter().map(|row| row.iter().map(|cell| cell.text.as_str()).collect()).collect()
    }

    #[test]
    fn titles_above_the_header_and_empty_rows_are_left_out() {
        let bytes =
            b"FOI log 2024;;\n;;\nRef;Subject;Text\nA-1;Trees; two\n;;\nA-2;\"Parks;  and \nlawns\";x\n".to_vec();
        let register = read("r.csv", bytes, |row| row.len() > 1 && row[0].text == "Ref").unwrap();
        assert_eq!(words(&register.rows), [vec!["A-1", "Trees", "two"], vec!["A-2", "Parks;  and \nlawns", "x"]]);
        let place = register.rows[0][2].place.clone();
        assert_eq!(&register.source.text()[place], "two");
        assert_eq!(register.source.line_column(register.rows[1][0].place.start).line, 6);
    }

    #[test]
    fn encodings_of_spreadsheets_are_read() {
        assert_eq!(decode(b"\x93Tr\xe9s\x94 \x96 \xa3".to_vec()), ("“Trés” – £".to_owned(), true));
        assert_eq!(decode(b"\xff\xfeA\0;\0".to_vec()), ("A;".to_owned(), false));
        assert_eq!(decode("Tân".into()), ("Tân".to_owned(), false));
    }
}
