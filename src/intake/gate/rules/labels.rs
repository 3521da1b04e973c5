//! R015: each question has a label of its own, because links lead to it.

use std::collections::BTreeMap;

use super::super::super::records::Draft;
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Report, rules};

pub(super) fn check(draft: &Draft, _: &Config, report: &mut Report) {
    let mut known = BTreeMap::new();
    for question in &draft.questions {
        let anchor = question.anchor();
        let first = known.entry(anchor.clone()).or_insert(question);
        if !std::ptr::eq(*first, question) {
            let message = format!("two questions have the anchor `#{anchor}`");
            let finding = Diagnostic::at(&rules::R015, &draft.source, question.label.place(), message)
                .note(first.label.span(), "the first is here")
                .help("number the questions as the request does: `1`, `2(a)`, `2(b)`");
            report.push(finding);
        }
    }
}
