//! Every text of the interface, in the language of the site. The texts stand in `languages/<language>.toml` of the
//! theme, which a site may override key by key. Knows nothing of pages; what templates make of a text is `theme::say`'s.

mod file;
mod law;
mod plural;
mod text;

pub use self::plural::Category;
pub use self::text::{Element, Piece, Text};

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::config::Config;
use crate::diagnostic::{Diagnostic, Report, rules};
use crate::plain::Plain;
use crate::source::{Source, SourceTree};

const ENGLISH: &str = include_str!("../../themes/default/languages/en.toml");
const WELSH: &str = include_str!("../../themes/default/languages/cy.toml");

/// The languages that Candour speaks by itself, and their texts. English is complete and stands in for what others lack.
pub(crate) const BUILT_IN: [(&str, &str); 2] = [("en", ENGLISH), ("cy", WELSH)];

/// The section in which a site keeps the texts of its own templates.
const OWN: &str = "own.";

/// The texts of the interface in one language.
#[derive(Debug)]
pub struct Language {
    code: String,
    entries: BTreeMap<String, Entry>,
    own: Vec<Said>,
}

/// Words that a site wrote in place of a text, as people read them: without elements, and with the names of values.
#[derive(Debug)]
pub struct Said {
    /// The words, with their place.
    pub words: Plain,
    /// What stands in their place where a site says nothing; empty for texts of its own templates.
    pub instead_of: String,
    /// The file that they stand in.
    pub source: Arc<Source>,
}

/// A text, and its forms where it depends on a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The text for numbers that have no form of their own.
    pub other: Text,
    /// The forms for certain numbers, by plural category; none where the text depends on no number.
    pub forms: BTreeMap<Category, Text>,
}

impl Entry {
    /// The text for a number.
    fn of(&self, language: &str, number: usize) -> &Text {
        self.forms.get(&plural::category(language, number)).unwrap_or(&self.other)
    }

    /// All of its texts.
    fn texts(&self) -> impl Iterator<Item = &Text> {
        self.forms.values().chain([&self.other])
    }

    /// The names of the values that its texts take.
    fn values(&self) -> Vec<&str> {
        self.texts().flat_map(Text::values).collect()
    }
}

/// Reads the texts for the language that the configuration names; `None` when they cannot be used.
pub fn load(tree: &SourceTree, config: &Config, report: &mut Report) -> Option<Language> {
    let code = config.language.split('-').next().unwrap_or_default().to_lowercase();
    let mut language = built_in("en");
    code.clone_into(&mut language.code);
    let known = BUILT_IN.iter().any(|(name, _)| *name == code);
    if known {
        language.entries.extend(built_in(&code).entries);
    }
    let path = format!("themes/{}/languages/{code}.toml", config.theme.name);
    if tree.entry(&path).is_none() {
        return if known { Some(language) } else { report_unknown(&code, &path, report) };
    }
    let source = source(tree, &path, report)?;
    let mut found = Report::default();
    let own = file::read(&source, &mut found);
    if let Some(own) = &own {
        language.check(own, &source, &mut found);
        if !known {
            language.check_complete(own, &path, &mut found);
        }
    }
    let usable = !found.has_errors();
    report.append(found);
    let own = own?;
    for (key, written) in &own {
        let built_in = language.entry(key).into_iter().flat_map(Entry::texts).map(|text| text.fill(&[]));
        let instead_of = built_in.collect::<Vec<_>>().join("\n");
        for text in written.entry.texts() {
            let words = Plain::made_from(&text.fill(&[]), written.value.clone());
            let said = Said { words, instead_of: instead_of.clone(), source: Arc::clone(&source) };
            language.own.push(said);
        }
    }
    language.entries.extend(own.into_iter().map(|(key, written)| (key, written.entry)));
    usable.then_some(language)
}

/// The texts of the interface in English.
pub fn english() -> Language {
    built_in("en")
}

fn built_in(code: &str) -> Language {
    let text = BUILT_IN.iter().find(|(name, _)| *name == code).map_or(ENGLISH, |(_, text)| text);
    let source = Source::new(format!("themes/default/languages/{code}.toml"), text);
    let read = file::read(&source, &mut Report::default()).unwrap_or_default();
    let entries = read.into_iter().map(|(key, written)| (key, written.entry)).collect();
    Language { code: code.to_owned(), entries, own: Vec::new() }
}

