//! Proposes which published cells to suppress as well, so that the primary ones are protected: the fewest cells, then
//! the least value lost. What it proposes has passed the audit; it writes nothing.

mod cover;
mod grow;
mod improve;
mod paths;
mod scope;
mod trial;

use serde::{Deserialize, Serialize};

use super::audit::{Conflict, Reasons, examine, solver_for};
use super::fault::{self, Fault};
use super::problem::{Problem, Reader};
use super::referee::Limits;
use super::system::{Status, System};
use paths::Grown;
use trial::Trial;

/// How much a suppressed count must be protected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Protection {
    /// Criterion C1: not exactly known.
    Exact,
    /// Criterion C2: nothing is learned beyond the rule.
    #[default]
    Full,
}

/// Whether a published zero may be suppressed to protect another cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Zeros {
    /// It may: under the model "rule" a hidden zero protects as well as any other count, and costs nothing.
    #[default]
    Use,
    /// It stays published: for readers who know without being told where nothing can have happened.
    Keep,
}

/// How a proposal is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SuppressOptions {
    /// The criterion to meet.
    pub protection: Protection,
    /// What the reader takes for granted about secondary cells. For a strict reader only cells above the threshold are
    /// proposed.
    pub reader: Reader,
    /// Whether zeros may be proposed.
    pub zeros: Zeros,
    /// How long to think, in steps.
    pub limits: Limits,
}

/// What to suppress further.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Proposal<Id = String> {
    /// The version of this answer's form: 1.
    pub version: u32,
    /// Whether the criterion holds once the complement is suppressed.
    pub feasible: bool,
    /// Published cells to make secondary, in the order of the system; none where nothing helps.
    pub complement: Vec<Id>,
    /// Cells that no further suppression protects: their categories must be merged.
    pub unprotectable: Vec<Id>,
    /// Published cells that are low themselves and were taken as primary.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub promoted: Vec<Id>,
    /// Why no whole numbers fit what is published, so that nothing can be proposed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub conflicts: Vec<Conflict<Id>>,
    /// The sum of the values in the complement.
    #[serde(skip)]
    pub lost: i64,
    /// No complement has fewer cells than this.
    #[serde(skip)]
    pub fewest: usize,
    /// Whether the complement is proven to have the fewest cells and, of those, the least value.
    #[serde(skip)]
    pub optimal: bool,
}

/// A complement for one connected set of tables.
struct Complement {
    cells: Vec<usize>,
    unprotectable: Vec<usize>,
    fewest: usize,
    optimal: bool,
}

/// Proposes a complement for full protection against the reader of the model "rule".
///
/// # Errors
/// Every fault for which the system cannot be audited.
pub fn suppress(system: &System) -> Result<Proposal, Vec<Fault>> {
    suppress_with(system, SuppressOptions::default())
}

/// Proposes a complement.
///
/// # Errors
/// Every fault for which the system cannot be audited.
pub fn suppress_with(system: &System, options: SuppressOptions) -> Result<Proposal, Vec<Fault>> {
    Ok(propose(Problem::new(system, options.reader)?, options).named(system))
}

/// Proposes a complement for a system that has positions in place of names. `name` gives a cell's name for a fault.
///
/// # Errors
/// Every fault for which the system cannot be audited.
pub(in crate::intake::gate) fn suppress_problem(
    problem: Problem,
    options: SuppressOptions,
    name: &dyn Fn(usize) -> String,
) -> Result<Proposal<usize>, Vec<Fault>> {
    let faults = fault::find_in_values(&problem, name);
    if faults.is_empty() { Ok(propose(problem, options)) } else { Err(faults) }
}

