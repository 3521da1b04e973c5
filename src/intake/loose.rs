//! Texts that belong to no site: a letter before it becomes a record, a CSV before it is attached. Read by the same gate,
//! with the same findings; nothing comes out that could be published.

use super::gate;
use super::records::{self, Finds};
use crate::config::{self, Config, Policy};
use crate::diagnostic::{Diagnostic, Report, rules};
use crate::source::{Source, SourceTree};

/// Reads one file by itself: a record (`.md` with front matter, `.toml`), Markdown, separated values, or plain text.
pub fn check_loose(path: &str, bytes: Vec<u8>, policy: &Policy, report: &mut Report) {
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let line =
                error.as_bytes()[..error.utf8_error().valid_up_to()].iter().filter(|&&byte| byte == b'\n').count() + 1;
            let finding = Diagnostic::on_file(&rules::A011, path, format!("the file is not UTF-8 text (line {line})"))
                .help("only text can be checked here: Markdown, TOML, CSV, TSV, or plain text in UTF-8");
            report.push(finding);
            return;
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
    let source = if is_markdown { Source::new(path, text) } else { Source::data(path, text) };
    if is_markdown {
        let (document, tables) = records::read_loose(&source, report);
        gate::check_document(&document, &tables, &source, policy, report);
    } else if let Some(delimiter) = records::delimiter(path) {
        gate::check_sheet(&source, delimiter, policy, report);
    } else {
        gate::check_text(&source, policy, report);
    }
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
