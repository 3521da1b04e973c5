//! A bound that anybody can check: relations added up with multipliers, and what they leave for one cell.
//! The arithmetic is exact; where the multipliers come from does not matter to it.

use super::part::Part;
use super::problem::OPEN;

/// Whole multipliers of rows, over a common divisor. With the bounds of the other cells they bound one cell (linear
/// programming duality; in a network the multipliers are ±1 and the rows those on one side of a minimum cut).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Certificate {
    /// Row of the part and its multiplier, rows ascending, none zero.
    pub(super) multipliers: Vec<(usize, i64)>,
    /// The divisor, at least 1.
    pub(super) scale: i64,
}

/// One end of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum End {
    /// The least value.
    Least,
    /// The greatest value.
    Most,
}

/// The sum of coefficient times cell is `rest` in every table: what the multiplied rows add up to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sum {
    /// Positions in the part, ascending, with coefficients that are not zero.
    pub(super) terms: Vec<(usize, i128)>,
    /// What they add up to.
    pub(super) rest: i128,
}

impl Certificate {
    /// The certificate that adds up one row alone.
    pub(super) fn single(row: usize, sign: i64) -> Self {
        Self { multipliers: vec![(row, sign)], scale: 1 }
    }

    /// The rows of the part, multiplied and added up.
    pub(super) fn sum(&self, part: &Part) -> Sum {
        let mut terms: Vec<(usize, i128)> = Vec::new();
        let mut rest = 0;
        for (row, multiplier) in &self.multipliers {
            let factor = i128::from(*multiplier);
            rest += factor * i128::from(part.rows[*row].rest);
            terms.extend(part.rows[*row].terms.iter().map(|(cell, sign)| (*cell, factor * i128::from(*sign))));
        }
        terms.sort_unstable_by_key(|term| term.0);
        let merged = terms.chunk_by(|one, other| one.0 == other.0);
        let terms = merged.map(|same| (same[0].0, same.iter().map(|term| term.1).sum()));
        Sum { terms: terms.filter(|term| term.1 != 0).collect(), rest }
    }

    /// The bound on one end of a cell's interval that follows by the rule, or none where some other cell is unbounded.
    pub(super) fn bound(&self, part: &Part, cell: usize, end: End) -> Option<i64> {
        self.bound_within(part, &|other| (part.low[other], part.high[other]), cell, end)
    }

    /// The bound that follows when each cell lies in a range of its own.
    ///
    /// With multipliers λ and divisor D, every table has `D·x = Σλb + D·x − Σλ(Ax)`; each term of the right-hand side is
    /// taken at its worst within its range, and the end is rounded inwards, since counts are whole.
    pub(super) fn bound_within(
        &self,
        part: &Part,
        range: &dyn Fn(usize) -> (i64, i64),
        cell: usize,
        end: End,
    ) -> Option<i64> {
        let sum = self.sum(part);
        let scale = i128::from(self.scale);
        let mut own = scale;
        let mut total = sum.rest;
        for (other, coefficient) in &sum.terms {
            match *other == cell {
                true => own -= coefficient,
                false => total += extreme(range(*other), -coefficient, end)?,
            }
        }
        total += extreme(range(cell), own, end)?;
        let whole = match end {
            End::Most => total.div_euclid(scale),
            End::Least => -(-total).div_euclid(scale),
        };
        i64::try_from(whole).ok()
    }

    /// Whether no values within the bounds add up as the rows say, so that no table exists.
    pub(super) fn refutes(&self, part: &Part) -> bool {
        let sum = self.sum(part);
        let reach = |end| {
            let parts = sum
                .terms
                .iter()
                .map(|(cell, coefficient)| extreme((part.low[*cell], part.high[*cell]), *coefficient, end));
            parts.sum::<Option<i128>>()
        };
        reach(End::Most).is_some_and(|most| most < sum.rest) || reach(End::Least).is_some_and(|least| least > sum.rest)
    }
}

/// The least or greatest of a coefficient times a cell within its range; none where there is no bound.
fn extreme((low, high): (i64, i64), coefficient: i128, end: End) -> Option<i128> {
    let upper = (coefficient > 0) == (end == End::Most);
    match (coefficient, upper, high) {
        (0, _, _) => Some(0),
        (_, true, OPEN) => None,
        (_, true, high) => Some(coefficient * i128::from(high)),
        (_, false, _) => Some(coefficient * i128::from(low)),
    }
}

/// Multipliers over their rows in ascending order, without zeros.
pub(super) fn over_rows(multipliers: impl IntoIterator<Item = (usize, i64)>, scale: i64) -> Certificate {
    let mut multipliers: Vec<(usize, i64)> = multipliers.into_iter().filter(|(_, factor)| *factor != 0).collect();
    multipliers.sort_unstable();
    Certificate { multipliers, scale }
}
