//! Exact search for a whole-number table: narrow the bounds, split the smallest range in two, and so on. It is the
//! court of last resort: what it exhausts is proven empty. It counts its steps, so that it ends the same way every time.

use super::part::Part;
use super::problem::OPEN;
use super::propagate::{self, Bounds};

/// How a search ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    /// A table, not yet checked.
    Found(Vec<i64>),
    /// There is none: every possibility was excluded.
    None,
    /// The steps were used up first.
    Undecided,
}

/// Searches for a table within bounds, in at most so many steps (terms of relations looked at).
pub(super) fn table(part: &Part, bounds: Bounds, steps: u64) -> Outcome {
    let mut left = steps;
    let mut open = vec![(bounds, None)];
    while let Some((mut bounds, changed)) = open.pop() {
        let touched: Vec<usize> = match changed {
            None => (0..part.rows.len()).collect(),
            Some(cell) => rows_of(part, cell),
        };
        let narrowed = propagate::narrow(part, &mut bounds, touched, &mut left);
        if left == 0 {
            return Outcome::Undecided;
        }
        if narrowed.is_err() {
            continue;
        }
        let Some(cell) = narrowest(&bounds, &mut left) else {
            // Every cell has one value. A row is only looked at when one of its cells moved, so all of them hold; the
            // caller checks all the same.
            return Outcome::Found(bounds.low);
        };
        let (lower, upper) = halves(bounds, cell);
        open.push((upper, Some(cell)));
        open.push((lower, Some(cell)));
    }
    Outcome::None
}

fn rows_of(part: &Part, cell: usize) -> Vec<usize> {
    part.columns[cell].iter().map(|(row, _)| *row).collect()
}

/// The cell with the smallest range of more than one value, the first of several.
fn narrowest(bounds: &Bounds, left: &mut u64) -> Option<usize> {
    let width = |cell: usize| bounds.high[cell] - bounds.low[cell];
    *left = left.saturating_sub(1 + bounds.low.len() as u64 / 8);
    (0..bounds.low.len()).filter(|cell| width(*cell) > 0).min_by_key(|cell| width(*cell))
}

/// Splits a cell's range in the middle; an endless one after its least value.
fn halves(bounds: Bounds, cell: usize) -> (Bounds, Bounds) {
    let (low, high) = (bounds.low[cell], bounds.high[cell]);
    let middle = if high == OPEN { low } else { low + (high - low) / 2 };
    let (mut lower, mut upper) = (bounds.clone(), bounds);
    lower.high[cell] = middle;
    upper.low[cell] = middle + 1;
    (lower, upper)
}
