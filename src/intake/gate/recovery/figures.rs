//! The counts of one table, and how they add up: what a reader sees, and what is hidden.

use std::collections::BTreeMap;

use crate::intake::gate::numbers::TableReading;
use crate::intake::gate::numbers::table::{Cell, RowKind, names_total};
use crate::intake::gate::protection::Status;
use crate::intake::records::TableDraft;
use crate::source::Span;

/// Where a cell stands: body row and column, from 0.
pub(in crate::intake::gate) type At = (usize, usize);

/// The counts of one table.
pub(in crate::intake::gate) struct Figures {
    /// The record or page that it stands in.
    pub(super) reference: String,
    /// The table's identifier.
    pub(super) table: String,
    /// The set of counts that it belongs to.
    pub(super) series: Option<String>,
    /// Whether raw low numbers are to be suppressed before anything leaves the gate.
    pub(super) suppress: bool,
    pub(super) cells: BTreeMap<At, Figure>,
    /// Totals with their parts, and what they are.
    pub(super) sums: Vec<(At, Vec<At>, String)>,
    /// Wholes with one part of them, such as "of which under 18"; the rest is never printed.
    pub(super) parts_of: Vec<(At, At)>,
}

/// One count.
#[derive(Clone)]
pub(super) struct Figure {
    pub(super) status: Status,
    /// What is printed; of a raw low number that will be suppressed, the number too.
    pub(super) value: Option<u64>,
    /// The highest value that its marker allows by itself, as 2 for `<3`.
    pub(super) at_most: Option<u64>,
    /// What it counts: the labels of its row and column, totals left out, in order.
    pub(super) labels: Vec<String>,
    /// What people call it: `Bexley`, or `Bexley, 2021` where the table has several columns of counts.
    pub(super) name: String,
    pub(super) span: Span,
}

impl Figures {
    /// The counts of a table.
    pub(in crate::intake::gate) fn of(reference: &str, draft: &TableDraft, reading: &TableReading) -> Self {
        let mut figures = Self {
            reference: reference.to_owned(),
            table: draft.id.clone(),
            series: draft.attributes.series.clone(),
            suppress: draft.attributes.suppress,
            cells: BTreeMap::new(),
            sums: Vec::new(),
            parts_of: Vec::new(),
        };
        let labels = Labels::of(draft, reading);
        for (row, cells) in reading.reading.cells.iter().enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                let Some((status, value, at_most)) = figures.standing(cell) else { continue };
                let Some(written) = draft.rows.get(row).and_then(|row| row.get(column)) else { continue };
                let place = written.plain.place_of(0..written.plain.text().len());
                let figure = Figure {
                    status,
                    value,
                    at_most,
                    labels: labels.of_cell(row, column),
                    name: labels.name(row, column),
                    span: Span::new(&draft.source, place),
                };
                figures.cells.insert((row, column), figure);
            }
        }
        let sums = reading.reading.relations.iter().filter(|sum| {
            let known = |at: &At| figures.cells.contains_key(at);
            known(&sum.total) && sum.parts.iter().all(known) && !sum.parts.is_empty()
        });
        figures.sums = sums.map(|sum| (sum.total, sum.parts.clone(), sum.what.clone())).collect();
        figures.parts_of = parts_of(&reading.reading.rows, &figures.cells);
        figures
    }

    fn standing(&self, cell: &Cell) -> Option<(Status, Option<u64>, Option<u64>)> {
        match cell {
            Cell::Count(value) => Some((Status::Published, Some(*value), None)),
            Cell::Low { value, .. } if self.suppress => Some((Status::Primary, Some(*value), None)),
            // It is printed as it stands: either a decision covers it, or it is a finding already.
            Cell::Low { value, .. } => Some((Status::Published, Some(*value), None)),
            Cell::Marker { at_most } => Some((Status::Primary, None, *at_most)),
            Cell::FurtherMarker => Some((Status::Secondary, None, None)),
            _ => None,
        }
    }

    /// Whether there is anything that a reader could work out.
    pub(super) fn hides_something(&self) -> bool {
        !self.parts_of.is_empty() || self.cells.values().any(|figure| figure.status != Status::Published)
    }
}

/// Rows "of which …" with the row above that they are a part of.
fn parts_of(rows: &[RowKind], cells: &BTreeMap<At, Figure>) -> Vec<(At, At)> {
    let mut found = Vec::new();
    let mut whole = None;
    for (row, kind) in rows.iter().enumerate() {
        match (kind, whole) {
            (RowKind::OfWhich, Some(whole)) => {
                let columns = cells.range((row, 0)..(row + 1, 0)).map(|(at, _)| at.1);
                let pairs = columns.map(|column| ((whole, column), (row, column)));
                found.extend(pairs.filter(|(whole, _)| cells.contains_key(whole)));
            }
            (RowKind::Body | RowKind::Subtotal | RowKind::Total, _) => whole = Some(row),
            _ => {}
        }
    }
    found
}

/// The labels of a table's rows and columns.
struct Labels {
    rows: Vec<Vec<String>>,
    columns: Vec<String>,
    /// A column's header says nothing when there is no other column of counts.
    one_column: bool,
}

impl Labels {
    fn of(draft: &TableDraft, reading: &TableReading) -> Self {
        let columns: Vec<String> = draft.header.iter().map(|cell| folded(cell.plain.text())).collect();
        let counted =
            (0..columns.len()).filter(|&column| !reading.is_label(column) && reading.is_number(column)).count();
        let (mut group, mut above) = (String::new(), Vec::new());
        let mut rows = Vec::new();
        for (row, cells) in draft.rows.iter().enumerate() {
            let words = |column: &usize| cells.get(*column).map_or_else(String::new, |cell| folded(cell.plain.text()));
            let mut labels: Vec<String> = reading.reading.label_columns.iter().map(words).collect();
            if reading.reading.rows.get(row) == Some(&RowKind::Group) {
                group = labels.iter().find(|label| !label.is_empty()).cloned().unwrap_or_default();
            }
            // A label that stands once for several rows holds until the next.
            if labels.first().is_some_and(String::is_empty)
                && let (Some(first), Some(last)) = (labels.first_mut(), above.first())
            {
                first.clone_from(last);
            }
            above.clone_from(&labels);
            labels.push(group.clone());
            rows.push(labels);
        }
        Self { rows, columns, one_column: counted <= 1 }
    }

    fn of_cell(&self, row: usize, column: usize) -> Vec<String> {
        let column = self.columns.get(column).filter(|_| !self.one_column);
        let mut labels: Vec<String> = self.rows.get(row).into_iter().flatten().chain(column).cloned().collect();
        labels.retain(|label| !label.is_empty() && !names_total(label));
        labels.sort();
        labels.dedup();
        labels
    }

    fn name(&self, row: usize, column: usize) -> String {
        let row = self.rows.get(row).into_iter().flatten().filter(|label| !label.is_empty());
        let column = self.columns.get(column).filter(|label| !self.one_column && !label.is_empty());
        row.chain(column).map(String::as_str).collect::<Vec<_>>().join(", ")
    }
}

/// A label without what tells nothing apart: case is kept for people, white space is not.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
