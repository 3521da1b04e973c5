//! Proves that bracketed figures beside counts, as in `585 (1)`, are percentages or rates, because they do not add up
//! as counts would. Without proof a bracketed whole number is a count.

use super::columns::Block;
use super::content::{Content, Sheet};
use super::header::Says;
use super::names::Named;
use super::shape::Frame;

/// Whether the bracketed figures of a column are certainly no counts.
pub(super) fn are_shares(sheet: &Sheet, frame: &Frame, block: &Block, column: usize) -> bool {
    if block.senses.get(column).is_some_and(|sense| sense.says == Says::CountAndPercentage) {
        return true;
    }
    let mut pairs: Vec<(u64, u64)> = Vec::new();
    let mut totals: Vec<(u64, u64)> = Vec::new();
    for row in block.rows.clone() {
        let Some((count, share)) = sheet.rows.get(row).and_then(|cells| cells.get(column)).and_then(pair) else {
            continue;
        };
        match frame.named.get(row) {
            Some(Named::Total(_)) => totals.push((count, share)),
            _ => pairs.push((count, share)),
        }
    }
    pairs.len() >= 3
        && pairs.iter().all(|(_, share)| *share <= 100)
        && totals.iter().any(|total| not_additive(*total, &pairs) || shares_of(*total, &pairs))
}

/// The count and the bracketed figure of a cell.
fn pair(content: &Content) -> Option<(u64, u64)> {
    match content.numerals.as_slice() {
        [count, share] if count.is_plain() && share.is_plain() && share.bracketed && !count.bracketed => {
            Some((count.value, share.value))
        }
        _ => None,
    }
}

/// A total of counts is at least each of its parts: a bracketed figure that is smaller is no total of counts.
fn not_additive(total: (u64, u64), parts: &[(u64, u64)]) -> bool {
    parts.iter().any(|part| part.0 <= total.0 && part.1 > total.1)
}

/// Every bracketed figure is the rounded percentage of its count in the total.
fn shares_of(total: (u64, u64), parts: &[(u64, u64)]) -> bool {
    total.1 == 100
        && total.0 > 0
        && parts.iter().all(|part| {
            let exact = u128::from(part.0) * 100;
            let printed = u128::from(part.1) * u128::from(total.0);
            exact.abs_diff(printed) <= u128::from(total.0)
        })
}
