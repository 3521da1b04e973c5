//! Properties of a document ([MS-OLEPS], [MS-OSHARED] 2.3.3): who made it, for whom, what they called it. Counts, dates and the name
//! of the program are harmless.

use super::strings;
use crate::intake::files::cursor::{Cursor, offset};
use crate::intake::files::found::Found;
use crate::intake::files::secret::Hides;

/// Properties in one set; programs write some twenty.
const MOST: u32 = 256;
const SUMMARY: [u8; 16] = *b"\xE0\x85\x9F\xF2\xF9\x4F\x68\x10\xAB\x91\x08\x00\x2B\x27\xB3\xD9";
const OWN: [u8; 16] = *b"\x05\xD5\xCD\xD5\x9C\x2E\x1B\x10\x93\x97\x08\x00\x2B\x2C\xF9\xAE";
const DOCUMENT: [u8; 16] = *b"\x02\xD5\xCD\xD5\x9C\x2E\x1B\x10\x93\x97\x08\x00\x2B\x2C\xF9\xAE";

/// Adds what the properties in a stream hide. Names of sheets may stand among them.
pub(super) fn inspect(bytes: &[u8], sheets: &[&str], found: &mut Found) {
    if sets(bytes, sheets, found).is_none() {
        found.add(Hides::Broken, "properties", "properties that cannot be read");
    }
}

fn sets(bytes: &[u8], sheets: &[&str], found: &mut Found) -> Option<()> {
    let mut cursor = Cursor::new(bytes);
    if cursor.u16_le()? != 0xFFFE {
        return None;
    }
    cursor.take(22)?;
    let count = cursor.u32_le()?;
    let mut used = Vec::new();
    for _ in 0..count.min(2) {
        let class = *cursor.take(16)?.as_array::<16>()?;
        let start = offset(cursor.u32_le()?);
        set(bytes, start, class, sheets, &mut used, found)?;
    }
    if count > 2 {
        found.add(Hides::Properties, "properties", "properties of an unknown kind");
    }
    used.push((0, bytes.len() - cursor.rest().len()));
    used.sort_unstable();
    let mut reached = 0;
    for (start, end) in used.into_iter().chain([(bytes.len(), bytes.len())]) {
        if start > reached && bytes.get(reached..start)?.iter().any(|byte| *byte != 0) {
            found.add(Hides::StrayBytes, "properties", "bytes that no property uses");
            break;
        }
        reached = reached.max(end);
    }
    Some(())
}

fn set(
    bytes: &[u8],
    start: usize,
    class: [u8; 16],
    sheets: &[&str],
    used: &mut Vec<(usize, usize)>,
    found: &mut Found,
) -> Option<()> {
    let mut table = Cursor::at(bytes, start)?;
    table.u32_le()?;
    let count = table.u32_le()?;
    if count > MOST {
        return None;
    }
    used.push((start, start.checked_add(8 + 8 * offset(count))?));
    for _ in 0..count {
        let (number, place) = (table.u32_le()?, start.checked_add(offset(table.u32_le()?))?);
        let mut cursor = Cursor::at(bytes, place)?;
        let value = if number == 0 { dictionary(&mut cursor)? } else { value(&mut cursor)? };
        // What else is not read is a finding already, so that its bytes need no second.
        let end = if value == Value::Other { bytes.len() } else { bytes.len() - cursor.rest().len() };
        used.push((place, end));
        judge(class, number, &value, sheets, found);
    }
    Some(())
}

#[derive(Debug, PartialEq)]
enum Value {
    /// A number, a date, yes or no, or nothing.
    Plain,
    Text(String),
    Texts(Vec<String>),
    Other,
}

fn value(cursor: &mut Cursor<'_>) -> Option<Value> {
    let kind = cursor.u16_le()?;
    cursor.u16_le()?;
    Some(match kind {
        0 | 1 => Value::Plain,
        2 | 3 | 4 | 10 | 11 | 18 | 19 | 22 | 23 => cursor.take(4).map(|_| Value::Plain)?,
        5 | 6 | 7 | 20 | 21 | 64 => cursor.take(8).map(|_| Value::Plain)?,
        30 => Value::Text(narrow(cursor)?),
        31 => Value::Text(wide(cursor)?),
        0x101E | 0x101F => {
            let count = cursor.u32_le()?;
            let mut texts = Vec::new();
            for _ in 0..count {
                texts.push(if kind == 0x101E { narrow(cursor)? } else { wide(cursor)? });
            }
            Value::Texts(texts)
        }
        // Pairs of a heading and how many parts stand under it.
        0x100C => {
            let count = cursor.u32_le()?;
            for _ in 0..count {
                if value_of_pair(cursor)?.len() > 64 {
                    return Some(Value::Other);
                }
            }
            Value::Plain
        }
        _ => Value::Other,
    })
}

