//! The first part of a workbook's stream ([MS-XLS] 2.1.7.20.3): its sheets, texts, looks and names.

use super::super::date::Epoch;
use super::budget::Budget;
use super::catalog::{Sort, sort};
use super::formula;
use super::looks::Looks;
use super::records::Record;
use super::strings::{self, Pieces, Text};
use super::{defined, objects};
use crate::intake::files::cursor::{Cursor, offset};
use crate::intake::files::found::{Found, count};
use crate::intake::files::secret::{Hides, Passage};

/// A sheet as the workbook lists it.
#[derive(Debug)]
pub(super) struct Listed {
    pub(super) name: String,
    /// Where it begins in the stream.
    pub(super) offset: usize,
    pub(super) is_read: bool,
}

/// What sheets share.
#[derive(Debug, Default)]
pub(super) struct Book {
    pub(super) sheets: Vec<Listed>,
    pub(super) texts: Vec<Text>,
    /// Which texts some cell shows.
    pub(super) shown: Vec<bool>,
    pub(super) looks: Looks,
    pub(super) epoch: Epoch,
    pub(super) passages: Vec<Passage>,
}

impl Book {
    /// Takes a record in. A record that cannot be read is a finding.
    pub(super) fn take(&mut self, record: &Record<'_>, budget: &mut Budget, found: &mut Found) {
        if judge(record, "", found) != Some(Sort::Read) {
            return;
        }
        if self.read(record, budget, found).is_none() {
            found.add(Hides::Broken, format!("record {:04X}", record.id), "a record that cannot be read");
        }
    }

    fn read(&mut self, record: &Record<'_>, budget: &mut Budget, found: &mut Found) -> Option<()> {
        let mut cursor = Cursor::new(record.body);
        match record.id {
            0x0018 => defined::name(record, &mut self.passages, budget, found),
            0x0022 => {
                if cursor.u16_le()? == 1 {
                    self.epoch = Epoch::Year1904;
                }
                Some(())
            }
            0x0031 => self.looks.font(record.body),
            0x003D => {
                // The ninth byte begins the flags, of which the first two hide the window.
                if Cursor::at(record.body, 8)?.u16_le()? & 3 != 0 {
                    found.add(Hides::Sheet, "", "the whole workbook's window is hidden");
                }
                Some(())
            }
            0x005C => writer(&mut cursor, found),
            0x0085 if !budget.spend_sheet() => Some(()),
            0x0085 => self.sheet(&mut cursor, found),
            0x0092 => self.looks.palette(record.body),
            0x00E0 => self.looks.look(record.body),
            0x00EB => {
                let mut pieces = vec![record.body];
                pieces.extend(&record.continued);
                if objects::has_pictures(&pieces)? {
                    found.add(Hides::Picture, "", "pictures kept in the workbook");
                }
                Some(())
            }
            0x00FC => self.shared(record, budget, found),
            0x01AE => book(&mut cursor, found),
            0x01BA => code_name(&mut cursor, "", found),
            0x0293 => self.style(&mut cursor, budget, found),
            0x041E => {
                let number = cursor.u16_le()?;
                self.looks.format(number, &strings::long(&mut cursor)?);
                Some(())
            }
            0x0867 => header_of_feature(record, found),
            0x0868 => feature(record, "", found),
            0x087D => self.looks.extension(record.body),
            _ => {
                found.add(Hides::UnknownPart, "", format!("a record {:04X} out of its place", record.id));
                Some(())
            }
        }
    }

    fn sheet(&mut self, cursor: &mut Cursor<'_>, found: &mut Found) -> Option<()> {
        let offset = offset(cursor.u32_le()?);
        let (state, kind) = (cursor.u8()?, cursor.u8()?);
        let name = strings::short(cursor)?;
        match state & 3 {
            0 => {}
            1 => found.add(Hides::Sheet, &name, "a hidden sheet"),
            _ => found.add(Hides::Sheet, &name, "a very hidden sheet"),
        }
        match kind {
            0 => {}
            1 => found.add(Hides::Macro, &name, "a sheet of macros"),
            2 => found.add(Hides::Chart, &name, ""),
            6 => found.add(Hides::Macro, &name, "a program"),
            _ => found.add(Hides::UnknownPart, &name, "a sheet of an unknown kind"),
        }
        self.sheets.push(Listed { name, offset, is_read: false });
        Some(())
    }

    /// Reads the texts that cells share.
    fn shared(&mut self, record: &Record<'_>, budget: &mut Budget, found: &mut Found) -> Option<()> {
        let mut pieces = Pieces::new(record);
        pieces.u32()?;
        let texts = pieces.u32()?;
        let mut phonetics = 0_usize;
        for _ in 0..texts {
            let text = pieces.text()?;
            if !budget.spend_text(&text.text) {
                return Some(());
            }
            phonetics += usize::from(text.has_phonetic);
            self.texts.push(text);
        }
        if !pieces.is_empty() {
            found.add(Hides::StrayBytes, "", "bytes after the texts that cells share");
        }
        if phonetics > 0 {
            found.add(Hides::Phonetic, "", count(phonetics as u64, "text"));
        }
        self.shown = vec![false; self.texts.len()];
        Some(())
    }

