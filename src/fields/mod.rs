//! TOML read key by key, so that every problem of a table is found in one reading: keys that are missing, of the wrong
//! type or unknown (with a suggestion). Decides nothing about what values mean.

mod value;

pub use self::value::{Dated, Text};

use std::ops::Range;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::{Diagnostic, Report, Rule, rules};
use crate::source::Source;

/// Parses TOML that stands at `range` of a source.
///
/// Of syntax errors only the first is reported: the later ones mostly follow from it.
pub fn parse<'a>(source: &'a Arc<Source>, range: Range<usize>, report: &mut Report) -> Option<Spanned<DeTable<'a>>> {
    match DeTable::parse(&source.text()[range.clone()]) {
        Ok(table) => Some(table),
        Err(error) => {
            let place = error.span().unwrap_or(0..0);
            let place = range.start + place.start..range.start + place.end;
            let message = error.message().lines().next().unwrap_or("this is not TOML").to_owned();
            let finding = Diagnostic::at(&rules::R001, source, place, message)
                .help("text stands in quotes, dates stand without them: `title = \"…\"`, `answered = 2023-11-17`");
            report.push(finding);
            None
        }
    }
}

/// The keys of one TOML table, asked for one by one.
pub struct Fields<'a> {
    table: &'a DeTable<'a>,
    source: &'a Arc<Source>,
    base: usize,
    place: Range<usize>,
    name: String,
    asked: Vec<&'static str>,
    report: Report,
}

impl<'a> Fields<'a> {
    /// The outermost table of a source whose TOML begins at the byte `base`.
    ///
    /// `place` is where a missing key is reported, such as the line that opens the front matter.
    pub fn outermost(table: &'a DeTable<'a>, source: &'a Arc<Source>, base: usize, place: Range<usize>) -> Self {
        Self { table, source, base, place, name: String::new(), asked: Vec::new(), report: Report::default() }
    }

    /// Where this table stands.
    pub fn place(&self) -> Range<usize> {
        self.place.clone()
    }

    /// Whether a key is there, whatever its value.
    pub fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// Where a key's value stands, or the table where the key is missing.
    pub fn place_of(&self, key: &str) -> Range<usize> {
        self.table.get(key).map_or(self.place(), |value| self.absolute(value.span()))
    }

    /// A text.
    pub fn text(&mut self, key: &'static str) -> Option<Text> {
        let value = self.ask(key)?;
        self.as_text(key, value)
    }

    /// A text that must be there and not be blank.
    pub fn required_text(&mut self, key: &'static str) -> Option<Text> {
        if !self.has(key) {
            self.asked.push(key);
            self.missing(key);
            return None;
        }
        let text = self.text(key)?;
        if text.value.trim().is_empty() {
            self.wrong(
                text.place(),
                format!("`{key}` is empty"),
                "write something, or ask whether this can be published",
            );
            return None;
        }
        Some(text)
    }

    /// A list of texts; a single text counts as a list of one.
    pub fn texts(&mut self, key: &'static str) -> Vec<Text> {
        let Some(value) = self.ask(key) else { return Vec::new() };
        match value.get_ref() {
            DeValue::Array(array) => array.iter().filter_map(|item| self.as_text(key, item)).collect(),
            _ => self.as_text(key, value).into_iter().collect(),
        }
    }

    /// A whole number that is not negative.
    pub fn number(&mut self, key: &'static str) -> Option<u64> {
        let value = self.ask(key)?;
        let number = match value.get_ref() {
            DeValue::Integer(integer) => u64::from_str_radix(integer.as_str(), integer.radix()).ok(),
            _ => None,
        };
        if number.is_none() {
            self.wrong_type(key, value, "a whole number, without quotes");
        }
        number
    }

    /// `true` or `false`.
    pub fn flag(&mut self, key: &'static str) -> Option<bool> {
        let value = self.ask(key)?;
        if let DeValue::Boolean(flag) = value.get_ref() {
            return Some(*flag);
        }
        self.wrong_type(key, value, "`true` or `false`, without quotes");
        None
    }

    /// A date without a time.
    pub fn date(&mut self, key: &'static str) -> Option<Dated> {
        let value = self.ask(key)?;
        if let DeValue::Datetime(datetime) = value.get_ref()
            && let (Some(date), None) = (datetime.date, datetime.time)
            && let Ok(date) = value::civil(date)
        {
            return Some(Dated { date, place: self.absolute(value.span()) });
        }
        self.wrong_type(key, value, "a date without quotes or time: `2023-11-17`");
        None
    }

    /// A date that must be there.
    pub fn required_date(&mut self, key: &'static str) -> Option<Dated> {
        if !self.has(key) {
            self.asked.push(key);
            self.missing(key);
            return None;
        }
        self.date(key)
    }

