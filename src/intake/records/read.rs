//! From files to drafts, one at a time; then what only all records together tell: references that are used twice, and
//! files that no record accounts for.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use super::files;
use super::front_matter::{self, Context, Depth};
use super::{Draft, Finds};
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Report, rules};
use crate::source::{Source, SourceTree};

/// Reads every record, and reports references that are used twice and files that no record accounts for.
///
/// A record with a finding so bad that there is nothing to judge (no front matter, no reference) gives no draft.
pub fn read(tree: &SourceTree, finds: &Finds, config: &Config, report: &mut Report) -> Vec<Draft> {
    let drafts = report.par_map(paths(finds), |path, report| read_record(tree, path, config, report));
    let drafts: Vec<Draft> = drafts.into_iter().flatten().collect();
    let heads: Vec<Head> = drafts.iter().map(Head::of).collect();
    compare(tree, finds, &heads, config, report);
    drafts
}

/// The paths of the records that were found.
pub(in crate::intake) fn paths(finds: &Finds) -> Vec<&str> {
    finds.records.iter().map(String::as_str).collect()
}

/// What is kept of a record to hold the others to, when the draft itself is gone.
pub(in crate::intake) struct Head {
    /// The file it was read from.
    pub(in crate::intake) path: String,
    pub(in crate::intake) reference: String,
    pub(in crate::intake) related: Vec<String>,
    pub(in crate::intake) files: Vec<String>,
}

impl Head {
    pub(in crate::intake) fn of(draft: &Draft) -> Self {
        Self {
            path: draft.path().to_owned(),
            reference: draft.reference().to_owned(),
            related: draft.related.iter().map(|related| related.value.clone()).collect(),
            files: draft.files.clone(),
        }
    }

    /// Reads the record once more, for the places of what it says; what is wrong with it has been reported.
    pub(in crate::intake) fn read_again(&self, tree: &SourceTree, config: &Config) -> Option<Draft> {
        read_record(tree, &self.path, config, &mut Report::default())
    }
}

/// Reads one record.
pub(in crate::intake) fn read_record(
    tree: &SourceTree,
    path: &str,
    config: &Config,
    report: &mut Report,
) -> Option<Draft> {
    read_to(Depth::Whole, tree, path, config, report)
}

/// Reads the front matter of a record, as if it had no text and its files were not there.
pub(in crate::intake) fn read_front(
    tree: &SourceTree,
    path: &str,
    config: &Config,
    report: &mut Report,
) -> Option<Draft> {
    read_to(Depth::Front, tree, path, config, report)
}

fn read_to(depth: Depth, tree: &SourceTree, path: &str, config: &Config, report: &mut Report) -> Option<Draft> {
    let source = files::text(tree, path, report)?;
    let mut found = Report::default();
    let context = Context { tree, config, source: &source, depth };
    let draft = if path.ends_with(".toml") {
        front_matter::read_toml(&context, &mut found)
    } else {
        let parts = split(&source, &mut found);
        parts.and_then(|parts| front_matter::read_markdown(&context, parts, &mut found))
    };
    if let Some(draft) = &draft {
        found.about(draft.reference());
    }
    report.append(found);
    draft
}

/// The two parts of a Markdown file.
pub(super) struct Parts {
    /// The line that opens the front matter.
    pub(super) opening: Range<usize>,
    /// The TOML between the fences.
    pub(super) front: Range<usize>,
    /// The Markdown after them.
    pub(super) body: Range<usize>,
}

/// Finds the front matter: TOML between a first line `+++` and the next such line.
pub(super) fn split(source: &Arc<Source>, report: &mut Report) -> Option<Parts> {
    let text = source.text();
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let help = "begin the file with a line `+++`, then `reference = \"…\"` and `title = \"…\"`, and another line `+++`";
    let mut offset = start;
    let mut lines = text[start..].split_inclusive('\n').map(|line| {
        let at = offset;
        offset += line.len();
        (at, line)
    });
    let Some((_, first)) = lines.next().filter(|(_, line)| line.trim_end() == "+++") else {
        let place = source.line(1);
        report.push(Diagnostic::at(&rules::R001, source, place, "there is no front matter").help(help));
        return None;
    };
    let opening = start..start + first.trim_end().len();
    let Some((closing, line)) = lines.find(|(_, line)| line.trim_end() == "+++") else {
        report.push(Diagnostic::at(&rules::R001, source, opening, "the front matter has no end").help(help));
        return None;
    };
    Some(Parts { opening, front: start + first.len()..closing, body: closing + line.len()..text.len() })
}

/// Reports references that are used twice and files that no record accounts for.
pub(in crate::intake) fn compare(
    tree: &SourceTree,
    finds: &Finds,
    heads: &[Head],
    config: &Config,
    report: &mut Report,
) {
    let mut seen: BTreeMap<&str, &Head> = BTreeMap::new();
    for head in heads {
        if let Some(first) = seen.get(head.reference.as_str()) {
            let again = (first.read_again(tree, config), head.read_again(tree, config));
            let (Some(first), Some(draft)) = again else { continue };
            let message = format!("the reference `{}` is used twice", draft.reference());
            let finding = Diagnostic::at(&rules::R004, &draft.source, draft.reference.place(), message)
                .note(first.reference.span(), "used here first")
                .help("a reference belongs to one record for ever: correct one of the two, or join the records")
                .about(draft.reference());
            report.push(finding);
        } else {
            seen.insert(&head.reference, head);
        }
    }
    report_strays(finds, heads, report);
}

fn report_strays(finds: &Finds, heads: &[Head], report: &mut Report) {
    let mut used: Vec<&str> = heads.iter().flat_map(|head| &head.files).map(String::as_str).collect();
    used.sort_unstable();
    for path in &finds.beside {
        if used.binary_search(&path.as_str()).is_err() {
            report.push(files::stray(path));
        }
    }
}
