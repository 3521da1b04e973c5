//! Texts that belong to no site: a letter before it becomes a record, a CSV before it is attached. Read by the same gate,
//! with the same findings; nothing comes out that could be published.

use sha2::{Digest, Sha256};

use super::files::FileKind;
use super::gate;
use super::records::{self, Finds};
use crate::config::{self, Config, Policy};
use crate::diagnostic::{Diagnostic, Report, rules};
use crate::source::{Source, SourceTree};

/// Reads one file by itself: a record (`.md` with front matter, `.toml`), Markdown, separated values, or plain text.
pub fn check_loose(path: &str, bytes: Vec<u8>, policy: &Policy, report: &mut Report) {
    if let Some(kind) = FileKind::of(path) {
        return check_attachable(kind, path, bytes, policy, report);
    }
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
            let line = before.iter().filter(|&&byte| byte == b'\n').count() + 1;
            return refuse(path, &format!("is not UTF-8 (line {line})"), report);
        }
    };
    let is_markdown = path.ends_with(".md");
    if path.ends_with(".toml") || (is_markdown && text.trim_start_matches('\u{feff}').starts_with("+++")) {
        let config = Config { policy: policy.clone(), ..config::minimal() };
        let finds = Finds { records: vec![path.to_owned()], ..Finds::default() };
        let tree = SourceTree::from_files([(path, text)]);
        gate::clear(&tree, &finds, &config, gate::Ledger::default(), report);
        return;
    }
    if !is_markdown {
        return check_attachable(FileKind::Text, path, text.into_bytes(), policy, report);
    }
    let source = Source::new(path, text);
    let (document, tables) = records::read_loose(&source, report);
    gate::check_document(&document, &tables, &source, policy, report);
}

/// Reads a file as if it were attached to a record.
fn check_attachable(kind: FileKind, path: &str, bytes: Vec<u8>, policy: &Policy, report: &mut Report) {
    let digest = Sha256::digest(&bytes).into();
    match records::contents(kind, path, "", bytes) {
        Ok(contents) => gate::check_file(&gate::Opened { path, kind, digest, contents: &contents }, policy, report),
        Err(problem) => refuse(path, &problem, report),
    }
}

fn refuse(path: &str, problem: &str, report: &mut Report) {
    let finding = Diagnostic::on_file(&rules::A011, path, format!("the file {problem}"))
        .help("save it again, as UTF-8 if it is text");
    report.push(finding);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(path: &str, text: &str) -> Vec<&'static str> {
        let mut report = Report::default();
        check_loose(path, text.as_bytes().to_vec(), &Policy::default(), &mut report);
        report.findings().iter().map(|finding| finding.rule.code).collect()
    }

    #[test]
    fn every_kind_of_text_is_read() {
        assert_eq!(codes("a.txt", "Three officers were dismissed."), ["S002"]);
        assert_eq!(codes("a.md", "Three officers were dismissed."), ["S002"]);
        assert_eq!(codes("a.csv", "Borough,Arrests\nNorth,4\nSouth,12\n"), ["S001"]);
        assert_eq!(
            codes(
                "a.md",
                "+++\nreference = \"A\"\ntitle = \"T\"\noutcome = \"disclosed\"\n+++\nThree officers were dismissed."
            ),
            ["S002"]
        );
        assert_eq!(codes("a.txt", "Forty officers were trained."), [""; 0]);
    }
}
