//! A sheet's part of a workbook's stream ([MS-XLS] 2.1.7.20.5): its cells, rows, columns and what lies over them.

use super::budget::Budget;
use super::catalog::Sort;
use super::cells;
use super::globals::{Book, code_name, feature, formula_words, header_of_feature, judge};
use super::grid::{Grid, place};
use super::objects::{self, Object};
use super::records::Record;
use super::strings::{self, Pieces};
use super::{links, records};
use crate::intake::files::cursor::Cursor;
use crate::intake::files::found::Found;
use crate::intake::files::secret::{Hides, Passage, Sheet};

/// Rows lower than this cannot be read, in twentieths of a point.
const LOWEST_ROW: u16 = 40;
/// Columns narrower than this cannot be read, in 256ths of a digit.
const NARROWEST_COLUMN: u16 = 128;
/// Bytes of drawing that the arrow of a filter may bring.
const ARROW: usize = 512;

/// A sheet while it is read.
pub(super) struct Reader<'a> {
    pub(super) name: String,
    pub(super) book: &'a mut Book,
    pub(super) budget: &'a mut Budget,
    pub(super) found: &'a mut Found,
    pub(super) grid: Grid,
    pub(super) passages: Vec<Passage>,
    /// The cell whose formula came last, for a text that follows: row, column and look.
    pub(super) formula: Option<(u16, u16, u16)>,
    object: Option<Object>,
    arrows: usize,
    drawn: usize,
    has_other_objects: bool,
}

impl<'a> Reader<'a> {
    /// Starts a sheet.
    pub(super) fn new(name: String, book: &'a mut Book, budget: &'a mut Budget, found: &'a mut Found) -> Self {
        Reader {
            name,
            book,
            budget,
            found,
            grid: Grid::default(),
            passages: Vec::new(),
            formula: None,
            object: None,
            arrows: 0,
            drawn: 0,
            has_other_objects: false,
        }
    }

    /// Takes a record in. A record that cannot be read is a finding.
    pub(super) fn take(&mut self, record: &Record<'_>) {
        if judge(record, &self.name, self.found) != Some(Sort::Read) {
            return;
        }
        if self.read(record).is_none() {
            let detail = format!("a record {:04X} that cannot be read", record.id);
            self.found.add(Hides::Broken, &self.name, detail);
        }
    }

    fn read(&mut self, record: &Record<'_>) -> Option<()> {
        let mut cursor = Cursor::new(record.body);
        let body = record.body;
        match record.id {
            0x0006 | 0x00BD | 0x00D6 | 0x00FD | 0x0201 | 0x0203 | 0x0204 | 0x0205 | 0x0207 | 0x027E => {
                cells::take(self, record)
            }
            0x0221 | 0x04BC | 0x0236 => self.shared_formula(record),
            0x0014 | 0x0015 => {
                // An empty record stands for no words at all.
                let text = if body.is_empty() { String::new() } else { strings::long(&mut cursor)? };
                let where_ = if record.id == 0x0014 { "header" } else { "footer" };
                self.passage(&format!("{} {where_}", self.name), strings::without_codes(&text));
                Some(())
            }
            0x001C => {
                let (row, column) = (cursor.u16_le()?, cursor.u16_le()?);
                self.found.add(Hides::Comment, place(&self.name, row, column), "a comment and its author");
                Some(())
            }
            0x0055 => {
                self.grid.hides_columns |= cursor.u16_le()? == 0;
                Some(())
            }
            0x0099 => {
                self.grid.hides_columns |= cursor.u16_le()? < NARROWEST_COLUMN;
                Some(())
            }
            0x005D => self.object(body),
            0x007D => self.columns(&mut cursor),
            0x0081 => {
                if cursor.u16_le()? & 0x10 != 0 {
                    self.found.add(Hides::Macro, &self.name, "a dialog");
                }
                Some(())
            }
            0x00E5 => self.merged(&mut cursor),
            0x00EC => {
                self.drawn += body.len() + record.continued.iter().map(|piece| piece.len()).sum::<usize>();
                Some(())
            }
            0x01B6 => self.text_of_object(record),
            0x01B8 => self.link(record),
            0x01BA => code_name(&mut cursor, &self.name, self.found),
            0x0208 => self.row(&mut cursor),
            0x0225 => {
                self.grid.hides_rows |= cursor.u16_le()? & 2 != 0;
                Some(())
            }
            0x023E => {
                let (flags, top, left) = (cursor.u16_le()?, cursor.u16_le()?, cursor.u16_le()?);
                if flags & 8 != 0 {
                    self.grid.out_of_reach = (top, left);
                }
                Some(())
            }
            0x0800 => {
                let text = strings::utf16(body.get(10..)?)?;
                self.passage(&format!("{} link", self.name), text.trim_end_matches('\0').to_owned());
                Some(())
            }
            0x0867 => header_of_feature(record, self.found),
            0x0868 => feature(record, &self.name, self.found),
            0x089C => {
                // After the flags, the lengths of four texts for first and even pages.
                if body.get(30..)?.iter().any(|byte| *byte != 0) {
                    self.found.add(Hides::UnknownPart, &self.name, "headers of the first page or of even ones");
                }
                Some(())
            }
            _ => {
                let detail = format!("a record {:04X} out of its place", record.id);
                self.found.add(Hides::UnknownPart, &self.name, detail);
                Some(())
            }
        }
    }

