//! Asks `microlp` for integer tables and for the multipliers behind its bounds. It computes in floating point, so all
//! of it is a proposal: tables are rounded and multipliers made whole here, and checked elsewhere.

use microlp::{ComparisonOp, LinearExpr, OptimizationDirection, Problem, SolveOptions, SolveOutcome, Variable};

use super::certificate::{Certificate, End, over_rows};
use super::part::Part;
use super::problem::OPEN;
use super::solver::{Solver, Suggestion};

/// How far a cell may move from the base table in one proposal; `microlp` holds integers in 32 bits.
const FAR: i64 = 1_000_000_000;

/// Divisors that are tried to turn fractions into whole numbers.
const SCALES: [i64; 10] = [1, 2, 3, 4, 5, 6, 12, 60, 420, 27_720];

/// An integer programming solver with a limit on branching.
#[derive(Clone, Copy, Debug)]
pub(super) struct Integer {
    /// Nodes of branch and bound for one question.
    pub(super) nodes: u64,
}

impl Solver for Integer {
    fn start(&mut self, part: &Part, hint: Option<&[i64]>) -> Suggestion {
        let table = match hint.filter(|hint| part.admits(hint)) {
            Some(hint) => Some(hint.to_vec()),
            None => self.best_table(part, &part.low, None, None),
        };
        let certificate = if table.is_none() { refutation(part) } else { None };
        Suggestion { table, certificates: certificate.into_iter().collect(), ray: None }
    }

    fn extreme(&mut self, part: &Part, base: &[i64], cell: usize, end: End) -> Suggestion {
        if end == End::Most
            && part.high[cell] == OPEN
            && let Some(ray) = ray(part, cell)
        {
            return Suggestion { ray: Some(ray), ..Suggestion::default() };
        }
        let table = self.best_table(part, base, Some((cell, end)), None);
        let certificates = multipliers(part, cell, end).into_iter().collect();
        Suggestion { table, certificates, ray: None }
    }

    fn reach(&mut self, part: &Part, base: &[i64], cell: usize, value: i64) -> Suggestion {
        Suggestion { table: self.best_table(part, base, None, Some((cell, value))), ..Suggestion::default() }
    }

    fn convex(&self) -> bool {
        false
    }
}

impl Integer {
    /// A table, as far from the base in one cell as can be or with one cell fixed.
    fn best_table(
        &self,
        part: &Part,
        base: &[i64],
        aim: Option<(usize, End)>,
        fixed: Option<(usize, i64)>,
    ) -> Option<Vec<i64>> {
        let direction = match aim {
            Some((_, End::Most)) => OptimizationDirection::Maximize,
            _ => OptimizationDirection::Minimize,
        };
        let mut problem = Problem::new(direction);
        let step = |value: i64, cell: usize| (value - base[cell]).clamp(-FAR, FAR) as i32;
        let variables: Vec<Variable> = (0..part.cells.len())
            .map(|cell| {
                let weight = if aim.is_some_and(|(aimed, _)| aimed == cell) { 1.0 } else { 0.0 };
                let range = match fixed.filter(|(other, _)| *other == cell) {
                    Some((_, value)) => (step(value, cell), step(value, cell)),
                    None => (step(part.low[cell], cell), step(part.high[cell].min(i64::MAX / 2), cell)),
                };
                problem.add_integer_var(weight, range)
            })
            .collect();
        for row in &part.rows {
            let done: i64 = row.terms.iter().map(|(cell, sign)| sign * base[*cell]).sum();
            let terms = row.terms.iter().map(|(cell, sign)| (variables[*cell], *sign as f64));
            problem.add_constraint(expression(terms), ComparisonOp::Eq, (row.rest - done) as f64);
        }
        let mut options = SolveOptions::default();
        options.node_limit = Some(self.nodes);
        let SolveOutcome::Solution(solution) = problem.solve_with(options).ok()? else {
            return None;
        };
        let moved = variables.iter().map(|variable| solution.var_value(*variable).round() as i64);
        Some(moved.zip(base).map(|(moved, base)| base + moved).collect())
    }
}

