//! The cells of a sheet, row by row, as they are written. What a cell shows is worked out elsewhere.

use super::super::grammar;
use super::super::namespaces::short;
use super::super::strings;
use super::super::workbook::is_true;
use super::Reading;
use super::rules::{CELL, CELLS, ROW};
use super::value::place;
use crate::a1::{self, MOST_COLUMNS, MOST_ROWS, cell_name};
use crate::intake::files::package::{Element, Node, Start, Xml, subtree};
use crate::intake::files::secret::{Hides, Secret};

/// The lowest row that shows, in points.
const LOWEST: f64 = 2.0;
/// The longest text of a cell or formula, in bytes: Excel allows 32 767 letters.
const LONGEST: usize = 1 << 20;

/// The type of a cell's value (ECMA-376 part 1, 18.18.11).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Kind {
    #[default]
    Number,
    Shared,
    Inline,
    Text,
    Truth,
    Fault,
    Date,
    Unknown,
}

impl Kind {
    fn of(written: &str) -> Self {
        match written {
            "n" => Self::Number,
            "s" => Self::Shared,
            "inlineStr" => Self::Inline,
            "str" => Self::Text,
            "b" => Self::Truth,
            "e" => Self::Fault,
            "d" => Self::Date,
            _ => Self::Unknown,
        }
    }
}

/// A cell as written.
#[derive(Debug, Default)]
pub(super) struct Cell {
    pub(super) row: u32,
    pub(super) column: u32,
    pub(super) kind: Kind,
    pub(super) style: u32,
    pub(super) value: Option<String>,
    pub(super) formula: Option<String>,
    pub(super) inline: Option<strings::Text>,
}

/// Reads from behind the start of `sheetData` to its end.
pub(super) fn read(reading: &mut Reading<'_, '_>, xml: &mut Xml<'_>, left: &mut usize) -> Result<(), Secret> {
    let mut next_row = 0;
    while let Some((index, is_shown)) = next(reading, xml, "row", left, |start, reading| row(start, next_row, reading))?
    {
        if index < next_row {
            let place = format!("{}:{}", u64::from(index) + 1, u64::from(index) + 1);
            reading.secret(Hides::TwoReadings, &place, "a row out of its place");
        }
        next_row = next_row.max(index.saturating_add(1));
        let held = cells(reading, xml, index, left)?;
        // A million rows are too many to keep room for cells to come.
        if let Some(row) = usize::try_from(index).ok().and_then(|index| reading.sheet.rows.get_mut(index)) {
            row.shrink_to_fit();
        }
        if !is_shown && held > 0 {
            reading.hidden_rows.push((index, held));
        }
    }
    Ok(())
}

