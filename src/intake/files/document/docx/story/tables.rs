//! Tables in the text: where their cells stand, what is merged and what is behind it.

use super::super::look::Shade;
use super::super::table_styles::TableStyle;
use super::{Container, Story};
use crate::intake::files::found::Found;
use crate::intake::files::secret::Hides;
use crate::intake::files::vocabulary::Tag;

/// The most columns or rows that a cell may claim to span.
const WIDEST: usize = 1024;

/// A table that is open.
#[derive(Debug, Default)]
pub(super) struct Table {
    pub(super) index: usize,
    pub(super) row: usize,
    pub(super) column: usize,
    pub(super) style: TableStyle,
    pub(super) shade: Option<Shade>,
    pub(super) has_header: bool,
    pub(super) has_first_column: bool,
    pub(super) rows_seen: bool,
    /// Whether the row being read is hidden.
    pub(super) is_hidden_row: bool,
}

/// A cell that is open.
#[derive(Debug, Default)]
pub(super) struct Cell {
    pub(super) text: String,
    pub(super) shade: Option<Shade>,
    pub(super) span: usize,
    pub(super) is_covered: bool,
}

impl Story<'_> {
    pub(super) fn table_tag(&mut self, tag: &Tag, parent: &str, found: &mut Found) {
        if tag.name == "tbl" {
            self.tables.push(Table { index: self.table_count, ..Table::default() });
            self.table_count += 1;
            return;
        }
        let here = self.here();
        let Some(table) = self.tables.last_mut() else { return };
        let number = || tag.value("w", "val").and_then(|text| text.parse::<usize>().ok()).unwrap_or(0).min(WIDEST);
        match tag.name {
            "tblStyle" => {
                table.style = self.styles.table(tag.text("w", "val"));
                if table.style.is_blind {
                    found.add(Hides::HiddenText, &here, "a table style that hides text");
                }
            }
            "tblLook" => {
                let bits = tag.value("w", "val").and_then(|text| u32::from_str_radix(text, 16).ok()).unwrap_or(0);
                let is_on = |name, bit| match tag.value("w", name) {
                    Some(value) => matches!(value, "1" | "true" | "on"),
                    None => bits & bit != 0,
                };
                table.has_header = is_on("firstRow", 0x20);
                table.has_first_column = is_on("firstColumn", 0x80);
            }
            "tr" => {
                table.row += usize::from(std::mem::replace(&mut table.rows_seen, true));
                table.column = 0;
                table.is_hidden_row = false;
            }
            "gridBefore" => table.column += number(),
            "hidden" if parent == "trPr" => {
                table.is_hidden_row = !matches!(tag.value("w", "val"), Some("0" | "false" | "off"));
            }
            "tc" => self.containers.push(Container::Cell(Cell { span: 1, ..Cell::default() })),
            _ => {
                if let Some(Container::Cell(cell)) = self.containers.last_mut() {
                    match tag.name {
                        "gridSpan" => cell.span = number().max(1),
                        "vMerge" | "hMerge" => cell.is_covered = tag.text("w", "val") != "restart",
                        _ => {}
                    }
                }
            }
        }
    }

    pub(super) fn end_cell(&mut self, found: &mut Found) {
        let Some(Container::Cell(cell)) = self.containers.pop() else { return };
        let Some(table) = self.tables.last_mut() else { return };
        let (index, row, column) = (table.index, table.row, table.column);
        table.column = column.saturating_add(cell.span);
        let place = format!("table {}, row {}, column {}", index + 1, row + 1, column + 1);
        if cell.is_covered && !cell.text.trim().is_empty() {
            found.add(Hides::MergedOver, &place, "");
        }
        found.say(&place, &cell.text, Some((index, row, column)));
    }
}
