//! What the law and the house ask of a record besides its numbers: one rule a file, each in the table below.

mod anchors;
mod dates;
mod explained;
mod grounds;
mod labels;
mod notes;
mod public_interest;
mod related;
mod unfinished;
mod update;

use std::collections::BTreeSet;

use super::super::records::{Draft, PageDraft};
use crate::config::Config;
use crate::diagnostic::Report;

/// What rules may look at besides the record.
pub(super) struct Context<'a> {
    pub(super) config: &'a Config,
    /// Every reference of the log.
    pub(super) references: &'a BTreeSet<String>,
}

type Check = fn(&Draft, &Context<'_>, &mut Report);

const CHECKS: &[Check] = &[
    anchors::check,
    dates::check,
    explained::check,
    grounds::check,
    labels::check,
    notes::check,
    public_interest::check,
    related::check,
    unfinished::check,
    update::check,
];

/// Holds a record to every rule.
pub(super) fn check(draft: &Draft, context: &Context<'_>, report: &mut Report) {
    for check in CHECKS {
        check(draft, context, report);
    }
}

/// Holds a page to the rules that concern it.
pub(super) fn check_page(page: &PageDraft, report: &mut Report) {
    anchors::check_page(page, report);
}
