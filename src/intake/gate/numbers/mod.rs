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

use super::decisions::Docket;
use crate::config::{Config, Policy};
use crate::diagnostic::Report;
use crate::intake::records::{self, Draft, PageDraft, Passage, Role, TableDraft};

/// Reads every published text and table of a record; gives the tables' readings, in order.
pub(super) fn check(draft: &Draft, policy: &Policy, docket: &mut Docket<'_>, report: &mut Report) -> Vec<TableReading> {
    for passage in draft.passages() {
        texts::check(&passage, policy, docket, report);
    }
    if draft.withdrawn.is_some() {
        return Vec::new();
    }
    draft.tables.iter().map(|table| tables::check(table, policy, docket, report)).collect()
}

/// Reads the tables of attached files; gives each with its reading.
pub(super) fn check_attached<'a>(
    draft: &'a Draft,
    policy: &Policy,
    docket: &mut Docket<'_>,
    report: &mut Report,
) -> Vec<(&'a TableDraft, TableReading)> {
    let tables = draft.attached_tables().filter(|_| draft.withdrawn.is_none());
    tables.map(|table| (table, tables::check(table, policy, docket, report))).collect()
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
        let source = text.span().source().clone();
        texts::check_fixed(&records::passage_of(Role::Aside, text, &source), &config.policy, report);
    }
    for name in &config.names {
        let source = name.span().source().clone();
        texts::check_fixed(&records::name_of(name, &source), &config.policy, report);
    }
}

/// Reads texts that no decision can cover.
pub(super) fn check_fixed(passages: &[Passage<'_>], policy: &Policy, report: &mut Report) {
    for passage in passages {
        texts::check_fixed(passage, policy, report);
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
