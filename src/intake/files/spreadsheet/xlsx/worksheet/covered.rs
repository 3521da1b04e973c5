//! Cells that hold something where a sheet shows nothing: in hidden rows and columns, under other cells that a merge
//! spreads over them, and above or beside frozen panes. Empty rows and columns may be hidden.

use super::Reading;
use crate::a1::{self, Area, cell_name, column_name};
use crate::intake::files::found::count;
use crate::intake::files::package::Element;
use crate::intake::files::secret::Hides;

/// The most cells that merges are looked at for; merges do not overlap, so a sheet within its bounds needs no more.
const MOST_STEPS: usize = 20_000_000;

/// The most cells under merged cells that are told.
const MOST_COVERED: usize = 100_000;

/// Reports what a sheet covers. `elements` are those behind its cells.
pub(super) fn report(reading: &mut Reading<'_, '_>, elements: &[Element]) {
    rows(reading);
    columns(reading);
    merges(reading, elements);
    frozen(reading);
}

/// Hidden rows, neighbours together; those that a filter may have hidden are told apart.
fn rows(reading: &mut Reading<'_, '_>) {
    let hidden = std::mem::take(&mut reading.hidden_rows);
    let filtered = reading.filtered.clone();
    let is_filtered = |row: u32| filtered.iter().any(|area| row > area.top && row <= area.bottom);
    for run in
        hidden.chunk_by(|one, next| next.0 == one.0.saturating_add(1) && is_filtered(one.0) == is_filtered(next.0))
    {
        let (Some((first, _)), Some((last, _))) = (run.first(), run.last()) else { continue };
        let place = format!("{}:{}", u64::from(*first) + 1, u64::from(*last) + 1);
        let detail = count(run.len() as u64, "row");
        let what = if is_filtered(*first) { Hides::FilteredRow } else { Hides::Row };
        reading.secret(what, &place, detail);
    }
}

/// Hidden columns, neighbours together.
fn columns(reading: &mut Reading<'_, '_>) {
    let held: Vec<(u32, u32)> = std::mem::take(&mut reading.columns.held).into_iter().collect();
    for run in held.chunk_by(|one, next| next.0 == one.0.saturating_add(1)) {
        let (Some((first, _)), Some((last, _))) = (run.first(), run.last()) else { continue };
        let place = format!("{}:{}", column_name(*first), column_name(*last));
        reading.secret(Hides::Column, &place, count(run.len() as u64, "column"));
    }
}

/// Cells under a merged cell, of which only the first shows.
fn merges(reading: &mut Reading<'_, '_>, elements: &[Element]) {
    let lists = elements.iter().filter(|element| element.name == "mergeCells");
    let areas = lists.flat_map(|list| &list.children).filter_map(|merge| a1::area(merge.value("ref")?));
    let mut steps = 0_usize;
    let mut covered = Vec::new();
    for area in areas {
        let span = |first: u32, last: u32| (usize::try_from(first).unwrap_or(0), usize::try_from(last).unwrap_or(0));
        let ((top, bottom), (left, right)) = (span(area.top, area.bottom), span(area.left, area.right));
        for (row, cells) in reading.sheet.rows.iter().enumerate().take(bottom + 1).skip(top) {
            steps += 1;
            for (column, text) in cells.iter().enumerate().take(right + 1).skip(left) {
                steps += 1;
                if (row, column) != (top, left) && !text.is_empty() {
                    covered.push((row, column));
                }
            }
            if steps > MOST_STEPS {
                break;
            }
        }
        if steps > MOST_STEPS || covered.len() > MOST_COVERED {
            reading.found.add(Hides::TooLarge, reading.name, "too many merged cells");
            break;
        }
    }
    for (row, column) in covered {
        let name = cell_name(u32::try_from(row).unwrap_or(u32::MAX), u32::try_from(column).unwrap_or(u32::MAX));
        reading.secret(Hides::MergedOver, &name, "");
    }
}

/// Cells above or beside what frozen panes can show: nobody can scroll there.
fn frozen(reading: &mut Reading<'_, '_>) {
    let (top, left) = reading.first_shown;
    let first_row = usize::try_from(top).unwrap_or(usize::MAX);
    let first_column = usize::try_from(left).unwrap_or(usize::MAX);
    let holds = |cells: &[String]| cells.iter().any(|text| !text.is_empty());
    if reading.sheet.rows.iter().take(first_row).any(|cells| holds(cells)) {
        reading.secret(Hides::Row, &format!("1:{top}"), "rows above frozen panes");
    }
    if reading.sheet.rows.iter().any(|cells| holds(cells.get(..first_column).unwrap_or(cells))) {
        let place = Area::cell(0, left.saturating_sub(1));
        reading.secret(Hides::Column, &format!("A:{}", column_name(place.right)), "columns beside frozen panes");
    }
}
