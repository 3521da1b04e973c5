//! Narrows bounds by one relation at a time until nothing moves: what a patient reader does with a pencil.
//! Exact, and never wrong; but what several relations say only together it does not see.

use std::collections::VecDeque;

use super::part::{Part, Row};
use super::problem::OPEN;

/// Bounds beyond this are as good as none, and keep the sums far from overflow.
const HUGE: i128 = 1 << 61;

/// Bounds on every cell of a part.
#[derive(Clone, Debug)]
pub(super) struct Bounds {
    pub(super) low: Vec<i64>,
    pub(super) high: Vec<i64>,
}

/// No table keeps the bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Contradiction;

impl Bounds {
    /// The bounds by the rule.
    pub(super) fn of(part: &Part) -> Self {
        Self { low: part.low.clone(), high: part.high.clone() }
    }
}

/// Narrows the bounds by the rows given and by all that they set moving; `steps` falls by one for each term looked at,
/// and when it is used up the bounds stay as wide as they are, which is still true.
pub(super) fn narrow(
    part: &Part,
    bounds: &mut Bounds,
    rows: impl IntoIterator<Item = usize>,
    steps: &mut u64,
) -> Result<(), Contradiction> {
    let mut waiting = vec![false; part.rows.len()];
    let mut queue = VecDeque::new();
    for row in rows {
        waiting[row] = true;
        queue.push_back(row);
    }
    while let Some(at) = queue.pop_front() {
        waiting[at] = false;
        let row = &part.rows[at];
        *steps = steps.saturating_sub(row.terms.len() as u64);
        if *steps == 0 {
            return Ok(());
        }
        let reach = Reach::of(row, bounds);
        for (cell, sign) in &row.terms {
            let (low, high) = reach.leaves(row, bounds, *cell, *sign);
            let (low, high) = (low.max(bounds.low[*cell]), high.min(bounds.high[*cell]));
            if low > high {
                return Err(Contradiction);
            }
            if (low, high) != (bounds.low[*cell], bounds.high[*cell]) {
                // The row's own reach stays as it was computed: wider than now, hence still right.
                bounds.low[*cell] = low;
                bounds.high[*cell] = high;
                for (touched, _) in &part.columns[*cell] {
                    if !waiting[*touched] {
                        waiting[*touched] = true;
                        queue.push_back(*touched);
                    }
                }
            }
        }
    }
    Ok(())
}

/// How small and great the sum of a row can be, with the endless terms counted apart.
struct Reach {
    least: i128,
    endless_below: usize,
    most: i128,
    endless_above: usize,
}

impl Reach {
    fn of(row: &Row, bounds: &Bounds) -> Self {
        let mut reach = Self { least: 0, endless_below: 0, most: 0, endless_above: 0 };
        for (cell, sign) in &row.terms {
            let (least, most) = term(bounds, *cell, *sign);
            least.map_or_else(|| reach.endless_below += 1, |value| reach.least += value);
            most.map_or_else(|| reach.endless_above += 1, |value| reach.most += value);
        }
        reach
    }

    /// What the row leaves for one of its cells.
    fn leaves(&self, row: &Row, bounds: &Bounds, cell: usize, sign: i64) -> (i64, i64) {
        let (least, most) = term(bounds, cell, sign);
        let rest = i128::from(row.rest);
        let others_least = without(self.least, self.endless_below, least);
        let others_most = without(self.most, self.endless_above, most);
        let term_most = others_least.map(|others| rest - others);
        let term_least = others_most.map(|others| rest - others);
        let (low, high) = match sign > 0 {
            true => (term_least, term_most),
            false => (term_most.map(|value| -value), term_least.map(|value| -value)),
        };
        let low = low.map_or(0, |value| i64::try_from(value).unwrap_or(if value < 0 { 0 } else { OPEN - 1 }));
        let high = high.filter(|value| *value < HUGE).map_or(OPEN, |value| i64::try_from(value).unwrap_or(i64::MIN));
        (low, high)
    }
}

/// The least and greatest of a signed cell; none where endless.
fn term(bounds: &Bounds, cell: usize, sign: i64) -> (Option<i128>, Option<i128>) {
    let low = i128::from(bounds.low[cell]);
    let high = (bounds.high[cell] != OPEN).then(|| i128::from(bounds.high[cell]));
    if sign > 0 { (Some(low), high) } else { (high.map(|value| -value), Some(-low)) }
}

/// A sum less one of its terms; none while some other term is endless.
fn without(sum: i128, endless: usize, term: Option<i128>) -> Option<i128> {
    match (endless, term) {
        (0, Some(value)) => Some(sum - value),
        (1, None) => Some(sum),
        _ => None,
    }
}
