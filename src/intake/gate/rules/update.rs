//! R013: whoever cited a record can see what was changed in it.

use super::super::super::records::Draft;
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Report, rules};

pub(super) fn check(draft: &Draft, _: &Config, report: &mut Report) {
    if let Some(updated) = &draft.updated
        && !draft.changes.iter().any(|change| change.date.date == updated.date)
    {
        let finding = Diagnostic::at(
            &rules::R013,
            &draft.source,
            updated.place(),
            format!("nothing says what was changed on {}", updated.date),
        )
        .help(format!("add `[[changes]]` with `date = {}` and a `note`", updated.date));
        report.push(finding);
    }
}
