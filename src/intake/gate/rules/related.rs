//! R014: related records are records of this log.

use super::super::super::records::Draft;
use super::Context;
use crate::diagnostic::{Diagnostic, Report, rules};
use crate::fields;

pub(super) fn check(draft: &Draft, context: &Context<'_>, report: &mut Report) {
    for related in &draft.related {
        let is_itself = related.value == draft.reference.value;
        if context.references.contains(&related.value) && !is_itself {
            continue;
        }
        if is_itself {
            let finding =
                Diagnostic::at(&rules::R014, &draft.source, related.place(), "a record is not related to itself")
                    .help("take it out, or name the record that was meant");
            report.push(finding);
            continue;
        }
        let message = format!("`{}` is not in this log", related.value);
        let finding = Diagnostic::at(&rules::R014, &draft.source, related.place(), message);
        report.push(match fields::nearest(&related.value, context.references.iter().map(String::as_str)) {
            Some(near) if near != draft.reference.value => {
                finding.help(format!("did you mean `{near}`? It is shown without a link until it is published here"))
            }
            _ => finding.help("it is shown without a link until it is published here"),
        });
    }
}
