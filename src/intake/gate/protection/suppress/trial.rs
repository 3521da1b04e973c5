//! Tries a set of secondary cells: which cells stay unprotected, and for each a cut, that is, published cells of which
//! every sufficient set contains at least one (the capacity constraints of Fischetti and Salazar 2000).

use super::super::audit::solver_for;
use super::super::certificate::{Certificate, End};
use super::super::part::{self, Part};
use super::super::problem::{Problem, Reader};
use super::super::referee::{Record, Referee, WATCHED};
use super::super::system::Status;
use super::{Protection, SuppressOptions, Zeros, with_secondary};

/// A problem with the criterion that is to hold.
pub(super) struct Trial<'a> {
    pub(super) problem: &'a Problem,
    pub(super) options: SuppressOptions,
}

/// A cell that is not protected.
#[derive(Clone, Debug)]
pub(super) struct Failure {
    pub(super) cell: usize,
    /// At least one of these must be chosen too. Empty: nothing helps.
    pub(super) cut: Vec<usize>,
}

/// How many failures are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extent {
    /// Every one.
    All,
    /// The first, looking around this cell before elsewhere.
    FirstNear(usize),
}

/// How many candidates there may be for a cut to be sharpened one cell at a time.
const SHARPEN: usize = 64;

impl<'a> Trial<'a> {
    pub(super) fn new(problem: &'a Problem, options: SuppressOptions) -> Self {
        Self { problem, options }
    }

    /// The empty choice.
    pub(super) fn none(&self) -> Vec<bool> {
        vec![false; self.problem.len()]
    }

    /// The choice of every candidate.
    pub(super) fn everything(&self) -> Vec<bool> {
        (0..self.problem.len()).map(|cell| self.is_candidate(cell)).collect()
    }

    /// Whether a cell is published and may be made secondary.
    pub(super) fn is_candidate(&self, cell: usize) -> bool {
        let least = match self.options.zeros {
            Zeros::Use => self.least_secondary(),
            Zeros::Keep => self.least_secondary().max(1),
        };
        self.problem.known(cell).is_some_and(|value| value >= least)
    }

    /// The least value that a secondary cell can have for the reader.
    pub(super) fn least_secondary(&self) -> i64 {
        match self.options.reader {
            Reader::Rule => 0,
            Reader::Strict => self.problem.threshold + 1,
        }
    }

    /// The cells that the criterion speaks of.
    pub(super) fn is_guarded(&self, cell: usize) -> bool {
        matches!(self.problem.status[cell], Status::Primary | Status::Implicit)
    }

    /// The cells that stay unprotected, in the order of parts.
    pub(super) fn failures(&self, chosen: &[bool], extent: Extent) -> Vec<Failure> {
        let cells: Vec<usize> = (0..chosen.len()).filter(|cell| chosen[*cell]).collect();
        let problem = with_secondary(self.problem, &cells);
        let (mut parts, _) = part::split(&problem);
        if let Extent::FirstNear(cell) = extent {
            parts.sort_by_key(|part| !self.touches(part, cell));
        }
        let mut failures = Vec::new();
        for part in &parts {
            self.examine(&problem, part, extent, chosen, &mut failures);
            if extent != Extent::All && !failures.is_empty() {
                break;
            }
        }
        failures
    }

    fn examine(&self, problem: &Problem, part: &Part, extent: Extent, chosen: &[bool], failures: &mut Vec<Failure>) {
        let mut guarded: Vec<usize> = (0..part.cells.len()).filter(|at| self.is_guarded(part.cells[*at])).collect();
        if guarded.is_empty() {
            return;
        }
        if let Extent::FirstNear(cell) = extent {
            guarded.sort_by_key(|at| !self.shares_relation(part.cells[*at], cell));
        }
        let mut solver = solver_for(part, self.options.limits);
        let mut referee = Referee::new(part, solver.as_mut(), self.options.limits);
        for at in guarded {
            for cut in self.broken(problem, part, &mut referee, at) {
                let cut = cut.unwrap_or_else(|| self.sharpened(part.cells[at], chosen, extent));
                failures.push(Failure { cell: part.cells[at], cut });
            }
            if extent != Extent::All && !failures.is_empty() {
                return;
            }
        }
    }

    /// The cuts for one guarded cell: none if it is protected, no list where no certificate gives one.
    fn broken(&self, problem: &Problem, part: &Part, referee: &mut Referee<'_>, at: usize) -> Vec<Option<Vec<usize>>> {
        if referee.record.table.is_none() {
            return vec![None];
        }
        let primary = problem.status[part.cells[at]] == Status::Primary;
        let mut cuts = Vec::new();
        if primary && self.options.protection == Protection::Full {
            for end in [End::Most, End::Least] {
                referee.settle(at, end);
                let range = &referee.record.ranges[at];
                let wide = match end {
                    End::Most => range.most == part.high[at],
                    End::Least => range.least == part.low[at],
                };
                if !wide {
                    cuts.extend(self.cuts(problem, part, &referee.record, at, end));
                }
            }
            if part.low[at] == part.high[at] {
                cuts.push(Some(Vec::new()));
            }
            if cuts.is_empty() && self.has_gap(part, referee, at) {
                cuts.push(None);
            }
            return cuts;
        }
        for end in [End::Most, End::Least] {
            if self.is_vague(problem, primary, &referee.record, at) {
                return cuts;
            }
            referee.settle(at, end);
        }
        if !self.is_vague(problem, primary, &referee.record, at) {
            cuts.push(self.either(problem, part, &referee.record, at));
        }
        cuts
    }

