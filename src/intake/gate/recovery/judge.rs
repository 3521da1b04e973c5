//! The audit of a family, judged by the policy of the site: which counts a reader learns too much of. It words nothing.

use std::collections::BTreeMap;

use super::family::{Family, count};
use crate::config::{Policy, Protection};
use crate::intake::gate::protection::{
    Audit, Cell, CellAudit, Fault, Finding, Relation, Residual, Status, System, Zero, audit,
};

/// What came of an audit.
pub(super) struct Judged {
    /// Every count that is not printed, with its range.
    pub(super) audit: Audit,
    /// Which of them a reader learns too much of.
    pub(super) concerns: Vec<usize>,
    /// Sums of hidden counts that are low themselves.
    pub(super) residuals: Vec<Residual>,
    /// The criterion does not hold, though no single count says why.
    pub(super) unexplained: bool,
}

impl Judged {
    /// Whether nothing is learned that may not be.
    pub(super) fn is_safe(&self) -> bool {
        self.concerns.is_empty() && self.residuals.is_empty() && self.audit.conflicts.is_empty() && !self.unexplained
    }

    pub(super) fn cells(&self) -> impl Iterator<Item = &CellAudit> {
        self.concerns.iter().filter_map(|at| self.audit.cells.get(*at))
    }
}

/// Audits a system of a family: its own, or one in which further cells are suppressed.
pub(super) fn judge(family: &Family<'_>, system: &System, policy: &Policy) -> Result<Judged, Vec<Fault>> {
    let (limited, is_limited) = with_limits(family, system);
    let mut audit = audit(&limited)?;
    audit.cells.retain(|cell| !cell.id.starts_with(SPARE));
    let is_concern = |cell: &&CellAudit| concerns(family, system, cell, policy);
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

/// Begins the name of what is left below the limit of a marker.
const SPARE: &str = "spare\u{1f}";

/// Adds what each marker says by itself: the count and what is spare make up the limit.
fn with_limits(family: &Family<'_>, system: &System) -> (System, bool) {
    let mut limited = system.clone();
    for cell in system.cells.iter().filter(|cell| cell.status == Status::Primary) {
        let Some(limit) = family.limits.get(&cell.id).map(|limit| count(*limit)) else { continue };
        if limit >= system.threshold {
            continue;
        }
        let (spare, most) = (format!("{SPARE}{}", cell.id), format!("limit\u{1f}{}", cell.id));
        limited.cells.push(Cell { id: spare.clone(), value: None, status: Status::Secondary });
        limited.cells.push(Cell { id: most.clone(), value: Some(limit), status: Status::Published });
        let id = format!("limit\u{1f}{}", cell.id);
        limited.relations.push(Relation { id, total: most, parts: vec![cell.id.clone(), spare] });
    }
    let is_limited = limited.relations.len() > system.relations.len();
    (limited, is_limited)
}

fn concerns(family: &Family<'_>, system: &System, cell: &CellAudit, policy: &Policy) -> bool {
    let least = system.lowest_low();
    let is_low = |range: (i64, Option<i64>)| range.0 >= least && range.1.is_some_and(|most| most <= family.threshold());
    match (cell.status, cell.finding) {
        (Status::Primary, Some(Finding::Narrow)) => {
            let limit = family.limits.get(&cell.id).map_or(system.threshold, |limit| count(*limit));
            let whole = cell.interval == (least, Some(limit.min(system.threshold)));
            policy.protection == Protection::Full && !(whole && cell.gaps.is_empty())
        }
        (Status::Primary, finding) => finding.is_some(),
        (Status::Implicit, Some(Finding::Low)) => is_low(cell.interval),
        (Status::Implicit, finding) => finding.is_some(),
        // A further cell that turns out to be low gives away what no marker hides.
        (Status::Secondary, finding) => {
            finding.is_some() || is_low(cell.interval) && family.places.contains_key(&cell.id)
        }
        (Status::Published, _) => false,
    }
}

/// Known sums of two or more hidden counts that are low themselves.
fn residuals(family: &Family<'_>, system: &System, audit: &Audit) -> Vec<Residual> {
    let mut known: BTreeMap<&str, i64> = BTreeMap::new();
    for cell in system.cells.iter().filter(|cell| cell.status == Status::Published) {
        known.extend(cell.value.map(|value| (cell.id.as_str(), value)));
    }
    for cell in audit.cells.iter().filter(|cell| cell.proven && Some(cell.interval.0) == cell.interval.1) {
        known.insert(&cell.id, cell.interval.0);
    }
    let least = if system.zero == Zero::Suppress { 0 } else { 1 };
    let mut residuals = Vec::new();
    for relation in &system.relations {
        let Some(total) = known.get(relation.total.as_str()) else { continue };
        let hidden: Vec<String> =
            relation.parts.iter().filter(|part| !known.contains_key(part.as_str())).cloned().collect();
        let shown = relation.parts.iter().filter_map(|part| known.get(part.as_str()));
        let sum = shown.fold(*total, |rest, value| rest.saturating_sub(*value));
        if hidden.len() >= 2 && (least..=family.threshold()).contains(&sum) {
            residuals.push(Residual { relation: relation.id.clone(), cells: hidden, sum });
        }
    }
    residuals
}
