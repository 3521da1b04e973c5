//! A system as used: positions for names, equations for relations, and the range that the rule gives each cell.
//! It holds no names and no method of solving.

use std::collections::BTreeMap;

use super::fault::{self, Fault};
use super::system::{Status, System, Zero};

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

/// A system with positions in place of names.
#[derive(Clone, Debug)]
pub(in crate::intake::gate) struct Problem {
    pub(in crate::intake::gate) status: Vec<Status>,
    pub(in crate::intake::gate) values: Vec<Option<i64>>,
    pub(in crate::intake::gate) relations: Vec<Equation>,
    pub(in crate::intake::gate) threshold: i64,
    pub(in crate::intake::gate) lowest_low: i64,
    pub(super) reader: Reader,
}

/// One relation: the parts (+1 each) less the total (−1, the last term) come to nothing.
#[derive(Clone, Debug)]
pub(in crate::intake::gate) struct Equation {
    pub(in crate::intake::gate) terms: Vec<(usize, i64)>,
}

impl Equation {
    /// A total and its parts, by their positions.
    pub(in crate::intake::gate) fn sum(total: usize, parts: impl IntoIterator<Item = usize>) -> Self {
        Self { terms: parts.into_iter().map(|part| (part, 1)).chain([(total, -1)]).collect() }
    }

    /// The cells that are added up.
    pub(in crate::intake::gate) fn parts(&self) -> impl Iterator<Item = usize> {
        self.terms.iter().filter(|(_, sign)| *sign > 0).map(|(cell, _)| *cell)
    }

    /// The cell that is the sum.
    pub(in crate::intake::gate) fn total(&self) -> Option<usize> {
        self.terms.iter().find(|(_, sign)| *sign < 0).map(|(cell, _)| *cell)
    }
}

impl Problem {
    /// A problem without cells yet, for the reader of the model "rule".
    pub(in crate::intake::gate) fn empty(threshold: i64, zero: Zero) -> Self {
        Self {
            status: Vec::new(),
            values: Vec::new(),
            relations: Vec::new(),
            threshold,
            lowest_low: zero.lowest_low(),
            reader: Reader::Rule,
        }
    }

    /// Adds a cell; gives its position.
    pub(in crate::intake::gate) fn add(&mut self, value: Option<i64>, status: Status) -> usize {
        self.values.push(value);
        self.status.push(status);
        self.status.len() - 1
    }

    /// How many cells it has.
    pub(in crate::intake::gate) fn len(&self) -> usize {
        self.status.len()
    }

    /// Puts positions for names, or says everything that is wrong with the system.
    pub(super) fn new(system: &System, reader: Reader) -> Result<Self, Vec<Fault>> {
        let faults = fault::find(system);
        if !faults.is_empty() {
            return Err(faults);
        }
        let positions = positions(system);
        let position = |id: &String| positions.get(id.as_str()).copied();
        let equation = |relation: &super::system::Relation| {
            let total = position(&relation.total)?;
            Some(Equation::sum(total, relation.parts.iter().filter_map(position)))
        };
        Ok(Self {
            status: system.cells.iter().map(|cell| cell.status).collect(),
            values: system.cells.iter().map(|cell| cell.value).collect(),
            relations: system.relations.iter().filter_map(equation).collect(),
            threshold: system.threshold,
            lowest_low: system.lowest_low(),
            reader,
        })
    }

    /// The value of a published cell.
    pub(in crate::intake::gate) fn known(&self, cell: usize) -> Option<i64> {
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
