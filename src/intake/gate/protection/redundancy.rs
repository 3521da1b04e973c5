//! Finds relations that follow from others, such as a subtotal's row when its cells and its rows are all summed already.
//! Leaving them out can turn a hierarchical table into a network. The sums are made modulo a prime, so the answer is
//! a suggestion; tables are checked against every relation all the same.

use super::part::Part;

/// Arithmetic is modulo this prime.
const PRIME: u64 = 2_147_483_647;

/// Steps of elimination after which no answer is given.
const LIMIT: usize = 100_000_000;

/// A row of the elimination: the cell that it eliminates, with coefficient 1, and all its terms.
struct Pivot {
    cell: usize,
    terms: Vec<(usize, u64)>,
}

/// Which rows to keep so that the others follow from them, or none where all are needed or there are too many.
pub(super) fn independent(part: &Part) -> Option<Vec<bool>> {
    let mut kept = vec![false; part.rows.len()];
    let mut pivots: Vec<Pivot> = Vec::new();
    let mut steps = 0;
    for row in easiest_first(part) {
        let mut rest = dense(part, row);
        for pivot in &pivots {
            let factor = rest[pivot.cell];
            if factor != 0 {
                steps += pivot.terms.len();
                subtract(&mut rest, &pivot.terms, factor);
            }
        }
        steps += rest.len() + pivots.len();
        if steps > LIMIT {
            return None;
        }
        // A cell that stands in few rows makes few further rows longer.
        let left = (0..rest.len()).filter(|cell| rest[*cell] != 0);
        if let Some(cell) = left.min_by_key(|cell| part.columns[*cell].len()) {
            let inverse = power(rest[cell], PRIME - 2);
            let terms = rest.iter().enumerate().filter(|(_, value)| **value != 0);
            pivots.push(Pivot { cell, terms: terms.map(|(at, value)| (at, value * inverse % PRIME)).collect() });
            kept[row] = true;
        }
    }
    kept.contains(&false).then_some(kept)
}

/// Rows whose cells stand in few rows come first, so that the rows left out are those that hinder a network.
fn easiest_first(part: &Part) -> Vec<usize> {
    let crowded = |row: usize| part.rows[row].terms.iter().filter(|term| part.columns[term.0].len() > 2).count();
    let mut order: Vec<usize> = (0..part.rows.len()).collect();
    order.sort_by_key(|row| (crowded(*row), *row));
    order
}

fn dense(part: &Part, row: usize) -> Vec<u64> {
    let mut values = vec![0; part.cells.len()];
    for (cell, coefficient) in &part.rows[row].terms {
        values[*cell] = if *coefficient > 0 { 1 } else { PRIME - 1 };
    }
    values
}

fn subtract(rest: &mut [u64], terms: &[(usize, u64)], factor: u64) {
    for (cell, value) in terms {
        rest[*cell] = (rest[*cell] + (PRIME - factor) * value) % PRIME;
    }
}

fn power(mut base: u64, mut exponent: u64) -> u64 {
    let mut result = 1;
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = result * base % PRIME;
        }
        base = base * base % PRIME;
        exponent >>= 1;
    }
    result
}
