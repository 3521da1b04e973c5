//! One row of a register, read into what a draft can say, with a finding for each value that cannot be read. Nothing is
//! guessed: what the register does not say, the draft does not.

use std::sync::Arc;

use jiff::civil::Date;

use super::columns::{Columns, Told, plain};
use super::dates;
use super::names::Key;
use super::outcomes::{self, Ended};
use super::register::Cell;
use crate::config::ReferencePattern;
use crate::diagnostic::{Diagnostic, Report, Rule, rules};
use crate::law::{Citation, Law, Outcome};
use crate::source::Source;

/// What a row says.
pub(super) struct Row {
    pub(super) reference: String,
    pub(super) title: String,
    pub(super) summary: Option<String>,
    pub(super) request: Option<String>,
    pub(super) response: Option<String>,
    pub(super) received: Option<Date>,
    pub(super) answered: Option<Date>,
    pub(super) published: Option<Date>,
    pub(super) outcome: Option<Outcome>,
    /// As the register cites them.
    pub(super) exemptions: Vec<String>,
    pub(super) law: Law,
    pub(super) topics: Vec<String>,
}

/// What came of reading a row.
pub(super) enum Reading {
    /// It can become a draft.
    Row(Box<Row>),
    /// The request was not answered: there is nothing to publish.
    Unanswered,
    /// Something in it cannot be read, which the report says.
    Faulty,
}

/// What the reading of rows needs.
pub(super) struct Reader<'a> {
    pub(super) source: &'a Arc<Source>,
    pub(super) columns: &'a Columns,
    pub(super) told: &'a Told,
    pub(super) references: &'a ReferencePattern,
    pub(super) width: usize,
}

