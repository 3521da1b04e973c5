//! What a cell shows, as text, and what keeps it from showing: colours, sizes, formats, formulas without a value.

use super::super::super::format::Sense;
use super::super::super::{formula, number, shown};
use super::super::strings::{Run, unescaped};
use super::super::styles::Styles;
use super::super::workbook::is_true;
use super::Reading;
use super::cells::{Cell, Kind};
use crate::a1::{Area, cell_name};
use crate::intake::files::secret::{Hides, Secret};

/// Puts a cell into its sheet, with what it hides; whether it holds something.
pub(super) fn place(reading: &mut Reading<'_, '_>, cell: &Cell) -> Result<bool, Secret> {
    let (styles, strings) = (reading.shared.styles, reading.shared.strings);
    // A style that is not there is the first.
    let number = if usize::try_from(cell.style).is_ok_and(|index| index < styles.cells.len()) { cell.style } else { 0 };
    let index = usize::try_from(number).unwrap_or(0);
    let Some(style) = styles.cells.get(index) else { return Ok(false) };
    let Some(format) = styles.formats.get(style.format) else { return Ok(false) };
    let name = || cell_name(cell.row, cell.column);
    if let Some(written) = &cell.formula {
        formula_of(reading, &name(), written, cell, matches!(format.sense(1.0), Sense::Moment(_)));
    }
    let written = cell.value.as_deref().unwrap_or("");
    let mut runs: &[Run] = &[];
    let mut colour = None;
    let text = match cell.kind {
        Kind::Shared => {
            let index = written.trim().parse::<usize>().unwrap_or(usize::MAX);
            if let Some(used) = reading.shared.used.get_mut(index) {
                *used = true;
            } else if !written.trim().is_empty() {
                reading.secret(Hides::Broken, &name(), "a text that is not there");
            }
            runs = strings.runs(index);
            strings.get(index).unwrap_or("").to_owned()
        }
        Kind::Inline => {
            let inline = cell.inline.as_ref();
            runs = inline.map_or(&[], |inline| inline.runs.as_slice());
            inline.map_or_else(String::new, |inline| inline.text.clone())
        }
        Kind::Text => unescaped(written),
        Kind::Truth => if is_true(Some(written.trim())) { "TRUE" } else { "FALSE" }.to_owned(),
        Kind::Fault => written.to_owned(),
        Kind::Date => written.trim().trim_end_matches("T00:00:00").to_owned(),
        Kind::Number if written.trim().is_empty() => String::new(),
        Kind::Number => match number::read(written) {
            Some(value) => {
                if format.hides_number(value) {
                    reading.secret(Hides::NumberFormat, &name(), "a number");
                }
                colour = format.colour(value).and_then(|name| styles.palette.of_format(name));
                shown::text(value, written, format, reading.shared.epoch)
            }
            None => {
                reading.secret(Hides::Broken, &name(), "a number that is none");
                written.to_owned()
            }
        },
        Kind::Unknown => {
            reading.secret(Hides::UnknownPart, &name(), "a value of an unknown type");
            written.to_owned()
        }
    };
    if text.trim().is_empty() {
        return Ok(false);
    }
    if !matches!(cell.kind, Kind::Number | Kind::Truth | Kind::Fault | Kind::Date) && format.hides_text() {
        reading.secret(Hides::NumberFormat, &name(), "text");
    }
    let own = [(colour, None)];
    let all = if runs.is_empty() { own.as_slice() } else { runs };
    let (invisible, tiny) = all.iter().fold((false, false), |(invisible, tiny), (colour, size)| {
        let (one, two) = Styles::hides_letters(style, *colour, *size);
        (invisible || one, tiny || two)
    });
    if invisible {
        reading.secret(Hides::SameColorText, &name(), "");
    }
    if tiny {
        reading.secret(Hides::TinyText, &name(), "");
    }
    reading.columns.note(cell.column);
    let area = Area::cell(cell.row, cell.column);
    reading.used_styles.entry(number).and_modify(|used| *used = used.with(area)).or_insert(area);
    put(reading, cell.row, cell.column, text)?;
    Ok(true)
}

fn formula_of(reading: &mut Reading<'_, '_>, name: &str, written: &str, cell: &Cell, is_moment: bool) {
    let has_value = match cell.kind {
        Kind::Text => cell.value.is_some(),
        _ => cell.value.as_deref().is_some_and(|value| !value.is_empty()),
    };
    if !has_value {
        reading.secret(Hides::NoValue, name, "");
    }
    let read = formula::read(written);
    if read.reaches_out {
        reading.secret(Hides::ExternalLink, name, "a formula that reaches out of the file");
    }
    // A date some days after another is no figure.
    if read.has_typed_figures && !is_moment {
        reading.secret(Hides::FormulaFigures, name, "");
    }
    for words in read.words {
        reading.found.say_once(&format!("{} formula", reading.name), &words);
    }
}

/// Puts text at a place, within the bounds of the whole file.
fn put(reading: &mut Reading<'_, '_>, row: u32, column: u32, text: String) -> Result<(), Secret> {
    let too_large =
        |detail: &str| Secret { what: Hides::TooLarge, place: reading.name.to_owned(), detail: detail.to_owned() };
    let (row, column) = (usize::try_from(row).unwrap_or(usize::MAX), usize::try_from(column).unwrap_or(usize::MAX));
    let shared = &mut *reading.shared;
    let rows = &mut reading.sheet.rows;
    let new_rows = (row + 1).saturating_sub(rows.len());
    let width = rows.get(row).map_or(0, Vec::len);
    let new_cells = (column + 1).saturating_sub(width);
    shared.cells_left = shared.cells_left.checked_sub(new_rows + new_cells).ok_or_else(|| too_large("cells"))?;
    shared.text_left = shared.text_left.checked_sub(text.len()).ok_or_else(|| too_large("text"))?;
    if new_rows > 0 {
        rows.resize_with(row + 1, Vec::new);
    }
    let Some(cells) = rows.get_mut(row) else { return Ok(()) };
    match cells.get_mut(column) {
        // Cells out of their place have been reported.
        Some(cell) => *cell = text,
        None => {
            cells.resize_with(column, String::new);
            cells.push(text);
        }
    }
    Ok(())
}
