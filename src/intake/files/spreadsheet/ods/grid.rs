//! The sheets of a spreadsheet, cell by cell: what a reader sees goes to the sheets, what is hidden among them is told.
//! Repeated cells and rows are written out only as far as something stands in them.

use super::columns::Columns;
use super::{formula, shown, value};
use crate::a1;
use crate::intake::files::found::{Found, count};
use crate::intake::files::opendocument::{Cell, Cells, Styles};
use crate::intake::files::secret::{Hides, Sheet};
use crate::intake::files::vocabulary::Tag;

/// The most cells that are written out, over all sheets.
const MOST_CELLS: usize = 5_000_000;
/// The most text in cells, in bytes: 512 MiB.
const MOST_TEXT: usize = 512 << 20;
/// The most columns of a sheet.
const MOST_COLUMNS: usize = a1::MOST_COLUMNS as usize;
/// The most rows of a sheet.
const MOST_ROWS: usize = a1::MOST_ROWS as usize;

/// The sheets so far, and the one being read.
#[derive(Debug, Default)]
pub(super) struct Grid {
    pub(super) sheets: Vec<Sheet>,
    open: Option<Open>,
    /// How many tables stand in cells of tables.
    nested: usize,
    /// The groups of rows or columns that are open, and which are folded away.
    groups: Vec<bool>,
    cells: usize,
    text: usize,
    /// Cells gone through so far, written out or not.
    visited: usize,
    is_full: bool,
}

/// A sheet being read.
#[derive(Debug, Default)]
struct Open {
    sheet: Sheet,
    is_hidden: bool,
    is_used: bool,
    columns: Columns,
    too_many_columns: bool,
    /// The number of the row being read, and of the cell in it.
    row: usize,
    column: usize,
    /// How many rows the one being read stands for.
    repeated: usize,
    is_hidden_row: bool,
    is_filtered_row: bool,
    row_style: Option<String>,
    /// The cells of the row being read.
    cells: Vec<String>,
    /// Whether something stands in the row being read.
    has_content: bool,
}

/// A count as the names of cells take it.
fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn cell_name(sheet: &str, row: usize, column: usize) -> String {
    a1::in_sheet(sheet, &a1::cell_name(number(row), number(column)))
}

/// The name of a run of rows.
fn row_names(sheet: &str, first: usize, count: usize) -> String {
    let last = first.saturating_add(count);
    a1::in_sheet(sheet, &if count <= 1 { (first + 1).to_string() } else { format!("{}:{last}", first + 1) })
}

fn times(tag: &Tag, name: &str, at_most: usize) -> usize {
    tag.value("table", name).and_then(|text| text.trim().parse::<usize>().ok()).unwrap_or(1).clamp(1, at_most)
}

impl Cells for Grid {
    fn table(&mut self, tag: &Tag, styles: &Styles, found: &mut Found) {
        if self.open.is_some() {
            self.nested += 1;
            found.add(Hides::UnknownPart, self.place(), "a table within a cell");
            return;
        }
        let name = tag.text("table", "name").to_owned();
        let is_hidden = styles.is_hidden_table(tag.text("table", "style-name"));
        if is_hidden {
            found.add(Hides::Sheet, &name, "a hidden sheet");
            found.say("hidden sheet", &name, None);
        }
        self.open = Some(Open { sheet: Sheet { name, rows: Vec::new() }, is_hidden, ..Open::default() });
    }

    fn group(&mut self, is_hidden: bool) {
        self.groups.push(is_hidden);
    }

    fn end_group(&mut self) {
        self.groups.pop();
    }

    fn column(&mut self, tag: &Tag, styles: &Styles) {
        let is_folded = self.groups.contains(&true);
        let Some(open) = self.open.as_mut().filter(|_| self.nested == 0) else { return };
        let is_flat = is_folded || styles.is_flat("table-column", tag.text("table", "style-name"));
        let is_hidden = is_flat || !matches!(tag.text("table", "visibility"), "" | "visible");
        let style = tag.value("table", "default-cell-style-name").map(str::to_owned);
        let fits = open.columns.add(times(tag, "number-columns-repeated", MOST_COLUMNS), is_hidden, style);
        open.too_many_columns |= !fits;
    }

    fn row(&mut self, tag: &Tag, styles: &Styles) {
        let is_folded = self.groups.contains(&true);
        let Some(open) = self.open.as_mut().filter(|_| self.nested == 0) else { return };
        open.column = 0;
        open.cells.clear();
        open.has_content = false;
        open.repeated = times(tag, "number-rows-repeated", MOST_ROWS);
        let is_flat = is_folded || styles.is_flat("table-row", tag.text("table", "style-name"));
        let visibility = tag.text("table", "visibility");
        open.is_hidden_row = is_flat || !matches!(visibility, "" | "visible");
        open.is_filtered_row = visibility == "filter";
        open.row_style = tag.value("table", "default-cell-style-name").map(str::to_owned);
    }

    fn style(&self, tag: &Tag) -> Option<String> {
        let open = self.open.as_ref()?;
        let own = tag.value("table", "style-name");
        own.or(open.row_style.as_deref()).or_else(|| open.columns.style(open.column)).map(str::to_owned)
    }

    fn place(&self) -> String {
        self.open.as_ref().map_or_else(String::new, |open| cell_name(&open.sheet.name, open.row, open.column))
    }

