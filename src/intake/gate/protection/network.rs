//! Recognises parts that are networks: each unknown stands in at most two rows, which can be signed so that it leaves
//! one and enters the other. It counts no dimensions, so linked and hierarchical tables qualify whenever their rows do.
//! It does not compute flows.

use super::part::Part;
use super::redundancy;

/// Cells as arcs between rows; rows that follow from others left out.
#[derive(Clone, Debug)]
pub(super) struct Network {
    /// The sign with which a row is taken, 0 for a row left out.
    pub(super) signs: Vec<i64>,
    /// For each cell, the row it leaves. The number of rows stands for the ground, where single ends meet.
    pub(super) from: Vec<usize>,
    /// For each cell, the row it enters.
    pub(super) to: Vec<usize>,
    /// Whether rows were left out as following from others, which only a check of tables makes certain.
    pub(super) reduced: bool,
}

/// The network that a part is, if it is one.
pub(super) fn recognise(part: &Part) -> Option<Network> {
    let all = vec![true; part.rows.len()];
    sign(part, &all).or_else(|| {
        let kept = redundancy::independent(part)?;
        sign(part, &kept).map(|network| Network { reduced: true, ..network })
    })
}

/// Signs the rows that are kept, by a union-find that remembers each row's sign relative to its leader (Gusfield 1988
/// works on two-way tables, where the signs are plain: rows leave, columns enter).
fn sign(part: &Part, kept: &[bool]) -> Option<Network> {
    let mut links = Links::new(part.rows.len());
    let ends: Vec<Vec<(usize, i64)>> =
        part.columns.iter().map(|column| column.iter().copied().filter(|(row, _)| kept[*row]).collect()).collect();
    for column in &ends {
        match column.as_slice() {
            [] | [_] => {}
            [(one, first), (other, second)] => links.join(*one, *other, -first * second)?,
            _ => return None,
        }
    }
    let signs: Vec<i64> = (0..part.rows.len()).map(|row| if kept[row] { links.find(row).1 } else { 0 }).collect();
    let ground = part.rows.len();
    let end = |column: &[(usize, i64)], wanted: i64| {
        let found = column.iter().find(|(row, coefficient)| signs[*row] * coefficient == wanted);
        found.map_or(ground, |(row, _)| *row)
    };
    let from = ends.iter().map(|column| end(column, 1)).collect();
    let to = ends.iter().map(|column| end(column, -1)).collect();
    Some(Network { signs, from, to, reduced: false })
}

/// A union-find over rows with a sign on each link.
struct Links {
    parent: Vec<usize>,
    sign: Vec<i64>,
}

impl Links {
    fn new(rows: usize) -> Self {
        Self { parent: (0..rows).collect(), sign: vec![1; rows] }
    }

    /// The leader of a row, and the row's sign relative to it.
    fn find(&mut self, row: usize) -> (usize, i64) {
        let mut path = Vec::new();
        let mut at = row;
        while self.parent[at] != at {
            path.push(at);
            at = self.parent[at];
        }
        let mut sign = 1;
        for step in path.into_iter().rev() {
            sign *= self.sign[step];
            self.sign[step] = sign;
            self.parent[step] = at;
        }
        (at, sign)
    }

    /// Demands that the signs of two rows multiply to `product`; none if they already do not.
    fn join(&mut self, one: usize, other: usize, product: i64) -> Option<()> {
        let (first, first_sign) = self.find(one);
        let (second, second_sign) = self.find(other);
        let relative = first_sign * second_sign * product;
        if first == second {
            return (relative == 1).then_some(());
        }
        self.parent[second] = first;
        self.sign[second] = relative;
        Some(())
    }
}
