//! R014: related records are records of this log.

use std::collections::BTreeSet;

use super::super::super::records::{Draft, Head};
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Report, rules};
use crate::fields;
use crate::source::SourceTree;

/// Holds every record to it, once all are known.
pub(in crate::intake::gate) fn check(tree: &SourceTree, heads: &[Head], config: &Config, report: &mut Report) {
    let references: BTreeSet<&str> = heads.iter().map(|head| head.reference.as_str()).collect();
    let is_known = |head: &Head, related: &str| references.contains(related) && related != head.reference;
    for head in heads.iter().filter(|head| head.related.iter().any(|related| !is_known(head, related))) {
        let Some(draft) = head.read_again(tree, config) else { continue };
        let mut found = Report::default();
        check_draft(&draft, &references, &mut found);
        found.about(draft.reference());
        report.append(found);
    }
}

fn check_draft(draft: &Draft, references: &BTreeSet<&str>, report: &mut Report) {
    for related in &draft.related {
        let is_itself = related.value == draft.reference.value;
        if references.contains(related.value.as_str()) && !is_itself {
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
        report.push(match fields::nearest(&related.value, references.iter().copied()) {
            Some(near) if near != draft.reference.value => {
                finding.help(format!("did you mean `{near}`? It is shown without a link until it is published here"))
            }
            _ => finding.help("it is shown without a link until it is published here"),
        });
    }
}
