//! What `candour suppress` proposes for the tables of a record: primary cells, the further cells that protect them, and
//! the edits that would write both. It writes nothing.

use super::edits::{self, Edit};
use super::inspect::{self, Group, Inspected};
use super::ledger::Ledger;
use super::numbers::table::Cell;
use super::protection::Status;
use super::recovery::{self, At, Examined};
use crate::config::{Config, Policy};
use crate::intake::records::{Draft, PageDraft};

/// What is proposed for one table.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Suppression {
    /// The record it stands in.
    pub reference: String,
    /// The table's identifier.
    pub table: String,
    /// Its caption.
    pub caption: String,
    /// Its header, and its rows as they are.
    pub header: Vec<String>,
    /// Its rows as they are.
    pub before: Vec<Vec<String>>,
    /// Its rows as they would be.
    pub after: Vec<Vec<String>>,
    /// Low numbers that become the marker, as body row and column from 0.
    pub primary: Vec<(usize, usize)>,
    /// Cells that are suppressed to protect others.
    pub further: Vec<FurtherCell>,
    /// Counts that no suppression protects, with what to do instead.
    pub unprotected: Vec<(String, String)>,
    /// What would have to be written.
    pub edits: Vec<Edit>,
}

/// A cell that is suppressed to protect others.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct FurtherCell {
    /// Body row, from 0.
    pub row: usize,
    /// Column, from 0.
    pub column: usize,
    /// What people call it.
    pub name: String,
    /// The number that is lost.
    pub value: u64,
    /// What could be worked out without it.
    pub protects: Vec<String>,
}

/// Proposes suppression for the tables of the record at a path, judged together with every series that they are of.
pub fn suppress(
    mut drafts: Vec<Draft>,
    pages: &[PageDraft],
    path: &str,
    config: &Config,
    ledger: &Ledger,
) -> Vec<Suppression> {
    for draft in drafts.iter_mut().filter(|draft| draft.path() == path) {
        draft.tables.iter_mut().for_each(|table| table.attributes.suppress = true);
    }
    let groups = inspect::groups(&drafts, pages, config, ledger);
    let mut found: Vec<(usize, Suppression)> = groups.iter().flat_map(|group| of_group(group, path)).collect();
    found.sort_by_key(|(place, _)| *place);
    found.into_iter().map(|(_, suppression)| suppression).collect()
}

fn of_group(group: &Group<'_>, path: &str) -> Vec<(usize, Suppression)> {
    let is_ours = |table: &Inspected<'_>| table.record == path && table.is_own;
    if !group.tables.iter().any(is_ours) {
        return Vec::new();
    }
    let examined = recovery::examine(&group.figures(), &group.published, &group.policy, &|index| {
        group.tables.get(index).is_some_and(is_ours)
    });
    let ours = group.tables.iter().enumerate().filter(|(_, table)| is_ours(table));
    ours.map(|(index, table)| (table.draft.place.start, of_table(index, table, &examined, &group.policy))).collect()
}

fn of_table(index: usize, table: &Inspected<'_>, examined: &Examined, policy: &Policy) -> Suppression {
    let raw =
        |at: &At| matches!(table.reading.reading.cell(*at), Some(Cell::Low { .. })) && !table.reading.is_decided(*at);
    let cells = table.figures.cells.iter();
    let primary: Vec<At> =
        cells.filter(|(at, figure)| figure.status == Status::Primary && raw(at)).map(|(at, _)| *at).collect();
    let further: Vec<FurtherCell> = examined
        .further
        .iter()
        .filter(|further| further.table == index)
        .map(|further| FurtherCell {
            row: further.at.0,
            column: further.at.1,
            name: further.name.clone(),
            value: further.value,
            protects: further.protects.clone(),
        })
        .collect();
    let words = |cells: &[crate::markdown::CellWritten]| -> Vec<String> {
        cells.iter().map(|cell| cell.plain.text().trim().to_owned()).collect()
    };
    let before: Vec<Vec<String>> = table.draft.rows.iter().map(|row| words(row)).collect();
    let mut after = before.clone();
    let mut edits = Vec::new();
    let marked = further.iter().map(|cell| ((cell.row, cell.column), format!("{}+", policy.marker)));
    for (at, marker) in primary.iter().map(|at| (*at, policy.marker.clone())).chain(marked) {
        let Some(written) = table.draft.rows.get(at.0).and_then(|row| row.get(at.1)) else { continue };
        let range = match table.reading.reading.cell(at) {
            Some(Cell::Low { range, .. }) => Some(range.clone()),
            _ => None,
        };
        let edit = edits::cell(table.draft, written, range, &marker);
        if let Some(cell) = after.get_mut(at.0).and_then(|row| row.get_mut(at.1)) {
            *cell = edit.shown.clone();
        }
        edits.push(edit);
    }
    Suppression {
        reference: table.figures.reference.clone(),
        table: table.draft.id.clone(),
        caption: table.draft.caption.plain.text().trim().to_owned(),
        header: words(&table.draft.header),
        before,
        after,
        primary,
        further,
        unprotected: examined.unprotected.clone(),
        edits,
    }
}
