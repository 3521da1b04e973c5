//! The plain truth: every table that fits, one after the other. Written apart from the module's arithmetic and slow.

use super::super::{Status, System};

/// For each cell that is not published the least and greatest value over all tables (none: as far as was looked), and
/// the values that it takes.
#[derive(Debug)]
pub(super) struct Truth {
    pub(super) cells: Vec<Seen>,
    pub(super) tables: usize,
}

#[derive(Clone, Debug)]
pub(super) struct Seen {
    pub(super) id: String,
    pub(super) status: Status,
    pub(super) values: Vec<i64>,
}

impl Seen {
    /// The interval, without a greatest where values went on past half of what was looked at.
    pub(super) fn interval(&self, edge: i64) -> (i64, Option<i64>) {
        let (least, most) = (self.values[0], self.values[self.values.len() - 1]);
        (least, (most < edge / 2 || self.status == Status::Primary).then_some(most))
    }
}

struct Search<'a> {
    system: &'a System,
    hidden: Vec<usize>,
    ranges: Vec<(i64, i64)>,
    sums: Vec<Sum>,
    table: Vec<i64>,
    seen: Vec<Vec<bool>>,
    tables: usize,
}

/// A relation: the terms by position among the hidden cells, and what they must come to.
struct Sum {
    terms: Vec<(usize, i64)>,
    rest: i64,
}

/// Every table with unbounded cells up to `edge`.
pub(super) fn every_table(system: &System, edge: i64) -> Truth {
    let low = if system.zero == super::super::Zero::Publish { 1 } else { 0 };
    let hidden: Vec<usize> =
        (0..system.cells.len()).filter(|at| system.cells[*at].status != Status::Published).collect();
    let ranges: Vec<(i64, i64)> = hidden
        .iter()
        .map(|at| if system.cells[*at].status == Status::Primary { (low, system.threshold) } else { (0, edge) })
        .collect();
    let sums = system.relations.iter().map(|relation| sum(system, &hidden, relation)).collect();
    let seen = ranges.iter().map(|(_, high)| vec![false; *high as usize + 1]).collect();
    let table = vec![0; hidden.len()];
    let mut search = Search { system, hidden, ranges, sums, table, seen, tables: 0 };
    search.assign(0);
    let cells = search.hidden.iter().zip(&search.seen).map(|(at, seen)| Seen {
        id: search.system.cells[*at].id.clone(),
        status: search.system.cells[*at].status,
        values: (0..seen.len()).filter(|value| seen[*value]).map(|value| value as i64).collect(),
    });
    Truth { cells: cells.collect(), tables: search.tables }
}

fn sum(system: &System, hidden: &[usize], relation: &super::super::Relation) -> Sum {
    let mut sum = Sum { terms: Vec::new(), rest: 0 };
    let signed = relation.parts.iter().map(|id| (id, 1)).chain([(&relation.total, -1)]);
    for (id, sign) in signed {
        let at = system.cells.iter().position(|cell| cell.id == *id).unwrap();
        match hidden.iter().position(|other| *other == at) {
            Some(place) => sum.terms.push((place, sign)),
            None => sum.rest -= sign * system.cells[at].value.unwrap(),
        }
    }
    sum
}

impl Search<'_> {
    fn assign(&mut self, place: usize) {
        if self.sums.iter().any(|sum| !self.may_hold(sum, place)) {
            return;
        }
        if place == self.table.len() {
            self.tables += 1;
            for (seen, value) in self.seen.iter_mut().zip(&self.table) {
                seen[*value as usize] = true;
            }
            return;
        }
        let (low, high) = self.ranges[place];
        for value in low..=high {
            self.table[place] = value;
            self.assign(place + 1);
        }
    }

    /// Whether a sum can still come out, with the places from `assigned` on anywhere in their ranges.
    fn may_hold(&self, sum: &Sum, assigned: usize) -> bool {
        let (mut least, mut most) = (0, 0);
        for (place, sign) in &sum.terms {
            let (low, high) =
                if *place < assigned { (self.table[*place], self.table[*place]) } else { self.ranges[*place] };
            let (one, other) = (sign * low, sign * high);
            least += one.min(other);
            most += one.max(other);
        }
        least <= sum.rest && sum.rest <= most
    }
}

/// Whether criterion C1 and C2 hold, from the values that were seen.
pub(super) fn criteria(system: &System, truth: &Truth) -> (bool, bool) {
    let low = if system.zero == super::super::Zero::Publish { 1 } else { 0 };
    let exact = truth.tables > 0
        && truth.cells.iter().all(|cell| match cell.status {
            Status::Primary => cell.values.len() > 1,
            Status::Implicit => cell.values.iter().any(|value| !(low..=system.threshold).contains(value)),
            _ => true,
        });
    let whole = |cell: &Seen| cell.values.len() as i64 == system.threshold - low + 1;
    let full = exact && truth.cells.iter().filter(|cell| cell.status == Status::Primary).all(whole);
    (exact, full)
}
