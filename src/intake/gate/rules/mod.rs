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

use super::super::records::{Draft, PageDraft};
use crate::config::Config;
use crate::diagnostic::Report;

pub(super) use self::related::check as check_related;

type Check = fn(&Draft, &Config, &mut Report);

const CHECKS: &[Check] = &[
    anchors::check,
    dates::check,
    explained::check,
    grounds::check,
    labels::check,
    notes::check,
    public_interest::check,
    unfinished::check,
    update::check,
];

/// Holds a record to every rule that concerns it alone.
pub(super) fn check(draft: &Draft, config: &Config, report: &mut Report) {
    for check in CHECKS {
        check(draft, config, report);
    }
}

/// Holds a page to the rules that concern it.
pub(super) fn check_page(page: &PageDraft, report: &mut Report) {
    anchors::check_page(page, report);
}
