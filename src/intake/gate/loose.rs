//! Texts that belong to no site, read as those of records are.

use std::sync::Arc;

use super::decisions::Docket;
use super::{numbers, personal_data, recover};
use crate::config::Policy;
use crate::diagnostic::Report;
use crate::intake::records::{self, TableDraft};
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
    recover(source.path(), tables, &mut readings, &document.plain, policy, false, report);
}

/// Reads separated values.
pub(in crate::intake) fn check_sheet(source: &Arc<Source>, delimiter: u8, policy: &Policy, report: &mut Report) {
    let rows = records::rows(source, delimiter);
    personal_data::check_rows(&rows, source, &policy.allowed_contacts, report);
    numbers::check_rows(rows, source, policy, report);
    if let Some(table) = records::table_of(source, delimiter) {
        let mut readings = [numbers::read_quietly(&table, policy)];
        recover(source.path(), &[table], &mut readings, &Plain::default(), policy, false, report);
    }
}

/// Reads plain text.
pub(in crate::intake) fn check_text(source: &Arc<Source>, policy: &Policy, report: &mut Report) {
    let text = [records::whole_text(source)];
    numbers::check_document(&text, &[], policy, &mut Docket::open(&[], source), report);
    personal_data::check_passages(&text, &policy.allowed_contacts, report);
}
