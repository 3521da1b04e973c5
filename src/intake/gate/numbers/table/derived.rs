//! Finds percentages whose base stands in the same table, and means of a total there, that give a low count away (S005):
//! 1.7% of 180 is 3, and 62 days at a mean of 12.4 are of 5 people.

use std::ops::Range;

use super::super::mean::shown;
use super::{Policy, Reading};

/// A percentage or a mean that gives a low count away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Derived {
    /// Its cell.
    pub at: (usize, usize),
    /// Where it stands in the cell's text, in bytes.
    pub range: Range<usize>,
    /// The low count.
    pub value: u64,
    /// The arithmetic in words.
    pub message: String,
}

/// Every percentage and mean of a reading with which one whole number agrees and no other, where that number is low.
#[must_use]
pub fn derived(reading: &Reading, policy: &Policy<'_>) -> Vec<Derived> {
    let is_told = |least: u64, most: Option<u64>| most == Some(least) && least >= 1 && policy.is_low(least);
    let mut found = Vec::new();
    for share in &reading.shares {
        let Some((first, last)) = counts(share.digits, share.places, share.base) else {
            continue;
        };
        if is_told(first, Some(last)) {
            let percentage = shown((share.digits, share.places));
            found.push(Derived {
                at: share.at,
                range: share.range.clone(),
                value: first,
                message: format!("{percentage}% of {} can only be {first}.", share.base),
            });
        }
    }
    for mean in reading.means.iter().filter(|mean| is_told(mean.least, mean.most)) {
        found.push(Derived {
            at: mean.at,
            range: mean.range.clone(),
            value: mean.least,
            message: format!("{} {}.", mean.words, mean.least),
        });
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
