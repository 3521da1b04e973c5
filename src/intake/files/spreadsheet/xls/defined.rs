//! Defined names ([MS-XLS] 2.4.150): ranges with a name, and whatever else a name may stand for.

use super::budget::Budget;
use super::globals::formula_words;
use super::records::Record;
use super::strings;
use crate::intake::files::cursor::Cursor;
use crate::intake::files::found::Found;
use crate::intake::files::secret::{Hides, Passage};

const IS_HIDDEN: u16 = 0x0001;
const IS_PROGRAM: u16 = 0x000E;
const IS_BUILT_IN: u16 = 0x0020;

/// Reads a name. One that people see, and that stands for cells of this workbook, goes to `passages`.
pub(super) fn name(
    record: &Record<'_>,
    passages: &mut Vec<Passage>,
    budget: &mut Budget,
    found: &mut Found,
) -> Option<()> {
    let mut cursor = Cursor::new(record.body);
    let flags = cursor.u16_le()?;
    cursor.u8()?;
    let letters = usize::from(cursor.u8()?);
    let length = usize::from(cursor.u16_le()?);
    cursor.take(4)?;
    let remarks = cursor.take(4)?;
    let name = strings::unprefixed(&mut cursor, letters)?;
    let tokens = cursor.take(length)?;
    if remarks.iter().any(|length| *length != 0) || !cursor.is_empty() || !record.continued.is_empty() {
        found.add(Hides::DefinedName, &name, "a name with words of its own");
    }
    if flags & IS_BUILT_IN != 0 {
        return built_in(name.chars().next()?, found);
    }
    let formula = formula_words(tokens, &name, passages, budget);
    if flags & IS_PROGRAM != 0 {
        found.add(Hides::Macro, &name, "a name that stands for a program");
    } else if flags & IS_HIDDEN != 0 {
        found.add(Hides::DefinedName, &name, "a hidden name");
    } else if !formula.is_reference() {
        found.add(Hides::DefinedName, &name, "a name that stands for more than a range of cells");
    } else if budget.spend_text(&name) {
        passages.push(Passage { place: "defined name".to_owned(), text: name, cell: None });
    }
    Some(())
}

/// Names that the program itself gives, by number.
fn built_in(number: char, found: &mut Found) -> Option<()> {
    match u32::from(number) {
        // What to print, and the range of a filter.
        6 | 7 | 13 => {}
        1 | 2 | 10 | 11 => found.add(Hides::Macro, "", "a program that runs by itself"),
        _ => found.add(Hides::DefinedName, "", "the range of a query or consolidation"),
    }
    Some(())
}
