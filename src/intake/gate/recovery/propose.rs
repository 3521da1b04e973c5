//! Which further cells to suppress so that a family is safe under the policy. What is proposed has been judged; nothing is
//! suppressed here.

use super::family::Family;
use super::judge::judge;
use crate::config::{Policy, Protection};
use crate::intake::gate::protection::{self, Cell, Relation, Status, SuppressOptions, System, suppress_with};

/// What to suppress besides.
#[derive(Default)]
pub(super) struct Proposed {
    /// Counts by their names, none where nothing helps.
    pub(super) further: Vec<String>,
    /// Counts that no further suppression protects.
    pub(super) unprotected: Vec<String>,
}

/// How often a proposal is made better before it is given up.
const ROUNDS: usize = 8;

/// Proposes further cells among those that `may` be suppressed.
pub(super) fn propose(family: &Family<'_>, policy: &Policy, may: &dyn Fn(&str) -> bool) -> Proposed {
    let mut trial = family.system.clone();
    let mut unprotected = Vec::new();
    for round in 0..ROUNDS {
        let Ok(proposal) = suppress_with(&trial, options(policy)) else { break };
        unprotected = proposal.unprotectable;
        if !proposal.feasible {
            break;
        }
        let further: Vec<String> = proposal.complement.into_iter().filter(|name| !is_pin(name)).collect();
        let fixed: Vec<&String> = further.iter().filter(|name| !may(name)).collect();
        if !fixed.is_empty() {
            fixed.iter().for_each(|name| pin(&mut trial, name, round));
            unprotected = fixed.into_iter().cloned().collect();
            continue;
        }
        let suppressed = with_further(&family.system, &further);
        let Ok(judged) = judge(family, &suppressed, policy) else { break };
        if judged.is_safe() {
            return Proposed { further, unprotected: Vec::new() };
        }
        unprotected = judged.cells().map(|cell| cell.id.clone()).collect();
        unprotected.extend(judged.residuals.iter().flat_map(|residual| residual.cells.iter().cloned()));
        if judged.residuals.is_empty() {
            break;
        }
        for (number, residual) in judged.residuals.iter().enumerate() {
            protect_sum(&mut trial, &residual.cells, &format!("{round}\u{1f}{number}"));
        }
    }
    unprotected.sort();
    unprotected.dedup();
    Proposed { further: Vec::new(), unprotected }
}

/// A system in which further cells are suppressed.
pub(super) fn with_further(system: &System, further: &[String]) -> System {
    let mut changed = system.clone();
    for cell in changed.cells.iter_mut().filter(|cell| further.contains(&cell.id)) {
        cell.status = Status::Secondary;
    }
    changed
}

const PIN: &str = "pin\u{1f}";

fn is_pin(name: &str) -> bool {
    name.starts_with(PIN)
}

/// Makes a count that cannot be suppressed dear to suppress: each copy of it would have to be suppressed as well.
fn pin(system: &mut System, name: &str, round: usize) {
    let Some(value) = system.cells.iter().find(|cell| cell.id == name).and_then(|cell| cell.value) else { return };
    for copy in 0..PINS {
        let id = format!("{PIN}{round}\u{1f}{copy}\u{1f}{name}");
        system.cells.push(Cell { id: id.clone(), value: Some(value), status: Status::Published });
        system.relations.push(Relation { id: id.clone(), total: name.to_owned(), parts: vec![id] });
    }
}

const PINS: usize = 12;

/// Has the sum of some hidden counts protected as if it were a count that nobody prints.
fn protect_sum(system: &mut System, cells: &[String], number: &str) {
    let id = format!("{PIN}together\u{1f}{number}");
    system.cells.push(Cell { id: id.clone(), value: None, status: Status::Implicit });
    system.relations.push(Relation { id: id.clone(), total: id, parts: cells.to_vec() });
}

fn options(policy: &Policy) -> SuppressOptions {
    let protection = match policy.protection {
        Protection::Full => protection::Protection::Full,
        Protection::Exact => protection::Protection::Exact,
    };
    SuppressOptions { protection, ..SuppressOptions::default() }
}
