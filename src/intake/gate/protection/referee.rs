//! Hears solvers and believes none: collects, for each cell of a part, the least and greatest value seen in a checked
//! table, and the ends that are proven. Only what was seen can make a verdict "safe".

use super::certificate::{Certificate, End};
use super::part::Part;
use super::problem::OPEN;
use super::propagate::{self, Bounds};
use super::search::{self, Outcome};
use super::solver::{Solver, Suggestion};

/// What is certain about the tables of one part.
#[derive(Clone, Debug)]
pub(super) struct Record {
    /// A checked table, if one is known.
    pub(super) table: Option<Vec<i64>>,
    /// Proven to have no table at all.
    pub(super) impossible: bool,
    /// For each cell, what was seen and what is proven.
    pub(super) ranges: Vec<Range>,
    /// Whether values between two seen ones need not be seen.
    pub(super) convex: bool,
}

/// One cell: `least..=most` were seen, nothing outside `floor..=ceiling` is possible.
#[derive(Clone, Debug)]
pub(super) struct Range {
    pub(super) least: i64,
    pub(super) most: i64,
    pub(super) floor: i64,
    pub(super) ceiling: i64,
    /// Why nothing is below `floor` or above `ceiling`, where certificates say so, the simplest first.
    pub(super) reasons: [Vec<Certificate>; 2],
    /// Values seen, as offsets from the rule's least value, as far as [`WATCHED`].
    pub(super) seen: u128,
}

/// How many values of a cell are watched one by one.
pub(super) const WATCHED: i64 = 128;

/// Limits counted in steps, not in time, so that a verdict is the same on every machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Terms of relations that the exact search looks at for one question.
    pub steps: u64,
    /// Nodes of branch and bound that the integer solver visits for one question.
    pub nodes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { steps: 400_000, nodes: 2_000 }
    }
}

/// A part being examined.
pub(super) struct Referee<'a> {
    part: &'a Part,
    solver: &'a mut dyn Solver,
    limits: Limits,
    pub(super) record: Record,
}

impl<'a> Referee<'a> {
    /// Looks for a first table.
    pub(super) fn new(part: &'a Part, solver: &'a mut dyn Solver, limits: Limits) -> Self {
        let unseen = |cell: usize| Range {
            least: OPEN,
            most: -1,
            floor: part.low[cell],
            ceiling: part.high[cell],
            reasons: [Vec::new(), Vec::new()],
            seen: 0,
        };
        let ranges = (0..part.cells.len()).map(unseen).collect();
        let record = Record { table: None, impossible: false, ranges, convex: solver.convex() };
        let mut referee = Self { part, solver, limits, record };
        referee.begin();
        referee
    }

    fn begin(&mut self) {
        let raw = self.part.raw.as_deref();
        let suggestion = self.solver.start(self.part, raw);
        self.hear(&suggestion);
        if let Some(raw) = raw {
            self.see(raw);
        }
        if self.record.table.is_some() {
            return;
        }
        if suggestion.certificates.iter().any(|certificate| certificate.refutes(self.part)) {
            self.record.impossible = true;
            return;
        }
        match search::table(self.part, Bounds::of(self.part), self.limits.steps) {
            Outcome::Found(table) => self.see(&table),
            Outcome::None => self.record.impossible = true,
            Outcome::Undecided => {}
        }
    }

    /// Narrows what is proven by the rows one at a time; worth it where no flow gives certificates.
    pub(super) fn narrow(&mut self) {
        let mut bounds = Bounds::of(self.part);
        let mut steps = self.limits.steps;
        if propagate::narrow(self.part, &mut bounds, 0..self.part.rows.len(), &mut steps).is_ok() {
            for (cell, range) in self.record.ranges.iter_mut().enumerate() {
                range.floor = range.floor.max(bounds.low[cell]);
                range.ceiling = range.ceiling.min(bounds.high[cell]);
            }
        }
    }

    /// Seeks one end of a cell's interval, until what is seen and what is proven meet or the limits are reached.
    pub(super) fn settle(&mut self, cell: usize, end: End) {
        let Some(base) = self.unsettled(cell, end) else { return };
        let suggestion = self.solver.extreme(self.part, &base, cell, end);
        self.hear(&suggestion);
        for certificate in suggestion.certificates {
            self.prove(cell, end, certificate);
        }
        while self.unsettled(cell, end).is_some() {
            let range = &self.record.ranges[cell];
            let mut bounds = Bounds::of(self.part);
            for (other, known) in self.record.ranges.iter().enumerate() {
                bounds.low[other] = known.floor;
                bounds.high[other] = known.ceiling;
            }
            match end {
                End::Most => bounds.low[cell] = range.most + 1,
                End::Least => bounds.high[cell] = range.least - 1,
            }
            match search::table(self.part, bounds, self.limits.steps) {
                Outcome::Found(table) if self.part.admits(&table) => self.see(&table),
                Outcome::None => self.close(cell, end),
                Outcome::Found(_) | Outcome::Undecided => return,
            }
        }
    }

