//! Puts the names of a system back into what was found of its positions. It finds nothing.

use super::audit::{Audit, CellAudit, Conflict};
use super::explain::{Other, Reason, Total};
use super::residual::Residual;
use super::suppress::Proposal;
use super::system::System;

impl Audit<usize> {
    /// The audit of a system by the names that the system gives.
    pub(super) fn named(self, system: &System) -> Audit {
        let cell = |audit: CellAudit<usize>| CellAudit {
            id: system.cells[audit.id].id.clone(),
            status: audit.status,
            interval: audit.interval,
            finding: audit.finding,
            gaps: audit.gaps,
            proven: audit.proven,
            reasons: audit.reasons.into_iter().map(|reason| reason.named(system)).collect(),
        };
        Audit {
            version: self.version,
            cells: self.cells.into_iter().map(cell).collect(),
            exact: self.exact,
            full: self.full,
            conflicts: self.conflicts.into_iter().map(|conflict| conflict.named(system)).collect(),
            residuals: self.residuals.into_iter().map(|residual| residual.named(system)).collect(),
        }
    }
}

impl Proposal<usize> {
    /// The proposal for a system by the names that the system gives.
    pub(super) fn named(self, system: &System) -> Proposal {
        Proposal {
            version: self.version,
            feasible: self.feasible,
            complement: cells(system, &self.complement),
            unprotectable: cells(system, &self.unprotectable),
            promoted: cells(system, &self.promoted),
            conflicts: self.conflicts.into_iter().map(|conflict| conflict.named(system)).collect(),
            lost: self.lost,
            fewest: self.fewest,
            optimal: self.optimal,
        }
    }
}

impl Conflict<usize> {
    fn named(self, system: &System) -> Conflict {
        let relations: Vec<String> = self.relations.iter().map(|at| relation(system, *at)).collect();
        // Where everything is published, a single total is wrong.
        let message = match relations.as_slice() {
            [only] if self.cells.is_empty() => format!("`{only}`: {}", self.message),
            _ => self.message,
        };
        Conflict { relations, cells: cells(system, &self.cells), message }
    }
}

impl Residual<usize> {
    fn named(self, system: &System) -> Residual {
        Residual { relation: relation(system, self.relation), cells: cells(system, &self.cells), sum: self.sum }
    }
}

impl Reason<usize> {
    fn named(self, system: &System) -> Reason {
        let cell = |at: usize| system.cells[at].id.clone();
        let other = |other: Other<usize>| Other {
            cell: cell(other.cell),
            factor: other.factor,
            least: other.least,
            most: other.most,
        };
        Reason {
            cell: cell(self.cell),
            claim: self.claim,
            relations: self.relations.into_iter().map(|(at, factor)| (relation(system, at), factor)).collect(),
            factor: self.factor,
            total: self.total.map(|total| Total { value: total.value, worked_out: total.worked_out.map(cell) }),
            shown: self.shown,
            shown_sum: self.shown_sum,
            worked_out: self.worked_out.into_iter().map(|(at, value)| (cell(at), value)).collect(),
            leaves: self.leaves,
            others: self.others.into_iter().map(other).collect(),
        }
    }
}

fn cells(system: &System, positions: &[usize]) -> Vec<String> {
    positions.iter().map(|at| system.cells[*at].id.clone()).collect()
}

fn relation(system: &System, position: usize) -> String {
    system.relations[position].id.clone()
}
