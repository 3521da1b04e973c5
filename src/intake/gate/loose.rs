//! Texts that belong to no site, read as those of records are.

use std::sync::Arc;

use super::attachments::Opened;
use super::decisions::Docket;
use super::recovery::Words;
use super::{attachments, numbers, personal_data, recover};
use crate::config::Policy;
use crate::diagnostic::Report;
use crate::intake::records::{self, Contents, TableDraft};
use crate::markdown::Document;
use crate::plain::Plain;
use crate::source::Source;

/// Reads Markdown.
pub(in crate::intake) fn check_document(
    document: &Document,
    tables: &[TableDraft],
    source: &Arc<Source>,
    policy: &Policy,
    report: &mut Report,
) {
    let passages = records::passages_of(document, tables, source);
    let mut docket = Docket::open(&[], source);
    let mut readings = numbers::check_document(&passages, tables, policy, &mut docket, report);
    personal_data::check_passages(&passages, &policy.allowed_contacts, report);
    personal_data::check_tables(tables, &readings, &policy.allowed_contacts, report);
    let words = Words { body: &document.plain, passages: &passages };
    recover(source.path(), tables, &mut readings, words, policy, false, report);
}

/// Reads a file of any type that can be attached.
pub(in crate::intake) fn check_file(opened: &Opened<'_>, policy: &Policy, report: &mut Report) {
    let source = Source::data(opened.path, "");
    let passages = records::passages_of_file(opened.contents, opened.kind);
    numbers::check_document(&passages, &[], policy, &mut Docket::open(&[], &source), report);
    personal_data::check_passages(&passages, &policy.allowed_contacts, report);
    attachments::check_secrets(opened, &mut Docket::open(&[], &source), report);
    check_sheets(opened.contents, &source, policy, report);
}

/// Reads the tables of a file, each by itself.
pub(super) fn check_sheets(contents: &Contents, source: &Arc<Source>, policy: &Policy, report: &mut Report) {
    let mut docket = Docket::open(&[], source);
    for table in contents.sheets.iter().flat_map(|sheet| &sheet.tables) {
        let tables = std::slice::from_ref(table);
        let mut readings = numbers::check_document(&[], tables, policy, &mut docket, report);
        personal_data::check_tables(tables, &readings, &policy.allowed_contacts, report);
        let words = Words { body: &Plain::default(), passages: &[] };
        recover(source.path(), tables, &mut readings, words, policy, false, report);
    }
}
