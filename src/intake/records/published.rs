//! The one list of every text of a record that is published. The gate reads this list, and what is published is made
//! from the same fields: a field that is missing here must not be printed.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use super::draft::{Draft, PageDraft};
use super::extract::Contents;
use super::table::{TableAttributes, TableDraft};
use crate::fields::Text;
use crate::hypertext::Hypertext;
use crate::intake::files::FileKind;
use crate::markdown::{CellWritten, Document};
use crate::plain::Plain;
use crate::source::Source;

/// A text that will be published, and where it stands.
pub(in crate::intake) struct Passage<'a> {
    pub(in crate::intake) role: Role,
    pub(in crate::intake) plain: Cow<'a, Plain>,
    pub(in crate::intake) source: &'a Arc<Source>,
}

/// What a text is to its readers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::intake) enum Role {
    Title,
    Summary,
    Topic,
    Question,
    Body,
    Aside,
    Caption,
    TableWords,
    Attachment,
    AttachmentText,
    Name,
    Destination,
    Link,
    Change,
    Withdrawal,
    /// A script or a style.
    Code,
}

impl Passage<'_> {
    /// The bytes of the file that a range of the text was made from.
    pub(in crate::intake) fn place_of(&self, range: Range<usize>) -> Range<usize> {
        self.plain.place_of(range)
    }
}

impl Draft {
    /// Every text of the record that is published, tables' cells left out: those are read as tables.
    ///
    /// Of a withdrawn record only the reference and the reason are published.
    pub(in crate::intake) fn passages(&self) -> Vec<Passage<'_>> {
        let source = &self.source;
        if let Some(withdrawn) = &self.withdrawn {
            let reference = of_name(&self.reference.value, self.reference.place(), source);
            return vec![reference, of_text(Role::Withdrawal, &withdrawn.reason, source)];
        }
        let mut passages = vec![of_text(Role::Title, &self.title, source)];
        for name in std::iter::once(&self.reference).chain(&self.related) {
            passages.push(of_name(&name.value, name.place(), source));
        }
        // A related record that is not in this log is printed as it is written.
        passages.extend(self.related.iter().map(|text| of_text(Role::Destination, text, source)));
        passages.extend(self.summary.iter().map(|text| of_text(Role::Summary, text, source)));
        passages.extend(self.topics.iter().map(|text| of_text(Role::Topic, text, source)));
        passages.extend(self.questions.iter().map(|question| of_text(Role::Question, &question.text, source)));
        for attachment in &self.attachments {
            passages.push(of_text(Role::Attachment, &attachment.title, source));
            passages.push(of_name(&attachment.file.value, attachment.file.place(), source));
        }
        passages.extend(self.links.iter().map(|link| of_text(Role::Link, &link.title, source)));
        for link in &self.links {
            passages.push(of_text(Role::Destination, &link.url, source));
            passages.push(of_name(&link.url.value, link.url.place(), source));
        }
        passages.extend(self.changes.iter().map(|change| of_text(Role::Change, &change.note, source)));
        of_document(&self.body, &self.tables, source, &mut passages);
        for attachment in &self.attachments {
            of_contents(&attachment.contents, attachment.kind, &mut passages);
        }
        passages
    }

    /// The tables of attached files that no table of the record publishes with what its author says of it.
    pub(in crate::intake) fn attached_tables(&self) -> impl Iterator<Item = &TableDraft> {
        let is_shown = |path: &str| {
            self.tables.iter().any(|table| table.file.as_deref() == Some(path) && !table.attributes.suppress)
        };
        let apart = self.attachments.iter().filter(move |attachment| !is_shown(&attachment.path));
        apart.flat_map(|attachment| &attachment.contents.sheets).flat_map(|sheet| &sheet.tables)
    }
}

impl PageDraft {
    /// Every text of the page that is published, tables' cells left out.
    pub(in crate::intake) fn passages(&self) -> Vec<Passage<'_>> {
        let mut passages = vec![of_text(Role::Title, &self.title, &self.source)];
        passages.push(of_name(&self.name, self.title.place(), &self.source));
        passages.extend(self.summary.iter().map(|text| of_text(Role::Summary, text, &self.source)));
        of_document(&self.body, &self.tables, &self.source, &mut passages);
        passages
    }
}

/// A text that stands by itself, such as one of the configuration.
pub(in crate::intake) fn of_text<'a>(role: Role, text: &Text, source: &'a Arc<Source>) -> Passage<'a> {
    let plain = match text.literal_start() {
        Some(start) => Plain::literal(&text.value, start),
        None => Plain::made_from(&text.value, text.place()),
    };
    Passage { role, plain: Cow::Owned(plain), source }
}