    /// A table below this one. Hand it back with [`Fields::close`].
    pub fn table(&mut self, key: &'static str) -> Option<Fields<'a>> {
        let value = self.ask(key)?;
        if let DeValue::Table(table) = value.get_ref() {
            return Some(self.below(table, key, value.span()));
        }
        self.wrong_type(key, value, "a table");
        None
    }

    /// The tables of an array of tables. Hand each back with [`Fields::close`].
    pub fn tables(&mut self, key: &'static str) -> Vec<Fields<'a>> {
        let Some(value) = self.ask(key) else { return Vec::new() };
        let DeValue::Array(array) = value.get_ref() else {
            self.wrong_type(key, value, "a list of tables, each under its own double brackets");
            return Vec::new();
        };
        let mut tables = Vec::new();
        for item in array {
            match item.get_ref() {
                DeValue::Table(table) => tables.push(self.below(table, key, item.span())),
                _ => self.wrong_type(key, item, "a table"),
            }
        }
        tables
    }

    /// Ends the reading of a table below this one, and takes over what was found in it.
    pub fn close(&mut self, table: Fields<'a>) {
        self.report.append(table.finish());
    }

    /// Adds a finding about this table.
    pub fn push(&mut self, finding: Diagnostic) {
        self.report.push(finding);
    }

    /// Reports a value that is not what it should be.
    pub fn wrong(&mut self, place: Range<usize>, message: impl Into<String>, help: impl Into<String>) {
        self.report.push(Diagnostic::at(&rules::R011, self.source, place, message).help(help));
    }

    /// The source it stands in.
    pub fn source(&self) -> &'a Arc<Source> {
        self.source
    }

    /// Ends the reading: every key that nobody asked for is a finding.
    pub fn finish(mut self) -> Report {
        let table = self.table;
        for key in table.keys() {
            if !self.asked.contains(&key.get_ref().as_ref()) {
                let finding = self.unknown(&rules::R002, key);
                self.report.push(finding);
            }
        }
        self.report
    }

    fn unknown(&self, rule: &'static Rule, key: &Spanned<std::borrow::Cow<'_, str>>) -> Diagnostic {
        let written = key.get_ref();
        let message = if self.name.is_empty() {
            format!("unknown key `{written}`")
        } else {
            format!("unknown key `{written}` in `{}`", self.name)
        };
        let finding = Diagnostic::at(rule, self.source, self.absolute(key.span()), message);
        match nearest(written, self.asked.iter().copied()) {
            Some(near) => finding.help(format!("did you mean `{near}`?")).replacement(near),
            None => finding.help(format!("the keys here are {}", listed(&self.asked))),
        }
    }

    fn ask(&mut self, key: &'static str) -> Option<&'a Spanned<DeValue<'a>>> {
        self.asked.push(key);
        self.table.get(key)
    }

    fn below(&self, table: &'a DeTable<'a>, key: &str, span: Range<usize>) -> Fields<'a> {
        let name = if self.name.is_empty() { key.to_owned() } else { format!("{}.{key}", self.name) };
        Fields { name, ..Fields::outermost(table, self.source, self.base, self.absolute(span)) }
    }

    fn as_text(&mut self, key: &str, value: &Spanned<DeValue<'_>>) -> Option<Text> {
        if let DeValue::String(text) = value.get_ref() {
            return Some(Text::new(text, self.source, self.absolute(value.span())));
        }
        self.wrong_type(key, value, "a text in quotes");
        None
    }

    fn missing(&mut self, key: &str) {
        let message = if self.name.is_empty() {
            format!("`{key}` is missing")
        } else {
            format!("`{key}` is missing in `{}`", self.name)
        };
        let finding =
            Diagnostic::at(&rules::R010, self.source, self.place(), message).help(format!("add a line `{key} = …`"));
        self.report.push(finding);
    }

    fn wrong_type(&mut self, key: &str, value: &Spanned<DeValue<'_>>, wanted: &str) {
        self.wrong(
            self.absolute(value.span()),
            format!("`{key}` is not what it should be"),
            format!("it takes {wanted}"),
        );
    }

    fn absolute(&self, span: Range<usize>) -> Range<usize> {
        self.base + span.start..self.base + span.end
    }
}

/// The known word that a written one was most likely meant to be.
pub fn nearest<'k>(written: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let lower = written.to_lowercase();
    known
        .into_iter()
        .map(|word| (strsim::damerau_levenshtein(&lower, &word.to_lowercase()), word))
        .filter(|(distance, word)| *distance <= word.len().max(lower.len()) / 3 + 1 && *distance < word.len())
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, word)| word)
}

/// Words as a list in a sentence: `a`, `b` and `c`.
pub fn listed(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, before)) => format!("{} and {last}", before.join(", ")),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_problem_is_found_in_one_reading() {
        let source = Source::new("a.toml", "titel = \"x\"\nreceived = 2023-01-02T10:00:00\nflag = \"yes\"\n");
        let mut report = Report::default();
        let table = parse(&source, 0..source.text().len(), &mut report).unwrap();
        let mut fields = Fields::outermost(table.get_ref(), &source, 0, 0..1);
        assert!(fields.required_text("title").is_none());
        assert!(fields.date("received").is_none());
        assert!(fields.flag("flag").is_none());
        let report = fields.finish();
        let found: Vec<_> = report.findings().iter().map(|f| (f.rule.code, f.lines().0.line)).collect();
        assert_eq!(found, [("R010", 1), ("R011", 2), ("R011", 3), ("R002", 1)]);
        assert_eq!(report.findings()[3].replacement.as_deref(), Some("title"));
    }

    #[test]
    fn a_day_that_does_not_exist_is_a_syntax_error_at_its_place() {
        let source = Source::new("a.toml", "# front\nreceived = 2023-02-30\n");
        let mut report = Report::default();
        assert!(parse(&source, 0..source.text().len(), &mut report).is_none());
        let finding = &report.findings()[0];
        assert_eq!(finding.lines().0.line, 2);
        assert!(finding.message.contains("day"), "{}", finding.message);
    }

    #[test]
    fn far_words_are_not_suggested() {
        assert_eq!(nearest("recieved", ["received", "title"]), Some("received"));
        assert_eq!(nearest("colour", ["received", "title"]), None);
    }
}
