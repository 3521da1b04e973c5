//! Which column of a register is what in a record: by the names that registers use, or by a file that says so. Columns on
//! who asked are never carried over, whatever a file says.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::names::{KEYS, Key, is_about_people, listed};
use super::register::Cell;
use crate::diagnostic::{Diagnostic, Report, rules};
use crate::fields::{self, Fields};
use crate::law::{Law, Outcome};
use crate::source::Source;

/// What a file of columns says.
#[derive(Default)]
pub(super) struct Told {
    columns: BTreeMap<Key, fields::Text>,
    /// What the body's own words for outcomes mean; `None` for requests that were not answered.
    pub(super) outcomes: BTreeMap<String, Option<Outcome>>,
    /// The law of requests for which the register names none.
    pub(super) law: Option<Law>,
}

/// Reads a file of columns.
pub(super) fn read(source: &Arc<Source>, report: &mut Report) -> Option<Told> {
    let table = fields::parse(source, 0..source.text().len(), report)?;
    let mut fields = Fields::outermost(table.get_ref(), source, 0, 0..source.line(1).end);
    let mut told = Told::default();
    if let Some(mut columns) = fields.table("columns") {
        for (key, name, _) in KEYS {
            let Some(text) = columns.text(name) else { continue };
            if is_about_people(&plain(&text.value)) {
                let help = "leave the line out: a record says nothing of who asked";
                columns.wrong(text.place(), format!("`{}` tells of a person", text.value), help);
            }
            told.columns.insert(key, text);
        }
        fields.close(columns);
    }
    if let Some(mut outcomes) = fields.table("outcomes") {
        for outcome in Outcome::ALL {
            let words = outcomes.texts(outcome.code()).into_iter();
            told.outcomes.extend(words.map(|words| (plain(&words.value), Some(outcome))));
        }
        let words = outcomes.texts("unanswered").into_iter();
        told.outcomes.extend(words.map(|words| (plain(&words.value), None)));
        fields.close(outcomes);
    }
    if let Some(text) = fields.text("law") {
        told.law = text.value.parse().ok();
        if told.law.is_none() {
            let known: Vec<&str> = Law::ALL.iter().map(|law| law.short_name()).collect();
            let help = format!("the laws are {}", fields::listed(&known));
            fields.wrong(text.place(), format!("there is no law `{}` here", text.value), help);
        }
    }
    let found = fields.finish();
    let is_usable = !found.has_errors();
    report.append(found);
    is_usable.then_some(told)
}

/// The columns of a register.
pub(super) struct Columns {
    by_key: BTreeMap<Key, usize>,
    /// Columns on people, which are left out.
    pub(super) people: Vec<String>,
    /// Columns that a record has no place for.
    pub(super) others: Vec<String>,
}

impl Columns {
    /// The value of a key in a row, where it holds anything.
    pub(super) fn value<'a>(&self, row: &'a [Cell], key: Key) -> Option<&'a Cell> {
        row.get(*self.by_key.get(&key)?).filter(|cell| !cell.text.is_empty())
    }

    /// Whether the register has a column for a key.
    pub(super) fn has(&self, key: Key) -> bool {
        self.by_key.contains_key(&key)
    }
}

/// Whether a row is a header: it names the column of references.
pub(super) fn is_header(row: &[Cell], told: &Told) -> bool {
    row.len() > 1 && find(row, told).by_key.contains_key(&Key::Reference)
}

/// Finds the columns of a header.
pub(super) fn find(header: &[Cell], told: &Told) -> Columns {
    let names: Vec<String> = header.iter().map(|cell| plain(&cell.text)).collect();
    let mut by_key = BTreeMap::new();
    for (key, _, known) in KEYS {
        let position = |wanted: &str| names.iter().position(|name| name == wanted);
        let found = match told.columns.get(&key) {
            Some(text) => position(&plain(&text.value)),
            None => listed(known).find_map(position),
        };
        let is_free = |index: &usize| !by_key.values().any(|taken| taken == index) && !is_about_people(&names[*index]);
        if let Some(index) = found.filter(is_free) {
            by_key.insert(key, index);
        }
    }
    let left = |people: bool| {
        let left = names.iter().enumerate().filter(|(index, name)| {
            !name.is_empty() && !by_key.values().any(|taken| taken == index) && is_about_people(name) == people
        });
        left.map(|(index, _)| header[index].text.clone()).collect()
    };
    Columns { people: left(true), others: left(false), by_key }
}

/// Reports columns that a file names and the register has not.
pub(super) fn check(told: &Told, columns: &Columns, report: &mut Report) {
    for (key, text) in told.columns.iter().filter(|(key, _)| !columns.has(**key)) {
        let name = KEYS.iter().find(|(known, ..)| known == key).map_or("", |(_, name, _)| *name);
        let message = format!("the register has no column `{}` that is free for `{name}`", text.value);
        let finding = Diagnostic::at(&rules::R011, text.span().source(), text.place(), message);
        report.push(finding.help("write the name of the column as it stands in the header"));
    }
}

/// A name or a value in small letters, with single spaces for everything else: `Ref. No:` is `ref no`.
pub(super) fn plain(text: &str) -> String {
    let letters: String = text
        .chars()
        .map(|letter| if letter.is_alphanumeric() { letter } else { ' ' })
        .flat_map(char::to_lowercase)
        .collect();
    letters.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(names: &[&str]) -> Vec<Cell> {
        names.iter().map(|name| Cell { text: (*name).to_owned(), place: 0..0 }).collect()
    }

    #[test]
    fn names_of_real_registers_are_known() {
        let header =
            header(&["Ref. No", "Date Received", "Subject", "Requester Name", "E-mail", "Exemption(s)", "Fee"]);
        let columns = find(&header, &Told::default());
        let found: Vec<(Key, usize)> = columns.by_key.iter().map(|(key, index)| (*key, *index)).collect();
        assert_eq!(found, [(Key::Reference, 0), (Key::Title, 2), (Key::Received, 1), (Key::Exemptions, 5)]);
        assert_eq!(
            (columns.people, columns.others),
            (vec!["Requester Name".into(), "E-mail".into()], vec!["Fee".into()])
        );
    }

    #[test]
    fn no_file_carries_a_requester_over() {
        let source = Source::new("columns.toml", "[columns]\ntitle = \"Applicant\"\nsummary = \"Notes\"\n");
        let mut report = Report::default();
        assert!(read(&source, &mut report).is_none());
        assert_eq!(report.findings().len(), 1);
    }
}