/// A name that becomes part of an address or an anchor: its words, without what parts them.
fn of_name<'a>(name: &str, place: Range<usize>, source: &'a Arc<Source>) -> Passage<'a> {
    let is_sign = |letter: char| matches!(letter, '-' | '_' | '.' | '/' | '%' | '?' | '=' | '&' | '#' | '+');
    // A file's extension says nothing; what follows the last full stop of an address or a reference does.
    let is_extension = |end: &str| (1..=5).contains(&end.len()) && end.bytes().all(|byte| byte.is_ascii_alphabetic());
    let stem = name.rsplit_once('.').filter(|(_, end)| is_extension(end)).map_or(name, |(stem, _)| stem);
    let words = stem.replace(is_sign, " ");
    Passage { role: Role::Name, plain: Cow::Owned(Plain::made_from(&words, place)), source }
}

/// The words of a file that belongs to no record.
pub(in crate::intake) fn passages_of_file(contents: &Contents, kind: FileKind) -> Vec<Passage<'_>> {
    let mut passages = Vec::new();
    of_contents(contents, kind, &mut passages);
    passages
}

/// A name or an address that stands by itself.
pub(in crate::intake) fn name_of<'a>(text: &Text, source: &'a Arc<Source>) -> Passage<'a> {
    of_name(&text.value, text.place(), source)
}

/// What a file with markup says.
pub(in crate::intake) fn passages_of_hypertext<'a>(
    hypertext: &'a Hypertext,
    source: &'a Arc<Source>,
) -> Vec<Passage<'a>> {
    let borrowed = |role, plain: &'a Plain| Passage { role, plain: Cow::Borrowed(plain), source };
    let mut passages = vec![borrowed(Role::Body, &hypertext.words)];
    passages.extend(hypertext.asides.iter().map(|aside| borrowed(Role::Aside, aside)));
    for name in &hypertext.names {
        passages.push(borrowed(Role::Destination, name));
        passages.push(of_name(name.text(), name.place_of(0..name.text().len()), source));
    }
    passages.extend(hypertext.code.iter().map(|code| borrowed(Role::Code, code)));
    passages
}

/// A script or a style as one text.
pub(in crate::intake) fn code_of(source: &Arc<Source>) -> Passage<'_> {
    Passage { role: Role::Code, ..whole_text(source) }
}

/// A whole text as one name.
pub(in crate::intake) fn whole_name(source: &Arc<Source>) -> Passage<'_> {
    of_name(source.text(), 0..source.text().len(), source)
}

/// The texts of Markdown that belongs to no record.
pub(in crate::intake) fn passages_of<'a>(
    body: &'a Document,
    tables: &'a [TableDraft],
    source: &'a Arc<Source>,
) -> Vec<Passage<'a>> {
    let mut passages = Vec::new();
    of_document(body, tables, source, &mut passages);
    passages
}

/// A whole file as one text.
fn whole_text(source: &Arc<Source>) -> Passage<'_> {
    Passage { role: Role::Body, plain: Cow::Owned(Plain::literal(source.text(), 0)), source }
}

/// The words of an attached file: its text, the names of its sheets, and what stands in them beside and above tables.
fn of_contents<'a>(contents: &'a Contents, kind: FileKind, passages: &mut Vec<Passage<'a>>) {
    passages.extend(contents.words.iter().map(|text| Passage { role: Role::AttachmentText, ..whole_text(text) }));
    for sheet in &contents.sheets {
        let borrowed = |role, plain: &'a Plain| Passage { role, plain: Cow::Borrowed(plain), source: &sheet.text };
        if kind.is_workbook() {
            passages.push(of_name(&sheet.name, 0..0, &sheet.text));
        }
        passages.extend(sheet.words.iter().map(|cell| borrowed(Role::AttachmentText, &cell.plain)));
        let headers = sheet.tables.iter().flat_map(|table| &table.header);
        passages.extend(headers.map(|cell| borrowed(Role::TableWords, &cell.plain)));
    }
}

fn of_document<'a>(
    body: &'a Document,
    tables: &'a [TableDraft],
    source: &'a Arc<Source>,
    passages: &mut Vec<Passage<'a>>,
) {
    let borrowed = |role, plain: &'a Plain, source| Passage { role, plain: Cow::Borrowed(plain), source };
    passages.push(borrowed(Role::Body, &body.plain, source));
    for address in &body.destinations {
        passages.push(borrowed(Role::Destination, address, source));
        passages.push(of_name(address.text(), address.place_of(0..address.text().len()), source));
    }
    for (anchor, place) in &body.names {
        passages.push(of_name(anchor, place.clone(), source));
    }
    passages.extend(body.asides.iter().map(|aside| borrowed(Role::Aside, aside, source)));
    for table in tables {
        passages.push(of_name(&table.id, table.place.clone(), source));
        // What tells the counts of a series from others is kept in its ledger.
        let TableAttributes { series, basis, universe, .. } = &table.attributes;
        for name in [series, basis, universe].into_iter().flatten().filter(|_| series.is_some()) {
            passages.push(of_name(name, table.place.clone(), source));
        }
        passages.push(borrowed(Role::Caption, &table.caption.plain, source));
        passages.extend(
            table.header.iter().map(|CellWritten { plain, .. }| borrowed(Role::TableWords, plain, &table.source)),
        );
    }
}
