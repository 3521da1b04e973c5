//! Finds percentages whose base stands in the same table and that give a low count away (S005): 1.7% of 180 is 3.

use std::ops::Range;

use super::{Policy, Reading};

/// A percentage that gives a low count away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Derived {
    /// The cell of the percentage.
    pub at: (usize, usize),
    /// Where it stands in the cell's text, in bytes.
    pub range: Range<usize>,
    /// The base.
    pub base: u64,
    /// The cell of the base; none where it stands in the header.
    pub base_at: Option<(usize, usize)>,
    /// The low count.
    pub value: u64,
    /// The arithmetic in words.
    pub message: String,
}

/// Every percentage of a reading with which one whole number agrees and no other, where that number is low.
#[must_use]
pub fn derived(reading: &Reading, policy: &Policy<'_>) -> Vec<Derived> {
    let mut found = Vec::new();
    for share in &reading.shares {
        let Some((first, last)) = counts(share.digits, share.places, share.base) else {
            continue;
        };
        if first == last && first >= 1 && policy.is_low(first) {
            let percentage = printed(share.digits, share.places);
            found.push(Derived {
                at: share.at,
                range: share.range.clone(),
                base: share.base,
                base_at: share.base_at,
                value: first,
                message: format!("{percentage}% of {} can only be {first}.", share.base),
            });
        }
    }
    found
}

/// The first and last whole numbers whose percentage of a base is printed so, halves rounded up; nothing where none is.
fn counts(digits: u64, places: u32, base: u64) -> Option<(u64, u64)> {
    let unit = 200_u128.checked_mul(10_u128.checked_pow(places)?)?;
    let twice = u128::from(digits).checked_mul(2)?;
    let low = twice.saturating_sub(1).checked_mul(u128::from(base))?;
    let high = (twice + 1).checked_mul(u128::from(base))?;
    let first = low.div_ceil(unit);
    let last = high.div_ceil(unit).checked_sub(1)?;
    if first > last {
        return None;
    }
    Some((u64::try_from(first).ok()?, u64::try_from(last).ok()?))
}

fn printed(digits: u64, places: u32) -> String {
    if places == 0 {
        return digits.to_string();
    }
    let unit = 10_u64.saturating_pow(places);
    format!("{}.{:0width$}", digits / unit, digits % unit, width = places as usize)
}
