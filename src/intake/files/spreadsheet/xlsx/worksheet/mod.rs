//! One worksheet: its cells read as they come, the elements before and behind them as small trees.

mod cells;
mod columns;
mod conditional;
mod covered;
mod rest;
mod rules;
mod value;

use std::collections::BTreeMap;

use super::super::date::Epoch;
use super::grammar;
use super::strings::Strings;
use super::styles::Styles;
use crate::a1::{self, Area};
use crate::intake::files::found::Found;
use crate::intake::files::package::{Element, Node, Part, Xml, subtree};
use crate::intake::files::secret::{Hides, Secret, Sheet};
use columns::Columns;
pub(super) use rest::filter;
pub(super) use rules::RULES;

/// The most elements, attributes and texts of a sheet outside of its cells.
const MOST_NODES: usize = 2_000_000;

/// The most ranges of conditional formats that are held against styles.
const MOST_STEPS: usize = 20_000_000;
/// The most filters of a sheet.
const MOST_FILTERS: usize = 100;

/// What the sheets of a workbook share.
pub(super) struct Shared<'b> {
    pub(super) strings: &'b Strings,
    pub(super) styles: &'b Styles,
    pub(super) epoch: Epoch,
    /// Which shared texts stand in a cell.
    pub(super) used: Vec<bool>,
    /// How many more cells, empty ones between others included, may be read.
    pub(super) cells_left: usize,
    /// How many more bytes of text cells may have.
    pub(super) text_left: usize,
}

/// A sheet being read.
struct Reading<'r, 'b> {
    name: &'r str,
    shared: &'r mut Shared<'b>,
    found: &'r mut Found,
    sheet: Sheet,
    columns: Columns,
    /// Rows that do not show, with the number of their cells that hold something.
    hidden_rows: Vec<(u32, u32)>,
    /// The height of a row that has none of its own, in points.
    row_height: Option<f64>,
    /// Around the cells of each style that hold something.
    used_styles: BTreeMap<u32, Area>,
    /// Where filters hide rows.
    filtered: Vec<Area>,
    /// How many more ranges conditional formats may be held against styles.
    steps_left: usize,
    /// The first row and column that frozen panes can show.
    first_shown: (u32, u32),
}

/// Reads a sheet. `filtered` are areas that filters of its tables act on.
pub(super) fn read(
    part: Part<'_>,
    place: &str,
    name: &str,
    filtered: Vec<Area>,
    shared: &mut Shared<'_>,
    found: &mut Found,
) -> Result<Sheet, Secret> {
    let mut reading = Reading {
        name,
        shared,
        found,
        sheet: Sheet { name: name.to_owned(), rows: Vec::new() },
        columns: Columns::default(),
        hidden_rows: Vec::new(),
        row_height: None,
        used_styles: BTreeMap::new(),
        filtered,
        steps_left: MOST_STEPS,
        first_shown: (0, 0),
    };
    let mut xml = Xml::open(part, place)?;
    let mut left = MOST_NODES;
    let mut behind = Vec::new();
    let (mut is_open, mut has_cells) = (false, false);
    loop {
        let begun = match xml.next()? {
            Node::Start(start) => Element::of(&start)?,
            Node::End => continue,
            Node::Done => break,
            Node::Text(text) => {
                if !text.trim().is_empty() {
                    reading.unknown("text between elements");
                }
                continue;
            }
        };
        if !is_open {
            if begun.name != "worksheet" {
                return Err(Secret { what: Hides::Broken, place: name.to_owned(), detail: "no worksheet".to_owned() });
            }
            grammar::check(&begun, &[RULES], name, reading.found);
            is_open = true;
        } else if begun.name == "sheetData" && !has_cells {
            grammar::check(&begun, &[RULES], name, reading.found);
            cells::read(&mut reading, &mut xml, &mut left)?;
            has_cells = true;
        } else {
            let element = subtree(&mut xml, begun, &mut left)?;
            grammar::check(&element, &[RULES], name, reading.found);
            match element.name.as_str() {
                "cols" | "sheetFormatPr" if has_cells => reading.unknown("widths behind the cells they are for"),
                "sheetData" => reading.found.add(Hides::TwoReadings, name, "cells at two places"),
                "cols" if !reading.columns.read(&element) => {
                    reading.found.add(Hides::TwoReadings, name, "columns that are set twice");
                }
                "cols" => {}
                "sheetFormatPr" => reading.defaults(&element),
                _ => behind.push(element),
            }
        }
    }
    reading.found.remarks(name, xml.remarks);
    for element in &behind {
        rest::read(&mut reading, element);
    }
    if reading.filtered.len() > MOST_FILTERS {
        reading.filtered.clear();
        reading.found.add(Hides::TooLarge, name, "too many filters");
    }
    covered::report(&mut reading, &behind);
    Ok(reading.sheet)
}

impl Reading<'_, '_> {
    fn unknown(&mut self, detail: &str) {
        self.found.add(Hides::UnknownPart, self.name, detail);
    }

    /// A secret at a place of the sheet.
    fn secret(&mut self, what: Hides, cells: &str, detail: impl Into<String>) {
        self.found.add(what, a1::in_sheet(self.name, cells), detail);
    }

    /// Sizes that rows and columns have when they have none of their own.
    fn defaults(&mut self, element: &Element) {
        let number = |name: &str| element.value(name).and_then(|value| value.parse::<f64>().ok());
        self.row_height = number("defaultRowHeight");
        self.columns.default_width = number("defaultColWidth");
    }
}
