//! What an attachment shows, as texts and tables with places, so that it is read as the record itself is.

use std::sync::Arc;

use super::blocks::{self, Blocks};
use super::data_file;
use super::table::{TableAttributes, TableDraft};
use crate::intake::files::{self, Examined, FileKind, Passage, Secret, Sheet};
use crate::markdown::{CaptionWritten, CellWritten, Html};
use crate::plain::Plain;
use crate::source::{Source, SourceKind};

/// Cells that stand together: a file of separated values, a sheet of a workbook, a table of a document.
pub(in crate::intake) struct SheetDraft {
    /// Its name in the file; empty for a file of separated values.
    pub(in crate::intake) name: String,
    /// The cells as separated values.
    pub(in crate::intake) text: Arc<Source>,
    /// The tables that stand in it.
    pub(in crate::intake) tables: Vec<TableDraft>,
    /// Words that stand beside the tables: titles and notes.
    pub(in crate::intake) words: Vec<CellWritten>,
}

/// What a file shows and hides.
pub(in crate::intake) struct Contents {
    /// What it hides, and what keeps it from being looked into.
    pub(in crate::intake) secrets: Vec<Secret>,
    /// Its sheets and tables.
    pub(in crate::intake) sheets: Vec<SheetDraft>,
    /// Its words outside of tables.
    pub(in crate::intake) words: Option<Arc<Source>>,
    /// How many pages it has.
    pub(in crate::intake) pages: Option<u32>,
    /// The width and height of a picture in pixels.
    pub(in crate::intake) size: Option<(u32, u32)>,
}

/// Opens a file. Its title helps to tell what its numbers count.
///
/// # Errors
/// Why a file that should be text is none. What is wrong with any other is a secret.
pub(in crate::intake) fn contents(kind: FileKind, path: &str, title: &str, bytes: Vec<u8>) -> Result<Contents, String> {
    let Examined { secrets, sheets, passages, pages, size } = files::examine(kind, &bytes);
    if !kind.is_text() || !secrets.is_empty() {
        let of_workbook = sheets.into_iter().map(|sheet| (SourceKind::Sheet(sheet.name.clone()), sheet));
        let of_document = document_tables(&passages).into_iter();
        let of_document = of_document.map(|sheet| (SourceKind::Table(sheet.name.clone()), sheet));
        let sheets = of_workbook.chain(of_document).map(|(kind, sheet)| draft(path, title, sheet, kind)).collect();
        return Ok(Contents { secrets, sheets, words: words(path, &passages), pages, size });
    }
    let content = data_file::decode(path, bytes)?;
    let (sheets, words) = match data_file::delimiter(kind, content.text()) {
        Some(delimiter) => (vec![separated_values(title, content, delimiter)], None),
        None => (Vec::new(), Some(content)),
    };
    Ok(Contents { secrets, sheets, words, pages, size })
}

/// The one table of a file of separated values.
fn separated_values(title: &str, content: Arc<Source>, delimiter: u8) -> SheetDraft {
    let mut tables: Vec<TableDraft> = data_file::table_of(&content, delimiter).into_iter().collect();
    for table in &mut tables {
        file_name(content.path()).clone_into(&mut table.id);
        table.caption = caption(title);
    }
    SheetDraft { name: String::new(), text: content, tables, words: Vec::new() }
}

/// The last part of a path.
fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

fn draft(path: &str, title: &str, Sheet { name, rows }: Sheet, kind: SourceKind) -> SheetDraft {
    let file = file_name(path);
    let text = Source::extract(path, separated(&rows), kind);
    // A sheet may have millions of cells: one form of them at a time.
    drop(rows);
    let Blocks { tables, words } = blocks::part(data_file::cells(&text, b','));
    let several = tables.len() > 1;
    let tables = tables.into_iter().enumerate().map(|(index, mut rows)| TableDraft {
        id: match several {
            true => format!("{file}/{name}/{}", index + 1),
            false => format!("{file}/{name}"),
        },
        caption: caption(title),
        header: rows.remove(0),
        rows,
        attributes: TableAttributes::default(),
        source: Arc::clone(&text),
        file: None,
        place: 0..0,
    });
    SheetDraft { tables: tables.collect(), words, text: Arc::clone(&text), name }
}

/// What an attachment is called helps to tell what its numbers count.
fn caption(title: &str) -> CaptionWritten {
    CaptionWritten { html: Html::default(), plain: Plain::made_from(title, 0..0) }
}

/// Rows as comma-separated values (RFC 4180), one row a line: a line end in a cell is a space here.
fn separated(rows: &[Vec<String>]) -> String {
    let mut text = String::new();
    let width = rows.iter().map(Vec::len).max().unwrap_or(0);
    for row in rows {
        for column in 0..width {
            if column > 0 {
                text.push(',');
            }
            push_value(&mut text, row.get(column).map_or("", String::as_str));
        }
        text.push('\n');
    }
    text
}

fn push_value(text: &mut String, value: &str) {
    let is_plain = !value.contains(['"', ',', '\n', '\r']);
    if is_plain {
        text.push_str(value);
        return;
    }
    text.push('"');
    for letter in value.chars() {
        match letter {
            '"' => text.push_str("\"\""),
            '\n' | '\r' => text.push(' '),
            other => text.push(other),
        }
    }
    text.push('"');
}

/// The tables of a document, from the passages that stand in their cells.
fn document_tables(passages: &[Passage]) -> Vec<Sheet> {
    let mut sheets: Vec<Sheet> = Vec::new();
    for passage in passages {
        let Some((table, row, column)) = passage.cell else { continue };
        if sheets.len() <= table {
            sheets.resize_with(table + 1, Sheet::default);
        }
        let rows = &mut sheets[table].rows;
        if rows.len() <= row {
            rows.resize_with(row + 1, Vec::new);
        }
        let cells = &mut rows[row];
        if cells.len() <= column {
            cells.resize_with(column + 1, String::new);
        }
        if !cells[column].is_empty() {
            cells[column].push(' ');
        }
        cells[column].push_str(&passage.text);
    }
    for (index, sheet) in sheets.iter_mut().enumerate() {
        sheet.name = format!("table {}", index + 1);
    }
    sheets
}

/// The words of a document outside of tables, a passage a line.
fn words(path: &str, passages: &[Passage]) -> Option<Arc<Source>> {
    let (mut text, mut places) = (String::new(), Vec::<(usize, String)>::new());
    for passage in passages.iter().filter(|passage| passage.cell.is_none()) {
        if places.last().is_none_or(|(_, place)| *place != passage.place) {
            places.push((text.len(), passage.place.clone()));
        }
        text.push_str(&passage.text);
        text.push('\n');
    }
    (!text.trim().is_empty()).then(|| Source::extract(path, text, SourceKind::Words(places)))
}
