//! The residual criterion: a known sum of two or more hidden cells must itself exceed the threshold, or it is a low
//! number that nobody printed. It looks at the sums that relations give, not at every combination of relations.

use serde::Serialize;

use super::problem::Problem;

/// A low sum of hidden cells.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Residual<Id = String> {
    /// The relation that gives it.
    pub relation: Id,
    /// The hidden cells that make it up: two or more.
    pub cells: Vec<Id>,
    /// What they add up to.
    pub sum: i64,
}

/// The low sums that relations leave, given the cells that can be worked out exactly.
pub(super) fn low_sums(problem: &Problem, determined: &[Option<i64>]) -> Vec<Residual<usize>> {
    let known = |cell: usize| problem.known(cell).or(determined[cell]);
    let mut residuals = Vec::new();
    for (at, relation) in problem.relations.iter().enumerate() {
        let hidden: Vec<(usize, i64)> =
            relation.terms.iter().copied().filter(|(cell, _)| known(*cell).is_none()).collect();
        if hidden.len() < 2 || hidden.iter().any(|(_, sign)| *sign < 0) {
            continue;
        }
        let terms = relation.terms.iter();
        let sum = -terms.filter_map(|(cell, sign)| known(*cell).map(|value| sign * value)).sum::<i64>();
        if (problem.lowest_low..=problem.threshold).contains(&sum) {
            let cells = hidden.iter().map(|(cell, _)| *cell).collect();
            residuals.push(Residual { relation: at, cells, sum });
        }
    }
    residuals
}
