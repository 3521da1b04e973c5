//! Finds low numbers in everything that a record publishes: [`tables`] reads tables and data files, [`texts`] all words.
//! What numbers mean is read by [`table`] and [`prose`], which know nothing of records.

mod lexicon;
mod mean;
mod notes;
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
    let passages = draft.passages();
    let notes = notes_of(&passages, &draft.tables);
    for passage in &passages {
        texts::check(passage, &notes, policy, docket, report);
    }
    if draft.withdrawn.is_some() {
        return Vec::new();
    }
    draft.tables.iter().map(|table| tables::check(table, &notes, policy, docket, report)).collect()
}

/// Reads the tables of attached files; gives each with its reading.
pub(super) fn check_attached<'a>(
    draft: &'a Draft,
    policy: &Policy,
    docket: &mut Docket<'_>,
    report: &mut Report,
) -> Vec<(&'a TableDraft, TableReading)> {
    let tables = draft.attached_tables().filter(|_| draft.withdrawn.is_none());
    let passages = draft.passages();
    let judge = |table: &'a TableDraft| {
        let notes = notes_of(&passages, std::slice::from_ref(table));
        (table, tables::check(table, &notes, policy, docket, report))
    };
    tables.map(judge).collect()
}

/// The same for a page.
pub(super) fn check_page(
    page: &PageDraft,
    policy: &Policy,
    docket: &mut Docket<'_>,
    report: &mut Report,
) -> Vec<TableReading> {
    let passages = page.passages();
    let notes = notes_of(&passages, &page.tables);
    for passage in &passages {
        texts::check(passage, &notes, policy, docket, report);
    }
    page.tables.iter().map(|table| tables::check(table, &notes, policy, docket, report)).collect()
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
    let notes = notes_of(passages, tables);
    for passage in passages {
        texts::check(passage, &notes, policy, docket, report);
    }
    tables.iter().map(|table| tables::check(table, &notes, policy, docket, report)).collect()
}

/// The notes that stand in texts and tables.
fn notes_of(passages: &[Passage<'_>], tables: &[TableDraft]) -> Vec<u64> {
    let cells = tables.iter().flat_map(|table| &table.rows).flatten();
    let texts: Vec<&str> = passages.iter().map(|passage| passage.plain.text()).collect();
    let cells: Vec<&str> = cells.map(|cell| cell.plain.text()).collect();
    notes::of(texts.iter().chain(&cells).copied())
}
