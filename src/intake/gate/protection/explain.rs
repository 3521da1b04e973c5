//! The arithmetic by which a reader gets to a range, as data and in words. It explains what the audit has found and
//! decides nothing.

use std::fmt::Display;

use serde::Serializer;
use serde::ser::SerializeSeq;

use super::certificate::{Certificate, End};
use super::eliminate::{self, Known};
use super::part::Part;
use super::problem::{OPEN, Problem};
use super::referee::Record;

/// Relations added up, and what they leave for one cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason<Id = String> {
    /// The cell that is explained.
    pub cell: Id,
    /// What follows.
    pub claim: Claim,
    /// The relations used, each with the whole number it is multiplied by; −1 is "taken away".
    pub relations: Vec<(Id, i64)>,
    /// By what the cell itself is multiplied in the sum of these relations: 1 but for sums such as "twice the cell".
    pub factor: i64,
    /// The total that is taken apart, where a single relation is used and its total is published or worked out.
    pub total: Option<Total<Id>>,
    /// How many published parts are used.
    pub shown: usize,
    /// What they add up to, with signs and multipliers, the total not among them.
    pub shown_sum: i64,
    /// Cells that had been worked out before, the total not among them.
    pub worked_out: Vec<(Id, i64)>,
    /// What is left for the cell and the other hidden cells together.
    pub leaves: i64,
    /// The other hidden cells: by what each is multiplied, and its range by the rule; no greatest means no bound.
    pub others: Vec<Other<Id>>,
}

/// A total that is taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Total<Id = String> {
    /// Its value.
    pub value: i64,
    /// Its cell, where it is not published but was worked out before.
    pub worked_out: Option<Id>,
}

/// A hidden cell that shares what is left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Other<Id = String> {
    /// The cell.
    pub cell: Id,
    /// By what it is multiplied on the side of the cell that is explained.
    pub factor: i64,
    /// Its least value.
    pub least: i64,
    /// Its greatest value.
    pub most: Option<i64>,
}

/// What follows for a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Claim {
    /// It is exactly this.
    Is(i64),
    /// It is at least this.
    AtLeast(i64),
    /// It is at most this.
    AtMost(i64),
}

/// For each cell of a part, why its range is narrower than the rule.
pub(super) fn reasons(problem: &Problem, part: &Part, record: &Record) -> Vec<Vec<Reason<usize>>> {
    let mut reasons = vec![Vec::new(); part.cells.len()];
    if record.table.is_none() {
        return reasons;
    }
    let mut known = Known::new(part);
    for (turn, found) in eliminate::order(part, record, &mut known).into_iter().enumerate() {
        let settled = |at: usize| known.before(turn, at);
        reasons[found.cell].push(reason(
            problem,
            part,
            &settled,
            &found.certificate,
            found.cell,
            Claim::Is(found.value),
        ));
    }
    for (cell, range) in record.ranges.iter().enumerate() {
        if !reasons[cell].is_empty() {
            continue;
        }
        let ends = [
            (End::Least, range.least != part.low[cell], Claim::AtLeast(range.least)),
            (End::Most, range.most != part.high[cell], Claim::AtMost(range.most)),
        ];
        for (end, _, claim) in ends.into_iter().filter(|(_, narrower, _)| *narrower) {
            let settled = |at: usize| known.before(usize::MAX, at);
            if let Some(certificate) = eliminate::simplest(part, &known, range, cell, end) {
                reasons[cell].push(reason(problem, part, &settled, &certificate, cell, claim));
            }
        }
    }
    reasons
}

/// `settled` gives the values of the cells that were worked out before.
fn reason(
    problem: &Problem,
    part: &Part,
    settled: &dyn Fn(usize) -> Option<i64>,
    certificate: &Certificate,
    cell: usize,
    claim: Claim,
) -> Reason<usize> {
    let settled = |at: usize| settled(at).filter(|_| at != cell);
    let small = |value: i128| i64::try_from(value).unwrap_or(i64::MAX);
    let mut published = Vec::new();
    for (row, factor) in &certificate.multipliers {
        let terms = problem.relations[part.rows[*row].relation].terms.iter();
        let known = terms.filter_map(|(at, sign)| Some((*at, factor * sign * problem.known(*at)?)));
        published.extend(known);
    }
    let single = match certificate.multipliers.as_slice() {
        [(row, 1)] => problem.relations[part.rows[*row].relation].terms.last().map(|(total, _)| *total),
        _ => None,
    };
    let sum = certificate.sum(part);
    let worked_out: Vec<(usize, i64)> =
        sum.terms.iter().filter_map(|(at, _)| Some((part.cells[*at], settled(*at)?))).collect();
    let total = single.and_then(|total| {
        let earlier = worked_out.iter().find(|(at, _)| *at == total);
        let earlier = earlier.map(|(at, value)| Total { value: *value, worked_out: Some(*at) });
        problem.known(total).map(|value| Total { value, worked_out: None }).or(earlier)
    });
    let is_part = |at: usize| total.is_none() || single != Some(at);
    let parts: Vec<i64> = published.iter().filter(|(at, _)| is_part(*at)).map(|(_, value)| *value).collect();
    let done = sum.terms.iter().filter_map(|(at, factor)| Some(factor * i128::from(settled(*at)?)));
    let leaves = sum.rest - done.sum::<i128>();
    let others = sum.terms.iter().filter(|(at, _)| *at != cell && settled(*at).is_none()).map(|(at, factor)| Other {
        cell: part.cells[*at],
        factor: small(*factor),
        least: part.low[*at],
        most: (part.high[*at] != OPEN).then_some(part.high[*at]),
    });
    let relations = certificate.multipliers.iter();
    let own = sum.terms.iter().find(|(at, _)| *at == cell).map_or(1, |(_, factor)| small(*factor));
    Reason {
        cell: part.cells[cell],
        claim,
        relations: relations.map(|(row, factor)| (part.rows[*row].relation, *factor)).collect(),
        factor: own,
        total: total.clone(),
        shown: parts.len(),
        shown_sum: parts.iter().sum(),
        worked_out: worked_out.iter().copied().filter(|(at, _)| is_part(*at)).collect(),
        leaves: small(leaves),
        others: others.collect(),
    }
}

pub(super) fn as_texts<S: Serializer, Id: Display>(reasons: &[Reason<Id>], serializer: S) -> Result<S::Ok, S::Error> {
    let mut texts = serializer.serialize_seq(Some(reasons.len()))?;
    for reason in reasons {
        texts.serialize_element(&reason.describe(&|cell| format!("`{cell}`"), &|relation| format!("`{relation}`")))?;
    }
    texts.end()
}