/// The names of properties that the document has of its own.
fn dictionary(cursor: &mut Cursor<'_>) -> Option<Value> {
    let count = cursor.u32_le()?;
    let mut names = Vec::new();
    for _ in 0..count.min(MOST) {
        cursor.u32_le()?;
        names.push(narrow(cursor)?);
    }
    Some(if count > MOST { Value::Other } else { Value::Texts(names) })
}

fn value_of_pair(cursor: &mut Cursor<'_>) -> Option<String> {
    let kind = cursor.u32_le()?;
    match kind {
        2 | 3 => cursor.take(4).map(|_| String::new()),
        30 => narrow(cursor),
        31 => wide(cursor),
        _ => None,
    }
}

fn narrow(cursor: &mut Cursor<'_>) -> Option<String> {
    let length = offset(cursor.u32_le()?);
    let bytes = cursor.take(length)?;
    let text = std::str::from_utf8(bytes).map_or_else(|_| strings::latin(bytes), str::to_owned);
    Some(text.trim_matches(['\0', ' ']).to_owned())
}

fn wide(cursor: &mut Cursor<'_>) -> Option<String> {
    let length = offset(cursor.u32_le()?).checked_mul(2)?;
    let text = strings::utf16(cursor.take(length)?)?;
    if length % 4 != 0 {
        cursor.take(2)?;
    }
    Some(text.trim_matches(['\0', ' ']).to_owned())
}

fn judge(class: [u8; 16], number: u32, value: &Value, sheets: &[&str], found: &mut Found) {
    let is_blank = match value {
        Value::Plain => true,
        Value::Text(text) => text.is_empty(),
        Value::Texts(texts) => texts.iter().all(String::is_empty),
        Value::Other => false,
    };
    match (class, number) {
        _ if is_blank => {}
        (SUMMARY, 4 | 8) | (DOCUMENT, 14 | 15) => {
            found.add(Hides::Author, "properties", "the name of a person or body");
        }
        (SUMMARY, 17) => found.add(Hides::Thumbnail, "properties", "a small picture of the first sheet"),
        (SUMMARY, 18) if is_program(value) => {}
        // How often it was saved.
        (SUMMARY, 9) if matches!(value, Value::Text(text) if text.parse::<u32>().is_ok()) => {}
        (DOCUMENT, 13) if are_sheets(value, sheets) => {}
        (OWN, 0) if are_of_conversion(value) => {}
        // The version of the program, where the names are those of a conversion; others are found by their names.
        (OWN, _) if matches!(value, Value::Text(text) if text.parse::<f64>().is_ok()) => {}
        _ => found.add(Hides::Properties, "properties", "title, subject, keywords or the like"),
    }
}

fn is_program(value: &Value) -> bool {
    let known =
        ["Microsoft Excel", "Microsoft Office Excel", "Microsoft Macintosh Excel", "LibreOffice", "OpenOffice.org"];
    matches!(value, Value::Text(text) if known.contains(&text.as_str()))
}

/// Whether the titles of parts are those of sheets, and of what to print of them.
fn are_sheets(value: &Value, sheets: &[&str]) -> bool {
    let is_sheet = |title: &String| {
        let sheet = title.trim_end_matches("!Print_Area").trim_end_matches("!Print_Titles").trim_matches('\'');
        sheets.contains(&sheet)
    };
    matches!(value, Value::Texts(texts) if texts.iter().all(is_sheet))
}

/// Whether a document's own properties are those that `LibreOffice` makes of the ones that newer workbooks have.
fn are_of_conversion(names: &Value) -> bool {
    const NAMES: [&str; 6] =
        ["AppVersion", "DocSecurity", "HyperlinksChanged", "LinksUpToDate", "ScaleCrop", "ShareDoc"];
    matches!(names, Value::Texts(names) if names.iter().all(|name| NAMES.contains(&name.as_str())))
}
