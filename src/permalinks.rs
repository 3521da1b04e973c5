//! `permalinks.lock`: every address that was published to stay, so that none vanishes unnoticed (L001). It knows what is
//! promised, not how the promise is kept: that is the plan's.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Diagnostic, Report, rules};
use crate::gate::SiteLinks;
use crate::lock::LockFile;
use crate::plan::{Lasting, Plan, page_address, response_address};
use crate::source::{SourceTree, Span};

/// Where it stands in a site.
pub const PERMALINKS: &str = "permalinks.lock";

const FILE: LockFile =
    LockFile { path: PERMALINKS, called: "the lock file", loses: "names or lines", version: 1, header: HEADER };

const HEADER: &str = "\
# The permalinks of Candour: every address that was published to stay, one a line, with the places on the page and the files
# beside it that others may link to. What stands here and is gone is a finding (L001), unless it was withdrawn or redirected.
# `candour build` writes it. Keep it in version control. Where something on a page has to go, take its name out of the line.
";

/// The addresses that were published before.
#[derive(Debug, Default)]
pub struct Permalinks {
    known: BTreeMap<String, Known>,
}

/// What was published at an address.
#[derive(Debug)]
struct Known {
    line: Line,
    span: Span,
}

/// A line of the file. Its keys and their order are a contract.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    address: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reference: Option<String>,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    anchors: BTreeSet<String>,
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    files: BTreeSet<String>,
}

impl Permalinks {
    /// Reads the lock file of a site; a site that was never built has none. One that cannot be read whole is a finding.
    /// Lines that stand in the text of what is to be published now keep their promise, and are passed over.
    pub fn read(tree: &SourceTree, now: Option<&str>, report: &mut Report) -> Self {
        let mut kept: Vec<&str> = now.unwrap_or_default().lines().collect();
        kept.sort_unstable();
        let mut known = BTreeMap::new();
        FILE.read(tree, report, |line, span| {
            if kept.binary_search(&line.trim_end()).is_err() {
                let line: Line = serde_json::from_str(line).ok()?;
                known.insert(line.address.clone(), Known { line, span });
            }
            Some(())
        });
        Self { known }
    }

    /// Reports what was published before and is neither there, nor withdrawn, nor redirected.
    ///
    /// What was refused has findings of its own. Where a record could not be read at all, nobody can tell which address
    /// is missing because of it, so nothing is said of missing ones.
    pub fn check(&self, plan: &Plan<'_>, links: &SiteLinks, report: &mut Report) {
        if self.known.is_empty() {
            return;
        }
        let lasting = plan.lasting();
        let refused = links.refused.iter().map(|reference| response_address(reference));
        let refused_pages = links.refused_pages.iter().map(|name| page_address(name));
        let refused: BTreeSet<String> = refused.chain(refused_pages).map(|address| address.to_string()).collect();
        for (address, known) in &self.known {
            match lasting.get(address) {
                Some(lasting) if !lasting.is_address_only => check_page(address, known, lasting, report),
                None if !refused.contains(address) && links.unread == 0 => report.push(vanished(address, known)),
                _ => {}
            }
        }
    }

    /// The file's text once a site is published; none where nothing on it is to stay.
    pub fn text(plan: &Plan<'_>) -> Option<String> {
        let lasting = plan.lasting();
        if lasting.is_empty() {
            return None;
        }
        Some(FILE.write(lasting.into_iter().map(|(address, lasting)| {
            let Lasting { reference, anchors, files, .. } = lasting;
            Line { address, reference, anchors, files }
        })))
    }
}

impl Known {
    /// Where the name of an anchor or a file stands in the line.
    fn place_of(&self, name: &str) -> Span {
        let name = serde_json::to_string(name).unwrap_or_default();
        match self.span.text().rfind(&name) {
            Some(at) => {
                let start = self.span.range().start + at;
                Span::new(self.span.source(), start..start + name.len())
            }
            None => self.span.clone(),
        }
    }
}

fn vanished(address: &str, known: &Known) -> Diagnostic {
    let (range, source) = (known.span.range(), known.span.source());
    match &known.line.reference {
        Some(reference) => {
            let message = format!("`/{address}` was published before, as the response to {reference}, and is gone");
            Diagnostic::at(&rules::L001, source, range, message)
                .help("bring the record back, and where it has to go, withdraw it: `withdrawn = { date = 2024-01-05, reason = \"…\" }`")
                .help("where it stands at another address now, write that in config.toml: `[[redirects]]` with `from` and `to`")
                .about(reference)
        }
        None => Diagnostic::at(&rules::L001, source, range, format!("`/{address}` was published before, and is gone"))
            .help("bring it back, or say in config.toml where its readers should go: `[[redirects]]` with `from` and `to`"),
    }
}

/// Reports places and files that a page had, and has no more.
fn check_page(address: &str, known: &Known, lasting: &Lasting, report: &mut Report) {
    let mut push = |name: &str, message: String, help: &str| {
        let finding = Diagnostic::on_file(&rules::L001, &lasting.path, message).help(help).help(
            "where it has to go, take its name out of permalinks.lock, and say under `[[changes]]` what has gone",
        );
        let finding = finding.note(known.place_of(name), "it was published then");
        report.push(match &lasting.reference {
            Some(reference) => finding.about(reference),
            None => finding,
        });
    };
    for anchor in known.line.anchors.difference(&lasting.anchors) {
        let help = match anchor.split_once('-') {
            Some(("table", id)) => format!("name the table in its caption: `{{#{id}}}`"),
            Some(("attachment", _)) => "list the attachments in the order they had".to_owned(),
            _ if anchor.starts_with('q') && anchor[1..].starts_with(|digit: char| digit.is_ascii_digit()) => {
                "give the question the label it had".to_owned()
            }
            _ => format!("name the heading as it was: `## … {{#{anchor}}}`"),
        };
        push(
            anchor,
            format!("links to `/{address}#{anchor}` led to a place on this page before, and lead nowhere now"),
            &help,
        );
    }
    for file in known.line.files.difference(&lasting.files) {
        push(
            file,
            format!("`/{address}{file}` was published before, and is gone"),
            "give the file or the table the name it had",
        );
    }
}
