//! A number found in a cell, with what its own surroundings say it is. `senses` finds them; columns may overrule.

use std::ops::Range;

/// A number in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Numeral {
    /// The whole part.
    pub(super) value: u64,
    /// The digits after the point, as a number, and how many they are.
    pub(super) fraction: (u64, u32),
    pub(super) sense: Sense,
    /// Where it stands in the cell's text, in bytes.
    pub(super) range: Range<usize>,
    /// Whether a minus stands before it.
    pub(super) negative: bool,
    /// Whether a plus or minus stands before it.
    pub(super) signed: bool,
    /// Whether it stands in round brackets, with nothing else.
    pub(super) bracketed: bool,
    /// Whether it is written in words.
    pub(super) worded: bool,
}

/// What a number is by its own surroundings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sense {
    /// A whole number that nothing explains.
    Plain,
    /// A number with decimals other than zero.
    Decimal,
    Percentage,
    Money,
    Year,
    Date,
    Time,
    Ordinal,
    Age,
    Duration,
    Measure,
    Identifier,
    /// A cut-off that bounds no count: "older than 10".
    CutOff,
    /// No fewer than the first and no more than the second: `10+`, "at most 4".
    Within(u64, Option<u64>),
    /// From the one to the other: a band of ages, or a suppression by range.
    Range(u64, u64),
}

impl Numeral {
    /// Whether it is a whole number that nothing explains.
    pub(super) fn is_plain(&self) -> bool {
        self.sense == Sense::Plain
    }

    /// Whether it could be a calendar year.
    pub(super) fn is_year_like(&self) -> bool {
        self.sense == Sense::Year || self.is_plain() && (1900..=2100).contains(&self.value)
    }

    /// The number in units of its last printed place, and how many places there are.
    pub(super) fn scaled(&self) -> (u64, u32) {
        let (fraction, places) = self.fraction;
        let unit = 10_u64.saturating_pow(places);
        (self.value.saturating_mul(unit).saturating_add(fraction), places)
    }
}
