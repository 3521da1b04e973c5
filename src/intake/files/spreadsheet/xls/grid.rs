//! The cells of a sheet, and which rows and columns of it are hidden. It lays them out once all are known.

use std::collections::BTreeMap;

use super::budget::Budget;
use crate::a1;
use crate::intake::files::found::{Found, count};
use crate::intake::files::secret::{Hides, Sheet};

/// A cell that is not empty.
#[derive(Debug)]
pub(super) struct Cell {
    pub(super) row: u16,
    pub(super) column: u16,
    pub(super) text: String,
}

/// A merged range: first and last row, first and last column.
pub(super) type Range = (u16, u16, u16, u16);

/// A sheet while it is read.
#[derive(Debug, Default)]
pub(super) struct Grid {
    pub(super) cells: Vec<Cell>,
    pub(super) merged: Vec<Range>,
    /// By row: whether it is hidden.
    pub(super) rows: BTreeMap<u16, bool>,
    /// By column: whether it is hidden.
    pub(super) columns: BTreeMap<u16, bool>,
    /// Whether rows that are not described are hidden.
    pub(super) hides_rows: bool,
    /// Whether columns that are not described are hidden.
    pub(super) hides_columns: bool,
    /// Frozen panes cannot be scrolled: rows above this, and columns before, are out of reach.
    pub(super) out_of_reach: (u16, u16),
}

impl Grid {
    /// Says what is hidden, and lays the cells out.
    pub(super) fn finish(mut self, name: &str, budget: &mut Budget, found: &mut Found) -> Sheet {
        self.cells.sort_by_key(|cell| (cell.row, cell.column));
        for [one, next] in self.cells.array_windows() {
            if (one.row, one.column) == (next.row, next.column) {
                found.add(Hides::Broken, place(name, one.row, one.column), "two values in one cell");
            }
        }
        self.hidden(name, found);
        self.beneath(name, budget, found);
        Sheet { name: name.to_owned(), rows: self.lay_out(budget) }
    }

    fn hidden(&self, name: &str, found: &mut Found) {
        let mut rows: Vec<u16> = self.cells.iter().map(|cell| cell.row).collect();
        rows.dedup();
        rows.retain(|row| self.rows.get(row).copied().unwrap_or(self.hides_rows) || *row < self.out_of_reach.0);
        if let Some(first) = rows.first() {
            let number = u32::from(*first) + 1;
            let rows = count(rows.len() as u64, "row");
            found.add(
                Hides::Row,
                a1::in_sheet(name, &number.to_string()),
                format!("{rows} hidden or too low to be read, from here"),
            );
        }
        let mut columns: Vec<u16> = self.cells.iter().map(|cell| cell.column).collect();
        columns.sort_unstable();
        columns.dedup();
        let is_hidden = |column: &u16| {
            self.columns.get(column).copied().unwrap_or(self.hides_columns) || *column < self.out_of_reach.1
        };
        columns.retain(is_hidden);
        if let Some(first) = columns.first() {
            let columns = count(columns.len() as u64, "column");
            let place = a1::in_sheet(name, &a1::column_name(u32::from(*first)));
            found.add(Hides::Column, place, format!("{columns} hidden or too narrow to be read, from here"));
        }
    }

    /// Cells beneath merged ones: only the first of a range is shown.
    fn beneath(&self, name: &str, budget: &mut Budget, found: &mut Found) {
        for (top, bottom, left, right) in &self.merged {
            let start = self.cells.partition_point(|cell| (cell.row, cell.column) < (*top, *left));
            for cell in self.cells.iter().skip(start).take_while(|cell| cell.row <= *bottom) {
                if !budget.spend_steps(1) {
                    return;
                }
                let is_within = (*left..=*right).contains(&cell.column);
                if is_within && (cell.row, cell.column) != (*top, *left) {
                    found.add(Hides::MergedOver, place(name, cell.row, cell.column), "");
                }
            }
        }
    }

    fn lay_out(self, budget: &mut Budget) -> Vec<Vec<String>> {
        let height = self.cells.last().map_or(0, |cell| usize::from(cell.row) + 1);
        let width = self.cells.iter().map(|cell| usize::from(cell.column) + 1).max().unwrap_or(0);
        if !budget.spend_places(height * width, self.cells.len()) {
            return Vec::new();
        }
        let mut rows = vec![vec![String::new(); width]; height];
        for cell in self.cells {
            let row = rows.get_mut(usize::from(cell.row));
            if let Some(place) = row.and_then(|row| row.get_mut(usize::from(cell.column))) {
                *place = cell.text;
            }
        }
        rows
    }
}

/// `Sheet2!C14`.
pub(super) fn place(sheet: &str, row: u16, column: u16) -> String {
    a1::in_sheet(sheet, &a1::cell_name(row.into(), column.into()))
}
