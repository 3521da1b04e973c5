//! Tallies what the cells of one column hold. It draws no conclusion from it.

use super::RowKind;
use super::content::{Content, Form, Sheet};
use super::numeral::{Numeral, Sense};
use super::shape::{Frame, Span};

/// What the values of a column are.
#[derive(Default)]
pub(super) struct Values {
    pub(super) textual: usize,
    pub(super) plain: Vec<u64>,
    pub(super) dotted: usize,
    pub(super) decimal: usize,
    pub(super) percentage: usize,
    pub(super) money: usize,
    pub(super) suppressed: usize,
    pub(super) signed: usize,
    pub(super) negative: usize,
}

impl Values {
    /// How many cells hold figures.
    pub(super) fn numeric(&self) -> usize {
        self.plain.len() + self.decimal + self.percentage + self.money + self.suppressed
    }
}

/// Tallies a column of a block.
pub(super) fn values(sheet: &Sheet, frame: &Frame, span: &Span, column: usize) -> Values {
    let mut found = Values::default();
    for row in span.rows.clone() {
        let total = matches!(frame.rows.get(row), Some(RowKind::Total | RowKind::Subtotal));
        let Some(content) = sheet.rows.get(row).and_then(|cells| cells.get(column)) else {
            continue;
        };
        if content.is_textual() {
            found.textual += 1;
        } else if let Form::Suppressed(_) = content.form {
            found.suppressed += 1;
        } else if let Some(numeral) = content.numerals.first() {
            note(numeral, content, total, &mut found);
        }
    }
    found
}

fn note(numeral: &Numeral, content: &Content, total: bool, found: &mut Values) {
    match numeral.sense {
        Sense::Plain if total && numeral.value > 5 => found.suppressed += 1,
        Sense::Plain => {
            found.plain.push(numeral.value);
            found.dotted += usize::from(content.numerals.len() == 1);
        }
        Sense::Decimal => found.decimal += 1,
        Sense::Percentage => found.percentage += 1,
        Sense::Money => found.money += 1,
        _ => found.textual += 1,
    }
    found.signed += usize::from(numeral.signed);
    found.negative += usize::from(numeral.negative);
}
