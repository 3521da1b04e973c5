//! The audit of a family, judged by the policy of the site: which counts a reader learns too much of. It words nothing.

use std::borrow::Cow;

use super::family::{Family, count};
use crate::config::{Policy, Protection};
use crate::intake::gate::protection::{
    Audit, CellAudit, Equation, Fault, Finding, Problem, Reasons, Residual, Status, audit_problem,
};

/// What came of an audit.
pub(super) struct Judged {
    /// Every count that is not printed, with its range.
    pub(super) audit: Audit<usize>,
    /// Which of them a reader learns too much of.
    pub(super) concerns: Vec<usize>,
    /// Sums of hidden counts that are low themselves.
    pub(super) residuals: Vec<Residual<usize>>,
    /// The criterion does not hold, though no single count says why.
    pub(super) unexplained: bool,
}

impl Judged {
    /// Whether nothing is learned that may not be.
    pub(super) fn is_safe(&self) -> bool {
        self.concerns.is_empty() && self.residuals.is_empty() && self.audit.conflicts.is_empty() && !self.unexplained
    }

    pub(super) fn cells(&self) -> impl Iterator<Item = &CellAudit<usize>> {
        self.concerns.iter().filter_map(|at| self.audit.cells.get(*at))
    }
}

/// Audits a family; puts the arithmetic together only where a reader learns too much.
pub(super) fn judge(family: &Family<'_>, policy: &Policy) -> Result<Judged, Vec<Fault>> {
    let judged = judge_system(family, &family.system, policy, Reasons::Omitted)?;
    if judged.is_safe() { Ok(judged) } else { judge_system(family, &family.system, policy, Reasons::Given) }
}

/// Audits a system of a family: its own, or one in which further cells are suppressed.
pub(super) fn judge_system(
    family: &Family<'_>,
    system: &Problem,
    policy: &Policy,
    reasons: Reasons,
) -> Result<Judged, Vec<Fault>> {
    let limited = with_limits(family, system);
    let is_limited = matches!(limited, Cow::Owned(_));
    let mut audit = audit_problem(&limited, reasons, &|position| family.named(position))?;
    // What is spare below a limit is no count.
    audit.cells.retain(|cell| cell.id < system.len());
    let is_concern = |cell: &&CellAudit<usize>| concerns(family, system, cell, policy);
    let concerns: Vec<usize> =
        audit.cells.iter().enumerate().filter(|(_, cell)| is_concern(cell)).map(|(at, _)| at).collect();
    let residuals = residuals(family, system, &audit);
    let holds = match policy.protection {
        Protection::Full => audit.full,
        Protection::Exact => audit.exact,
    };
    // The solver's own verdict is for one threshold; where markers differ, it is asked cell by cell above.
    let same_threshold = !is_limited && system.threshold <= family.threshold();
    let unexplained =
        !holds && same_threshold && concerns.is_empty() && residuals.is_empty() && audit.conflicts.is_empty();
    Ok(Judged { audit, concerns, residuals, unexplained })
}

/// Adds what each marker says by itself: the count and what is spare make up the limit.
fn with_limits<'a>(family: &Family<'_>, system: &'a Problem) -> Cow<'a, Problem> {
    let mut limited = Cow::Borrowed(system);
    for (position, known) in family.counts.iter().enumerate() {
        let Some(limit) = known.limit.map(count) else { continue };
        if system.status[position] == Status::Primary && limit < system.threshold {
            let limited = limited.to_mut();
            let spare = limited.add(None, Status::Secondary);
            let most = limited.add(Some(limit), Status::Published);
            limited.relations.push(Equation::sum(most, [position, spare]));
        }
    }
    limited
}

fn concerns(family: &Family<'_>, system: &Problem, cell: &CellAudit<usize>, policy: &Policy) -> bool {
    let least = system.lowest_low;
    let is_low = |range: (i64, Option<i64>)| range.0 >= least && range.1.is_some_and(|most| most <= family.threshold());
    match (cell.status, cell.finding) {
        (Status::Primary, Some(Finding::Narrow)) => {
            let limit = family.counts.get(cell.id).and_then(|known| known.limit).map_or(system.threshold, count);
            let whole = cell.interval == (least, Some(limit.min(system.threshold)));
            policy.protection == Protection::Full && !(whole && cell.gaps.is_empty())
        }
        (Status::Primary, finding) => finding.is_some(),
        (Status::Implicit, Some(Finding::Low)) => is_low(cell.interval),
        (Status::Implicit, finding) => finding.is_some(),
        // A further cell that turns out to be low gives away what no marker hides.
        (Status::Secondary, finding) => {
            finding.is_some() || is_low(cell.interval) && !family.places(cell.id).is_empty()
        }
        (Status::Published, _) => false,
    }
}

/// Known sums of two or more hidden counts that are low themselves.
fn residuals(family: &Family<'_>, system: &Problem, audit: &Audit<usize>) -> Vec<Residual<usize>> {
    let mut known: Vec<Option<i64>> = (0..system.len()).map(|cell| system.known(cell)).collect();
    for cell in audit.cells.iter().filter(|cell| cell.proven && Some(cell.interval.0) == cell.interval.1) {
        known[cell.id] = Some(cell.interval.0);
    }
    let mut residuals = Vec::new();
    for (at, relation) in system.relations.iter().enumerate() {
        let Some(total) = relation.total().and_then(|total| known[total]) else { continue };
        if relation.parts().filter(|part| known[*part].is_none()).count() < 2 {
            continue;
        }
        let shown = relation.parts().filter_map(|part| known[part]);
        let sum = shown.fold(total, i64::saturating_sub);
        if (system.lowest_low..=family.threshold()).contains(&sum) {
            let cells = relation.parts().filter(|part| known[*part].is_none()).collect();
            residuals.push(Residual { relation: at, cells, sum });
        }
    }
    residuals
}