/// A direction with whole steps in which a cell grows without end.
fn ray(part: &Part, cell: usize) -> Option<Vec<i64>> {
    let mut problem = Problem::new(OptimizationDirection::Minimize);
    let range = |other: usize| match (other == cell, part.high[other]) {
        (true, _) => (1.0, 1.0),
        (false, OPEN) => (0.0, f64::INFINITY),
        (false, _) => (0.0, 0.0),
    };
    let variables: Vec<Variable> = (0..part.cells.len()).map(|other| problem.add_var(1.0, range(other))).collect();
    for row in &part.rows {
        let terms = row.terms.iter().map(|(cell, sign)| (variables[*cell], *sign as f64));
        problem.add_constraint(expression(terms), ComparisonOp::Eq, 0.0);
    }
    let SolveOutcome::Solution(solution) = problem.solve().ok()? else {
        return None;
    };
    let steps: Vec<f64> = variables.iter().map(|variable| solution.var_value(*variable)).collect();
    let whole = |scale: &i64| steps.iter().map(|step| (step * *scale as f64).round() as i64).collect::<Vec<i64>>();
    SCALES.iter().map(whole).find(|direction| part.recedes(direction))
}

/// The multipliers of the best linear bound on one end of a cell: the dual of its linear program,
/// counted from the least values, so that it does not depend on what the true values are.
fn multipliers(part: &Part, cell: usize, end: End) -> Option<Certificate> {
    let found = dual(part, Some(cell), end)?;
    let whole = |scale: &i64| rounded(&found, *scale);
    let bounded = |scale: &i64| whole(scale).bound(part, cell, end).map(|bound| (bound, whole(scale)));
    let certificates = SCALES.iter().filter_map(bounded);
    match end {
        End::Most => certificates.min_by_key(|(bound, _)| *bound),
        End::Least => certificates.min_by_key(|(bound, _)| -*bound),
    }
    .map(|(_, certificate)| certificate)
}

/// Multipliers that show that no table exists, not even of fractions.
fn refutation(part: &Part) -> Option<Certificate> {
    let found = dual(part, None, End::Most)?;
    SCALES.iter().map(|scale| rounded(&found, *scale)).find(|certificate| certificate.refutes(part))
}

fn rounded(found: &[f64], scale: i64) -> Certificate {
    over_rows(found.iter().enumerate().map(|(row, value)| (row, (value * scale as f64).round() as i64)), scale)
}

/// The dual program: multipliers of rows, and for each cell what it then costs to take it at its upper or lower bound.
/// Without a cell it seeks a contradiction, with multipliers between −1 and 1.
fn dual(part: &Part, cell: Option<usize>, end: End) -> Option<Vec<f64>> {
    let (direction, range) = match (end, cell) {
        (End::Most, Some(_)) => (OptimizationDirection::Minimize, (f64::NEG_INFINITY, f64::INFINITY)),
        (End::Least, Some(_)) => (OptimizationDirection::Maximize, (f64::NEG_INFINITY, f64::INFINITY)),
        (_, None) => (OptimizationDirection::Minimize, (-1.0, 1.0)),
    };
    let mut problem = Problem::new(direction);
    let left = |row: &super::part::Row| row.rest - row.terms.iter().map(|(at, sign)| sign * part.low[*at]).sum::<i64>();
    let rows: Vec<Variable> = part.rows.iter().map(|row| problem.add_var(left(row) as f64, range)).collect();
    for (other, column) in part.columns.iter().enumerate() {
        let above = (part.high[other] != OPEN).then(|| (part.high[other] - part.low[other]) as f64);
        let below = Some(0.0);
        let (plus, minus) = match end {
            End::Most => (above, below),
            End::Least => (below, above),
        };
        let mut terms: Vec<(Variable, f64)> = column.iter().map(|(row, sign)| (rows[*row], *sign as f64)).collect();
        terms.extend(plus.map(|cost| (problem.add_var(cost, (0.0, f64::INFINITY)), 1.0)));
        terms.extend(minus.map(|cost| (problem.add_var(-cost, (0.0, f64::INFINITY)), -1.0)));
        let own = if cell == Some(other) { 1.0 } else { 0.0 };
        problem.add_constraint(expression(terms), ComparisonOp::Eq, own);
    }
    let SolveOutcome::Solution(solution) = problem.solve().ok()? else {
        return None;
    };
    Some(rows.iter().map(|row| solution.var_value(*row)).collect())
}

fn expression(terms: impl IntoIterator<Item = (Variable, f64)>) -> LinearExpr {
    let mut expression = LinearExpr::empty();
    terms.into_iter().for_each(|(variable, factor)| expression.add(variable, factor));
    expression
}
