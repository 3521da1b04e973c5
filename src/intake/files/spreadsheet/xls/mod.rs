//! Looks into a workbook of Excel 97 to 2003 (BIFF8 in a compound file; [MS-XLS]): every stream and every record over a list of
//! those known to be harmless. It calculates no formula and draws nothing. Workbooks of Excel 95 and older are not read.

mod budget;
mod catalog;
mod cells;
pub(in super::super) mod compound;
mod defined;
mod formula;
mod globals;
mod grid;
mod links;
mod looks;
mod objects;
mod properties;
mod records;
mod sheet;
mod streams;
mod strings;

use budget::Budget;
use compound::Part;
use globals::Book;
use records::{BOF, EOF, Record, Records};
use sheet::Reader;

use crate::intake::files::cursor::Cursor;
use crate::intake::files::found::Found;
use crate::intake::files::secret::{Examined, Hides};

/// The version in a record that begins a part of a workbook.
const BIFF8: u16 = 0x0600;
const FILE_PASSWORD: u16 = 0x002F;
/// Charts within charts.
const DEEPEST: usize = 8;

/// Looks into the bytes of a file. Sheets are given whole, with what is hidden in them: a person who covers a hidden row by a
/// decision still wants its figures read. Texts of comments, text boxes, headers, footers, links and formulas are passages.
pub(crate) fn examine(bytes: &[u8]) -> Examined {
    let mut found = Found::default();
    let mut examined = Examined::default();
    match compound::read(bytes) {
        Some(file) => {
            if file.has_strays {
                found.add(Hides::StrayBytes, "", "bytes that no part of the file uses, such as something deleted");
            }
            if let Some(stream) = file.parts.iter().find(|part| part.path == "Workbook") {
                workbook(&stream.bytes, &mut examined, &mut found);
            }
            streams(&file.parts, &examined, &mut found);
        }
        None => found.add(Hides::Broken, "", "a compound file that cannot be read"),
    }
    examined.secrets = found.finish().secrets;
    examined
}

fn streams(parts: &[Part], examined: &Examined, found: &mut Found) {
    let sheets: Vec<&str> = examined.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    for part in parts {
        streams::judge(part, &sheets, found);
    }
    if !parts.iter().any(|part| matches!(part.path.as_str(), "Workbook" | "EncryptedPackage")) {
        found.add(Hides::Unreadable, "", "a compound file without a workbook of Excel 97 to 2003");
    }
}

fn workbook(stream: &[u8], examined: &mut Examined, found: &mut Found) {
    let mut budget = Budget::new();
    let mut book = Book::default();
    let mut records = Records::new(stream);
    match records.next().map(|record| (record.id, version(&record))) {
        Some((BOF, Some((BIFF8, 5)))) => {}
        Some((BOF, Some(_))) => return found.add(Hides::Unreadable, "", "a workbook of Excel 95 or older"),
        _ => return found.add(Hides::Broken, "", "a workbook that does not begin as one"),
    }
    if globals(&mut records, &mut book, &mut budget, found).is_none() {
        return;
    }
    while !records.is_over() {
        let start = records.next().filter(|record| record.id == BOF);
        let Some((record, (BIFF8, kind))) = start.and_then(|record| version(&record).map(|version| (record, version)))
        else {
            found.add(Hides::StrayBytes, "", "bytes after the last sheet");
            break;
        };
        let listed = book.sheets.iter_mut().find(|sheet| sheet.offset == record.offset && !sheet.is_read);
        let name = match listed {
            Some(sheet) => {
                sheet.is_read = true;
                sheet.name.clone()
            }
            None => {
                found.add(Hides::Sheet, "", "a sheet that the workbook does not list");
                if !budget.spend_sheet() {
                    break;
                }
                String::new()
            }
        };
        match kind {
            0x10 | 0x40 => {}
            0x20 => found.add(Hides::Chart, &name, ""),
            _ => found.add(Hides::Macro, &name, "a program"),
        }
        let mut reader = Reader::new(name, &mut book, &mut budget, found);
        let is_whole = if kind == 0x20 { skip(&mut records) } else { sheet(&mut records, &mut reader) };
        let (sheet, passages) = reader.finish();
        examined.sheets.push(sheet);
        examined.passages.extend(passages);
        if is_whole.is_none() {
            found.add(Hides::Broken, "", "a sheet that is cut short");
            break;
        }
    }
    book.finish(found);
    examined.passages.append(&mut book.passages);
    if budget.is_exceeded() {
        found.add(Hides::TooLarge, "", "cells or texts");
    }
}

/// Version and kind of the part that a record begins.
fn version(record: &Record<'_>) -> Option<(u16, u16)> {
    let mut cursor = Cursor::new(record.body);
    Some((cursor.u16_le()?, cursor.u16_le()?))
}

/// Reads the part that sheets share; nothing where the rest cannot be read.
fn globals(records: &mut Records<'_>, book: &mut Book, budget: &mut Budget, found: &mut Found) -> Option<()> {
    loop {
        let Some(record) = records.next() else {
            found.add(Hides::Broken, "", "a workbook that is cut short");
            return None;
        };
        match record.id {
            EOF => {
                book.looks.finish();
                return Some(());
            }
            FILE_PASSWORD => {
                found.add(Hides::Encrypted, "", "a workbook under a password");
                return None;
            }
            _ => book.take(&record, budget, found),
        }
    }
}

/// Reads a sheet up to its end; nothing where it has none.
fn sheet(records: &mut Records<'_>, reader: &mut Reader<'_>) -> Option<()> {
    loop {
        let record = records.next()?;
        match record.id {
            EOF => return Some(()),
            BOF => {
                reader.found.add(Hides::Chart, &reader.name, "");
                skip(records)?;
            }
            _ => reader.take(&record),
        }
    }
}

/// Skips a chart, which is a finding as a whole, with the charts within it.
fn skip(records: &mut Records<'_>) -> Option<()> {
    let mut depth = 1;
    while depth > 0 {
        match records.next()?.id {
            BOF => depth += 1,
            EOF => depth -= 1,
            _ => {}
        }
        if depth > DEEPEST {
            return None;
        }
    }
    Some(())
}
