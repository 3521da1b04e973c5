//! What can be wrong with a system before any arithmetic: names that lead nowhere, counts that are none.
//! Figures that contradict each other are no fault; the audit reports them as conflicts.

use std::collections::BTreeSet;
use std::fmt;

use super::problem::{Problem, positions};
use super::system::{MAX_CELLS, MAX_COUNT, Status, System};

/// A reason why a system cannot be audited at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The threshold is below 1 or above [`MAX_COUNT`].
    Threshold(i64),
    /// There are more cells or relations than [`MAX_CELLS`].
    TooMany(usize),
    /// Two cells have the same identifier.
    RepeatedCell(String),
    /// Two relations have the same identifier.
    RepeatedRelation(String),
    /// A published cell has no value.
    MissingValue(String),
    /// A value is negative or above [`MAX_COUNT`].
    ValueOutOfRange(String, i64),
    /// A relation names a cell that does not exist.
    UnknownCell {
        /// The relation.
        relation: String,
        /// The name that no cell has.
        cell: String,
    },
    /// A relation has no parts.
    NoParts(String),
    /// A relation counts a part twice.
    RepeatedPart {
        /// The relation.
        relation: String,
        /// The part that stands in it more than once.
        cell: String,
    },
    /// A relation has its own total among its parts.
    TotalAmongParts {
        /// The relation.
        relation: String,
        /// The cell that is both.
        cell: String,
    },
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Threshold(value) => {
                write!(f, "the threshold is {value}; it must lie between 1 and {MAX_COUNT}")
            }
            Self::TooMany(count) => {
                write!(f, "{count} cells or relations are more than the {MAX_CELLS} that can be checked at once")
            }
            Self::RepeatedCell(id) => write!(f, "two cells are called `{id}`"),
            Self::RepeatedRelation(id) => write!(f, "two relations are called `{id}`"),
            Self::MissingValue(id) => write!(f, "`{id}` is published but has no value"),
            Self::ValueOutOfRange(id, value) => {
                write!(f, "`{id}` is {value}; a count lies between 0 and {MAX_COUNT}")
            }
            Self::UnknownCell { relation, cell } => {
                write!(f, "relation `{relation}` names `{cell}`, and there is no such cell")
            }
            Self::NoParts(relation) => write!(f, "relation `{relation}` has no parts"),
            Self::RepeatedPart { relation, cell } => {
                write!(f, "relation `{relation}` counts `{cell}` twice")
            }
            Self::TotalAmongParts { relation, cell } => {
                write!(f, "relation `{relation}` has its total `{cell}` among its parts")
            }
        }
    }
}

impl std::error::Error for Fault {}

/// Every fault of a system, in the order of its cells and relations.
pub(super) fn find(system: &System) -> Vec<Fault> {
    let mut faults = of_size(system.threshold, system.cells.len().max(system.relations.len()));
    let mut cells = BTreeSet::new();
    for cell in &system.cells {
        if !cells.insert(cell.id.as_str()) {
            faults.push(Fault::RepeatedCell(cell.id.clone()));
        }
        faults.extend(of_value(cell.value, cell.status, &|| cell.id.clone()));
    }
    find_in_relations(system, &mut faults);
    faults
}

/// Every fault of a system whose positions are right by the way it was made.
pub(super) fn find_in_values(problem: &Problem, name: &dyn Fn(usize) -> String) -> Vec<Fault> {
    let mut faults = of_size(problem.threshold, problem.len().max(problem.relations.len()));
    for (cell, (value, status)) in problem.values.iter().zip(&problem.status).enumerate() {
        faults.extend(of_value(*value, *status, &|| name(cell)));
    }
    faults
}

fn of_size(threshold: i64, size: usize) -> Vec<Fault> {
    let threshold = (!(1..=MAX_COUNT).contains(&threshold)).then_some(Fault::Threshold(threshold));
    let size = (size > MAX_CELLS).then_some(Fault::TooMany(size));
    threshold.into_iter().chain(size).collect()
}

fn of_value(value: Option<i64>, status: Status, name: &dyn Fn() -> String) -> Option<Fault> {
    match value {
        None if status == Status::Published => Some(Fault::MissingValue(name())),
        Some(value) if !(0..=MAX_COUNT).contains(&value) => Some(Fault::ValueOutOfRange(name(), value)),
        _ => None,
    }
}

fn find_in_relations(system: &System, faults: &mut Vec<Fault>) {
    let positions = positions(system);
    let mut relations = BTreeSet::new();
    for relation in &system.relations {
        let name = &relation.id;
        if !relations.insert(name.as_str()) {
            faults.push(Fault::RepeatedRelation(name.clone()));
        }
        if relation.parts.is_empty() {
            faults.push(Fault::NoParts(name.clone()));
        }
        for cell in std::iter::once(&relation.total).chain(&relation.parts) {
            if !positions.contains_key(cell.as_str()) {
                faults.push(Fault::UnknownCell { relation: name.clone(), cell: cell.clone() });
            }
        }
        let mut parts = BTreeSet::new();
        for cell in &relation.parts {
            if *cell == relation.total {
                faults.push(Fault::TotalAmongParts { relation: name.clone(), cell: cell.clone() });
            }
            if !parts.insert(cell.as_str()) {
                faults.push(Fault::RepeatedPart { relation: name.clone(), cell: cell.clone() });
            }
        }
    }
}
