//! Texts that belong to no site, read as those of records are.

use std::sync::Arc;

use super::attachments::Opened;
use super::decisions::Docket;
use super::recovery::Words;
use super::tables::Judging;
use super::{attachments, numbers, personal_data};
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
    let own = tables.iter().zip(&mut readings).map(|(table, reading)| Judging::own(table, reading, words));
    super::tables::judge(source.path(), own.collect(), policy, false, report);
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

/// Reads the tables of a file.
pub(super) fn check_sheets(contents: &Contents, source: &Arc<Source>, policy: &Policy, report: &mut Report) {
    let mut docket = Docket::open(&[], source);
    let mut read = Vec::new();
    for table in contents.sheets.iter().flat_map(|sheet| &sheet.tables) {
        let tables = std::slice::from_ref(table);
        let readings = numbers::check_document(&[], tables, policy, &mut docket, report);
        personal_data::check_tables(tables, &readings, &policy.allowed_contacts, report);
        read.extend(readings.into_iter().map(|reading| (table, reading)));
    }
    let words = Words { body: &Plain::default(), passages: &[] };
    let judged = read.iter_mut().map(|(table, reading)| Judging::attached(table, reading, words));
    super::tables::judge(source.path(), judged.collect(), policy, false, report);
}
