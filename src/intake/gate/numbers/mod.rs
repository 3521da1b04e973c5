//! Finds low numbers in everything that a record publishes: [`tables`] reads tables and data files, [`texts`] all words.
//! What numbers mean is read by [`table`] and [`prose`], which know nothing of records.

mod mean;
pub mod numeral;
pub mod prose;
mod sums;
pub mod table;
mod tables;
mod texts;

pub(super) use self::tables::TableReading;

use std::sync::Arc;

use super::decisions::Docket;
use crate::config::{Config, Policy};
use crate::diagnostic::Report;
use crate::intake::records::{self, Draft, PageDraft, Passage, TableDraft};
use crate::markdown::CellWritten;
use crate::source::Source;

/// Reads every published text and table of a record; gives the tables' readings, in order.
pub(super) fn check(draft: &Draft, policy: &Policy, docket: &mut Docket<'_>, report: &mut Report) -> Vec<TableReading> {
    for passage in draft.passages() {
        texts::check(&passage, policy, docket, report);
    }
    if draft.withdrawn.is_some() {
        return Vec::new();
    }
    let readings = draft.tables.iter().map(|table| tables::check(table, policy, docket, report)).collect();
    for attachment in draft.attachments.iter().filter(|attachment| attachment.is_table()) {
        // A data file that a table publishes is read there, with what the author says of it.
        let published = draft
            .tables
            .iter()
            .any(|table| table.file.as_deref() == Some(&attachment.path) && !table.attributes.suppress);
        if !published {
            let rows = records::sheet(attachment);
            tables::check_sheet(
                &attachment.file.value,
                &attachment.title.value,
                rows,
                &attachment.content,
                policy,
                docket,
                report,
            );
        }
    }
    readings
}

/// The same for a page.
pub(super) fn check_page(
    page: &PageDraft,
    policy: &Policy,
    docket: &mut Docket<'_>,
    report: &mut Report,
) -> Vec<TableReading> {
    for passage in page.passages() {
        texts::check(&passage, policy, docket, report);
    }
    page.tables.iter().map(|table| tables::check(table, policy, docket, report)).collect()
}

/// Reads the texts of the configuration that pages print.
pub(super) fn check_configuration(config: &Config, report: &mut Report) {
    for text in &config.texts {
        texts::check_configured(text, &config.policy, report);
    }
}

/// Reads Markdown that belongs to no site.
pub(super) fn check_document(
    passages: &[Passage<'_>],
    tables: &[TableDraft],
    policy: &Policy,
    docket: &mut Docket<'_>,
    report: &mut Report,
) -> Vec<TableReading> {
    for passage in passages {
        texts::check(passage, policy, docket, report);
    }
    tables.iter().map(|table| tables::check(table, policy, docket, report)).collect()
}

/// Reads separated values that belong to no site.
pub(super) fn check_rows(rows: Vec<Vec<CellWritten>>, source: &Arc<Source>, policy: &Policy, report: &mut Report) {
    tables::check_sheet(source.path(), "", rows, source, policy, &mut Docket::open(&[], source), report);
}

/// Reads a table of which others report what is wrong.
pub(super) fn read_quietly(table: &TableDraft, policy: &Policy) -> TableReading {
    tables::check(table, policy, &mut Docket::open(&[], &table.source), &mut Report::default())
}
