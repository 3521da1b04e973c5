//! A file of texts: TOML whose sections nest, and whose leaves are texts or the plural forms of one. Does not know which
//! texts there should be.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use toml::de::{DeTable, DeValue};

use super::{Category, Entry, Text};
use crate::diagnostic::{Diagnostic, Report, rules};
use crate::fields;
use crate::source::Source;

/// How deep sections may nest.
const DEPTH: usize = 4;

/// A text with its place in the file.
#[derive(Debug)]
pub(super) struct Written {
    pub(super) entry: Entry,
    pub(super) key: Range<usize>,
    pub(super) value: Range<usize>,
}

/// Every text of a file by its key, such as `exit.leave`.
pub(super) fn read(source: &Arc<Source>, report: &mut Report) -> Option<BTreeMap<String, Written>> {
    let table = fields::parse(source, 0..source.text().len(), report)?;
    let mut reader = Reader { source, found: BTreeMap::new(), report };
    reader.section(table.get_ref(), "", DEPTH);
    Some(reader.found)
}

struct Reader<'a> {
    source: &'a Arc<Source>,
    found: BTreeMap<String, Written>,
    report: &'a mut Report,
}

impl Reader<'_> {
    fn section(&mut self, table: &DeTable<'_>, prefix: &str, depth: usize) {
        for (name, value) in table {
            let key = format!("{prefix}{}", name.get_ref());
            let entry = match value.get_ref() {
                DeValue::String(text) => {
                    self.text(text, value.span()).map(|other| Entry { other, forms: BTreeMap::new() })
                }
                DeValue::Table(forms) if forms.contains_key("other") => self.forms(forms),
                DeValue::Table(inner) if depth > 1 && !inner.is_empty() => {
                    self.section(inner, &format!("{key}."), depth - 1);
                    continue;
                }
                _ => {
                    let help = "write a text in quotes, or its forms: `{ one = \"…\", other = \"…\" }`";
                    self.wrong(value.span(), format!("`{key}` is no text"), help);
                    continue;
                }
            };
            let Some(entry) = entry else { continue };
            self.found.insert(key, Written { entry, key: name.span(), value: value.span() });
        }
    }

    fn forms(&mut self, table: &DeTable<'_>) -> Option<Entry> {
        let mut forms = BTreeMap::new();
        for (name, value) in table {
            let category = name.get_ref().parse::<Category>();
            let (Ok(category), DeValue::String(text)) = (category, value.get_ref()) else {
                let help = "the forms are `zero`, `one`, `two`, `few`, `many` and `other`, each a text in quotes";
                self.wrong(name.span(), format!("`{}` is no form of a text", name.get_ref()), help);
                return None;
            };
            forms.insert(category, self.text(text, value.span())?);
        }
        Some(Entry { other: forms.remove(&Category::Other)?, forms })
    }

    fn text(&mut self, text: &str, place: Range<usize>) -> Option<Text> {
        Text::parse(text)
            .map_err(|message| {
                let help = "a text has words, `{values}`, `[links](value)` and `<strong>`, `<code>`, `<kbd>` or \
                            `<hidden>`";
                self.wrong(place, message, help);
            })
            .ok()
    }

    fn wrong(&mut self, place: Range<usize>, message: String, help: &str) {
        self.report.push(Diagnostic::at(&rules::T001, self.source, place, message).help(help));
    }
}