fn source(tree: &SourceTree, path: &str, report: &mut Report) -> Option<Arc<Source>> {
    let message = match tree.read(path).map(String::from_utf8) {
        Ok(Ok(text)) => return Some(Source::new(path, text)),
        Ok(Err(_)) => "the file is not UTF-8".to_owned(),
        Err(error) => format!("the file cannot be read: {error}"),
    };
    report.push(Diagnostic::on_file(&rules::T001, path, message).help("save it again, as UTF-8, or delete it"));
    None
}

fn report_unknown(code: &str, path: &str, report: &mut Report) -> Option<Language> {
    let message = format!("the texts of the interface are not there in the language `{code}`");
    let finding = Diagnostic::on_file(&rules::T001, crate::config::PATH, message)
        .help(format!("translate themes/default/languages/en.toml as {path}, or choose `en-GB` or `cy`"));
    report.push(finding);
    None
}

impl Language {
    /// Its code without a region, such as `cy`.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// Whether it is English, as are the words of the statutes.
    pub fn is_english(&self) -> bool {
        self.code == "en"
    }

    /// What the site's own texts say: it is published, and nobody has read it yet.
    pub fn own(&self) -> &[Said] {
        &self.own
    }

    /// A text by its key, such as `exit.leave`.
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries.get(key)
    }

    /// The key that a wrong one was most likely meant to be.
    pub fn nearest(&self, key: &str) -> Option<&str> {
        crate::fields::nearest(key, self.entries.keys().map(String::as_str))
    }

    /// The words of a text that takes no values. A key that does not exist gives itself; a test looks for those.
    pub fn say<'a>(&'a self, key: &'a str) -> &'a str {
        self.entry(key).map_or(key, |entry| entry.other.as_written())
    }

    /// The words of a text, with values in place of their names.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.entry(key).map_or_else(|| key.to_owned(), |entry| entry.other.fill(values))
    }

    /// The words of a text for a number of things: "1 page", "12 pages".
    pub fn count(&self, key: &str, number: usize) -> String {
        let entry = self.entry(key).map(|entry| entry.of(&self.code, number));
        entry.map_or_else(|| key.to_owned(), |text| text.fill(&[("count", &number.to_string())]))
    }

    /// The numbers that have a form of their own in this language.
    pub fn exact_numbers(&self) -> &'static [(usize, Category)] {
        plural::exact(&self.code)
    }

    /// Holds what a site wrote to the texts that there are.
    fn check(&self, own: &BTreeMap<String, file::Written>, source: &Arc<Source>, report: &mut Report) {
        for (key, written) in own.iter().filter(|(key, _)| !key.starts_with(OWN)) {
            let Some(entry) = self.entry(key) else {
                let finding =
                    Diagnostic::at(&rules::T001, source, written.key.clone(), format!("there is no text `{key}`"));
                let help = match self.nearest(key) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => "texts for templates of your own stand in the section `[own]`".to_owned(),
                };
                report.push(finding.help(help));
                continue;
            };
            let known = entry.values();
            for value in written.entry.values().into_iter().filter(|value| !known.contains(value)) {
                let message = format!("nothing called `{value}` is given to the text `{key}`");
                let finding = Diagnostic::at(&rules::T001, source, written.value.clone(), message);
                report.push(finding.help(match known.as_slice() {
                    [] => "it takes no values".to_owned(),
                    _ => format!("it takes {}", crate::fields::listed(&known)),
                }));
            }
        }
    }

    /// A language that Candour does not know must have every text: half a translation reads worse than none.
    fn check_complete(&self, own: &BTreeMap<String, file::Written>, path: &str, report: &mut Report) {
        let missing: Vec<&str> =
            self.entries.keys().map(String::as_str).filter(|key| !own.contains_key(*key)).collect();
        if !missing.is_empty() {
            let shown = crate::fields::listed(&missing[..missing.len().min(5)]);
            let message = format!("{} texts are missing, {shown} among them", missing.len());
            let finding = Diagnostic::on_file(&rules::T001, path, message);
            report.push(finding.help("translate every text of themes/default/languages/en.toml"));
        }
    }
}

#[cfg(test)]
mod tests;
