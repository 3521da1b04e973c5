//! A system as used: positions for names, equations for relations, and the range that the rule gives each cell.
//! It holds no method of solving.

use std::collections::BTreeMap;

use super::fault::{self, Fault};
use super::system::{Status, System};

/// Stands for "no upper bound" wherever an upper bound is an `i64`.
pub(super) const OPEN: i64 = i64::MAX;

/// What the reader takes for granted about secondary cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reader {
    /// A secondary cell is at least 0: the model "rule".
    #[default]
    Rule,
    /// A secondary cell is known to exceed the threshold, because low ones would be primary.
    Strict,
}

/// A checked system with positions in place of names.
#[derive(Clone, Debug)]
pub(super) struct Problem {
    pub(super) ids: Vec<String>,
    pub(super) status: Vec<Status>,
    pub(super) values: Vec<Option<i64>>,
    pub(super) relations: Vec<Equation>,
    pub(super) threshold: i64,
    pub(super) lowest_low: i64,
    pub(super) reader: Reader,
}

/// One relation: the parts (+1 each) less the total (−1) come to nothing.
#[derive(Clone, Debug)]
pub(super) struct Equation {
    pub(super) id: String,
    pub(super) terms: Vec<(usize, i64)>,
}

impl Problem {
    /// Puts positions for names, or says everything that is wrong with the system.
    pub(super) fn new(system: &System, reader: Reader) -> Result<Self, Vec<Fault>> {
        let faults = fault::find(system);
        if !faults.is_empty() {
            return Err(faults);
        }
        let positions = positions(system);
        let position = |id: &String| positions.get(id.as_str()).copied();
        let equation = |relation: &super::system::Relation| {
            let parts = relation.parts.iter().filter_map(position).map(|part| (part, 1));
            let total = position(&relation.total).map(|total| (total, -1));
            Equation { id: relation.id.clone(), terms: parts.chain(total).collect() }
        };
        Ok(Self {
            ids: system.cells.iter().map(|cell| cell.id.clone()).collect(),
            status: system.cells.iter().map(|cell| cell.status).collect(),
            values: system.cells.iter().map(|cell| cell.value).collect(),
            relations: system.relations.iter().map(equation).collect(),
            threshold: system.threshold,
            lowest_low: system.lowest_low(),
            reader,
        })
    }

    /// The value of a published cell.
    pub(super) fn known(&self, cell: usize) -> Option<i64> {
        match self.status[cell] {
            Status::Published => self.values[cell],
            _ => None,
        }
    }

    /// The range that the rule alone gives a cell, [`OPEN`] above where it gives none.
    pub(super) fn rule(&self, cell: usize) -> (i64, i64) {
        match (self.status[cell], self.reader) {
            (Status::Published, _) => {
                let value = self.values[cell].unwrap_or(0);
                (value, value)
            }
            (Status::Primary, _) => (self.lowest_low, self.threshold),
            (Status::Secondary, Reader::Strict) => (self.threshold + 1, OPEN),
            (Status::Secondary, Reader::Rule) | (Status::Implicit, _) => (0, OPEN),
        }
    }
}

/// Where each identifier stands. Of two equal ones the later.
pub(super) fn positions(system: &System) -> BTreeMap<&str, usize> {
    system.cells.iter().enumerate().map(|(at, cell)| (cell.id.as_str(), at)).collect()
}
