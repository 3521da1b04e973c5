//! A proposal for people and for programs: the table before and after, what is lost, and why each further cell is needed.

use std::io;

use serde::Serialize;

use crate::cli::{Arguments, Format, print};
use crate::gate::{FurtherCell, Suppression};

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    tables: Vec<Table<'a>>,
}

/// A table in JSON: keys and their order are a contract.
#[derive(Serialize)]
struct Table<'a> {
    reference: &'a str,
    table: &'a str,
    feasible: bool,
    primary: Vec<At>,
    complement: Vec<Further<'a>>,
    lost: u64,
    unprotectable: Vec<&'a str>,
}

#[derive(Serialize)]
struct At {
    row: usize,
    column: usize,
}

#[derive(Serialize)]
struct Further<'a> {
    row: usize,
    column: usize,
    name: &'a str,
    protects: &'a [String],
}

/// Prints what is proposed.
pub(super) fn print(arguments: &Arguments, proposed: &[Suppression]) -> io::Result<()> {
    if arguments.format == Format::Json {
        let tables = proposed.iter().map(Table::from).collect();
        let text = serde_json::to_string(&Document { version: 1, tables }).map_err(io::Error::other)?;
        return print::output(&format!("{text}\n"));
    }
    for table in proposed {
        print::output(&words(table))?;
    }
    Ok(())
}

impl<'a> From<&'a Suppression> for Table<'a> {
    fn from(table: &'a Suppression) -> Self {
        let further = |cell: &'a FurtherCell| Further {
            row: cell.row,
            column: cell.column,
            name: &cell.name,
            protects: &cell.protects,
        };
        Self {
            reference: &table.reference,
            table: &table.table,
            feasible: table.unprotected.is_empty(),
            primary: table.primary.iter().map(|&(row, column)| At { row, column }).collect(),
            complement: table.further.iter().map(further).collect(),
            lost: lost(table),
            unprotectable: table.unprotected.iter().map(|(name, _)| name.as_str()).collect(),
        }
    }
}

fn lost(table: &Suppression) -> u64 {
    table.further.iter().map(|cell| cell.value).sum()
}

fn words(table: &Suppression) -> String {
    let mut text = format!("{}, table `{}`: {}\n", table.reference, table.table, table.caption);
    if table.edits.is_empty() && table.unprotected.is_empty() {
        return format!("{text}  nothing has to be suppressed\n\n");
    }
    text.push_str("\n  before\n");
    text.push_str(&grid(&table.header, &table.before));
    if !table.edits.is_empty() {
        text.push_str("\n  after\n");
        text.push_str(&grid(&table.header, &table.after));
    }
    let primary = print::count(table.primary.len(), "low number becomes the marker", "low numbers become the marker");
    let further = print::count(table.further.len(), "further cell is suppressed", "further cells are suppressed");
    text.push_str(&format!("\n  {primary}; {further}, which lose {} in sum\n", lost(table)));
    for cell in &table.further {
        let protects = cell.protects.join(", ");
        let reason = if protects.is_empty() {
            "it keeps the others apart".to_owned()
        } else {
            format!("without it {protects} would follow")
        };
        text.push_str(&format!("  - {} ({}): {reason}\n", cell.name, cell.value));
    }
    if !table.unprotected.is_empty() {
        text.push_str("  That is not enough:\n");
    }
    for (name, advice) in &table.unprotected {
        text.push_str(&format!("  - no suppression protects {name}: {advice}\n"));
    }
    text.push('\n');
    text
}

/// A table in columns, those of numbers set to the right.
fn grid(header: &[String], rows: &[Vec<String>]) -> String {
    let all: Vec<&[String]> = std::iter::once(header).chain(rows.iter().map(Vec::as_slice)).collect();
    let count = all.iter().map(|row| row.len()).max().unwrap_or(0);
    let width = |column: usize| {
        all.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..count).map(width).collect();
    let line = |row: &&[String]| {
        let cells: Vec<String> = widths
            .iter()
            .enumerate()
            .map(|(column, &width)| {
                let cell = row.get(column).map_or("", String::as_str);
                if column == 0 { format!("{cell:width$}") } else { format!("{cell:>width$}") }
            })
            .collect();
        format!("    {}\n", cells.join("  ").trim_end())
    };
    all.iter().map(line).collect()
}
