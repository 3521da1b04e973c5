//! R022: a draft is finished before it is published.

use super::super::super::records::Draft;
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Report, rules};

/// What `new` and `import` write where the answer belongs.
const PLACEHOLDER: &str = "Write the answer here.";

pub(super) fn check(draft: &Draft, _: &Config, report: &mut Report) {
    let plain = &draft.body.plain;
    if let Some(at) = plain.text().find(PLACEHOLDER) {
        let place = plain.place_of(at..at + PLACEHOLDER.len());
        let finding =
            Diagnostic::at(&rules::R022, &draft.source, place, "the answer of this draft is still to be written")
                .help("write what was answered, or take the sentence out where the outcome says it all");
        report.push(finding);
    }
}
