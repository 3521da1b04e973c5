//! Records that are cleared as they were by the build before, and what of a record the next build may know again. Decides
//! what is the same, and judges nothing: what differs in a single byte goes the whole way.

use std::sync::Arc;

use super::super::records::{self, Disclosure, Draft, Head, Kept};
use super::SiteLink;
use super::release;
use crate::address::Address;
use crate::cache::{self, Before, Digest, Reading};
use crate::config::Config;
use crate::diagnostic::Report;
use crate::source::{EntryKind, SourceTree, Span};

/// What is made of a record that is known.
type Taken = (Head, Reading, Vec<SiteLink>, Disclosure);

/// A record that the build before cleared without a finding, and of which neither a byte nor a published file has changed.
pub(super) fn take(tree: &SourceTree, path: &str, config: &Config, before: Before<'_>) -> Option<Taken> {
    let known = before.record(path)?;
    let mut report = Report::default();
    let draft = records::read_front(tree, path, config, &mut report)?;
    for path in &known.reading.beside {
        if matches!(tree.entry(path), Some(EntryKind::File(_))) {
            tree.read(path).ok()?;
        }
    }
    let is_same = digest(tree, path, &known.reading.beside) == Some(known.reading.digest);
    if !is_same || !report.findings().is_empty() || draft.withdrawn.is_some() {
        return None;
    }
    let files: Option<Vec<Address>> = known.files.iter().map(|(path, _)| Address::home().published(path)).collect();
    let kept = Kept::new(known.anchors.clone(), files?, Arc::clone(&known.searchable));
    let links = known
        .reading
        .links
        .iter()
        .map(|(target, place)| SiteLink { target: target.clone(), span: Span::new(&draft.source, place.clone()) });
    let head = Head { files: known.reading.beside.clone(), ..Head::of(&draft) };
    let disclosure = Disclosure { kept: Some(kept), ..release::disclosure(&draft, &[]) };
    Some((head, known.reading.clone(), links.collect(), disclosure))
}

/// What was read for a record that was judged, where the next build may know it again.
pub(super) fn reading(tree: &SourceTree, draft: &Draft, report: &Report) -> Option<Reading> {
    // A table of a series is judged with those of other records. Of raw values, and of what was withdrawn, nothing is
    // kept, be it a digest: there are few low numbers to try.
    let is_judged_alone =
        draft.tables.iter().all(|table| table.attributes.series.is_none() && !table.attributes.suppress);
    if !report.findings().is_empty() || !is_judged_alone || draft.withdrawn.is_some() {
        return None;
    }
    let links = SiteLink::of(&draft.body, &draft.source);
    Some(Reading {
        digest: digest(tree, draft.path(), &draft.files)?,
        beside: draft.files.clone(),
        links: links.into_iter().map(|link| (link.target, link.span.range())).collect(),
    })
}

/// The digest of a record and of the files that it names, as they were read.
fn digest(tree: &SourceTree, path: &str, beside: &[String]) -> Option<Digest> {
    cache::digest_of(tree, std::iter::once(path).chain(beside.iter().map(String::as_str)))
}
