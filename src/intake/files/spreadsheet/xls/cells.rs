//! Cells ([MS-XLS] 2.4.127, 2.4.148, 2.4.174, 2.4.180, 2.4.220 and others): their value as text, and whether it can be read.

use super::super::shown;
use super::grid::{Cell, place};
use super::looks::Faint;
use super::records::Record;
use super::sheet::Reader;
use super::strings::{Pieces, Text};
use crate::intake::files::cursor::{Cursor, offset};
use crate::intake::files::secret::Hides;

/// Takes the cell or cells of a record in; nothing where it cannot be read.
pub(super) fn take(reader: &mut Reader<'_>, record: &Record<'_>) -> Option<()> {
    if reader.budget.is_exceeded() {
        return Some(());
    }
    let mut cursor = Cursor::new(record.body);
    if record.id == 0x0207 {
        return string(reader, record);
    }
    let (row, column) = (cursor.u16_le()?, cursor.u16_le()?);
    if record.id == 0x00BD {
        return several(reader, row, column, &mut cursor);
    }
    let look = cursor.u16_le()?;
    match record.id {
        0x0006 => formula(reader, (row, column, look), &mut cursor),
        0x00D6 | 0x0204 => {
            let text = Pieces::new(&Record { body: cursor.rest(), ..record.clone() }).text()?;
            words(reader, row, column, look, &text)
        }
        0x00FD => {
            let index = offset(cursor.u32_le()?);
            exact(&cursor)?;
            if let Some(shown) = reader.book.shown.get_mut(index) {
                *shown = true;
            }
            let text = reader.book.texts.get(index)?.clone();
            words(reader, row, column, look, &text)
        }
        0x0201 => exact(&cursor),
        0x0203 => {
            let value = cursor.f64_le()?;
            exact(&cursor)?;
            number(reader, row, column, look, value)
        }
        0x0205 => {
            let (value, is_error) = (cursor.u8()?, cursor.u8()? != 0);
            exact(&cursor)?;
            constant(reader, row, column, look, value, is_error)
        }
        _ => {
            let value = packed(cursor.u32_le()?);
            exact(&cursor)?;
            number(reader, row, column, look, value)
        }
    }
}

/// A record with more bytes than its cell needs cannot be relied on.
fn exact(cursor: &Cursor<'_>) -> Option<()> {
    cursor.is_empty().then_some(())
}

/// Several numbers side by side: look and packed number of each, and the last column.
fn several(reader: &mut Reader<'_>, row: u16, first: u16, cursor: &mut Cursor<'_>) -> Option<()> {
    let count = cursor.rest().len().checked_sub(2)? / 6;
    for step in 0..count {
        let (look, value) = (cursor.u16_le()?, packed(cursor.u32_le()?));
        number(reader, row, first.checked_add(u16::try_from(step).ok()?)?, look, value)?;
    }
    cursor.u16_le()?;
    exact(cursor)
}

/// A number in four bytes: 30 bits of a floating-point number or of an integer, perhaps to be divided by a hundred.
fn packed(number: u32) -> f64 {
    let value = if number & 2 == 0 {
        f64::from_bits(u64::from(number & !3) << 32)
    } else {
        f64::from(number.cast_signed() >> 2)
    };
    if number & 1 == 0 { value } else { value / 100.0 }
}

