//! Which files of `content/` are records and pages, and the reading of a file as text within bounds. A file that nothing
//! accounts for is a finding.

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Report, rules};
use crate::source::{EntryKind, Source, SourceTree};

/// The largest record, in bytes.
const LARGEST: usize = 4 << 20;
/// The longest line, in bytes.
const LONGEST_LINE: usize = 1 << 20;

const RESPONSES: &str = "content/responses/";
/// What makes a folder one record.
const INDEXES: [&str; 2] = ["index.md", "index.toml"];
const PAGES: &str = "content/pages/";

/// What `content/` holds.
#[derive(Debug, Default)]
pub struct Finds {
    /// Paths of records.
    pub records: Vec<String>,
    /// Paths of other pages.
    pub pages: Vec<String>,
    /// Files that only a record can account for: attachments and data.
    pub beside: Vec<String>,
}

/// Sorts the files of `content/` into records, pages and files beside records.
pub fn find(tree: &SourceTree, report: &mut Report) -> Finds {
    let mut finds = Finds::default();
    for (path, kind) in tree.under("content/") {
        let name = path.rsplit('/').next().unwrap_or(path);
        if name.starts_with('.') {
            continue;
        }
        if kind == EntryKind::BadName {
            let finding = Diagnostic::on_file(&rules::R012, path, "the name of this file cannot be used")
                .help("rename it: letters, digits, hyphens and dots are safe everywhere");
            report.push(finding);
        } else if kind == EntryKind::Link || kind == EntryKind::Other {
            let what = if kind == EntryKind::Link { "a symbolic link" } else { "not a regular file" };
            let finding = Diagnostic::on_file(&rules::R012, path, format!("this is {what}, which is never followed"))
                .help("put the file itself here");
            report.push(finding);
        } else if path.starts_with(RESPONSES) {
            if is_record(tree, path) {
                finds.records.push(path.to_owned());
            } else {
                finds.beside.push(path.to_owned());
            }
        } else if path.starts_with(PAGES) && path.ends_with(".md") {
            finds.pages.push(path.to_owned());
        } else {
            report.push(stray(path));
        }
    }
    finds
}

/// A file that nothing publishes.
pub(super) fn stray(path: &str) -> Diagnostic {
    Diagnostic::on_file(&rules::R020, path, "nothing publishes this file")
        .help("list it under `[[attachments]]` of the record beside it, or move it out of `content/`")
}

fn is_record(tree: &SourceTree, path: &str) -> bool {
    record_of(tree, path).as_deref() == Some(path) && (path.ends_with(".md") || path.ends_with(".toml"))
}

/// The path of the record that a file under `content/responses/` belongs to. A folder with an `index` is one record with its
/// files; elsewhere each file stands for itself. None for a file that the tree does not have.
pub fn record_of(tree: &SourceTree, path: &str) -> Option<String> {
    let inside = path.strip_prefix(RESPONSES)?;
    let is_index = matches!(path.rsplit_once('/'), Some((_, name)) if INDEXES.contains(&name));
    let folders = inside.rmatch_indices('/').map(|(at, _)| &path[..RESPONSES.len() + at]).filter(|_| !is_index);
    let indexes = folders.flat_map(|folder| INDEXES.map(|index| format!("{folder}/{index}")));
    indexes.chain([path.to_owned()]).find(|path| tree.entry(path).is_some())
}

/// A record, or the folder with its files: what the paths of both begin with.
pub fn place_of(record: &str) -> &str {
    match record.rsplit_once('/') {
        Some((folder, name)) if INDEXES.contains(&name) => &record[..=folder.len()],
        _ => record,
    }
}

