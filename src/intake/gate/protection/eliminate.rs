//! Orders what can be worked out the way a reader would: one relation with one unknown left, then the next; and only
//! where that fails, several relations together. It finds arithmetic for what is already certain.

use super::certificate::{Certificate, End};
use super::part::Part;
use super::referee::{Range, Record};

/// Cells worked out so far, each with its turn and its value.
#[derive(Clone, Debug)]
pub(super) struct Known {
    turns: Vec<Option<(usize, i64)>>,
}

/// A cell that can be worked out, and how.
pub(super) struct Found {
    pub(super) cell: usize,
    pub(super) value: i64,
    pub(super) certificate: Certificate,
}

impl Known {
    pub(super) fn new(part: &Part) -> Self {
        Self { turns: vec![None; part.cells.len()] }
    }

    /// The value of a cell that was worked out before a turn.
    pub(super) fn before(&self, turn: usize, cell: usize) -> Option<i64> {
        self.turns[cell].filter(|(own, _)| *own < turn).map(|(_, value)| value)
    }
}

/// The cells that are exactly known by elimination, in the order in which they can be worked out.
pub(super) fn order(part: &Part, record: &Record, known: &mut Known) -> Vec<Found> {
    let mut found = Vec::new();
    let certain = |cell: usize| {
        let range = &record.ranges[cell];
        (range.least == range.most && range.floor == range.ceiling).then_some(range.least)
    };
    let mut unknown: Vec<usize> = part.rows.iter().map(|row| row.terms.len()).collect();
    let mut ready: Vec<usize> = (0..unknown.len()).filter(|row| unknown[*row] == 1).collect();
    let mut later = 0..part.cells.len();
    loop {
        let next = match ready.pop() {
            Some(row) => eliminated(part, known, row),
            None => match later.next() {
                Some(cell) => combined(part, record, known, cell),
                None => return found,
            },
        };
        let Some((cell, certificate)) = next else { continue };
        let Some(value) = certain(cell) else { continue };
        known.turns[cell] = Some((found.len(), value));
        for (row, _) in &part.columns[cell] {
            unknown[*row] -= 1;
            if unknown[*row] == 1 {
                ready.push(*row);
            }
        }
        found.push(Found { cell, value, certificate });
    }
}

/// The one unknown left in a row.
fn eliminated(part: &Part, known: &Known, row: usize) -> Option<(usize, Certificate)> {
    let (cell, sign) = part.rows[row].terms.iter().find(|(cell, _)| known.turns[*cell].is_none())?;
    Some((*cell, Certificate::single(row, *sign)))
}

/// A cell that several relations together leave alone: equations only, no bounds of other cells.
fn combined(part: &Part, record: &Record, known: &Known, cell: usize) -> Option<(usize, Certificate)> {
    let range = &record.ranges[cell];
    if known.turns[cell].is_some() || range.least != range.most {
        return None;
    }
    let alone = |certificate: &&Certificate| {
        let sum = certificate.sum(part);
        let mut unsettled = sum.terms.iter().filter(|(at, _)| known.turns[*at].is_none());
        unsettled.next().is_some_and(|(at, factor)| *at == cell && *factor == i128::from(certificate.scale))
            && unsettled.next().is_none()
    };
    let certificate = range.reasons.iter().flatten().find(alone)?;
    Some((cell, certificate.clone()))
}

/// The simplest certificate that gives this end with the known cells at their values: one relation if one will do,
/// otherwise the one on record.
pub(super) fn simplest(part: &Part, known: &Known, range: &Range, cell: usize, end: End) -> Option<Certificate> {
    let value = if end == End::Least { range.least } else { range.most };
    let within = |other: usize| match known.before(usize::MAX, other) {
        Some(value) if other != cell => (value, value),
        _ => (part.low[other], part.high[other]),
    };
    let rows = part.columns[cell].iter().map(|(row, sign)| Certificate::single(*row, *sign));
    let recorded = range.reasons[end as usize].iter().cloned();
    rows.chain(recorded).find(|certificate| certificate.bound_within(part, &within, cell, end) == Some(value))
}