/// A formula's last result, and the formula itself.
fn formula(reader: &mut Reader<'_>, cell: (u16, u16, u16), cursor: &mut Cursor<'_>) -> Option<()> {
    let (row, column, look) = cell;
    let result = *cursor.take(8)?.as_array::<8>()?;
    cursor.take(6)?;
    let length = usize::from(cursor.u16_le()?);
    let tokens = cursor.take(length)?;
    reader.formula_in(tokens, row, column);
    if !cursor.is_empty() {
        // Blocks of values that the tokens refer to stand behind these.
        reader.found.add(Hides::FormulaFigures, place(&reader.name, row, column), "");
    }
    reader.formula = None;
    match result {
        [0, _, _, _, _, _, 0xFF, 0xFF] => reader.formula = Some(cell),
        [1, _, value, _, _, _, 0xFF, 0xFF] => constant(reader, row, column, look, value, false)?,
        [2, _, value, _, _, _, 0xFF, 0xFF] => constant(reader, row, column, look, value, true)?,
        [3, _, _, _, _, _, 0xFF, 0xFF] => {}
        _ => number(reader, row, column, look, f64::from_le_bytes(result))?,
    }
    Some(())
}

/// The text that the formula before has as its result.
fn string(reader: &mut Reader<'_>, record: &Record<'_>) -> Option<()> {
    let (row, column, look) = reader.formula.take()?;
    let text = Pieces::new(record).text()?;
    words(reader, row, column, look, &text)
}

fn constant(reader: &mut Reader<'_>, row: u16, column: u16, look: u16, value: u8, is_error: bool) -> Option<()> {
    let text = match (is_error, value) {
        (false, 0) => "FALSE",
        (false, _) => "TRUE",
        (true, 0x00) => "#NULL!",
        (true, 0x07) => "#DIV/0!",
        (true, 0x0F) => "#VALUE!",
        (true, 0x17) => "#REF!",
        (true, 0x1D) => "#NAME?",
        (true, 0x24) => "#NUM!",
        (true, 0x2A) => "#N/A",
        (true, _) => return None,
    };
    keep(reader, row, column, text.to_owned());
    let faint = reader.book.looks.faint(look, &[], None);
    note(reader, row, column, faint);
    Some(())
}

fn number(reader: &mut Reader<'_>, row: u16, column: u16, look: u16, value: f64) -> Option<()> {
    let looks = &reader.book.looks;
    let format = looks.format_of(look)?;
    let text = shown::text(value, "", format, reader.book.epoch);
    let hides = format.hides_number(value);
    let faint = looks.faint(look, &[], format.colour(value));
    if hides {
        reader.found.add(Hides::NumberFormat, place(&reader.name, row, column), "a number");
    }
    note(reader, row, column, faint);
    keep(reader, row, column, text);
    Some(())
}

fn words(reader: &mut Reader<'_>, row: u16, column: u16, look: u16, text: &Text) -> Option<()> {
    if text.text.is_empty() {
        return Some(());
    }
    let looks = &reader.book.looks;
    let format = looks.format_of(look)?;
    let hides = format.hides_text();
    let faint = looks.faint(look, &text.fonts, format.colour_of_text());
    if hides {
        reader.found.add(Hides::NumberFormat, place(&reader.name, row, column), "text");
    }
    if !text.text.trim().is_empty() {
        note(reader, row, column, faint);
    }
    keep(reader, row, column, text.text.clone());
    Some(())
}

fn note(reader: &mut Reader<'_>, row: u16, column: u16, faint: Faint) {
    if faint.is_of_ground {
        reader.found.add(Hides::SameColorText, place(&reader.name, row, column), "");
    }
    if faint.is_tiny {
        reader.found.add(Hides::TinyText, place(&reader.name, row, column), "");
    }
}

fn keep(reader: &mut Reader<'_>, row: u16, column: u16, text: String) {
    if reader.budget.spend_cell(&text) {
        reader.grid.cells.push(Cell { row, column, text });
    }
}

#[cfg(test)]
mod tests {
    use super::packed;

    #[test]
    fn unpacks_integers_fractions_and_hundredths() {
        assert_eq!(packed(7 << 2 | 2), 7.0);
        assert_eq!(packed((-7_i32 << 2).cast_unsigned() | 2), -7.0);
        assert_eq!(packed(1234 << 2 | 3), 12.34);
        assert_eq!(packed(u32::try_from(1.5_f64.to_bits() >> 32).unwrap()), 1.5);
    }
}