    fn cell(&mut self, cell: &Cell, styles: &Styles, found: &mut Found) {
        if self.nested > 0 {
            let place = self.place();
            found.say(&place, &cell.text, None);
            return;
        }
        let Some(open) = self.open.as_mut() else { return };
        let repeated = times(&cell.tag, "number-columns-repeated", MOST_COLUMNS);
        let (first, end) = (open.column, open.column.saturating_add(repeated));
        open.column = end;
        let value = value::stored(&cell.tag);
        let text = value.text(&cell.text);
        let formula = cell.tag.text("table", "formula");
        if text.is_empty() && formula.is_empty() && !cell.has_comment && value == value::Value::Words {
            return;
        }
        open.has_content = true;
        let name = open.sheet.name.clone();
        let place = || cell_name(&name, open.row, first);
        judge(cell, &value, formula, styles, &place, found);
        let is_covered = cell.tag.name == "covered-table-cell";
        if is_covered && !text.is_empty() {
            found.add(Hides::MergedOver, place(), "");
        }
        let is_out_of_sight = is_covered || open.is_hidden || open.is_hidden_row;
        let mut is_said = false;
        self.visited = self.visited.saturating_add(repeated);
        self.is_full |= self.visited > 2 * MOST_CELLS;
        let end = if self.is_full { first.saturating_add(1).min(end) } else { end };
        for column in first..end.min(MOST_COLUMNS) {
            let is_hidden = open.columns.is_hidden(column);
            if is_hidden {
                open.columns.hidden.insert(column);
            }
            if (is_hidden || is_out_of_sight) && !std::mem::replace(&mut is_said, true) {
                found.say(cell_name(&name, open.row, first), &text, None);
            }
            if is_hidden || is_out_of_sight {
                continue;
            }
            self.text = self.text.saturating_add(text.len());
            if self.text > MOST_TEXT {
                self.is_full = true;
                break;
            }
            open.cells.resize(column, String::new());
            open.cells.push(text.clone());
        }
    }

    fn end_row(&mut self, found: &mut Found) {
        let Some(open) = self.open.as_mut().filter(|_| self.nested == 0) else { return };
        let first = open.row;
        open.row = first.saturating_add(open.repeated);
        if !open.has_content {
            return;
        }
        open.is_used = true;
        if open.is_hidden_row {
            let what = if open.is_filtered_row { Hides::FilteredRow } else { Hides::Row };
            let rows = row_names(&open.sheet.name, first, open.repeated);
            found.add(what, rows, count(open.repeated as u64, "row"));
        }
        while open.cells.last().is_some_and(String::is_empty) {
            open.cells.pop();
        }
        if open.cells.is_empty() || self.is_full {
            return;
        }
        // Rows above that are empty are written out as well, so that each row keeps its number.
        let above = first.saturating_sub(open.sheet.rows.len());
        let cells = open.cells.len().saturating_mul(open.repeated).saturating_add(above);
        let text: usize = open.cells.iter().map(String::len).sum();
        let more_text = text.saturating_mul(open.repeated - 1);
        self.cells = self.cells.saturating_add(cells);
        self.text = self.text.saturating_add(more_text);
        if self.cells > MOST_CELLS || self.text > MOST_TEXT || first >= MOST_ROWS {
            self.is_full = true;
            return;
        }
        open.sheet.rows.resize(first, Vec::new());
        for _ in 1..open.repeated {
            open.sheet.rows.push(open.cells.clone());
        }
        open.sheet.rows.push(std::mem::take(&mut open.cells));
    }

    fn end_table(&mut self, found: &mut Found) {
        if self.nested > 0 {
            self.nested -= 1;
            return;
        }
        let Some(open) = self.open.take() else { return };
        let name = &open.sheet.name;
        for column in &open.columns.hidden {
            let place = a1::in_sheet(name, &a1::column_name(number(*column)));
            found.add(Hides::Column, &place, "");
        }
        if open.too_many_columns {
            found.add(Hides::TooLarge, name, "columns");
        }
        if self.is_full {
            found.add(Hides::TooLarge, name, "cells");
        }
        if !open.is_hidden {
            self.sheets.push(open.sheet);
        }
    }

    fn is_sheet(&self) -> bool {
        true
    }
}

/// Notes what a cell hides by itself.
fn judge(
    cell: &Cell,
    value: &value::Value,
    formula: &str,
    styles: &Styles,
    place: &dyn Fn() -> String,
    found: &mut Found,
) {
    if let Some((what, detail)) =
        formula::judge(formula, matches!(value, value::Value::Date(_) | value::Value::Time(_)))
    {
        found.add(what, place(), detail);
        found.say(place(), formula, None);
    }
    if let Some(why) = cell.unseen {
        found.add(Hides::HiddenText, place(), why);
    }
    let style = cell.style.as_deref().unwrap_or_default();
    if cell.looks.is_secret {
        found.add(Hides::HiddenText, place(), "a cell that protection hides");
    }
    if cell.looks.hides_at_times {
        found.add(Hides::HiddenText, place(), "a cell that a condition may hide");
    }
    let stored = match value {
        value::Value::Number(number) | value::Value::Money(number, _) | value::Value::Percentage(number) => {
            Some(*number)
        }
        value::Value::Date(_) | value::Value::Time(_) => Some(1.0),
        _ => None,
    };
    let is_blank = stored.is_some_and(|number| number.abs() > 0.0 && !styles.shows(style, number));
    let is_shown = shown::shows(value, &cell.text);
    if !is_shown {
        found.say(place(), &cell.text, None);
    }
    if is_blank || !is_shown {
        found.add(Hides::StoredValue, place(), "");
    }
}