    /// Asks for certificates for a range that is narrower than the rule and was found without any.
    pub(super) fn justify(&mut self, cell: usize) {
        let Some(base) = self.record.table.clone() else { return };
        for end in [End::Least, End::Most] {
            let range = &self.record.ranges[cell];
            let narrower = match end {
                End::Least => range.floor != self.part.low[cell],
                End::Most => range.ceiling != self.part.high[cell],
            };
            if narrower && range.reasons[end as usize].is_empty() {
                let suggestion = self.solver.extreme(self.part, &base, cell, end);
                for certificate in suggestion.certificates {
                    self.prove(cell, end, certificate);
                }
            }
        }
    }

    /// Seeks a table with exactly this value in a cell: seen, proven impossible, or not known.
    pub(super) fn reach(&mut self, cell: usize, value: i64) -> Option<bool> {
        let base = self.record.table.clone()?;
        if self.was_seen(cell, value) {
            return Some(true);
        }
        let suggestion = self.solver.reach(self.part, &base, cell, value);
        self.hear(&suggestion);
        if self.was_seen(cell, value) {
            return Some(true);
        }
        let mut bounds = Bounds::of(self.part);
        bounds.low[cell] = value;
        bounds.high[cell] = value;
        match search::table(self.part, bounds, self.limits.steps) {
            Outcome::Found(table) => {
                self.see(&table);
                self.was_seen(cell, value).then_some(true)
            }
            Outcome::None => Some(false),
            Outcome::Undecided => None,
        }
    }

    fn was_seen(&self, cell: usize, value: i64) -> bool {
        let offset = value - self.part.low[cell];
        (0..WATCHED).contains(&offset) && self.record.ranges[cell].seen >> offset & 1 == 1
    }

    /// A checked table to start from, while an end of a cell is not settled.
    fn unsettled(&self, cell: usize, end: End) -> Option<Vec<i64>> {
        let range = &self.record.ranges[cell];
        let open = match end {
            End::Most => range.most != range.ceiling,
            End::Least => range.least != range.floor,
        };
        if open { self.record.table.clone() } else { None }
    }

    fn hear(&mut self, suggestion: &Suggestion) {
        if let Some(table) = &suggestion.table {
            self.see(table);
        }
        if let Some(ray) = &suggestion.ray
            && self.record.table.is_some()
            && self.part.recedes(ray)
        {
            for (range, _) in self.record.ranges.iter_mut().zip(ray).filter(|(_, step)| **step > 0) {
                range.most = OPEN;
            }
        }
    }

    /// Counts a table as a witness, if it is one.
    fn see(&mut self, table: &[i64]) {
        if !self.part.admits(table) {
            return;
        }
        for ((range, value), low) in self.record.ranges.iter_mut().zip(table).zip(&self.part.low) {
            range.least = range.least.min(*value);
            range.most = range.most.max(*value);
            let offset = value - low;
            if offset < WATCHED {
                range.seen |= 1 << offset;
            }
        }
        self.record.table.get_or_insert_with(|| table.to_vec());
    }

    fn prove(&mut self, cell: usize, end: End, certificate: Certificate) {
        let Some(bound) = certificate.bound(self.part, cell, end) else {
            return;
        };
        let range = &mut self.record.ranges[cell];
        let reasons = &mut range.reasons[end as usize];
        let (known, better) = match end {
            End::Most => (range.ceiling, bound < range.ceiling),
            End::Least => (range.floor, bound > range.floor),
        };
        if better {
            reasons.clear();
        } else if bound != known {
            return;
        }
        reasons.push(certificate);
        match end {
            End::Most => range.ceiling = bound,
            End::Least => range.floor = bound,
        }
    }

    fn close(&mut self, cell: usize, end: End) {
        let range = &mut self.record.ranges[cell];
        match end {
            End::Most => range.ceiling = range.most,
            End::Least => range.floor = range.least,
        }
    }
}
