//! The audit: for every cell that is not published, the exact range that the published figures confine it to, and
//! whether the criteria hold. It changes nothing and proposes nothing.

use std::fmt::Display;

use serde::Serialize;

use super::certificate::End;
use super::explain::{self, Reason};
use super::fault::{self, Fault};
use super::flow::Flow;
use super::integer::Integer;
use super::network;
use super::part::{self, Part};
use super::problem::{OPEN, Problem, Reader};
use super::referee::{Limits, Record, Referee};
use super::residual::{self, Residual};
use super::solver::Solver;
use super::system::{Status, System};
use super::verdict::{self, Standing};

/// How an audit is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AuditOptions {
    /// What the reader takes for granted about secondary cells.
    pub reader: Reader,
    /// How long to think, in steps.
    pub limits: Limits,
}

/// What a determined reader can work out. Cells and relations go by their names, or by positions where they have none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(bound = "Id: Serialize + Display")]
pub struct Audit<Id = String> {
    /// The version of this answer's form: 1.
    pub version: u32,
    /// Every cell that is not published, in the order of the system.
    pub cells: Vec<CellAudit<Id>>,
    /// Criterion C1: no primary cell is exactly known and no implicit cell is known to be low. True only with witnesses.
    pub exact: bool,
    /// Criterion C2: C1, and every primary cell can still be anything that the rule allows. True only with witnesses.
    pub full: bool,
    /// Why no whole numbers fit at all; then neither criterion holds.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub conflicts: Vec<Conflict<Id>>,
    /// Known sums of two or more hidden cells that are low themselves.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub residuals: Vec<Residual<Id>>,
}

/// One cell that is not published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(bound = "Id: Serialize + Display")]
pub struct CellAudit<Id = String> {
    /// Its identifier.
    pub id: Id,
    /// Its status.
    pub status: Status,
    /// The least and the greatest value seen in a table that fits everything published; no greatest means no bound.
    /// In a system where nothing fits, what the rule alone says.
    pub interval: (i64, Option<i64>),
    /// What is wrong with it, if anything.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub finding: Option<Finding>,
    /// Values of a primary cell between the ends of the interval that it cannot have after all, by parity for instance.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub gaps: Vec<i64>,
    /// Whether the interval is proven to be no wider; otherwise it is at least as wide as it says.
    #[serde(skip_serializing_if = "is_true")]
    pub proven: bool,
    /// The arithmetic by which a reader gets there, where the interval is narrower than the rule.
    #[serde(rename = "because", skip_serializing_if = "Vec::is_empty", serialize_with = "explain::as_texts")]
    pub reasons: Vec<Reason<Id>>,
}

/// What is wrong with one cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Finding {
    /// A primary cell is exactly known (breaks C1).
    Exact,
    /// An implicit cell is known to be low (breaks C1).
    Low,
    /// A primary cell is confined to less than the rule says (breaks C2).
    Narrow,
    /// The limits were reached before a witness or a proof was found. Counts as not safe.
    Undecided,
}

/// Figures that cannot all be right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Conflict<Id = String> {
    /// The relations among which no whole numbers fit.
    pub relations: Vec<Id>,
    /// The suppressed cells among them; none where everything is published.
    pub cells: Vec<Id>,
    /// The contradiction in words.
    pub message: String,
}

/// Audits a system under the model "rule", with the default limits.
///
/// # Errors
/// Every fault for which the system cannot be audited.
pub fn audit(system: &System) -> Result<Audit, Vec<Fault>> {
    audit_with(system, AuditOptions::default())
}

/// Audits a system.
///
/// # Errors
/// Every fault for which the system cannot be audited.
pub fn audit_with(system: &System, options: AuditOptions) -> Result<Audit, Vec<Fault>> {
    let problem = Problem::new(system, options.reader)?;
    let solver = |part: &Part| solver_for(part, options.limits);
    Ok(examine(&problem, options.limits, Reasons::Given, &solver).named(system))
}

/// Whether an audit says why each range is as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::intake::gate) enum Reasons {
    /// Each range comes with its arithmetic.
    Given,
    /// The ranges alone: enough to know whether they are wide enough.
    Omitted,
}