/// The text of a record or page; a finding says why there is none.
pub(super) fn text(tree: &SourceTree, path: &str, report: &mut Report) -> Option<Arc<Source>> {
    let bytes = match tree.read(path) {
        Ok(bytes) => bytes,
        Err(error) => {
            let message = format!("the file cannot be read: {error}");
            report
                .push(Diagnostic::on_file(&rules::R012, path, message).help("check that it is there and may be read"));
            return None;
        }
    };
    if bytes.len() > LARGEST {
        let message = format!("the file has {:.1} MB", bytes.len() as f64 / 1e6);
        let help = "a record has at most 4 MB: put long tables into a CSV file beside it";
        report.push(Diagnostic::on_file(&rules::R012, path, message).help(help));
        return None;
    }
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let source = Source::new(path, shown(error.as_bytes()));
            let finding = Diagnostic::at(&rules::R012, &source, at..at + 1, "this is not UTF-8")
                .help("save the file as UTF-8 in your editor");
            report.push(finding);
            return None;
        }
    };
    if text.trim().is_empty() {
        report.push(Diagnostic::on_file(&rules::R012, path, "the file is empty").help("write it, or take it out"));
        return None;
    }
    let source = Source::new(path, text);
    let long = |line: &&str| line.len() > LONGEST_LINE;
    if source.text().len() > LONGEST_LINE
        && let Some(line) = source.text().split('\n').find(long)
    {
        let at = line.as_ptr() as usize - source.text().as_ptr() as usize;
        let message = format!("this line has {:.1} MB", line.len() as f64 / 1e6);
        let finding = Diagnostic::at(&rules::R012, &source, at..at + 1, message)
            .help("a line has at most 1 MB: is this a file of another kind?");
        report.push(finding);
        return None;
    }
    Some(source)
}

/// The text of a file that is not all text, byte for byte as long as the file: a question mark for each byte that is none.
fn shown(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().map(|_| '?'));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_with_an_index_is_one_record() {
        let tree = SourceTree::from_files([
            ("content/responses/2023/A/index.md", ""),
            ("content/responses/2023/A/notes.md", ""),
            ("content/responses/2023/A/data/b.csv", ""),
            ("content/responses/2022/B.toml", ""),
            ("content/pages/about.md", ""),
            ("content/todo.txt", ""),
        ]);
        let mut report = Report::default();
        let finds = find(&tree, &mut report);
        assert_eq!(finds.records, ["content/responses/2022/B.toml", "content/responses/2023/A/index.md"]);
        assert_eq!(finds.beside, ["content/responses/2023/A/data/b.csv", "content/responses/2023/A/notes.md"]);
        assert_eq!(finds.pages, ["content/pages/about.md"]);
        assert_eq!(report.findings()[0].path(), "content/todo.txt");
    }

    #[test]
    fn a_file_belongs_to_the_record_beside_it_or_above_it() {
        let paths =
            ["2023/a.md", "2023/b/index.md", "2023/b/data/c.csv"].map(|path| (format!("{RESPONSES}{path}"), ""));
        let tree = SourceTree::from_files(paths.clone());
        let owners = paths.each_ref().map(|(path, _)| record_of(&tree, path));
        assert_eq!(owners, [0, 1, 1].map(|index| Some(paths[index].0.clone())));
        assert_eq!(record_of(&tree, "config.toml"), None);
        assert_eq!(record_of(&tree, "content/responses/gone.md"), None);
        assert_eq!(place_of(&paths[1].0), "content/responses/2023/b/");
        assert_eq!(place_of(&paths[0].0), paths[0].0);
    }

    #[test]
    fn a_long_line_is_found_at_its_place() {
        let tree = SourceTree::from_files([("a.md", format!("+++\n{}", "x".repeat(2 << 20)))]);
        let mut report = Report::default();
        assert!(text(&tree, "a.md", &mut report).is_none());
        assert_eq!(report.findings()[0].lines().0.line, 2);
    }

    #[test]
    fn bytes_that_are_no_text_are_found_at_their_place() {
        let tree = SourceTree::from_files([("a.md", b"+++\ntitle = \"caf\xe9\"".to_vec())]);
        let mut report = Report::default();
        assert!(text(&tree, "a.md", &mut report).is_none());
        let (start, _) = report.findings()[0].lines();
        assert_eq!((start.line, start.column), (2, 13));
        assert_eq!(report.findings()[0].offsets(), 16..17);
    }
}
