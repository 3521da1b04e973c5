//! What `candour suppress` proposes for the tables of a record: primary cells, the further cells that protect them, and
//! the edits that would write both. It writes nothing.

use std::collections::BTreeMap;

use super::edits::{self, Edit};
use super::inspect::{self, Group, Inspected};
use super::ledger::Ledger;
use super::numbers::table::Cell;
use super::protection::Status;
use super::recovery::{self, At};
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
    // What is proposed for a table by itself is proposed again beside others: none is suppressed in between.
    let groups = inspect::groups(&drafts, pages, config, ledger, &|_| Vec::new());
    let mut of_tables: BTreeMap<usize, Proposed<'_, '_>> = BTreeMap::new();
    groups.iter().for_each(|group| propose(group, path, &mut of_tables));
    of_tables.values().map(suppression).collect()
}

/// What is proposed for one table in all groups that it stands in.
struct Proposed<'g, 'a> {
    table: &'g Inspected<'a>,
    policy: &'g Policy,
    further: BTreeMap<At, FurtherCell>,
    unprotected: Vec<(String, String)>,
}

/// Adds what a group proposes for the tables of the record at a path, by their places.
fn propose<'g, 'a>(group: &'g Group<'a>, path: &str, of_tables: &mut BTreeMap<usize, Proposed<'g, 'a>>) {
    let is_ours = |table: &Inspected<'_>| table.record == path && table.is_own;
    if !group.tables.iter().any(is_ours) {
        return;
    }
    let examined = recovery::examine(&group.figures(), &group.published, &group.policy, &|index| {
        group.tables.get(index).is_some_and(is_ours)
    });
    for (index, table) in group.tables.iter().enumerate().filter(|(_, table)| is_ours(table)) {
        let begin = || Proposed { table, policy: &group.policy, further: BTreeMap::new(), unprotected: Vec::new() };
        let proposed = of_tables.entry(table.draft.place.start).or_insert_with(begin);
        for further in examined.further.iter().filter(|further| further.table == index) {
            let cell = proposed.further.entry(further.at).or_insert_with(|| FurtherCell {
                row: further.at.0,
                column: further.at.1,
                name: further.name.clone(),
                value: further.value,
                protects: Vec::new(),
            });
            let known = cell.protects.clone();
            cell.protects.extend(further.protects.iter().filter(|name| !known.contains(name)).cloned());
        }
        let known = proposed.unprotected.clone();
        proposed.unprotected.extend(examined.unprotected.iter().filter(|cell| !known.contains(cell)).cloned());
    }
}

fn suppression(proposed: &Proposed<'_, '_>) -> Suppression {
    let Proposed { table, policy, further, unprotected } = proposed;
    let raw =
        |at: &At| matches!(table.reading.reading.cell(*at), Some(Cell::Low { .. })) && !table.reading.is_decided(*at);
    let cells = table.figures.cells.iter();
    let primary: Vec<At> =
        cells.filter(|(at, figure)| figure.status == Status::Primary && raw(at)).map(|(at, _)| *at).collect();
    let further: Vec<FurtherCell> = further.values().cloned().collect();
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
        unprotected: unprotected.clone(),
        edits,
    }
}