impl Reader<'_> {
    /// Reads a row, and reports every value that cannot be read.
    pub(super) fn read(&self, cells: &[Cell], report: &mut Report) -> Reading {
        let mut found = Report::default();
        let ended = self.outcome(cells, &mut found);
        // What was not answered need not be complete.
        if ended == Some(Ended::Unanswered) {
            return Reading::Unanswered;
        }
        self.width(cells, &mut found);
        let reference = self.reference(cells, &mut found);
        let title = self.required(cells, Key::Title, "title", &mut found);
        let law = self.law(cells, &mut found);
        let exemptions = self.exemptions(cells, law, &mut found);
        let mut date = |key: Key| {
            let cell = self.columns.value(cells, key)?;
            dates::read(&cell.text).unwrap_or_else(|message| {
                let help = "write it as `20/10/2023`, or leave it empty: dates are optional, and never invented";
                found.push(self.finding(&rules::R011, cell, message).help(help));
                None
            })
        };
        let (received, answered, published) = (date(Key::Received), date(Key::Answered), date(Key::Published));
        let text = |key: Key| self.columns.value(cells, key).map(|cell| cell.text.clone());
        if let Some(reference) = &reference {
            found.about(reference);
        }
        let is_faulty = found.has_errors();
        report.append(found);
        let (Some(reference), Some(title), false) = (reference, title, is_faulty) else { return Reading::Faulty };
        Reading::Row(Box::new(Row {
            reference,
            title: one_line(&title),
            summary: text(Key::Summary).map(|text| one_line(&text)),
            request: text(Key::Request),
            response: text(Key::Response),
            received,
            answered,
            published,
            outcome: ended.and_then(|ended| match ended {
                Ended::Answered(outcome) => Some(outcome),
                Ended::Unanswered => None,
            }),
            exemptions,
            law,
            topics: text(Key::Topics).map(|text| parts(&text)).unwrap_or_default(),
        }))
    }

    fn finding(&self, rule: &'static Rule, cell: &Cell, message: impl Into<String>) -> Diagnostic {
        Diagnostic::at(rule, self.source, cell.place.clone(), message)
    }

    fn width(&self, cells: &[Cell], found: &mut Report) {
        if cells.len() > self.width
            && let Some(cell) = cells[self.width..].iter().find(|cell| !cell.text.is_empty())
        {
            let message = format!("this row has {} values, the header {}", cells.len(), self.width);
            let help = "put a value that holds the separator in quotes";
            found.push(self.finding(&rules::R018, cell, message).help(help));
        }
    }

    fn required(&self, cells: &[Cell], key: Key, name: &str, found: &mut Report) -> Option<String> {
        let cell = self.columns.value(cells, key);
        if let (None, Some(first)) = (cell, cells.first()) {
            let message = format!("this row has no {name}");
            found.push(self.finding(&rules::R010, first, message).help("fill it in, or take the row out"));
        }
        cell.map(|cell| cell.text.clone())
    }

    fn reference(&self, cells: &[Cell], found: &mut Report) -> Option<String> {
        let reference = self.required(cells, Key::Reference, "reference", found)?;
        let is_written_well = reference.chars().any(char::is_alphanumeric) && !reference.chars().any(char::is_control);
        if is_written_well && self.references.accepts(&reference) {
            return Some(reference);
        }
        let cell = self.columns.value(cells, Key::Reference)?;
        let message = format!("`{}` is not written as references are here", one_line(&reference));
        let finding = self.finding(&rules::R003, cell, message);
        found.push(match self.references.as_str() {
            Some(pattern) => finding
                .help(format!("references here match `{}`", pattern.trim_start_matches("^(?:").trim_end_matches(")$"))),
            None => finding.help("a reference is one line, and has letters or digits"),
        });
        None
    }

    fn outcome(&self, cells: &[Cell], found: &mut Report) -> Option<Ended> {
        let cell = self.columns.value(cells, Key::Outcome)?;
        let ended = outcomes::read(&cell.text, self.told);
        if ended.is_none() {
            let words = one_line(&cell.text);
            let message = format!("it is not certain which outcome `{words}` is");
            let help = format!("say it once in the file of columns: `[outcomes]`, `disclosed = [\"{words}\"]`");
            found.push(self.finding(&rules::R011, cell, message).help(help));
        }
        ended
    }

    fn law(&self, cells: &[Cell], found: &mut Report) -> Law {
        let usual = self.told.law.unwrap_or(Law::Foia);
        let Some(cell) = self.columns.value(cells, Key::Law) else { return usual };
        let words = plain(&cell.text);
        let has = |word: &str| words.split(' ').any(|part| part == word);
        let is_scottish = has("scotland") || has("foisa") || matches!(usual, Law::Foisa | Law::Eisr);
        match (cell.text.parse(), is_scottish) {
            (Ok(law), _) => law,
            (_, true) if has("eir") || has("eisr") || has("environmental") => Law::Eisr,
            (_, true) if has("foi") || has("foisa") || has("freedom") => Law::Foisa,
            (_, false) if has("eir") || has("environmental") => Law::Eir,
            (_, false) if has("foi") || has("foia") || has("freedom") => Law::Foia,
            _ if has("sar") || has("dsar") || has("dpa") || has("subject") => Law::Dpa,
            _ => {
                let message = format!("`{}` is no law that is known here", one_line(&cell.text));
                let known: Vec<&str> = Law::ALL.iter().map(|law| law.short_name()).collect();
                let help = format!("the laws are {}", crate::fields::listed(&known));
                found.push(self.finding(&rules::R011, cell, message).help(help));
                usual
            }
        }
    }

    fn exemptions(&self, cells: &[Cell], law: Law, found: &mut Report) -> Vec<String> {
        let Some(cell) = self.columns.value(cells, Key::Exemptions) else { return Vec::new() };
        if ["n a", "na", "none", "no", "nil", "", "not applicable", "0"].contains(&plain(&cell.text).as_str()) {
            return Vec::new();
        }
        if Citation::read(law, &cell.text).is_ok() {
            return vec![one_line(&cell.text)];
        }
        // `Section 40(2) - Personal information; Section 31` names what it cites.
        let mut cited = Vec::new();
        for part in parts(&cell.text) {
            let bare = [" - ", " – ", " — ", ": "]
                .iter()
                .fold(part.as_str(), |part, sign| part.split(sign).next().unwrap_or(part));
            match Citation::read(law, bare) {
                Ok(_) => cited.push(bare.trim().to_owned()),
                Err(error) => {
                    let help = "cite the provision by its number, as in `40(2)` or `12(4)(b)`";
                    found.push(self.finding(&rules::R006, cell, error.to_string()).help(help));
                }
            }
        }
        cited
    }
}

/// The values of a cell that holds several.
fn parts(text: &str) -> Vec<String> {
    let parts = text.split([';', '|', '\n']).map(one_line);
    parts.filter(|part| !part.is_empty()).collect()
}

/// A text without line breaks and double spaces.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