    /// The name of a style, which people may have given.
    fn style(&mut self, cursor: &mut Cursor<'_>, budget: &mut Budget, found: &mut Found) -> Option<()> {
        let look = cursor.u16_le()?;
        let is_built_in = look & 0x8000 != 0;
        if is_built_in {
            return cursor.take(2).map(|_| ());
        }
        let name = strings::long(cursor)?;
        if !cursor.is_empty() {
            found.add(Hides::StrayBytes, "", "bytes after the name of a style");
        }
        if !is_usual_style(&name) && budget.spend_text(&name) {
            self.passages.push(Passage { place: "style".to_owned(), text: name, cell: None });
        }
        Some(())
    }

    /// Says what is amiss once all sheets are read.
    pub(super) fn finish(&self, found: &mut Found) {
        let unshown =
            self.shown.iter().zip(&self.texts).filter(|(shown, text)| !**shown && !text.text.is_empty()).count();
        if unshown > 0 {
            found.add(Hides::OrphanText, "", count(unshown as u64, "text"));
        }
        for sheet in self.sheets.iter().filter(|sheet| !sheet.is_read) {
            found.add(Hides::Broken, &sheet.name, "a sheet that is listed but is not there");
        }
    }
}

/// Says what sort a record is of, and adds what it hides.
pub(super) fn judge(record: &Record<'_>, place: &str, found: &mut Found) -> Option<Sort> {
    let sort = sort(record.id);
    match sort {
        Some(Sort::Harmless(most)) => {
            let length = record.body.len() + record.continued.iter().map(|piece| piece.len()).sum::<usize>();
            if length > most {
                found.add(
                    Hides::UnknownPart,
                    place,
                    format!("a record {:04X} with more than it should have", record.id),
                );
            }
        }
        Some(Sort::Hides(hides, detail)) => found.add(hides, place, detail),
        Some(Sort::Read) => {}
        None => found.add(Hides::UnknownPart, place, format!("a record {:04X} of an unknown kind", record.id)),
    }
    sort
}

/// Who last wrote the file: Excel always leaves room for the name, blank where there is none.
fn writer(cursor: &mut Cursor<'_>, found: &mut Found) -> Option<()> {
    // Programs that know no name leave the whole record blank, its length too.
    if cursor.rest().iter().all(|byte| matches!(byte, 0 | b' ')) {
        return Some(());
    }
    let name = strings::long(cursor)?;
    // LibreOffice writes its own name where it knows none.
    if !matches!(name.trim_matches([' ', '\0']), "" | "Calc") {
        found.add(Hides::Author, "", "the name of who wrote the file last");
    }
    if cursor.rest().iter().any(|byte| !matches!(byte, 0 | b' ')) {
        found.add(Hides::StrayBytes, "", "bytes after the name of who wrote the file last");
    }
    Some(())
}

/// Where references lead: to this workbook, to functions that come with the program, or elsewhere.
fn book(cursor: &mut Cursor<'_>, found: &mut Found) -> Option<()> {
    cursor.u16_le()?;
    let kind = cursor.u16_le()?;
    if !matches!(kind, 0x0401 | 0x3A01) || !cursor.is_empty() {
        found.add(Hides::ExternalLink, "", "another file");
    }
    Some(())
}

/// What programs call a sheet. The usual names say nothing.
pub(super) fn code_name(cursor: &mut Cursor<'_>, place: &str, found: &mut Found) -> Option<()> {
    let name = strings::long(cursor)?.to_lowercase();
    let stem = name.trim_end_matches(|letter: char| letter.is_ascii_digit());
    if !matches!(stem, "" | "thisworkbook" | "sheet" | "chart" | "module" | "workbook_") {
        found.add(Hides::Properties, place, "a name that only programs see");
    }
    Some(())
}

/// Protection and ignored errors have headers of a few bytes; lists bring more.
pub(super) fn header_of_feature(record: &Record<'_>, found: &mut Found) -> Option<()> {
    if record.body.len() > 64 || !record.continued.is_empty() {
        found.add(Hides::UnknownPart, "", "a feature with more than it should have");
    }
    Some(())
}

/// Ignored errors are the only feature known to be harmless ([MS-XLS] 2.4.111).
pub(super) fn feature(record: &Record<'_>, place: &str, found: &mut Found) -> Option<()> {
    let kind = Cursor::at(record.body, 12)?.u16_le()?;
    if kind != 3 {
        found.add(Hides::UnknownPart, place, "a feature of an unknown kind");
    }
    Some(())
}

/// Names of styles that come with programs, such as `20% - Accent1`.
fn is_usual_style(name: &str) -> bool {
    const WORDS: [&str; 38] = [
        "accent",
        "bad",
        "good",
        "neutral",
        "calculation",
        "check",
        "cell",
        "explanatory",
        "text",
        "heading",
        "input",
        "linked",
        "note",
        "output",
        "title",
        "total",
        "warning",
        "normal",
        "default",
        "comma",
        "currency",
        "percent",
        "hyperlink",
        "followed",
        "excel",
        "built",
        "in",
        "result",
        "error",
        "footnote",
        "status",
        "hidden",
        "style",
        "link",
        "headers",
        "headings",
        "footers",
        "result2",
    ];
    let lower = name.to_lowercase();
    let mut words = lower.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_empty());
    words.all(|word| WORDS.contains(&word))
}

/// Reads the tokens of a formula that stands in a record; words go to `passages`.
pub(super) fn formula_words(
    tokens: &[u8],
    place: &str,
    passages: &mut Vec<Passage>,
    budget: &mut Budget,
) -> formula::Formula {
    let mut formula = formula::read(tokens);
    for text in std::mem::take(&mut formula.words) {
        if !text.is_empty() && budget.spend_text(&text) {
            passages.push(Passage { place: format!("{place} formula"), text, cell: None });
        }
    }
    formula
}