/// Begins the next row or cell; nothing where what holds them ends. Between them may stand what is known to, and no words.
fn next<T>(
    reading: &mut Reading<'_, '_>,
    xml: &mut Xml<'_>,
    name: &str,
    left: &mut usize,
    begin: impl FnOnce(&Start<'_>, &mut Reading<'_, '_>) -> Result<T, Secret>,
) -> Result<Option<T>, Secret> {
    loop {
        match xml.next()? {
            Node::Start(start) if is_main(&start, name) => return begin(&start, reading).map(Some),
            Node::Start(start) => {
                let begun = Element::of(&start)?;
                let element = subtree(xml, begun, left)?;
                grammar::check(&element, &[CELLS], reading.name, reading.found);
            }
            Node::Text(text) if text.trim().is_empty() => {}
            Node::Text(_) => reading.unknown("text between rows or cells"),
            Node::End | Node::Done => return Ok(None),
        }
    }
}

/// A row's number from 0 and whether it shows.
fn row(start: &Start<'_>, next: u32, reading: &mut Reading<'_, '_>) -> Result<(u32, bool), Secret> {
    let mut index = next;
    let (mut is_hidden, mut height) = (false, None);
    for attribute in start.attributes() {
        let attribute = attribute?;
        match attribute.name {
            "r" => {
                let row = attribute.value.parse::<u32>().ok().filter(|row| (1..=MOST_ROWS).contains(row));
                index = row.ok_or_else(|| broken(reading.name, "a row that is none"))? - 1;
            }
            "hidden" => is_hidden = is_true(Some(&attribute.value)),
            "ht" => height = attribute.value.parse::<f64>().ok(),
            name => {
                if !is_known(attribute.namespace, name, ROW) {
                    reading.unknown("an unknown attribute of a row");
                }
            }
        }
    }
    let height = height.or(reading.row_height);
    Ok((index, !is_hidden && height.is_none_or(|height| height >= LOWEST)))
}

/// Reads the cells of a row to its end: how many hold something.
fn cells(reading: &mut Reading<'_, '_>, xml: &mut Xml<'_>, row: u32, left: &mut usize) -> Result<u32, Secret> {
    let (mut held, mut next_column) = (0, 0);
    while let Some(mut cell) = next(reading, xml, "c", left, |start, reading| cell(start, row, next_column, reading))? {
        if cell.row != row || cell.column < next_column {
            let name = cell_name(cell.row, cell.column);
            reading.secret(Hides::TwoReadings, &name, "a cell out of its place");
        }
        cell.row = row;
        next_column = cell.column.saturating_add(1);
        content(reading, xml, &mut cell, left)?;
        if place(reading, &cell)? {
            held += 1;
        }
    }
    Ok(held)
}

/// A cell's place, type and style.
fn cell(start: &Start<'_>, row: u32, next: u32, reading: &mut Reading<'_, '_>) -> Result<Cell, Secret> {
    let mut cell = Cell { row, column: next, ..Cell::default() };
    for attribute in start.attributes() {
        let attribute = attribute?;
        match attribute.name {
            "r" => {
                let place = a1::cell(&attribute.value);
                (cell.row, cell.column) = place.ok_or_else(|| broken(reading.name, "a cell that is none"))?;
            }
            "t" => cell.kind = Kind::of(&attribute.value),
            "s" => cell.style = attribute.value.parse().unwrap_or(u32::MAX),
            name => {
                if !is_known(attribute.namespace, name, CELL) {
                    reading.unknown("an unknown attribute of a cell");
                }
            }
        }
    }
    if cell.column >= MOST_COLUMNS {
        return Err(broken(reading.name, "a cell beyond the last column"));
    }
    Ok(cell)
}

/// Reads what stands in a cell, to its end.
fn content(reading: &mut Reading<'_, '_>, xml: &mut Xml<'_>, cell: &mut Cell, left: &mut usize) -> Result<(), Secret> {
    loop {
        let begun = match xml.next()? {
            Node::Start(start) if is_main(&start, "v") && start.attributes().next().is_none_or(is_space) => None,
            Node::Start(start) => Some(Element::of(&start)?),
            Node::Text(text) => {
                if !text.trim().is_empty() {
                    reading.unknown("text beside the value of a cell");
                }
                continue;
            }
            Node::End | Node::Done => return Ok(()),
        };
        let Some(begun) = begun else {
            let value = text(xml, reading.name)?;
            if cell.value.replace(value).is_some() {
                let name = cell_name(cell.row, cell.column);
                reading.secret(Hides::TwoReadings, &name, "a cell with two values");
            }
            continue;
        };
        let element = subtree(xml, begun, left)?;
        let name = cell_name(cell.row, cell.column);
        let place = a1::in_sheet(reading.name, &name);
        match element.name.as_str() {
            "is" if cell.kind == Kind::Inline && cell.inline.is_none() => {
                let palette = &reading.shared.styles.palette;
                cell.inline = Some(strings::item(&element, palette, &place, reading.found));
            }
            "f" => {
                grammar::check(&element, &[CELLS], &place, reading.found);
                cell.formula = Some(element.text);
            }
            _ => {
                grammar::check(&element, &[&[("extLst", "")]], &place, reading.found);
            }
        }
    }
}

/// The text of an element without children, to its end.
fn text(xml: &mut Xml<'_>, name: &str) -> Result<String, Secret> {
    let mut all = String::new();
    loop {
        match xml.next()? {
            Node::Text(text) => all.push_str(&text),
            Node::End => return Ok(all),
            Node::Start(_) | Node::Done => return Err(broken(name, "a value that is no text")),
        }
        if all.len() > LONGEST {
            let detail = "a value that is too long".to_owned();
            return Err(Secret { what: Hides::TooLarge, place: name.to_owned(), detail });
        }
    }
}

fn is_main(start: &Start<'_>, name: &str) -> bool {
    start.name() == name && short(start.namespace) == Some("")
}

/// Whether an attribute only says how white space is meant.
fn is_space(attribute: Result<crate::intake::files::package::Attribute<'_>, Secret>) -> bool {
    attribute.is_ok_and(|attribute| attribute.name == "space" && short(attribute.namespace) == Some("xml"))
}

fn is_known(namespace: &str, name: &str, known: &[&str]) -> bool {
    short(namespace).is_some_and(|prefix| known.iter().any(|rule| grammar::is_named(rule, prefix, name)))
}

fn broken(place: &str, detail: &str) -> Secret {
    Secret { what: Hides::Broken, place: place.to_owned(), detail: detail.to_owned() }
}
