//! Goes through the tokens of a formula ([MS-XLS] 2.5.198) for what it holds of its own: figures and words that are no
//! cell's. It calculates nothing.

use super::strings;
use crate::intake::files::cursor::Cursor;

/// What a formula holds.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Formula {
    /// Words between quotes.
    pub(super) words: Vec<String>,
    /// Numbers.
    numbers: Vec<f64>,
    /// Cells, ranges and names.
    references: usize,
    /// Whether it adds or subtracts.
    adds: bool,
    /// Whether it holds a block of values, or something that cannot be read.
    holds_more: bool,
    /// Whether it makes a day or a time of its numbers.
    makes_day: bool,
}

impl Formula {
    /// Whether its figures may be a count that is shown only in sum: added to a cell, or to one another.
    pub(super) fn hides(&self) -> bool {
        let has_number = self.numbers.iter().any(|number| *number != 0.0 && *number != 1.0);
        self.holds_more
            || (has_number && self.adds)
            || (!self.numbers.is_empty() && self.references == 0 && !self.makes_day)
    }

    /// Whether it is a cell, a range or several, and nothing else.
    pub(super) fn is_reference(&self) -> bool {
        self.references > 0 && self.numbers.is_empty() && self.words.is_empty() && !self.holds_more && !self.adds
    }
}

/// Reads the tokens of a formula.
pub(super) fn read(tokens: &[u8]) -> Formula {
    let mut formula = Formula::default();
    let mut cursor = Cursor::new(tokens);
    while !cursor.is_empty() {
        if token(&mut cursor, &mut formula).is_none() {
            formula.holds_more = true;
            return formula;
        }
    }
    formula
}

fn token(cursor: &mut Cursor<'_>, formula: &mut Formula) -> Option<()> {
    let token = cursor.u8()?;
    if token < 0x20 {
        return plain(token, cursor, formula);
    }
    // The class of a token, that is whether it stands for a value, an array or a range, is of no matter.
    let length = match (token & 0x1F) | 0x20 {
        0x20 => {
            formula.holds_more = true;
            7
        }
        0x21 => return function(cursor.u16_le()?, formula),
        0x22 => {
            cursor.u8()?;
            return function(cursor.u16_le()?, formula);
        }
        0x26..=0x28 => 6,
        0x29 => 2,
        0x23 | 0x24 | 0x2A | 0x2C => reference(formula, 4),
        0x25 | 0x2B | 0x2D => reference(formula, 8),
        0x39 | 0x3A | 0x3C => reference(formula, 6),
        0x3B | 0x3D => reference(formula, 10),
        _ => return None,
    };
    cursor.take(length).map(|_| ())
}

fn reference(formula: &mut Formula, length: usize) -> usize {
    formula.references += 1;
    length
}

/// DATE and TIME have the numbers 65 and 66.
fn function(number: u16, formula: &mut Formula) -> Option<()> {
    formula.makes_day |= matches!(number & 0x7FFF, 65 | 66);
    Some(())
}

fn plain(token: u8, cursor: &mut Cursor<'_>, formula: &mut Formula) -> Option<()> {
    match token {
        0x01 | 0x02 => {
            // Refers to the formula that several cells share, which is looked into by itself.
            formula.references += 1;
            cursor.take(4)?;
        }
        0x03 | 0x04 => formula.adds = true,
        0x05..=0x16 => {}
        0x17 => formula.words.push(strings::short(cursor)?),
        0x19 => {
            let kind = cursor.u8()?;
            let value = usize::from(cursor.u16_le()?);
            if kind & 4 != 0 {
                cursor.take((value + 1) * 2)?;
            }
        }
        0x1C | 0x1D => _ = cursor.u8()?,
        0x1E => formula.numbers.push(f64::from(cursor.u16_le()?)),
        0x1F => formula.numbers.push(cursor.f64_le()?),
        _ => return None,
    }
    Some(())
}
