//! P001 to P007: personal data in what is published, as findings at their places. What has the form of personal data is
//! read by [`personal`](super::personal), which knows nothing of records.

use std::ops::Range;
use std::sync::Arc;

use super::numbers::TableReading;
use super::personal::{self, Kind, Policy, Sighting};
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Report, Rule, rules};
use crate::intake::records::{Draft, PageDraft, Passage, Role, TableDraft, passage_of};
use crate::markdown::CellWritten;
use crate::source::{Source, Span};

/// Reads everything that a record publishes.
pub(super) fn check(draft: &Draft, readings: &[TableReading], config: &Config, report: &mut Report) {
    let allowed = allowed(config);
    check_passages(&draft.passages(), &allowed, report);
    if draft.withdrawn.is_some() {
        return;
    }
    check_tables(&draft.tables, readings, &allowed, report);
    for table in draft.attached_tables() {
        for cells in &table.rows {
            for (column, cell) in cells.iter().enumerate() {
                check_cell(table.header.get(column), cell, &table.source, &allowed, report);
            }
        }
    }
}

/// The same for a page.
pub(super) fn check_page(page: &PageDraft, readings: &[TableReading], config: &Config, report: &mut Report) {
    let allowed = allowed(config);
    check_passages(&page.passages(), &allowed, report);
    check_tables(&page.tables, readings, &allowed, report);
}

/// The same for the texts of the configuration that pages print; the body's own contact details are there to be printed.
pub(super) fn check_configuration(config: &Config, report: &mut Report) {
    let contact = &config.contact;
    let own = [&contact.name, &contact.address, &contact.review, &contact.commissioner];
    let allowed = allowed(config);
    for text in config.texts.iter().filter(|text| !own.iter().any(|own| own.as_ref() == Some(&text.value))) {
        let source = text.span().source().clone();
        check_passages(&[passage_of(Role::Aside, text, &source)], &allowed, report);
    }
}

/// The contact details that may be published: those that are configured to be, and those that every page prints.
pub(super) fn allowed(config: &Config) -> Vec<String> {
    let own = [&config.contact.email, &config.contact.telephone].into_iter().flatten();
    config.policy.allowed_contacts.iter().chain(own).cloned().collect()
}

/// Reads texts of a record, or of none.
pub(super) fn check_passages(passages: &[Passage<'_>], allowed: &[String], report: &mut Report) {
    let policy = Policy { allow: allowed };
    // The words of a name are its own text taken apart: an address is read whole, and a reference is no telephone number.
    for passage in passages.iter().filter(|passage| passage.role != Role::Name) {
        for sighting in personal::read(passage.plain.text(), &policy) {
            let span = Span::new(passage.source, passage.place_of(sighting.range.clone()));
            report.push(finding(&sighting, &span));
        }
    }
}

/// Reads the cells of tables, each with its column's header; what is suppressed is not published.
pub(super) fn check_tables(tables: &[TableDraft], readings: &[TableReading], allowed: &[String], report: &mut Report) {
    for (table, reading) in tables.iter().zip(readings) {
        for (row, cells) in table.rows.iter().enumerate() {
            let shown = cells.iter().enumerate().filter(|(column, _)| !reading.is_suppressed(row, *column));
            for (column, cell) in shown {
                check_cell(table.header.get(column), cell, &table.source, allowed, report);
            }
        }
    }
}

fn check_cell(
    label: Option<&CellWritten>,
    cell: &CellWritten,
    source: &Arc<Source>,
    allowed: &[String],
    report: &mut Report,
) {
    let label = label.map_or("", |label| label.plain.text());
    for sighting in personal::read_labelled(label, cell.plain.text(), &Policy { allow: allowed }) {
        let place: Range<usize> = cell.plain.place_of(sighting.range.clone());
        report.push(finding(&sighting, &Span::new(source, place)));
    }
}

fn finding(sighting: &Sighting, span: &Span) -> Diagnostic {
    Diagnostic::at(rule(sighting.kind), span.source(), span.range(), sighting.message.clone())
        .help(sighting.kind.help())
}

fn rule(kind: Kind) -> &'static Rule {
    match kind {
        Kind::Email => &rules::P001,
        Kind::Telephone => &rules::P002,
        Kind::NationalInsurance => &rules::P003,
        Kind::NhsNumber => &rules::P004,
        Kind::Postcode => &rules::P005,
        Kind::VehicleRegistration => &rules::P006,
        Kind::DateOfBirth => &rules::P007,
    }
}