    /// Adds words that the reader can see or select.
    pub(super) fn passage(&mut self, place: &str, text: String) {
        if !text.trim().is_empty() && self.budget.spend_text(&text) {
            self.passages.push(Passage { place: place.to_owned(), text, cell: None });
        }
    }

    fn row(&mut self, cursor: &mut Cursor<'_>) -> Option<()> {
        let row = cursor.u16_le()?;
        cursor.take(4)?;
        let height = cursor.u16_le()?;
        cursor.take(4)?;
        let is_hidden = cursor.u16_le()? & 0x20 != 0;
        // The highest bit says that the row has the usual height.
        let is_low = height & 0x8000 == 0 && height & 0x7FFF < LOWEST_ROW;
        self.grid.rows.insert(row, is_hidden || is_low);
        Some(())
    }

    fn columns(&mut self, cursor: &mut Cursor<'_>) -> Option<()> {
        let (first, last, width) = (cursor.u16_le()?, cursor.u16_le()?, cursor.u16_le()?);
        cursor.u16_le()?;
        let is_hidden = cursor.u16_le()? & 1 != 0 || width < NARROWEST_COLUMN;
        // Cells have columns up to 255; some programs describe one more.
        let columns = first..=last.min(256);
        if !self.budget.spend_steps(columns.len()) {
            return Some(());
        }
        for column in columns {
            *self.grid.columns.entry(column).or_default() |= is_hidden;
        }
        Some(())
    }

    fn merged(&mut self, cursor: &mut Cursor<'_>) -> Option<()> {
        let count = cursor.u16_le()?;
        for _ in 0..count {
            let range = (cursor.u16_le()?, cursor.u16_le()?, cursor.u16_le()?, cursor.u16_le()?);
            self.grid.merged.push(range);
        }
        Some(())
    }

    fn shared_formula(&mut self, record: &Record<'_>) -> Option<()> {
        let mut cursor = Cursor::new(record.body);
        let row = cursor.u16_le()?;
        cursor.u16_le()?;
        let column = u16::from(cursor.u8()?);
        cursor.u8()?;
        match record.id {
            0x0221 => _ = cursor.take(6)?,
            0x04BC => _ = cursor.take(2)?,
            _ => {
                self.found.add(Hides::Scenario, place(&self.name, row, column), "a table of what-if values");
                return Some(());
            }
        }
        let length = usize::from(cursor.u16_le()?);
        let tokens = cursor.take(length)?;
        self.formula_in(tokens, row, column);
        Some(())
    }

    /// Looks into the formula of a cell.
    pub(super) fn formula_in(&mut self, tokens: &[u8], row: u16, column: u16) {
        let place = place(&self.name, row, column);
        let formula = formula_words(tokens, &place, &mut self.passages, self.budget);
        if formula.hides() {
            self.found.add(Hides::FormulaFigures, place, "");
        }
    }

    fn object(&mut self, body: &[u8]) -> Option<()> {
        let object = objects::object(body)?;
        self.object = Some(object);
        match object {
            Object::Arrow => self.arrows += 1,
            Object::Comment => self.has_other_objects = true,
            Object::Other(hides, detail) => {
                self.has_other_objects = true;
                self.found.add(hides, &self.name, detail);
            }
        }
        Some(())
    }

    /// The words of a text box or comment stand in the records that continue the one about their layout.
    fn text_of_object(&mut self, record: &Record<'_>) -> Option<()> {
        let letters = usize::from(Cursor::at(record.body, 10)?.u16_le()?);
        if letters == 0 {
            return Some(());
        }
        let text = Pieces::new(&Record { id: record.id, offset: 0, body: &[], continued: record.continued.clone() })
            .unprefixed(letters)?;
        let kind = if self.object == Some(Object::Comment) { "comment" } else { "text box" };
        self.passage(&format!("{} {kind}", self.name), text);
        Some(())
    }

    fn link(&mut self, record: &Record<'_>) -> Option<()> {
        match links::read(record.body) {
            Some(link) => {
                let place = place(&self.name, link.row, link.column);
                if !link.is_open {
                    self.found.add(Hides::ExternalLink, &place, "a link to another file");
                }
                for text in link.texts {
                    self.passage(&format!("{place} link"), text);
                }
            }
            None => self.found.add(Hides::ExternalLink, &self.name, "a link to another file, or of an unknown kind"),
        }
        Some(())
    }

    /// Says what the sheet hides, and lays its cells out.
    pub(super) fn finish(self) -> (Sheet, Vec<Passage>) {
        if !self.has_other_objects && self.drawn > self.arrows * ARROW + records::BLANK_DRAWING {
            self.found.add(Hides::Drawing, &self.name, "a drawing without an object");
        }
        (self.grid.finish(&self.name, self.budget, self.found), self.passages)
    }
}
