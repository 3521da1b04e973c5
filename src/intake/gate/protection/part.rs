//! A connected part of a problem: unknown cells that share relations, and the exact check of a proposed table.
//! It does not look for tables; whatever proposes one is not trusted, and this check is why it need not be.

use super::problem::{OPEN, Problem};

/// Unknown cells that hang together, with what the published cells leave for them.
#[derive(Clone, Debug, Default)]
pub(super) struct Part {
    /// Positions in the problem, ascending.
    pub(super) cells: Vec<usize>,
    /// The least value by the rule, for each cell.
    pub(super) low: Vec<i64>,
    /// The greatest value by the rule, [`OPEN`] for none.
    pub(super) high: Vec<i64>,
    /// What must add up.
    pub(super) rows: Vec<Row>,
    /// For each cell, the rows it stands in, each with its coefficient.
    pub(super) columns: Vec<Vec<(usize, i64)>>,
    /// The values that the system came with, where it came with all of them.
    pub(super) raw: Option<Vec<i64>>,
}

/// The sum of coefficient times cell over `terms` is `rest`.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// The position of the relation in the problem.
    pub(super) relation: usize,
    /// Positions in the part, each with 1 for a part and −1 for a total.
    pub(super) terms: Vec<(usize, i64)>,
    /// What the published cells of the relation leave.
    pub(super) rest: i64,
}

impl Part {
    /// Whether a table satisfies every bound and every row, in exact arithmetic.
    pub(super) fn admits(&self, table: &[i64]) -> bool {
        table.len() == self.cells.len()
            && self.within_bounds(table)
            && self.rows.iter().all(|row| row.sum(table) == i128::from(row.rest))
    }

    /// Whether a direction can be added to any table again and again: no bound and no row ever stops it.
    pub(super) fn recedes(&self, direction: &[i64]) -> bool {
        direction.len() == self.cells.len()
            && direction.iter().zip(&self.high).all(|(step, high)| *step == 0 || (*step > 0 && *high == OPEN))
            && self.rows.iter().all(|row| row.sum(direction) == 0)
    }

    fn within_bounds(&self, table: &[i64]) -> bool {
        let bounds = self.low.iter().zip(&self.high);
        table.iter().zip(bounds).all(|(value, (low, high))| low <= value && value <= high && *value != OPEN)
    }
}

impl Row {
    fn sum(&self, table: &[i64]) -> i128 {
        self.terms.iter().map(|(cell, coefficient)| i128::from(*coefficient) * i128::from(table[*cell])).sum()
    }
}

/// The parts of a problem, in the order of their first cells, and the relations among published cells that are wrong.
pub(super) fn split(problem: &Problem) -> (Vec<Part>, Vec<usize>) {
    let mut leader: Vec<usize> = (0..problem.len()).collect();
    let mut wrong = Vec::new();
    let hidden = |cell: usize| problem.known(cell).is_none();
    for (at, relation) in problem.relations.iter().enumerate() {
        let mut unknown = relation.terms.iter().map(|term| term.0).filter(|cell| hidden(*cell));
        match unknown.next() {
            None if published_sum(problem, at) != 0 => wrong.push(at),
            None => {}
            Some(first) => unknown.for_each(|other| join(&mut leader, first, other)),
        }
    }
    let mut place = vec![None; problem.len()];
    let mut parts: Vec<Part> = Vec::new();
    let mut local = vec![0; problem.len()];
    for cell in (0..problem.len()).filter(|cell| hidden(*cell)) {
        let root = find(&mut leader, cell);
        let at = *place[root].get_or_insert_with(|| {
            parts.push(Part::default());
            parts.len() - 1
        });
        local[cell] = parts[at].cells.len();
        let (low, high) = problem.rule(cell);
        parts[at].cells.push(cell);
        parts[at].low.push(low);
        parts[at].high.push(high);
        parts[at].columns.push(Vec::new());
    }
    for (at, relation) in problem.relations.iter().enumerate() {
        let unknown: Vec<(usize, i64)> = relation.terms.iter().copied().filter(|term| hidden(term.0)).collect();
        let Some(first) = unknown.first() else { continue };
        let Some(owner) = place[find(&mut leader, first.0)] else {
            continue;
        };
        let terms: Vec<(usize, i64)> = unknown.iter().map(|(cell, sign)| (local[*cell], *sign)).collect();
        let part = &mut parts[owner];
        for (cell, sign) in &terms {
            part.columns[*cell].push((part.rows.len(), *sign));
        }
        part.rows.push(Row { relation: at, terms, rest: -published_sum(problem, at) });
    }
    for part in &mut parts {
        part.raw = part.cells.iter().map(|cell| problem.values[*cell]).collect();
    }
    (parts, wrong)
}

/// Parts less total, over the published cells of a relation.
fn published_sum(problem: &Problem, relation: usize) -> i64 {
    let terms = &problem.relations[relation].terms;
    terms.iter().filter_map(|(cell, sign)| problem.known(*cell).map(|value| sign * value)).sum()
}

/// The leader of a cell's group, with the path to it shortened.
pub(super) fn find(leader: &mut [usize], mut cell: usize) -> usize {
    while leader[cell] != cell {
        leader[cell] = leader[leader[cell]];
        cell = leader[cell];
    }
    cell
}

fn join(leader: &mut [usize], one: usize, other: usize) {
    let (one, other) = (find(leader, one), find(leader, other));
    let (low, high) = (one.min(other), one.max(other));
    leader[high] = low;
}
