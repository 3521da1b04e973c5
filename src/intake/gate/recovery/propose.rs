//! Which further cells to suppress so that a family is safe under the policy. What is proposed has been judged; nothing is
//! suppressed here.

use super::family::Family;
use super::judge::judge_system;
use crate::config::{Policy, Protection};
use crate::intake::gate::protection::{self, Equation, Problem, Reasons, Status, SuppressOptions, suppress_problem};

/// What to suppress besides.
#[derive(Default)]
pub(super) struct Proposed {
    /// Counts by their positions, none where nothing helps.
    pub(super) further: Vec<usize>,
    /// Counts that no further suppression protects.
    pub(super) unprotected: Vec<usize>,
}

/// How often a proposal is made better before it is given up.
const ROUNDS: usize = 8;

/// Proposes further cells among those that `may` be suppressed.
pub(super) fn propose(family: &Family<'_>, policy: &Policy, may: &dyn Fn(usize) -> bool) -> Proposed {
    let mut trial = family.system.clone();
    let mut unprotected = Vec::new();
    // What is added to the trial beyond the counts themselves is a pin, or a sum that is to be protected.
    let is_count = |position: &usize| *position < family.system.len();
    for _ in 0..ROUNDS {
        let named = |position: usize| family.named(position);
        let Ok(proposal) = suppress_problem(trial.clone(), options(policy), &named) else { break };
        unprotected = proposal.unprotectable;
        if !proposal.feasible {
            break;
        }
        let further: Vec<usize> = proposal.complement.into_iter().filter(is_count).collect();
        let fixed: Vec<usize> = further.iter().copied().filter(|position| !may(*position)).collect();
        if !fixed.is_empty() {
            fixed.iter().for_each(|position| pin(&mut trial, *position));
            unprotected = fixed;
            continue;
        }
        let suppressed = with_further(&family.system, &further);
        let Ok(judged) = judge_system(family, &suppressed, policy, Reasons::Omitted) else { break };
        if judged.is_safe() {
            return Proposed { further, unprotected: Vec::new() };
        }
        unprotected = judged.cells().map(|cell| cell.id).collect();
        unprotected.extend(judged.residuals.iter().flat_map(|residual| residual.cells.iter().copied()));
        if judged.residuals.is_empty() {
            break;
        }
        for residual in &judged.residuals {
            protect_sum(&mut trial, &residual.cells);
        }
    }
    unprotected.sort_unstable();
    unprotected.dedup();
    Proposed { further: Vec::new(), unprotected }
}

/// A system in which further cells are suppressed.
pub(super) fn with_further(system: &Problem, further: &[usize]) -> Problem {
    let mut changed = system.clone();
    for position in further {
        changed.status[*position] = Status::Secondary;
    }
    changed
}

/// Makes a count that cannot be suppressed dear to suppress: each copy of it would have to be suppressed as well.
fn pin(system: &mut Problem, position: usize) {
    let Some(value) = system.values[position] else { return };
    for _ in 0..PINS {
        let copy = system.add(Some(value), Status::Published);
        system.relations.push(Equation::sum(position, [copy]));
    }
}

const PINS: usize = 12;

/// Has the sum of some hidden counts protected as if it were a count that nobody prints.
fn protect_sum(system: &mut Problem, cells: &[usize]) {
    let together = system.add(None, Status::Implicit);
    system.relations.push(Equation::sum(together, cells.iter().copied()));
}

fn options(policy: &Policy) -> SuppressOptions {
    let protection = match policy.protection {
        Protection::Full => protection::Protection::Full,
        Protection::Exact => protection::Protection::Exact,
    };
    SuppressOptions { protection, ..SuppressOptions::default() }
}
