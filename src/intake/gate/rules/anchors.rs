//! L001 on one page: a link to an anchor leads to something, and R015: no two things have the same anchor.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::super::super::records::{Draft, PageDraft, TableDraft};
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Report, rules};
use crate::fields;
use crate::markdown::Document;
use crate::source::{Source, Span};

pub(super) fn check(draft: &Draft, _: &Config, report: &mut Report) {
    let questions = draft.questions.iter().map(|question| (question.anchor(), question.place.clone()));
    let attachments = draft
        .attachments
        .iter()
        .enumerate()
        .map(|(index, attachment)| (format!("attachment-{}", index + 1), attachment.file.place()));
    let others = questions.chain(attachments).collect();
    check_document(&draft.body, &draft.tables, others, &draft.source, report);
}

pub(super) fn check_page(page: &PageDraft, report: &mut Report) {
    check_document(&page.body, &page.tables, Vec::new(), &page.source, report);
}

fn check_document(
    body: &Document,
    tables: &[TableDraft],
    others: Vec<(String, Range<usize>)>,
    source: &Arc<Source>,
    report: &mut Report,
) {
    let tables = tables.iter().map(|table| (format!("table-{}", table.id), table.place.clone()));
    let mut anchors: BTreeMap<String, Range<usize>> = others.into_iter().collect();
    for (anchor, place) in tables.chain(body.anchors.iter().cloned()) {
        if let Some(first) = anchors.get(&anchor) {
            let message = format!("the anchor `#{anchor}` is taken");
            let finding = Diagnostic::at(&rules::R015, source, place, message)
                .note(Span::new(source, first.clone()), "by this")
                .help("give one of the two another identifier: `{#another-name}`");
            report.push(finding);
        } else {
            anchors.insert(anchor, place);
        }
    }
    for (name, place) in body.names.iter().filter(|(name, _)| is_reserved(name)) {
        let message = format!("the anchor `#{name}` belongs to the page around the text");
        let finding = Diagnostic::at(&rules::R015, source, place.clone(), message)
            .help("give the heading another identifier: `{#another-name}`");
        report.push(finding);
    }
    for link in &body.links {
        let Some(anchor) = link.target.strip_prefix('#') else { continue };
        if anchors.contains_key(anchor) {
            continue;
        }
        let finding = Diagnostic::at(
            &rules::L001,
            source,
            link.place.clone(),
            format!("nothing on this page is called `#{anchor}`"),
        );
        report.push(match fields::nearest(anchor, anchors.keys().map(String::as_str)) {
            Some(near) => finding.help(format!("did you mean `#{near}`?")),
            None => finding.help("give the heading an identifier, `## Heading {#name}`, and link to that"),
        });
    }
}

/// Whether pages use a name themselves. A heading may have the name that another would get by itself: where its words were put
/// right, links to its old name still lead there.
fn is_reserved(name: &str) -> bool {
    ["section-", "fn-", "fnref-", "caption-"].iter().any(|start| name.starts_with(start))
        || ["main-content", "page-contents", "answer", "choices"].contains(&name)
}
