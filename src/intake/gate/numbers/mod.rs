//! Finds low numbers in everything that a record publishes: [`tables`] reads tables and data files, [`texts`] all words.
//! What numbers mean is read by [`table`] and [`prose`], which know nothing of records.

mod numeral;
mod prose;
mod table;
mod tables;
mod texts;

pub(super) use self::tables::TableReading;

use super::decisions::Docket;
use crate::config::{Config, Policy};
use crate::diagnostic::Report;
use crate::intake::records::{Draft, PageDraft};

/// Reads every published text and table of a record; gives the tables' readings, in order.
pub(super) fn check(draft: &Draft, policy: &Policy, docket: &mut Docket<'_>, report: &mut Report) -> Vec<TableReading> {
    let threshold = draft.threshold.unwrap_or(policy.threshold);
    let policy = Policy { threshold, ..policy.clone() };
    for passage in draft.passages() {
        texts::check(&passage, &policy, docket, report);
    }
    if draft.withdrawn.is_some() {
        return Vec::new();
    }
    let readings = draft.tables.iter().map(|table| tables::check(table, &policy, docket, report)).collect();
    for attachment in draft.attachments.iter().filter(|attachment| attachment.is_table()) {
        // A data file that a table publishes is read there, with what the author says of it.
        let published = draft.tables.iter().any(|table| table.file.as_deref() == Some(&attachment.path) && !table.attributes.suppress);
        if !published {
            tables::check_attachment(attachment, &policy, docket, report);
        }
    }
    readings
}

/// The same for a page.
pub(super) fn check_page(page: &PageDraft, policy: &Policy, docket: &mut Docket<'_>, report: &mut Report) -> Vec<TableReading> {
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
