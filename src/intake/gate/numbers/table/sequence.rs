//! Recognises numbers that run on: years, list numbers, ages. It knows nothing of headers.

/// Whether each number is one more than the one before it.
pub(super) fn runs_on(values: &[u64]) -> bool {
    values.len() >= 2 && values.windows(2).all(|pair| matches!(pair, [a, b] if a.checked_add(1) == Some(*b)))
}

/// Whether each number is larger than the one before it.
pub(super) fn rises(values: &[u64]) -> bool {
    values.windows(2).all(|pair| matches!(pair, [a, b] if a < b))
}

/// Whether the numbers can be years down a column: each the same as, one more, or one less than its neighbour.
pub(super) fn is_years(values: &[u64]) -> bool {
    !values.is_empty()
        && values.iter().all(|value| (1900..=2100).contains(value))
        && values.windows(2).all(|pair| matches!(pair, [a, b] if a.abs_diff(*b) <= 1 || a < b))
}

/// Whether numbers run on and begin again, as months, weeks and list numbers do down a column.
pub(super) fn recurs(values: &[u64]) -> bool {
    values.len() >= 3
        && values.first().is_some_and(|first| *first <= 1)
        && values.windows(2).all(|pair| matches!(pair, [a, b] if a.checked_add(1) == Some(*b) || *b == 1))
        && values.windows(2).any(|pair| matches!(pair, [a, b] if a < b))
}
