//! The form of lock files, which a build writes for the next one to read: remarks at the head, a version, then JSON, an
//! object a line. It does not know what the lines say.

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Diagnostic, Report, rules};
use crate::source::{Source, SourceTree, Span};

/// The largest lock file, in bytes.
const LARGEST: usize = 64 << 20;

/// A lock file of a site.
pub(crate) struct LockFile {
    /// Where it stands in a site.
    pub(crate) path: &'static str,
    /// What findings call it: "the ledger".
    pub(crate) called: &'static str,
    /// What people may take out of it: "lines".
    pub(crate) loses: &'static str,
    /// The version that is written, and the newest that is read. A file that says none is of the first.
    pub(crate) version: u64,
    /// The remarks at its head: each line begins with `#`.
    pub(crate) header: &'static str,
}

/// The line that tells the version.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct VersionLine {
    version: u64,
}

impl LockFile {
    /// Gives `take` every line with its place; it gives nothing back for one that it cannot read. A site that was never
    /// built has no such file. What cannot be read is a finding.
    pub(crate) fn read(&self, tree: &SourceTree, report: &mut Report, mut take: impl FnMut(&str, Span) -> Option<()>) {
        if tree.entry(self.path).is_none() {
            return;
        }
        let text = tree.read(self.path).ok().filter(|bytes| bytes.len() <= LARGEST);
        let Some(text) = text.and_then(|bytes| String::from_utf8(bytes).ok()) else {
            let help = "restore it from version control; `candour build` writes it as UTF-8 text";
            let message = format!("{} cannot be read", self.called);
            report.push(Diagnostic::on_file(&rules::R012, self.path, message).help(help));
            return;
        };
        let source = Source::new(self.path, text);
        let mut at = 0;
        for line in source.text().split_inclusive('\n') {
            let span = Span::new(&source, at..at + line.trim_end().len());
            at += line.len();
            let is_remark = line.trim().is_empty() || line.starts_with('#');
            if is_remark || take(line, span.clone()).is_some() {
                continue;
            }
            if let Some(finding) = self.fault(line, &span) {
                report.push(finding);
            }
        }
    }

    /// What is wrong with a line that could not be taken: nothing where it tells a version that is known.
    fn fault(&self, line: &str, span: &Span) -> Option<Diagnostic> {
        let (message, help) = match serde_json::from_str::<VersionLine>(line) {
            Ok(VersionLine { version }) if version <= self.version => return None,
            Ok(VersionLine { version }) => (
                format!("{} is of version {version}, which this Candour does not know", self.called),
                "use the Candour that wrote it, or a newer one: what an older one leaves out would be forgotten"
                    .to_owned(),
            ),
            Err(_) => (
                format!("this line of {} cannot be read", self.called),
                format!(
                    "restore the file from version control; `candour build` writes it, and people only take {} out",
                    self.loses
                ),
            ),
        };
        Some(Diagnostic::at(&rules::R001, span.source(), span.range(), message).help(help))
    }

    /// The whole file.
    pub(crate) fn write<Line: Serialize>(&self, lines: impl IntoIterator<Item = Line>) -> String {
        let mut text = self.header.to_owned();
        push(&mut text, &VersionLine { version: self.version });
        for line in lines {
            push(&mut text, &line);
        }
        text
    }
}

fn push(text: &mut String, line: &impl Serialize) {
    text.push_str(&serde_json::to_string(line).expect("invariant: texts, numbers and lists have a form in JSON"));
    text.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: LockFile =
        LockFile { path: "a.lock", called: "the file", loses: "lines", version: 2, header: "# About it.\n" };

    fn read(bytes: &[u8]) -> (Vec<(u64, usize)>, Vec<String>) {
        let (mut numbers, mut report) = (Vec::new(), Report::default());
        FILE.read(&SourceTree::from_files([("a.lock", bytes)]), &mut report, |line, span| {
            numbers.push((serde_json::from_str(line).ok()?, span.range().start));
            Some(())
        });
        (numbers, report.findings().iter().map(|finding| finding.message.clone()).collect())
    }

    #[test]
    fn what_is_written_is_read_again() {
        let text = FILE.write([7, 8]);
        assert_eq!(text, "# About it.\n{\"version\":2}\n7\n8\n");
        assert_eq!(read(text.as_bytes()), (vec![(7, 26), (8, 28)], Vec::new()));
        assert_eq!(read(b"{\"version\":1}\r\n\r\n7").0, [(7, 17)]);
    }

    #[test]
    fn what_cannot_be_read_is_said() {
        assert_eq!(read(b"\xff").1, ["the file cannot be read"]);
        let (numbers, findings) = read(b"{\"version\":3}\nx\n7\n");
        assert_eq!(numbers, [(7, 16)]);
        assert_eq!(
            findings,
            ["the file is of version 3, which this Candour does not know", "this line of the file cannot be read"]
        );
    }
}