/// Audits a system that has positions in place of names, with the default limits. `name` gives a cell's name for a fault.
///
/// # Errors
/// Every fault for which the system cannot be audited.
pub(in crate::intake::gate) fn audit_problem(
    problem: &Problem,
    reasons: Reasons,
    name: &dyn Fn(usize) -> String,
) -> Result<Audit<usize>, Vec<Fault>> {
    let faults = fault::find_in_values(problem, name);
    if !faults.is_empty() {
        return Err(faults);
    }
    let limits = Limits::default();
    Ok(examine(problem, limits, reasons, &|part| solver_for(part, limits)))
}

/// The audit of a checked problem, with a solver chosen for each part.
pub(super) fn examine(
    problem: &Problem,
    limits: Limits,
    wanted: Reasons,
    choose: &dyn Fn(&Part) -> Box<dyn Solver>,
) -> Audit<usize> {
    let (parts, wrong) = part::split(problem);
    let mut conflicts: Vec<Conflict<usize>> =
        wrong.iter().map(|relation| verdict::wrong_total(problem, *relation)).collect();
    let mut cells: Vec<(usize, CellAudit<usize>)> = Vec::new();
    let mut determined = vec![None; problem.len()];
    let (mut exact, mut full) = (true, true);
    for part in &parts {
        let mut solver = choose(part);
        let (record, standings) = examine_part(problem, part, solver.as_mut(), limits);
        if record.impossible {
            conflicts.push(verdict::no_table(part));
        }
        let mut reasons = match wanted {
            Reasons::Given => explain::reasons(problem, part, &record),
            Reasons::Omitted => vec![Vec::new(); part.cells.len()],
        };
        for (at, standing) in standings.into_iter().enumerate() {
            let cell = part.cells[at];
            exact &= standing.keeps_exact;
            full &= standing.keeps_full;
            let (least, most) = standing.interval;
            determined[cell] = (standing.proven && least == most && !record.impossible).then_some(least);
            cells.push((cell, row(problem, cell, standing, std::mem::take(&mut reasons[at]))));
        }
    }
    cells.sort_by_key(|(cell, _)| *cell);
    let cells: Vec<CellAudit<usize>> = cells.into_iter().map(|(_, row)| row).collect();
    let (exact, full) = (conflicts.is_empty() && exact, conflicts.is_empty() && exact && full);
    let residuals = residual::low_sums(problem, &determined);
    Audit { version: 1, cells, exact, full, conflicts, residuals }
}

/// Max-flow for a network, integer programming for anything else.
pub(super) fn solver_for(part: &Part, limits: Limits) -> Box<dyn Solver> {
    match network::recognise(part) {
        Some(network) => Box::new(Flow::new(network)),
        None => Box::new(Integer { nodes: limits.nodes }),
    }
}

fn examine_part(problem: &Problem, part: &Part, solver: &mut dyn Solver, limits: Limits) -> (Record, Vec<Standing>) {
    let mut referee = Referee::new(part, solver, limits);
    if !referee.record.convex {
        referee.narrow();
    }
    for cell in 0..part.cells.len() {
        referee.settle(cell, End::Least);
        referee.settle(cell, End::Most);
    }
    let judge = |cell: usize| verdict::standing(problem, part, &mut referee, cell);
    let standings: Vec<Standing> = (0..part.cells.len()).map(judge).collect();
    for (cell, _) in standings.iter().enumerate().filter(|(_, standing)| standing.finding.is_some()) {
        referee.justify(cell);
    }
    (referee.record, standings)
}

fn row(problem: &Problem, cell: usize, standing: Standing, reasons: Vec<Reason<usize>>) -> CellAudit<usize> {
    let (least, most) = standing.interval;
    CellAudit {
        id: cell,
        status: problem.status[cell],
        interval: (least, (most != OPEN).then_some(most)),
        finding: standing.finding,
        gaps: standing.gaps,
        proven: standing.proven,
        reasons,
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
fn is_true(value: &bool) -> bool {
    *value
}
