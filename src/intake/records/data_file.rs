//! Files of separated values: read into cells that remember where they stand.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::table::{TableAttributes, TableDraft};
use crate::intake::files::FileKind;
use crate::markdown::{CaptionWritten, CellWritten, Html};
use crate::plain::Plain;
use crate::separated::{self, Value};
use crate::source::{Source, SourceTree};

/// The largest data file, in bytes.
const LARGEST: usize = 64 << 20;

/// The text of a data file, or why there is none.
pub(super) fn text(tree: &SourceTree, path: &str) -> Result<Arc<Source>, String> {
    let bytes = tree.read(path).map_err(|error| format!("cannot be read: {error}"))?;
    decode(path, bytes)
}

/// The bytes of a data file as text, or why they are none.
pub(super) fn decode(path: &str, bytes: Vec<u8>) -> Result<Arc<Source>, String> {
    if bytes.len() > LARGEST {
        return Err(format!("has {:.0} MB; data files have at most 64 MB", bytes.len() as f64 / 1e6));
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let line = error.as_bytes()[..valid].iter().filter(|&&byte| byte == b'\n').count() + 1;
        format!("is not UTF-8 (line {line})")
    })?;
    if text.trim().is_empty() {
        return Err("is empty".to_owned());
    }
    Ok(Source::data(path, text))
}

/// A data file's rows, the header first.
pub(super) struct Sheet {
    pub(super) rows: Vec<Vec<CellWritten>>,
    /// Rows that are not as wide as the header, with their places.
    pub(super) ragged: Vec<(Range<usize>, usize)>,
}

/// The cells of separated values, the header first.
pub(in crate::intake) fn cells(source: &Source, delimiter: u8) -> Vec<Vec<CellWritten>> {
    read(source, delimiter).rows
}

/// Separated values as a table of which nobody says anything more.
pub(in crate::intake) fn table_of(source: &Arc<Source>, delimiter: u8) -> Option<TableDraft> {
    let mut rows = cells(source, delimiter);
    if rows.is_empty() {
        return None;
    }
    let header = rows.remove(0);
    Some(TableDraft {
        id: source.path().to_owned(),
        caption: CaptionWritten { html: Html::default(), plain: Plain::default() },
        header,
        rows,
        attributes: TableAttributes::default(),
        source: Arc::clone(source),
        file: Some(source.path().to_owned()),
        place: 0..0,
    })
}

/// What separates the values of a file of a type that has any.
///
/// Spreadsheets write `;` into files that are called CSV wherever the comma parts decimals, and some write tabs. What the
/// type's name says holds unless another sign parts more of the rows alike, or as many into more values.
pub(super) fn delimiter(kind: FileKind, text: &str) -> Option<u8> {
    let named = kind.delimiter()?;
    let others = [b',', b';', b'\t', b'|'].into_iter().filter(|sign| *sign != named);
    let mut best = (rows_alike(text, named), named);
    for sign in others {
        let alike = rows_alike(text, sign);
        if alike > best.0 {
            best = (alike, sign);
        }
    }
    Some(best.1)
}

/// How many rows a sign parts into the same number of values, more than one; and into how many.
fn rows_alike(text: &str, sign: u8) -> (usize, usize) {
    let mut widths: BTreeMap<usize, usize> = BTreeMap::new();
    let (mut width, mut is_quoted) = (1, false);
    for byte in text.bytes().chain([b'\n']) {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'\n' if !is_quoted => {
                *widths.entry(width).or_default() += 1;
                width = 1;
            }
            _ if byte == sign && !is_quoted => width += 1,
            _ => {}
        }
    }
    widths.into_iter().filter(|(width, _)| *width > 1).map(|(width, rows)| (rows, width)).max().unwrap_or_default()
}

/// Reads separated values (RFC 4180). Empty lines are left out.
pub(super) fn read(source: &Source, delimiter: u8) -> Sheet {
    let text = source.text();
    let mut sheet = Sheet { rows: Vec::new(), ragged: Vec::new() };
    for row in separated::rows(text, delimiter) {
        let width = sheet.rows.first().map_or(row.len(), Vec::len);
        if let ([first, ..], true) = (&row[..], row.len() != width) {
            let end = row.last().map_or(first.raw.end, |last| last.raw.end);
            sheet.ragged.push((first.raw.start..end, row.len()));
        }
        sheet.rows.push(row.iter().map(|value| cell(text, value)).collect());
    }
    sheet
}

/// A cell, placed letter by letter where its value stands so in the file.
fn cell(text: &str, value: &Value) -> CellWritten {
    let plain = match value.place_of(&value.text, text) {
        Some(place) => Plain::literal(&value.text, place.start),
        None => Plain::made_from(&value.text, value.raw.clone()),
    };
    CellWritten { html: Html::text(&value.text), plain }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_know_where_they_stand() {
        let source = Source::data("a.csv", "Ward,Total\r\n\"North, East\",12\n\"say \"\"x\"\"\",7\n");
        let sheet = read(&source, b',');
        let words: Vec<Vec<&str>> =
            sheet.rows.iter().map(|row| row.iter().map(|cell| cell.plain.text()).collect()).collect();
        assert_eq!(words, [["Ward", "Total"], ["North, East", "12"], ["say \"x\"", "7"]]);
        let seven = sheet.rows[2][1].plain.place_of(0..1);
        assert_eq!(&source.text()[seven], "7");
        assert!(sheet.ragged.is_empty());
    }

    #[test]
    fn what_separates_values_is_seen() {
        for (text, sign) in [
            ("Ward,Total\nNorth,12\n", b','),
            ("Ward;Total\nNorth;12\n", b';'),
            ("Wards in 2021, all\nWard;Share;Total\nNorth;1,5;12\nEast;2,5;9\n", b';'),
            ("Ward\tTotal\nNorth, East\t12\n", b'\t'),
            ("Ward|Total\nNorth|12\n", b'|'),
            ("Ward,Note\nNorth,a; b\nEast,c; d\n", b','),
            ("Ward,Note\nNorth,\"a; b; c\nd; e\"\n", b','),
            ("Ward\nNorth\n", b','),
        ] {
            assert_eq!(delimiter(FileKind::Csv, text), Some(sign), "{text}");
        }
        assert_eq!(delimiter(FileKind::Tsv, "Ward\tTotal\nNorth\t12\n"), Some(b'\t'));
        assert_eq!(delimiter(FileKind::Text, "a,b\n"), None);
    }

    #[test]
    fn a_row_of_another_width_is_noticed() {
        let source = Source::data("a.csv", "a,b\n1,2,3\n4,5\n6");
        let sheet = read(&source, b',');
        let ragged: Vec<_> =
            sheet.ragged.iter().map(|(place, width)| (&source.text()[place.clone()], *width)).collect();
        assert_eq!(ragged, [("1,2,3\n", 3), ("6", 1)]);
    }
}
