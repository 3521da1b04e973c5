//! R005: dates in the order of what happened.

use super::super::super::records::Draft;
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Report, rules};

pub(super) fn check(draft: &Draft, _: &Config, report: &mut Report) {
    let dates = [
        ("received", &draft.received),
        ("answered", &draft.answered),
        ("published", &draft.published),
        ("updated", &draft.updated),
    ];
    let known: Vec<_> = dates.iter().filter_map(|(name, dated)| dated.as_ref().map(|dated| (*name, dated))).collect();
    for pair in known.windows(2) {
        let [(earlier_name, earlier), (later_name, later)] = pair else { continue };
        if later.date < earlier.date {
            let message = format!("`{later_name}` is before `{earlier_name}`");
            let finding = Diagnostic::at(&rules::R005, &draft.source, later.place(), message)
                .note(crate::source::Span::new(&draft.source, earlier.place()), format!("`{earlier_name}` is here"))
                .help("a request is received, answered, published and perhaps updated, in this order: correct one of the dates");
            report.push(finding);
        }
    }
    let Some(published) = &draft.published else { return };
    let changes = draft.changes.iter().map(|change| ("a change", &change.date));
    let withdrawal = draft.withdrawn.iter().map(|withdrawn| ("the withdrawal", &withdrawn.date));
    for (what, dated) in changes.chain(withdrawal) {
        if dated.date < published.date {
            let finding =
                Diagnostic::at(&rules::R005, &draft.source, dated.place(), format!("{what} is before `published`"))
                    .note(crate::source::Span::new(&draft.source, published.place()), "`published` is here")
                    .help("what is told of a record after its publication has a later date: correct one of the two");
            report.push(finding);
        }
    }
}