fn propose(mut problem: Problem, options: SuppressOptions) -> Proposal<usize> {
    let promoted = promote(&mut problem);
    let conflicts = scope::conflicts(&problem, options.limits);
    let mut proposal = Proposal {
        version: 1,
        feasible: false,
        complement: Vec::new(),
        unprotectable: Vec::new(),
        promoted,
        conflicts,
        lost: 0,
        fewest: 0,
        optimal: true,
    };
    if !proposal.conflicts.is_empty() {
        return proposal;
    }
    let mut chosen = Vec::new();
    let mut unprotectable = Vec::new();
    for (part, positions) in scope::tables(&problem) {
        let found = complement(&Trial::new(&part, options));
        chosen.extend(found.cells.iter().map(|cell| positions[*cell]));
        unprotectable.extend(found.unprotectable.iter().map(|cell| positions[*cell]));
        proposal.fewest += found.fewest;
        proposal.optimal &= found.optimal;
    }
    conclude(&mut proposal, &problem, chosen, unprotectable, options);
    proposal
}

/// Puts the complement to the audit, which alone can say that it is feasible.
fn conclude(
    proposal: &mut Proposal<usize>,
    problem: &Problem,
    mut chosen: Vec<usize>,
    mut unprotectable: Vec<usize>,
    options: SuppressOptions,
) {
    let suppressed = with_secondary(problem, &chosen);
    if unprotectable.is_empty() {
        let audit = examine(&suppressed, options.limits, Reasons::Omitted, &|part| solver_for(part, options.limits));
        proposal.feasible = match options.protection {
            Protection::Exact => audit.exact,
            Protection::Full => audit.full,
        };
        if !proposal.feasible {
            let failing = audit.cells.iter().filter(|cell| cell.finding.is_some()).map(|cell| cell.id);
            proposal.unprotectable = failing.collect();
        }
    }
    if proposal.feasible {
        chosen.sort_unstable();
        proposal.lost = chosen.iter().filter_map(|cell| problem.values[*cell]).sum();
        proposal.complement = chosen;
    } else {
        unprotectable.sort_unstable();
        proposal.optimal = false;
        proposal.unprotectable.extend(unprotectable);
    }
}

/// Grows a safe set, drops what it does not need, and improves it towards the optimum.
fn complement(trial: &Trial<'_>) -> Complement {
    let mut cuts = cover::Cuts::default();
    let first = trial.failures(&trial.none(), trial::Extent::All);
    if first.is_empty() {
        return Complement { cells: Vec::new(), unprotectable: Vec::new(), fewest: 0, optimal: true };
    }
    first.iter().for_each(|failure| cuts.add(failure.cut.clone()));
    let (sets, effort) = match paths::grow(trial) {
        Grown::Sets(sets) => (Some(sets), improve::Effort::Network),
        // Paths take one way at a time; what they cannot do, cuts may.
        Grown::Stuck => (grow::by_cuts(trial, &mut cuts, trial.none()).map(|set| vec![set]), improve::Effort::Network),
        Grown::NoNetwork => {
            (grow::by_cuts(trial, &mut cuts, trial.none()).map(|set| vec![set]), improve::Effort::General)
        }
    };
    match sets {
        Some(sets) => improve::best(trial, sets, cuts, effort),
        None => {
            let failing = trial.failures(&trial.everything(), trial::Extent::All);
            let mut unprotectable: Vec<usize> = failing.iter().map(|failure| failure.cell).collect();
            unprotectable.sort_unstable();
            unprotectable.dedup();
            Complement { cells: Vec::new(), unprotectable, fewest: 0, optimal: false }
        }
    }
}

/// Makes low published cells primary and says which.
fn promote(problem: &mut Problem) -> Vec<usize> {
    let low = problem.lowest_low..=problem.threshold;
    let promoted: Vec<usize> =
        (0..problem.len()).filter(|cell| problem.known(*cell).is_some_and(|value| low.contains(&value))).collect();
    promoted.iter().for_each(|cell| problem.status[*cell] = Status::Primary);
    promoted
}

/// The problem with some cells made secondary.
fn with_secondary(problem: &Problem, cells: &[usize]) -> Problem {
    let mut changed = problem.clone();
    cells.iter().for_each(|cell| changed.status[*cell] = Status::Secondary);
    changed
}