    /// Whether C1 has been seen to hold for a cell.
    fn is_vague(&self, problem: &Problem, primary: bool, record: &Record, at: usize) -> bool {
        let range = &record.ranges[at];
        match primary {
            true => range.least < range.most,
            false => range.least < problem.lowest_low || range.most > problem.threshold,
        }
    }

    fn has_gap(&self, part: &Part, referee: &mut Referee<'_>, at: usize) -> bool {
        if referee.record.convex {
            return false;
        }
        let inner = part.low[at] + 1..part.high[at];
        inner.clone().count() as i64 > WATCHED || inner.into_iter().any(|value| referee.reach(at, value) != Some(true))
    }

    /// The cuts for an end that must move: one for each certificate that stops it, or none known.
    fn cuts(&self, problem: &Problem, part: &Part, record: &Record, at: usize, end: End) -> Vec<Option<Vec<usize>>> {
        let range = &record.ranges[at];
        let stopped = match end {
            End::Most => range.most == range.ceiling,
            End::Least => range.least == range.floor,
        };
        let reasons = &range.reasons[end as usize];
        if !stopped || reasons.is_empty() {
            return vec![None];
        }
        reasons.iter().map(|certificate| Some(self.helpful(problem, part, certificate, end))).collect()
    }

    /// The cut where it is enough that either end moves.
    fn either(&self, problem: &Problem, part: &Part, record: &Record, at: usize) -> Option<Vec<usize>> {
        let range = &record.ranges[at];
        let movable = [(End::Most, range.most != part.high[at]), (End::Least, range.least != part.low[at])];
        let mut cut = Vec::new();
        // An end that the rule itself stops is moved by no suppression.
        for (end, _) in movable.into_iter().filter(|(_, movable)| *movable) {
            cut.extend(self.cuts(problem, part, record, at, end).into_iter().next()??);
        }
        cut.sort_unstable();
        cut.dedup();
        Some(cut)
    }

    fn helpful(&self, problem: &Problem, part: &Part, certificate: &Certificate, end: End) -> Vec<usize> {
        let mut factors: Vec<(usize, i64)> = Vec::new();
        for (row, factor) in &certificate.multipliers {
            let terms = problem.relations[part.rows[*row].relation].terms.iter();
            let published = terms.filter(|(cell, _)| problem.known(*cell).is_some());
            factors.extend(published.map(|(cell, sign)| (*cell, factor * sign)));
        }
        factors.sort_unstable();
        let merged = factors.chunk_by(|one, other| one.0 == other.0);
        let sums = merged.map(|same| (same[0].0, same.iter().map(|term| term.1).sum::<i64>()));
        let rising = |factor: i64| (factor < 0) == (end == End::Most);
        let room_below = |cell: usize| problem.known(cell).is_some_and(|value| value > self.least_secondary());
        sums.filter(|(cell, factor)| *factor != 0 && self.is_candidate(*cell) && (rising(*factor) || room_below(*cell)))
            .map(|(cell, _)| cell)
            .collect()
    }

    /// The cut that says only "something else", made as small as trying one cell after the other can make it.
    fn sharpened(&self, cell: usize, chosen: &[bool], extent: Extent) -> Vec<usize> {
        let mut candidates: Vec<usize> =
            (0..chosen.len()).filter(|other| !chosen[*other] && self.is_candidate(*other)).collect();
        if extent != Extent::All || candidates.len() > SHARPEN {
            return candidates;
        }
        candidates.sort_by_key(|other| (std::cmp::Reverse(self.problem.values[*other]), *other));
        let mut widest = chosen.to_vec();
        let mut cut = Vec::new();
        for other in candidates {
            widest[other] = true;
            if !self.fails(cell, &widest) {
                widest[other] = false;
                cut.push(other);
            }
        }
        cut.sort_unstable();
        cut
    }

    fn fails(&self, cell: usize, chosen: &[bool]) -> bool {
        let cells: Vec<usize> = (0..chosen.len()).filter(|cell| chosen[*cell]).collect();
        let problem = with_secondary(self.problem, &cells);
        let (parts, _) = part::split(&problem);
        let Some(part) = parts.iter().find(|part| part.cells.contains(&cell)) else {
            return false;
        };
        let Ok(at) = part.cells.binary_search(&cell) else {
            return false;
        };
        let mut solver = solver_for(part, self.options.limits);
        let mut referee = Referee::new(part, solver.as_mut(), self.options.limits);
        !self.broken(&problem, part, &mut referee, at).is_empty()
    }

    fn touches(&self, part: &Part, cell: usize) -> bool {
        let mut relations = part.rows.iter().map(|row| &self.problem.relations[row.relation]);
        relations.any(|relation| relation.terms.iter().any(|term| term.0 == cell))
    }

    fn shares_relation(&self, one: usize, other: usize) -> bool {
        let contains = |terms: &[(usize, i64)], cell: usize| terms.iter().any(|term| term.0 == cell);
        let mut relations = self.problem.relations.iter();
        relations.any(|relation| contains(&relation.terms, other) && contains(&relation.terms, one))
    }
}
